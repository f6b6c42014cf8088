// The codes that the page shows: slips, and loops of whole bundles. What the module draws, the module reads, and others too.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bytesOf, filesOf, here, order, publisher } from './kit.mjs';

const QUIET = 4, DOT = 3;

/** A grey picture of modules, with white around. `isDark` is asked by column and row. */
function picture(width, height, isDark) {
  const [wide, high] = [width, height].map(modules => (modules + 2 * QUIET) * DOT);
  const grey = Buffer.alloc(wide * high, 255);
  for (let y = 0; y < height * DOT; y++) for (let x = 0; x < width * DOT; x++) {
    if (isDark(Math.floor(x / DOT), Math.floor(y / DOT))) grey[(y + QUIET * DOT) * wide + x + QUIET * DOT] = 0;
  }
  return { wide, high, grey };
}

async function read(module, { wide, high, grey }) {
  const answer = await order(module, new Map([['picture', grey]]), { verb: 'look', width: wide, height: high });
  return answer.one('looked').lines;
}

/** What zbarimg reads, or null where it is not installed. */
function readByOthers({ wide, high, grey }) {
  const room = mkdtempSync(join(tmpdir(), 'pannier-page-'));
  try {
    writeFileSync(join(room, 'x.pgm'), Buffer.concat([Buffer.from(`P5\n${wide} ${high}\n255\n`), grey]));
    return execFileSync('zbarimg', ['-q', '--raw', '-Sdisable', '-Sqrcode.enable', join(room, 'x.pgm')], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    return null;
  } finally {
    rmSync(room, { recursive: true });
  }
}

/** The slip of a bundle with a lost chunk and the receipt of a whole one, as codes. */
async function slips(module) {
  const whole = filesOf(here('bundles/format-1-public'));
  const pins = [publisher('tests/keys/format-1/publisher.pub')];
  const check = async files => (await order(module, files, { verb: 'check', pins })).one('checked').bundles[0];
  const lacking = new Map([...whole].filter(([name]) => name !== 'd0001.bin' && name !== 'r0001.bin'));
  for (const text of [(await check(lacking)).want.slip, (await check(whole)).receipt]) {
    const { side, dark } = (await order(module, new Map(), { verb: 'draw', text })).one('drawn');
    assert.equal(dark.length, side * side);
    const drawn = picture(side, side, (x, y) => dark[y * side + x] === '1');
    assert.deepEqual(await read(module, drawn), [text]);
    const others = readByOthers(drawn);
    if (others === null) console.log('slips, read by others: left out, zbarimg is not installed');
    else assert.equal(others.trim(), text.trim());
  }
  assert.equal((await order(module, new Map(), { verb: 'draw', text: 'x'.repeat(3000) })).one('error').kind, 'Order');
}

/** A loop of a bundle: every picture is read, and the lines become the bundle again. */
async function loops(module, program) {
  const whole = filesOf(here('bundles/format-1-recipients'));
  for (const [columns, rows, lost, pins] of [
    [1, 1, [], [publisher('tests/keys/format-1/publisher.pub')]],
    // A courier shows what is here, and rebuilds what is lost.
    [3, 2, ['d0001.bin'], []],
  ]) {
    const files = new Map([...whole].filter(([name]) => !lost.includes(name)));
    const answer = await order(module, files, { verb: 'play', columns, rows, pins });
    const loop = answer.one('play');
    assert.ok(loop, JSON.stringify(answer.one('error')));
    const bits = Buffer.from(await answer.blob.arrayBuffer());
    const { side } = loop, each = Math.ceil(side * side / 8);
    assert.equal(bits.length, loop.codes * each);
    const isDark = code => (x, y) => (bits[code * each + ((y * side + x) >> 3)] >> (7 - ((y * side + x) & 7)) & 1) === 1;
    const lines = [];
    for (let code = 0; code < loop.codes; code++) lines.push(...await read(module, picture(side, side, isDark(code))));
    assert.equal(new Set(lines).size, loop.codes);
    assert.deepEqual([...new Set(loop.order)].sort((a, b) => a - b), lines.map((_, number) => number));
    const gathered = await bytesOf(await order(module, new Map(), { verb: 'gather', lines: [...lines].reverse() }), 'file');
    const checked = (await order(module, gathered, { verb: 'check', pins: [publisher('tests/keys/format-1/publisher.pub')] })).one('checked');
    assert.ok(['OK', 'OPENABLE'].includes(checked.bundles[0].verdict), checked.bundles[0].verdict);
    if (program) sameAsProgram(program, loop, bits, files);
  }
  const little = new Map([...whole].filter(([name]) => !/^[dr]\d+\.bin$/.test(name)));
  assert.equal((await order(module, little, { verb: 'play', columns: 1, rows: 1 })).one('error').kind, 'NotEnough');
  assert.equal((await order(module, whole, { verb: 'play', columns: 0, rows: 1 })).one('error').kind, 'Order');
}

/** The program's own loop for a browser has the same codes in the same order. */
function sameAsProgram(program, loop, bits, files) {
  const room = mkdtempSync(join(tmpdir(), 'pannier-page-'));
  try {
    for (const [name, bytes] of files) writeFileSync(join(room, name), bytes);
    const [page, pin] = [join(room, 'loop.html'), here('tests/keys/format-1/publisher.pub')];
    execFileSync(program, ['play', room, '-P', pin, '--grid', `${loop.columns}x${loop.rows}`, '--html', page, '-q']);
    const [, told, codes] = readFileSync(page, 'utf8').match(/data-order="([\d ]+)"[^>]*>([^<]*)</);
    assert.deepEqual(told.split(' ').map(Number), loop.order);
    assert.ok(Buffer.from(codes.trim(), 'base64').equals(bits), 'other codes than those of the program');
  } finally {
    rmSync(room, { recursive: true });
  }
}

export async function shown(module, program) {
  await slips(module);
  await loops(module, program);
  console.log('codes to show: fine');
}
