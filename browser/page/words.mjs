// Words for people: every sentence of the page is in browser/words, one file for each language. The module brings them.

export const at = id => document.getElementById(id);

const all = [];
/** Before the module is unpacked, the page has one sentence. */
let words = { code: 'en', 'unable-why': at('unable').dataset.why };
/** Other names that browsers have for a language here. */
const CALLED = { ku: 'kmr' };

/** Adds languages. */
export const learn = more => all.push(...more);

/** The digits of numbers are European in every language: people compare and copy them. */
const digits = () => `${words.code}-u-nu-latn`;

/** Gives a sentence. A name within braces is taken from `values`; `n` chooses the form for one or many. */
export function say(key, values = {}) {
  const { n, ...others } = values;
  let text = words[key];
  if (n !== undefined) {
    const form = new Intl.PluralRules(words.code).select(n);
    text = words[`${key}.${form}`] ?? text;
    others.n = n.toLocaleString(digits());
  }
  return (text ?? key).replace(/\{([a-z]+)\}/g, (whole, name) => others[name] ?? whole);
}

export const has = key => key in words;

/** Writes a sentence into an element. The values stand in isolates, so that names cannot turn the sentence around. */
export function put(element, key, values = {}) {
  const marked = {};
  const kept = [];
  for (const [name, value] of Object.entries(values)) {
    if (name === 'n') {
      marked.n = value;
      continue;
    }
    marked[name] = `\u0000${kept.length}\u0000`;
    kept.push(String(value));
  }
  const parts = say(key, marked).split('\u0000');
  element.replaceChildren(...parts.map((part, number) => (number % 2 === 0 ? wholeOptions(part) : [isolate(kept[Number(part)])])).flat());
  return element;
}

/** A text whose options, such as --read, no line breaks: a person types them as they stand. */
const wholeOptions = text => text.split(/(--[a-z]+)/).map((part, number) => {
  if (number % 2 === 0) return part;
  const element = document.createElement('code');
  element.textContent = part;
  return element;
});

export function isolate(text) {
  const element = document.createElement('bdi');
  element.textContent = text;
  return element;
}

/** A path whose parts stand in isolates of their own, so that the order of its folders is the order on the carrier. */
export function isolatePath(path) {
  const element = document.createElement('bdi');
  element.dir = 'ltr';
  path.split('/').forEach((part, number) => element.append(...(number > 0 ? ['/\u200b'] : []), isolate(part)));
  return element;
}

export function make(name, key, values) {
  const element = document.createElement(name);
  return key ? put(element, key, values) : element;
}

/** A size as people read it. */
export function sizeOf(bytes) {
  const units = ['B', 'kB', 'MB', 'GB'];
  let size = bytes, unit = 0;
  while (size >= 999.5 && unit < units.length - 1) {
    size /= 1000;
    unit += 1;
  }
  return `${size.toLocaleString(digits(), { maximumFractionDigits: size < 10 && unit > 0 ? 1 : 0 })} ${units[unit]}`;
}

/** Puts the words of one language into the page. */
function speak(chosen) {
  words = chosen;
  document.documentElement.lang = words.code;
  document.documentElement.dir = words.dir;
  document.title = words.title;
  for (const element of document.querySelectorAll('[data-word]')) put(element, element.dataset.word);
  at('unread').hidden = !words.unread;
}

/** Chooses the language of the stamp, else of the browser, else the first. A stamp may bring the words of one language more. */
export function begin(stamp, changed) {
  if (stamp.words) learn([stamp.words]);
  const codes = [stamp.lang, ...navigator.languages.map(one => one.split('-')[0]).map(one => CALLED[one] ?? one)];
  const found = codes.map(code => all.find(one => one.code === code)).find(Boolean);
  speak(found ?? all[0]);
  if (all.length < 2) return;
  const choice = at('language');
  for (const one of all) choice.append(new Option(one.language, one.code, false, one === words));
  choice.onchange = () => {
    speak(all.find(one => one.code === choice.value));
    changed();
  };
  at('languages').hidden = false;
}
