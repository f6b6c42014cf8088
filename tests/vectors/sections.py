"""Vectors of seek tables and sections (FORMAT.md §10.2, §10.5): what comes out of a bundle that lacks blocks, and what does not."""

import random

from kit import (
    AREAS,
    END,
    PADDING,
    SEEK,
    bundle,
    contents_entries,
    document,
    frame,
    sha,
    signed,
    skippable,
    small_and_chunk,
)

DOCS = [(f"{name}.bin", random.Random(name).randbytes(2200)) for name in "abcdef"]


def entries(docs):
    return b"".join(document(path, data) for path, data in docs)


def last(docs=DOCS, **k):
    return b"".join(contents_entries(docs, **k)) + END


THREE = [entries(DOCS[:2]), entries(DOCS[2:4]), entries(DOCS[4:]), last()]


def table(frames, footer=None, checks=False):
    number = lambda value: value.to_bytes(4, "little")
    check = lambda: number(0) if checks else b""
    rows = b"".join(number(size) + number(content) + check() for size, content in frames)
    if footer is None:
        footer = number(len(frames)) + (b"\x80" if checks else b"\0") + number(0x8F92EAB1)
    return skippable(SEEK, rows + footer)


def payload(contents, change=lambda frames: frames, before=b"", **k):
    frames = [frame(content, size_flag=2) for content in contents]
    sizes = change([(len(one), len(content)) for one, content in zip(frames, contents)])
    return b"".join(frames) + before + table(sizes, **k)


def lost(contents=THREE, section=1, after=1100):
    """Edits that take a block of a section, which lies in its first document."""
    sizes = [len(frame(content, size_flag=2)) for content in contents]
    return [{"op": "flip", "file": "d0001.bin", "at": sum(sizes[:section]) + after, "mask": 1}]


def sections(name, what, data, part, comes=(), open=4, check=4, rule="§10.5", edits=None, docs=DOCS, **k):
    """`open` is the exit code of opening all, `part` that of opening in part, `comes` what comes out in part."""
    files = signed(small_and_chunk(data, **k))
    bundle("sections", name, what, rule, open, files, check=check, docs=docs)
    vector = AREAS["sections"][-1]
    vector["edits"] += lost() if edits is None else edits
    vector["part"] = part
    vector["part_documents"] = {path: sha(data) for path, data in DOCS if path[0] in comes}


def add():
    whole = payload(THREE)
    sections("whole", "All blocks are here.", whole, 0, "abcdef", open=0, check=0, edits=[])
    sections("one-lost", "A block of the second section is lost.", whole, 9, "abef")
    sections("padded", "Padding lies between the frames and the table.", payload(THREE, before=skippable(PADDING, bytes(300))), 9, "abef")
    sections("checksums", "The table has checksums, which readers ignore.", payload(THREE, checks=True), 9, "abef")
    sections("first-lost", "The first block is lost.", whole, 9, "cdef", edits=lost(section=0, after=0))
    sections("last-lost", "The block with the table is lost.", whole, 4, edits=[
        {"op": "flip", "file": "d0001.bin", "at": len(whole) - 1, "mask": 1}])
    sections("list-lost", "A block with the list is lost.", whole, 4, edits=lost(section=3, after=100))
    sections("no-table", "No table follows the frames.", b"".join(frame(content, size_flag=2) for content in THREE), 4)
    sections("no-list", "The list is left out.", payload(THREE[:3] + [contents_entries(DOCS)[1] + END]), 4)
    sections("table-too-short", "The table tells a frame less.", payload(THREE, lambda frames: frames[1:]), 4)
    sections("table-too-long", "The table tells a frame twice.", payload(THREE, lambda frames: frames[:1] + frames), 4)
    sections("table-of-nothing", "The table tells no frames.", payload(THREE, lambda frames: []), 4)
    number = lambda value: value.to_bytes(4, "little")
    sections("table-of-many", "The table says that it has 2^32-1 frames.",
             payload(THREE, footer=number(2**32 - 1) + b"\0" + number(0x8F92EAB1)), 4)
    sections("other-mark", "The mark of the table is another.", payload(THREE, footer=number(4) + b"\0" + number(1)), 4)
    sections("reserved-byte", "The byte before the mark is 1.", payload(THREE, footer=number(4) + b"\1" + number(0x8F92EAB1)), 4)
    swapped = [THREE[1], THREE[0], *THREE[2:]]
    sections("other-order", "The sections have another order than the list. Each document is genuine.", payload(swapped), 9, "cdef",
             edits=lost(swapped), docs=None)
    other = [entries([("a.bin", b"other bytes"), DOCS[1]]), *THREE[1:]]
    sections("other-bytes", "A document has other bytes than the list says.", payload(other), 5, edits=lost(other), docs=None)
    foreign = [*THREE[:3], last(comment="pannier contents vectors 2")]
    sections("list-of-another-release", "The list is signed for another release.", payload(foreign), 5)
    early = [THREE[0], THREE[1] + END, *THREE[2:]]
    sections("early-end", "A section has an end mark.", payload(early), 9, "abef", edits=lost(early), docs=None)
    twice = [*THREE[:3], last(DOCS + DOCS[:1])]
    sections("listed-twice", "The list names a path twice.", payload(twice), 7, docs=None)
    AREAS["sections"][-1]["part_or"] = 4
    facts = {"rule": "§6", "edits": [], "comes": "abcdef", "open": 0, "check": 0}
    sections("facts-first-blocks", "The facts tell the first and the last blocks.", whole, 0, head_blocks=0, tail_blocks=4, **facts)
    bad = {**facts, "open": 7, "check": 7, "comes": ""}
    sections("facts-head-alone", "The facts tell the first blocks alone.", whole, 7, head_blocks=0, **bad)
    sections("facts-tail-alone", "The facts tell the last blocks alone.", whole, 7, tail_blocks=4, **bad)
    sections("facts-tail-zero", "The facts tell no last blocks.", whole, 7, head_blocks=0, tail_blocks=0, **bad)
    sections("facts-head-too-many", "The facts tell more first blocks than there are.", whole, 7, head_blocks=1000, tail_blocks=4, **bad)
