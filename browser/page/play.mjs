// Codes to show: a slip as one code, and a whole bundle as a loop of codes for the camera of another phone.
import { at, make, put, say } from './words.mjs';
import { faultOf, linesOf, verb } from './task.mjs';

/** White modules around a code. */
const QUIET = 4;
/** The fewest dots of the device that a camera tells apart in a module. */
const FINE = 3;
/** Modules on a side of a code that is one of several. */
const SIDE = 117;
const GRIDS = ['1x1', '1x2', '2x1', '2x2', '3x2'];
const SPEED = 8;
/** Codes carry no more bytes of one bundle. */
export const CARRIED_MOST = 16 << 20;

let playing = null, place = 0, running = false, due = 0, awake = null, again = () => {};

/** Puts modules onto a canvas: dark ones black, with whole dots for every module. `isDark` is asked by column and row. */
function paint(canvas, width, height, dot, isDark) {
  const small = new OffscreenCanvas(width, height);
  const pen = small.getContext('2d', { alpha: false });
  const picture = pen.createImageData(width, height);
  const words = new Uint32Array(picture.data.buffer).fill(0xffffffff);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) if (isDark(x, y)) words[y * width + x] = 0xff000000;
  pen.putImageData(picture, 0, 0);
  [canvas.width, canvas.height] = [width * dot, height * dot];
  const large = canvas.getContext('2d', { alpha: false });
  large.imageSmoothingEnabled = false;
  large.drawImage(small, 0, 0, canvas.width, canvas.height);
}

/** Draws a short text as a code. Gives null where that fails: the text itself stands beside it. */
export async function codeOf(text) {
  const [drawn] = linesOf(await verb('working-codes', { verb: 'draw', text }, []), 'drawn');
  if (!drawn) return null;
  const { side, dark } = drawn;
  const canvas = document.createElement('canvas');
  canvas.className = 'code';
  canvas.setAttribute('role', 'img');
  canvas.setAttribute('aria-label', say('slip-code'));
  const inside = (x, y) => x >= 0 && y >= 0 && x < side && y < side;
  paint(canvas, side + 2 * QUIET, side + 2 * QUIET, 6, (x, y) => inside(x - QUIET, y - QUIET) && dark[(y - QUIET) * side + x - QUIET] === '1');
  return canvas;
}

const span = (count, side) => count * (side + QUIET) + QUIET;

/** The most codes at once whose modules a camera still tells apart. */
function fitting() {
  const ratio = window.devicePixelRatio || 1;
  const fits = grid => {
    const [columns, rows] = grid.split('x').map(Number);
    return Math.min(window.innerWidth * ratio / span(columns, SIDE), window.innerHeight * ratio / span(rows, SIDE)) >= FINE;
  };
  return GRIDS.filter(fits).pop() ?? GRIDS[0];
}

export const pictures = loop => Math.ceil(loop.order.length / (loop.columns * loop.rows));

/** The numbers of the codes in the cells of a picture. The cells turn from round to round: a hand hides other codes then. */
export function cellsOf(loop, number) {
  const cells = loop.columns * loop.rows, round = pictures(loop);
  const start = number % round * cells;
  const shown = loop.order.slice(start, start + cells);
  const turn = Math.floor(number / round) % shown.length;
  return [...shown.slice(shown.length - turn), ...shown.slice(0, shown.length - turn)];
}

function draw() {
  if (!playing) return;
  const { side, columns, rows, bits } = playing;
  const cells = cellsOf(playing, place), each = Math.ceil(side * side / 8);
  const width = span(columns, side), height = span(rows, side);
  const ratio = window.devicePixelRatio || 1;
  const full = document.fullscreenElement !== null;
  const wide = (full ? window.innerWidth : at('player-stage').clientWidth) * ratio;
  const high = (full ? window.innerHeight : at('player-stage').clientHeight) * ratio;
  const dot = Math.max(1, Math.floor(Math.min(wide / width, high / height)));
  const canvas = at('player-screen');
  paint(canvas, width, height, dot, (x, y) => {
    const column = Math.floor((x - QUIET) / (side + QUIET)), row = Math.floor((y - QUIET) / (side + QUIET));
    const left = x - QUIET - column * (side + QUIET), top = y - QUIET - row * (side + QUIET);
    const code = cells[row * columns + column];
    if (x < QUIET || y < QUIET || left >= side || top >= side || code === undefined) return false;
    const bit = top * side + left;
    return (bits[code * each + (bit >> 3)] >> (7 - (bit & 7)) & 1) === 1;
  });
  [canvas.style.width, canvas.style.height] = [`${width * dot / ratio}px`, `${height * dot / ratio}px`];
  const round = pictures(playing);
  put(at('player-place'), 'play-place', { number: place % round + 1, pictures: round, speed: at('player-speed').value });
}

function tick(now) {
  if (!playing) return;
  if (running && now >= due) {
    due = Math.max(due + 1000 / Number(at('player-speed').value), now);
    place += 1;
    draw();
  }
  requestAnimationFrame(tick);
}

/** The screen stays lit while the loop runs, where the browser lets a page ask for that. */
async function stay() {
  try {
    if (running && playing && !awake && navigator.wakeLock) {
      awake = await navigator.wakeLock.request('screen');
      awake.onrelease = () => { awake = null; };
    } else if (!(running && playing)) {
      await awake?.release();
    }
  } catch { /* The browser refuses, and the settings of the person count. */ }
}

function run(is) {
  running = is;
  put(at('player-pause'), is ? 'play-pause' : 'play-go');
  stay();
}

/** Shows one picture and holds it. */
export function hold(number) {
  run(false);
  place = Math.max(0, number);
  draw();
}

/** Makes the codes of a bundle with the wanted grid. Gives a fault, or null. */
async function load(order, files) {
  const [columns, rows] = at('player-grid').value.split('x').map(Number);
  const answer = await verb('working-codes', { ...order, verb: 'play', columns, rows }, files);
  const [loop] = linesOf(answer, 'play');
  if (!loop) return faultOf(answer);
  playing = { ...loop, bits: new Uint8Array(await answer.blob.arrayBuffer()) };
  [place, due] = [0, 0];
  put(at('player-name'), 'play-name', { title: loop.title });
  return null;
}

/** Shows a bundle as a loop. `order` names the bundle, `tell` gets a fault. */
export async function show(order, files, tell) {
  at('player-grid').value = fitting();
  const fault = await load(order, files);
  if (fault) {
    tell(fault);
    return;
  }
  again = async () => {
    const failed = await load(order, files);
    if (failed) {
      close();
      tell(failed);
    } else {
      draw();
    }
  };
  if (!at('player').open) at('player').showModal();
  run(true);
  draw();
  requestAnimationFrame(tick);
}

export function close() {
  [playing, again] = [null, () => {}];
  run(false);
  if (document.fullscreenElement) document.exitFullscreen();
  if (at('player').open) at('player').close();
  const canvas = at('player-screen');
  [canvas.width, canvas.height] = [1, 1];
}

function full() {
  if (document.fullscreenElement) document.exitFullscreen();
  else at('player-stage').requestFullscreen?.().catch(() => {});
}

export function begin() {
  at('player-grid').replaceChildren(...GRIDS.map(grid => {
    const option = make('option');
    option.value = grid;
    option.textContent = grid.replace('x', ' × ');
    return option;
  }));
  at('player-speed').value = SPEED;
  at('player-close').onclick = close;
  at('player').onclose = () => { if (!at('player').open) close(); };
  at('player-pause').onclick = () => run(!running);
  at('player-back').onclick = () => hold(place - 1);
  at('player-next').onclick = () => hold(place + 1);
  at('player-full').onclick = full;
  at('player-grid').onchange = () => again();
  at('player-speed').oninput = draw;
  window.addEventListener('resize', draw);
  document.addEventListener('fullscreenchange', draw);
  document.addEventListener('visibilitychange', () => { if (!document.hidden) stay(); });
}
