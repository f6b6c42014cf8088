// Files for the person: one by one, as a zip archive, or into a folder.
import { put } from './words.mjs';
import { rest, working } from './task.mjs';
import { zipOf } from './zip.mjs';

/** Hands a Blob to the browser under the last part of a path. */
export function give(blob, path) {
  const place = URL.createObjectURL(new Blob([blob], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = place;
  link.download = path.split('/').pop();
  link.click();
  setTimeout(() => URL.revokeObjectURL(place), 60_000);
}

/** Hands files over as one zip archive. `state` is told if they are more than such an archive holds. */
export async function saveZip(some, name, state) {
  const all = some.reduce((sum, one) => sum + one.blob.size, 0);
  let done = 0;
  working('working-zip', 0, all);
  const zip = await zipOf(some, bytes => {
    done += bytes;
    working('working-zip', done, all);
  });
  rest();
  if (!zip) put(state, 'read-too-many');
  else give(zip, `${name.replaceAll(' ', '-')}.zip`);
}

/** Asks for a folder. Gives null if the person chooses none. */
export async function askFolder() {
  try {
    return await window.showDirectoryPicker({ mode: 'readwrite' });
  } catch {
    return null;
  }
}

/** Writes files into a folder, and over none that is there. */
export async function saveFolder(folder, some, state, count) {
  const total = some.reduce((sum, one) => sum + one.blob.size, 0);
  let done = 0;
  try {
    for (const one of some) {
      const parts = one.path.split('/');
      let place = folder;
      for (const part of parts.slice(0, -1)) place = await place.getDirectoryHandle(part, { create: true });
      const name = parts.at(-1);
      const is = await place.getFileHandle(name).then(() => true, error => error.name !== 'NotFoundError');
      if (is) {
        put(state, 'read-exists', { name: one.path });
        return;
      }
      const file = await (await place.getFileHandle(name, { create: true })).createWritable();
      await file.write(one.blob);
      await file.close();
      done += one.blob.size;
      working('read-saving', done, total);
    }
    put(state, 'read-saved', { n: count });
  } catch (error) {
    put(state, 'error-other', { text: String(error?.message ?? error) });
  } finally {
    rest();
  }
}
