// The page in WebKit, from file://, by WebKitWebDriver: bundles are checked and opened. Nothing of npm is needed.
//   node browser/test/webkit.mjs [PAGE]     exits with 77 where WebKitWebDriver or the browser of WebKit's tests is not installed
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { bundles, filesOf, here, moduleOf, order } from './kit.mjs';
import { codes, differences, photos } from './parts.mjs';

const page = resolve(process.argv[2] ?? here('browser/reader.html'));
const module = moduleOf(page);
const libraries = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu'].filter(existsSync);
const folders = libraries.flatMap(at => readdirSync(at).filter(name => name.startsWith('webkit2gtk')).map(name => join(at, name, 'MiniBrowser')));
const browser = folders.find(existsSync);
if (!browser || !existsSync('/usr/bin/WebKitWebDriver') || !existsSync('/usr/bin/Xvfb')) {
  console.log('WebKit: NOT tested, webkit2gtk-driver and xvfb are not installed');
  process.exit(77);
}

const children = [];
process.on('exit', () => children.forEach(child => child.kill()));
const start = (program, args, env = {}) => children.push(spawn(program, args, { stdio: 'ignore', env: { ...process.env, ...env } }));
const pause = time => new Promise(done => setTimeout(done, time));

const screen = `:${90 + (process.pid % 900)}`, port = 20_000 + (process.pid % 20_000);
start('Xvfb', [screen, '-screen', '0', '1280x1000x24', '-nolisten', 'tcp']);
await pause(1000);
start('WebKitWebDriver', [`--port=${port}`], { DISPLAY: screen, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1', GDK_BACKEND: 'x11' });

async function ask(method, path, body) {
  for (let tries = 0; ; tries++) {
    try {
      const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body) });
      const { value } = await answer.json();
      if (value?.error) throw Object.assign(new Error(`${value.error}: ${value.message}`), { told: true });
      return value;
    } catch (error) {
      if (error.told || tries > 40) throw error;
      await pause(250);
    }
  }
}

const options = { binary: browser, args: ['--automation'] };
const made = await ask('POST', '/session', { capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options, timeouts: { script: 60_000 } } } });
const { sessionId, capabilities } = made;
const at = path => `/session/${sessionId}${path}`;
const run = (work, ...args) => ask('POST', at('/execute/sync'), { script: `return (${work}).apply(null, arguments)`, args });
const later = (work, ...args) => ask('POST', at('/execute/async'), {
  script: `const done = arguments[arguments.length - 1]; Promise.resolve((${work}).apply(null, arguments)).then(done, error => done({ fault: String(error) }))`, args,
});
const element = async selector => Object.values(await ask('POST', at('/element'), { using: 'css selector', value: selector }))[0];
const give = async (selector, paths) => ask('POST', at(`/element/${await element(selector)}/value`), { text: paths.join('\n') });
async function wait(work, what) {
  for (let tries = 0; tries < 240; tries++) {
    if (await run(work)) return;
    await pause(250);
  }
  throw new Error(`never: ${what}; ${await run(() => document.getElementById('main').innerText.slice(0, 2000))}`);
}

const name = `WebKit (${capabilities.browserName} ${capabilities.browserVersion})`;
await ask('POST', at('/url'), { url: `file://${page}` });
assert.equal((await later(() => globalThis.pannier.ready.then(() => 'ready')))?.fault, undefined);
for (const old of bundles().filter(one => one.name !== 'format-1-letters')) {
  for (const lost of [[], ['d0002.bin']]) {
    const digits = (await order(module, filesOf(old.folder), { verb: 'check' })).one('checked').bundles[0].publisher_digits;
    await run(() => document.getElementById('clear').click());
    await run(text => { document.getElementById('digits').value = text; }, digits);
    await give('#files', [...filesOf(old.folder).keys()].filter(one => !lost.includes(one)).map(one => join(old.folder, one)));
    await wait(() => !document.getElementById('unlock').hidden, `${old.name} is trusted`);
    assert.equal(await run(() => document.querySelector('#verdict .head').textContent), lost.length > 0 ? 'OPENABLE' : 'OK');
    const sealing = await run(() => globalThis.pannier.answer().bundles[0].facts.sealing);
    const keys = file => here(`tests/keys/${old.keys}/${file}`);
    if (sealing === 'recipients') await give('#key-file', [keys('recipient.key')]);
    if (sealing === 'passphrase') await run(text => { document.getElementById('passphrase').value = text; }, readFileSync(keys('passphrase.txt'), 'utf8').trim());
    await run(() => document.getElementById('open').click());
    await wait(() => !document.getElementById('read').hidden, `${old.name} is open`);
    assert.deepEqual(new Map(await later(() => globalThis.pannier.sums())), old.documents, old.name);
  }
}

// The same parts as in other browsers.
const tab = {
  run: async (work, argument) => {
    const told = await later(work, argument ?? null);
    if (told?.fault) throw new Error(told.fault);
    return told;
  },
  give: (selector, paths) => give(selector, [paths].flat()),
  fill: (selector, text) => run((where, words) => { document.querySelector(where).value = words; }, selector, text),
  click: selector => run(where => document.querySelector(where).click(), selector),
  wait: async (work, argument) => {
    for (let tries = 0; tries < 240; tries++) {
      if (await run(work, argument ?? null)) return;
      await pause(250);
    }
    throw new Error(`never: ${work}; ${await run(() => document.getElementById('choose').innerText)}`);
  },
};
const room = mkdtempSync(join(tmpdir(), 'pannier-webkit-'));
process.on('exit', () => rmSync(room, { recursive: true, force: true }));
const digitsOf = async folder => (await order(module, filesOf(folder), { verb: 'check' })).one('checked').bundles[0].publisher_digits;
const told = [];
if (!/<html data-lite /.test(readFileSync(page, 'utf8'))) {
  await differences(tab, module, await digitsOf(here('bundles/format-1-delta')), room);
  told.push(await codes(tab, module, await digitsOf(here('bundles/format-1-public')), room));
  told.push(await photos(tab, await digitsOf(here('bundles/format-1-public')), room));
}
await ask('DELETE', at(''));
console.log([`${name}: every bundle but one with key letters opens, whole and with a lost chunk`, ...told].join('; '));
process.exit(0);
