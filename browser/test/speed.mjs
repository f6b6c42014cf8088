// The processor time of the module in Node beside the program's, on the same bundle and one core, in turns.
//   node browser/test/speed.mjs PROGRAM BUNDLE PUBLISHER.pub KEY [RUNS]     pin this and the program to a core: taskset -c 0 node ...
import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, fstatSync, mkdtempSync, openSync, readFileSync, readSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { here, moduleOf } from './kit.mjs';
import { run } from '../page/host.mjs';

const [program, folder, publisher, key, runs = '3'] = process.argv.slice(2);
const module = moduleOf(process.env.PAGE ?? here('browser/reader.html'));
const room = mkdtempSync(join(tmpdir(), 'pannier-speed-'));
process.on('exit', () => rmSync(room, { recursive: true, force: true }));
const secret = readFileSync(key, 'utf8');
const isKey = secret.includes('AGE-SECRET-KEY');

/** Seconds of processor time of a command, from GNU time. */
function native(...args) {
  const { stderr } = spawnSync('/usr/bin/time', ['-f', '%U %S', program, ...args, '-q'], { encoding: 'utf8' });
  const [user, system] = stderr.trim().split('\n').at(-1).split(' ').map(Number);
  return user + system;
}

async function wasm(verb, given, lost) {
  const names = readdirSync(folder).filter(name => !lost.includes(name));
  const opened = names.map(name => openSync(join(folder, name), 'r'));
  const sources = opened.map(fd => ({
    size: fstatSync(fd).size,
    readAt: (at, length) => {
      const bytes = new Uint8Array(length);
      return bytes.subarray(0, readSync(fd, bytes, 0, length, at));
    },
  }));
  const files = names.map((name, index) => [name, sources[index].size]);
  const before = process.cpuUsage();
  const answer = await run(module, { verb, pins: [['given', readFileSync(publisher, 'utf8')]], files, ...given }, sources);
  const { user, system } = process.cpuUsage(before);
  opened.forEach(closeSync);
  if (answer.code !== 0) throw new Error(JSON.stringify(answer.lines.at(-1)));
  return { seconds: (user + system) / 1e6, heap: answer.heap / 2 ** 20 };
}

const median = all => all.sort((a, b) => a - b)[Math.floor(all.length / 2)];
const data = readdirSync(folder).filter(name => /^d\d+\.bin$/.test(name));
const spare = readdirSync(folder).filter(name => /^r\d+\.bin$/.test(name)).length;
const lose = Math.min(6, spare);
const some = data.filter((_, index) => index % Math.floor(data.length / lose) === 1).slice(0, lose);
const damaged = join(room, 'damaged');
execFileSync('cp', ['-r', folder, damaged]);
for (const name of some) rmSync(join(damaged, name));
const unlock = isKey ? { key: secret } : { passphrase: secret.trim() };
const means = isKey ? ['-i', key] : ['--passphrase-file', key];
let turn = 0;
const out = () => join(room, `out-${turn++}`);
const cases = [
  ['check', () => wasm('check', {}, []), () => native('check', folder, '-P', publisher)],
  ['open', () => wasm('open', { unlock }, []), () => native('open', folder, '-P', publisher, ...means, '-o', out())],
  [`open with ${lose} chunks lost`, () => wasm('open', { unlock }, some), () => native('open', damaged, '-P', publisher, ...means, '-o', out())],
  [`repair of ${lose} chunks`, () => wasm('repair', {}, some), () => native('repair', damaged, '-P', publisher, '-o', out())],
];
for (const [name, one, other] of cases.filter(([name]) => name.includes(process.env.ONLY ?? ''))) {
  const [here_, there] = [[], []];
  let heap = 0;
  for (let i = 0; i < Number(runs); i++) {
    const { seconds, heap: used } = await one();
    here_.push(seconds);
    heap = Math.max(heap, used);
    there.push(other());
  }
  const [a, b] = [median(here_), median(there)];
  console.log(`${name}: module ${a.toFixed(2)} s, program ${b.toFixed(2)} s, ratio ${(a / b).toFixed(1)}; memory of the module ${heap.toFixed(0)} MiB`);
}
