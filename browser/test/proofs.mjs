// Proofs of single documents: made here by the rules of FORMAT.md §22 alone, and judged by the module.
import assert from 'node:assert/strict';
import { bytesOf, filesOf, here, order, publisher, sha256, unlockIn } from './kit.mjs';

/** Proves one document of a list, by its number. */
function prove(secret, documents, number, isNamed) {
  const salt = k => sha256(`pannier salt 1\n${secret}\n${k}\n`);
  const leaf = (k, named) => {
    const [path, hash] = documents[k >> 1];
    return `pannier document 1\nsalt ${salt(k)}\nsha256 ${hash}\n${named ? `name ${path}\n` : ''}`;
  };
  const wide = 2 ** Math.ceil(Math.log2(Math.max(256, 2 * documents.length)));
  let level = Array.from({ length: wide }, (_, k) => (k < 2 * documents.length ? sha256(leaf(k, k % 2 === 0)) : salt(k)));
  let at = 2 * number + (isNamed ? 0 : 1), text = leaf(at, isNamed);
  while (level.length > 1) {
    text += `${level[at ^ 1]}\n`;
    level = Array.from({ length: level.length / 2 }, (_, k) => sha256([level[2 * k], level[2 * k + 1]].sort().map(one => `${one}\n`).join('')));
    at >>= 1;
  }
  return { text, root: level[0] };
}

export async function proofs(module) {
  const bundle = filesOf(here('bundles/format-1-documents')), pins = [publisher('tests/keys/format-1-documents/publisher.pub')];
  const [seen] = (await order(module, bundle, { verb: 'check', pins })).one('checked').bundles;
  const answer = await order(module, bundle, { verb: 'open', pins, unlock: unlockIn('format-1-documents', seen.facts.sealing) });
  const documents = answer.all('document').map(one => [one.path, one.sha256]).sort(([one], [other]) => Buffer.compare(Buffer.from(one), Buffer.from(other)));
  const bytes = await bytesOf(answer, 'document'), secret = sha256((await bytesOf(answer, 'proof')).get('CONTENTS.sha256.minisig'));
  const shared = [...bundle].filter(([name]) => ['SHA256SUMS', 'SHA256SUMS.minisig', 'bundle.json'].includes(name));
  const judge = async (files, who = { pins }) => (await order(module, [...shared, ...files], { verb: 'check', ...who })).one('checked').proofs;
  const [path, hash] = documents[1], { text, root } = prove(secret, documents, 1, true);
  assert.equal(root, JSON.parse(bundle.get('bundle.json')).documents);
  const named = ['proof-0001.txt', Buffer.from(text)], document = ['documents/' + path, bytes.get(path)];
  const told = one => [one.standing, one.name ?? null, Boolean(one.here), one.altered ?? null];
  assert.deepEqual((await judge([named, document])).map(told), [['proven', path, true, null]]);
  assert.deepEqual((await judge([named])).map(told), [['proven', path, false, null]]);
  assert.equal((await judge([named]))[0].sha256, hash);
  assert.deepEqual((await judge([named, ['documents/' + path, Buffer.from('x')]])).map(told), [['proven', path, false, 'documents/' + path]]);
  // Without the name, the hash alone is proven. Nobody is named: the proof proves nothing yet.
  const nameless = ['proof.txt', Buffer.from(prove(secret, documents, 1, false).text)];
  assert.deepEqual((await judge([nameless, document])).map(told), [['proven', null, true, null]]);
  assert.deepEqual((await judge([named], {})).map(told), [['untrusted', path, false, null]]);
  // Any other digit leads nowhere, and a proof of nothing is none.
  for (let at = 0; at < text.length; at += 37) {
    if (!/[0-9a-f]/.test(text[at])) continue;
    const forged = text.slice(0, at) + (text[at] === '0' ? '1' : '0') + text.slice(at + 1);
    const [one] = await judge([['proof-0001.txt', Buffer.from(forged)]]);
    assert.ok(one === undefined || ['leads', 'malformed'].includes(one.standing), `${at}: ${one.standing}`);
  }
  assert.deepEqual(await judge([['proof.txt', Buffer.from('pannier document 1\n')]]), [{ path: 'proof.txt', standing: 'malformed' }]);
  assert.deepEqual(await judge([]), []);
}
