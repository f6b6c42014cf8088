// Documents that are opened apart from each other: the list, some of the list, and those whose blocks are here.
import assert from 'node:assert/strict';
import { bundles, bytesOf, filesOf, order, publisher, sha256, unlockIn } from './kit.mjs';

const NAME = 'format-1-sections';

async function hashesOf(answer) {
  const hashes = new Map([...await bytesOf(answer, 'document')].map(([path, bytes]) => [path, sha256(bytes)]));
  for (const { path, sha256: told } of answer.all('document')) assert.equal(hashes.get(path), told, path);
  return hashes;
}

/** Some documents of those that a bundle holds. */
const those = (documents, paths) => new Map([...documents].filter(([path]) => paths.includes(path)));

export async function apart(module, isLite) {
  const { folder, documents } = bundles().find(one => one.name === NAME);
  const whole = filesOf(folder), paths = [...documents.keys()].sort();
  const pins = [publisher(`tests/keys/${NAME}/publisher.pub`)], unlock = unlockIn(NAME, 'recipients');
  const opens = (files, want, more = {}) => order(module, files, { verb: 'open', pins, unlock, want, ...more });
  const without = (...names) => new Map([...whole].filter(([name]) => !names.includes(name) && !/^r\d/.test(name)));
  const part = without('d0005.bin');
  if (isLite) {
    assert.deepEqual(await hashesOf(await opens(whole, 'list')), documents);
    assert.equal((await opens(part, 'part')).one('error').kind, 'NotEnough');
    assert.equal((await order(module, part, { verb: 'check', pins })).one('checked').bundles[0].openable_in_part, false);
    return;
  }

  // The list alone, and then two documents with the key of this payload, and no other secret.
  const listed = await opens(whole, 'list');
  assert.deepEqual(listed.all('document').map(one => one.path).sort(), paths);
  for (const one of listed.all('document')) assert.deepEqual([one.sha256, one.bytes, one.at], [documents.get(one.path), null, null]);
  const { payload_key } = listed.one('listed');
  assert.equal(payload_key.length, 16);
  const numberOf = path => listed.all('document').findIndex(one => one.path === path);
  const some = await opens(whole, { some: [numberOf('12.txt'), numberOf('5.txt')] }, { unlock: { payload_key } });
  assert.deepEqual(await hashesOf(some), those(documents, ['12.txt', '5.txt']));
  assert.deepEqual(some.all('proof').map(one => one.path).sort(), ['CONTENTS.sha256', 'CONTENTS.sha256.minisig']);
  assert.ok(some.blob.size < 2 * 400_000, 'more than two documents were written');
  assert.deepEqual(await hashesOf(await opens(whole, 'all', { unlock: { payload_key } })), documents);
  const others = [[{ unlock: { payload_key: payload_key.map(byte => byte ^ 1) } }, 'Payload'], [{ unlock: {} }, 'SealedFor'], [{ pins: [] }, 'UnknownPublisher']];
  for (const [more, kind] of others) {
    for (const want of ['list', 'part', 'all', { some: [0] }]) {
      const answer = await opens(whole, want, more);
      assert.deepEqual([answer.one('error')?.kind, answer.all('document').length, answer.blob], [kind, 0, null]);
    }
  }
  assert.deepEqual(await hashesOf(await opens(whole, { some: [4_000_000_000] })), new Map());

  // Those whose blocks are here, and each list that lacks some is told.
  const told = (await order(module, part, { verb: 'check', pins })).one('checked').bundles[0];
  assert.deepEqual([told.verdict, told.openable_in_part], ['INCOMPLETE', true]);
  const open = await opens(part, 'part');
  const here = await hashesOf(open), lacking = open.all('lacking').map(one => one.path);
  assert.ok(here.size > 0 && lacking.length > 0);
  assert.deepEqual(here, those(documents, [...here.keys()]));
  assert.deepEqual([...here.keys(), ...lacking].sort(), paths);
  const { documents: n, documents_total: all, bytes } = open.one('part');
  assert.deepEqual([n, all], [here.size, 12]);
  assert.equal(bytes, open.all('document').reduce((sum, one) => sum + one.bytes, 0));
  assert.equal((await opens(part, 'all')).one('error').kind, 'NotEnough');
  // Without the last block there is no list, and nothing comes out.
  const headless = without('d0012.bin');
  assert.equal((await order(module, headless, { verb: 'check', pins })).one('checked').bundles[0].openable_in_part, false);
  assert.equal((await opens(headless, 'part')).one('error').kind, 'NotEnough');
  // What arrived is enough: all of it is opened.
  assert.deepEqual(await hashesOf(await opens(whole, 'part')), documents);

  // A chunk has its length, and one byte is another: the run begins again, and nothing of its first half stays.
  const damaged = new Map(whole);
  damaged.set('d0009.bin', Buffer.from(whole.get('d0009.bin')));
  damaged.get('d0009.bin')[20_000] ^= 1;
  for (const want of ['all', 'part']) assert.deepEqual(await hashesOf(await opens(damaged, want)), documents, JSON.stringify(want));
  for (const path of paths) {
    const answer = await hashesOf(await opens(damaged, { some: [numberOf(path)] }));
    assert.equal(answer.get(path), documents.get(path));
  }
}
