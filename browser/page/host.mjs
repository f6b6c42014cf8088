// The host of the module: the few calls of WASI that a run makes. It works in a worker of a browser and in Node.
//
// A run has one order on standard input, the chosen files as /in/0, /in/1 and so on, and room below /out. What is written to
// /out/documents leaves the memory of the page as Blobs of some MiB, which a browser may keep on its disk.

import * as making from './payload.mjs';

const DONE = 0, BAD_FILE = 8, EXISTS = 20, INVALID = 28, NO_ENTRY = 44, NO_CALL = 52;
const DEVICE = 2, FOLDER = 3, PLAIN = 4;
const PIECE = 1 << 20;
const SPILL = 8 << 20;

/** What is written in order, and never read by the module. */
export class Pile {
  #blobs = [];
  #pieces = [];
  #held = 0;
  size = 0;

  write(bytes) {
    this.#pieces.push(bytes.slice());
    this.#held += bytes.length;
    this.size += bytes.length;
    if (this.#held >= SPILL) this.#spill();
  }

  #spill() {
    if (this.#held > 0) this.#blobs.push(new Blob(this.#pieces));
    this.#pieces = [];
    this.#held = 0;
  }

  blob() {
    this.#spill();
    return new Blob(this.#blobs);
  }
}

/** Room for rebuilt blocks, in pieces, so that it grows without a copy. */
class Room {
  #pieces = new Map();
  size = 0;

  #each(at, bytes, work) {
    for (let done = 0; done < bytes.length;) {
      const number = Math.floor((at + done) / PIECE), from = (at + done) % PIECE;
      const count = Math.min(bytes.length - done, PIECE - from);
      work(number, from, bytes.subarray(done, done + count));
      done += count;
    }
  }

  write(at, bytes) {
    this.#each(at, bytes, (number, from, part) => {
      if (!this.#pieces.has(number)) this.#pieces.set(number, new Uint8Array(PIECE));
      this.#pieces.get(number).set(part, from);
    });
    this.size = Math.max(this.size, at + bytes.length);
  }

  read(at, out) {
    const count = Math.max(0, Math.min(out.length, this.size - at));
    this.#each(at, out.subarray(0, count), (number, from, part) => {
      const piece = this.#pieces.get(number);
      if (piece) part.set(piece.subarray(from, from + part.length));
      else part.fill(0);
    });
    return count;
  }
}

/** The most bytes of columns that a run keeps. */
const KEPT_MOST = 48 << 20;
const SLOT = 4096;

/** A chosen file, read ahead in windows: asking a Blob costs more than copying. */
class Given {
  #source;
  #at = 0;
  #end = 0;
  #window = new Uint8Array(0);
  // Rebuilding reads a narrow column of every block, and then the column beside it: the columns beside are kept.
  #slots = new Map();
  #keeping;

  constructor(source, keeping) {
    this.#source = source;
    this.#keeping = keeping;
    this.size = source.size;
  }

  #kept(at, slot, out) {
    const kept = this.#slots.get(slot);
    if (!kept) return false;
    out.set(kept.subarray(at - slot, at - slot + out.length));
    if (at + out.length < slot + SLOT) return true;
    this.#slots.delete(slot);
    this.#keeping.bytes -= SLOT;
    return true;
  }

  #keep(slot) {
    const from = slot - this.#at;
    if (from < 0 || from + SLOT > this.#window.length || this.#keeping.bytes + SLOT > KEPT_MOST) return;
    this.#slots.set(slot, this.#window.slice(from, from + SLOT));
    this.#keeping.bytes += SLOT;
  }

  read(at, out, tell) {
    const count = Math.max(0, Math.min(out.length, this.size - at));
    const slot = at - at % SLOT, isColumn = count > 0 && count < SLOT && at + count <= slot + SLOT;
    if (isColumn && this.#kept(at, slot, out.subarray(0, count))) return count;
    const jumps = at !== this.#end;
    this.#end = at + count;
    for (let done = 0; done < count;) {
      const within = at + done - this.#at;
      if (within >= 0 && within < this.#window.length) {
        const part = this.#window.subarray(within, within + count - done);
        out.set(part, done);
        done += part.length;
        continue;
      }
      const length = Math.min(PIECE, this.size - at - done);
      this.#window = this.#source.readAt(at + done, length);
      this.#at = at + done;
      tell(this.#window.length);
      if (this.#window.length === 0) return done;
    }
    if (isColumn && jumps && at === slot) this.#keep(slot);
    return count;
  }
}

class Exit {
  constructor(code) {
    this.code = code;
  }
}

/**
 * Runs one order with a fresh instance of the module.
 *   sources: for each file of the order its size and readAt(offset, length)
 *   tell:    gets the number of bytes that were read from chosen files
 *   readBlob: reads a part of a Blob at once, where that can be done
 * Gives the lines of the answer, the Blobs of documents and of the payload, and the size of the module's memory.
 */
export async function run(module, order, sources, tell = () => {}, readBlob = null) {
  const reading = new TextDecoder(), writing = new TextEncoder();
  const said = { 1: '', 2: '' };
  const hearing = { 1: new TextDecoder(), 2: new TextDecoder() };
  const input = writing.encode(JSON.stringify(order));
  const keeping = { bytes: 0 };
  const piles = { documents: () => new Pile() };
  // The pages that only read make no payload.
  if (making.Payload) piles.payload = () => new making.Payload(readBlob, source => new Given(source, keeping));
  const rooms = new Map(Object.entries(piles).map(([name, pile]) => [name, pile()]));
  const given = sources.map(source => new Given(source, keeping));
  const open = new Map();
  let memory, taken = 0, next = 5, ticks = 1;

  const view = () => new DataView(memory.buffer);
  const bytesAt = (at, length) => new Uint8Array(memory.buffer, at, length);
  const textAt = (at, length) => reading.decode(bytesAt(at, length).slice());
  const folders = { 3: '/in', 4: '/out' };

  // Every call with a list of pieces of memory.
  function pieces(list, count, out, work) {
    let total = 0;
    for (let i = 0; i < count; i++) {
      const at = view().getUint32(list + 8 * i, true), length = view().getUint32(list + 8 * i + 4, true);
      if (length === 0) continue;
      const did = work(bytesAt(at, length), total);
      total += did;
      if (did < length) break;
    }
    view().setUint32(out, total, true);
    return DONE;
  }

  function state(at, kind, size, flags) {
    for (let i = 0; i < 64; i += 8) view().setBigUint64(at + i, 0n, true);
    view().setUint8(at + 16, kind);
    view().setBigUint64(at + 24, 1n, true);
    view().setBigUint64(at + 32, BigInt(size), true);
    return flags ?? DONE;
  }

  function named(folder, name) {
    return folder === 3 ? given[Number(name)] : folder === 4 ? rooms.get(name) : undefined;
  }

  const calls = {
    args_sizes_get: (count, bytes) => (view().setUint32(count, 0, true), view().setUint32(bytes, 0, true), DONE),
    args_get: () => DONE,
    environ_sizes_get: (count, bytes) => (view().setUint32(count, 0, true), view().setUint32(bytes, 0, true), DONE),
    environ_get: () => DONE,
    // A clock that counts its calls: age measures scrypt until some time has passed, and needs no real time for opening.
    clock_time_get: (_clock, _precision, out) => (view().setBigUint64(out, BigInt(ticks++) * 1_000_000_000n, true), DONE),
    random_get: (at, length) => {
      for (let i = 0; i < length; i += 65536) {
        const part = new Uint8Array(Math.min(65536, length - i));
        crypto.getRandomValues(part);
        bytesAt(at + i, part.length).set(part);
      }
      return DONE;
    },
    sched_yield: () => DONE,
    proc_exit: code => { throw new Exit(code); },

    fd_prestat_get: (fd, out) => {
      if (!folders[fd]) return BAD_FILE;
      view().setUint32(out, 0, true);
      view().setUint32(out + 4, folders[fd].length, true);
      return DONE;
    },
    fd_prestat_dir_name: (fd, at, length) => {
      if (!folders[fd]) return BAD_FILE;
      bytesAt(at, length).set(writing.encode(folders[fd]).subarray(0, length));
      return DONE;
    },
    fd_fdstat_get: (fd, out) => {
      const kind = fd < 3 ? DEVICE : folders[fd] ? FOLDER : open.has(fd) ? PLAIN : 0;
      if (!kind) return BAD_FILE;
      for (let i = 0; i < 24; i += 8) view().setBigUint64(out + i, 0n, true);
      view().setUint8(out, kind);
      view().setBigUint64(out + 8, 0x1fffffffn, true);
      view().setBigUint64(out + 16, 0x1fffffffn, true);
      return DONE;
    },
    fd_fdstat_set_flags: () => DONE,
    fd_filestat_get: (fd, out) => {
      if (fd < 3) return state(out, DEVICE, 0);
      if (folders[fd]) return state(out, FOLDER, 0);
      return open.has(fd) ? state(out, PLAIN, open.get(fd).file.size) : BAD_FILE;
    },
    fd_filestat_set_size: (fd, size) => {
      const one = open.get(fd);
      if (!(one?.file instanceof Room)) return BAD_FILE;
      one.file.size = Number(size);
      return DONE;
    },
    path_filestat_get: (fd, _flags, at, length, out) => {
      const file = named(fd, textAt(at, length));
      return file ? state(out, PLAIN, file.size) : NO_ENTRY;
    },
    path_open: (fd, _follow, at, length, how, _rights, _inheriting, _flags, out) => {
      const name = textAt(at, length);
      const makes = (how & 1) !== 0, alone = (how & 4) !== 0, anew = (how & 8) !== 0;
      let file = named(fd, name);
      if (file && alone) return EXISTS;
      if (!file) {
        if (fd !== 4 || !makes || name.includes('/')) return NO_ENTRY;
        file = new Room();
        rooms.set(name, file);
      } else if (anew && fd === 4) {
        // What a run wrote before it found damage is nobody's: the run begins again.
        file = piles[name]?.() ?? new Room();
        rooms.set(name, file);
      }
      open.set(next, { file, at: 0 });
      view().setUint32(out, next, true);
      next += 1;
      return DONE;
    },
    fd_close: fd => (open.delete(fd) ? DONE : BAD_FILE),
    fd_seek: (fd, offset, from, out) => {
      const one = open.get(fd);
      if (!one) return BAD_FILE;
      const to = (from === 0 ? 0 : from === 1 ? one.at : one.file.size) + Number(offset);
      if (to < 0) return INVALID;
      one.at = to;
      view().setBigUint64(out, BigInt(to), true);
      return DONE;
    },
    fd_read: (fd, list, count, out) => {
      if (fd === 0) {
        return pieces(list, count, out, into => {
          const part = input.subarray(taken, taken + into.length);
          into.set(part);
          taken += part.length;
          return part.length;
        });
      }
      const one = open.get(fd);
      if (!one?.file.read) return BAD_FILE;
      return pieces(list, count, out, into => {
        const did = one.file.read(one.at, into, tell);
        one.at += did;
        return did;
      });
    },
    fd_write: (fd, list, count, out) => {
      if (fd === 1 || fd === 2) {
        return pieces(list, count, out, from => {
          said[fd] += hearing[fd].decode(from.slice(), { stream: true });
          return from.length;
        });
      }
      const one = open.get(fd);
      if (one?.file.blob) return pieces(list, count, out, from => (one.file.write(from), from.length));
      if (!(one?.file instanceof Room)) return BAD_FILE;
      return pieces(list, count, out, from => {
        one.file.write(one.at, from);
        one.at += from.length;
        return from.length;
      });
    },
  };
  const wasi = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    if (from === 'wasi_snapshot_preview1') wasi[name] = calls[name] ?? (() => NO_CALL);
  }

  let code = 0, crash = null;
  const instance = await WebAssembly.instantiate(module, { wasi_snapshot_preview1: wasi });
  memory = instance.exports.memory;
  try {
    instance.exports._start();
  } catch (error) {
    if (error instanceof Exit) code = error.code;
    // A chosen file that cannot be read is no fault of the module.
    else if (error instanceof DOMException) throw error;
    else [code, crash] = [-1, String(error)];
  }
  const heap = memory.buffer.byteLength;
  input.fill(0);
  if (crash !== null) return { lines: [{ error: { kind: 'Crash', text: crash } }], code, heap, blob: null, payload: null, said: said[2] };
  const lines = said[1].split('\n').filter(Boolean).map(line => JSON.parse(line));
  const blobOf = name => (code === 0 && rooms.get(name)?.blob() || null);
  return { lines, code, heap, blob: blobOf('documents'), payload: blobOf('payload'), said: said[2] };
}
