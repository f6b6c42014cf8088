// The payload of a parcel in the making, outside of the memory of the module.

const SPILL = 8 << 20;

/** What is written in order, and then read at any place. It leaves the memory of the page where Blobs can be read at once. */
export class Payload {
  #parts = [];
  #last = new Uint8Array(0);
  #filled = 0;
  #readBlob;
  #given = null;
  #reader;
  size = 0;

  /** `reader` makes a file that reads ahead of a source of bytes. */
  constructor(readBlob, reader) {
    this.#readBlob = readBlob;
    this.#reader = reader;
  }

  write(bytes) {
    for (let done = 0; done < bytes.length;) {
      if (this.#last.length === 0) this.#last = new Uint8Array(SPILL);
      const part = bytes.subarray(done, done + SPILL - this.#filled);
      this.#last.set(part, this.#filled);
      this.#filled += part.length;
      done += part.length;
      if (this.#filled === SPILL) this.#spill();
    }
    this.size += bytes.length;
  }

  #spill() {
    this.#parts.push(this.#readBlob ? new Blob([this.#last]) : this.#last);
    this.#last = new Uint8Array(0);
    this.#filled = 0;
  }

  #readAt(at, length) {
    const out = new Uint8Array(length);
    for (let done = 0; done < length;) {
      const number = Math.floor((at + done) / SPILL), from = (at + done) % SPILL;
      const count = Math.min(length - done, SPILL - from);
      const part = this.#parts[number] ?? this.#last;
      out.set(part instanceof Blob ? this.#readBlob(part, from, from + count) : part.subarray(from, from + count), done);
      done += count;
    }
    return out;
  }

  read(at, out, tell) {
    this.#given ??= this.#reader({ size: this.size, readAt: (from, length) => this.#readAt(from, length) });
    return this.#given.read(at, out, tell);
  }

  blob() {
    return new Blob([...this.#parts, this.#last.subarray(0, this.#filled)]);
  }
}
