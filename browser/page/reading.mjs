// The opened documents: the list, and ways to save one, some or all.
import { at, has, isolate, isolatePath, make, put, say, sizeOf } from './words.mjs';
import { faultOf, linesOf } from './task.mjs';
import { askFolder, give, saveFolder, saveZip } from './save.mjs';
import { faultText } from './verdict.mjs';
import { view } from './view.mjs';

const STEP = 100;

let documents = [], proofs = [], title = '', found = [], shown = 0, ask = null;
let marked = new Set();

const blobsOf = (answer, kind) => linesOf(answer, kind).map(one => ({ ...one, blob: answer.blob?.slice(one.at, one.at + one.bytes) }));

/**
 * Takes what came of a bundle: all documents, those that are here, or the list. Nothing of them is shown before this call.
 * `later` opens documents of a list, all of them or some by their numbers.
 */
export function opened(answer, how, bundle, later) {
  const isList = how === 'listed';
  documents = isList ? linesOf(answer, 'document') : blobsOf(answer, 'document');
  documents.forEach((one, number) => { one.number = number; });
  proofs = blobsOf(answer, 'proof');
  ask = isList ? later : null;
  ({ title } = bundle);
  marked = new Set();
  const all = bundle.documents_total, n = documents.length;
  if (how === 'part') put(at('read-state'), n > 0 ? 'read-part' : 'read-part-none', { title, n, all, size: sizeOf(bundle.bytes) });
  else put(at('read-state'), isList ? 'read-listed' : 'read-opened', { title, n, size: isList ? '' : sizeOf(bundle.bytes) });
  if (bundle.rebuilt > 0) at('read-state').append(' ', make('span', 'read-rebuilt', { n: bundle.rebuilt }));
  at('read').hidden = false;
  at('save-folder').hidden = !('showDirectoryPicker' in window);
  at('find').value = '';
  showLacking(linesOf(answer, 'lacking'));
  filter();
}

function showLacking(all) {
  at('lacking').hidden = all.length === 0;
  const names = all.slice(0, STEP).map(({ path }) => {
    const item = document.createElement('li');
    item.append(isolatePath(path));
    return item;
  });
  if (all.length > STEP) names.push(make('li', 'and-more'));
  at('lacking-names').replaceChildren(...names);
}

/** Gives documents with their bytes, and what proves them. Those of a list are opened now, and kept by the caller alone. Gives null after a fault. */
async function withBytes(some) {
  if (!ask) return { some, proofs };
  const mine = ask;
  const answer = await mine(some.length === documents.length ? 'all' : { some: some.map(one => one.number) });
  if (mine !== ask) return null;
  const fault = faultOf(answer);
  if (fault) {
    at('shown').replaceChildren(faultText(fault, has));
    return null;
  }
  const come = new Map(blobsOf(answer, 'document').map(one => [one.path, one]));
  const all = some.map(one => come.get(one.path));
  return all.includes(undefined) ? null : { some: all, proofs: blobsOf(answer, 'proof') };
}

/** Drops the documents, and the key with which others of the list would be opened. */
export function forget() {
  [documents, proofs, title, found, shown, ask] = [[], [], '', [], 0, null];
  marked = new Set();
  at('read').hidden = true;
  at('find').value = '';
  at('documents').replaceChildren();
  showLacking([]);
  put(at('read-state'), 'read-waiting');
}

function filter() {
  const words = at('find').value.normalize('NFC').toLowerCase();
  found = documents.filter(one => one.path.toLowerCase().includes(words));
  shown = 0;
  at('documents').replaceChildren();
  more();
}

function row(one) {
  const item = document.createElement('li');
  const mark = document.createElement('input');
  mark.type = 'checkbox';
  mark.checked = marked.has(one);
  mark.setAttribute('aria-label', say('read-mark-name', { name: one.path }));
  mark.onchange = () => (mark.checked ? marked.add(one) : marked.delete(one));
  const name = document.createElement('span');
  const size = document.createElement('span');
  size.className = 'size';
  if (one.bytes !== null) size.append(isolate(sizeOf(one.bytes)));
  name.append(isolatePath(one.path), size);
  const buttons = document.createElement('span');
  buttons.className = 'do';
  const button = (key, does) => {
    const made = make('button', key);
    made.type = 'button';
    made.setAttribute('aria-label', say(`${key}-name`, { name: one.path }));
    made.onclick = does;
    buttons.append(made);
  };
  button('read-view', async () => {
    const open = await withBytes([one]);
    if (open) await view(open.some[0], hand);
  });
  button('read-save', () => save(one));
  item.append(mark, name, buttons);
  return item;
}

function more() {
  at('documents').append(...found.slice(shown, shown + STEP).map(row));
  shown = Math.min(found.length, shown + STEP);
  put(at('shown'), 'read-shown', { n: shown, all: documents.length });
  at('more').hidden = shown >= found.length;
}

const hand = one => give(one.blob, one.path);

async function save(one) {
  const open = await withBytes([one]);
  if (open) hand(open.some[0]);
}

async function saveAll() {
  const open = await withBytes(documents);
  if (open) await saveZip([...open.some, ...open.proofs], title, at('read-state'));
}

async function saveMarked() {
  const some = documents.filter(one => marked.has(one));
  if (some.length === 0) {
    put(at('shown'), 'read-none-marked');
    return;
  }
  const open = await withBytes(some);
  if (open) await saveZip(open.some, title, at('read-state'));
}

async function saveAllInto() {
  const folder = await askFolder();
  const open = folder && await withBytes(documents);
  if (open) await saveFolder(folder, [...open.some, ...open.proofs], at('read-state'), documents.length);
}

/** Gives path and SHA-256 of every document, computed by the browser from what the page would save. */
export async function sums() {
  const hex = bytes => [...new Uint8Array(bytes)].map(byte => byte.toString(16).padStart(2, '0')).join('');
  const open = await withBytes(documents);
  if (!open) throw new Error(at('shown').textContent);
  const all = [];
  for (const one of open.some) all.push([one.path, hex(await crypto.subtle.digest('SHA-256', await one.blob.arrayBuffer()))]);
  return all;
}

export function begin() {
  at('find').oninput = filter;
  at('more').onclick = more;
  at('save-all').onclick = saveAll;
  at('save-marked').onclick = saveMarked;
  at('save-folder').onclick = saveAllInto;
  forget();
}
