// Tasks: orders for the worker, one after the other, with progress and an end.
import { read } from './base85.mjs';
import { brought } from './section.mjs';
import { at, learn, say, sizeOf } from './words.mjs';

/** The most bytes of chosen files that are copied into memory. */
const COPIED_MOST = 256 << 20;

let module, script, worker, pending = null, number = 0;
let queue = Promise.resolve();

/** Unpacks and compiles the module that lies in the page. It brings the words, and the text of the worker. */
export async function load() {
  const packed = read(at('module').textContent);
  at('module').remove();
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  module = await WebAssembly.compile(await new Response(stream).arrayBuffer());
  const { worker: text, words } = brought(module);
  script = text;
  learn(words);
  start();
}

function start() {
  const place = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  worker = new Worker(place);
  URL.revokeObjectURL(place);
  worker.postMessage({ module });
  worker.onmessage = ({ data }) => {
    if (!pending || data.number !== pending.number) return;
    if (data.read !== undefined) pending.tell(data.read);
    else pending.done(data);
  };
  worker.onerror = event => pending?.done({ lines: [{ error: { kind: 'Crash', text: event.message } }], code: -1, blob: null });
}

function ask(message, tell) {
  return new Promise(done => {
    number += 1;
    pending = { number, tell, done: answer => { pending = null; done(answer); } };
    worker.postMessage({ number, ...message });
  });
}

/** Ends what runs now. The next order has a new worker. */
export function cancel() {
  worker.terminate();
  const ended = pending;
  start();
  ended?.done({ lines: [{ error: { kind: 'Cancelled', text: '' } }], code: -1, blob: null });
}

const bar = at('work-bar');

export function working(key, done, all) {
  at('work').hidden = false;
  const text = done === undefined ? say(key) : `${say(key)}: ${say('progress', { done: sizeOf(done), all: sizeOf(all) })}`;
  at('work-text').textContent = text;
  if (done === undefined || !all) bar.removeAttribute('value');
  else bar.value = Math.min(1, done / all);
}

export function rest() {
  at('work').hidden = true;
}

function queued(work) {
  const next = queue.then(work, work);
  queue = next.catch(() => {});
  return next;
}

/** Runs a verb on chosen files { path, blob }. `key` names what the person waits for; `base` has the files of an old release; the
 * bytes of all files are read so many `times`. */
export function verb(key, order, chosen, base = null, times = 1) {
  return queued(async () => {
    const given = [...chosen, ...base ?? []];
    const bytes = given.reduce((sum, one) => sum + one.blob.size, 0), all = bytes * times;
    working(key);
    const files = chosen.map(one => [one.path, one.blob.size]);
    const message = { order: { ...order, files }, blobs: given.map(one => one.blob) };
    // Some systems change the form of accents in names.
    if (base) message.order.base = base.map(one => [one.path.normalize('NFC'), one.blob.size]);
    const tell = read => working(key, Math.min(read, all), all);
    let answer = await ask(message, tell);
    if (faultOf(answer)?.kind === 'Unreadable' && bytes <= COPIED_MOST) {
      // Some browsers let the page read a chosen file, and no worker. The worker then gets the bytes themselves.
      const blobs = await Promise.all(given.map(async one => new Uint8Array(await one.blob.arrayBuffer()))).catch(() => null);
      if (blobs) answer = await ask({ ...message, blobs }, tell);
    }
    rest();
    return answer;
  });
}

/** Looks for codes in a picture: a file, or a frame that the browser holds already. */
export function look({ picture, bitmap, moving, quick = false }) {
  return queued(async () => {
    const answer = await ask({ picture, bitmap, moving, quick }, () => {});
    if (!picture || faultOf(answer)?.kind !== 'Picture') return answer;
    // As above: the page reads the file, and the worker gets what it holds.
    const read = await createImageBitmap(picture).catch(() => null);
    return read ? ask({ bitmap: read, moving }, () => {}) : answer;
  });
}

/** Gives one kind of line of an answer. */
export const linesOf = (answer, kind) => answer.lines.filter(line => kind in line).map(line => line[kind]);
export const faultOf = answer => linesOf(answer, 'error')[0] ?? null;
