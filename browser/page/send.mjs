// The sender's page: four steps from what a person holds to a parcel that one newsroom opens.
import { at, begin as beginWords, has, isolate, make, put, sizeOf } from './words.mjs';
import { cancel, faultOf, linesOf, load, rest, verb, working } from './task.mjs';
import { dropped, listed } from './choose.mjs';
import * as play from './play.mjs';
import { askFolder, saveFolder, saveZip } from './save.mjs';
import { begun, opens, sumOf, takesDrops } from './self.mjs';

const stamp = JSON.parse(at('stamp').textContent);
const MESSAGE = 'message.txt';
const NAMES_MOST = 20;
/** How often the bytes of all files are read while a parcel is made. */
const PASSES = 4;
/** Pictures that a browser draws anew, and the most dots of one. */
const PICTURE = /^image\/(jpeg|png|webp|heic|heif|avif|gif|bmp)$/;
const DRAWN = 'image/jpeg', FINE = 0.92;

let chosen = [], committed = null, parcels = [], turn = 0;

const way = () => document.querySelector('input[name=facts]:checked')?.value;
const random = count => crypto.getRandomValues(new Uint8Array(count));
const hex = bytes => [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('');

/** A name that says nothing: no letter is likelier than another. */
function series() {
  let letters = '';
  while (letters.length < 8) letters += [...random(16)].filter(byte => byte < 234).map(byte => String.fromCharCode(97 + byte % 26)).join('');
  return `parcel-${letters.slice(0, 8)}`;
}

/** The first day of this month: facts have a date, and this one tells least. */
function month() {
  const now = new Date();
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-01`;
}

function fault(answer) {
  const { kind, text } = faultOf(answer) ?? {};
  if (!kind) return null;
  const element = make('span', has(`error-${kind}`) ? `error-${kind}` : 'error-other', { text: text || kind });
  element.className = 'fault';
  return element;
}

/** What was made of other files, or for them, counts no more. */
function changed() {
  turn += 1;
  [committed, parcels] = [null, []];
  showAll();
}

function showChosen() {
  const bytes = chosen.reduce((sum, one) => sum + one.blob.size, 0);
  if (chosen.length === 0) put(at('chosen'), 'chosen-none');
  else put(at('chosen'), 'chosen', { n: chosen.length, size: sizeOf(bytes) });
  const names = chosen.slice(0, NAMES_MOST).map(one => {
    const item = document.createElement('li');
    item.append(isolate(one.path), ` ${sizeOf(one.blob.size)}`);
    return item;
  });
  if (chosen.length > NAMES_MOST) names.push(make('li', 'and-more'));
  at('names').replaceChildren(...names);
  at('forget').hidden = chosen.length === 0;
  at('facts').hidden = chosen.length === 0;
}

async function showCode() {
  at('code-limits').hidden = !committed;
  at('code-picture').replaceChildren();
  if (!committed) {
    at('code-state').replaceChildren();
    return;
  }
  const code = document.createElement('p');
  code.className = 'slip';
  // The lines of a slip are longer than a phone is wide.
  code.textContent = committed.code.replace(/\s+/g, ' ').trim();
  at('code-state').replaceChildren(make('p', 'send-code-ready', { n: committed.files.length }), code);
  const mine = turn, picture = await play.codeOf(committed.code);
  if (picture && mine === turn) at('code-picture').replaceChildren(picture);
}

function showParcels() {
  at('take').hidden = parcels.length === 0;
  at('take-waiting').hidden = parcels.length > 0;
  at('parcels').replaceChildren(...parcels.map(part));
}

function part(parcel) {
  const box = document.createElement('div');
  box.className = 'bundle good';
  box.append(make('h3', parcel.word, {}), make('p', 'send-take-size', { name: parcel.title, size: sizeOf(parcel.bytes) }));
  if (parcel.word === 'send-take-first') box.append(make('p', 'send-take-first-help'));
  const row = document.createElement('div');
  row.className = 'row';
  const button = (key, does) => {
    const one = make('button', key);
    one.type = 'button';
    one.onclick = does;
    row.append(one);
    return one;
  };
  const state = at('take-state');
  button('send-save', () => saveZip(parcel.files, parcel.title, state)).className = 'main';
  if ('showDirectoryPicker' in window) {
    button('send-save-folder', async () => {
      const folder = await askFolder();
      if (folder) await saveFolder(folder, parcel.files, state, parcel.files.length);
    });
  }
  if (parcel.bytes <= play.CARRIED_MOST) {
    button('play', () => play.show({ bundle: parcel.id }, parcel.files, found => state.replaceChildren(fault({ lines: [{ error: found }] }))));
  }
  box.append(row);
  return box;
}

function showAll() {
  showChosen();
  showCode();
  showParcels();
  put(at('seal-state'), committed ? 'send-seal-ready' : 'send-seal-waiting');
  at('seal').disabled = !committed;
  at('take-state').replaceChildren();
}

/** Draws a picture anew: nothing of its file is left but what it shows. Gives null where the browser cannot. */
async function drawn(file) {
  if (!PICTURE.test(file.type)) return null;
  try {
    const bitmap = await createImageBitmap(file);
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const pen = canvas.getContext('2d');
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(bitmap, 0, 0);
    bitmap.close();
    return await canvas.convertToBlob({ type: DRAWN, quality: FINE });
  } catch {
    return null;
  }
}

/** The files as they go, and those that are committed. Gives null, and says why, if a file cannot go so. */
async function prepared() {
  const text = at('message').value;
  const letter = text.trim() ? [{ path: MESSAGE, blob: new Blob([text.endsWith('\n') ? text : `${text}\n`]) }] : [];
  if (chosen.length + letter.length === 0) {
    put(at('code-state'), 'send-code-waiting');
    return null;
  }
  if (chosen.length > 0 && !way()) {
    put(at('code-state'), 'send-facts-waiting');
    document.querySelector('input[name=facts]').focus();
    return null;
  }
  if (way() !== 'strip' || chosen.length === 0) return { letter, sent: chosen, kept: [] };
  const sent = [];
  for (const one of chosen) {
    working('working-draw');
    const blob = await drawn(one.blob);
    if (!blob) {
      rest();
      put(at('code-state'), 'send-strip-cannot', { name: one.path });
      return null;
    }
    sent.push({ path: `sent-${one.path.replace(/\.\w+$/, '')}.jpg`, blob });
  }
  rest();
  return { letter, sent, kept: chosen };
}

async function commit() {
  changed();
  const mine = turn;
  at('commit').disabled = true;
  try {
    const ready = await prepared();
    if (!ready || mine !== turn) return;
    const files = [...ready.letter, ...ready.sent, ...ready.kept];
    const answer = await verb('working-commit', { verb: 'commit', salt: hex(random(32)) }, files);
    if (mine !== turn) return;
    const [made] = linesOf(answer, 'committed');
    if (!made) {
      at('code-state').replaceChildren(fault(answer));
      return;
    }
    committed = { ...made, ...ready, files };
    showAll();
    at('code-title').focus();
  } finally {
    at('commit').disabled = false;
  }
}

/** Seals some of the committed files, from the first on. Gives null, and says why, if that fails. */
async function sealed(count, word) {
  const { commitment, pieces, names } = committed, files = committed.files.slice(0, count);
  const order = { verb: 'parcel', to: stamp.to, series: series(), created: month(), names: names.slice(0, count), commitment, pieces };
  const answer = await verb('working-seal', order, files, null, PASSES);
  const [made] = linesOf(answer, 'parcel');
  if (!made) {
    at('seal-state').replaceChildren(fault(answer));
    return null;
  }
  const blobs = { payload: answer.payload, documents: answer.blob };
  const parts = made.files.map(one => ({ path: one.name, blob: blobs[one.from].slice(one.offset, one.offset + one.bytes) }));
  return { ...made, word, files: parts, bytes: parts.reduce((sum, one) => sum + one.blob.size, 0) };
}

async function seal() {
  if (!committed) return;
  const mine = turn, { letter, sent } = committed;
  at('seal').disabled = true;
  put(at('seal-state'), 'send-sealing');
  try {
    const wanted = letter.length > 0 && sent.length > 0 ? [[letter.length, 'send-take-first']] : [];
    wanted.push([letter.length + sent.length, 'send-take-all']);
    const made = [];
    for (const [count, word] of wanted) {
      const one = await sealed(count, word);
      if (!one || mine !== turn) return;
      made.push(one);
    }
    parcels = made;
    showParcels();
    put(at('seal-state'), 'send-sealed');
    at('take-title').focus();
  } finally {
    if (mine === turn) at('seal').disabled = false;
  }
}

function take(files) {
  const known = new Set(chosen.map(one => one.path));
  for (const { path, blob } of files) {
    let name = path.split('/').pop();
    for (let number = 2; known.has(name); number++) name = path.split('/').pop().replace(/(\.\w+)?$/, `-${number}$1`);
    known.add(name);
    chosen.push({ path: name, blob });
  }
  changed();
}

function forget() {
  cancel();
  play.close();
  chosen = [];
  at('message').value = '';
  for (const one of document.querySelectorAll('input[name=facts]')) one.checked = false;
  for (const input of document.querySelectorAll('input[type=file]')) input.value = '';
  at('self-sum').replaceChildren();
  at('note').hidden = true;
  changed();
}

function listen() {
  opens('pick-files', 'files', files => take(listed(files)));
  opens('pick-self', 'self', ([file]) => sumOf(file));
  takesDrops(async transfer => take(await dropped(transfer)));
  at('message').oninput = () => { if (committed || parcels.length > 0) changed(); };
  for (const one of document.querySelectorAll('input[name=facts]')) one.onchange = changed;
  at('forget').onclick = forget;
  at('cancel').onclick = cancel;
  at('commit').onclick = commit;
  at('seal').onclick = seal;
  at('clear').onclick = () => {
    forget();
    at('note').hidden = false;
    put(at('note'), 'cleared');
    at('note').tabIndex = -1;
    at('note').focus();
  };
}

function showNewsroom() {
  put(at('whom'), 'send-whom', { name: stamp.name ?? '' });
  at('whom-digits').textContent = stamp.digits ?? '';
}

async function begin() {
  await load();
  beginWords(stamp, () => {
    showNewsroom();
    showAll();
  });
  if (!stamp.to) throw new Error('newsroom');
  play.begin();
  listen();
  showNewsroom();
  showAll();
}

const ready = begun(begin);

// For those who verify the page: nothing here does more than the buttons do.
globalThis.pannier = { ready, parcels: () => parcels, committed: () => committed, hold: play.hold };
