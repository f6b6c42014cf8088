// The verdict on what was chosen, in the words of `pannier check`.
import { at, isolate, make, put, say } from './words.mjs';
import * as proofs from './proof.mjs';

const TONES = {
  OK: 'good', OPENABLE: 'good', 'DAMAGED BUT OPENABLE': 'fair', INCOMPLETE: 'fair', SHARE: 'good', 'NOT TRUSTED': 'bad', CONFLICT: 'bad',
};
const OPENABLE = ['OK', 'OPENABLE', 'DAMAGED BUT OPENABLE'];
/** Lines of one kind that are shown. */
const MOST = 30;

export const isDelta = bundle => bundle.facts.since !== null;
export const isOpenable = bundle => bundle.counts && OPENABLE.includes(bundle.verdict);
/** Tells whether documents may come out before the bundle is whole. */
export const isOpenableInPart = bundle => bundle.counts && bundle.verdict === 'INCOMPLETE' && bundle.openable_in_part;

function enough(bundle) {
  if (!bundle.has_table) return say('report-no-table');
  const { have_blocks: have, need_blocks: need } = bundle;
  const percent = Math.floor((have * 100) / Math.max(1, need));
  return have < need ? say('report-short', { have, need, percent, short: need - have }) : say('report-enough');
}

/** The word: a share is whole, and too little by itself. */
const wordOf = bundle => (bundle.is_whole_share ? 'SHARE' : bundle.verdict);

/** The sentence after the word of the verdict. */
function sentence(bundle) {
  const { title, trust } = bundle;
  switch (bundle.verdict) {
    case 'OK': return ['report-ok', { title }];
    case 'OPENABLE': return ['report-openable', { title }];
    case 'DAMAGED BUT OPENABLE': return ['report-damaged', { title }];
    case 'INCOMPLETE':
      if (bundle.is_whole_share) {
        const { have_blocks: have, need_blocks: need } = bundle;
        return ['report-share', { title, percent: bundle.share_percent, more: Math.ceil((need - have) / Math.max(1, have)) }];
      }
      return ['report-incomplete', { title, shortage: enough(bundle) }];
    case 'CONFLICT': return ['report-conflict', { title, enough: enough(bundle) }];
    default:
  }
  const values = { title, enough: enough(bundle) };
  if (bundle.distrust === 'Other') return ['report-other-publisher', { title }];
  if (trust.is === 'limited') return ['report-other-series', { ...values, name: trust.name }];
  if (trust.is === 'short' && trust.fork) return ['report-letters-conflict', values];
  if (trust.is === 'short' && trust.gone && trust.have === 0) return ['report-key-gone', values];
  if (trust.is === 'short') return ['report-too-few', { ...values, have: trust.have, need: trust.need }];
  return ['report-not-pinned', values];
}

function list(title, lines) {
  const part = document.createElement('details');
  const shown = lines.slice(0, MOST);
  if (lines.length > MOST) shown.push(make('li', 'and-more'));
  const items = document.createElement('ul');
  items.className = 'plain help';
  items.append(...shown);
  part.append(make('summary', title), items);
  return part;
}

function fault({ path, fault }) {
  const { kind } = fault;
  const values = {
    path, chunk: fault.chunk, name: fault.name, bad: fault.bad_count, blocks: fault.block_count,
    bytes: fault.extra_bytes ?? fault.file_bytes, all: fault.chunk_bytes,
  };
  const known = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
  return make('li', `fault-${kind}`, known);
}

function slip(title, help, text, code, more) {
  const part = document.createElement('details');
  const digits = document.createElement('p');
  digits.className = 'slip';
  digits.textContent = text;
  part.append(make('summary', title), make('p', help), digits);
  if (more) part.append(more);
  // The code is drawn when somebody wants to see it.
  if (code) part.ontoggle = async () => {
    part.ontoggle = null;
    const canvas = await code(text);
    if (canvas) part.append(make('p', 'slip-code'), canvas);
  };
  return part;
}

function card(bundle, does) {
  const box = document.createElement('div');
  box.className = `bundle ${TONES[wordOf(bundle)] ?? 'bad'}`;
  box.dataset.id = bundle.id;
  const head = document.createElement('p');
  const word = document.createElement('strong');
  word.className = 'head';
  word.textContent = wordOf(bundle);
  head.append(word, put(document.createElement('span'), ...sentence(bundle)));
  box.append(head);
  const trusted = bundle.trust.is === 'named' || bundle.trust.is === 'pinned';
  if (!trusted) {
    box.append(make('p', 'report-stranger'));
  } else {
    const by = bundle.trust.is === 'pinned' ? 'report-by-pinned' : 'report-by';
    box.append(make('p', by, { digits: bundle.publisher_digits, name: bundle.trust.name }));
    box.append(make('p', 'report-made', { id: bundle.id.slice(0, 16), date: bundle.facts.created }));
  }
  if (isDelta(bundle) && trusted) box.append(make('p', 'report-delta', { release: bundle.facts.since }));
  if (bundle.facts.opening_requires.length > 0) {
    box.append(make('p', 'report-opening', { words: bundle.facts.opening_requires.join(', ') }));
  }
  if (bundle.bad_files.length > 0) box.append(list('report-bad', bundle.bad_files.map(fault)));
  const lacking = bundle.chunks.filter(chunk => chunk.good_blocks < chunk.blocks).map(chunk => chunk.name);
  const missing = [...lacking, ...bundle.missing_small].map(name => {
    const item = document.createElement('li');
    item.append(isolate(name));
    return item;
  });
  if (bundle.has_table && missing.length > 0) box.append(list('report-missing', missing));
  if (bundle.stranger_count > 0) box.append(make('p', 'report-ignored', { n: bundle.stranger_count }));
  if (bundle.want) {
    const { slip: text, asked_blocks: asked, lacking_blocks } = bundle.want;
    box.append(slip('slip-title', 'slip-help', text, does.code, make('p', 'slip-enough', { asked, lacking: lacking_blocks })));
  }
  if (bundle.receipt) box.append(slip('receipt-title', 'receipt-help', bundle.receipt, does.code));
  const row = document.createElement('div');
  row.className = 'row';
  const whole = bundle.verdict === 'OK';
  if (bundle.has_table && bundle.have_blocks >= bundle.need_blocks && !whole) {
    const repair = make('button', 'repair');
    repair.type = 'button';
    repair.onclick = () => does.repair(bundle);
    const help = make('span', 'repair-help');
    help.className = 'help';
    row.append(repair, help);
  }
  if (does.play && bundle.has_table && bundle.have_blocks >= bundle.need_blocks && bundle.facts.payload_bytes <= does.playMost) {
    const play = make('button', 'play');
    play.type = 'button';
    play.onclick = () => does.play(bundle);
    const help = make('span', 'play-help');
    help.className = 'help';
    row.append(play, help);
  }
  if (does.choose && (isOpenable(bundle) || isOpenableInPart(bundle))) {
    const choose = make('button', isOpenable(bundle) ? 'report-choose' : 'report-choose-part');
    choose.type = 'button';
    choose.onclick = () => does.choose(bundle);
    row.append(choose);
  }
  if (row.childElementCount > 0) box.append(row);
  return box;
}

/** Shows the answer of `check`. `does` has what the buttons do. */
export function show(checked, does) {
  const openable = checked.bundles.filter(one => isOpenable(one) || isOpenableInPart(one)).length;
  const cards = checked.bundles.map(bundle => card(bundle, openable > 1 ? does : { ...does, choose: null }));
  const others = [
    ...checked.refused.map(({ path, why }) => make('p', 'report-refused', { path, why })),
    ...checked.unreadable.map(({ path }) => make('p', 'report-unreadable', { path })),
  ];
  const judged = checked.proofs.slice(0, MOST).map(one => proofs.card(one));
  at('verdict').replaceChildren(...judged, ...cards, ...others.slice(0, MOST));
}

/** Shows a fault instead of a verdict. */
export function showFault(text) {
  const box = document.createElement('div');
  box.className = 'bundle fair';
  box.append(text);
  at('verdict').replaceChildren(box);
}

/** The sentence of a fault. */
export function faultText(fault, has) {
  const key = [`error-${fault.kind}-${fault.inner}`, `error-${fault.kind}`].find(has);
  return make('p', key ?? 'error-other', { text: fault.text || fault.kind });
}
