// Parts of the tests in real browsers: differences onto an old release, slips as codes, and loops of codes on the screen.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bundles, bytesOf, filesOf, here, order, publisher, sha256, unlockIn } from './kit.mjs';

const keysOf = name => here(`tests/keys/${name}`);

/** Writes files by their paths, and gives their places. */
function written(folder, files) {
  return [...files].map(([path, bytes]) => {
    const place = join(folder, path);
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, bytes);
    return place;
  });
}

/** A person chooses the difference, and then a zip archive of the old release as the page itself saves it. */
export async function differences(tab, module, digits, room) {
  const keys = 'format-1-delta', pins = [publisher(`tests/keys/${keys}/publisher.pub`)];
  const first = await order(module, filesOf(here('bundles/format-1-base')), { verb: 'open', pins, unlock: unlockIn(keys, 'recipients') });
  const old = new Map([...await bytesOf(first, 'document'), ...await bytesOf(first, 'proof')]);
  const { zipOf } = await import('../page/zip.mjs');
  const zip = await zipOf([...old].map(([path, bytes]) => ({ path, blob: new Blob([bytes]), mtime: null })));
  const [place] = written(room, new Map([['old.zip', Buffer.from(await zip.arrayBuffer())]]));
  const files = [...filesOf(here('bundles/format-1-delta')).keys()].map(name => here(`bundles/format-1-delta/${name}`));
  await tab.run(() => document.getElementById('clear').click());
  await tab.fill('#digits', digits);
  await tab.give('#files', files);
  await tab.wait(() => !document.getElementById('onto').hidden && !document.getElementById('unlock').hidden);
  await tab.give('#key-file', join(keysOf(keys), 'recipient.key'));
  await tab.click('#open');
  await tab.wait(() => document.getElementById('read-state').textContent.includes('First choose'));
  await tab.give('#base-zip', [place]);
  await tab.wait(() => /\d/.test(document.getElementById('onto-state').textContent));
  await tab.click('#open');
  await tab.wait(() => !document.getElementById('read').hidden);
  const expected = new Map([...filesOf(here('tests/expected/format-1-delta'))].map(([path, bytes]) => [path, sha256(bytes)]));
  assert.deepEqual(new Map(await tab.run(() => globalThis.pannier.sums())), expected);
}

/** A slip is drawn as a code when somebody opens it, and a loop is shown picture by picture: others read both from the screen. */
export async function codes(tab, module, digits, room) {
  const bundle = here('bundles/format-1-public');
  await tab.run(() => document.getElementById('clear').click());
  await tab.fill('#digits', digits);
  await tab.give('#files', [...filesOf(bundle).keys()].filter(name => name !== 'd0001.bin').map(name => join(bundle, name)));
  await tab.wait(() => document.querySelector('#verdict details summary'));
  await tab.run(() => document.querySelectorAll('#verdict details').forEach(one => { one.open = true; }));
  await tab.wait(() => document.querySelector('#verdict .slip') && document.querySelector('#verdict canvas.code'));
  const slip = await tab.run(() => document.querySelector('#verdict .slip').textContent);
  const seen = readByOthers(await pixels(tab, '#verdict canvas.code'), room);
  if (seen) assert.equal(seen.join('\n').trim(), slip.trim());
  // The screen shows every picture of the loop, and the lines become the bundle again.
  await tab.run(() => [...document.querySelectorAll('#verdict button')].find(one => one.textContent === 'Show it as codes').click());
  await tab.wait(() => document.getElementById('player').open && document.getElementById('player-screen').width > 100);
  await tab.run(() => { document.getElementById('player-grid').value = '2x1'; document.getElementById('player-grid').onchange(); });
  await tab.wait(() => { const { width, height } = document.getElementById('player-screen'); return width > 1.8 * height; });
  const count = await tab.run(() => Number(document.getElementById('player-place').textContent.match(/of \D*(\d+)/)[1]));
  const lines = new Set();
  for (let number = 0; number < count; number++) {
    await tab.run(at => globalThis.pannier.hold(at), number);
    const { width, height, grey } = await pixels(tab, '#player-screen');
    const answer = await order(module, new Map([['picture', grey]]), { verb: 'look', width, height });
    for (const line of answer.one('looked').lines) lines.add(line);
  }
  const last = readByOthers(await pixels(tab, '#player-screen'), room);
  if (last) for (const line of last) assert.ok(lines.has(line), 'others read another code');
  const files = await bytesOf(await order(module, new Map(), { verb: 'gather', lines: [...lines] }), 'file');
  const checked = (await order(module, files, { verb: 'check', digits })).one('checked');
  assert.equal(checked.bundles[0].verdict, 'OPENABLE');
  await tab.click('#player-pause');
  const before = await tab.run(() => document.getElementById('player-place').textContent);
  await tab.wait(text => document.getElementById('player-place').textContent !== text, before);
  await tab.click('#player-close');
  assert.equal(await tab.run(() => document.getElementById('player').open), false);
  return `${count} pictures on the screen became the bundle${last ? ', and others read a slip and a picture' : ''}`;
}

/** A photo of a printed page becomes the bundle it carries. */
export async function photos(tab, digits, room) {
  const folder = join(room, 'photos');
  mkdirSync(folder, { recursive: true });
  try {
    execFileSync('pdftoppm', ['-png', '-r', '150', here('bundles/optical-1/sheet.pdf'), join(folder, 'page')]);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    return 'photos were left out: pdftoppm is not installed';
  }
  const taken = [...filesOf(folder).keys()].map(name => join(folder, name));
  await tab.run(() => document.getElementById('clear').click());
  await tab.give('#photos', taken);
  await tab.wait(() => document.querySelector('#verdict .bundle'));
  await tab.fill('#digits', digits);
  await tab.click('#whose button');
  await tab.wait(() => !document.getElementById('unlock').hidden);
  await tab.click('#open');
  await tab.wait(() => !document.getElementById('read').hidden);
  const old = bundles().find(one => one.name === 'format-1-public');
  assert.deepEqual(new Map(await tab.run(() => globalThis.pannier.sums())), old.documents);
  return taken.length > 1 ? `${taken.length} photos became the bundle` : 'a photo became the bundle';
}

/** Documents are viewed out of a list, one by one; those that are here come out before the bundle is whole, and the rest later. */
export async function sections(tab, digits) {
  const { folder, keys, documents } = bundles().find(one => one.name === 'format-1-sections');
  const all = [...filesOf(folder).keys()], give = names => tab.give('#files', names.map(name => join(folder, name)));
  const open = async word => {
    await tab.wait(wanted => document.querySelector('#verdict .head')?.textContent === wanted && !document.getElementById('unlock').hidden, word);
    await tab.give('#key-file', join(keysOf(keys), 'recipient.key'));
    await tab.click('#open');
    await tab.wait(() => !document.getElementById('read').hidden);
    return tab.run(() => document.getElementById('read-state').textContent);
  };
  const sums = async () => new Map(await tab.run(() => globalThis.pannier.sums()));
  await tab.run(() => document.getElementById('clear').click());
  await tab.fill('#digits', digits);
  await give(all);
  assert.match(await open('OK'), /The list is what the publisher signed/);
  assert.equal(await tab.run(() => document.querySelector('.documents .size').textContent), '');
  const row = name => [...document.querySelectorAll('.documents li')].find(one => one.textContent.startsWith(name)).querySelectorAll('.do button')[0].click();
  for (const name of ['12.txt', '1.txt']) {
    await tab.run(row, name);
    await tab.wait(one => document.getElementById('viewer').open && document.getElementById('viewer-name').textContent === one, name);
    assert.equal(await tab.run(() => document.getElementById('viewer-sum').textContent), documents.get(name));
    assert.ok((await tab.run(() => document.querySelector('#viewer-body pre').textContent)).endsWith(`document ${name.split('.')[0]}\n`));
    await tab.run(() => document.getElementById('viewer-close').click());
  }
  assert.deepEqual(await sums(), documents);

  await tab.run(() => document.getElementById('clear').click());
  await tab.fill('#digits', digits);
  await give(all.filter(name => !/^r\d/.test(name) && name !== 'd0005.bin'));
  assert.match(await open('SHARE'), /^PARTIAL: /);
  const some = await sums();
  assert.ok(some.size > 0 && some.size < documents.size);
  for (const [path, sum] of some) assert.equal(sum, documents.get(path));
  const lacking = await tab.run(() => document.getElementById('lacking').hidden ? 0 : document.getElementById('lacking-names').childElementCount);
  assert.equal(lacking + some.size, documents.size);
  await give(['d0005.bin']);
  await open('OPENABLE');
  assert.deepEqual(await sums(), documents);
  return `${some.size} of ${documents.size} documents came out in part, and then all`;
}

/** The grey pixels of a canvas. */
async function pixels(tab, selector) {
  const { width, height, all } = await tab.run(at => {
    const canvas = document.querySelector(at);
    const { width: wide, height: high } = canvas;
    const { data } = canvas.getContext('2d').getImageData(0, 0, wide, high);
    let text = '';
    for (let i = 0; i < data.length; i += 4) text += data[i] > 127 ? '1' : '0';
    return { width: wide, height: high, all: text };
  }, selector);
  return { width, height, grey: Buffer.from(all, 'latin1').map(one => (one === 49 ? 255 : 0)) };
}

/** The codes that zbarimg reads, or null where it is not installed. */
function readByOthers({ width, height, grey }, room) {
  const place = join(room, 'shown.pgm');
  // White around the picture, as around a canvas in the page.
  const [wide, high, edge] = [width + 80, height + 80, 40];
  const page = Buffer.alloc(wide * high, 255);
  for (let y = 0; y < height; y++) grey.copy(page, (y + edge) * wide + edge, y * width, (y + 1) * width);
  writeFileSync(place, Buffer.concat([Buffer.from(`P5\n${wide} ${high}\n255\n`), page]));
  try {
    const told = execFileSync('zbarimg', ['-q', '--raw', '-Sdisable', '-Sqrcode.enable', place], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    return told.split('\n').filter(Boolean);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    return null;
  }
}
