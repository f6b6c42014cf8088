// The tests of the page in real browsers, from file://.
//   PANNIER_NPM=FOLDER node browser/test/engines.mjs [PAGE] [PICTURES]     in PICTURES, screens are kept for people to look at
import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { axe, engine, programOf } from './tabs.mjs';
import { bundles, filesOf, here, moduleOf, order, publisher, unlockIn, wordsOf } from './kit.mjs';
import { codes, differences, photos, sections } from './parts.mjs';
import { drawn, hostile, inPage, navigations } from './ways.mjs';

const page = resolve(process.argv[2] ?? here('browser/reader.html'));
const pictures = process.argv[3];
const module = moduleOf(page);
const isLite = /<html data-lite /.test(readFileSync(page, 'utf8'));
const room = mkdtempSync(join(tmpdir(), 'pannier-engines-'));
process.on('exit', () => rmSync(room, { recursive: true, force: true }));
if (pictures) mkdirSync(pictures, { recursive: true });
const ready = tab => tab.run(() => globalThis.pannier.ready);

/** The digits of a bundle's publisher, as a person is told them. */
async function digitsOf(folder) {
  return (await order(module, filesOf(folder), { verb: 'check' })).one('checked').bundles[0].publisher_digits;
}

/** Opens a bundle as a person does, and compares every document by its hash. */
async function opens(tab, old, digits, lost = [], pinned = false) {
  await tab.run(() => document.getElementById('clear').click());
  const files = [...filesOf(old.folder).keys()].filter(name => !lost.includes(name)).map(name => join(old.folder, name));
  await tab.give('#files', files);
  await tab.wait(() => document.querySelector('#verdict .bundle'));
  if (!pinned) {
    assert.equal(await tab.run(() => document.querySelector('#verdict .head')?.textContent), 'NOT TRUSTED', old.name);
    assert.equal(await tab.run(() => document.getElementById('unlock').hidden), true, 'nothing is unlocked before the proof');
    await tab.fill('#digits', digits);
    await tab.click('#whose button');
  }
  await tab.wait(() => !document.getElementById('unlock').hidden);
  const word = await tab.run(() => document.querySelector('#verdict .head').textContent);
  assert.equal(word, lost.length > 0 ? 'OPENABLE' : 'OK');
  const sealing = await tab.run(() => globalThis.pannier.answer().bundles[0].facts.sealing);
  const keys = name => here(`tests/keys/${old.keys}/${name}`);
  if (sealing === 'recipients') {
    await tab.give('#key-file', keys('recipient.key'));
  } else if (sealing === 'passphrase') {
    await tab.fill('#passphrase', 'a wrong one');
    await tab.click('#open');
    await tab.wait(() => document.getElementById('read-state').textContent.includes('does not open'));
    assert.equal(await tab.run(() => document.getElementById('read').hidden), true);
    await tab.fill('#passphrase', readFileSync(keys('passphrase.txt'), 'utf8').trim());
  }
  await tab.click('#open');
  await tab.wait(() => !document.getElementById('read').hidden || document.querySelector('#read-state.fault'));
  const sums = await tab.run(() => globalThis.pannier.sums());
  assert.deepEqual(new Map(sums), old.documents, old.name);
}

/** From the chosen files to the documents with keys alone: Tab, signs, Enter. */
async function byKeyboard(kind) {
  const old = bundles().find(one => one.name === 'format-1-passphrase');
  const tab = await kind.tab(page);
  await ready(tab);
  await tab.give('#files', [...filesOf(old.folder).keys()].map(name => join(old.folder, name)));
  await tab.wait(() => document.querySelector('#verdict .bundle'));
  const reach = async selector => {
    for (let steps = 0; !await tab.run(one => document.activeElement.matches(one), selector); steps++) {
      assert.ok(steps < 80, `Tab does not reach ${selector}`);
      await tab.press('Tab');
    }
  };
  const type = async text => {
    for (const sign of text) await tab.press(sign);
  };
  await reach('#digits');
  await type(await digitsOf(old.folder));
  await reach('#whose button[type=submit]');
  await tab.press('Enter');
  await tab.wait(() => !document.getElementById('unlock').hidden);
  await reach('#passphrase');
  await type(unlockIn(old.keys, 'passphrase').passphrase);
  await tab.press('Enter');
  await tab.wait(() => !document.getElementById('read').hidden || document.querySelector('#read-state.fault'));
  assert.deepEqual(new Map(await tab.run(() => globalThis.pannier.sums())), old.documents);
  await tab.close();
}

/** No rule of axe-core is broken. */
async function accessible(tab, where) {
  await tab.run(`${axe()};0`);
  const found = await tab.run(async () => {
    if (!globalThis.axe) return null;
    const { violations } = await globalThis.axe.run(document, { resultTypes: ['violations'] });
    return violations.map(one => `${one.id}: ${one.nodes.map(node => node.html.slice(0, 120)).join(' | ')}`);
  });
  assert.ok(found, 'axe-core did not run');
  assert.deepEqual(found, [], where);
}

/** A server that counts whoever connects. */
async function listening() {
  const server = createServer(socket => {
    counted.push('connection');
    socket.on('data', data => counted.push(data.toString('latin1').split('\r\n')[0]));
    socket.on('error', () => {});
    socket.end('HTTP/1.1 204 No Content\r\n\r\n');
  });
  const counted = [];
  await new Promise(done => server.listen(0, '127.0.0.1', done));
  return { counted, server, to: `http://127.0.0.1:${server.address().port}/` };
}

const pause = time => new Promise(done => setTimeout(done, time));

async function silent(kind) {
  const { counted, server, to } = await listening();
  const tab = await kind.tab(page);
  await ready(tab);
  for (const [path, text] of [['page.html', hostile(to)], ['page.xhtml', hostile(to)], ['picture.svg', drawn(to)], ['text.txt', hostile(to)]]) {
    await tab.run(([name, body]) => globalThis.pannier.view({ path: name, blob: new Blob([body]), sha256: '' }, () => {}), [path, text]);
    await pause(500);
    await tab.clickFrame('a, button, span, summary, p');
    await pause(300);
  }
  await tab.run(() => document.getElementById('viewer-close').click());
  const tried = await tab.run(inPage, to);
  await pause(1500);
  assert.deepEqual(counted, [], 'somebody connected');
  await tab.run(navigations, to);
  await pause(1000);
  await tab.close();
  server.close();
  assert.deepEqual(counted.filter(one => one !== 'connection'), [], 'somebody sent something');
  return tried;
}

async function shows(tab) {
  const view = (path, text) => tab.run(([name, body]) => globalThis.pannier.view({ path: name, blob: new Blob([body]), sha256: 'abc' }, () => {}), [path, text]);
  const inside = () => tab.run(() => document.getElementById('viewer-body').innerHTML);
  await view('a.txt', 'سلام <b>x</b>');
  assert.match(await inside(), /سلام &lt;b&gt;x/);
  await view('a.html', '<p onclick="x()" style="color:red">hello<script>document.title="ran"</script><a href="http://example.org/">link</a>');
  const frame = await tab.run(() => [document.querySelector('#viewer-body iframe').getAttribute('sandbox'), document.querySelector('#viewer-body iframe').srcdoc, document.title]);
  assert.equal(frame[0], '');
  assert.match(frame[1], /<p>hello<span>link<\/span><\/p>/);
  assert.notEqual(frame[2], 'ran');
  await pause(300);
  assert.deepEqual((await tab.inFrame()).map(text => text.trim()), ['hellolink']);
  await view('a.pdf', '%PDF-1.4');
  assert.equal(await inside(), '');
  await view('a.bin', '\0\0');
  assert.equal(await inside(), '');
  await tab.run(() => document.getElementById('viewer-close').click());
}

/** What a person sees, at each step: looked at by people, and by axe-core. */
async function screens(kind) {
  const old = bundles()[0], digits = await digitsOf(old.folder);
  // Firefox cannot be told from outside to be dark.
  const views = [[1200, false], [360, false], ...(kind.name.startsWith('Chromium') ? [[360, true], [1200, true]] : [])];
  for (const [width, dark] of views) {
    const tab = await kind.tab(page, { width, height: width < 600 ? 740 : 900, dark });
    await ready(tab);
    const name = step => `${kind.name.split(' ')[0].toLowerCase()}-${width}-${dark ? 'dark' : 'light'}-${step}`;
    const at = async step => {
      assert.ok(await tab.run(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), `${name(step)} is too wide`);
      if (pictures) await tab.picture(join(pictures, `${name(step)}.png`));
      await accessible(tab, name(step));
    };
    await at('1-start');
    const files = [...filesOf(old.folder).keys()].filter(one => one !== 'd0002.bin');
    const odd = join(room, 'd0002.bin');
    writeFileSync(odd, Buffer.alloc(5000, 1));
    await tab.give('#files', [...files.map(one => join(old.folder, one)), odd]);
    await tab.wait(() => document.querySelector('#verdict .bundle'));
    await at('2-stranger');
    await tab.fill('#digits', digits);
    await tab.click('#whose button');
    await tab.wait(() => !document.getElementById('unlock').hidden);
    await tab.run(() => document.querySelectorAll('details').forEach(one => { one.open = true; }));
    if (!isLite) await tab.wait(() => document.querySelector('#verdict canvas.code'));
    await at('3-trusted');
    if (!isLite) {
      await tab.run(() => [...document.querySelectorAll('#verdict button')].find(one => one.textContent === 'Show it as codes').click());
      await tab.wait(() => document.getElementById('player').open && document.getElementById('player-screen').width > 100);
      await at('3-playing');
      await tab.run(() => document.getElementById('player-close').click());
    }
    await tab.give('#key-file', here('tests/keys/format-1/recipient.key'));
    await tab.click('#open');
    await tab.wait(() => !document.getElementById('read').hidden);
    await at('4-open');
    await tab.run(() => document.querySelectorAll('.documents .do button')[4].click());
    await tab.wait(() => document.getElementById('viewer').open);
    await at('5-view');
    await tab.run(() => document.getElementById('viewer-close').click());
    await tab.run(() => document.getElementById('clear').click());
    await tab.wait(() => document.getElementById('note').textContent.includes('history'));
    assert.equal(await tab.run(() => document.getElementById('documents').childElementCount + document.getElementById('digits').value.length), 0);
    await at('6-cleared');
    assert.deepEqual(tab.errors, []);
    await tab.close();
  }
}

/** In every language the page fits a phone, is accessible, and leaves no English sentence and no digit of another script. */
async function languages(kind) {
  const text = readFileSync(page, 'utf8'), [english] = wordsOf(page);
  // The page without codes brings English alone, and a stamp brings one language more.
  const [, ...others] = wordsOf(isLite ? here('browser/reader.html') : page), old = bundles().find(one => one.name === 'format-1-sections');
  const sentences = Object.values(english).filter(one => one.length > 12 && !one.includes('{'));
  for (const words of others) {
    const { code, dir, unread } = words, copy = join(room, `in-${code}.html`);
    writeFileSync(copy, text.replace('id="stamp">{}<', () => `id="stamp">${JSON.stringify({ lang: code, ...isLite && { words } }).replaceAll('<', '\\u003c')}<`));
    const tab = await kind.tab(copy, { width: 360, height: 740 });
    await ready(tab);
    await tab.fill('#digits', await digitsOf(old.folder));
    await tab.give('#files', [...filesOf(old.folder).keys()].filter(name => isLite || !/^r\d|d0005/.test(name)).map(name => join(old.folder, name)));
    await tab.wait(() => document.querySelector('#verdict .bundle') && !document.getElementById('unlock').hidden);
    await tab.give('#key-file', here(`tests/keys/${old.keys}/recipient.key`));
    await tab.click('#open');
    await tab.wait(() => !document.getElementById('read').hidden);
    const seen = await tab.run(() => {
      const { dir: way, lang, scrollWidth, clientWidth } = document.documentElement;
      return { way, lang, fits: scrollWidth <= clientWidth, said: document.body.innerText };
    });
    assert.deepEqual([seen.lang, seen.way, seen.fits], [code, dir, true]);
    assert.ok(seen.said.includes(unread), `${code} does not say that nobody has read it`);
    assert.deepEqual(sentences.filter(one => seen.said.includes(one)), [], `English in ${code}`);
    assert.ok(!/[\u0660-\u0669\u06f0-\u06f9]/.test(seen.said), `digits of another script in ${code}`);
    if (pictures) await tab.picture(join(pictures, `language-${code}.png`));
    await accessible(tab, code);
    assert.deepEqual(tab.errors, []);
    await tab.close();
  }
  return others.length;
}

/** A camera of Chromium that sees a printed page, and a film of the page: both become the bundle. */
async function films() {
  const { execFileSync } = await import('node:child_process');
  const seen = join(room, 'seen.y4m'), film = join(room, 'film.webm');
  try {
    execFileSync('pdftoppm', ['-png', '-r', '110', '-singlefile', here('bundles/optical-1/sheet.pdf'), join(room, 'still')]);
    const scaled = ['-y', '-loglevel', 'error', '-loop', '1', '-i', join(room, 'still.png'), '-t', '2', '-r', '10', '-vf', 'scale=trunc(iw/2)*2:trunc(ih/2)*2'];
    execFileSync('ffmpeg', [...scaled, '-pix_fmt', 'yuv420p', seen]);
    execFileSync('ffmpeg', [...scaled, '-c:v', 'libvpx', '-b:v', '4M', film]);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    return 'the camera was left out: pdftoppm or ffmpeg is not installed';
  }
  const kind = await engine('chromium', ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${seen}`]);
  try {
    const digits = await digitsOf(here('bundles/format-1-public'));
    for (const how of ['camera', 'film']) {
      const tab = await kind.tab(page);
      await ready(tab);
      await tab.fill('#digits', digits);
      await tab.run(() => { document.getElementById('codes').open = true; });
      if (how === 'camera') await tab.click('#camera');
      else await tab.give('#film', film);
      await tab.wait(() => document.querySelector('#codes-state li'));
      await tab.wait(() => !document.getElementById('unlock').hidden);
      await tab.wait(() => document.getElementById('lens').hidden);
      // Codes do not carry README.txt.
      assert.equal(await tab.run(() => document.querySelector('#verdict .head').textContent), 'OPENABLE', how);
      await tab.close();
    }
    return 'a camera and a film became the bundle';
  } finally {
    await kind.close();
  }
}

async function tests(name) {
  const kind = await engine(name);
  try {
    const begun = performance.now();
    const tab = await kind.tab(page);
    await ready(tab);
    for (const old of bundles().filter(one => one.name !== 'format-1-letters')) {
      const digits = await digitsOf(old.folder);
      await opens(tab, old, digits);
      await opens(tab, old, digits, ['d0002.bin']);
    }
    await shows(tab);
    if (!isLite) {
      await differences(tab, module, await digitsOf(here('bundles/format-1-delta')), room);
      console.log(`${kind.name}: ${await sections(tab, await digitsOf(here('bundles/format-1-sections')))}`);
      console.log(`${kind.name}: ${await codes(tab, module, await digitsOf(here('bundles/format-1-public')), room)}`);
    }
    // Key letters lead from the pinned key to those that signed: the page has the pin, as `pannier reader --pin` stamps it.
    const letters = bundles().find(one => one.name === 'format-1-letters');
    const stamp = JSON.stringify({ pins: [publisher(`tests/keys/${letters.keys}/publisher.pub`)] }).replaceAll('<', '\\u003c');
    const copy = join(room, 'stamped.html');
    writeFileSync(copy, readFileSync(page, 'utf8').replace('id="stamp">{}<', () => `id="stamp">${stamp}<`));
    const other = await kind.tab(copy);
    await ready(other);
    await opens(other, letters, '', [], true);
    assert.deepEqual(other.errors, []);
    await other.close();
    if (!isLite) console.log(`${kind.name}: ${await photos(tab, await digitsOf(here('bundles/format-1-public')), room)}`);
    assert.deepEqual(tab.errors, []);
    await tab.close();
    if (name === 'chromium' && !isLite) console.log(`${kind.name}: ${await films()}`);
    await byKeyboard(kind);
    const tried = await silent(kind);
    await screens(kind);
    if (name === 'chromium') console.log(`${kind.name}: ${await languages(kind)} languages beside English`);
    console.log(`${kind.name}: fine; ${tried} ways from the page and all from documents made no connection; ${((performance.now() - begun) / 1000).toFixed(0)} s`);
  } finally {
    await kind.close();
  }
}

for (const name of (process.env.ENGINES ?? 'chromium firefox').split(' ')) {
  if (programOf(name)) await tests(name);
  else console.log(`${name}: NOT tested, it is not installed`);
}
