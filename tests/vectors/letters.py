"""Vectors of key letters beside the tiny bundle (FORMAT.md §20): which keys sign for a pinned key, and how many."""

import base64

from kit import PUBLISHER, STRANGER, TINY, TINY_DOCS, Key, put, sha, vector

A = PUBLISHER
B, C, D, E = (Key(f"of letters, {name}") for name in "BCDE")
LIST_COMMENT = "pannier bundle vectors 1"


def text(number, need, keys, next=(), gone=(), before=None):
    lines = [f"pannier keys {number}", f"need {need}"]
    lines += [f"key {key if isinstance(key, str) else key.public}" for key in keys]
    lines += [f"next {sha(base64.b64decode(key.public))}" for key in next]
    lines += [f"gone {key.public}" for key in gone]
    lines += [f"before {before}"] if before else []
    return "".join(line + "\n" for line in lines)


def letter(number, need, keys, signers, comment=None, before=None, **k):
    """A letter file. `before` is a letter file too."""
    before = sha(before[: before.index(b"untrusted")]) if isinstance(before, bytes) else before
    body = text(number, need, keys, before=before, **k).encode()
    return body + b"".join(key.sign(body, comment or f"pannier keys {number}") for key in signers)


def gone(key, signer):
    body = f"pannier gone 1\nkey {key.public}\n".encode()
    return body + signer.sign(body, "pannier gone")


def cosigned(*keys, comment=LIST_COMMENT):
    return [put(f"cosigned-{number}.minisig", key.sign(TINY["SHA256SUMS"], comment)) for number, key in enumerate(keys, 1)]


def letters(name, what, code, files, signers=(), rule="§20.3, §20.5", edits=(), **k):
    all_edits = [put(f"letter-{number}", data) for number, data in enumerate(files, 1)]
    all_edits += cosigned(*signers) + list(edits)
    k.setdefault("check", 5 if code == 5 else 0)
    vector("letters", name, what, rule, code, all_edits, docs=TINY_DOCS if code == 0 else None, **k)


def add():
    """Adds all of them. The tiny bundle is signed by A, who is pinned."""
    one = letter(1, 1, [A, B], [A])
    three = letter(1, 2, [A, B, C], [A, B])
    rotated = letter(2, 2, [B, C, D], [B, C], gone=[A], before=three)

    letters("one-is-enough", "a letter that asks for one of two keys", 0, [one])
    letters("two-of-three", "two of three keys signed", 0, [three], [B])
    letters("all-three", "three of three keys signed", 0, [three], [B, C])
    letters("below-threshold", "one of two needed keys signed", 5, [three])
    letters("one-key-twice", "the publisher's key signed twice", 5, [three], [A])
    letters("cosigned-by-a-stranger", "the second signature is by a key that the letter does not name", 5, [three], [D])
    letters("cosigned-as-documents", "the second signature says that it is over something else", 5, [three],
            edits=cosigned(B, comment="pannier contents vectors 1"))
    letters("not-by-the-pinned-key", "a letter that the pinned key did not sign", 0, [letter(1, 2, [A, B], [B])])
    letters("letter-below-its-need", "a letter that asks for two, and one signed it", 0, [letter(1, 2, [A, B], [A])])
    letters("letter-with-another-comment", "a letter signed with the comment of letter 2", 0,
            [letter(1, 2, [A, B], [A, B], comment="pannier keys 2")], rule="§20.2")
    letters("letter-changed", "a letter whose text was changed after it was signed", 0,
            [three.replace(b"need 2", b"need 3")], rule="§20.2")
    letters("signatures-in-two-copies", "two copies of a letter, each with one of two signatures", 5,
            [letter(1, 2, [A, B, C], [A]), letter(1, 2, [A, B, C], [B])], rule="§20.2")
    letters("carried-by-mail", "a letter with other line ends and words around it", 5,
            [b"Dear all,\r\n" + three.replace(b"\n", b"\r\n") + b"-- \r\n"], rule="§12.1, §20.2")

    letters("rotated", "the pinned key is gone, and two of the others signed", 0, [three, rotated], [B, C])
    letters("gone-counts-for-nothing", "the pinned key is gone, and signed with one other", 5, [three, rotated], [B])
    letters("old-quorum-only", "the next letter lacks the signatures of its own keys", 0,
            [three, letter(2, 2, [D, E], [A, B], before=three)], [B])
    letters("new-quorum-only", "the next letter lacks the signatures of the old keys", 5,
            [three, letter(2, 2, [D, E], [D, E], before=three)], [D, E])
    letters("old-quorum-of-one", "the next letter is signed by one of two old keys", 5,
            [three, letter(2, 1, [A, D], [A, D], before=three)], [D])
    letters("skipped-number", "letter 3 names letter 1 as the one before", 5,
            [three, letter(3, 1, [D], [A, B, D], before=three)], [D])
    letters("other-before", "letter 2 names another text as the one before", 5,
            [three, letter(2, 1, [D], [A, B, D], before="ab" * 32)], [D])
    letters("revived", "a key that was gone signs again in letter 3", 5,
            [three, rotated, letter(3, 1, [A, B, C], [A, B, C], before=rotated)], [B])
    letters("forged-after-gone", "the stolen key signs a letter 3 of its own", 5,
            [three, rotated, letter(3, 1, [A], [A], gone=[B, C, D], before=rotated)])
    letters("fork", "two letters 2, both signed by enough old keys; their new keys differ", 5,
            [three, letter(2, 2, [A, B, D], [A, B], before=three), letter(2, 2, [B, C, E], [B, C], before=three)], [B],
            rule="§20.5")
    letters("fork-both-allow", "two letters 2, and enough keys of both signed", 0,
            [three, letter(2, 2, [A, B, D], [A, B], before=three), letter(2, 2, [B, C, E], [B, C], before=three)], [B, C],
            rule="§20.5")
    letters("fork-at-the-first", "two letters 1 by the pinned key; one asks for two keys", 5,
            [letter(1, 1, [A, B], [A]), letter(1, 2, [A, C], [A, C])], rule="§20.5")

    letters("promised", "the promised key takes over from the pinned key", 0,
            [first := letter(1, 1, [A], [A], next=[D]), letter(2, 1, [D], [D], gone=[A], before=first)], [D])
    letters("promised-and-stolen", "the pinned key names a key that was not promised", 0,
            [first, letter(2, 2, [A, E], [A, E], before=first)])
    letters("promised-not-shown", "the old key alone signs letter 2, although another key was promised", 0,
            [first, letter(2, 1, [A], [A], before=first)])
    letters("promised-of-two", "one of two promised keys signed where two are needed", 5,
            [both := letter(1, 2, [A, B], [A, B], next=[D, E]), letter(2, 1, [D], [D], gone=[A], before=both)], [D])

    letters("gone-by-itself", "the pinned key says that it is gone", 5, [gone(A, A)], rule="§20.4")
    letters("gone-by-somebody", "a stranger says that the pinned key is gone", 0, [gone(A, STRANGER)], rule="§20.4")
    letters("gone-and-counted", "the second key said that it is gone", 5, [three, gone(C, C)], [C], rule="§20.4, §20.5")
    letters("gone-and-not-needed", "a third key said that it is gone", 0, [three, gone(C, C)], [B], rule="§20.4, §20.5")
    letters("gone-enters-nothing", "the pinned key said that it is gone, and its letter names others", 5,
            [three, gone(A, A)], [B, C], rule="§20.4")

    letters("of-a-stranger", "a stranger's letter that asks for two keys", 0, [letter(1, 2, [STRANGER, A], [STRANGER, D])])
    letters("of-a-stranger-gone", "a stranger's letter by which the pinned key is gone", 0,
            [letter(1, 1, [STRANGER], [STRANGER], gone=[A])])
    letters("pinned-later", "the pinned key is one that letter 2 names", 0, [three, rotated], [B, C],
            pin=["tests/vectors/keys/letters-b.pub"])
    letters("pinned-later-too-few", "the same, and too few signed", 5, [three, rotated], [B],
            pin=["tests/vectors/keys/letters-b.pub"])
    letters("number-65", "a letter with a number that is too large", 0, [letter(65, 2, [A, B], [A, B], before="ab" * 32)],
            rule="§20.2")
    letters("nine-keys", "a letter with nine keys", 0,
            [letter(1, 2, [A, B, *(Key(f"of letters, {n}") for n in range(7))], [A, B])], rule="§20.2")
    letters("need-of-more", "a letter that asks for more keys than it names", 0, [letter(1, 3, [A, B], [A, B])], rule="§20.2")
    weak = base64.b64encode(b"Ed" + bytes(8) + b"\1" + bytes(31)).decode()
    letters("weak-key", "a letter that names a key for which anybody can sign", 0, [letter(1, 2, [A, weak], [A])],
            rule="§5, §20.2")
    letters("introduced", "the pinned key introduces a stranger, who signed the bundle", 5,
            [introduction(A, STRANGER)], rule="§20.7", edits=by(STRANGER))


def introduction(by_key, of):
    body = f"pannier introduction 1\nkey {of.public}\nsays a friend\n".encode()
    return body + by_key.sign(body, "pannier introduction")


def by(key):
    """The tiny bundle, signed by another publisher."""
    from kit import list_text, small_and_chunk, TINY_PAYLOAD

    files = small_and_chunk(TINY_PAYLOAD, publisher=key.public)
    files["SHA256SUMS"] = list_text(files)
    files["SHA256SUMS.minisig"] = key.sign(files["SHA256SUMS"], LIST_COMMENT)
    return [put(name, data) for name, data in files.items()]
