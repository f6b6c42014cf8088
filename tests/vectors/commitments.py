#!/usr/bin/env python3
"""Makes commitments.json, and the commitment in tests/commitment (FORMAT.md §16, §21). It shares no code with Pannier."""

import hashlib
import json
import pathlib
import zlib

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parent.parent
PIECE = 1 << 20


def digest(data):
    return hashlib.sha256(data).hexdigest()


def node(left, right):
    return digest(f"{left}\n{right}\n".encode())


def root(leaves):
    while len(leaves) > 1:
        pairs = [leaves[at:at + 2] for at in range(0, len(leaves), 2)]
        leaves = [node(*pair) if len(pair) == 2 else pair[0] for pair in pairs]
    return leaves[0]


def leaves_of(data):
    return [digest(data[at:at + PIECE]) for at in range(0, len(data), PIECE)]


def line(data, name):
    text = f"{digest(data)}  {name}\n"
    return text + tree_line(data) if len(data) > PIECE else text


def tree_line(data):
    return f"pieces {len(data)} {root(leaves_of(data))}\n"


def commitment(salt, files, names=True):
    text = f"pannier commitment 1\nsalt {salt}\nnames {'kept' if names else 'left out'}\n"
    if names:
        return text + "".join(line(data, name) for name, data in sorted(files.items()))
    ordered = sorted(files.values(), key=digest)
    return text + "".join(line(data, f"{number:06}") for number, data in enumerate(ordered, 1))


def piece_list(*files):
    return "pannier pieces 1\n" + "".join(tree_line(data) + "".join(leaf + "\n" for leaf in leaves_of(data)) for data in files)


def slip(kind, body, version=1, groups=None):
    data = bytes(body)
    data += b"\0" * (len(data) % 2)
    count = len(data) // 2 + 3 if groups is None else groups
    data = bytes([version << 4 | kind, count]) + data
    data += zlib.crc32(data).to_bytes(4, "big")
    return [int.from_bytes(data[at:at + 2], "big") for at in range(0, len(data), 2)]


def said(groups):
    return " ".join(f"{group:05}" for group in groups)


def whole(text):
    return said(slip(5, bytes.fromhex(digest(text.encode()))))


def spoken(text):
    return said(slip(6, bytes.fromhex(digest(text.encode()))[:20]))


SALT = digest(b"a salt of the vectors")
HASH = digest(b"some commitment")
BYTES = bytes.fromhex(HASH)
GOOD = slip(5, BYTES)


def slips():
    vectors = []

    def add(name, what, rule, digits, expect):
        vectors.append({"name": name, "what": what, "rule": rule, "digits": digits, "expect": expect})

    add("whole", "the whole hash", "16.3", said(GOOD), {"whole": HASH})
    add("spoken", "160 bits", "16.3", said(slip(6, BYTES[:20])), {"spoken": HASH[:40]})
    add("reversed", "groups from the last to the first", "16.2", said(GOOD[::-1]), {"whole": HASH})
    add("persian", "digits of another script", "5, 16.2",
        said(GOOD).translate({ord(str(n)): chr(0x6F0 + n) for n in range(10)}), {"whole": HASH})
    wrong = list(GOOD)
    wrong[4] += 1 if wrong[4] % 10 < 9 else -1
    add("misheard", "one digit of one group is wrong", "16.4", said(wrong), {"refuse": 5})
    swapped = list(GOOD)
    swapped[4], swapped[5] = swapped[5], swapped[4]
    add("swapped", "two neighbouring groups changed places", "16.4", said(swapped), {"refuse": None})
    add("lost", "one group is lost", "16.4", said(GOOD[:7] + GOOD[8:]), {"refuse": None})
    add("long", "the hash and two bytes", "16.4", said(slip(5, BYTES + b"\0\0")), {"refuse": None})
    add("short", "a whole code of 20 bytes", "16.4", said(slip(5, BYTES[:20])), {"refuse": None})
    add("hundred-bits", "a code of 100 bits: a liar can pay for two files", "21.4", said(slip(6, BYTES[:13])), {"refuse": None})
    add("spoken-whole", "a shorter code with the whole hash", "16.4", said(slip(6, BYTES)), {"refuse": None})
    add("kind-7", "a kind that is not in the table", "16.4", said(slip(7, BYTES)), {"refuse": None})
    add("version-2", "another version", "16.4", said(slip(5, BYTES, version=2)), {"refuse": None})
    add("count", "another number of groups than there are", "16.4", said(slip(5, BYTES, groups=18)), {"refuse": None})
    add("receipt", "a slip about a bundle", "16.4", said(slip(3, BYTES[:6] + bytes([42, 42]))), {"bundle": True})
    return vectors


def texts():
    a, b = b"first", b"second"
    film = bytes(range(256)) * 4097
    good = commitment(SALT, {"a.txt": a, "b.txt": b, "film.mp4": film})
    bare = commitment(SALT, {"a.txt": a, "b.txt": b}, names=False)
    vectors = []

    def add(name, what, text, accept=False):
        vectors.append({"name": name, "what": what, "rule": "21.2", "text": text, "accept": accept})

    lines = good.splitlines(True)
    add("kept", "names, and a tree", good, True)
    add("left-out", "numbers", bare, True)
    add("twins", "two files with the same bytes, without names", commitment(SALT, {"a": a, "b": a}, names=False), True)
    add("version-2", "another version", good.replace("commitment 1", "commitment 2"))
    add("no-salt", "no salt", "".join(lines[:1] + lines[2:]))
    add("short-salt", "a salt of 62 digits", good.replace(SALT, SALT[2:]))
    add("no-names-line", "no line about names", "".join(lines[:2] + lines[3:]))
    add("nothing", "no file", "".join(lines[:3]))
    add("order", "paths that are not sorted", "".join(lines[:3] + [lines[4], lines[3]] + lines[5:]))
    add("twice", "a path twice", "".join(lines[:4] + [lines[3]] + lines[4:]))
    add("up", "a path that leads up", good.replace("  a.txt", "  ../a.txt"))
    add("absolute", "an absolute path", good.replace("  a.txt", "  /a.txt"))
    add("control", "a path that commands a terminal", good.replace("  a.txt", "  a\u001b[2J.txt"))
    add("direction", "a path that turns text around", good.replace("  a.txt", "  a\u202etxt.exe"))
    add("gap", "a number is left out", bare.replace("000002", "000003"))
    add("unsorted-hashes", "numbers in the order of the names, which tells the order", "".join(
        bare.splitlines(True)[:3] + [f"{h}  {n:06}\n" for n, h in enumerate(sorted([digest(a), digest(b)], reverse=True), 1)]))
    add("small-tree", "a tree for a file of 1 MiB", good.replace(f"pieces {len(film)}", f"pieces {PIECE}"))
    add("zero", "a length with a zero before", good.replace(f"pieces {len(film)}", f"pieces 0{len(film)}"))
    add("two-trees", "two trees for one file", good + tree_line(film))
    add("first-tree", "a tree before any file", "".join(lines[:3] + [tree_line(film)] + lines[3:]))
    add("carriage-returns", "other line ends", good.replace("\n", "\r\n"))
    add("no-end", "no line end at the end", good[:-1])
    add("blank-line", "a blank line at the end", good + "\n")
    add("binary-mode", "a star in the place of a blank", good.replace("  a.txt", " *a.txt"))
    return vectors


def trees():
    leaf = [digest(bytes([n])) for n in range(9)]
    vectors = []

    def add(name, what, length, leaves, value, accept):
        vectors.append({"name": name, "what": what, "rule": "21.3", "bytes": length, "leaves": leaves, "root": value,
                        "accept": accept})

    for count in range(2, 10):
        add(f"of-{count}", f"{count} pieces", count * PIECE, leaf[:count], root(leaf[:count]), True)
    add("one-byte", "a last piece of one byte", 2 * PIECE + 1, leaf[:3], root(leaf[:3]), True)
    four = root(leaf[:4])
    add("swapped-neighbours", "two neighbouring pieces changed places", 4 * PIECE,
        [leaf[1], leaf[0], leaf[2], leaf[3]], four, False)
    add("swapped-nodes", "two neighbouring nodes changed places", 4 * PIECE, leaf[2:4] + leaf[:2], four, False)
    posing = digest(f"{leaf[2]}\n{leaf[3]}\n".encode())
    assert root(leaf[:2] + [posing]) == four
    add("second-preimage", "a piece with the text of a node gives the same root, and has another length", 4 * PIECE,
        leaf[:2] + [posing], four, False)
    add("second-preimage-own-length", "the same with its own length: another tree, which no line of the first file names",
        2 * PIECE + 130, leaf[:2] + [posing], four, True)
    add("nodes-as-leaves", "the nodes in the place of the pieces", 4 * PIECE, [node(*leaf[:2]), node(*leaf[2:4])], four, False)
    add("doubled-last", "the last piece is doubled, as in other trees", 4 * PIECE, leaf[:3] + [leaf[2]], root(leaf[:3]), False)
    add("one-lost", "a piece is lost", 4 * PIECE, leaf[:3], four, False)
    add("too-small", "a file of 1 MiB has no tree", PIECE, leaf[:1], leaf[0], False)
    return vectors


def matches():
    """Files are texts, repeated so often."""
    def data(file):
        return file["text"].encode() * file.get("times", 1)

    a, b = {"text": "first"}, {"text": "second"}
    film = {"text": "0123456789abcdef" * 2, "times": 70_000}
    names = {"a.txt": a, "b.txt": b}
    text = commitment(SALT, {name: data(file) for name, file in names.items()})
    other_salt = text.replace(SALT, digest(b"another salt"))
    long = commitment(SALT, {"film.mp4": data(film), "a.txt": data(a)})
    bare = commitment(SALT, {name: data(file) for name, file in names.items()}, names=False)
    pieces = {"text": piece_list(data(film))}
    cut = {"text": data(film)[PIECE:2 * PIECE].decode()[:32], "times": PIECE // 32}
    assert data(cut) == data(film)[PIECE:2 * PIECE]
    vectors = []

    def add(name, what, rule, code, files, exit_code, **fields):
        vectors.append({"name": name, "what": what, "rule": rule, "code": code, "files": files, "exit": exit_code, **fields})

    here = {"commitment.txt": {"text": text}}
    add("as-committed", "all is here", "21.5", whole(text), here | names, 0, verdict="as-committed")
    add("renamed", "other names, the commitment too", "21.5", whole(text), {"x": {"text": text}, "y": b, "z/z": a}, 0,
        verdict="as-committed")
    add("spoken", "160 bits", "21.4", spoken(text), here | names, 0, verdict="as-committed")
    add("missing", "one file is not here", "21.5", whole(text), here | {"q": a}, 4, verdict="not-all-here")
    add("other-bytes", "a committed name with other bytes", "21.5", whole(text), here | {"a.txt": a, "b.txt": {"text": "sEcond"}},
        5, verdict="other-bytes")
    add("other-bytes-beside", "a committed name with other bytes, and the committed bytes under another name", "21.5",
        whole(text), here | {"a.txt": a, "b.txt": {"text": "sEcond"}, "c": b}, 5, verdict="other-bytes")
    add("other-elsewhere", "the committed name twice, once with the committed bytes", "21.5", whole(text),
        here | names | {"old/b.txt": {"text": "sEcond"}}, 0, verdict="as-committed")
    add("no-names", "numbers: a file of other bytes is a missing one", "21.5", whole(bare),
        {"c": {"text": bare}, "a.txt": a, "b.txt": {"text": "sEcond"}}, 4, verdict="not-all-here")
    add("no-commitment", "the files alone", "21.5", whole(text), names, 4)
    add("other-salt", "the same files under another salt: another commitment", "21.2", whole(text),
        names | {"commitment.txt": {"text": other_salt}}, 4)
    add("other-code", "the code of another commitment", "21.5", whole(other_salt), here | names, 4)
    add("reused-salt", "two commitments under one salt have two codes", "21.2", whole(text),
        here | names | {"bare.txt": {"text": bare}}, 0, verdict="as-committed")
    add("line-ends", "a commitment with the line ends of another system", "12.1, 21.5", whole(text),
        names | {"c.txt": {"text": text.replace("\n", "\r\n")}}, 0, verdict="as-committed")
    broken = text.replace("names kept", "names some")
    add("malformed", "a text with the hash that is no commitment", "21.5", whole(broken),
        names | {"c.txt": {"text": broken}}, 7)
    add("receipt", "a slip about a bundle in the place of the code", "16.4", said(slip(3, BYTES[:6] + bytes([42, 42]))),
        here | names, 2)
    add("long", "a long file", "21.5", whole(long), {"c": {"text": long}, "v": film, "a": a}, 0, verdict="as-committed")
    add("excerpt", "a piece of a long file", "21.5", whole(long), {"c": {"text": long}, "p": pieces, "cut": cut, "a": a}, 4,
        verdict="not-all-here", excerpt_bytes=PIECE)
    add("excerpt-without-pieces", "a piece of a long file, and no list of pieces", "21.3", whole(long),
        {"c": {"text": long}, "cut": cut, "a": a}, 4, verdict="not-all-here", excerpt_bytes=0)
    forged = piece_list(data(film)).replace(leaves_of(data(film))[2], digest(b"forged"))
    add("forged-pieces", "a list of pieces with another hash", "21.3", whole(long),
        {"c": {"text": long}, "p": {"text": forged}, "cut": {"text": "forged"}, "a": a}, 4, verdict="not-all-here",
        excerpt_bytes=0)
    return vectors


def fixture():
    """A commitment for the transcripts: two sample documents, and a film of zeros."""
    corpus = ROOT / "src/demo/corpus"
    files = {name: (corpus / folder / name).read_bytes() for folder, name in [("radio", "timetable.txt"), ("water", "doses.csv")]}
    film = bytes(3_000_000)
    files["film.mp4"] = film
    text = commitment(SALT, files)
    folder = ROOT / "tests/commitment"
    folder.mkdir(exist_ok=True)
    (folder / "commitment.txt").write_text(text)
    (folder / "pieces.txt").write_text(piece_list(film))
    rows = [whole(text).split(" ")[at:at + 6] for at in range(0, 19, 6)]
    (folder / "slip.txt").write_text("".join(" ".join(row) + "\n" for row in rows))


vectors = {"slips": slips(), "texts": texts(), "trees": trees(), "matches": matches()}
(HERE / "commitments.json").write_text(json.dumps(vectors, ensure_ascii=False, indent=1) + "\n")
fixture()
