#!/usr/bin/env python3
"""Made the vectors of this folder, once. They are frozen: this shows how each was made, and makes more.

`make.py NEW_FOLDER` writes everything into a new folder. Compare it with this one before adding anything, and never
replace a vector. (The zstd program's version decides bytes inside; nothing depends on them.)
"""

import base64
import gzip
import hashlib
import json
import os
import sys

import deltas
import letters
import releases
import sections
from kit import (
    AREAS,
    END,
    OTHER,
    PADDING,
    PASSPHRASE,
    PUBLISHER,
    RECIPIENT,
    RELEASE,
    SEEK,
    SERIES,
    STRANGER,
    TINY,
    TINY_DOCS,
    TINY_PAYLOAD,
    TINY_TAR,
    L,
    age,
    b64,
    bech32,
    block,
    bundle,
    compress,
    contents_entries,
    contents_of,
    document,
    edits_to,
    facts_of,
    facts_text,
    folder,
    frame,
    header,
    long_link,
    named,
    padded,
    pax,
    put,
    record,
    signed,
    skippable,
    small_and_chunk,
    stanza,
    tar,
    to_scrypt,
    to_x25519,
    vector,
)

# ---------------------------------------------------------------- signatures

SUMS = TINY["SHA256SUMS"]
COMMENT = f"pannier bundle {SERIES} {RELEASE}"


def flip(at, mask=1):
    def change(data):
        data = bytearray(data)
        data[at] ^= mask
        return bytes(data)

    return change


def plus_order(data):
    """The same signature to a verifier that does not ask S < L (RFC 8032 §5.1.7)."""
    return data[:32] + (int.from_bytes(data[32:], "little") + L).to_bytes(32, "little")


def signature(name, what, code, data, rule="§5", **k):
    k.setdefault("check", code)
    vector("signatures", name, what, rule, code, [put("SHA256SUMS.minisig", data)] if isinstance(data, bytes) else data,
           docs=TINY_DOCS, **k)


good = TINY["SHA256SUMS.minisig"]
lines = good.decode().split("\n")
sign = lambda comment=COMMENT, key=PUBLISHER, **k: key.sign(SUMS, comment, **k)
with_line = lambda n, text: "\n".join(lines[:n] + [text] + lines[n + 1 :]).encode()
bones = base64.b64decode(lines[1])

signature("nothing-wrong", "The tiny bundle as it is.", 0, [])
signature("legacy-form", "The signature is over the bytes themselves (Ed), not over their BLAKE2b-512.", 0, sign(legacy=True))
signature("other-file-name", "The signature file has a name that tells nothing.", 0,
          [{"op": "rename", "file": "SHA256SUMS.minisig", "to": "x.tmp"}])
signature("list-under-other-name", "The list has a name that tells nothing.", 0,
          [{"op": "rename", "file": "SHA256SUMS", "to": "y.tmp"}])
signature("untrusted-comment-free", "The untrusted comment names nobody.", 0, sign(untrusted="hello"))
signature("untrusted-comment-lies", "The untrusted comment names another key than the one that signed.", 0,
          sign(untrusted=f"pannier publisher {STRANGER.public}"))
signature("second-signature-by-a-stranger", "A stranger's signature in our form lies beside the publisher's.", 0,
          [put("stranger.minisig", sign(key=STRANGER))])
signature("second-signature-damaged", "A damaged copy of the signature lies beside the whole one.", 0,
          [put("copy.minisig", sign(change=flip(3)))])
signature("bit-flipped-in-r", "One bit of the signature's first half is flipped.", 5, sign(change=flip(0)))
signature("bit-flipped-in-s", "One bit of the signature's second half is flipped.", 5, sign(change=flip(32)))
signature("bit-flipped-in-global", "One bit of the global signature is flipped.", 5, sign(change_global=flip(5)), either=0)
signature("two-bytes-of-global", "Two bytes of the global signature are wrong.", 5,
          sign(change_global=lambda data: flip(5)(flip(50)(data))))
signature("two-digits-of-list", "Two digits of the list are others.", 5,
          [{"op": "flip", "file": "SHA256SUMS", "at": at, "mask": 1} for at in (3, 100)])
signature("s-plus-order", "S of the signature is larger by the order of the group.", 5, sign(change=plus_order))
signature("s-plus-order-in-global", "S of the global signature is larger by the order of the group.", 5,
          sign(change_global=plus_order))
signature("list-changed", "The list is not the one that was signed: another name at its end.", 5,
          [{"op": "append", "file": "SHA256SUMS", "text": "0" * 64 + "  x\n"}])
signature("list-bit-flipped", "One digit of the list is another.", 5,
          [{"op": "flip", "file": "SHA256SUMS", "at": 0, "mask": 1}], either=0)
signature("comment-changed", "The trusted comment shown is not the one that was signed.", 5,
          sign(comment="pannier bundle vectors 2", shown=COMMENT))
signature("comment-of-other-release", "Genuine, but the trusted comment names another release.", 5,
          sign("pannier bundle vectors 2"))
signature("comment-of-other-series", "Genuine, but the trusted comment names another series.", 5,
          sign("pannier bundle vector 1"))
signature("comment-of-contents", "Genuine, but the trusted comment is that of a list of documents.", 5,
          sign("pannier contents vectors 1"))
signature("comment-of-minisign", "Genuine, but the trusted comment is what the minisign program writes.", 5,
          sign("timestamp:1770076800\tfile:SHA256SUMS\thashed"))
signature("comment-empty", "Genuine, but the trusted comment is empty.", 5, sign(""))
signature("comment-with-more", "Genuine, but the trusted comment goes on after the release.", 5, sign(COMMENT + " x"))
signature("comment-with-blank", "Genuine, but the trusted comment ends in a blank.", 5, sign(COMMENT + " "))
signature("comment-with-zero", "Genuine, but the release in the trusted comment has a leading zero.", 5,
          sign("pannier bundle vectors 01"))
signature("comment-of-other-case", "Genuine, but the trusted comment has a capital.", 5, sign("Pannier bundle vectors 1"))
signature("algorithm-unknown", "The two algorithm bytes are EX.", 5, sign(algorithm=b"EX"))
signature("prehashed-called-legacy", "A signature over BLAKE2b-512 that says it is over the bytes.", 5, sign(algorithm=b"Ed"), either=0)
signature("legacy-called-prehashed", "A signature over the bytes that says it is over BLAKE2b-512.", 5,
          sign(legacy=True, algorithm=b"ED"), either=0)
signature("other-key-id", "The key id is not the publisher's, though the signature is.", 5, sign(id=bytes(8)))
signature("by-a-stranger", "Only a stranger signed.", 5, sign(key=STRANGER))
signature("by-a-stranger-with-our-key-id", "A stranger signed, and gave the publisher's key id and key.", 5,
          sign(key=STRANGER, id=PUBLISHER.id, untrusted=f"pannier publisher {PUBLISHER.public}"))
signature("publisher-not-pinned", "All is genuine, but only another publisher is pinned.", 5, [],
          pin=["tests/vectors/keys/stranger.pub"])
signature("nobody-pinned", "All is genuine, but nobody is pinned.", 5, [], pin=[])
signature("three-lines", "The global signature is not there.", 5, "\n".join(lines[:3]).encode() + b"\n")
signature("five-lines", "One line too many.", 5, good + b"more\n", either=0)
signature("untrusted-comment-misspelt", "The first line begins with another word.", 5,
          with_line(0, lines[0].replace("untrusted", "unrusted")), either=0)
signature("trusted-comment-misspelt", "The third line begins with another word.", 5,
          with_line(2, lines[2].replace("trusted", "rusted")))
signature("signature-a-byte-short", "The second line is base64 of 73 bytes.", 5, with_line(1, b64(bones[:-1])), either=0)
signature("signature-a-byte-long", "The second line is base64 of 75 bytes.", 5, with_line(1, b64(bones + b"\0")), either=0)
signature("global-a-byte-short", "The fourth line is base64 of 63 bytes.", 5,
          with_line(3, b64(base64.b64decode(lines[3])[:-1])))
signature("base64-without-padding", "The signature's base64 lacks its padding.", 5, with_line(1, lines[1].rstrip("=")))
signature("base64-not-canonical", "Bits of the base64 that stand for nothing are not zero.", 5,
          with_line(1, lines[1][:-2] + chr(ord(lines[1][-2]) + 1) + "="), either=0)
signature("base64-with-blank", "A blank follows the signature's base64.", 5, with_line(1, lines[1] + " "), either=0)
signature("lines-end-in-crlf", "Every line of the signature file ends in CR LF.", 5, good.replace(b"\n", b"\r\n"), rule="§1", either=0)
signature("last-line-without-end", "The last line of the signature file has no LF.", 5, good[:-1], rule="§1", either=0)
signature("signature-over-4-kib", "The signature file is longer than 4 KiB.", 5, sign(untrusted="x" * 4000), rule="§14")
signature("signature-of-4-kib", "The signature file is as long as may be, 4 KiB.", 0,
          sign(untrusted="x" * (4096 - len(sign(untrusted="")))), rule="§14")
signature("signature-not-there", "There is no signature, though the rest of the bundle is here.", 5,
          [{"op": "drop", "file": "SHA256SUMS.minisig"}], rule="§11 step 2")
signature("only-a-list", "There is nothing but a list.", 4,
          [{"op": "drop", "file": name} for name in TINY if name != "SHA256SUMS"], rule="§11 step 1")
signature("list-not-there", "There is no list.", 4, [{"op": "drop", "file": "SHA256SUMS"}], rule="§11 step 1")
signature("nothing-there", "The folder is empty.", 4, [{"op": "drop", "file": name} for name in TINY], rule="§11 step 1")

# ---------------------------------------------------------------- SHA256SUMS

SMALL = {name: TINY[name] for name in ("bundle.json", "blocks.idx", "d0001.bin")}
first, second, third = SUMS.decode().splitlines(keepends=True)


def sums(name, what, code, text, rule="§4", **k):
    text = text if isinstance(text, bytes) else text.encode()
    bundle("sums", name, what, rule, code, signed({**SMALL, "SHA256SUMS": text}), **k)


zero = "0" * 64
sums("order-free", "The chunk is listed before the small files.", 0, third + second + first)
sums("unknown-name", "A name is listed that no reader knows, and no file has its hash.", 0, SUMS.decode() + zero + "  notes.odt\n",
     rule="§3")
sums("name-of-64", "A listed name has 64 characters.", 0, SUMS.decode() + f"{zero}  {'n' * 64}\n")
sums("name-of-every-character", "A listed name has every kind of allowed character.", 0, SUMS.decode() + f"{zero}  0aZ._-.bin\n")
sums("name-nearly-a-chunk", "A listed name looks like a chunk's but has three digits.", 0, SUMS.decode() + f"{zero}  d002.bin\n",
     rule="§4, §8")
sums("name-of-65", "A listed name has 65 characters.", 7, SUMS.decode() + f"{zero}  {'n' * 65}\n")
for name, what, listed in (
    ("name-empty", "is empty", ""),
    ("name-with-dot-first", "begins with a dot", ".hidden"),
    ("name-with-hyphen-first", "begins with a hyphen", "-rf"),
    ("name-with-slash", "has a slash", "a/b"),
    ("name-of-folder-above", "leads out of the folder", "../x"),
    ("name-with-blank", "has a blank", "a b"),
    ("name-with-control", "has a control character", "a\x1bb"),
    ("name-not-ascii", "is not ASCII", "é"),
):
    sums(name, f"A listed name {what}.", 7, SUMS.decode() + f"{zero}  {listed}\n")
sums("name-twice", "A name is listed twice, with the same hash.", 7, SUMS.decode() + third)
sums("name-twice-without-case", "Two names differ in case alone.", 7, SUMS.decode() + f"{zero}  D0001.BIN\n")
sums("not-utf-8", "The list is not UTF-8.", 7, SUMS + zero.encode() + b"  \xff\n")
sums("one-space", "One space stands between hash and name.", 7, first + second.replace("  ", " ") + third)
sums("three-spaces", "Three spaces stand between hash and name.", 7, first + second.replace("  ", "   ") + third)
sums("star", "A star stands before a name, as sha256sum --binary writes.", 7, first + second.replace("  ", " *") + third)
sums("tab", "A tab stands between hash and name.", 7, first + second.replace("  ", "\t") + third)
sums("upper-case-hash", "A hash has capital digits.", 7, first + second[:64].upper() + second[64:] + third)
sums("hash-of-63", "A hash has 63 digits.", 7, first + second[1:] + third)
sums("hash-of-65", "A hash has 65 digits.", 7, first + "0" + second + third)
sums("comment", "The second line is a comment.", 7, first + "# hello\n" + second + third)
sums("blank-line", "The second line is empty.", 7, first + "\n" + second + third)
sums("blank-line-at-end", "The last line is empty.", 7, SUMS + b"\n")
sums("no-last-lf", "The last line has no LF.", 7, SUMS[:-1])
sums("crlf", "Every line ends in CR LF.", 7, SUMS.replace(b"\n", b"\r\n"))
sums("byte-order-mark", "The list begins with a byte order mark, which is not the shape of a list.", 4, b"\xef\xbb\xbf" + SUMS,
     either=7)
sums("facts-not-listed", "bundle.json is not listed.", 7, second + third)
sums("table-not-listed", "blocks.idx is not listed.", 7, first + third)
sums("facts-called-otherwise", "bundle.json is listed with a capital.", 7, SUMS.replace(b"bundle", b"Bundle"))
sums("chunk-not-listed", "The chunk is not listed.", 7, first + second)
sums("chunk-too-many", "A second data chunk is listed; the facts count one.", 7, SUMS.decode() + f"{zero}  d0002.bin\n")
sums("recovery-chunk-too-many", "A recovery chunk is listed; the facts count none.", 7, SUMS.decode() + f"{zero}  r0001.bin\n")
sums("chunk-zero", "A chunk number 0 is listed.", 7, SUMS.decode() + f"{zero}  d0000.bin\n")
sums("chunk-of-five-digits", "The only chunk has a number of five digits.", 7, SUMS.replace(b"d0001", b"d00001"), rule="§3, §4")
sums("chunk-of-both-widths", "The chunk is listed with four digits and with five.", 7, SUMS.decode() + third.replace("d0", "d00"),
     rule="§3, §4")
sums("chunk-of-five-digits-too", "The chunk is listed again, with five digits.", 7, SUMS.decode() + f"{zero}  d00001.bin\n",
     rule="§3, §4")

# ---------------------------------------------------------------- bundle.json

FACTS = facts_of(TINY_PAYLOAD)
TEXT = TINY["bundle.json"].decode()


def facts(name, what, code, text, rule="§6", comment=None, **k):
    text = text if isinstance(text, bytes) else text.encode()
    bundle("facts", name, what, rule, code, signed({**SMALL, "bundle.json": text}, comment=comment), **k)


def field(name, what, code, comment=None, rule="§6", **changed):
    facts(name, what, code, facts_text({**FACTS, **changed}), rule=rule, comment=comment)


def literal(name, what, code, key, text, **k):
    """A value as it stands in the text, which json would not write."""
    marked = facts_text({**FACTS, key: "MARK"}).decode()
    facts(name, what, code, marked.replace('"MARK"', text), **k)


facts("unknown-field", "There is a field that no reader knows.", 0, TEXT.replace("{", '{\n  "colour": [1, {"a": null}],', 1),
      rule="§13", canonical=False)
facts("unknown-field-twice", "A field that no reader knows comes twice.", 0, TEXT.replace("{", '{"x": 1, "x": 2.5,', 1),
      rule="§13", canonical=False)
facts("order-free", "The fields stand in another order.", 0, facts_text(dict(reversed(FACTS.items()))), canonical=False)
facts("without-spaces", "There are no spaces and no LF.", 0, json.dumps(FACTS, separators=(",", ":")), canonical=False)
facts("spaces-of-every-kind", "Blanks, tabs, CR and LF stand between the words.", 0,
      " \r\n\t" + TEXT.replace(": ", "\t:\r\n ") + "\n \n", canonical=False)
facts("escaped-letter", "A letter of the series is written as an escape.", 0, TEXT.replace('"vectors"', '"\\u0076ectors"', 1),
      canonical=False)
facts("requires-nothing", "requires is an empty array.", 0, facts_text({**FACTS, "requires": []}), canonical=False)
field("previous", "There is a bundle before.", 0, previous="ab" * 32)
field("leap-day", "The date is the 29th of February of a leap year.", 0, created="2024-02-29")
field("generator-of-64", "The generator has 64 characters.", 0, generator="g " * 31 + "~!")
field("chunk-blocks-32768", "chunk_blocks is 32,768.", 0, chunk_blocks=32768)

big = small_and_chunk(TINY_PAYLOAD, block_bytes=1 << 24, chunk_blocks=255)
bundle("facts", "block-of-16-mib", "A block has 16 MiB, and a chunk could have 4,080 MiB; the payload fills a fraction of one.",
       "§6", 0, signed(big))
big = small_and_chunk(TINY_PAYLOAD, block_bytes=1 << 24, chunk_blocks=256)
bundle("facts", "chunk-of-4-gib", "A chunk could have 4 GiB.", "§6", 7, signed(big))
big = small_and_chunk(TINY_PAYLOAD, block_bytes=1 << 25, chunk_blocks=1)
bundle("facts", "block-of-32-mib", "A block has 32 MiB.", "§6", 7, signed(big))

room = 65536 - len(TEXT)
for name, what, code, count in (("of-64-kib", "bundle.json has 64 KiB, most of it blanks.", 0, room),
                                ("over-64-kib", "bundle.json has one byte more than 64 KiB.", 7, room + 1)):
    padded_facts = signed({**SMALL, "bundle.json": TEXT.encode() + b" " * count})
    padded_facts["bundle.json"] = TEXT.encode()
    more = edits_to(padded_facts) + [{"op": "append", "file": "bundle.json", "text": " ", "times": count}]
    vector("facts", name, what, "§6, §14", code, more, docs=TINY_DOCS, canonical=False, check=code,
           either=None if code == 0 else 4)

field("format-2", "The bundle is of a later format.", 1, rule="§13", format=2)
facts("format-2-and-nothing-else", "The bundle is of a later format that has no field of ours.", 1, '{"format": 2, "release": "x"}\n',
      rule="§13")
field("format-0", "The format is unknown.", 1, rule="§13", format=0)
literal("format-as-string", "format is a string.", 7, "format", '"1"')
literal("format-as-fraction", "format is 1.0.", 7, "format", "1.0")
field("requires-a-word", "requires names something.", 1, rule="§13", requires=["delta"])
field("requires-a-number", "requires holds a number.", 7, requires=[1])
field("requires-null", "requires is null.", 7, requires=None)
field("requires-a-string", "requires is a string.", 7, requires="delta")
facts("format-2-and-requires-of-its-own", "The bundle is of a later format, in which requires is an object.", 1,
      '{"format": 2, "requires": {}}\n', rule="§13")
facts("opening-requires-nothing", "opening_requires is an empty array.", 0, facts_text({**FACTS, "opening_requires": []}),
      canonical=False)
for name, what, code, words in (("a-word", "names something", 1, ["delta"]),
                                ("sixteen-words", "has 16 words of 32 characters", 1, [f"{n:x}" * 32 for n in range(16)])):
    facts(f"opening-requires-{name}", f"opening_requires {what}: the bundle is carried, and not opened.", code,
          facts_text({**FACTS, "opening_requires": words}), rule="§13", check=0)
field("opening-requires-17-words", "opening_requires has 17 words.", 7, opening_requires=["delta"] * 17)
for name, what, word in (("of-33", "33 characters", "w" * 33), ("empty", "no character", ""), ("with-capital", "a capital", "Delta"),
                         ("with-hyphen-first", "a hyphen as its first character", "-d"), ("number", "a number in its place", 1)):
    field(f"opening-requires-word-{name}", f"A word of opening_requires has {what}.", 7, opening_requires=[word])
field("opening-requires-null", "opening_requires is null.", 7, opening_requires=None)
field("opening-requires-a-string", "opening_requires is a string.", 7, opening_requires="delta")
facts("opening-requires-twice", "The field opening_requires comes twice, with the same value.", 7,
      facts_text({**FACTS, "opening_requires": []}).decode().replace("{", '{\n  "opening_requires": [],', 1))
field("extends-null", "extends is null; only its absence says that nothing is extended.", 7, extends=None)
facts("release-twice-by-escape", "The field release comes twice, once with an escaped letter.", 7,
      TEXT.replace("{", '{\n  "r\\u0065lease": 1,', 1))
for key in FACTS:
    without = {k: v for k, v in FACTS.items() if k != key}
    if key != "previous":
        facts(f"without-{key.replace('_', '-')}", f"The field {key} is not there.", 7, facts_text(without))
facts("without-previous", "The field previous is not there; only null says that there is none.", 7,
      facts_text({k: v for k, v in FACTS.items() if k != "previous"}))
for key in ("format", "release", "requires"):
    doubled = facts_text({**FACTS, "requires": []}).decode() if key == "requires" else TEXT
    again = json.dumps(FACTS.get(key, []))
    facts(f"{key}-twice", f"The field {key} comes twice, with the same value.", 7,
          doubled.replace("{", '{\n  "%s": %s,' % (key, again), 1))
literal("release-as-fraction", "release is 1.0.", 7, "release", "1.0")
literal("release-with-exponent", "release is 1e0.", 7, "release", "1e0")
literal("release-with-leading-zero", "release is 01.", 7, "release", "01")
literal("release-with-sign", "release is +1.", 7, "release", "+1")
literal("release-negative", "release is -1.", 7, "release", "-1")
literal("release-as-string", "release is a string.", 7, "release", '"1"')
field("release-0", "release is 0.", 7, comment="pannier bundle vectors 0", release=0)
field("release-too-large", "release is 2^32.", 7, comment="pannier bundle vectors 4294967296", release=1 << 32)
field("release-not-in-comment", "The facts are of another release than the trusted comment.", 5, rule="§5", release=2)
field("series-not-in-comment", "The facts are of another series than the trusted comment.", 5, rule="§5", series="vector")
for name, what, series in (("empty", "is empty", ""), ("with-capital", "has a capital", "Vectors"),
                           ("with-hyphen-first", "begins with a hyphen", "-v"), ("of-65", "has 65 characters", "s" * 65),
                           ("with-dot", "has a dot", "v.1"), ("with-blank", "has a blank", "v 1"),
                           ("not-ascii", "is not ASCII", "véctors")):
    field(f"series-{name}", f"The series {what}.", 7, comment=f"pannier bundle {series} 1", series=series)
field("series-null", "The series is null.", 7, series=None)
field("previous-upper-case", "The hash of the release before has capital digits.", 7, previous="AB" * 32)
field("previous-short", "The hash of the release before has 62 digits.", 7, previous="ab" * 31)
field("previous-empty", "The hash of the release before is an empty string.", 7, previous="")
for name, date in (("not-real", "2026-02-29"), ("month-13", "2026-13-01"), ("day-0", "2026-02-00"), ("short", "2026-2-3"),
                   ("with-time", "2026-02-03T10:00:00Z"), ("without-hyphens", "20260203"),
                   ("persian-digits", "۲۰۲۶-۰۲-۰۳"), ("empty", "")):
    field(f"created-{name}", f"The date is {date or 'empty'}.", 7, created=date)
field("publisher-short", "The publisher's key has 55 characters.", 7, publisher=PUBLISHER.public[:55])
field("publisher-no-key", "The publisher's key has another algorithm.", 7, publisher=b64(b"ED" + PUBLISHER.id + PUBLISHER.raw))
field("publisher-not-base64", "The publisher's key is not base64.", 7, publisher="!" * 56)
field("publisher-did-not-sign", "The facts name a publisher who did not sign the list; the pinned one did.", 7,
      publisher=STRANGER.public)
field("sealing-unknown", "The sealing is a word that the format does not know.", 7, sealing="gpg")
field("sealing-with-capital", "The sealing has a capital.", 7, sealing="None")
field("sealing-null", "The sealing is null.", 7, sealing=None)
field("payload-bytes-0", "payload_bytes is 0.", 7, payload_bytes=0)
field("payload-bytes-too-many", "payload_bytes is one more than the blocks hold.", 7, payload_bytes=1025)
field("payload-bytes-too-few", "payload_bytes needs fewer blocks than data_blocks.", 7, data_blocks=2, payload_bytes=1024)
field("block-bytes-no-power", "block_bytes is no power of two.", 7, block_bytes=1536)
field("block-bytes-512", "block_bytes is 512.", 7, block_bytes=512, data_blocks=-(-len(TINY_PAYLOAD) // 512))
field("block-bytes-0", "block_bytes is 0.", 7, block_bytes=0)
field("data-blocks-0", "data_blocks is 0.", 7, data_blocks=0)
field("data-blocks-32769", "data_blocks is 32,769.", 7, data_blocks=32769, payload_bytes=32769 * 1024)
field("recovery-blocks-32769", "recovery_blocks is 32,769.", 7, recovery_blocks=32769)
field("recovery-blocks-negative", "recovery_blocks is -1.", 7, recovery_blocks=-1)
field("chunk-blocks-0", "chunk_blocks is 0.", 7, chunk_blocks=0)
field("chunk-blocks-32769", "chunk_blocks is 32,769.", 7, chunk_blocks=32769)
field("generator-empty", "The generator is empty.", 7, generator="")
field("generator-of-65", "The generator has 65 characters.", 7, generator="g" * 65)
field("generator-with-control", "The generator has a control character.", 7, generator="a\x1b[31mb")
field("generator-not-ascii", "The generator is not ASCII.", 7, generator="é")
facts("an-array", "bundle.json is an array.", 7, "[" + TEXT.strip() + "]\n")
facts("two-objects", "A second object follows.", 7, TEXT + "{}\n")
facts("trailing-comma", "A comma stands after the last field.", 7, TEXT.replace('"vectors"\n}', '"vectors",\n}'))
facts("comment", "There is a comment.", 7, TEXT.replace("{", "{ // hello", 1))
facts("cut-short", "The last brace is not there.", 7, TEXT.rstrip()[:-1])
facts("byte-order-mark", "A byte order mark comes first.", 7, "\ufeff" + TEXT, rule="§1")
facts("not-utf-8", "An unknown field is not UTF-8.", 7, TEXT.encode().replace(b"{", b'{"x": "\xff",', 1), rule="§1")
facts("empty", "bundle.json is empty.", 7, "")
vector("facts", "not-there", "bundle.json is not there.", "§11 step 3", 4, [{"op": "drop", "file": "bundle.json"}])
vector("facts", "bit-flipped", "One bit of bundle.json is flipped.", "§11 step 3", 4,
       [{"op": "flip", "file": "bundle.json", "at": 20, "mask": 1}], either=0)
vector("facts", "two-bits-flipped", "Two bytes of bundle.json are wrong.", "§11 step 3", 4,
       [{"op": "flip", "file": "bundle.json", "at": at, "mask": 1} for at in (20, 200)])
vector("facts", "other-file-name", "bundle.json has a name that tells nothing.", "§3", 0,
       [{"op": "rename", "file": "bundle.json", "to": "0.tmp"}], docs=TINY_DOCS)

# ---------------------------------------------------------------- blocks.idx

IDX = TINY["blocks.idx"]


def table(name, what, code, files, rule="§7", **k):
    edits = files if isinstance(files, list) else edits_to(files)
    vector("table", name, what, rule, code, edits, **{"docs": TINY_DOCS, **k})


table("entry-too-few", "The signed table has no entry.", 7, signed(small_and_chunk(TINY_PAYLOAD, table=b"")))
table("entry-too-many", "The signed table has an entry too many.", 7, signed(small_and_chunk(TINY_PAYLOAD, table=IDX + bytes(32))))
table("byte-too-few", "The signed table is a byte short.", 7, signed(small_and_chunk(TINY_PAYLOAD, table=IDX[:-1])))
table("byte-too-many", "The signed table is a byte long.", 7, signed(small_and_chunk(TINY_PAYLOAD, table=IDX + b"\n")))
table("wrong-entry", "The signed table has another hash for the only block, so no block is good.", 4,
      signed(small_and_chunk(TINY_PAYLOAD, table=flip(0)(IDX))), rule="§8, §11 step 6")
table("hash-without-padding", "The signed table has the hash of the last block as it is stored, not padded with zeros.", 4,
      signed(small_and_chunk(TINY_PAYLOAD, table=hashlib.sha256(TINY_PAYLOAD).digest())), rule="§8")
vector("table", "not-there", "blocks.idx is not there, but the chunk is whole.", "§12", 0,
       [{"op": "drop", "file": "blocks.idx"}], check=3, docs=TINY_DOCS, either=4)
vector("table", "bit-flipped", "One bit of blocks.idx is flipped, but the chunk is whole.", "§12", 0,
       [{"op": "flip", "file": "blocks.idx", "at": 7, "mask": 128}], check=3, docs=TINY_DOCS, either=4)
vector("table", "not-there-and-chunk-damaged", "blocks.idx is not there, and the only chunk is damaged.", "§12", 4,
       [{"op": "drop", "file": "blocks.idx"}, {"op": "flip", "file": "d0001.bin", "at": 100, "mask": 1}])
vector("table", "other-file-name", "blocks.idx has a name that tells nothing.", "§3", 0,
       [{"op": "rename", "file": "blocks.idx", "to": "1.tmp"}], docs=TINY_DOCS)

noise = b"".join(hashlib.sha256(b"noise%d" % n).digest() for n in range(90))
WIDE_DOCS = [("noise", noise)]
WIDE = compress(tar([document("noise", noise)], WIDE_DOCS))
wide = small_and_chunk(WIDE)
assert len(wide["blocks.idx"]) == 4 * 32
a, b = wide["blocks.idx"][:32], wide["blocks.idx"][32:64]
table("four-blocks", "Four blocks in one chunk, the last one short.", 0, signed(wide), rule="§8", docs=WIDE_DOCS)
table("entries-swapped", "The signed table has the first two hashes in the other order: so the payload begins in its middle.", 7,
      signed({**wide, "blocks.idx": b + a + wide["blocks.idx"][64:]}), rule="§10.2", check=0)
zeros = TINY_PAYLOAD + skippable(PADDING, bytes(4 * 1024 - len(TINY_PAYLOAD) - 108))
table("equal-blocks", "Three blocks are equal: padding, all zero.", 0, signed(small_and_chunk(zeros)), rule="§7, §8")
listed = signed(small_and_chunk(zeros))
assert len({listed["blocks.idx"][at : at + 32] for at in (32, 64, 96)}) == 1
table("equal-blocks-of-one-copy", "Three blocks are equal, and one copy of them is here: it is good for all three, also for the last, short one.", 0,
      [*edits_to(listed), {"op": "cut", "file": "d0001.bin", "to": 2048}], rule="§7, §8", check=0)

# ---------------------------------------------------------------- chunks

PUBLIC, SEALED = "bundles/format-1-public", "bundles/format-1-recipients"
OLD = ["tests/keys/format-1/publisher.pub"]


def chunks(name, what, code, edits, rule="§8", base=PUBLIC, **k):
    identity = "tests/keys/format-1/recipient.key" if base == SEALED else None
    vector("chunks", name, what, rule, code, edits, base=base, pin=OLD, identity=identity, **k)


drop = lambda *names: [{"op": "drop", "file": name} for name in names]
flip_at = lambda name, at, mask=1: {"op": "flip", "file": name, "at": at, "mask": mask}
rename = lambda name, to: {"op": "rename", "file": name, "to": to}
copy_to = lambda name, to: {"op": "copy", "file": name, "to": to}
chunks("public-whole", "The public bundle of format 1 as it is.", 0, [])
chunks("sealed-whole", "The bundle of format 1 for recipients as it is.", 0, [], base=SEALED)
for n in (1, 2):
    chunks(f"without-d{n}", f"Data chunk {n} of 2 is not there.", 0, drop(f"d000{n}.bin"), check=3)
chunks("without-recovery", "The recovery chunk is not there.", 0, drop("r0001.bin"), check=3)
chunks("without-two-of-three", "Two of three chunks are not there, two blocks are needed.", 4, drop("d0001.bin", "r0001.bin"))
chunks("without-any", "No chunk is there.", 4, drop("d0001.bin", "d0002.bin", "r0001.bin"))
chunks("sealed-without-two-data", "Two data chunks are not there, two recovery chunks are.", 0, drop("d0001.bin", "d0003.bin"),
       base=SEALED, check=3)
chunks("sealed-without-data-and-recovery", "One data and one recovery chunk are not there.", 0, drop("d0002.bin", "r0001.bin"),
       base=SEALED, check=3)
chunks("sealed-without-three", "Three of five chunks are not there, three blocks are needed.", 4,
       drop("d0001.bin", "d0002.bin", "r0002.bin"), base=SEALED)
chunks("bit-flipped-in-data", "One bit of a data chunk is flipped.", 0, [flip_at("d0001.bin", 1023)], check=3)
chunks("bit-flipped-in-last-block", "One bit of the short last block is flipped.", 0, [flip_at("d0002.bin", 945, 128)], check=3)
chunks("bit-flipped-in-recovery", "One bit of the recovery chunk is flipped.", 0, [flip_at("r0001.bin", 0)], check=3)
chunks("bit-flipped-in-two", "One bit is flipped in each of two chunks of three.", 4,
       [flip_at("d0001.bin", 0), flip_at("r0001.bin", 0)])
chunks("cut-short", "A data chunk lacks its last byte.", 0, [{"op": "cut", "file": "d0001.bin", "to": 1023}], check=3)
chunks("cut-to-nothing", "A data chunk is empty.", 0, [{"op": "cut", "file": "d0002.bin", "to": 0}], check=3)
chunks("last-block-padded", "The short last block has a zero byte more: its padding was stored, and a reader may know it by its hash.", 0,
       [{"op": "append", "file": "d0002.bin", "base64": "AA=="}], check=0)
chunks("last-block-with-more", "The short last block has one byte more, which is not zero.", 0,
       [{"op": "append", "file": "d0002.bin", "text": "x"}], check=3)
chunks("whole-block-with-more", "Bytes follow a chunk of a whole block.", 0,
       [{"op": "append", "file": "d0001.bin", "text": "hello"}], check=0)
chunks("byte-before", "One byte precedes a data chunk, so nothing in it is at its place.", 0,
       [{"op": "put", "file": "d0001.bin", "text": "x"}, {"op": "append-file", "file": "d0001.bin", "from": "bundles/format-1-public/d0001.bin"}],
       check=3)
chunks("all-renamed", "No file has the name that it had.", 0,
       [rename(name, f"{n}.tmp") for n, name in enumerate(("SHA256SUMS", "SHA256SUMS.minisig", "bundle.json", "blocks.idx",
                                                           "README.txt", "d0001.bin", "d0002.bin", "r0001.bin"))], rule="§3")
chunks("names-swapped", "Two chunks have each other's names.", 0,
       [rename("d0001.bin", "t"), rename("r0001.bin", "d0001.bin"), rename("t", "r0001.bin")], rule="§3")
chunks("in-folders", "The chunks lie in folders within folders.", 0,
       [rename("d0001.bin", "a/b/c/d0001.bin"), rename("d0002.bin", "a/d0002.bin"), rename("r0001.bin", "x/r0001.bin")], rule="§3")
chunks("copies", "Every chunk is there twice, one copy damaged.", 0,
       [copy_to("d0001.bin", "a"), copy_to("d0002.bin", "b"), flip_at("d0001.bin", 5), flip_at("b", 5)], rule="§3")
chunks("two-in-one-file", "Both data chunks lie in one file, one after the other.", 0,
       [{"op": "append-file", "file": "d0001.bin", "from": "bundles/format-1-public/d0002.bin"}, *drop("d0002.bin")], rule="§3, §8")
chunks("without-readme", "The page for people is not there.", 0, drop("README.txt"), rule="§3", check=3)
chunks("readme-changed", "The page for people is another.", 0, [{"op": "put", "file": "README.txt", "text": "Do not open this.\n"}],
       rule="§3", check=3)
chunks("strange-files", "Files that are no part of the bundle lie beside it.", 0,
       [{"op": "put", "file": "photo.jpg", "text": "x"}, {"op": "put", "file": "empty", "text": ""},
        {"op": "put", "file": "SHA256SUMS.txt", "text": f"{zero}  x\n"},
        {"op": "put", "file": "old/bundle.json", "text": "{}"}], rule="§3")
chunks("without-table-and-one-chunk", "blocks.idx and a data chunk are not there; what is whole would do.", 4,
       drop("blocks.idx", "d0002.bin"), rule="§12", either=0)
chunks("without-table-and-two-chunks", "blocks.idx and two of three chunks are not there.", 4,
       drop("blocks.idx", "d0002.bin", "d0001.bin"), rule="§12")

# ---------------------------------------------------------------- age


def sealed(name, what, code, payload, sealing="recipients", rule="§10.1", check=0, **k):
    files = signed(small_and_chunk(payload, sealing=sealing))
    bundle("age", name, what, rule, code, files, check=check, **k)


KEYS = "tests/vectors/keys/"
OURS = {"identity": KEYS + "recipient.key"}
SECRET = {"passphrase": PASSPHRASE}
to_us = to_x25519(RECIPIENT)
to_other = to_x25519(OTHER)
sealed("one-recipient", "To one recipient, ours.", 0, age(TINY_PAYLOAD, [to_us]), **OURS)
sealed("two-recipients", "To two recipients, the second is ours.", 0, age(TINY_PAYLOAD, [to_other, to_us]), **OURS)
sealed("unknown-stanza", "A stanza of a kind that nobody knows precedes ours.", 0,
       age(TINY_PAYLOAD, [stanza([b"x-grease", b"1", b"2"], b"hello"), to_us]), **OURS)
sealed("passphrase", "With a passphrase, work factor 10.", 0, age(TINY_PAYLOAD, [to_scrypt(10)]), "passphrase", **SECRET)
sealed("work-factor-1", "With a passphrase, work factor 1.", 0, age(TINY_PAYLOAD, [to_scrypt(1)]), "passphrase", **SECRET)
sealed("work-factor-21", "With a passphrase, work factor 21.", 7, age(TINY_PAYLOAD, [to_scrypt(21)]), "passphrase", rule="§14", **SECRET)
sealed("other-recipient", "To somebody else.", 6, age(TINY_PAYLOAD, [to_other]), rule="§11 step 7", **OURS)
sealed("only-unknown-stanza", "Of a kind that nobody knows.", 6, age(TINY_PAYLOAD, [stanza([b"ssh-ed25519", b"AAAA"], b"x" * 32)]),
       rule="§11 step 7", **OURS)
sealed("no-identity", "To us, but no identity is given.", 6, age(TINY_PAYLOAD, [to_us]), rule="§11 step 7")
sealed("passphrase-for-recipients", "To us, but only a passphrase is given.", 6, age(TINY_PAYLOAD, [to_us]), rule="§11 step 7", **SECRET)
sealed("wrong-passphrase", "With another passphrase.", 6, age(TINY_PAYLOAD, [to_scrypt(10, passphrase="other")]), "passphrase",
       rule="§11 step 7", **SECRET)
sealed("no-passphrase", "With a passphrase, but none is given.", 6, age(TINY_PAYLOAD, [to_scrypt(10)]), "passphrase",
       rule="§11 step 7")
sealed("facts-say-recipients", "The facts say recipients, but it is a passphrase.", 7, age(TINY_PAYLOAD, [to_scrypt(10)]), **SECRET)
sealed("facts-say-passphrase", "The facts say passphrase, but it is recipients.", 7, age(TINY_PAYLOAD, [to_us]), "passphrase", **OURS)
sealed("facts-say-none", "The facts say none, but it is an age file.", 7, age(TINY_PAYLOAD, [to_us]), "none", **OURS)
sealed("not-sealed", "The facts say recipients, but the payload is not sealed.", 7, TINY_PAYLOAD, **OURS)
armor = base64.encodebytes(age(TINY_PAYLOAD, [to_us])).decode().replace("\n", "")
armored = "-----BEGIN AGE ENCRYPTED FILE-----\n" + "".join(armor[i : i + 64] + "\n" for i in range(0, len(armor), 64))
sealed("armored", "The age file is in ASCII armor.", 7, (armored + "-----END AGE ENCRYPTED FILE-----\n").encode(), **OURS)
sealed("scrypt-beside-x25519", "A passphrase's stanza stands beside a recipient's.", 7, age(TINY_PAYLOAD, [to_scrypt(10), to_us]),
       either=6, **OURS)
sealed("later-version", "The age file is of version 2.", 7, age(TINY_PAYLOAD, [to_us], version=b"age-encryption.org/v2\n"), **OURS)
sealed("header-mac", "One bit of the header's MAC is flipped.", 7, age(TINY_PAYLOAD, [to_us], change_mac=flip(0)), **OURS)
sealed("stream-bit", "One bit of the sealed stream is flipped.", 7, age(TINY_PAYLOAD, [to_us], change=flip(10)), **OURS)
sealed("stream-tag", "One bit of the last tag is flipped.", 7, age(TINY_PAYLOAD, [to_us], change=flip(-1)), **OURS)
sealed("stream-cut", "The sealed stream lacks its last byte.", 7, age(TINY_PAYLOAD, [to_us])[:-1], **OURS)
sealed("stream-not-ended", "The only piece of the stream is not marked as the last.", 7, age(TINY_PAYLOAD, [to_us], no_last=True), **OURS)
sealed("stream-with-more", "A byte follows the sealed stream.", 7, age(TINY_PAYLOAD, [to_us]) + b"\0", **OURS)
sealed("stream-empty", "Nothing is sealed.", 7, age(b"", [to_us]), rule="§10.2", **OURS)
header_only = age(TINY_PAYLOAD, [to_us])
sealed("header-only", "There is a header and nothing after it.", 7, header_only[: header_only.index(b"\n", header_only.index(b"---")) + 1], **OURS)

# ---------------------------------------------------------------- Zstandard


def zstd(name, what, code, payload, rule="§10.2", docs=TINY_DOCS, **k):
    bundle("zstd", name, what, rule, code, signed(small_and_chunk(payload, **k)), check=0, docs=docs)


half = len(TINY_TAR) // 2
ONE = frame(TINY_TAR)
assert ONE == TINY_PAYLOAD or len(ONE) == len(TINY_PAYLOAD)
zstd("one-frame", "One frame, single segment.", 0, ONE)
zstd("two-frames", "Two frames.", 0, frame(TINY_TAR[:half]) + frame(TINY_TAR[half:]))
zstd("four-byte-size", "The content size has four bytes.", 0, frame(TINY_TAR, size_flag=2))
zstd("eight-byte-size", "The content size has eight bytes.", 0, frame(TINY_TAR, size_flag=3))
zstd("one-byte-size", "The content size of a second frame has one byte.", 0, frame(TINY_TAR[:-200]) + frame(bytes(200)))
zstd("raw-block", "The last bytes are a raw block.", 0,
     frame(TINY_TAR[:-200]) + frame(bytes(200), block(0, bytes(200))))
zstd("rle-block", "The last bytes are a block of one repeated byte.", 0,
     frame(TINY_TAR[:-200]) + frame(bytes(200), block(1, b"\0", 200)))
zstd("three-blocks", "The last bytes are three blocks, one of them empty.", 0,
     frame(TINY_TAR[:-200]) + frame(bytes(200), block(1, b"\0", 100, False) + block(0, b"", last=False) + block(1, b"\0", 100)))
zstd("frame-of-nothing", "A frame of nothing lies between two others.", 0,
     frame(TINY_TAR[:half]) + frame(b"", block(0, b"")) + frame(TINY_TAR[half:]))
zstd("window-of-128-mib", "The window is 2^27 bytes.", 0, frame(TINY_TAR, window=17 << 3), rule="§10.2, §14")
zstd("window-over-128-mib", "The window is an eighth more than 2^27 bytes.", 7, frame(TINY_TAR, window=17 << 3 | 1), rule="§10.2, §14")
zstd("window-of-256-mib", "The window is 2^28 bytes.", 7, frame(TINY_TAR, window=18 << 3), rule="§10.2, §14")
zstd("segment-over-128-mib", "A single segment says that it holds one byte more than 2^27.", 7,
     frame(TINY_TAR, size=(1 << 27) + 1, size_flag=2), rule="§10.2, §14")
zstd("padding", "Padding follows.", 0, ONE + skippable(PADDING, bytes(50)))
zstd("padding-empty", "Padding of no bytes follows.", 0, ONE + skippable(PADDING))
zstd("padding-not-zero", "Padding that is not zero follows; readers ignore it.", 0, ONE + skippable(PADDING, b"hello"))
zstd("seek-table", "A seek table follows; readers ignore it.", 0, ONE + skippable(SEEK, b"nonsense"))
zstd("padding-and-seek-table", "Padding follows, then a seek table.", 0, ONE + skippable(PADDING, bytes(9)) + skippable(SEEK, bytes(9)))
zstd("seek-table-and-padding", "A seek table follows, then padding.", 7, ONE + skippable(SEEK, bytes(9)) + skippable(PADDING, bytes(9)))
zstd("padding-twice", "Padding follows twice.", 7, ONE + skippable(PADDING, bytes(9)) * 2)
zstd("seek-table-twice", "Two seek tables follow.", 7, ONE + skippable(SEEK, bytes(9)) * 2)
zstd("padding-first", "Padding comes first.", 7, skippable(PADDING, bytes(9)) + ONE)
zstd("seek-table-first", "A seek table comes first.", 7, skippable(SEEK, bytes(9)) + ONE)
zstd("padding-between", "Padding lies between two frames.", 7,
     frame(TINY_TAR[:half]) + skippable(PADDING, bytes(9)) + frame(TINY_TAR[half:]))
zstd("frame-after-seek-table", "A frame follows the seek table.", 7, ONE + skippable(SEEK, bytes(9)) + frame(bytes(512)))
zstd("other-skippable", "A skippable frame of another kind follows.", 7, ONE + skippable(0x184D2A51, bytes(9)))
zstd("padding-cut", "The padding lacks its last byte.", 7, ONE + skippable(PADDING, bytes(9), 10))
zstd("seek-table-cut", "The seek table lacks its last byte.", 7, ONE + skippable(SEEK, bytes(9), 10))
zstd("no-checksum", "The frame has no checksum.", 7, frame(TINY_TAR, checksum=False))
zstd("wrong-checksum", "One bit of the checksum is flipped.", 7, frame(TINY_TAR, change=flip(0)))
zstd("no-content-size", "The frame does not tell its content size.", 7, frame(TINY_TAR, window=10 << 3, size_flag=0))
zstd("content-size-too-small", "The frame says that it holds a byte less than it does.", 7, frame(TINY_TAR, size=len(TINY_TAR) - 1))
zstd("content-size-too-large", "The frame says that it holds a byte more than it does.", 7, frame(TINY_TAR, size=len(TINY_TAR) + 1))
zstd("dictionary", "The frame names a dictionary.", 7, frame(TINY_TAR, bits=1, dictionary=b"\1"))
zstd("reserved-bit", "The frame's reserved bit is set.", 7, frame(TINY_TAR, bits=8))
zstd("reserved-block", "A block is of the reserved kind.", 7, frame(TINY_TAR[:-200]) + frame(bytes(200), block(3, b"", 0)))
zstd("block-too-large", "A block is larger than 128 KiB.", 7,
     frame(TINY_TAR) + frame(bytes(131073), block(1, b"\0", 131073)))
zstd("no-last-block", "No block is the last one.", 7, frame(TINY_TAR[:-200]) + frame(bytes(200), block(1, b"\0", 200, False)))
zstd("data-bit", "One bit of a compressed block is flipped.", 7, flip(40, 16)(ONE))
zstd("cut-in-checksum", "The last byte of the checksum is not there.", 7, ONE[:-1])
zstd("cut-in-block", "The last block ends early.", 7, ONE[:-20])
zstd("cut-in-header", "The frame ends in its header.", 7, ONE[:6])
zstd("cut-in-magic", "There are three bytes.", 7, ONE[:3])
zstd("byte-after", "A byte follows the last frame.", 7, ONE + b"\0")
zstd("zeros-after", "Zeros follow the last frame.", 7, ONE + bytes(512))
zstd("older-frame", "The magic is that of Zstandard 0.7.", 7, frame(TINY_TAR, magic=0xFD2FB527))
zstd("not-compressed", "The payload is the archive itself.", 7, TINY_TAR)
zstd("gzip", "The payload is compressed with gzip.", 7, bytes.fromhex("1f8b0800000000000003") + bytes(10))

# ---------------------------------------------------------------- tar


def archive(name, what, code, entries, docs, end=END, rule="§10.3", **k):
    payload = compress(tar(entries, docs, end))
    bundle("tar", name, what, rule, code, signed(small_and_chunk(payload)), check=0, docs=docs, **k)


def one(name, what, code, **k):
    """One document a.txt, with a header as told."""
    archive(name, what, code, [document("a.txt", **k)], TINY_DOCS)


def path(name, what, code, text, kind=b"0", others=()):
    docs = [(p, b"a\n") for p in others] + ([(text, b"a\n")] if kind == b"0" else [])
    last = named(text) if kind == b"0" else named(text, b"", b"5")
    archive(name, what, code, [named(p) for p in others] + [last], docs, rule="§10.3 names")


archive("no-documents", "There are no documents.", 0, [], [])
one("one-document", "One document.", 0)
archive("empty-document", "The document is empty.", 0, [document("a.txt", b"")], [("a.txt", b"")])
archive("document-of-512", "The document needs no padding.", 0, [document("a.txt", b"x" * 512)], [("a.txt", b"x" * 512)])
archive("document-of-513", "The document needs the most padding.", 0, [document("a.txt", b"x" * 513)], [("a.txt", b"x" * 513)])
archive("folder", "A folder with a document in it.", 0, [folder("a/"), document("a/b")], [("a/b", b"a\n")])
archive("folder-without-slash", "A folder whose name does not end in a slash.", 0, [folder("a"), document("a/b")], [("a/b", b"a\n")])
archive("folder-after-its-document", "A folder's entry comes after that of a document in it.", 0, [document("a/b"), folder("a/")],
        [("a/b", b"a\n")])
archive("folder-never-told", "Folders have no entries of their own.", 0, [document("a/b/c/d")], [("a/b/c/d", b"a\n")])
one("type-nul", "The document's type is NUL, as in old archives.", 0, kind=b"\0")
one("gnu-magic", "The magic is that of GNU tar.", 0, magic=b"ustar  \0")
one("gnu-magic-with-times", "GNU tar's times stand where ustar has the prefix, which some tools read.", 7, magic=b"ustar  \0",
    raw={345: b"15126214000\x0015126214000\0"})
one("owners-and-modes", "Mode, owner, group, their names and device numbers are all there; readers ignore them.", 0,
    raw={100: b"0000777\0", 108: b"0001750\0", 116: b"0001750\0", 265: b"user", 297: b"group", 329: b"0000001\0", 337: b"0000002\0"})
one("own-time", "The document has a time of its own.", 0, mtime=1234567890)
one("numbers-with-blanks", "Numbers are padded with blanks and ended by a blank.", 0,
    raw={124: b"          2 ", 136: b"15126213000 "})
one("checksum-with-blanks", "The checksum is padded with blanks.", 0, checksum=lambda total: b"%6o\0 " % total)
one("base-256-size", "A small size is written in base 256.", 0, raw={124: b"\x80" + bytes(10) + b"\2"})
archive("prefix", "The path is divided into prefix and name.", 0, [document("b.txt", prefix=b"a" * 155)], [("a" * 155 + "/b.txt", b"a\n")])
archive("name-of-100", "The name fills its field.", 0, [document("n" * 100)], [("n" * 100, b"a\n")])
archive("long-link", "A GNU long name.", 0, [long_link("g" * 150), document("g" * 100, magic=b"ustar  \0")], [("g" * 150, b"a\n")])
archive("pax-path", "A pax header with the path.", 0, [pax(record("path", "p" * 150)), document("x")], [("p" * 150, b"a\n")])
archive("pax-size", "A pax header with the size; the header's is 0, which some tools read.", 7,
        [pax(record("size", "2")), header("a.txt") + padded(b"a\n")], TINY_DOCS)
archive("pax-times-and-comment", "A pax header with mtime, atime, ctime and comment.", 0,
        [pax(record("mtime", "1234567890.25"), record("atime", "1"), record("ctime", "2.5"), record("comment", "hello")),
         document("a.txt", mtime=1234567890)],
        TINY_DOCS)
archive("pax-comment-of-64-kib", "A pax header of 64 KiB.", 0,
        [pax(record("comment", "x" * (65536 - len("65536 comment=\n")))), document("a.txt")], TINY_DOCS, rule="§10.3, §14")
archive("more-zeros", "Zeros follow the end mark, as tar writes them.", 0, [document("a.txt")], TINY_DOCS, end=bytes(10240))
archive("more-zeros-odd", "Zeros follow the end mark, no whole block of them.", 0, [document("a.txt")], TINY_DOCS, end=bytes(1024 + 100))

one("checksum-wrong", "The checksum is one too large.", 7, checksum=lambda total: b"%06o\0 " % (total + 1))
one("checksum-signed", "The checksum counts bytes as signed.", 7, raw={265: b"\xff"}, checksum=lambda total: b"%06o\0 " % (total - 256))
one("checksum-not-octal", "The checksum is not octal.", 7, checksum=lambda total: b"%06x\0 " % total)
one("checksum-empty", "The checksum is blank.", 7, checksum=lambda total: b" " * 8)
one("magic-wrong", "The magic is another.", 7, magic=b"ustaR\x0000")
one("magic-absent", "There is no magic, as before POSIX.", 7, magic=bytes(8))
one("magic-version", "The version is 01.", 7, magic=b"ustar\x0001")
one("magic-of-both", "The magic of POSIX with the version of GNU.", 7, magic=b"ustar\0 \0")
one("size-not-octal", "The size has a digit 8.", 7, raw={124: b"00000000082\0"})
one("size-empty", "The size has no digit.", 7, raw={124: bytes(12)})
one("size-with-sign", "The size has a sign.", 7, raw={124: b"+0000000002\0"})
one("size-with-junk", "A letter follows the size.", 7, raw={124: b"0000000002\0x"})
one("size-with-tab", "The size is padded with a tab.", 7, raw={124: b"\t0000000002\0"})
one("size-not-ended", "Twelve digits fill the size field, and nothing ends them.", 7, raw={124: b"000000000002"})
one("size-negative", "The size is -1 in base 256.", 7, raw={124: b"\xff" * 12})
one("size-of-2-to-63", "The size is 2^63 in base 256.", 7, raw={124: b"\x80" + bytes(3) + b"\x80" + bytes(7)})
one("size-of-2-to-64", "The size is 2^64 in base 256.", 7, raw={124: b"\x80" + bytes(2) + b"\1" + bytes(8)})
one("time-not-octal", "The time has a digit 8.", 7, raw={136: b"15126213008\0"})
one("time-in-base-256", "The time is written in base 256.", 7, raw={136: b"\x80" + bytes(7) + b"\x49\x96\x02\xd2"})
one("time-empty", "The time has no digit.", 7, raw={136: bytes(12)})
for kind, what in (("1", "hard link"), ("2", "symbolic link"), ("3", "character device"), ("4", "block device"), ("6", "fifo"),
                   ("7", "contiguous file"), ("g", "global pax header"), ("K", "GNU long link name"), ("S", "GNU sparse file"),
                   ("V", "GNU volume label"), ("M", "GNU continued file"), ("D", "GNU folder listing"), ("A", "vendor's type"), ("X", "Sun extension")):
    entry = header("a", 0, kind=kind.encode(), raw={157: b"b"} if kind in "12" else None)
    if kind in "gX":
        data = record("comment", "x")
        entry = header("a", len(data), kind=kind.encode()) + padded(data)
    elif kind == "K":
        entry = header("././@LongLink", 2, kind=b"K", magic=b"ustar  \0") + padded(b"b\0")
    archive(f"type-{kind if kind.islower() or kind.isdigit() else kind.lower() + '-capital'}", f"An entry is a {what}.", 7,
            [entry, document("a.txt")], TINY_DOCS)
archive("folder-with-size", "A folder has data.", 7, [header("a/", 2, kind=b"5") + padded(b"a\n"), document("a.txt")], TINY_DOCS)
archive("folder-with-pax-size", "A folder has data, says its pax header.", 7,
        [pax(record("size", "2")), folder("a/") + padded(b"a\n"), document("a.txt")], TINY_DOCS)
ext = record("comment", "hello")
archive("two-pax-headers", "Two pax headers precede an entry.", 7, [pax(ext), pax(ext), document("a.txt")], TINY_DOCS)
archive("two-long-links", "Two GNU long names precede an entry.", 7, [long_link("a.txt"), long_link("a.txt"), document("x", magic=b"ustar  \0")], TINY_DOCS)
archive("long-link-then-pax", "A GNU long name and a pax header precede an entry.", 7, [long_link("a.txt"), pax(ext), document("x")], TINY_DOCS)
archive("pax-then-long-link", "A pax header and a GNU long name precede an entry.", 7, [pax(ext), long_link("a.txt"), document("x")], TINY_DOCS)
archive("pax-without-entry", "A pax header precedes the end mark.", 7, [document("a.txt")], TINY_DOCS, end=pax(ext) + END)
archive("long-link-without-entry", "A GNU long name precedes the end mark.", 7, [document("a.txt")], TINY_DOCS, end=long_link("x") + END)
archive("pax-empty", "A pax header has no record.", 7, [pax(), document("a.txt")], TINY_DOCS)
archive("long-link-empty", "A GNU long name has no byte.", 7, [header("././@LongLink", 0, kind=b"L", magic=b"ustar  \0"), document("a.txt")], TINY_DOCS)
archive("pax-over-64-kib", "A pax header is one byte longer than 64 KiB.", 7,
        [pax(record("comment", "x" * (65537 - len("65537 comment=\n")))), document("a.txt")], TINY_DOCS, rule="§10.3, §14")
for key in ("linkpath", "uid", "uname", "hdrcharset", "GNU.sparse.major", "SCHILY.xattr.user.x", "LIBARCHIVE.creationtime", "Path", ""):
    archive(f"pax-key-{(key or 'empty').lower().replace('.', '-')}" + ("-capital" if key == "Path" else ""),
            f"A pax record has the key {key or 'of no letter'}.", 7, [pax(record(key, "1")), document("a.txt")], TINY_DOCS)
archive("pax-key-twice", "A pax key comes twice, with the same value.", 7,
        [pax(record("path", "a.txt"), record("path", "a.txt")), document("x")], TINY_DOCS)
good_record = record("path", "a.txt")
for name, what, data in (
    ("too-small", "is one too small", b"13 path=a.txt\n"),
    ("too-large", "is one too large", b"15 path=a.txt\n"),
    ("beyond", "leads beyond the header", b"99 path=a.txt\n"),
    ("zero", "is 0", b"0 path=a.txt\n"),
    ("not-a-number", "is no number", b"xx path=a.txt\n"),
    ("with-sign", "has a sign", b"+15 path=a.txt\n"),
    ("with-leading-zero", "has a leading zero", b"015 path=a.txt\n"),
    ("absent", "is not there", b" path=a.txt\n"),
    ("enormous", "is 2^64 and the right one", b"18446744073709551630 path=a.txt\n"),
):
    archive(f"pax-length-{name}", f"The length of a pax record {what}.", 7, [pax(data), document("a.txt")], TINY_DOCS)
archive("pax-without-lf", "A pax record does not end in LF.", 7, [pax(b"14 path=a.txtx"), document("a.txt")], TINY_DOCS)
archive("pax-without-equals", "A pax record has no equals sign.", 7, [pax(b"14 path a.txt\n"), document("a.txt")], TINY_DOCS)
archive("pax-with-nul", "A NUL follows the last pax record.", 7, [pax(good_record + b"\0"), document("x")], TINY_DOCS)
archive("pax-size-not-a-number", "The size in a pax header is no number.", 7, [pax(record("size", "2x")), document("a.txt")], TINY_DOCS)
archive("pax-size-negative", "The size in a pax header is negative.", 7, [pax(record("size", "-2")), document("a.txt")], TINY_DOCS)
archive("pax-size-with-leading-zero", "The size in a pax header has a leading zero.", 7, [pax(record("size", "02")), document("a.txt")], TINY_DOCS, rule="§1, §10.3")
archive("pax-size-empty", "The size in a pax header is empty.", 7, [pax(record("size", "")), document("a.txt")], TINY_DOCS)
archive("pax-path-empty", "The path in a pax header is empty.", 7, [pax(record("path", "")), document("a.txt")], TINY_DOCS)
archive("pax-mtime-not-a-number", "The time in a pax header is no number.", 7, [pax(record("mtime", "today")), document("a.txt")], TINY_DOCS)
archive("pax-mtime-without-fraction", "The time in a pax header ends in a dot.", 7, [pax(record("mtime", "1.")), document("a.txt")], TINY_DOCS)
archive("pax-header-with-wrong-time", "The pax header's own time has a digit 8.", 7, [pax(ext, raw={136: b"15126213008\0"}), document("a.txt")], TINY_DOCS)
archive("padding-of-document", "The padding after a document is not zero.", 7, [header("a.txt", 2) + b"a\n" + bytes(509) + b"x"], TINY_DOCS)
archive("padding-of-pax", "The padding after a pax header is not zero.", 7,
        [header("PaxHeaders/x", len(ext), kind=b"x") + ext + bytes(511 - len(ext)) + b"x", document("a.txt")], TINY_DOCS)
archive("end-mark-absent", "There is no end mark.", 7, [document("a.txt")], TINY_DOCS, end=b"")
archive("end-mark-half", "The end mark is one zero block.", 7, [document("a.txt")], TINY_DOCS, end=bytes(512))
archive("end-mark-cut", "The end mark lacks its last byte.", 7, [document("a.txt")], TINY_DOCS, end=bytes(1023))
archive("end-mark-not-zero", "The second block of the end mark is not zero.", 7, [document("a.txt")], TINY_DOCS, end=bytes(1023) + b"x")
archive("zero-block-between", "One zero block lies between two entries.", 7, [document("a.txt"), bytes(512)], TINY_DOCS)
archive("end-mark-between", "The end mark lies before CONTENTS.", 7, [document("a.txt"), END], TINY_DOCS)
archive("byte-after-end", "A byte that is not zero follows the end mark.", 7, [document("a.txt")], TINY_DOCS, end=END + bytes(5000) + b"x")
archive("entry-after-end", "An entry follows the end mark.", 7, [document("a.txt")], TINY_DOCS, end=END + document("b.txt") + END)
archive("size-beyond-end", "A document is longer than what is left.", 7, [document("a.txt", raw={124: b"00000100000\0"})], TINY_DOCS)
archive("cut-in-header", "The archive ends in a header.", 7, [document("a.txt")], TINY_DOCS, end=header("b")[:300])

# One reading for every tool: what tools read in several ways, or refuse.
GNU = b"ustar  \0"
archive("pax-size-of-the-header", "A pax header with the size of the header.", 0, [pax(record("size", "2")), document("a.txt")], TINY_DOCS)
archive("pax-size-another", "A pax header with the size 4,096; the header's is 0, and the data is another archive.", 7,
        [pax(record("size", "4096")), header("a.txt") + (document("a.txt", b"other\n") + END).ljust(4096, b"\0")], [("a.txt", b"")])
archive("pax-size-smaller", "A pax header with the size 0; the header's is 2.", 7, [pax(record("size", "0")), document("a.txt")], TINY_DOCS)
archive("pax-size-8-gib", "A pax header with a size of 8 GiB; the header's is 0, as GNU tar writes for pax.", 7,
        [pax(record("size", str(1 << 33))), header("a.txt")], [("a.txt", b"")])
archive("pax-mtime-another", "A pax header with another time than the header.", 7, [pax(record("mtime", "1")), document("a.txt")], TINY_DOCS)
archive("pax-mtime-with-fraction", "A pax header with nanoseconds.", 0, [pax(record("mtime", "1767225600.123456789")), document("a.txt")], TINY_DOCS)
archive("pax-mtime-rounded", "The header has the time of the pax header, rounded up, as Python writes.", 0,
        [pax(record("mtime", "1767225599.75")), document("a.txt")], TINY_DOCS)
archive("pax-mtime-rounded-without-fraction", "The header has a time one second after that of the pax header, which has no fraction.", 7,
        [pax(record("mtime", "1767225599.0")), document("a.txt")], TINY_DOCS)
archive("pax-mtime-with-ten-digits", "The fraction of a time has ten digits.", 7, [pax(record("mtime", "1767225600.1234567890")), document("a.txt")], TINY_DOCS)
archive("pax-mtime-beyond-header", "A time of 2^33 fits no header.", 7, [pax(record("mtime", str(1 << 33))), document("a.txt")], TINY_DOCS)
for key in ("atime", "ctime"):
    archive(f"pax-{key}-not-a-number", f"The {key} of a pax header is no number.", 7, [pax(record(key, "x")), document("a.txt")], TINY_DOCS)
    archive(f"pax-{key}-negative", f"The {key} of a pax header is before 1970.", 7, [pax(record(key, "-1")), document("a.txt")], TINY_DOCS)
    archive(f"pax-{key}-of-2-to-33", f"The {key} of a pax header is 2^33.", 7, [pax(record(key, str(1 << 33))), document("a.txt")], TINY_DOCS)
archive("pax-comment-with-nul", "A comment with NUL, after which one tool reads no record.", 7,
        [pax(record("comment", b"x\0"), record("path", "a.txt")), document("x")], TINY_DOCS)
archive("pax-comment-with-line", "A comment with LF, and then what looks like a record.", 7, [pax(record("comment", "x\n11 path=b\n")), document("a.txt")], TINY_DOCS)
archive("pax-comment-not-utf-8", "A comment that is not UTF-8.", 0, [pax(record("comment", b"\xff")), document("a.txt")], TINY_DOCS)
for name, what, raw in (("document", "A document", {}), ("pax", "A pax header", None), ("long-name", "A GNU long name", None)):
    link = {157: b"../../secret"}
    entries = {"document": [document("a.txt", raw=link)], "pax": [pax(ext, raw=link), document("a.txt")],
               "long-name": [header("././@LongLink", 6, kind=b"L", magic=GNU, raw=link) + padded(b"a.txt\0"), document("x", magic=GNU)]}
    archive(f"link-of-{name}", f"{what} has a link name.", 7, entries[name], TINY_DOCS)
archive("link-of-empty-document", "A document without data has a link name: two tools make a hard link.", 7,
        [document("a.txt", b"", raw={157: b"/etc/hostname"})], [("a.txt", b"")])
archive("link-of-folder", "A folder has a link name.", 7, [folder("d/", raw={157: b"x"}), document("a.txt")], TINY_DOCS)
one("link-after-nul", "The link name has a byte after its first NUL.", 7, raw={158: b"x"})
one("gnu-magic-with-prefix", "A prefix after GNU's magic: some tools use it.", 7, magic=GNU, prefix=b"p")
one("gnu-magic-with-sparse-map", "GNU's fields for a sparse file are used in a document.", 7, magic=GNU, raw={386: b"00000000000\0"})
for at, field in ((6, "name"), (267, "user-name"), (299, "group-name"), (347, "prefix")):
    one(f"junk-in-{field}", f"A byte follows the first NUL of the {field.replace('-', ' ')}.", 7, raw={at: b"x"})
one("junk-after-prefix", "The bytes after the prefix are not zero.", 7, raw={508: b"tar\0"})
archive("long-link-with-junk", "A byte follows the NUL of a GNU long name.", 7,
        [header("././@LongLink", 8, kind=b"L", magic=GNU) + padded(b"a.txt\0xy"), document("x", magic=GNU)], TINY_DOCS)
archive("long-link-without-nul", "A GNU long name does not end in NUL.", 0,
        [header("././@LongLink", 5, kind=b"L", magic=GNU) + padded(b"a.txt"), document("x", magic=GNU)], TINY_DOCS)
for name, what, mode in (("setuid", "is setuid", b"0004755"), ("setgid", "is setgid", b"0002755"), ("sticky", "is sticky", b"0001755"),
                         ("of-file-type", "has the bits of a file type", b"0100644"), ("for-nobody", "keeps its owner out", b"0000044"),
                         ("not-octal", "has a digit 8", b"0000648"), ("in-base-256", "is in base 256", b"\x80\0\0\0\0\1\xa4"),
                         ("empty", "has no digit", bytes(7))):
    one(f"mode-{name}", f"The mode of a document {what}.", 7, raw={100: mode + (b"\xa4" if name == "in-base-256" else b"\0")})
archive("mode-of-folder", "The owner may not enter a folder.", 7, [folder("d/", raw={100: b"0000655\0"}), document("d/a")], [("d/a", b"a\n")])
one("mode-short", "The mode has three digits and a blank.", 0, raw={100: b"   644 \0"})
for at, field in ((108, "owner"), (116, "group"), (329, "device")):
    one(f"{field}-in-base-256", f"The number of the {field} is in base 256.", 7, raw={at: b"\x80\0\0\0\0\0\3\xe8"})
    one(f"{field}-negative", f"The number of the {field} is -1.", 7, raw={at: b"\xff" * 8})
    one(f"{field}-not-ended", f"Eight digits fill the number of the {field}.", 7, raw={at: b"00000000"})
one("owner-largest", "Owner and group have the largest octal numbers.", 0, raw={108: b"7777777\0", 116: b"7777777\0"})
one("owner-empty", "The number of the owner has no digit.", 7, raw={108: bytes(8)})
one("device-empty", "The device numbers are NUL, as GNU tar writes.", 0, magic=GNU, raw={329: bytes(16)})
one("device-with-junk", "The device number is no number.", 7, raw={329: b"garbage!"})
one("checksum-at-the-beginning", "The checksum has five digits at the beginning of its field.", 7, checksum=lambda total: b"%o   " % total)
one("time-largest", "The time is the largest that a header holds.", 0, mtime=0o77777777777)
archive("name-field-empty", "The name field is empty, and a pax header has the path.", 7, [pax(good_record), document("")], TINY_DOCS)
archive("name-field-of-pax-empty", "The name field of a pax header is empty: two tools take it for the end.", 7,
        [header("", len(good_record), kind=b"x") + padded(good_record), document("x")], TINY_DOCS)
archive("name-field-with-slash", "A document's name field ends in a slash, as where tar cuts a long path.", 0, [pax(good_record), document("a/")], TINY_DOCS)
archive("name-field-with-slash-type-nul", "The same with type NUL: one tool makes a folder.", 7, [pax(good_record), document("a/", kind=b"\0")], TINY_DOCS)
archive("name-field-cut", "The name field ends within a letter, as where tar cuts a long path.", 0,
        [pax(good_record), document(b"x" + "ن".encode() * 49 + b"\xd9")], TINY_DOCS)
for name, what, field in (("gzip", "gzip", b"\x1f\x8b\x08\x04abcd\x02\x03ab"), ("zstd", "Zstandard", b"(\xb5/\xfd"), ("xz", "xz", b"\xfd7zXZ"),
                          ("lzma", "LZMA", b"]" + b"\xff" * 12), ("bzip2", "bzip2", b"BZh91AY&SY")):
    archive(f"name-field-of-{name}", f"The archive begins as data of {what} begins; a pax header's name is nobody's.", 7,
            [header(field, len(good_record), kind=b"x") + padded(good_record), document("x")], TINY_DOCS)
# A gzip header with an extra field that leads over the tar headers, to what gunzip makes another archive of.
other = document("a.txt", b"other\n") + END
packed = gzip.compress(other, mtime=0)[10:]
blob = bytes(0x601 + 12 - 3 * 512) + packed
archive("gzip-and-tar", "The archive is data of gzip as well: two tools unpack that, to another document.", 7,
        [header(b"\x1f\x8b\x08\x04abcd\2\3\x01\x06", len(ext), kind=b"x") + padded(ext), document("blob", blob), document("a.txt")],
        [("blob", blob), *TINY_DOCS])
path("begins-as-bzip2", "A name that begins as data of bzip2 begins.", 7, "BZh91AY&SY.txt")
path("part-begins-as-bzip2", "A part that begins as data of bzip2 begins.", 7, "a/BZh11AY&SY")
path("nearly-bzip2", "A name that nearly begins as data of bzip2.", 0, "BZh01AY&SY", others=("BZh9", "xBZh91AY&SY"))

path("persian-with-zwnj", "A Persian name with U+200C.", 0, "درمان/می\u200cخواهم.txt")
path("hindi-with-zwj", "A Hindi name with U+200D.", 0, "क\u094d\u200dष.txt")
path("emoji-with-zwj", "An emoji of several code points.", 0, "👩\u200d🚒.png")
path("chinese", "A Chinese name.", 0, "水/饮用水.html")
path("private-use", "A name with a character for private use.", 0, "\ue000.txt")
path("nfc-composed", "A composed letter.", 0, "café")
path("punctuation", "Characters that mean something to shells but are allowed.", 0, "~#'q' & co $(x);`y`!%^{}[]=,+@")
path("dot-first", "A name that begins with a dot.", 0, ".hidden")
path("hyphen-first", "A name that begins with a hyphen.", 0, "-rf")
path("dots-within", "A name with two dots within.", 0, "a..b")
path("three-dots-first", "A name that begins with three dots.", 0, "...a")
path("blank-first", "A name that begins with a blank.", 0, " a")
path("part-of-255", "A part of 255 bytes.", 0, "x" * 255)
path("part-of-255-persian", "A part of 255 bytes, two for each letter but one.", 0, "ش" * 127 + "x")
path("path-of-1024", "A path of 1,024 bytes.", 0, "/".join(["y" * 200] * 5) + "/" + "z" * 19)
path("depth-64", "A path of 64 parts.", 0, "/".join("d" * 64))
path("nearly-devices", "Names that are nearly those of devices.", 0, "COM10", others=("COM", "console", "LPTX", "nul_", "xCON"))
path("contents-in-folder", "CONTENTS.sha256 in a folder.", 0, "sub/CONTENTS.sha256")
path("contents-with-more", "A name that goes on after CONTENTS.sha256.", 0, "CONTENTS.sha256.txt")
path("zwnj-tells-apart", "Two names that differ in U+200C alone.", 0, "می\u200cخواهم", others=("میخواهم",))

path("absolute", "An absolute path.", 7, "/etc/passwd")
path("parent", "A path that leads out of the folder.", 7, "../x")
path("parent-within", "A path with .. in its middle.", 7, "a/../b")
path("parent-folder", "A folder that is called .. .", 7, "..", b"5")
path("dot", "A path with . in its middle.", 7, "a/./b")
path("dot-slash", "A path that begins with ./, as tar writes.", 7, "./a")
path("empty-part", "Two slashes in a row.", 7, "a//b")
path("slash-at-end", "A document whose name ends in a slash.", 7, "a/")
path("folder-with-two-slashes", "A folder whose name ends in two slashes.", 7, "a//", b"5")
path("folder-of-slash", "A folder that is called / .", 7, "/", b"5")
archive("name-empty", "A document without a name.", 7, [document("")], [("", b"a\n")], rule="§10.3 names")
for name, c in (("backslash", "\\"), ("colon", ":"), ("star", "*"), ("question-mark", "?"), ("less", "<"), ("greater", ">"),
                ("pipe", "|"), ("quote", '"')):
    path(name, f"A name with {c} in it.", 7, f"a{c}b")
for code_point, what in ((0x00, "NUL"), (0x01, "a control"), (0x09, "a tab"), (0x0A, "a line feed"), (0x1B, "escape"), (0x1F, "the last control"),
                         (0x7F, "delete"), (0x80, "the first C1 control"), (0x85, "next line"), (0x9F, "the last C1 control"),
                         (0x61C, "a direction mark"), (0x200E, "a direction mark"), (0x200F, "a direction mark"),
                         (0x2028, "a line separator"), (0x2029, "a paragraph separator"), (0x202A, "a direction embedding"),
                         (0x202E, "a direction override"), (0x2066, "a direction isolate"), (0x2069, "a direction isolate's end"),
                         (0xFEFF, "a byte order mark"), (0xFDD0, "a noncharacter"), (0xFFFE, "a noncharacter"),
                         (0xFFFF, "a noncharacter"), (0x1FFFE, "a noncharacter"), (0x10FFFF, "the last noncharacter")):
    path(f"u-{code_point:04x}", f"A name with U+{code_point:04X} in it, {what}.", 7, f"a{chr(code_point)}b")
path("dot-at-end", "A name that ends in a dot.", 7, "name.")
path("blank-at-end", "A name that ends in a blank.", 7, "name ")
path("folder-dot-at-end", "A folder within a path ends in a dot.", 7, "name./x")
path("folder-blank-at-end", "A folder within a path ends in a blank.", 7, "name /x")
for name, text in (("con", "CON"), ("prn", "prn.txt"), ("aux", "x/Aux/y"), ("nul", "nul"), ("com1", "com1.tar.gz"), ("com0", "COM0"),
                   ("lpt9", "LPT9"), ("com-superscript", "COM¹"), ("lpt-superscript", "lpt³.log"), ("conin", "CONIN$"),
                   ("conout", "conout$.txt"), ("with-blank", "con .txt"), ("with-dots", "nul..x")):
    path(f"device-{name}", f"The name of a device: {text}.", 7, text)
path("not-nfc", "A decomposed letter.", 7, "cafe\u0301")
path("not-nfc-singleton", "The Kelvin sign, which NFC writes as K.", 7, "\u212a")
path("not-nfc-hangul", "Hangul in single letters.", 7, "\u1100\u1161")
path("not-utf-8", "A name that is Latin-1.", 7, b"caf\xe9")
path("utf-8-overlong", "A slash as two bytes.", 7, b"a\xc0\xafb")
path("utf-8-surrogate", "Half of a surrogate pair.", 7, "a\ud800b")
path("utf-8-beyond", "A code point above U+10FFFF.", 7, b"a\xf4\x90\x80\x80")
path("part-of-256", "A part of 256 bytes.", 7, "x" * 256)
path("path-of-1025", "A path of 1,025 bytes.", 7, "/".join(["y" * 200] * 5) + "/" + "z" * 20)
path("depth-65", "A path of 65 parts.", 7, "/".join("d" * 65))
path("same-twice", "The same document twice.", 7, "a", others=("a",))
path("case-collision", "Two names that differ in case alone.", 7, "A", others=("a",))
path("case-collision-persian-folder", "Folders that differ in case alone, one with other scripts within.", 7, "B/د", others=("b/ش",))
path("case-collision-greek", "Sigma at the end and in the middle.", 7, "σας", others=("ΣΑΣ",))
path("fold-collision-sharp-s", "Sharp s against two.", 7, "STRASSE", others=("straße",))
path("fold-collision-ligature", "A ligature against its letters.", 7, "ﬁ", others=("fi",))
path("fold-collision-nfc", "Two names whose foldings are equal in NFC alone.", 7, "J\u030c", others=("ǰ",))
path("document-then-in-it", "A document, then another in it as if it were a folder.", 7, "a/b", others=("a",))
path("in-it-then-document", "A document in a folder, then a document with the folder's name.", 7, "a", others=("a/b",))
path("folder-against-document", "A folder with a document's name.", 7, "a", b"5", others=("a",))
archive("document-against-folder", "A document with a folder's name.", 7, [folder("a/"), document("a")], [("a", b"a\n")], rule="§10.3 names")
archive("folder-twice", "The same folder twice.", 7, [folder("a/"), folder("a/"), document("a.txt")], TINY_DOCS, rule="§10.3 names")
path("parent-spelt-two-ways", "A parent folder is spelt in two ways.", 7, "A/y", others=("a/x",))
path("dash", "A dash alone, which sha256sum takes for its standard input.", 7, "-")
path("dash-in-folder", "A dash alone in a folder.", 0, "a/-")
path("reserved-contents", "CONTENTS.sha256 in other case.", 7, "contents.SHA256")
path("reserved-signature", "CONTENTS.sha256.minisig in other case.", 7, "CONTENTS.SHA256.MINISIG")
path("reserved-folder", "A folder called as CONTENTS in other case.", 7, "Contents.sha256", b"5", others=("a",))
archive("reserved-folder-same-case", "A folder called CONTENTS.sha256.", 7, [folder("CONTENTS.sha256/"), document("a.txt")], TINY_DOCS, rule="§10.3 names")
path("reserved-folder-of-document", "A document in a folder called CONTENTS.sha256.", 7, "CONTENTS.sha256/a")

# ---------------------------------------------------------------- CONTENTS


def contents(name, what, code, entries, rule="§10.4", docs=TINY_DOCS, end=END, **k):
    payload = compress(b"".join(entries) + end)
    bundle("contents", name, what, rule, code, signed(small_and_chunk(payload)), check=0, docs=docs, **k)


A, LIST = document("a.txt"), contents_of(TINY_DOCS)
two = [("a.txt", b"a\n"), ("b.txt", b"b\n")]
both = [document("a.txt"), document("b.txt", b"b\n")]
ours = contents_entries(TINY_DOCS)
contents("legacy-signature", "The signature over CONTENTS is of the legacy form.", 0, [A, *contents_entries(TINY_DOCS, legacy=True)])
contents("two-documents", "Two documents.", 0, [*both, *contents_entries(two)], docs=two)
contents("order-of-archive", "The archive is not sorted; CONTENTS has the same order.", 0, [both[1], both[0], *contents_entries(two[::-1])],
         docs=two)
contents("nothing-there", "Neither CONTENTS nor its signature is there.", 5, [A], rule="§11 step 9")
contents("signature-not-there", "The signature is not there.", 5, [A, ours[0]], rule="§11 step 9")
contents("list-not-there", "Only the signature is there: the list was left out.", 0, [A, ours[1]])
contents("signature-first", "The signature comes before CONTENTS.", 7, [A, ours[1], ours[0]], rule="§10.3")
contents("list-first", "CONTENTS and its signature come before the document.", 7, [*ours, A], rule="§10.3")
contents("document-between", "A document comes between CONTENTS and its signature.", 7, [both[0], contents_entries(two)[0], both[1], contents_entries(two)[1]],
         rule="§10.3", docs=two)
contents("folder-after", "A folder comes after CONTENTS.", 7, [A, *ours, folder("b/")], rule="§10.3")
contents("list-twice", "CONTENTS comes twice.", 7, [A, ours[0], *ours], rule="§10.3")
contents("by-a-stranger", "A stranger signed CONTENTS.", 5, [A, *contents_entries(TINY_DOCS, key=STRANGER)], rule="§11 step 9")
contents("comment-of-bundle", "The trusted comment over CONTENTS is that of a bundle.", 5,
         [A, *contents_entries(TINY_DOCS, comment=COMMENT)], rule="§5")
contents("comment-of-other-release", "The trusted comment over CONTENTS names another release.", 5,
         [A, *contents_entries(TINY_DOCS, comment="pannier contents vectors 2")], rule="§5")
contents("bit-flipped-in-signature", "One bit of the signature over CONTENTS is flipped.", 5,
         [A, *contents_entries(TINY_DOCS, change=flip(0))], rule="§11 step 9")
contents("signature-is-nonsense", "The signature over CONTENTS is no signature.", 5,
         [A, *contents_entries(TINY_DOCS, signature=b"hello\n")], rule="§11 step 9")
for name, what, text in (
    ("hash-wrong", "CONTENTS has another hash for the document", contents_of([("a.txt", b"b\n")])),
    ("path-wrong", "CONTENTS has another path for the document", contents_of([("b.txt", b"a\n")])),
    ("empty", "CONTENTS is empty, but there is a document", b""),
    ("line-too-many", "CONTENTS lists a document that is not there", contents_of(two)),
    ("line-twice", "CONTENTS lists the document twice", LIST * 2),
    ("no-last-lf", "The last line of CONTENTS has no LF", LIST[:-1]),
    ("crlf", "The lines of CONTENTS end in CR LF", LIST.replace(b"\n", b"\r\n")),
    ("blank-line", "An empty line ends CONTENTS", LIST + b"\n"),
    ("upper-case-hash", "The hash in CONTENTS has capital digits", LIST[:64].upper() + LIST[64:]),
    ("star", "A star stands before the path in CONTENTS", LIST.replace(b"  ", b" *")),
    ("escaped", "CONTENTS is written with the escapes of sha256sum", b"\\" + LIST),
):
    contents(name, what + "; it is signed.", 5, [A, *contents_entries(TINY_DOCS, text=text)], rule="§11 step 9")
contents("line-too-few", "CONTENTS lacks the second document; it is signed.", 5, [*both, *contents_entries(two[:1])], rule="§11 step 9", docs=two)
contents("order-other", "CONTENTS has not the order of the archive; it is signed.", 5, [*both, *contents_entries(two[::-1])], rule="§11 step 9", docs=two)
contents("folder-listed", "CONTENTS lists a folder; it is signed.", 5,
         [folder("f/"), A, *contents_entries([("f", b""), *TINY_DOCS])], rule="§11 step 9")

# The list is left out; the signature is over the list of `listed`, or over `text`.


def left_out(name, what, code, entries, listed=TINY_DOCS, after=(), rule=None, docs=TINY_DOCS, **k):
    signature = contents_entries(listed, **k)[1]
    rule = rule or {0: "§10.4", 5: "§11 step 9", 7: "§10.3"}[code]
    contents(f"left-out-{name}", f"The list is left out. {what}", code, [*entries, signature, *after], rule=rule, docs=docs)


left_out("two-documents", "Two documents.", 0, both, two, docs=two)
scripts = [("آب/می‌خواهم.txt", b"1\n"), ("水.txt", b"2\n")]
left_out("persian-and-chinese", "Documents with names in other scripts.", 0, [named(*entry) for entry in scripts], scripts, docs=scripts)
left_out("with-folder", "A folder has no line in the list that was signed.", 0, [folder("f/"), A])
left_out("no-documents", "There are no documents: the list that was signed is empty.", 0, [], [], docs=[])
left_out("order-of-archive", "The archive is not sorted; the list that was signed has the same order.", 0, both[::-1], two[::-1], docs=two)
left_out("legacy-signature", "The signature is of the legacy form.", 0, [A], legacy=True)
left_out("other-document", "The document is not the one that was signed.", 5, [A], [("a.txt", b"b\n")])
left_out("other-path", "The document was signed under another name.", 5, [A], [("b.txt", b"a\n")])
left_out("document-lacks", "A second document was signed too.", 5, [A], two)
left_out("document-too-many", "The second document was not signed.", 5, both, docs=two)
left_out("order-other", "The list that was signed has not the order of the archive.", 5, both, two[::-1], docs=two)
left_out("archive-not-sorted", "The archive is not sorted; the list that was signed is.", 5, both[::-1], two, docs=two)
left_out("empty-list-signed", "There is a document, but the empty list was signed.", 5, [A], [])
left_out("no-last-lf", "The list that was signed has no LF at its end.", 5, [A], text=LIST[:-1])
left_out("crlf", "The lines that were signed end in CR LF.", 5, [A], text=LIST.replace(b"\n", b"\r\n"))
left_out("folder-listed", "The list that was signed has a line for the folder.", 5, [folder("f/"), A], [("f", b""), *TINY_DOCS])
left_out("by-a-stranger", "A stranger signed it.", 5, [A], key=STRANGER)
left_out("comment-of-bundle", "The trusted comment is that of a bundle.", 5, [A], comment=COMMENT, rule="§5")
left_out("comment-of-other-release", "The trusted comment names another release.", 5, [A], comment="pannier contents vectors 2", rule="§5")
left_out("bit-flipped-in-signature", "One bit of the signature is flipped.", 5, [A], change=flip(0))
left_out("signature-is-nonsense", "The signature is no signature.", 5, [A], signature=b"hello\n")
left_out("document-after", "A document comes after the signature.", 7, both[:1], two, after=both[1:], docs=two)
left_out("folder-after", "A folder comes after the signature.", 7, [A], after=[folder("b/")])
left_out("signature-twice", "The signature comes twice.", 7, [A], after=[ours[1]])
left_out("folder-called-so", "A folder has the list's name.", 7, [folder("CONTENTS.sha256/"), A])
left_out("document-below-its-name", "A document lies below the list's name.", 7, [document("CONTENTS.sha256/a")],
         [("CONTENTS.sha256/a", b"a\n")], docs=[("CONTENTS.sha256/a", b"a\n")])
left_out("document-below-its-name-in-other-case", "A document lies below the list's name in other case.", 7, [document("contents.SHA256/a")],
         [("contents.SHA256/a", b"a\n")], docs=[("contents.SHA256/a", b"a\n")])

# ---------------------------------------------------------------- the page

PAGE = b"<!doctype html>\n<title>reader</title>\n"


def page(name, what, listed=PAGE, beside=PAGE, called="reader.html"):
    """The tiny bundle with a page in its list, and a file of that name beside it. No verdict depends on them."""
    files = dict(SMALL)
    if listed is not None:
        files["reader.html"] = listed
    files = signed(files)
    files.pop("reader.html", None)
    laid = [] if beside is None else [put(called, beside)]
    vector("pages", name, what, "§3.2", 0, edits_to(files) + laid, docs=TINY_DOCS)


page("whole", "A page is listed and here.")
page("not-there", "A page is listed and not here.", beside=None)
page("changed", "A page is listed, and another page is here.", beside=PAGE.replace(b"reader", b"writer"))
page("renamed", "A page is listed and here under another name.", called="reader (1).html")
page("not-listed", "A page is here that no list names.", listed=None)
page("without-shape", "The listed file is here whole, but it does not begin as a page begins.", listed=b"<html>\n", beside=b"<html>\n")


def main():
    out = sys.argv[1]
    os.makedirs(out)
    releases.add()
    letters.add()
    deltas.add()
    sections.add()
    for name, data in TINY.items():
        write(f"{out}/base/tiny/{name}", data)
    write(f"{out}/keys/publisher.key", PUBLISHER.secret_file().encode())
    write(f"{out}/keys/publisher.pub", PUBLISHER.public_file().encode())
    write(f"{out}/keys/stranger.pub", STRANGER.public_file().encode())
    write(f"{out}/keys/letters-b.pub", letters.B.public_file().encode())
    for name, identity in (("recipient", RECIPIENT), ("other", OTHER)):
        text = "# TEST ONLY, everybody has this key\n" + bech32("age-secret-key-", identity).upper() + "\n"
        write(f"{out}/keys/{name}.key", text.encode())
    for area, vectors in AREAS.items():
        lines = ",\n".join(json.dumps(v, separators=(",", ":")) for v in vectors)
        write(f"{out}/{area}.json", f'{{"area": "{area}", "vectors": [\n{lines}\n]}}\n'.encode())
        print(f"{area}: {len(vectors)}")
    print(sum(map(len, AREAS.values())))


def write(path, data):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "xb") as file:
        file.write(data)


if __name__ == "__main__":
    main()
