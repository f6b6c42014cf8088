// Zip archives: the members of one that was chosen, and a new one with documents, stored without compression.

const END = 0x06054b50, MEMBER = 0x02014b50, LOCAL = 0x04034b50;
const MEMBERS_MOST = 100_000;
const UNPACKED_MOST = 2 ** 31;

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  for (let i = 0; i < 8; i++) n = n & 1 ? (n >>> 1) ^ 0xedb88320 : n >>> 1;
  return n >>> 0;
});

function crc(bytes, before = 0) {
  let value = ~before;
  for (let i = 0; i < bytes.length; i++) value = TABLE[(value ^ bytes[i]) & 255] ^ (value >>> 8);
  return ~value >>> 0;
}

async function bytesOf(blob, from, to) {
  return new Uint8Array(await blob.slice(from, to).arrayBuffer());
}

/** Tells whether a file begins like a zip archive. */
export async function isZip(blob) {
  const head = await bytesOf(blob, 0, 4);
  return head.length === 4 && head[0] === 0x50 && head[1] === 0x4b && (head[2] === 3 || head[2] === 5);
}

/** Gives the members of an archive as { path, blob }. A locked or odd member is left out; an archive that is none throws. */
export async function membersOf(archive) {
  const tail = await bytesOf(archive, Math.max(0, archive.size - 65_557), archive.size);
  const view = new DataView(tail.buffer);
  let end = tail.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== END) end--;
  if (end < 0) throw new Error('no zip archive');
  const count = view.getUint16(end + 10, true), length = view.getUint32(end + 12, true), at = view.getUint32(end + 16, true);
  if (count === 0xffff || at === 0xffffffff || count > MEMBERS_MOST) throw new Error('a zip archive of another form');
  const list = await bytesOf(archive, at, at + length);
  const fields = new DataView(list.buffer);
  const members = [];
  let room = UNPACKED_MOST;
  for (let i = 0, here = 0; i < count; i++) {
    if (here + 46 > list.length || fields.getUint32(here, true) !== MEMBER) throw new Error('a damaged zip archive');
    const flags = fields.getUint16(here + 8, true), method = fields.getUint16(here + 10, true);
    const packed = fields.getUint32(here + 20, true), bytes = fields.getUint32(here + 24, true);
    const name = fields.getUint16(here + 28, true), extra = fields.getUint16(here + 30, true);
    const comment = fields.getUint16(here + 32, true), local = fields.getUint32(here + 42, true);
    const path = new TextDecoder().decode(list.subarray(here + 46, here + 46 + name));
    here += 46 + name + extra + comment;
    if (path.endsWith('/') || flags & 1 || (method !== 0 && method !== 8)) continue;
    room -= bytes;
    if (room < 0) throw new Error('the zip archive is too large');
    const head = new DataView((await bytesOf(archive, local, local + 30)).buffer);
    if (head.byteLength < 30 || head.getUint32(0, true) !== LOCAL) continue;
    const from = local + 30 + head.getUint16(26, true) + head.getUint16(28, true);
    const body = archive.slice(from, from + packed);
    const blob = method === 0 ? body : await inflated(body, bytes);
    if (blob) members.push({ path, blob });
  }
  return members;
}

/** Unpacks a member, and no more of it than the archive says. A member that is damaged keeps what came out of it. */
async function inflated(body, bytes) {
  const reader = body.stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const parts = [];
  let size = 0;
  try {
    for (let step = await reader.read(); !step.done; step = await reader.read()) {
      size += step.value.length;
      if (size > bytes) break;
      parts.push(step.value);
    }
  } catch {
    // What came out until then may hold good blocks.
  }
  reader.cancel().catch(() => {});
  return new Blob(parts);
}

/** Makes an archive of documents { path, blob, mtime }. Gives null if there are more than such an archive holds. */
export async function zipOf(documents, tell = () => {}) {
  const total = documents.reduce((sum, one) => sum + one.blob.size + one.path.length * 6 + 200, 0);
  if (documents.length >= 0xffff || total >= 0xffffffff) return null;
  const parts = [], list = [];
  let at = 0;
  for (const one of documents) {
    const name = new TextEncoder().encode(one.path);
    let sum = 0;
    for (let from = 0; from < one.blob.size; from += 1 << 22) {
      const part = await bytesOf(one.blob, from, from + (1 << 22));
      sum = crc(part, sum);
      tell(part.length);
    }
    const [date, time] = dosTime(one.mtime);
    const head = new DataView(new ArrayBuffer(30));
    head.setUint32(0, LOCAL, true);
    common(head, 4, time, date, sum, one.blob.size, name.length);
    const entry = new DataView(new ArrayBuffer(46));
    entry.setUint32(0, MEMBER, true);
    entry.setUint16(4, 20, true);
    common(entry, 6, time, date, sum, one.blob.size, name.length);
    entry.setUint32(42, at, true);
    parts.push(head.buffer, name, one.blob);
    list.push(entry.buffer, name);
    at += 30 + name.length + one.blob.size;
  }
  const listed = new Blob(list);
  const end = new DataView(new ArrayBuffer(22));
  end.setUint32(0, END, true);
  end.setUint16(8, documents.length, true);
  end.setUint16(10, documents.length, true);
  end.setUint32(12, listed.size, true);
  end.setUint32(16, at, true);
  return new Blob([...parts, listed, end.buffer], { type: 'application/zip' });
}

// The fields that a member has at both places: names are in UTF-8, nothing is compressed.
function common(view, at, time, date, sum, size, name) {
  view.setUint16(at, 20, true);
  view.setUint16(at + 2, 0x0800, true);
  view.setUint16(at + 6, time, true);
  view.setUint16(at + 8, date, true);
  view.setUint32(at + 10, sum, true);
  view.setUint32(at + 14, size, true);
  view.setUint32(at + 18, size, true);
  view.setUint16(at + 22, name, true);
}

function dosTime(seconds) {
  const when = new Date((seconds ?? 0) * 1000), year = when.getUTCFullYear();
  if (year < 1980 || year > 2107) return [0x21, 0];
  return [
    ((year - 1980) << 9) | ((when.getUTCMonth() + 1) << 5) | when.getUTCDate(),
    (when.getUTCHours() << 11) | (when.getUTCMinutes() << 5) | (when.getUTCSeconds() >> 1),
  ];
}
