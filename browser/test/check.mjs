// `scripts/browser-check`: opens a folder in Chromium through the page alone. It speaks to Chromium by a pipe, and needs no package.
//   node browser/test/check.mjs PAGE FOLDER PUBLISHER.pub [KEY]
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const [page, folder, publisher, key] = process.argv.slice(2);
const program = process.env.CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
const fail = words => {
  console.error(`browser-check: ${words}`);
  process.exit(1);
};
if (!program) fail('Chromium is missing; CHROMIUM names another browser of its kind');

const room = mkdtempSync(join(tmpdir(), 'pannier-check-'));
process.on('exit', () => rmSync(room, { recursive: true, force: true, maxRetries: 5 }));

/** The page with the publisher stamped in, as `pannier reader --pin` does. */
function stamped() {
  const lines = readFileSync(publisher, 'utf8').split('\n').map(line => line.trim()).filter(Boolean);
  const stamp = JSON.stringify({ pins: [['given', lines.at(-1)]] });
  const text = readFileSync(page, 'utf8').replace('id="stamp">{}<', () => `id="stamp">${stamp}<`);
  const path = join(room, 'reader.html');
  writeFileSync(path, text);
  return path;
}

const walk = at => readdirSync(at).flatMap(name => {
  const path = join(at, name);
  return statSync(path).isDirectory() ? walk(path) : [path];
});
const files = statSync(folder).isDirectory() ? walk(resolve(folder)) : [resolve(folder)];

const flags = [
  '--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update',
  '--disable-sync', `--user-data-dir=${join(room, 'profile')}`, '--remote-debugging-pipe', 'about:blank',
];
const browser = spawn(program, flags, { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
browser.on('error', () => fail('Chromium does not start'));
const [to, from] = [browser.stdio[3], browser.stdio[4]];
const waiting = new Map();
let number = 0, rest = '';
from.on('data', data => {
  const parts = (rest + data.toString()).split('\0');
  rest = parts.pop();
  for (const part of parts) {
    const { id, result, error } = JSON.parse(part);
    waiting.get(id)?.(error ? { failed: error } : result);
  }
});

let session;
function ask(method, params = {}) {
  number += 1;
  to.write(`${JSON.stringify({ id: number, method, params, sessionId: session })}\0`);
  return new Promise(done => waiting.set(number, done));
}
async function run(expression) {
  const { result, exceptionDetails } = await ask('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
  if (exceptionDetails) fail(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value;
}
async function until(expression) {
  for (let i = 0; i < 6000; i++) {
    if (await run(`Boolean(${expression})`)) return;
    await new Promise(done => setTimeout(done, 50));
  }
  fail('the page does not answer');
}
async function give(selector, paths) {
  const { root } = await ask('DOM.getDocument');
  const { nodeId } = await ask('DOM.querySelector', { nodeId: root.nodeId, selector });
  await ask('DOM.setFileInputFiles', { nodeId, files: paths });
}

const { targetId } = await ask('Target.createTarget', { url: `file://${stamped()}` });
session = (await ask('Target.attachToTarget', { targetId, flatten: true })).sessionId;
await until('globalThis.pannier');
await run('pannier.ready.then(() => 0)');
await give('#files', files);
await until("document.querySelector('#verdict .bundle') && document.getElementById('work').hidden");
console.log(await run("(document.querySelector('#verdict .head') ?? document.querySelector('#verdict')).textContent"));
let code = 1;
if (await run("!document.getElementById('unlock').hidden")) {
  const byKey = await run("!document.getElementById('by-key').hidden");
  if (key && byKey) {
    await give('#key-file', [resolve(key)]);
  } else if (key) {
    const words = readFileSync(key, 'utf8').split('\n')[0].trimEnd();
    await run(`document.getElementById('passphrase').value = ${JSON.stringify(words)}`);
  }
  await run("document.getElementById('open').click()");
  await until("!document.getElementById('open').disabled");
  if (await run("document.getElementById('read').hidden")) {
    console.log(await run("document.getElementById('read-state').textContent"));
  } else {
    for (const [path, sum] of await run('pannier.sums()')) console.log(`${sum}  ${path}`);
    code = 0;
  }
}
const ended = new Promise(done => browser.on('exit', done));
browser.kill();
await ended;
process.exit(code);
