// Packs the built pages for the program: the modules unpacked and side by side, because they share most of their bytes, and beside
// each the choices by which zopfli packed it. src/cli/built.rs makes the same pages again, byte for byte.
//   node browser/pack.mjs OUT PAGE.html...     scripts/pages-pack compresses OUT
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { read, written } from './page/base85.mjs';

const [out, ...pages] = process.argv.slice(2);
const BEGIN = '<script type="text/plain" id="module">';
const END = '</script>';
const LENGTHS = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
const DISTANCES = [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577];
const lengthBits = n => n < 8 || n === 28 ? 0 : (n >> 2) - 1;
const distanceBits = n => n < 4 ? 0 : (n >> 1) - 1;
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** Reads the blocks of a stream of deflate (RFC 1951): code lengths, the bits of the head, and the length of each match; 0 is a literal. */
function blocks(packed, plain) {
  let at = 10, bits = 0, count = 0, position = 0;
  const take = n => {
    while (count < n) {
      bits += packed[at++] * 2 ** count;
      count += 8;
    }
    const value = bits % 2 ** n;
    bits = Math.floor(bits / 2 ** n);
    count -= n;
    return value;
  };
  const table = lengths => {
    const codes = new Map();
    for (let length = 1, code = 0; length < 16; length++, code *= 2) {
      lengths.forEach((one, symbol) => { if (one === length) codes.set(length * 65536 + code++, symbol); });
    }
    return codes;
  };
  const symbol = codes => {
    for (let length = 1, code = 0; length < 16; length++) {
      code = code * 2 + take(1);
      const found = codes.get(length * 65536 + code);
      if (found !== undefined) return found;
    }
    throw new Error('no such code');
  };
  const all = [];
  for (let last = 0; !last;) {
    const begun = at * 8 - count;
    last = take(1);
    const lengths = [], kind = take(2);
    let literals = 288, distances = 32;
    if (kind === 1) {
      lengths.push(...new Array(144).fill(8), ...new Array(112).fill(9), ...new Array(24).fill(7), ...new Array(8).fill(8), ...new Array(32).fill(5));
    } else if (kind === 2) {
      literals = take(5) + 257;
      distances = take(5) + 1;
      const of = new Array(19).fill(0);
      for (let i = 0, n = take(4) + 4; i < n; i++) of[ORDER[i]] = take(3);
      const codes = table(of);
      while (lengths.length < literals + distances) {
        const one = symbol(codes);
        if (one < 16) lengths.push(one);
        else if (one === 16) lengths.push(...new Array(take(2) + 3).fill(lengths.at(-1)));
        else lengths.push(...new Array(one === 17 ? take(3) + 3 : take(7) + 11).fill(0));
      }
    } else {
      throw new Error('zopfli stored a block');
    }
    const head = { begun, bits: at * 8 - count - begun };
    const fill = (list, n) => [...list, ...new Array(n - list.length).fill(0)];
    const block = { head, literal: fill(lengths.slice(0, literals), 288), distance: fill(lengths.slice(literals), 32), tokens: [] };
    const literal = table(block.literal), distance = table(block.distance);
    for (let one; (one = symbol(literal)) !== 256;) {
      if (one < 256) {
        block.tokens.push(0);
        position++;
        continue;
      }
      const length = LENGTHS[one - 257] + take(lengthBits(one - 257)), code = symbol(distance);
      const back = DISTANCES[code] + take(distanceBits(code));
      // The nearest place with these bytes is the place that zopfli takes, so a length says everything.
      const nearest = plain.lastIndexOf(plain.subarray(position, position + length), position - 1);
      if (position - nearest !== back) throw new Error(`zopfli did not take the nearest match at ${position}`);
      block.tokens.push(length);
      position += length;
    }
    all.push(block);
  }
  if (position !== plain.length) throw new Error('the module has another length');
  return all;
}

const number = value => { const bytes = Buffer.alloc(4); bytes.writeUInt32LE(value); return bytes; };

/** The bits of the head of a block, from the first bit of a byte. */
function headOf(packed, { begun, bits }) {
  const bytes = Buffer.alloc(Math.ceil(bits / 8));
  for (let i = 0; i < bits; i++) if (packed[(begun + i) >> 3] >> ((begun + i) & 7) & 1) bytes[i >> 3] |= 1 << (i & 7);
  return bytes;
}

const parts = pages.map(path => {
  const page = readFileSync(path, 'utf8');
  const begin = page.indexOf(BEGIN) + BEGIN.length, end = page.indexOf(END, begin);
  const packed = Buffer.from(read(page.slice(begin, end)));
  if (written(packed) !== page.slice(begin, end)) throw new Error(`${path}: the module is written in another way`);
  if (packed[3] !== 0) throw new Error(`${path}: the module has a name`);
  const plain = gunzipSync(packed), list = blocks(packed, plain);
  return {
    plain, ends: [packed.subarray(0, 10), packed.subarray(-8)], texts: [page.slice(0, begin), page.slice(end)].map(text => Buffer.from(text)),
    // 257 and 258 take two bytes.
    tokens: Buffer.from(list.flatMap(block => block.tokens.flatMap(one => one === 0 ? [0] : one < 257 ? [one - 2] : [255, one - 257]))),
    blocks: Buffer.concat(list.map(block => Buffer.concat([
      number(block.tokens.length), number(block.head.bits), headOf(packed, block.head), Buffer.from(block.literal), Buffer.from(block.distance),
    ]))),
  };
});
// What is alike lies side by side: modules, texts, heads of blocks, tokens.
const sections = [...parts.map(one => one.plain), ...parts.flatMap(one => [...one.texts, ...one.ends]), ...parts.map(one => one.blocks), ...parts.map(one => one.tokens)];
writeFileSync(out, Buffer.concat(sections.flatMap(section => [number(section.length), section])));
