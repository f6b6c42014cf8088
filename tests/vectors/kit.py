"""What make.py builds its vectors with: every layer of a bundle by hand, each of its parts replaceable by a wrong one.

Python's standard library and the program zstd; slow, and no secret is safe in it.
"""

import base64
import hashlib
import hmac
import json
import os
import re
import subprocess

# ---------------------------------------------------------------- Ed25519, X25519, ChaCha20-Poly1305 (slow, for tests)

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
BASE_Y = 4 * pow(5, P - 2, P) % P


def recover_x(y, sign):
    xx = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(xx, (P + 3) // 8, P)
    if (x * x - xx) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    return P - x if x & 1 != sign else x


def add(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(s, p):
    q = (0, 1, 1, 0)
    while s:
        if s & 1:
            q = add(q, p)
        p = add(p, p)
        s >>= 1
    return q


def point(p):
    z = pow(p[2], P - 2, P)
    x, y = p[0] * z % P, p[1] * z % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


BX = recover_x(BASE_Y, 0)
B = (BX, BASE_Y, 1, BX * BASE_Y % P)


def ed_secret(seed):
    h = hashlib.sha512(seed).digest()
    return int.from_bytes(h[:32], "little") & (1 << 254) - 8 | 1 << 254, h[32:]


def ed_public(seed):
    return point(times(ed_secret(seed)[0], B))


def ed_sign(seed, message):
    a, prefix = ed_secret(seed)
    public = ed_public(seed)
    r = int.from_bytes(hashlib.sha512(prefix + message).digest(), "little") % L
    big_r = point(times(r, B))
    h = int.from_bytes(hashlib.sha512(big_r + public + message).digest(), "little") % L
    return big_r + ((r + h * a) % L).to_bytes(32, "little")


def x25519(scalar, u):
    k = int.from_bytes(scalar, "little") & (1 << 254) - 8 | 1 << 254
    x1 = int.from_bytes(u, "little") & (1 << 255) - 1
    x2, z2, x3, z3, swap = 1, 0, x1, 1, 0
    for t in reversed(range(255)):
        bit = k >> t & 1
        if swap ^ bit:
            x2, x3, z2, z3 = x3, x2, z3, z2
        swap = bit
        a, b, c, d = x2 + z2, x2 - z2, x3 + z3, x3 - z3
        aa, bb, da, cb = a * a % P, b * b % P, d * a % P, c * b % P
        e = aa - bb
        x3, z3 = (da + cb) ** 2 % P, x1 * (da - cb) ** 2 % P
        x2, z2 = aa * bb % P, e * (aa + 121665 * e) % P
    if swap:
        x2, z2 = x3, z3
    return (x2 * pow(z2, P - 2, P) % P).to_bytes(32, "little")


def chacha(key, nonce, counter, data):
    def quarter(x, a, b, c, d):
        for i, j, k, n in ((a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7)):
            x[i] = x[i] + x[j] & 0xFFFFFFFF
            v = x[k] ^ x[i]
            x[k] = (v << n | v >> 32 - n) & 0xFFFFFFFF

    out = bytearray()
    words = lambda b: [int.from_bytes(b[i : i + 4], "little") for i in range(0, len(b), 4)]
    for at in range(0, len(data), 64):
        start = words(b"expand 32-byte k") + words(key) + [counter + at // 64] + words(nonce)
        x = list(start)
        for _ in range(10):
            for q in ((0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15)):
                quarter(x, *q)
            for q in ((0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13), (3, 4, 9, 14)):
                quarter(x, *q)
        stream = b"".join((a + b & 0xFFFFFFFF).to_bytes(4, "little") for a, b in zip(x, start))
        out += bytes(a ^ b for a, b in zip(data[at : at + 64], stream))
    return bytes(out)


def aead(key, nonce, plain):
    sealed = chacha(key, nonce, 1, plain)
    one = chacha(key, nonce, 0, bytes(32))
    r = int.from_bytes(one[:16], "little") & 0x0FFFFFFC0FFFFFFC0FFFFFFC0FFFFFFF
    mac = sealed + bytes(-len(sealed) % 16) + bytes(8) + len(sealed).to_bytes(8, "little")
    acc = 0
    for at in range(0, len(mac), 16):
        acc = (acc + int.from_bytes(mac[at : at + 16] + b"\1", "little")) * r % (2**130 - 5)
    return sealed + (acc + int.from_bytes(one[16:], "little") & (1 << 128) - 1).to_bytes(16, "little")


def hkdf(ikm, salt, info):
    prk = hmac.digest(salt or bytes(32), ikm, "sha256")
    return hmac.digest(prk, info + b"\1", "sha256")


# ---------------------------------------------------------------- keys and signatures

b64 = lambda data: base64.b64encode(data).decode()
sha = lambda data: hashlib.sha256(data).hexdigest()


class Key:
    """A minisign key pair, the same for ever."""

    def __init__(self, name):
        self.seed = hashlib.sha256(b"pannier test vectors, key of nobody: " + name.encode()).digest()
        self.id = hashlib.sha256(b"id" + self.seed).digest()[:8]
        self.raw = ed_public(self.seed)
        self.public = b64(b"Ed" + self.id + self.raw)

    def secret_file(self):
        secret = self.seed + self.raw
        check = hashlib.blake2b(b"Ed" + self.id + secret, digest_size=32).digest()
        box = b"Ed\0\0B2" + bytes(32 + 16) + self.id + secret + check
        return f"untrusted comment: TEST ONLY, everybody has this key\n{b64(box)}\n"

    def public_file(self):
        return f"untrusted comment: TEST ONLY, everybody has this key\n{self.public}\n"

    def sign(self, data, comment, **k):
        """Lines of a signature file; every part of it may be replaced."""
        legacy = k.get("legacy", False)
        message = data if legacy else hashlib.blake2b(data).digest()
        signature = k.get("change", bytes)(ed_sign(self.seed, message))
        over = signature + (comment if isinstance(comment, bytes) else comment.encode())
        signed = k.get("change_global", bytes)(ed_sign(self.seed, over))
        bones = k.get("algorithm", b"Ed" if legacy else b"ED") + k.get("id", self.id) + signature
        untrusted = k.get("untrusted", f"pannier publisher {self.public}")
        lines = [f"untrusted comment: {untrusted}", b64(bones), f"trusted comment: {k.get('shown', comment)}", b64(signed)]
        return "".join(line + "\n" for line in lines).encode()


PUBLISHER, STRANGER = Key("publisher"), Key("stranger")

# ---------------------------------------------------------------- age

RECIPIENT = hashlib.sha256(b"pannier test vectors, recipient").digest()
OTHER = hashlib.sha256(b"pannier test vectors, other recipient").digest()
PASSPHRASE = "test-vector"
nopad = lambda data: b64(data).rstrip("=").encode()


def bech32(hrp, data):
    charset = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
    bits = "".join(f"{byte:08b}" for byte in data)
    bits += "0" * (-len(bits) % 5)
    values = [int(bits[i : i + 5], 2) for i in range(0, len(bits), 5)]

    def polymod(vs):
        c = 1
        for v in vs:
            top, c = c >> 25, (c & 0x1FFFFFF) << 5 ^ v
            for i, g in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
                c ^= g if top >> i & 1 else 0
        return c

    head = [ord(c) >> 5 for c in hrp] + [0] + [ord(c) & 31 for c in hrp]
    end = polymod(head + values + [0] * 6) ^ 1
    return hrp + "1" + "".join(charset[v] for v in values + [end >> 5 * (5 - i) & 31 for i in range(6)])


def stanza(words, body):
    text = nopad(body)
    lines = [text[i : i + 64] for i in range(0, len(text), 64)] + ([] if len(text) % 64 else [b""])
    return b"-> " + b" ".join(words) + b"\n" + b"".join(line + b"\n" for line in lines)


FILE_KEY = hashlib.sha256(b"pannier test vectors, file key").digest()[:16]


def to_x25519(identity, file_key=None):
    ephemeral = hashlib.sha256(b"ephemeral" + identity).digest()
    public, share = x25519(identity, (9).to_bytes(32, "little")), x25519(ephemeral, (9).to_bytes(32, "little"))
    key = hkdf(x25519(ephemeral, public), share + public, b"age-encryption.org/v1/X25519")
    return stanza([b"X25519", nopad(share)], aead(key, bytes(12), file_key or FILE_KEY))


def to_scrypt(log_n, passphrase=PASSPHRASE):
    salt = hashlib.sha256(b"salt").digest()[:16]
    n = min(log_n, 15)  # one over the limit must be refused before it is computed
    key = hashlib.scrypt(passphrase.encode(), salt=b"age-encryption.org/v1/scrypt" + salt, n=1 << n, r=8, p=1, dklen=32,
                         maxmem=1 << 30)
    return stanza([b"scrypt", nopad(salt), str(log_n).encode()], aead(key, bytes(12), FILE_KEY))


def age(plain, stanzas, **k):
    head = k.get("version", b"age-encryption.org/v1\n") + b"".join(stanzas) + b"---"
    mac = k.get("change_mac", bytes)(hmac.digest(hkdf(FILE_KEY, b"", b"header"), head, "sha256"))
    nonce = hashlib.sha256(b"nonce").digest()[:16]
    key, out = hkdf(FILE_KEY, nonce, b"payload"), b""
    pieces = [plain[i : i + 65536] for i in range(0, len(plain), 65536)] or [b""]
    for n, piece in enumerate(pieces):
        last = n + 1 == len(pieces) and not k.get("no_last")
        out += aead(key, n.to_bytes(11, "big") + bytes([last]), piece)
    return head + b" " + nopad(mac) + b"\n" + nonce + k.get("change", bytes)(out)


# ---------------------------------------------------------------- Zstandard, by hand


def xxh64(data):
    m, p1, p2, p3 = (1 << 64) - 1, 0x9E3779B185EBCA87, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9
    p4, p5 = 0x85EBCA77C2B2AE63, 0x27D4EB2F165667C5
    rot = lambda x, n: (x << n | x >> 64 - n) & m
    step = lambda acc, lane: rot(acc + lane * p2 & m, 31) * p1 & m
    at = 0
    if len(data) >= 32:
        v = [p1 + p2 & m, p2, 0, -p1 & m]
        while at + 32 <= len(data):
            v = [step(a, int.from_bytes(data[at + 8 * i : at + 8 * i + 8], "little")) for i, a in enumerate(v)]
            at += 32
        h = rot(v[0], 1) + rot(v[1], 7) + rot(v[2], 12) + rot(v[3], 18) & m
        for a in v:
            h = (h ^ step(0, a)) * p1 + p4 & m
    else:
        h = p5
    h = h + len(data) & m
    while at + 8 <= len(data):
        h = rot(h ^ step(0, int.from_bytes(data[at : at + 8], "little")), 27) * p1 + p4 & m
        at += 8
    if at + 4 <= len(data):
        h = rot(h ^ int.from_bytes(data[at : at + 4], "little") * p1 & m, 23) * p2 + p3 & m
        at += 4
    for byte in data[at:]:
        h = rot(h ^ byte * p5 & m, 11) * p1 & m
    h = (h ^ h >> 33) * p2 & m
    h = (h ^ h >> 29) * p3 & m
    return h ^ h >> 32


def compress(data):
    """One frame as the zstd program makes it from a file: checksum, content size."""
    name = f"/tmp/pannier-vector-{os.getpid()}"
    with open(name, "wb") as file:
        file.write(data)
    out = subprocess.run(["zstd", "-19", "-q", "-c", name], check=True, stdout=subprocess.PIPE).stdout
    os.remove(name)
    return out


def body(frame):
    """The blocks of a single-segment frame of the zstd program: what lies between its header and its checksum."""
    size = {0: 1, 1: 2, 2: 4, 3: 8}[frame[4] >> 6]
    assert frame[4] & 0x20 and frame[4] & 4
    return frame[5 + size : -4]


def frame(data, blocks=None, size=None, size_flag=None, window=None, checksum=True, bits=0, dictionary=b"", magic=0xFD2FB528,
          change=bytes):
    """A frame with every field as told. Without `window` it is a single segment."""
    blocks = body(compress(data)) if blocks is None else blocks
    size = len(data) if size is None else size
    if size_flag is None:
        size_flag = 0 if window is None and size < 256 else 1 if 256 <= size < 65792 else 2
    width = {0: 1 if window is None else 0, 1: 2, 2: 4, 3: 8}[size_flag]
    descriptor = size_flag << 6 | (0x20 if window is None else 0) | (4 if checksum else 0) | bits
    field = (size - 256 if width == 2 else size).to_bytes(width, "little") if width else b""
    end = change((xxh64(data) & 0xFFFFFFFF).to_bytes(4, "little")) if checksum else b""
    head = b"" if window is None else bytes([window])
    return magic.to_bytes(4, "little") + bytes([descriptor]) + head + dictionary + field + blocks + end


def block(kind, data, count=None, last=True):
    size = len(data) if count is None else count
    return ((size << 3) | kind << 1 | last).to_bytes(3, "little") + data


def skippable(magic, content=b"", length=None):
    return magic.to_bytes(4, "little") + (len(content) if length is None else length).to_bytes(4, "little") + content


PADDING, SEEK = 0x184D2A50, 0x184D2A5E

# ---------------------------------------------------------------- tar

FIXED_TIME = 1767225600


def header(name, size=0, kind=b"0", prefix=b"", magic=b"ustar\x0000", mtime=FIXED_TIME, raw=None, checksum=None):
    name = name.encode() if isinstance(name, str) else name
    assert len(name) <= 100, name
    out = bytearray(512)
    put = lambda at, data: out.__setitem__(slice(at, at + len(data)), data)
    put(0, name)
    put(100, b"0000755\0" if kind == b"5" else b"0000644\0")
    put(108, b"0000000\0")
    put(116, b"0000000\0")
    put(124, b"%011o\0" % size)
    put(136, b"%011o\0" % mtime)
    put(156, kind)
    put(257, magic)
    put(329, b"0000000\0")
    put(337, b"0000000\0")
    put(345, prefix)
    for at, data in (raw or {}).items():
        put(at, data)
    put(148, b" " * 8)
    total = sum(out)
    put(148, checksum(total) if checksum else b"%06o\0 " % total)
    return bytes(out)


def padded(data):
    return data + bytes(-len(data) % 512)


def document(name, data=b"a\n", **k):
    return header(name, len(data), **k) + padded(data)


def folder(name, **k):
    return header(name, kind=b"5", **k)


def record(key, value):
    key, value = (t.encode() if isinstance(t, str) else t for t in (key, value))
    rest = len(key) + len(value) + 3
    length = rest + len(str(rest))
    if len(str(length)) != len(str(rest)):
        length = rest + len(str(length))
    out = b"%d %s=%s\n" % (length, key, value)
    assert len(out) == length
    return out


def pax(*records, **k):
    data = b"".join(records)
    return header("PaxHeaders/x", len(data), kind=b"x", **k) + padded(data)


def named(path, data=b"a\n", kind=b"0"):
    """An entry of any name: with a pax header unless it is short and plain."""
    raw = path.encode("utf-8", "surrogatepass") if isinstance(path, str) else path
    entry = lambda name: header(name, len(data), kind=kind) + padded(data)
    if len(raw) <= 100 and all(0x20 <= b < 0x7F for b in raw):
        return entry(raw)
    return pax(record("path", raw)) + entry(b"long-names/" + sha(raw)[:16].encode())


def long_link(path):
    data = path.encode() + b"\0"
    return header("././@LongLink", len(data), kind=b"L", magic=b"ustar  \0") + padded(data)


SERIES, RELEASE = "vectors", 1
END = bytes(1024)


def contents_of(docs):
    raw = lambda path: path.encode("utf-8", "surrogatepass") if isinstance(path, str) else path
    return b"".join(sha(data).encode() + b"  " + raw(path) + b"\n" for path, data in docs)


def contents_entries(docs=(), text=None, signature=None, **k):
    text = contents_of(docs) if text is None else text
    key = k.pop("key", PUBLISHER)
    comment = k.pop("comment", f"pannier contents {SERIES} {RELEASE}")
    signature = key.sign(text, comment, **{"untrusted": "x", **k}) if signature is None else signature
    return document("CONTENTS.sha256", text), document("CONTENTS.sha256.minisig", signature)


def tar(entries, docs, end=END):
    return b"".join(entries) + b"".join(contents_entries(docs)) + end


# ---------------------------------------------------------------- bundles


def facts_of(payload, **k):
    block_bytes = k.get("block_bytes", 1024)
    facts = {
        "format": 1,
        "series": SERIES,
        "release": RELEASE,
        "previous": None,
        "created": "2026-02-03",
        "publisher": PUBLISHER.public,
        "sealing": "none",
        "payload_bytes": len(payload),
        "block_bytes": block_bytes,
        "data_blocks": -(-len(payload) // block_bytes),
        "recovery_blocks": 0,
        "chunk_blocks": 64,
        "generator": "vectors",
    }
    facts.update(k)
    return facts


def facts_text(facts):
    return (json.dumps(facts, indent=2, ensure_ascii=False) + "\n").encode()


def list_text(files):
    return b"".join(sha(data).encode() + b"  " + name.encode() + b"\n" for name, data in files.items())


def signed(files, key=PUBLISHER, comment=None, **k):
    """The files with a list, unless there is one, and a signature."""
    files = dict(files)
    if "SHA256SUMS" not in files:
        files["SHA256SUMS"] = list_text(files)
    files["SHA256SUMS.minisig"] = key.sign(files["SHA256SUMS"], comment or f"pannier bundle {SERIES} {RELEASE}", **k)
    return files


def small_and_chunk(payload, facts=None, table=None, **k):
    known = facts_of(payload, **k)
    size = known["block_bytes"]
    blocks = [payload[i : i + size] for i in range(0, len(payload), size)]
    idx = b"".join(hashlib.sha256(b + bytes(size - len(b))).digest() for b in blocks)
    return {
        "bundle.json": facts_text(known) if facts is None else facts,
        "blocks.idx": idx if table is None else table,
        "d0001.bin": payload,
    }


TINY_DOCS = [("a.txt", b"a\n")]
TINY_TAR = tar([document("a.txt")], TINY_DOCS)
TINY_PAYLOAD = compress(TINY_TAR)
TINY = signed(small_and_chunk(TINY_PAYLOAD))

# ---------------------------------------------------------------- vectors

ROOT = "tests/vectors/base/tiny"
CLASSES = {0: "accept", 1: "could-not", 2: "choice", 4: "not-enough", 5: "not-trusted", 6: "cannot-decrypt", 7: "refused"}
AREAS = {}


def content(data):
    try:
        text = data.decode()
        if all(c == "\n" or c >= " " for c in text):
            return {"text": text}
    except UnicodeDecodeError:
        pass
    return {"base64": b64(data)}


def put(name, data):
    return {"op": "put", "file": name, **content(data)}


def with_payload(files, payload):
    """What the edit `payload` does."""
    blocks = [payload[i : i + 1024] for i in range(0, len(payload), 1024)]
    text = files["bundle.json"].decode()
    for key, value in (("payload_bytes", len(payload)), ("data_blocks", len(blocks))):
        text = re.sub(rf'"{key}": \d+', f'"{key}": {value}', text)
    idx = b"".join(hashlib.sha256(b + bytes(1024 - len(b))).digest() for b in blocks)
    return {**files, "bundle.json": text.encode(), "blocks.idx": idx, "d0001.bin": payload}


def replaced(name, old, new):
    """An edit that replaces the part of a text that differs, if that is short."""
    start = len(os.path.commonprefix([old, new]))
    end = len(os.path.commonprefix([old[start:][::-1], new[start:][::-1]]))
    start = max(0, start - 12)
    while old.count(old[start : len(old) - end]) != 1 or not old[start : len(old) - end]:
        if start == 0:
            return None
        start -= 1
    pair = {"op": "replace", "file": name, "from": old[start : len(old) - end], "to": new[start : len(new) - end]}
    assert old.replace(pair["from"], pair["to"]) == new
    return pair if len(pair["from"]) + len(pair["to"]) < len(new) else None


def edits_to(files):
    """Edits that turn the tiny bundle into these files."""
    edits, now = [], dict(TINY)
    if files.get("d0001.bin", b"") != now["d0001.bin"]:
        edits.append({"op": "payload", "base64": b64(files["d0001.bin"])})
        now = with_payload(now, files["d0001.bin"])
    for name in ("bundle.json", "blocks.idx"):
        if name in files and files[name] != now[name]:
            try:
                edit = replaced(name, now[name].decode(), files[name].decode())
            except UnicodeDecodeError:
                edit = None
            edits.append(edit or put(name, files[name]))
            now[name] = files[name]
    now["SHA256SUMS"] = list_text({name: now[name] for name in ("bundle.json", "blocks.idx", "d0001.bin")})
    old, new = (text["SHA256SUMS.minisig"].decode().split("\n") for text in (TINY, files))
    if files["SHA256SUMS"] == now["SHA256SUMS"] and old[0::2] == new[0::2] and len(new) == 5:
        if new != old:
            edits.append({"op": "sign", "signature": new[1], "global": new[3]})
    else:
        for name in ("SHA256SUMS", "SHA256SUMS.minisig"):
            if files[name] != TINY[name]:
                edits.append(put(name, files[name]))
    assert set(files) == set(TINY), files.keys()
    return edits


def vector(area, name, what, rule, code, edits, *, base=ROOT, check=None, docs=None, pin=None, identity=None,
           passphrase=None, either=None, canonical=True):
    entry = {"name": name, "what": what, "rule": rule}
    if base != ROOT:
        entry["base"] = base
    if pin is not None:
        entry["pin"] = pin
    if identity:
        entry["identity"] = identity
    if passphrase:
        entry["passphrase"] = passphrase
    entry["edits"] = edits
    entry["expect"] = CLASSES[code]
    entry["open"] = code
    if either is not None:
        entry["or"] = either
    entry["check"] = code if check is None else check
    if not canonical:
        entry["canonical"] = False
    if code == 0 and docs is not None:
        entry["documents"] = {path: sha(data) for path, data in docs}
    vectors = AREAS.setdefault(area, [])
    assert all(other["name"] != name for other in vectors), name
    vectors.append(entry)


def bundle(area, name, what, rule, code, files, **k):
    k.setdefault("docs", TINY_DOCS)
    vector(area, name, what, rule, code, edits_to(files), **k)
