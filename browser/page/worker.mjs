// The worker: one order at a time, each with a fresh instance of the module. To cancel an order, the page ends the worker.
import { run } from './host.mjs';

const NOT_READ = { error: { kind: 'Unreadable', text: '' } };

const readBlob = (blob, from, to) => new Uint8Array(new FileReaderSync().readAsArrayBuffer(blob.slice(from, to)));

/** A chosen file: its bytes are read by ranges, when the module asks for them. */
function source(blob) {
  if (blob instanceof Uint8Array) return { size: blob.length, readAt: (at, length) => blob.subarray(at, at + length) };
  return { size: blob.size, readAt: (at, length) => readBlob(blob, at, at + length) };
}

/** Turns a picture that the browser decoded into width, height and colours. */
function pixelsOf(bitmap, most) {
  const scale = Math.min(1, most / Math.max(bitmap.width, bitmap.height));
  const width = Math.max(1, Math.round(bitmap.width * scale)), height = Math.max(1, Math.round(bitmap.height * scale));
  const canvas = new OffscreenCanvas(width, height);
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, width, height);
  pen.drawImage(bitmap, 0, 0, width, height);
  const { data } = pen.getImageData(0, 0, width, height);
  return { width, height, colours: new Uint8Array(data.buffer, data.byteOffset, data.length) };
}

async function look(module, message) {
  let bitmap = message.bitmap;
  if (!bitmap) {
    try {
      bitmap = await createImageBitmap(message.picture);
    } catch {
      return { lines: [{ error: { kind: 'Picture', text: '' } }], code: 1 };
    }
  }
  const { width, height, colours } = pixelsOf(bitmap, 16_000);
  bitmap.close();
  const order = { verb: 'look', width, height, moving: message.moving, quick: message.quick, files: [['picture', colours.length]] };
  return run(module, order, [source(colours)]);
}

let module;

self.onmessage = async ({ data: message }) => {
  if (message.module) {
    module = message.module;
    return;
  }
  const { number } = message;
  try {
    if (message.picture || message.bitmap) {
      self.postMessage({ number, ...(await look(module, message)) });
      return;
    }
    let read = 0, told = 0;
    const tell = bytes => {
      read += bytes;
      if (read - told < 4 << 20) return;
      told = read;
      self.postMessage({ number, read });
    };
    self.postMessage({ number, ...(await run(module, message.order, message.blobs.map(source), tell, readBlob)) });
  } catch (error) {
    const cannot = error instanceof DOMException ? NOT_READ : { error: { kind: 'Crash', text: String(error) } };
    self.postMessage({ number, lines: [cannot], code: -1, blob: null });
  }
};
