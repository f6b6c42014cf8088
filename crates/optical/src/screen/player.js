'use strict';
const data = document.getElementById('codes');
const side = Number(data.dataset.side);
const order = data.dataset.order.split(' ').map(Number);
const bytes = Uint8Array.from(atob(data.textContent.trim()), c => c.charCodeAt(0));
const each = Math.ceil(side * side / 8);
const canvas = document.getElementById('screen');
const paper = canvas.getContext('2d', { alpha: false });
const speed = document.getElementById('speed');
const pause = document.getElementById('pause');
const bar = document.getElementById('bar');
const place = document.getElementById('place');
const words = { pause: pause.textContent, play: pause.dataset.play, place: place.dataset.words };
let at = 0, running = true, due = 0;

// Whole pixels of the device for every module, or the camera sees a grid that is not there.
function draw() {
  const ratio = window.devicePixelRatio || 1;
  const room = Math.min(window.innerWidth, window.innerHeight - 210) * ratio;
  const dot = Math.max(1, Math.floor(room / (side + 8)));
  const size = (side + 8) * dot;
  if (canvas.width !== size) {
    canvas.width = canvas.height = size;
    canvas.style.width = canvas.style.height = size / ratio + 'px';
  }
  paper.fillStyle = '#fff';
  paper.fillRect(0, 0, size, size);
  paper.fillStyle = '#000';
  const start = order[at] * each;
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const bit = y * side + x;
      if (bytes[start + (bit >> 3)] >> (7 - (bit & 7)) & 1) {
        paper.fillRect((x + 4) * dot, (y + 4) * dot, dot, dot);
      }
    }
  }
  bar.value = at + 1;
  place.textContent = words.place.replace('{number}', at + 1).replace('{codes}', order.length).replace('{speed}', speed.value);
}

function step(by) {
  at = (at + by + order.length) % order.length;
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
}

bar.max = order.length;
pause.addEventListener('click', () => hold(running));
document.getElementById('back').addEventListener('click', () => { hold(true); step(-1); });
document.getElementById('next').addEventListener('click', () => { hold(true); step(1); });
speed.addEventListener('input', draw);
window.addEventListener('resize', draw);
document.addEventListener('keydown', event => {
  const key = event.key;
  if (key === ' ') hold(running);
  else if (key === '.' || key === 'ArrowRight') { hold(true); step(1); }
  else if (key === 'ArrowLeft') { hold(true); step(-1); }
  else if (key === '+' || key === '-') speed.value = Number(speed.value) + (key === '+' ? 1 : -1);
  else return;
  event.preventDefault();
  draw();
});
// A number after # shows that code and holds it.
const wanted = Number(location.hash.slice(1));
if (wanted >= 1 && wanted <= order.length) { at = wanted - 1; hold(true); }
draw();
requestAnimationFrame(tick);
