// How much work the pictures of a film get.

const TRIES = 2, SELDOM = 8;

/**
 * Whether sharpened pictures of one film showed codes that the pictures themselves did not show: the first few are looked at, and
 * later one of so many. Two showings blended into one picture are seen and never read, so a sharp film would pay for each of those.
 */
export function habit() {
  let pictures = 0, tries = 0, found = 0;
  return {
    quick: () => pictures++ % SELDOM !== 0 && tries >= TRIES && found * 2 < tries,
    saw(sharpened) {
      if (sharpened === null) return;
      tries++;
      found += sharpened;
    },
  };
}
