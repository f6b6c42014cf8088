// The vectors of tests/vectors: bundles with one fault each, and the exit code that FORMAT.md demands of a reader.
import { readFileSync } from 'node:fs';
import { bytesOf, filesOf, here, order, publisher, sha256 } from './kit.mjs';

/** The exit codes of `pannier`, by the kinds of errors that the module tells. */
const CLASSES = {
  NotAKey: 2, OtherHalf: 2, ManyBundles: 2, NoSuchBundle: 2, NoSuchRelease: 2,
  NoBundle: 4, NotUnpacked: 4, ListDamaged: 4, ListMissing: 4, Crowded: 4, SmallMissing: 4, NotEnough: 4,
  ListUnsigned: 5, UnknownPublisher: 5, OtherSeries: 5, TooFewSignatures: 5, Conflict: 5, WrongPublisher: 5, WrongComment: 5, Contents: 5,
  SealedFor: 6, WrongKey: 6, WrongPassphrase: 6, KeyPassphraseWrong: 6,
  Sums: 7, Contradiction: 7, ScryptTooHigh: 7, Payload: 7, Exists: 7, Unfit: 7, NoSpace: 7,
  'Facts Json': 7, 'Facts Field': 7,
  'Delta NotOpened': 2, 'Delta Already': 4, 'Delta Gap': 4, 'Delta OtherBase': 4, 'Delta Missing': 4, 'Delta Altered': 4,
  'Delta BaseUntrusted': 5, 'Delta Malformed': 7,
};
const VERDICTS = { OK: 0, OPENABLE: 3, 'DAMAGED BUT OPENABLE': 3, INCOMPLETE: 4, 'NOT TRUSTED': 5, CONFLICT: 5 };
/** The exit code when some documents came out. */
const PARTIAL = 9;
const RANKS = Object.keys(VERDICTS);

const classOf = error => CLASSES[error.kind] ?? CLASSES[`${error.kind} ${error.inner}`] ?? 1;

function bytesIn(edit) {
  const once = edit.base64 === undefined ? Buffer.from(edit.text) : Buffer.from(edit.base64, 'base64');
  return Buffer.concat(Array(edit.times ?? 1).fill(once));
}

/** One edit of tests/vectors/README.md. */
function apply(edit, files) {
  const { op, file } = edit;
  if (op === 'payload') {
    const payload = bytesIn(edit), blocks = Math.ceil(payload.length / 1024);
    const facts = files.get('bundle.json').toString()
      .replace(/"payload_bytes": \d+/, `"payload_bytes": ${payload.length}`).replace(/"data_blocks": \d+/, `"data_blocks": ${blocks}`);
    const hashes = [];
    for (let at = 0; at < payload.length; at += 1024) {
      const block = Buffer.alloc(1024);
      payload.copy(block, 0, at);
      hashes.push(Buffer.from(sha256(block), 'hex'));
    }
    files.set('bundle.json', Buffer.from(facts)).set('blocks.idx', Buffer.concat(hashes)).set('d0001.bin', payload);
    return;
  }
  if (op === 'sign') {
    const names = ['bundle.json', 'blocks.idx', 'd0001.bin'];
    files.set('SHA256SUMS', Buffer.from(names.map(name => `${sha256(files.get(name))}  ${name}\n`).join('')));
    const lines = files.get('SHA256SUMS.minisig').toString().trimEnd().split('\n');
    [lines[1], lines[3]] = [edit.signature, edit.global];
    files.set('SHA256SUMS.minisig', Buffer.from(`${lines.join('\n')}\n`));
    return;
  }
  const old = files.get(file);
  if (op === 'put') files.set(file, bytesIn(edit));
  else if (op === 'drop') files.delete(file);
  else if (op === 'rename') files.delete(file), files.set(edit.to, old);
  else if (op === 'copy') files.set(edit.to, old);
  else if (op === 'append') files.set(file, Buffer.concat([old, bytesIn(edit)]));
  else if (op === 'append-file') files.set(file, Buffer.concat([old, readFileSync(here(edit.from))]));
  else if (op === 'cut') files.set(file, old.subarray(0, edit.to));
  else if (op === 'replace') files.set(file, Buffer.from(old.toString().replace(edit.from, () => edit.to)));
  else if (op === 'flip') {
    const flipped = Buffer.from(old);
    flipped[edit.at] ^= edit.mask;
    files.set(file, flipped);
  } else throw new Error(`an edit ${op}`);
}

/** Judges what came out in part: what the vector says, by the hash of the bytes themselves. */
async function inPart(answer, { part, part_or: or, part_documents: wanted }) {
  const code = answer.one('opened') ? 0 : answer.one('part') ? PARTIAL : classOf(answer.one('error'));
  if (code !== part && code !== or) return `in part it gives ${code}, and ${part} is right: ${JSON.stringify(answer.one('error'))}`;
  const come = Object.fromEntries([...await bytesOf(answer, 'document')].map(([path, bytes]) => [path, sha256(bytes)]));
  const differs = code === PARTIAL && JSON.stringify(Object.entries(come).sort()) !== JSON.stringify(Object.entries(wanted).sort());
  return differs ? `other documents in part: ${JSON.stringify(come)}` : null;
}

/** Judges one vector. Gives what is wrong, or null. */
async function judge(module, vector) {
  const files = filesOf(here(vector.base ?? 'tests/vectors/base/tiny'));
  for (const edit of vector.edits) apply(edit, files);
  const pins = (vector.pin ?? ['tests/vectors/keys/publisher.pub']).map(publisher);
  // The order of names is the order of a folder that is listed.
  const sorted = new Map([...files].sort(([one], [other]) => (one < other ? -1 : 1)));
  const checked = await order(module, sorted, { verb: 'check', pins });
  const found = checked.one('checked');
  const worst = found && Math.max(...found.bundles.map(one => RANKS.indexOf(one.verdict)));
  const check = found ? VERDICTS[RANKS[worst]] : classOf(checked.one('error'));
  const unlock = vector.identity ? { key: readFileSync(here(vector.identity), 'utf8') } : vector.passphrase === undefined ? null : { passphrase: vector.passphrase };
  const answer = await order(module, sorted, { verb: 'open', pins, unlock });
  if (vector.part !== undefined) {
    const fault = await inPart(await order(module, sorted, { verb: 'open', pins, unlock, want: 'part' }), vector);
    if (fault) return fault;
  }
  const open = answer.one('opened') ? 0 : classOf(answer.one('error'));
  const words = JSON.stringify(answer.one('error') ?? checked.one('error') ?? found?.bundles.map(one => one.verdict));
  // A fault that only opening sees leaves the verdict alone.
  const right = open === vector.open ? check === vector.check : open === vector.or;
  if (!right) return `open gives ${open}, check ${check}; ${vector.open} and ${vector.check} are right: ${words}`;
  if (open === 0 && vector.documents) {
    const listed = Object.fromEntries(answer.all('document').map(one => [one.path, one.sha256]));
    const wanted = Object.entries(vector.documents);
    const other = wanted.length !== Object.keys(listed).length || wanted.some(([path, sum]) => listed[path] !== sum);
    if (other) return `other documents: ${JSON.stringify(listed)}`;
  }
  return null;
}

/** Lays files that a vector names. */
const laid = (edits, folder) => new Map(edits.map(edit => [`${folder}/${edit.file}`, bytesIn(edit)]));

/** Judges one vector of differences: an opened folder, bundles, and the exit code of opening them onto the folder. */
async function judgeDelta(module, vector) {
  const files = new Map(vector.deltas.flatMap((edits, number) => [...laid(edits, `delta-${number}`)]));
  const pins = [publisher('tests/vectors/keys/publisher.pub')];
  const answer = await order(module, files, { verb: 'onto', pins }, laid(vector.onto, 'old'));
  const open = answer.one('opened') ? 0 : classOf(answer.one('error'));
  if (open !== vector.open) return `onto its base it gives ${open}, and ${vector.open} is right: ${JSON.stringify(answer.one('error'))}`;
  const come = Object.fromEntries([...await bytesOf(answer, 'document')].map(([path, bytes]) => [path, sha256(bytes)]));
  const wanted = Object.entries(vector.documents ?? {}).sort();
  const differs = JSON.stringify(Object.entries(come).sort()) !== JSON.stringify(wanted);
  return open === 0 ? differs && `other documents: ${JSON.stringify(come)}` || null : answer.blob ? 'something came out beside the error' : null;
}

const AREAS = ['signatures', 'sums', 'facts', 'table', 'chunks', 'age', 'zstd', 'tar', 'contents', 'releases', 'letters', 'pages', 'sections'];

/** Judges all vectors. Gives their number and what is wrong. */
export async function vectors(module) {
  const wrong = [];
  let count = 0;
  for (const area of AREAS) {
    for (const vector of JSON.parse(readFileSync(here(`tests/vectors/${area}.json`))).vectors) {
      count += 1;
      const fault = await judge(module, vector);
      if (fault) wrong.push(`${area}/${vector.name}: ${fault}`);
    }
  }
  for (const vector of JSON.parse(readFileSync(here('tests/vectors/deltas.json'))).vectors) {
    count += 1;
    const fault = await judgeDelta(module, vector);
    if (fault) wrong.push(`deltas/${vector.name}: ${fault}`);
  }
  return { count, wrong };
}
