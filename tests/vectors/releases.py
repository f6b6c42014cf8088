"""Vectors of several bundles in one search (FORMAT.md §17, §18): the tiny bundle, and others in folders beside it."""

import hashlib

from kit import (
    PUBLISHER,
    RELEASE,
    SERIES,
    STRANGER,
    TINY,
    TINY_DOCS,
    TINY_PAYLOAD,
    compress,
    document,
    list_text,
    put,
    small_and_chunk,
    tar,
    vector,
)

OTHER_DOCS = [("a.txt", b"b\n")]
OTHER_PAYLOAD = compress(tar([document("a.txt", b"b\n")], OTHER_DOCS))
BOTH = ["tests/vectors/keys/publisher.pub", "tests/vectors/keys/stranger.pub"]
NOBODY = "ab" * 32


def id_of(files):
    return hashlib.sha256(files["SHA256SUMS"]).hexdigest()


TINY_ID = id_of(TINY)


def made(payload=OTHER_PAYLOAD, key=PUBLISHER, cosigners=(), more=None, table=None, **facts):
    """A bundle with other facts than those of the tiny one."""
    facts.setdefault("publisher", key.public)
    files = {**small_and_chunk(payload, table=table, **facts), **(more or {})}
    files["SHA256SUMS"] = list_text(files)
    comment = f"pannier bundle {facts.get('series', SERIES)} {facts.get('release', RELEASE)}"
    files["SHA256SUMS.minisig"] = key.sign(files["SHA256SUMS"], comment)
    for number, cosigner in enumerate(cosigners):
        files[f"cosigned-{number}.minisig"] = cosigner.sign(files["SHA256SUMS"], comment)
    return files


def beside(*bundles, without=()):
    """Edits that put bundles into folders beside the tiny one."""
    edits = [{"op": "drop", "file": name} for name in without]
    for number, files in enumerate(bundles, 1):
        edits += [put(f"beside-{number}/{name}", data) for name, data in files.items()]
    return edits


def releases(name, what, code, edits, rule="§18", **k):
    vector("releases", name, what, rule, code, edits, docs=TINY_DOCS if code == 0 else None, **k)


def add():
    """Adds all of them."""
    block = TINY_PAYLOAD + bytes(1024 - len(TINY_PAYLOAD))
    table = hashlib.sha256(block).digest() * 2
    # With one data block, every recovery block is equal to it (§8).
    extension = made(TINY_PAYLOAD, more={"r0001.bin": block}, table=table, recovery_blocks=1, extends=TINY_ID)
    third = made(release=3, previous=TINY_ID)

    releases("a-copy", "the same bundle twice", 0, beside(TINY), rule="§3")
    releases("extended", "a list with one more recovery block", 0, beside(extension), rule="§17", check=0)
    releases("same-release", "two bundles of one key with one number", 5, beside(made()))
    releases("same-release-and-more", "and a third bundle, with another number", 5,
             beside(made(), made(release=7)))
    releases("same-release-same-blocks", "two lists of one release that name the same blocks", 2,
             beside(made(TINY_PAYLOAD, generator="another writer")), check=0)
    releases("same-release-other-date", "two lists of one release with the same blocks, but another date", 5,
             beside(made(TINY_PAYLOAD, created="2026-02-04")))
    releases("only-claims-to-extend", "a list with more recovery blocks that extends some other list", 5,
             beside(made(TINY_PAYLOAD, more={"r0001.bin": block}, table=table, recovery_blocks=1, extends=NOBODY)))
    releases("other-series", "two bundles of one key with one number, in two series", 2,
             beside(made(series="other")), check=0)
    releases("next", "two releases, linked", 2, beside(made(release=2, previous=TINY_ID)), check=0)
    releases("next-without-link", "two releases, the second one without previous", 2, beside(made(release=2)), check=0)
    releases("next-of-another", "two releases, of which the second one names another as previous", 5,
             beside(made(release=2, previous=NOBODY)))
    releases("next-of-an-extension", "two releases, of which the second one names an extension of the first", 2,
             beside(extension, made(release=2, previous=id_of(extension))), check=0)
    releases("next-of-a-list-not-here", "two releases, of which the second one names the list that the first extends", 2,
             beside(extension, made(release=2, previous=TINY_ID),
                    without=("SHA256SUMS", "SHA256SUMS.minisig", "bundle.json", "blocks.idx")), check=0)
    releases("gap", "releases 1 and 3, of which 3 names another as previous", 2,
             beside(made(release=3, previous=NOBODY)), check=0)
    releases("between", "release 3 names release 1 as previous, and there is a release 2", 5,
             beside(third, made(release=2, previous=TINY_ID)))
    releases("strangers-same-release", "a bundle with one number by somebody who is not pinned", 0,
             beside(made(key=STRANGER)), check=5)
    releases("strangers-next-of-another", "a release by somebody who is not pinned, which names another as previous", 0,
             beside(made(key=STRANGER, release=2, previous=NOBODY)), check=5)
    releases("strangers-in-conflict", "two bundles with one number by somebody who is not pinned", 0,
             beside(made(key=STRANGER), made(TINY_PAYLOAD, key=STRANGER)), check=5)
    releases("strangers-cosigned", "a bundle with one number by somebody who is not pinned, signed by the publisher too", 0,
             beside(made(key=STRANGER, cosigners=[PUBLISHER])), check=5)
    releases("two-publishers", "bundles with one number by two publishers who are pinned", 2,
             beside(made(key=STRANGER)), check=0, pin=BOTH)
    releases("two-publishers-one-signer", "and one of them signed both", 5,
             beside(made(key=STRANGER, cosigners=[PUBLISHER])), pin=BOTH)
    releases("two-publishers-next", "releases by two publishers who are pinned, the second one without a link", 2,
             beside(made(key=STRANGER, release=2, previous=NOBODY)), check=0, pin=BOTH)
