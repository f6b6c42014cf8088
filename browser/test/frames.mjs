// The processor time of the module for pictures of a film, beside zxing-wasm's for the same pictures, in turns in one process.
//   node browser/test/frames.mjs PROGRAM [ROUNDS [GRID]]     npm install zxing-wasm in the folder of PANNIER_NPM; ffmpeg makes the film
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { here, moduleOf, programIn } from './kit.mjs';
import { run } from '../page/host.mjs';
import { habit } from '../page/habit.mjs';

const [named, rounds = '5', grid = '3x2'] = process.argv.slice(2);
const program = resolve(named);
const WIDTH = 1280, HEIGHT = 720, MOST = 30;
const room = mkdtempSync(join(tmpdir(), 'pannier-frames-'));
process.on('exit', () => rmSync(room, { recursive: true, force: true }));
const at = name => join(room, name);
const say = programIn(program, room);

// A bundle that does not compress, its loop, and a phone's film of the loop.
mkdirSync(at('documents'));
writeFileSync(at('documents/noise'), randomBytes(60_000));
say('keygen', 'keys', '--no-passphrase');
say('pack', 'documents', '-o', 'bundle', '-k', 'keys/publisher.key', '--public', '--no-rehearsal');
say('play', 'bundle', '-P', 'keys/publisher.pub', '--grid', grid, '--apng', 'loop.png');
const ffmpeg = (...words) => execFileSync('ffmpeg', ['-v', 'error', '-y', ...words], { cwd: room });
ffmpeg('-i', 'loop.png', '-vf', `scale=${WIDTH}:${HEIGHT}:force_original_aspect_ratio=decrease,pad=${WIDTH}:${HEIGHT}:(ow-iw)/2:(oh-ih)/2:white,rotate=3*PI/180:c=white,gblur=0.7,noise=alls=6:allf=t`,
  '-r', '30', '-t', '3', '-c:v', 'libx264', '-b:v', '8M', '-pix_fmt', 'yuv420p', 'film.mp4');
ffmpeg('-i', 'film.mp4', '-f', 'rawvideo', '-pix_fmt', 'rgba', 'film.rgba');
const film = readFileSync(at('film.rgba'));
const size = WIDTH * HEIGHT * 4;
const all = Math.floor(film.length / size);
const pictures = Array.from({ length: Math.min(MOST, all) }, (_, n) => Math.floor(n * all / Math.min(MOST, all)))
  .map(n => new Uint8ClampedArray(film.buffer, film.byteOffset + n * size, size));

const module = moduleOf(process.env.PAGE ?? here('browser/reader.html'));
let sharp = habit();
/** As the page does it: the colours of a canvas, a fresh instance, and sharpened pictures where they show something. */
async function ours(data) {
  const colours = new Uint8Array(data.buffer, data.byteOffset, data.length);
  const source = { size: colours.length, readAt: (start, length) => colours.subarray(start, start + length) };
  const answer = await run(module, { verb: 'look', width: WIDTH, height: HEIGHT, moving: true, quick: sharp.quick(), files: [['picture', colours.length]] }, [source]);
  const looked = answer.lines.flatMap(line => line.looked ?? []);
  looked.forEach(one => sharp.saw(one.sharpened));
  return looked.flatMap(one => one.lines);
}

const packages = createRequire(join(process.env.PANNIER_NPM ?? process.cwd(), 'x.js'));
const { prepareZXingModule, readBarcodes } = await import(pathToFileURL(packages.resolve('zxing-wasm/reader')));
const wasmBinary = readFileSync(packages.resolve('zxing-wasm/reader/zxing_reader.wasm')).buffer;
await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
async function theirs(data) {
  const found = await readBarcodes({ data, width: WIDTH, height: HEIGHT, colorSpace: 'srgb' }, { formats: ['QRCode'], maxNumberOfSymbols: 255 });
  return found.filter(one => one.isValid).map(one => one.text);
}

async function timed(read) {
  sharp = habit();
  const codes = new Set();
  const before = process.cpuUsage();
  for (const picture of pictures) for (const line of await read(picture)) if (line.startsWith('PN1')) codes.add(line);
  const { user, system } = process.cpuUsage(before);
  return { ms: (user + system) / 1000 / pictures.length, codes: codes.size };
}

await timed(ours);
await timed(theirs);
const ratios = [];
for (let round = 0; round < Number(rounds); round++) {
  // Another one begins each round.
  const took = new Map();
  for (const read of round % 2 ? [ours, theirs] : [theirs, ours]) took.set(read, await timed(read));
  const [a, b] = [took.get(ours), took.get(theirs)];
  ratios.push(a.ms / b.ms);
  console.log(`module ${a.ms.toFixed(1)} ms a picture, ${a.codes} codes; zxing-wasm ${b.ms.toFixed(1)} ms, ${b.codes} codes; ratio ${(a.ms / b.ms).toFixed(2)}`);
}
ratios.sort((a, b) => a - b);
console.log(`${pictures.length} pictures of ${WIDTH} by ${HEIGHT}: ratio ${ratios[Math.floor(ratios.length / 2)].toFixed(2)} (${ratios[0].toFixed(2)}–${ratios.at(-1).toFixed(2)})`);
