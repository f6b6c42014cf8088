// The page: four steps from what arrived to documents that are proven.
import { at, begin as beginWords, has, make, put, say, sizeOf } from './words.mjs';
import { cancel, faultOf, linesOf, load, verb } from './task.mjs';
import { add, dropped, listed } from './choose.mjs';
import { faultText, isDelta, isOpenable, isOpenableInPart, show, showFault } from './verdict.mjs';
import * as photo from './codes.mjs';
import * as play from './play.mjs';
import * as reading from './reading.mjs';
import { saveZip } from './save.mjs';
import { begun, opens, sumOf, takesDrops } from './self.mjs';
import { close, view } from './view.mjs';

const stamp = JSON.parse(at('stamp').textContent);
const pins = stamp.pins ?? [];
const isLite = document.documentElement.dataset.lite !== undefined;

let chosen = [], codes = [], base = [], checked = null, picked = null, turn = 0;

const everything = () => [...chosen, ...codes];

/** Whom the person trusts: digits that they typed, else the pins of the stamp. */
function trusted() {
  const digits = at('digits').value;
  return digits.trim() ? { digits } : { pins };
}

/** Says something above the steps. */
function note(key, values) {
  at('note').hidden = !key;
  if (key) put(at('note'), key, values);
}

function showChosen() {
  const all = everything();
  const bytes = all.reduce((sum, one) => sum + one.blob.size, 0);
  if (all.length === 0) put(at('chosen'), 'chosen-none');
  else put(at('chosen'), 'chosen', { n: all.length, size: sizeOf(bytes) });
  at('forget').hidden = all.length === 0;
}

function showUnlock() {
  const ready = picked !== null;
  at('unlock').hidden = !ready;
  at('unlock-waiting').hidden = ready;
  if (!ready) return;
  const { sealing, since } = picked.facts;
  if (!isLite) {
    at('onto').hidden = !isDelta(picked);
    if (isDelta(picked)) put(at('onto-help'), 'onto-help', { release: since });
    put(at('onto-state'), base.length > 0 ? 'onto-chosen' : 'onto-waiting', { n: base.length });
  }
  const isPublic = sealing === 'none', byKey = sealing === 'recipients';
  put(at('unlock-help'), isPublic ? 'unlock-none' : byKey ? 'unlock-recipients-help' : 'unlock-passphrase-help');
  at('by-key').hidden = !byKey;
  at('passphrase').hidden = isPublic;
  at('passphrase-label').hidden = isPublic;
  at('show-label').hidden = isPublic;
  at('careful').hidden = isPublic;
  put(at('passphrase-label'), byKey ? 'unlock-key-words' : 'unlock-passphrase');
  at('unlock-part').hidden = isOpenable(picked);
  put(at('open'), isOpenable(picked) ? 'open' : 'open-part');
}

function pick(bundle) {
  picked = bundle;
  showUnlock();
  reading.forget();
}

function fault(answer) {
  const found = faultOf(answer);
  return found ? faultText(found, has) : null;
}

/** Checks everything that was chosen. */
async function check() {
  turn += 1;
  const mine = turn;
  pick(null);
  at('digits-fault').replaceChildren();
  showChosen();
  if (everything().length === 0) {
    put(at('verdict'), 'verdict-waiting');
    return;
  }
  const answer = await verb('working-check', { verb: 'check', ...trusted() }, everything());
  if (mine !== turn) return;
  const [found] = linesOf(answer, 'checked');
  if (!found) {
    showFault(fault(answer));
    return;
  }
  checked = found;
  if (found.digits && found.digits !== 'found') {
    put(at('digits-fault'), `whose-${found.digits}`, { n: at('digits').value.replace(/\P{Nd}/gu, '').length });
  }
  showVerdict();
  const openable = found.bundles.filter(isOpenable);
  const whole = openable.filter(one => !isDelta(one));
  // Of differences alone, the newest is wanted: the others lead to it.
  const newest = [...openable].sort((one, other) => one.facts.release - other.facts.release).pop();
  if (whole.length === 1) pick(whole[0]);
  else if (whole.length === 0 && newest) pick(newest);
  if (openable.length > 0) return;
  const parts = found.bundles.filter(isOpenableInPart);
  if (parts.length === 1) pick(parts[0]);
}

function showVerdict() {
  if (!checked) return;
  show(checked, {
    choose: bundle => {
      pick(bundle);
      at('unlock-title').focus();
    },
    repair,
    code: play.codeOf,
    play: play.show && showLoop,
    playMost: play.CARRIED_MOST,
  });
}

/** Shows a bundle as a loop of codes. Nobody needs a key for that. */
async function showLoop(bundle) {
  await play.show({ ...trusted(), bundle: bundle.id }, everything(), found => {
    at('note').hidden = false;
    at('note').replaceChildren(faultText(found, has));
  });
}

async function repair(bundle) {
  const answer = await verb('working-repair', { verb: 'repair', ...trusted(), bundle: bundle.id }, everything());
  const [repaired] = linesOf(answer, 'repaired');
  if (!repaired) {
    at('note').hidden = false;
    at('note').replaceChildren(fault(answer));
    return;
  }
  const files = linesOf(answer, 'file').map(({ path, at: from, bytes }) => ({ path, bytes, blob: answer.blob.slice(from, from + bytes) }));
  note('repaired', { rebuilt: repaired.rebuilt, recomputed: repaired.recomputed });
  if (repaired.lost.length > 0) at('note').append(' ', make('span', 'repair-lost', { names: repaired.lost.join(', ') }));
  await saveZip(files, repaired.title, at('read-state'));
}

async function unlock() {
  const { sealing } = picked.facts;
  const words = at('passphrase').value;
  const file = at('key-file').files[0];
  const key = file ? await file.text() : at('key-text').value;
  const given = {};
  if (words) given.passphrase = words;
  if (sealing === 'recipients' && key) given.key = key;
  return given;
}

async function open() {
  const bundle = picked, mine = turn;
  reading.forget();
  at('open').disabled = true;
  try {
    const onto = isDelta(bundle) && !isLite;
    if (onto && base.length === 0) {
      put(at('read-state'), 'onto-waiting');
      return;
    }
    const order = { verb: onto ? 'onto' : 'open', ...trusted(), bundle: bundle.id, unlock: await unlock() };
    if (!onto) order.want = isOpenable(bundle) ? 'list' : 'part';
    const files = everything();
    const answer = await verb('working-open', order, files, onto ? base : null);
    if (bundle !== picked || mine !== turn) return;
    const how = ['opened', 'listed', 'part'].find(kind => linesOf(answer, kind).length > 0);
    if (!how) {
      at('read-state').replaceChildren(fault(answer));
      return;
    }
    at('passphrase').value = '';
    at('key-text').value = '';
    at('key-file').value = '';
    const [done] = linesOf(answer, how);
    // Documents that are opened later are opened with the key of this payload alone.
    const later = { ...order, unlock: done.payload_key ? { payload_key: done.payload_key } : {} };
    reading.opened(answer, how, done, want => verb('working-open', { ...later, want }, files));
    at('read-title').focus();
  } finally {
    at('open').disabled = false;
  }
}

async function take(files) {
  at('chosen-notes').replaceChildren();
  const notes = await add(chosen, files);
  at('chosen-notes').replaceChildren(...notes);
  await check();
}

/** Takes the folder of an old release, or a zip archive of it. */
async function takeBase(files) {
  base = [];
  at('chosen-notes').replaceChildren(...await add(base, files));
  showUnlock();
}

/** Drops everything that the page holds. */
function forget() {
  turn += 1;
  cancel();
  [chosen, codes, base, checked] = [[], [], [], null];
  photo.forget?.();
  play.close?.();
  pick(null);
  close();
  for (const form of document.querySelectorAll('form')) form.reset();
  for (const input of document.querySelectorAll('input[type=file]')) input.value = '';
  at('passphrase').type = 'password';
  at('key-text').type = 'password';
  for (const id of ['chosen-notes', 'digits-fault', 'self-sum']) at(id).replaceChildren();
  note(null);
  showChosen();
  put(at('verdict'), 'verdict-waiting');
}

function listen() {
  opens('pick-files', 'files', files => take(listed(files)));
  opens('pick-folder', 'folder', files => take(listed(files)));
  opens('pick-base', 'base', files => takeBase(listed(files)));
  opens('pick-base-zip', 'base-zip', files => takeBase(listed(files)));
  opens('pick-photos', 'photos', files => photo.photos(files));
  opens('pick-film', 'film', ([file]) => photo.film(file));
  opens('pick-self', 'self', ([file]) => sumOf(file));
  if (!isLite) {
    at('camera').onclick = () => photo.camera();
    at('codes-stop').onclick = () => photo.stop();
  }
  at('forget').onclick = () => forget();
  at('clear').onclick = () => {
    forget();
    note('cleared');
    at('note').tabIndex = -1;
    at('note').focus();
  };
  at('cancel').onclick = () => {
    photo.stop?.();
    cancel();
  };
  at('whose').onsubmit = event => {
    event.preventDefault();
    check();
  };
  at('digits').onkeydown = event => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    check();
  };
  at('unlock').onsubmit = event => {
    event.preventDefault();
    open();
  };
  at('show').onchange = () => {
    for (const id of ['passphrase', 'key-text']) at(id).type = at('show').checked ? 'text' : 'password';
  };
  at('viewer-close').onclick = close;
  // The event comes late: another document may be shown by then.
  at('viewer').onclose = () => { if (!at('viewer').open) close(); };
  takesDrops(async transfer => take(await dropped(transfer)));
}

async function begin() {
  await load();
  beginWords(stamp, () => {
    showChosen();
    showVerdict();
    showUnlock();
  });
  if (pins.length > 0) {
    at('pinned').hidden = false;
    put(at('pinned'), 'whose-pinned', { names: pins.map(([name]) => name).join(', ') });
  }
  photo.begin?.(async files => {
    codes = files;
    if (codes.length > 0) await check();
  });
  reading.begin();
  play.begin?.();
  listen();
  showChosen();
  put(at('verdict'), 'verdict-waiting');
}

const ready = begun(begin);

// For those who verify the page: nothing here does more than the buttons do.
globalThis.pannier = { ready, view, answer: () => checked, sums: reading.sums, hold: play.hold };
