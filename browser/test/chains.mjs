// Differences one after another: the program makes three releases, and the module goes from the first to the third by both differences.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bytesOf, filesOf, order, programIn, sha256 } from './kit.mjs';

const hashes = files => new Map([...files].map(([path, bytes]) => [path, sha256(bytes)]));

export async function chains(module, program) {
  const room = mkdtempSync(join(tmpdir(), 'pannier-chain-'));
  const at = (...names) => join(room, ...names);
  const run = programIn(program, room), say = words => run(...words.split(' '));
  const put = (name, bytes) => writeFileSync(at('corpus', name), bytes);
  try {
    mkdirSync(at('corpus'));
    say('keygen keys --no-passphrase');
    put('kept.bin', randomBytes(50_000));
    put('moved.bin', randomBytes(30_000));
    put('edited.txt', 'the first line\n'.repeat(2_000));
    const seal = '-k keys/publisher.key -R keys/recipient.pub --no-rehearsal';
    say(`pack corpus -o r1 ${seal} --series chain --release 1`);
    say('open r1 -o f1 -P keys/publisher.pub -i keys/recipient.key');
    rmSync(at('corpus/moved.bin'));
    put('elsewhere.bin', readFileSync(at('f1/moved.bin')));
    put('edited.txt', 'the first line\n'.repeat(1_000) + 'a new line\n' + 'the first line\n'.repeat(1_000));
    say(`pack corpus --since f1 -o d2 ${seal}`);
    say('open d2 --onto f1 -o f2 -P keys/publisher.pub -i keys/recipient.key');
    rmSync(at('corpus/kept.bin'));
    put('edited.txt', readFileSync(at('f1/edited.txt')));
    put('new.txt', 'new in the third\n');
    say(`pack corpus --since f2 -o d3 ${seal}`);
    const expected = hashes(filesOf(at('corpus')));
    const [first, second, third] = ['r1', 'd2', 'd3'].map(name => new Map([...filesOf(at(name))].map(([path, bytes]) => [`${name}/${path}`, bytes])));
    const keys = { pins: [['given', readFileSync(at('keys/publisher.pub'), 'utf8')]], unlock: { key: readFileSync(at('keys/recipient.key'), 'utf8') } };
    const onto = (files, base) => order(module, files, { verb: 'onto', ...keys }, base);
    const opened = await order(module, first, { verb: 'open', ...keys });
    const base = new Map([...await bytesOf(opened, 'document'), ...await bytesOf(opened, 'proof')]);
    // Both differences lie on one stick, in any order, with and without a chunk.
    const both = new Map([...third, ...second]);
    for (const files of [both, new Map([...both].filter(([path]) => path !== 'd2/d0001.bin'))]) {
      const answer = await onto(files, base);
      assert.ok(answer.one('opened'), JSON.stringify(answer.one('error')));
      assert.equal(answer.one('opened').steps, 2);
      assert.deepEqual(hashes(await bytesOf(answer, 'document')), expected);
    }
    // One step after another gives the same.
    const half = await onto(second, base);
    const next = new Map([...await bytesOf(half, 'document'), ...await bytesOf(half, 'proof')]);
    assert.deepEqual(hashes(await bytesOf(await onto(third, next), 'document')), expected);
    // Without the step between, nothing is written.
    const none = await onto(third, base);
    assert.equal(none.one('error').kind, 'Delta');
    assert.deepEqual([none.all('document').length, none.blob], [0, null]);
  } finally {
    rmSync(room, { recursive: true });
  }
}
