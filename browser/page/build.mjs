// Puts the page together: one file of HTML with everything in it, and a policy by hash. No package of others takes part.
//   node browser/page/build.mjs MODULE.wasm OUT.html [lite | send]
// The module brings the words of all languages and the text of the worker in a section of its own, so that zopfli packs all as one.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { written } from './base85.mjs';
import { SECTION } from './section.mjs';

const here = new URL('.', import.meta.url);
const [module, out, kind] = process.argv.slice(2);
const text = name => readFileSync(new URL(name, here), 'utf8');

/** Joins modules into one classic script: their imports are above them, so the lines of import and export fall away. */
function joined(names) {
  const bodies = names.map(name => {
    const source = text(name);
    const spaces = [...source.matchAll(/^import \* as (\w+) from '\.\/([\w.]+)';$/gm)].map(([, space, from]) => [space, from]);
    const plain = source.replace(/^import .*;\n/gm, '').replace(/^export /gm, '').replace(/^ *\/\/.*\n/gm, '').replace(/^ *\/\*\*[^]*?\*\/\n/gm, '').replace(/^\s+/gm, '');
    const exported = [...source.matchAll(/^export (?:async )?(?:function|const|class) (\w+)/gm)].map(([, one]) => one);
    const renamed = [...source.matchAll(/^import \{([^}]*)\} from '\.\/([\w.]+)';$/gm)].flatMap(([, list, from]) =>
      list.split(',').map(one => one.trim()).filter(Boolean).map(one => {
        const [original, local] = one.split(' as ');
        return `const ${local ?? original} = ${nameOf(from)}.${original};`;
      }));
    const whole = spaces.map(([space, from]) => `const ${space} = ${nameOf(from)};`);
    return `const ${nameOf(name)} = (() => {\n${[...renamed, ...whole].join('\n')}\n${plain}return { ${exported.join(', ')} };\n})();\n`;
  });
  return `'use strict';\n${bodies.join('')}`;
}

const nameOf = file => `of_${file.replace(/\W/g, '_')}`;
const hash = of => `'sha256-${createHash('sha256').update(of).digest('base64')}'`;
/** Text within an element of script: nothing in it may end the element. */
const inside = of => {
  if (/<\/script|<!--/i.test(of)) throw new Error('a script holds what would end it');
  return of;
};

// The page without codes reads none and shows none, and opens whole bundles alone. It has no sentences about codes, about bundles in part,
// or about differences between releases.
const READER = ['words.mjs', 'base85.mjs', 'section.mjs', 'task.mjs', 'zip.mjs', 'save.mjs', 'self.mjs', 'choose.mjs', 'play.mjs', 'proof.mjs', 'verdict.mjs', 'habit.mjs', 'codes.mjs', 'view.mjs', 'reading.mjs', 'ui.mjs'];
const SENDER = ['words.mjs', 'base85.mjs', 'section.mjs', 'task.mjs', 'zip.mjs', 'save.mjs', 'self.mjs', 'choose.mjs', 'play.mjs', 'send.mjs'];
const isLite = kind === 'lite', isSender = kind === 'send';
const left = isLite ? ['play.mjs', 'habit.mjs', 'codes.mjs'] : [];
const showing = left.map(name => `const ${nameOf(name)} = {};\n`).join('');
const LEFT_WORDS = /^(codes|play|onto|slip-code|working-codes|unlock-part|read-(part|listed|lacking)|error-Delta-(?!Unbased))/;
// What both pages say.
const SHARED_WORDS = /^(language|code|dir|unread|unable-why|clear|cleared|language-label|choose-drop|chosen|forget|and-more|slip-code|play|view-close|progress|working-(codes|zip)|cancel|read-(exists|saving|saved|too-many)|about-(?!keep)|error-(Unsteady|Unreadable|Cancelled|other))/;
const says = isLite ? key => !LEFT_WORDS.test(key) : isSender ? key => SHARED_WORDS.test(key) : () => true;
const worker = isSender ? joined(['payload.mjs', 'host.mjs', 'worker.mjs'])
  : joined(['host.mjs', 'worker.mjs']).replace("'use strict';\n", "'use strict';\nconst of_payload_mjs = {};\n");
const parts = (isSender ? SENDER : READER).filter(name => !left.includes(name));
const script = joined(parts).replace("'use strict';\n", `'use strict';\n${showing}`);
const style = (text('page.css') + (isSender ? text('send.css') : '')).replace(/\s*([{};])\s*/g, '$1').replaceAll(': ', ':').trim();
// The page without codes has room for one language more at most: pannier reader --lite --lang puts it in.
const catalogues = readdirSync(new URL('../words/', here)).filter(name => name.endsWith('.json') && (!isLite || name === 'en.json')).sort();
const saidIn = name => {
  const shared = Object.entries(JSON.parse(text(`../words/${name}`))).filter(([key]) => says(key));
  return { ...Object.fromEntries(shared), ...(isSender ? JSON.parse(text(`../words/send/${name}`)) : {}) };
};
// English comes first: it is what a browser gets whose languages are not here.
const words = catalogues.map(saidIn).sort((a, b) => (b.code === 'en') - (a.code === 'en'));
const policy = [
  "default-src 'none'", `script-src ${hash(script)} 'wasm-unsafe-eval'`, 'worker-src blob:', `style-src ${hash(style)}`,
  'img-src blob: data:', 'media-src blob:', "connect-src 'none'", "frame-src 'none'", "object-src 'none'", "form-action 'none'",
  "base-uri 'none'", "manifest-src 'none'", "font-src 'none'",
].join('; ');

/** A number as WebAssembly writes it: seven bits in a byte. */
function leb(value) {
  const bytes = [];
  for (; value > 127; value >>>= 7) bytes.push(value & 127 | 128);
  return [...bytes, value];
}

/** Adds the section at the end of a module. src/cli/built.rs looks for it there. */
function withSection(module, text) {
  const [name, content] = [SECTION, text].map(one => new TextEncoder().encode(one));
  const inner = [...leb(name.length), ...name];
  const head = [0, ...leb(inner.length + content.length), ...inner];
  const out = new Uint8Array(module.length + head.length + content.length);
  out.set(module);
  out.set(head, module.length);
  out.set(content, module.length + head.length);
  return out;
}

/** Packs the module with what it brings. */
function packed() {
  const whole = `${module}.whole`;
  writeFileSync(whole, withSection(readFileSync(module), JSON.stringify({ worker, words })));
  return execFileSync('zopfli', ['--i15', '-c', whole], { maxBuffer: 1 << 26 });
}

const values = {
  policy, style, script: inside(script), module: written(packed()), player: isLite ? '' : text('player.html').trimEnd(),
  // What a person reads where nothing can be unpacked.
  unable: words[0].unable, why: words[0]['unable-why'],
};
let page = text(isSender ? 'send.html' : 'page.html').replace('{player}', values.player).replace(/^\s+/gm, '');
if (isLite) {
  const without = [/<details id="codes">[^]*?<\/details>\n/, /<div id="onto"[^]*?<p id="onto-state"[^]*?<\/div>\n/];
  page = without.reduce((whole, part) => whole.replace(part, ''), page).replace('<html ', '<html data-lite ');
}
page = page.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
writeFileSync(out, page);
