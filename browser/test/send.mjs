// The tests of the sender's page: its module without a browser, and the page in real browsers from file://. A newsroom's desk is
// the module of the reader's page.
//   PANNIER_NPM=FOLDER node browser/test/send.mjs [PAGE] [PICTURES]     in PICTURES, screens are kept for people to look at
import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { deflateSync } from 'node:zlib';
import { bytesOf, here, moduleOf, order, sha256, wordsOf } from './kit.mjs';

const page = resolve(process.argv[2] ?? here('browser/sender.html'));
const pictures = process.argv[3];
const [sender, reader] = [moduleOf(page), moduleOf(here('browser/reader.html'))];
const room = mkdtempSync(join(tmpdir(), 'pannier-send-'));
process.on('exit', () => rmSync(room, { recursive: true, force: true }));
if (pictures) mkdirSync(pictures, { recursive: true });

const key = readFileSync(here('tests/keys/format-1/recipient.key'), 'utf8');
const newsroom = key.match(/age1\w+/)[0];
const NAME = 'Desk <b>x</b>';

/** Bytes that no compressor makes shorter. */
function film(bytes, seed) {
  const parts = [];
  for (let number = 0, size = 0; size < bytes; number++, size += 32) parts.push(Buffer.from(sha256(`${seed} ${number}`), 'hex'));
  return Buffer.concat(parts).subarray(0, bytes);
}

/** Opens a parcel as the newsroom does: the digits of nobody's key are taken from the parcel itself. */
async function opened(files) {
  const seen = (await order(reader, files, { verb: 'check' })).one('checked').bundles[0];
  const answer = await order(reader, files, { verb: 'open', digits: seen.publisher_digits, unlock: { key } });
  assert.ok(answer.one('opened'), JSON.stringify(answer.one('error')));
  return { seen, documents: await bytesOf(answer, 'document') };
}

/** The code of a commitment, by hand. */
function codeOf(commitment) {
  const hash = sha256(commitment);
  return Array.from({ length: 16 }, (_, n) => String(parseInt(hash.slice(4 * n, 4 * n + 4), 16)).padStart(5, '0'));
}

/** Makes a parcel with the module alone. */
async function made(files, given = {}) {
  const salt = 'ab'.repeat(32);
  const first = await order(sender, files, { verb: 'commit', salt });
  const committed = first.one('committed');
  assert.ok(committed, JSON.stringify(first.lines));
  const wish = { verb: 'parcel', to: newsroom, series: 'parcel-abcdefgh', created: '2026-01-01', names: committed.names, commitment: committed.commitment, pieces: committed.pieces, ...given };
  const answer = await order(sender, files, wish);
  const parcel = answer.one('parcel');
  if (!parcel) return { committed, answer };
  const blobs = { payload: Buffer.from(await answer.payload.arrayBuffer()), documents: Buffer.from(await answer.blob.arrayBuffer()) };
  const parts = parcel.files.map(({ name, from, offset, bytes }) => [name, blobs[from].subarray(offset, offset + bytes)]);
  return { committed, answer, parcel, parts: new Map(parts) };
}

async function alone() {
  let heap = 0;
  for (const given of [
    [['message.txt', Buffer.from('سلام\n')]],
    [['IMG_20260108_2301.jpg', film(70_000, 1)], ['IMG_20260108_2301.jpg', film(10, 2)], ['a:b.txt', Buffer.alloc(0)]],
    [['VID.mp4', film(24 << 20, 3)], ['b/c/VID.mp4', film((1 << 20) + 1, 4)]],
  ]) {
    const files = given.map(([name, bytes], number) => [name, bytes, number]);
    const { committed, answer, parcel, parts } = await made(files);
    heap = Math.max(heap, answer.heap);
    assert.deepEqual(committed.code.split(/\s+/).slice(1, 17), codeOf(committed.commitment));
    const { seen, documents } = await opened(parts);
    assert.deepEqual([seen.verdict, seen.title, seen.id], ['NOT TRUSTED', parcel.title, parcel.id]);
    assert.deepEqual([seen.facts.created, seen.facts.sealing], ['2026-01-01', 'recipients']);
    for (const [number, name] of committed.names.entries()) assert.equal(sha256(documents.get(name)), sha256(files[number][1]), name);
    assert.equal(documents.get('commitment.txt').toString(), committed.commitment);
    assert.equal(documents.get('pieces.txt')?.toString() ?? null, committed.pieces);
    // Nothing of the names, and nothing of what they tell, lies in the parcel.
    const carried = Buffer.concat([...parts.values()]).toString('latin1');
    for (const word of ['IMG_2026', 'VID.mp4', '_2301.jpg', '2026-01-08', 'message.txt', newsroom]) assert.ok(!carried.includes(word), word);
    // Chunks that are lost come back.
    if (parts.has('d0003.bin')) {
      parts.delete('d0002.bin');
      assert.equal((await opened(parts)).seen.have_blocks >= seen.need_blocks, true);
    }
  }
  // Two parcels of the same files have nothing in common that tells so.
  const file = [['a.txt', Buffer.from('same')]];
  const [one, other] = [await made(file), await made(file)];
  assert.notEqual(one.parcel.id, other.parcel.id);
  assert.notEqual(one.parts.get('bundle.json').toString(), other.parts.get('bundle.json').toString());
  // What makes no sense is refused, and no parcel comes of it.
  for (const wrong of [{ to: 'age1nobody' }, { names: [] }, { series: 'ä b' }, { created: 'yesterday' }, { to: 'age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq7q7ln6' }]) {
    const { answer } = await made(file, wrong);
    assert.ok(answer.lines[0].error && answer.blob === null, JSON.stringify(wrong));
  }
  assert.ok(heap <= 64 << 20, `${heap} bytes of memory`);
  console.log(`module: parcels open at the desk; ${(heap / 1e6).toFixed(0)} MB of memory`);
}

/** The page as `pannier sender` stamps it. */
function stamped(lang) {
  const digits = '12345 67890 12345 67890 12345 67890';
  const stamp = JSON.stringify({ to: newsroom, name: NAME, digits, ...lang && { lang } }).replaceAll('<', '\\u003c');
  const path = join(room, `send-${lang ?? 'en'}.html`);
  writeFileSync(path, readFileSync(page, 'utf8').replace('id="stamp">{}<', () => `id="stamp">${stamp}<`));
  return path;
}

/** Reads the parcels out of the page, as it would save them. */
async function parcelsOf(tab) {
  const all = await tab.run(async () => {
    const text = async blob => {
      const bytes = new Uint8Array(await blob.arrayBuffer());
      let out = '';
      for (let at = 0; at < bytes.length; at += 8192) out += String.fromCharCode(...bytes.subarray(at, at + 8192));
      return btoa(out);
    };
    return Promise.all(globalThis.pannier.parcels().map(one => Promise.all(one.files.map(async file => [file.path, await text(file.blob)]))));
  });
  return all.map(files => new Map(files.map(([name, text]) => [name, Buffer.from(text, 'base64')])));
}

async function accessible(tab, axe, where) {
  await tab.run(`${axe()};0`);
  const found = await tab.run(async () => {
    const { violations } = await globalThis.axe.run(document, { resultTypes: ['violations'] });
    return violations.map(one => `${one.id}: ${one.nodes.map(node => node.html.slice(0, 120)).join(' | ')}`);
  });
  assert.deepEqual(found, [], where);
}

/** A picture with the place in its metadata, as phones write it. */
function photo() {
  const path = join(room, 'IMG_7.png'), [width, height] = [40, 30];
  const chunk = (kind, body) => {
    const whole = Buffer.concat([Buffer.from(kind, 'latin1'), body]), out = Buffer.alloc(8);
    out.writeUInt32BE(body.length);
    out.writeUInt32BE(crc32(whole), 4);
    return Buffer.concat([out.subarray(0, 4), whole, out.subarray(4)]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width);
  head.writeUInt32BE(height, 4);
  head.set([8, 2], 8);
  const rows = Buffer.concat(Array.from({ length: height }, (_, y) => Buffer.from([0, ...Array.from({ length: 3 * width }, (_, x) => (x * 5 + y * 7) & 255)])));
  const place = chunk('tEXt', Buffer.from('Comment\0taken at 35.7N 51.4E by CAMERA-9', 'latin1'));
  const parts = [chunk('IHDR', head), place, chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))];
  writeFileSync(path, Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...parts]));
  return path;
}

/** The checksum of PNG. Older versions of Node have none. */
function crc32(bytes) {
  let value = -1;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return ~value >>> 0;
}

async function sends(kind, axe) {
  const [film9, note] = [join(room, 'VID 9.mp4'), join(room, 'نامه.txt')];
  writeFileSync(film9, film(3 << 20, 9));
  writeFileSync(note, 'what I saw\n');
  const picture = photo();
  const views = [[360, false], ...(kind.name.startsWith('Chromium') ? [[1200, false], [360, true]] : [])];
  for (const [width, dark] of views) {
    const tab = await kind.tab(stamped(), { width, height: 740, dark });
    await tab.run(() => globalThis.pannier.ready);
    const name = step => `send-${kind.name.split(' ')[0].toLowerCase()}-${width}-${dark ? 'dark' : 'light'}-${step}`;
    const at = async step => {
      assert.ok(await tab.run(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), `${name(step)} is too wide`);
      if (pictures) await tab.picture(join(pictures, `${name(step)}.png`));
      await accessible(tab, axe, name(step));
    };
    await at('1-start');
    assert.equal(await tab.run(() => document.getElementById('whom').textContent.includes('Desk <b>x</b>')), true);
    // Without anything, without an answer about metadata: nothing happens, and the page says what lacks.
    await tab.click('#commit');
    await tab.wait(() => document.getElementById('code-state').textContent.includes('First write a message'));
    await tab.give('#files', [film9, note, picture]);
    await tab.wait(() => document.getElementById('names').childElementCount === 3);
    await tab.click('#commit');
    await tab.wait(() => document.getElementById('code-state').textContent.includes('First say how'));
    // Films cannot be drawn anew.
    await tab.run(() => document.querySelector('input[value=strip]').click());
    await tab.click('#commit');
    await tab.wait(() => document.getElementById('code-state').textContent.includes('VID 9.mp4'));
    await tab.run(() => document.querySelector('input[value=keep]').click());
    await tab.fill('#message', 'I was there.');
    await tab.click('#commit');
    await tab.wait(() => document.querySelector('#code-state .slip'));
    await tab.wait(() => document.querySelector('#code-picture canvas'));
    const code = await tab.run(() => document.querySelector('#code-state .slip').textContent);
    assert.equal(code.trim().split(/\s+/).length, 19);
    await at('2-code');
    await tab.click('#seal');
    await tab.wait(() => globalThis.pannier.parcels().length === 2);
    await at('3-sealed');
    const [first, all] = await parcelsOf(tab);
    const [message, everything] = [await opened(first), await opened(all)];
    assert.equal(message.documents.get('message.txt').toString(), 'I was there.\n');
    assert.deepEqual([...message.documents.keys()].filter(one => /\.(mp4|jpg)$/.test(one)), [], 'the message goes alone');
    const commitment = everything.documents.get('commitment.txt').toString();
    assert.equal(commitment, message.documents.get('commitment.txt').toString());
    assert.deepEqual(code.trim().split(/\s+/).slice(1, 17), codeOf(commitment));
    for (const path of [film9, note, picture]) {
      assert.equal(sha256(everything.documents.get(path.split('/').pop())), sha256(readFileSync(path)), path);
    }
    // Another message makes what was made before worth nothing.
    await tab.fill('#message', 'I was there too.');
    await tab.run(() => document.getElementById('message').dispatchEvent(new Event('input')));
    assert.equal(await tab.run(() => globalThis.pannier.parcels().length + document.querySelectorAll('#code-state .slip').length), 0);
    await tab.run(() => document.getElementById('clear').click());
    await tab.wait(() => document.getElementById('note').textContent.includes('history'));
    assert.equal(await tab.run(() => document.getElementById('names').childElementCount + document.getElementById('message').value.length), 0);
    // A picture that is drawn anew has nothing of the camera, and the photo is committed beside it.
    await tab.give('#files', [picture]);
    await tab.run(() => document.querySelector('input[value=strip]').click());
    await tab.click('#commit');
    await tab.wait(() => document.querySelector('#code-state .slip'));
    await tab.click('#seal');
    await tab.wait(() => globalThis.pannier.parcels().length === 1);
    const drawn = await opened((await parcelsOf(tab))[0]);
    const sent = drawn.documents.get('sent-IMG_7.jpg');
    assert.ok(sent && !sent.toString('latin1').includes('CAMERA-9') && !sent.toString('latin1').includes('Exif'), 'metadata');
    assert.equal(drawn.documents.has('IMG_7.png'), false);
    assert.ok(drawn.documents.get('commitment.txt').toString().includes(`${sha256(readFileSync(picture))}  IMG_7.png\n`));
    // The parcel is shown as a loop, and saved as an archive.
    await tab.run(() => [...document.querySelectorAll('#parcels button')].find(one => one.textContent === 'Show it as codes').click());
    await tab.wait(() => document.getElementById('player').open && document.getElementById('player-screen').width > 100);
    await at('4-playing');
    await tab.run(() => document.getElementById('player-close').click());
    assert.deepEqual(tab.errors, []);
    await tab.close();
  }
}

/** The sentences of a language, whatever forms it has for one and many. */
const keysOf = words => [...new Set(Object.keys(words).map(key => key.replace(/\.(zero|one|two|few|many)$/, '')))].sort();

/** In every language the page fits a phone, is accessible, and leaves no English sentence. */
async function languages(kind, axe) {
  const words = wordsOf(page), [english, ...others] = words;
  const sentences = Object.values(english).filter(one => one.length > 12 && !one.includes('{'));
  for (const { code, dir, unread } of others) {
    assert.deepEqual(keysOf(words.find(one => one.code === code)), keysOf(english), code);
    const tab = await kind.tab(stamped(code), { width: 360, height: 740 });
    await tab.run(() => globalThis.pannier.ready);
    await tab.fill('#message', 'x');
    await tab.click('#commit');
    await tab.wait(() => document.querySelector('#code-state .slip'));
    await tab.click('#seal');
    await tab.wait(() => globalThis.pannier.parcels().length === 1);
    const seen = await tab.run(() => {
      const { dir: way, lang, scrollWidth, clientWidth } = document.documentElement;
      return { way, lang, fits: scrollWidth <= clientWidth, said: document.body.innerText };
    });
    assert.deepEqual([seen.lang, seen.way, seen.fits], [code, dir, true]);
    assert.ok(seen.said.includes(unread), `${code} does not say that nobody has read it`);
    assert.deepEqual(sentences.filter(one => seen.said.includes(one)), [], `English in ${code}`);
    if (pictures) await tab.picture(join(pictures, `send-language-${code}.png`));
    await accessible(tab, axe, code);
    assert.deepEqual(tab.errors, []);
    await tab.close();
  }
  return others.length;
}

/** The page can connect to nobody, whatever runs in it. */
async function silent(kind) {
  const { inPage } = await import('./ways.mjs');
  const counted = [];
  const server = createServer(socket => {
    counted.push('connection');
    socket.on('error', () => {});
    socket.end();
  });
  await new Promise(done => server.listen(0, '127.0.0.1', done));
  const tab = await kind.tab(stamped());
  await tab.run(() => globalThis.pannier.ready);
  const tried = await tab.run(inPage, `http://127.0.0.1:${server.address().port}/`);
  await new Promise(done => setTimeout(done, 1500));
  await tab.close();
  server.close();
  assert.deepEqual(counted, [], 'somebody connected');
  return tried;
}

await alone();
const names = process.env.ENGINES?.split(' ') ?? ['chromium', 'firefox'];
for (const name of names.filter(Boolean)) {
  const { axe, engine, programOf } = await import('./tabs.mjs');
  if (!programOf(name)) {
    console.log(`${name}: NOT tested, it is not installed`);
    continue;
  }
  const kind = await engine(name);
  try {
    await sends(kind, axe);
    const more = name === 'chromium' ? `; ${await languages(kind, axe)} languages beside English` : '';
    console.log(`${kind.name}: parcels of the page open at the desk; ${await silent(kind)} ways made no connection${more}`);
  } finally {
    await kind.close();
  }
}
