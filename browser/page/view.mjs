// The viewer: documents that are proven, shown in place without scripts and without network.
import { at, isolatePath, put, sizeOf } from './words.mjs';

const TEXT_MOST = 2 << 20, HTML_MOST = 8 << 20;
const PICTURES = { png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', gif: 'image/gif', webp: 'image/webp', avif: 'image/avif', bmp: 'image/bmp', svg: 'image/svg+xml' };
const SOUNDS = { mp3: 'audio/mpeg', m4a: 'audio/mp4', ogg: 'audio/ogg', oga: 'audio/ogg', opus: 'audio/ogg', wav: 'audio/wav', flac: 'audio/flac' };
const FILMS = { mp4: 'video/mp4', m4v: 'video/mp4', webm: 'video/webm', ogv: 'video/ogg', mov: 'video/quicktime' };
const TEXTS = /^(txt|text|md|csv|tsv|json|xml|log|ini|conf|yaml|yml|toml|tex|srt|vtt|sha256|minisig|asc|eml|c|h|rs|py|js|css|sh)$/;

let place = null;

/** What of a shown document stays: text, its structure, and pictures that lie in the document itself. */
const KEPT = new Set(('a abbr address article aside b bdi bdo blockquote br caption center cite code col colgroup dd del details dfn div dl dt em figcaption '
  + 'figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark nav ol p pre q rp rt ruby s samp section small span strike strong sub '
  + 'summary sup table tbody td tfoot th thead time tr tt u ul var wbr').split(' '));
const DROPPED = new Set('script style template noscript iframe frame frameset object embed applet audio video canvas math svg form input button select textarea head title link meta base portal'.split(' '));
const ATTRIBUTES = new Set(['dir', 'lang', 'colspan', 'rowspan', 'alt', 'title', 'start', 'reversed', 'align', 'valign', 'width', 'height']);

/** Builds a document anew of what is kept. Nothing is copied that could load or run. */
export function cleaned(text) {
  const from = new DOMParser().parseFromString(text, 'text/html');
  const to = document.implementation.createHTMLDocument('');
  const copy = (node, into) => {
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) into.append(child.data);
      if (child.nodeType !== Node.ELEMENT_NODE) continue;
      const name = child.localName;
      if (DROPPED.has(name) || child.namespaceURI !== 'http://www.w3.org/1999/xhtml') continue;
      if (!KEPT.has(name)) {
        copy(child, into);
        continue;
      }
      const element = to.createElement(name === 'a' ? 'span' : name);
      for (const { name: attribute, value } of child.attributes) if (ATTRIBUTES.has(attribute)) element.setAttribute(attribute, value);
      const source = name === 'img' ? child.getAttribute('src') ?? '' : '';
      if (/^data:image\/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]*$/.test(source)) element.setAttribute('src', source);
      into.append(element);
      copy(child, element);
    }
  };
  for (const name of ['dir', 'lang']) {
    const value = from.body?.getAttribute(name) ?? from.documentElement.getAttribute(name);
    if (value) to.documentElement.setAttribute(name, value);
  }
  if (from.body) copy(from.body, to.body);
  return `<!doctype html>${to.documentElement.outerHTML}`;
}

function bodyOf(kind, blob) {
  place = URL.createObjectURL(blob);
  const element = document.createElement(kind);
  if (kind !== 'img') element.controls = true;
  element.src = place;
  element.onerror = () => put(at('viewer-help'), 'view-broken');
  return element;
}

async function textOf(blob, most) {
  const bytes = new Uint8Array(await blob.slice(0, most).arrayBuffer());
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(wide).decode(bytes);
}

async function looksLikeText(blob) {
  const bytes = new Uint8Array(await blob.slice(0, 4096).arrayBuffer());
  return !bytes.includes(0);
}

async function shown(one, help) {
  const ending = one.path.split('.').pop().toLowerCase();
  if (PICTURES[ending]) {
    const picture = bodyOf('img', new Blob([one.blob], { type: PICTURES[ending] }));
    picture.alt = one.path;
    return picture;
  }
  if (SOUNDS[ending]) return bodyOf('audio', new Blob([one.blob], { type: SOUNDS[ending] }));
  if (FILMS[ending]) return bodyOf('video', new Blob([one.blob], { type: FILMS[ending] }));
  if (ending === 'pdf') {
    put(help, 'view-pdf');
    return null;
  }
  if (/^x?html?$/.test(ending) && one.blob.size <= HTML_MOST) {
    put(help, 'view-html');
    const frame = document.createElement('iframe');
    frame.setAttribute('sandbox', '');
    frame.title = one.path;
    frame.srcdoc = cleaned(await textOf(one.blob, HTML_MOST));
    return frame;
  }
  if (TEXTS.test(ending) || (await looksLikeText(one.blob))) {
    if (one.blob.size > TEXT_MOST) put(help, 'view-text', { size: sizeOf(TEXT_MOST) });
    const text = document.createElement('pre');
    text.dir = 'auto';
    text.tabIndex = 0;
    text.setAttribute('role', 'region');
    text.setAttribute('aria-label', one.path);
    text.textContent = await textOf(one.blob, TEXT_MOST);
    return text;
  }
  put(help, 'view-not');
  return null;
}

/** Shows a proven document { path, blob, sha256 }. */
export async function view(one, save) {
  close();
  at('viewer-name').replaceChildren(isolatePath(one.path));
  at('viewer-sum').textContent = one.sha256 ?? '';
  at('viewer-help').replaceChildren();
  at('viewer-save').onclick = () => save(one);
  const body = await shown(one, at('viewer-help'));
  at('viewer-body').replaceChildren(...(body ? [body] : []));
  at('viewer').showModal();
}

export function close() {
  const viewer = at('viewer');
  if (viewer.open) viewer.close();
  at('viewer-body').replaceChildren();
  if (place) URL.revokeObjectURL(place);
  place = null;
}
