// What the tests of the page share: the module out of a page, folders as sources, and runs of the module without a browser.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { read } from '../page/base85.mjs';
import { run } from '../page/host.mjs';
import { brought } from '../page/section.mjs';

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
export const here = path => join(root, path);
export const sha256 = bytes => createHash('sha256').update(bytes).digest('hex');

/** Compiles the module that lies in a page. */
export function moduleOf(page) {
  const packed = readFileSync(page, 'utf8').match(/<script type="text\/plain" id="module">([^<]*)<\/script>/)[1];
  return new WebAssembly.Module(gunzipSync(read(packed)));
}

/** Runs the program in a folder that is its home too. */
export const programIn = (program, room) => (...words) =>
  execFileSync(program, words, { cwd: room, stdio: 'pipe', env: { ...process.env, HOME: room, XDG_CONFIG_HOME: room } });

/** The catalogues that a page brings: English first. */
export const wordsOf = page => brought(moduleOf(page)).words;

/** The files below a folder, by their paths in the folder. */
export function filesOf(folder) {
  const walk = at => readdirSync(at).sort().flatMap(name => {
    const path = join(at, name);
    return statSync(path).isDirectory() ? walk(path) : [path];
  });
  return new Map(walk(folder).map(path => [relative(folder, path), readFileSync(path)]));
}

const lengths = files => files.map(([name, bytes]) => [name, bytes.length]);

/** Runs an order on files by their names. `base` has the files of an old release. */
export async function order(module, files, given, base = null) {
  const all = [...files];
  const sources = [...all, ...base ?? []].map(([, bytes]) => ({ size: bytes.length, readAt: (at, length) => bytes.subarray(at, at + length) }));
  const answer = await run(module, { ...given, files: lengths(all), ...base && { base: lengths([...base]) } }, sources);
  const lines = kind => answer.lines.filter(line => kind in line).map(line => line[kind]);
  return { ...answer, all: lines, one: kind => lines(kind)[0] ?? null };
}

/** The bytes of what an answer tells, by their paths. */
export async function bytesOf(answer, kind) {
  const whole = answer.blob ? Buffer.from(await answer.blob.arrayBuffer()) : Buffer.alloc(0);
  return new Map(answer.all(kind).map(one => [one.path, whole.subarray(one.at, one.at + one.bytes)]));
}

export const publisher = path => ['pinned', readFileSync(here(path), 'utf8')];

/** The means of opening that lie in a folder of keys. */
export function unlockIn(folder, sealing) {
  const at = name => here(`tests/keys/${folder}/${name}`);
  if (sealing === 'recipients') return { key: readFileSync(at('recipient.key'), 'utf8') };
  if (sealing === 'passphrase' && existsSync(at('passphrase.txt'))) return { passphrase: readFileSync(at('passphrase.txt'), 'utf8').trimEnd() };
  return {};
}

/** The bundles that must always open: name, folder of keys, and the hashes of the documents. */
export function bundles() {
  const expected = folder => new Map([...filesOf(here(`tests/expected/${folder}`))].map(([path, bytes]) => [path, sha256(bytes)]));
  const many = new Map();
  for (let n = 1; n <= 400; n++) {
    for (const [folder, word] of [['notes', 'note'], ['یادداشت', 'یادداشت'], ['笔记', '笔记']]) {
      many.set(`${folder}/${n}.txt`, sha256(`${word} ${n}\n`));
    }
  }
  const sections = new Map();
  for (let n = 1; n <= 12; n++) {
    const lines = Array.from({ length: 900 }, (_, i) => `${sha256(`${n} ${i + 1}`)}\n`).join('');
    sections.set(`${n}.txt`, sha256(lines + `document ${n}\n`.repeat(27_000)));
  }
  const plain = expected('format-1');
  return [
    ['recipients', 'format-1', plain], ['passphrase', 'format-1', plain], ['public', 'format-1', plain],
    ['many', 'format-1-many', many], ['base', 'format-1-delta', plain], ['letters', 'format-1-letters', plain],
    ['sections', 'format-1-sections', sections],
  ].map(([name, keys, documents]) => ({ name: `format-1-${name}`, folder: here(`bundles/format-1-${name}`), keys, documents }));
}
