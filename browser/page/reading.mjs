// The opened documents: the list, and ways to save one, some or all.
import { at, isolatePath, make, put, say, sizeOf } from './words.mjs';
import { rest, working } from './task.mjs';
import { view } from './view.mjs';
import { zipOf } from './zip.mjs';

const STEP = 100;

let documents = [], proofs = [], title = '', found = [], shown = 0;
let marked = new Set();

/** Takes the documents of an opened bundle. Nothing of them is shown before this call. */
export function opened(answer, { documents: all, proof, bundle }) {
  const of = one => answer.blob.slice(one.at, one.at + one.bytes);
  documents = all.map(one => ({ ...one, blob: of(one) }));
  proofs = proof.map(one => ({ ...one, blob: of(one) }));
  title = bundle.title;
  marked = new Set();
  put(at('read-state'), 'read-opened', { title, n: documents.length, size: sizeOf(bundle.bytes) });
  if (bundle.rebuilt > 0) at('read-state').append(' ', make('span', 'read-rebuilt', { n: bundle.rebuilt }));
  at('read').hidden = false;
  at('save-folder').hidden = !('showDirectoryPicker' in window);
  at('find').value = '';
  filter();
}

export function forget() {
  [documents, proofs, title, found, shown] = [[], [], '', [], 0];
  marked = new Set();
  at('read').hidden = true;
  at('find').value = '';
  at('documents').replaceChildren();
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
  size.textContent = sizeOf(one.bytes);
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
  button('read-view', () => view(one, save));
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

/** Hands a Blob to the browser under the last part of a path. */
export function give(blob, path) {
  const place = URL.createObjectURL(new Blob([blob], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = place;
  link.download = path.split('/').pop();
  link.click();
  setTimeout(() => URL.revokeObjectURL(place), 60_000);
}

function save(one) {
  give(one.blob, one.path);
}

export async function saveZip(some, name) {
  const all = some.reduce((sum, one) => sum + one.blob.size, 0);
  let done = 0;
  working('working-zip', 0, all);
  const zip = await zipOf(some, bytes => {
    done += bytes;
    working('working-zip', done, all);
  });
  rest();
  if (!zip) put(at('read-state'), 'read-too-many');
  else give(zip, `${name.replaceAll(' ', '-')}.zip`);
}

async function saveFolder() {
  let folder;
  try {
    folder = await window.showDirectoryPicker({ mode: 'readwrite' });
  } catch {
    return;
  }
  const total = documents.reduce((sum, one) => sum + one.bytes, 0);
  let done = 0;
  try {
    for (const one of [...documents, ...proofs]) {
      const parts = one.path.split('/');
      let place = folder;
      for (const part of parts.slice(0, -1)) place = await place.getDirectoryHandle(part, { create: true });
      const name = parts.at(-1);
      const is = await place.getFileHandle(name).then(() => true, error => error.name !== 'NotFoundError');
      if (is) {
        put(at('read-state'), 'read-exists', { name: one.path });
        return;
      }
      const file = await (await place.getFileHandle(name, { create: true })).createWritable();
      await file.write(one.blob);
      await file.close();
      done += one.bytes;
      working('read-saving', done, total);
    }
    put(at('read-state'), 'read-saved', { n: documents.length });
  } catch (error) {
    put(at('read-state'), 'error-other', { text: String(error?.message ?? error) });
  } finally {
    rest();
  }
}

/** Gives path and SHA-256 of every document, computed by the browser from what the page would save. */
export async function sums() {
  const hex = bytes => [...new Uint8Array(bytes)].map(byte => byte.toString(16).padStart(2, '0')).join('');
  const all = [];
  for (const one of documents) all.push([one.path, hex(await crypto.subtle.digest('SHA-256', await one.blob.arrayBuffer()))]);
  return all;
}

export function begin() {
  at('find').oninput = filter;
  at('more').onclick = more;
  at('save-all').onclick = () => saveZip([...documents, ...proofs], title);
  at('save-marked').onclick = () => {
    const some = documents.filter(one => marked.has(one));
    if (some.length > 0) saveZip(some, title);
    else put(at('shown'), 'read-none-marked');
  };
  at('save-folder').onclick = saveFolder;
  forget();
}
