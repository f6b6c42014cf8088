// Bytes as text with 85 letters, none of which means something in HTML: five letters for four bytes.

const LETTERS = Array.from({ length: 94 }, (_, n) => String.fromCharCode(33 + n)).filter(letter => !'<>&"\'`\\{}'.includes(letter)).join('');

/** Writes bytes as text. The last group is filled with zeros, and the text begins with their number. */
export function written(bytes) {
  const fill = (4 - bytes.length % 4) % 4;
  const parts = [String(fill)];
  for (let at = 0; at < bytes.length; at += 4) {
    let value = 0;
    for (let i = 0; i < 4; i++) value = value * 256 + (bytes[at + i] ?? 0);
    let group = '';
    for (let i = 0; i < 5; i++) {
      group = LETTERS[value % 85] + group;
      value = Math.floor(value / 85);
    }
    parts.push(group);
  }
  return parts.join('');
}

/** Reads what `written` wrote. */
export function read(text) {
  const values = new Uint8Array(128);
  for (let i = 0; i < 85; i++) values[LETTERS.charCodeAt(i)] = i;
  const groups = (text.length - 1) / 5;
  const bytes = new Uint8Array(groups * 4);
  for (let group = 0, at = 1; group < groups; group++) {
    let value = 0;
    for (let i = 0; i < 5; i++) value = value * 85 + values[text.charCodeAt(at++)];
    bytes[group * 4] = value / 16777216;
    bytes[group * 4 + 1] = value >>> 16;
    bytes[group * 4 + 2] = value >>> 8;
    bytes[group * 4 + 3] = value;
  }
  return bytes.subarray(0, bytes.length - Number(text[0]));
}
