// Codes: photos, films and the camera give lines; the module makes files of the lines, and says what is still missing.
import { habit } from './habit.mjs';
import { at, make, put, say } from './words.mjs';
import { faultOf, linesOf, look, rest, verb, working } from './task.mjs';

const OBJECTS_SHOWN = 12, RUNS_SHOWN = 8;
/** So often what is missing is counted again while codes arrive, in milliseconds. */
const PAUSE = 1500;

let lines = new Set(), counted = 0, last = 0, stopped = true, changed = () => {};

export const codes = { files: [] };

/** `tell` is called when files came out of codes. */
export function begin(tell) {
  changed = tell;
}

export function forget() {
  stop();
  lines = new Set();
  counted = 0;
  codes.files = [];
  at('codes-state').replaceChildren();
}

export function stop() {
  stopped = true;
  const lens = at('lens');
  for (const track of lens.srcObject?.getTracks() ?? []) track.stop();
  lens.srcObject = null;
  if (lens.src) URL.revokeObjectURL(lens.src);
  lens.removeAttribute('src');
  lens.load();
  lens.hidden = true;
  at('codes-stop').hidden = true;
}

function take(answer) {
  const before = lines.size;
  for (const { lines: some } of linesOf(answer, 'looked')) for (const line of some) lines.add(line);
  return lines.size > before;
}

/** Makes files of all lines. Tells whether every object that was seen is whole. */
async function gather() {
  counted = lines.size;
  last = performance.now();
  const answer = await verb('working-look', { verb: 'gather', lines: [...lines] }, []);
  const [gathered] = linesOf(answer, 'gathered');
  if (!gathered) return false;
  codes.files = linesOf(answer, 'file').map(({ path, at: from, bytes }) => ({ path, blob: answer.blob.slice(from, from + bytes) }));
  show(gathered);
  const whole = gathered.objects.length > 0 && gathered.objects.every(one => one.whole);
  return whole;
}

function show({ objects }) {
  const items = objects.slice(0, OBJECTS_SHOWN).map((one, index) => {
    const values = { number: index + 1, have: one.have, need: one.need };
    if (one.whole) return make('li', 'codes-part-whole', values);
    const item = make('li', 'codes-part', values);
    const runs = one.missing.slice(0, RUNS_SHOWN).map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`));
    if (one.missing.length > RUNS_SHOWN) runs.push(say('and-more'));
    item.append('; ', put(document.createElement('span'), 'codes-missing', { runs: runs.join(', ') }));
    return item;
  });
  const list = document.createElement('ul');
  list.className = 'plain';
  list.append(...items);
  at('codes-state').replaceChildren(make('p', 'codes-seen', { n: lines.size }), list);
}

async function settle() {
  if (lines.size > 0) await gather();
  await changed(codes.files);
}

/** Looks at photos, one after the other. Each has a module of its own, so a picture that kills one costs one picture. */
export async function photos(files) {
  stopped = false;
  const notes = [];
  for (const picture of files) {
    if (stopped) break;
    working('working-look', 0, 0);
    const answer = await look({ picture, moving: false });
    const fault = faultOf(answer);
    if (fault?.kind === 'Cancelled') break;
    if (fault) notes.push(make('li', fault.kind === 'Picture' ? 'codes-picture' : 'error-Crash', { name: picture.name }));
    else if (linesOf(answer, 'looked')[0].lines.length === 0) notes.push(make('li', 'codes-none', { name: picture.name }));
    take(answer);
  }
  rest();
  at('chosen-notes').replaceChildren(...notes);
  await settle();
}

/** Looks at what plays in the lens, until somebody stops it, it ends, or everything that was seen is whole. */
async function watch(lens) {
  stopped = false;
  lens.hidden = false;
  lens.setAttribute('aria-label', say('codes-preview'));
  at('codes-stop').hidden = false;
  const sharp = habit();
  let whole = false;
  while (!stopped && !whole && !lens.ended) {
    if (lens.readyState < 2) {
      await new Promise(done => setTimeout(done, 50));
      continue;
    }
    const bitmap = await createImageBitmap(lens).catch(() => null);
    if (!bitmap) break;
    const answer = await look({ bitmap, moving: true, quick: sharp.quick() });
    for (const { sharpened } of linesOf(answer, 'looked')) sharp.saw(sharpened);
    take(answer);
    if (lines.size > counted && performance.now() - last > PAUSE) whole = await gather();
    await new Promise(done => setTimeout(done));
  }
  stop();
  await settle();
  if (whole) at('codes-state').append(make('p', 'codes-enough'));
}

export async function camera() {
  const lens = at('lens');
  try {
    const wanted = { video: { facingMode: 'environment', width: { ideal: 1920 }, height: { ideal: 1080 } } };
    lens.srcObject = await navigator.mediaDevices.getUserMedia(wanted);
    await lens.play();
  } catch (error) {
    stop();
    at('codes-state').replaceChildren(make('p', 'codes-camera-no', { why: error?.name ?? '?' }));
    return;
  }
  await watch(lens);
}

export async function film(file) {
  const lens = at('lens');
  lens.src = URL.createObjectURL(file);
  try {
    await lens.play();
  } catch {
    stop();
    at('codes-state').replaceChildren(make('p', 'codes-film-bad', { name: file.name }));
    return;
  }
  await watch(lens);
}
