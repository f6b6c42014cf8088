// The tests of the module without a browser: every bundle of bundles/, whole and with lost chunks, codes, and all vectors.
//   node browser/test/node.mjs [PAGE] [PROGRAM]     with PROGRAM, the verdicts of `PROGRAM check` must be the same, and
//                                                 PROGRAM makes differences one after another
//   node browser/test/node.mjs PAGE --short         without the vectors, which another run of the same sources judges
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { bundles, bytesOf, filesOf, here, moduleOf, order, publisher, sha256, unlockIn } from './kit.mjs';
import { apart } from './apart.mjs';
import { chains } from './chains.mjs';
import { isZip, membersOf, zipOf } from '../page/zip.mjs';
import { proofs } from './proofs.mjs';
import { shown } from './shown.mjs';
import { vectors } from './vectors.mjs';

const page = process.argv[2] ?? here('browser/reader.html');
const short = process.argv[3] === '--short';
const program = short || !process.argv[3] ? undefined : resolve(process.argv[3]);
const module = moduleOf(page);
const HEAP_MOST = 64 << 20;
let heap = 0;

const isChunk = name => /^[dr]\d+\.bin$/.test(name);
const without = (files, ...names) => new Map([...files].filter(([name]) => !names.includes(name)));

/** The first word of the program's own verdict on the same files. */
function nativeWord(files, keys) {
  const room = mkdtempSync(join(tmpdir(), 'pannier-page-'));
  try {
    mkdirSync(join(room, 'stick'));
    for (const [name, bytes] of files) writeFileSync(join(room, 'stick', name), bytes);
    const { stdout } = spawnSync(program, ['check', '--json', '-P', here(`tests/keys/${keys}/publisher.pub`), join(room, 'stick')], { encoding: 'utf8' });
    // The contract of JSON has words for programs.
    return JSON.parse(stdout).bundles[0].verdict.replaceAll('-', ' ').toUpperCase();
  } finally {
    rmSync(room, { recursive: true });
  }
}

/** Opens files and compares every document by its hash, as told and as given. */
async function opens(files, { keys, documents }, sealing, rebuilt) {
  const order_ = { verb: 'open', pins: [publisher(`tests/keys/${keys}/publisher.pub`)], unlock: unlockIn(keys, sealing) };
  const answer = await order(module, files, order_);
  assert.ok(answer.one('opened'), JSON.stringify(answer.one('error')));
  if (sealing !== 'passphrase') heap = Math.max(heap, answer.heap);
  assert.equal(answer.one('opened').rebuilt > 0, rebuilt);
  const given = await bytesOf(answer, 'document');
  assert.deepEqual(new Map([...given].map(([path, bytes]) => [path, sha256(bytes)])), documents);
  for (const { path, sha256: told } of answer.all('document')) assert.equal(told, documents.get(path));
}

async function bundle(old) {
  const whole = filesOf(old.folder);
  const pins = [publisher(`tests/keys/${old.keys}/publisher.pub`)];
  const look = async files => (await order(module, files, { verb: 'check', pins })).one('checked').bundles[0];
  const first = await look(whole);
  assert.equal(first.verdict, 'OK', old.name);
  assert.equal(first.want, null);
  assert.ok(first.receipt);
  await opens(whole, old, first.facts.sealing, false);
  // Digits that a person types find the same publisher, also backwards; others find nobody.
  const typed = first.publisher_digits;
  for (const [digits, fate, verdict] of [
    [typed, 'found', old.name === 'format-1-letters' ? undefined : 'OK'],
    [typed.split(' ').reverse().join(' '), 'reversed', undefined],
    ['11111 22222 33333 44444 55555 66666', 'nobody', 'NOT TRUSTED'], ['12345', 'count', 'NOT TRUSTED'], ['abc', 'nothing', 'NOT TRUSTED'],
  ]) {
    const checked = (await order(module, whole, { verb: 'check', digits })).one('checked');
    assert.equal(checked.digits, fate, digits);
    if (verdict) assert.equal(checked.bundles[0].verdict, verdict);
  }
  // Without trust there is no document.
  const stranger = await order(module, whole, { verb: 'open', pins: [], unlock: unlockIn(old.keys, first.facts.sealing) });
  assert.equal(stranger.one('error').kind, 'UnknownPublisher');
  assert.deepEqual([stranger.all('document').length, stranger.blob], [0, null]);

  const data = [...whole.keys()].filter(name => isChunk(name) && name.startsWith('d'));
  for (const name of data.slice(0, 3)) {
    const files = without(whole, name);
    const { verdict, want } = await look(files);
    assert.equal(verdict, 'OPENABLE', `${old.name} without ${name}`);
    if (program) assert.equal(verdict, nativeWord(files, old.keys));
    assert.match(want.slip, /^[\d\s]+$/);
    await opens(files, old, first.facts.sealing, true);
    const answer = await order(module, files, { verb: 'repair' });
    assert.ok(answer.one('repaired'), JSON.stringify(answer.one('error')));
    heap = Math.max(heap, answer.heap);
    const repaired = await bytesOf(answer, 'file');
    for (const [path, bytes] of whole) assert.ok(repaired.get(path)?.equals(bytes), `${old.name}: ${path} after repair`);
  }
  // Recovery chunks and heads are made again too.
  const lost = [...whole.keys()].filter(name => name.startsWith('r') && isChunk(name));
  const answer = await order(module, without(whole, ...lost, 'heads.idx'), { verb: 'repair' });
  const repaired = await bytesOf(answer, 'file');
  for (const [path, bytes] of whole) assert.ok(repaired.get(path)?.equals(bytes), `${old.name}: ${path} after repair of the rest`);
  // Far too little is here.
  const little = without(whole, ...data, ...lost.slice(1));
  const { verdict: word, is_whole_share: share } = await look(little);
  assert.equal(word, 'INCOMPLETE');
  // The page and the program say so where nothing but other carriers lacks.
  if (program) assert.equal(share ? 'SHARE' : word, nativeWord(little, old.keys));
  const none = await order(module, little, { verb: 'open', pins, unlock: unlockIn(old.keys, first.facts.sealing) });
  assert.equal(none.one('error').kind, 'NotEnough');
}

/** A difference opens together with the documents of the old release, and with no other documents. */
async function delta() {
  const keys = 'format-1-delta', unlock = unlockIn(keys, 'recipients');
  const pins = [publisher(`tests/keys/${keys}/publisher.pub`)];
  const first = await order(module, filesOf(here('bundles/format-1-base')), { verb: 'open', pins, unlock });
  const old = new Map([...await bytesOf(first, 'document'), ...await bytesOf(first, 'proof')].map(([path, bytes]) => [`old/${path}`, bytes]));
  const expected = new Map([...filesOf(here('tests/expected/format-1-delta'))].map(([path, bytes]) => [path, sha256(bytes)]));
  const whole = filesOf(here('bundles/format-1-delta'));
  const onto = (files, base, more = {}) => order(module, files, { verb: 'onto', pins, unlock, ...more }, base);
  for (const files of [whole, without(whole, 'd0001.bin'), new Map([...whole].filter(([name]) => name !== 'd0003.bin'))]) {
    const answer = await onto(files, old);
    assert.ok(answer.one('opened'), JSON.stringify(answer.one('error')));
    heap = Math.max(heap, answer.heap);
    const given = await bytesOf(answer, 'document');
    assert.deepEqual(new Map([...given].map(([path, bytes]) => [path, sha256(bytes)])), expected);
    assert.deepEqual(answer.all('proof').map(one => one.path).sort(), ['CONTENTS.sha256', 'CONTENTS.sha256.minisig']);
    // The new release is a base too.
    const next = new Map([...given, ...await bytesOf(answer, 'proof')]);
    assert.equal((await onto(files, next)).one('error').inner, 'Already');
  }
  const [path, bytes] = [...old].find(([name, content]) => !name.includes('CONTENTS') && content.length > 10);
  const changed = Buffer.from(bytes);
  changed[3] ^= 1;
  for (const [base, inner] of [
    [new Map([...old, [path, changed]]), 'Altered'], [without(old, path), 'Missing'], [new Map(), 'NotOpened'],
    [without(old, 'old/CONTENTS.sha256.minisig'), 'NotOpened'],
  ]) {
    const answer = await onto(whole, base);
    assert.deepEqual([answer.one('error')?.kind, answer.one('error')?.inner], ['Delta', inner]);
    assert.deepEqual([answer.all('document').length, answer.blob], [0, null]);
  }
  assert.equal((await onto(whole, old, { pins: [] })).one('error').kind, 'UnknownPublisher');
  assert.equal((await order(module, whole, { verb: 'open', pins, unlock })).one('error').kind, 'Delta');
}

/** The codes of `optical-1` carry the public bundle. */
async function codes() {
  const lines = readFileSync(here('bundles/optical-1/codes.txt'), 'utf8').split('\n').filter(Boolean);
  const gathered = await order(module, new Map(), { verb: 'gather', lines: [...lines.slice(3)].reverse() });
  assert.ok(gathered.one('gathered').objects.every(one => one.whole || one.missing.length > 0));
  const files = await bytesOf(gathered, 'file');
  const pins = [publisher('tests/keys/format-1/publisher.pub')];
  const checked = (await order(module, files, { verb: 'check', pins })).one('checked');
  assert.ok(['OK', 'OPENABLE', 'DAMAGED BUT OPENABLE'].includes(checked.bundles[0].verdict), checked.bundles[0].verdict);
  const few = (await order(module, new Map(), { verb: 'gather', lines: lines.slice(0, 2) })).one('gathered');
  assert.ok(few.objects.some(one => !one.whole && one.missing.length > 0));
}

/** A printed page, drawn by another program, is read from grey pixels. */
async function pictures() {
  const room = mkdtempSync(join(tmpdir(), 'pannier-page-'));
  try {
    execFileSync('pdftoppm', ['-gray', '-r', '150', here('bundles/optical-1/sheet.pdf'), join(room, 'page')]);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    console.log('pictures: left out, pdftoppm is not installed');
    return;
  } finally {
    process.on('exit', () => rmSync(room, { recursive: true, force: true }));
  }
  const lines = new Set();
  for (const [, bytes] of filesOf(room)) {
    const head = bytes.subarray(0, 40).toString('latin1').match(/^P5\s+(\d+)\s+(\d+)\s+255\s/);
    const [width, height] = [Number(head[1]), Number(head[2])];
    const grey = new Map([['picture', bytes.subarray(head[0].length)]]);
    const looked = (await order(module, grey, { verb: 'look', width, height })).one('looked');
    for (const line of looked.lines) lines.add(line);
  }
  const wanted = readFileSync(here('bundles/optical-1/codes.txt'), 'utf8').split('\n').filter(Boolean);
  assert.deepEqual([...lines].sort(), [...wanted].sort());
}

/** Zip archives that others made are read, and others read those of the page. */
async function archives() {
  const room = mkdtempSync(join(tmpdir(), 'pannier-page-'));
  process.on('exit', () => rmSync(room, { recursive: true, force: true }));
  const documents = [['en/a.txt', 'abc'.repeat(1000), 1_700_000_000], ['درمان/ب.txt', '', null], ['c.bin', '\0\u0001', 0]];
  const made = await zipOf(documents.map(([path, text, mtime]) => ({ path, blob: new Blob([text]), mtime })));
  writeFileSync(join(room, 'made.zip'), Buffer.from(await made.arrayBuffer()));
  const read = async blob => Promise.all((await membersOf(blob)).map(async one => [one.path, await one.blob.text()]));
  assert.deepEqual(await read(made), documents.map(([path, text]) => [path, text]));
  assert.ok((await isZip(made)) && !(await isZip(new Blob(['x']))));
  await assert.rejects(membersOf(made.slice(0, made.size - 30)));
  const script = `import sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as one: assert one.testzip() is None; print(*sorted(one.namelist()), sep='\\n')
with zipfile.ZipFile(sys.argv[2], 'w', zipfile.ZIP_DEFLATED) as other: other.writestr('x/long.txt', 'abc' * 5000); other.writestr('e.txt', '')`;
  try {
    const names = execFileSync('python3', ['-c', script, join(room, 'made.zip'), join(room, 'theirs.zip')], { encoding: 'utf8' });
    assert.deepEqual(names.trim().split('\n'), documents.map(([path]) => path).sort());
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    console.log('archives of others: left out, python3 is not installed');
    return;
  }
  assert.deepEqual(await read(new Blob([readFileSync(join(room, 'theirs.zip'))])), [['x/long.txt', 'abc'.repeat(5000)], ['e.txt', '']]);
}

/** Orders that make no sense, and files that are none, end a run and nothing else. */
async function nonsense() {
  for (const verb of ['nothing', '', null]) assert.equal((await order(module, new Map(), { verb })).one('error').kind, 'Order');
  const empty = await order(module, new Map(), { verb: 'check' });
  assert.equal(empty.one('error').kind, 'NoBundle');
  const noise = new Map([['SHA256SUMS', Buffer.alloc(100, 7)], ['SHA256SUMS.minisig', Buffer.alloc(100, 7)]]);
  assert.ok((await order(module, noise, { verb: 'check' })).one('error'));
  assert.equal((await order(module, noise, { verb: 'look', width: 3, height: 3 })).one('error').kind, 'Order');
}

const begun = performance.now();
const lite = /<html data-lite /.test(readFileSync(page, 'utf8'));
for (const old of bundles()) await bundle(old);
console.log(`${bundles().length} bundles: fine`);
await apart(module, lite);
console.log('documents apart: fine');
if (!lite) {
  await delta();
  if (program) await chains(module, program);
  await shown(module, program);
  await codes();
  await pictures();
}
await proofs(module);
await archives();
await nonsense();
if (!short) {
  const { count, wrong } = await vectors(module);
  if (wrong.length > 0) console.log(wrong.join('\n'));
  assert.equal(wrong.length, 0, `${wrong.length} of ${count} vectors`);
  console.log(`${count} vectors: fine`);
}
assert.ok(heap <= HEAP_MOST, `the module took ${heap} bytes of memory`);
console.log(`memory of the module: ${(heap / 2 ** 20).toFixed(0)} MiB at most; ${((performance.now() - begun) / 1000).toFixed(0)} s in all`);
