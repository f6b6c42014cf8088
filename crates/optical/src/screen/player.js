'use strict';
const data = document.getElementById('codes');
const side = Number(data.dataset.side);
const order = data.dataset.order.split(' ').map(Number);
const bytes = Uint8Array.from(atob(data.textContent.trim()), c => c.charCodeAt(0));
const each = Math.ceil(side * side / 8);
const canvas = document.getElementById('screen');
const stage = document.getElementById('stage');
const paper = canvas.getContext('2d', { alpha: false });
const speed = document.getElementById('speed');
const pause = document.getElementById('pause');
const bar = document.getElementById('bar');
const place = document.getElementById('place');
const words = { pause: pause.textContent, play: pause.dataset.play, place: place.dataset.words };
const quiet = 4;
// The fewest dots of the device that a camera tells apart in a module.
const fine = 3;
let grid = { columns: 1, rows: 1 }, dot = 1;
let at = 0, running = true, due = 0, awake = null;

function room() {
  const ratio = window.devicePixelRatio || 1;
  const below = document.fullscreenElement ? 0 : 210;
  return { wide: window.innerWidth * ratio, high: (window.innerHeight - below) * ratio, ratio };
}

// All codes of the grid if their modules are large enough, and as few as needed otherwise. Whole pixels of the device for every
// module, or the camera sees a grid that is not there.
function fit() {
  const { wide, high, ratio } = room();
  const span = count => count * (side + quiet) + quiet;
  const size = (columns, rows) => Math.floor(Math.min(wide / span(columns), high / span(rows)));
  grid = { columns: Number(data.dataset.columns), rows: Number(data.dataset.rows) };
  while (grid.columns * grid.rows > 1 && size(grid.columns, grid.rows) < fine) {
    const narrow = size(Math.max(1, grid.columns - 1), grid.rows), low = size(grid.columns, Math.max(1, grid.rows - 1));
    if (grid.rows === 1 || (grid.columns > 1 && narrow >= low)) grid.columns--;
    else grid.rows--;
  }
  dot = Math.max(1, size(grid.columns, grid.rows));
  const width = span(grid.columns) * dot, height = span(grid.rows) * dot;
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
    canvas.style.width = width / ratio + 'px';
    canvas.style.height = height / ratio + 'px';
  }
}

function pictures() {
  return Math.ceil(order.length / (grid.columns * grid.rows));
}

function draw() {
  fit();
  const cells = grid.columns * grid.rows;
  paper.fillStyle = '#fff';
  paper.fillRect(0, 0, canvas.width, canvas.height);
  paper.fillStyle = '#000';
  // The cells turn from round to round: a hand hides other codes then.
  const turn = Math.floor(at / pictures()) % cells;
  for (let slot = 0; slot < cells; slot++) {
    const cell = (slot + turn) % cells;
    const left = quiet + cell % grid.columns * (side + quiet);
    const top = quiet + Math.floor(cell / grid.columns) * (side + quiet);
    const start = order[(at % pictures() * cells + slot) % order.length] * each;
    for (let y = 0; y < side; y++) {
      for (let x = 0; x < side; x++) {
        const bit = y * side + x;
        if (bytes[start + (bit >> 3)] >> (7 - (bit & 7)) & 1) {
          paper.fillRect((left + x) * dot, (top + y) * dot, dot, dot);
        }
      }
    }
  }
  bar.max = pictures();
  bar.value = at % pictures() + 1;
  place.textContent = words.place.replace('{number}', bar.value).replace('{pictures}', pictures()).replace('{speed}', speed.value);
}

function step(by) {
  at = Math.max(0, at + by);
  draw();
}

function tick(now) {
  if (running && now >= due) {
    due = Math.max(due + 1000 / Number(speed.value), now);
    step(1);
  }
  requestAnimationFrame(tick);
}

function hold(held) {
  running = !held;
  pause.textContent = held ? words.play : words.pause;
  stay();
}

// The screen stays lit while the loop runs, where the browser lets a page ask for that.
async function stay() {
  try {
    if (running && !awake && navigator.wakeLock) {
      awake = await navigator.wakeLock.request('screen');
      awake.addEventListener('release', () => { awake = null; });
    } else if (!running && awake) {
      await awake.release();
    }
  } catch { /* The browser refuses, and the person's own settings count. */ }
}

function full() {
  if (document.fullscreenElement) document.exitFullscreen();
  else if (stage.requestFullscreen) stage.requestFullscreen().catch(() => {});
}

pause.addEventListener('click', () => hold(running));
document.getElementById('back').addEventListener('click', () => { hold(true); step(-1); });
document.getElementById('next').addEventListener('click', () => { hold(true); step(1); });
document.getElementById('full').addEventListener('click', full);
speed.addEventListener('input', draw);
window.addEventListener('resize', draw);
document.addEventListener('fullscreenchange', draw);
document.addEventListener('visibilitychange', () => { if (!document.hidden) stay(); });
document.addEventListener('keydown', event => {
  const key = event.key;
  if (key === ' ') hold(running);
  else if (key === '.' || key === 'ArrowRight') { hold(true); step(1); }
  else if (key === 'ArrowLeft') { hold(true); step(-1); }
  else if (key === 'f') full();
  else if (key === '+' || key === '-') speed.value = Number(speed.value) + (key === '+' ? 1 : -1);
  else return;
  event.preventDefault();
  draw();
});
fit();
// A number after # shows that picture and holds it.
const wanted = Number(location.hash.slice(1));
if (wanted >= 1 && wanted <= pictures()) { at = wanted - 1; hold(true); }
draw();
stay();
requestAnimationFrame(tick);
