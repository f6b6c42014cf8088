// What was chosen: files, folders with everything below them, and the members of zip archives.
import { make } from './words.mjs';
import { isZip, membersOf } from './zip.mjs';

/** Archives that the program looks into and this page does not. */
const ARCHIVES = /\.(tar|tgz|gz|xz|bz2|7z|rar|eml|mbox|img|iso)$/i;
const FILES_MOST = 200_000;

/** Reads everything that was dropped: files and folders. */
export async function dropped(transfer) {
  const entries = [...transfer.items].map(item => item.webkitGetAsEntry?.()).filter(Boolean);
  if (entries.length === 0) return [...transfer.files].map(file => ({ path: file.name, blob: file }));
  const found = [];
  for (const entry of entries) await walk(entry, found);
  return found;
}

async function walk(entry, found) {
  if (found.length >= FILES_MOST) return;
  if (entry.isFile) {
    const file = await new Promise((done, fail) => entry.file(done, fail)).catch(() => null);
    if (file) found.push({ path: entry.fullPath.replace(/^\//, ''), blob: file });
    return;
  }
  const reader = entry.createReader();
  for (;;) {
    const some = await new Promise((done, fail) => reader.readEntries(done, fail)).catch(() => []);
    if (some.length === 0) return;
    for (const one of some) await walk(one, found);
  }
}

export const listed = files => [...files].map(file => ({ path: file.webkitRelativePath || file.name, blob: file }));

/** Adds files to those that were chosen before, and looks into zip archives. Gives notes for people. */
export async function add(chosen, files) {
  const notes = [];
  const known = new Map(chosen.map(one => [one.path, one]));
  const put = ({ path, blob }) => {
    // Two carriers may hold files of the same name.
    let name = path;
    for (let number = 2; known.has(name); number++) {
      const other = known.get(name).blob;
      if (other.size === blob.size && other.lastModified === blob.lastModified) return;
      name = `${number}/${path}`;
    }
    const one = { path: name, blob };
    known.set(name, one);
    chosen.push(one);
  };
  for (const file of files) {
    if (chosen.length >= FILES_MOST) break;
    let members = null;
    try {
      if (await isZip(file.blob)) members = await membersOf(file.blob);
    } catch {
      notes.push(make('li', 'chosen-zip-bad', { name: file.path }));
    }
    if (members) {
      for (const { path, blob } of members) put({ path: `${file.path}/${path}`, blob });
      continue;
    }
    if (ARCHIVES.test(file.path)) notes.push(make('li', 'chosen-archive', { name: file.path }));
    put(file);
  }
  return notes;
}
