// The page itself: the digits of a copy of it, and what it needs of a browser.
import { at, make } from './words.mjs';

/** Shows the hash and the thirty digits of a copy of the page. */
export async function sumOf(file) {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
  const sum = [...hash].map(byte => byte.toString(16).padStart(2, '0')).join('');
  const again = new Uint8Array(await crypto.subtle.digest('SHA-256', hash));
  const groups = [0, 1, 2, 3, 4, 5].map(group => {
    const number = again.slice(group * 5, group * 5 + 5).reduce((value, byte) => value * 256n + BigInt(byte), 0n);
    return String(number % 100_000n).padStart(5, '0');
  });
  const parts = [make('span', 'about-file', { sum }), document.createElement('br'), make('span', 'about-digits', { digits: groups.join(' ') })];
  at('self-sum').replaceChildren(...parts);
}

/** Names what the browser lacks, if it lacks something. */
function lacking() {
  const needs = {
    WebAssembly: typeof WebAssembly === 'object',
    DecompressionStream: typeof DecompressionStream === 'function',
    Worker: typeof Worker === 'function',
    dialog: typeof HTMLDialogElement === 'function',
    'crypto.subtle': Boolean(globalThis.crypto?.subtle),
  };
  return Object.keys(needs).filter(name => !needs[name]);
}

/** Begins the page, or says why it cannot. */
export function begun(begin) {
  const missing = lacking();
  const started = missing.length > 0 ? Promise.reject(new Error(missing.join(', '))) : begin();
  return started.then(() => {
    at('unable').remove();
    at('main').hidden = false;
    at('clear').hidden = false;
  }).catch(error => {
    at('unable').append(' ', make('span', 'unable-why', { what: error?.message ?? String(error) }));
    throw error;
  });
}

/** A button that opens a chooser of files. */
export function opens(button, input, does) {
  // The page without codes has fewer buttons.
  if (!at(button)) return;
  at(button).onclick = () => at(input).click();
  at(input).onchange = async () => {
    const files = [...at(input).files];
    if (files.length > 0) await does(files);
    at(input).value = '';
  };
}

/** Takes what is dropped on the page. */
export function takesDrops(does) {
  document.body.ondragover = event => {
    event.preventDefault();
    document.body.classList.add('over');
  };
  document.body.ondragleave = () => document.body.classList.remove('over');
  document.body.ondrop = async event => {
    event.preventDefault();
    document.body.classList.remove('over');
    await does(event.dataTransfer);
  };
}
