"""Vectors of deltas (FORMAT.md §19): an opened folder, one or more deltas, and what comes of opening them onto it."""

import os
import subprocess

from kit import AREAS, CLASSES, END, PUBLISHER, SERIES, STRANGER, compress, contents_entries, contents_of, document, folder, list_text
from kit import named, put, sha, small_and_chunk

LONG = b"".join(b"line %d of a document that changes little\n" % n for n in range(12))
OLD = [("a.txt", LONG), ("b.txt", b"b\n"), ("d/c.txt", b"c\n")]
NEW = [("a.txt", LONG + b"and one line more\n"), ("d/c.txt", b"c\n"), ("e.txt", b"e\n")]
NEXT = [("a.txt", LONG + b"and two lines more\n"), ("d/c.txt", b"c\n"), ("e.txt", b"e\n")]


def contents(docs, release, series=SERIES, key=PUBLISHER):
    text = contents_of(docs)
    return text, key.sign(text, f"pannier contents {series} {release}")


def opened(docs, release, **k):
    """The files of a folder into which a release was opened."""
    text, signature = contents(docs, release, **k)
    return [put(path, data) for path, data in [*docs, ("CONTENTS.sha256", text), ("CONTENTS.sha256.minisig", signature)]]


def patch(entries, prefix):
    """A frame of the zstd program over an archive, after a prefix."""
    archive = b"".join(entries) + END
    if not prefix:
        return compress(archive)
    names = [f"/tmp/pannier-vector-{os.getpid()}-{n}" for n in "pa"]
    for name, data in zip(names, (prefix, archive)):
        with open(name, "wb") as file:
            file.write(data)
    command = ["zstd", "-19", "-q", "-q", f"--patch-from={names[0]}", "-c", names[1]]
    out = subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout
    for name in names:
        os.remove(name)
    return out


def delta(old=OLD, new=NEW, base=1, release=2, key=PUBLISHER, **k):
    """The files of a delta; every part of it may be replaced."""
    was, now = dict(old), dict(new)
    changed = [(path, data) for path, data in new if was.get(path) != data]
    uses = k.get("uses", [path for path, data in changed if path in was])
    prefix = k.get("prefix", b"".join(was.get(path, b"") for path in uses))
    removed = k.get("removed", [path for path in was if path not in now])
    entries = k.get("entries", [named(path, data) for path, data in changed])
    content = k.get("content", sha(contents_of(new)))
    facts = k.get("facts", (
        f"pannier delta 1\nseries {k.get('series', SERIES)}\nrelease {release}\ncontent {content}\n"
        f"base-release {base}\nbase-content {k.get('base_content', sha(contents_of(old)))}\n"
    )).encode()
    lines = lambda paths: "".join(path + "\n" for path in paths).encode()
    docs = [
        ("DELTA.txt", b"by hand\n"),
        ("delta-after.minisig", k.get("after", contents(new, release)[1])),
        ("delta-facts.txt", facts),
        ("delta-removed.txt", lines(removed)),
        ("delta-uses.txt", lines(uses)),
        ("delta.zst", k.get("patch", None) or patch(entries, prefix)),
    ]
    docs = [doc for doc in docs if doc[0] != k.get("without")]
    series = k.get("of", f"{SERIES}-delta-{base}")
    inside = [document(path, data) for path, data in docs]
    proof = contents_entries(docs, key=key, comment=f"pannier contents {series} {release}")
    payload = compress(b"".join(inside) + b"".join(proof) + END)
    files = small_and_chunk(payload, series=series, release=release, since=k.get("since", base), publisher=key.public)
    files["SHA256SUMS"] = list_text(files)
    files["SHA256SUMS.minisig"] = key.sign(files["SHA256SUMS"], f"pannier bundle {series} {release}")
    return [put(name, data) for name, data in files.items()]


def deltas(name, what, code, bundles, base=None, docs=None, rule="§19.3"):
    made = {
        "name": name, "what": what, "rule": rule, "onto": opened(OLD, 1) if base is None else base, "deltas": bundles,
        "open": code, "expect": CLASSES[code],
    }
    if code == 0:
        made["documents"] = {path: sha(data) for path, data in docs or NEW}
    AREAS.setdefault("deltas", []).append(made)


def add():
    """Adds all of them."""
    good = delta()
    third = delta(NEW, NEXT, base=2, release=3)
    entry = named("e.txt", b"e\n")

    deltas("onto-its-base", "a delta onto the release on which it builds", 0, [good])
    deltas("nothing-joined", "no old version is used", 0, [delta(uses=[], prefix=b"")])
    deltas("more-in-the-folder", "the folder holds a file that its list does not name", 0, [good],
           opened(OLD, 1) + [put("mine.txt", b"mine\n")])
    deltas("chain", "two deltas, one after the other", 0, [good, third], docs=NEXT)
    deltas("chain-in-the-wrong-order", "the same two, the later one first", 0, [third, good], docs=NEXT)
    deltas("gap", "the delta between the folder and this one is lacking", 4, [third])
    deltas("other-base", "the folder is of another release of the series", 4, [good], opened(NEW, 2))
    deltas("other-series", "the folder is of another series", 4, [good], opened(OLD, 1, series="other"))
    deltas("other-documents", "the folder has the number, and other documents", 4, [good], opened(OLD[:2], 1))
    deltas("base-by-a-stranger", "a stranger signed the folder's list", 5, [good], opened(OLD, 1, key=STRANGER))
    deltas("base-without-signature", "the folder has no signature", 2, [good], opened(OLD, 1)[:-1])
    for kind, path in (("used", "a.txt"), ("kept", "d/c.txt")):
        altered = [put(name, b"x" if name == path else data) for name, data in OLD]
        deltas(f"altered-{kind}", f"an old document that is {kind} was changed", 4, [good], altered + opened(OLD, 1)[3:])
        lost = [edit for edit in opened(OLD, 1) if edit["file"] != path]
        deltas(f"lost-{kind}", f"an old document that is {kind} is not there", 4, [good], lost)
    deltas("altered-removed", "an old document that is removed was changed", 0, [good],
           [put(name, b"x" if name == "b.txt" else data) for name, data in OLD] + opened(OLD, 1)[3:])

    deltas("uses-outside", "a path that the base does not have is used", 7, [delta(uses=["a.txt", "z.txt"], prefix=LONG)])
    deltas("removed-outside", "a path that the base does not have is removed", 7, [delta(removed=["b.txt", "z.txt"])])
    deltas("uses-above", "a path leads out of the folder", 7, [delta(uses=["../a.txt"], prefix=LONG)], rule="§10.3, §19.2")
    deltas("uses-twice", "a path is used twice", 7, [delta(uses=["a.txt", "a.txt"], prefix=LONG * 2)], rule="§19.2")
    deltas("removed-not-sorted", "the removed paths are not sorted", 7, [delta(removed=["d/c.txt", "b.txt"])], rule="§19.2")
    deltas("new-and-removed", "a path is removed, and the patch has it", 7,
           [delta(removed=["b.txt"], entries=[named("b.txt"), entry], uses=[], prefix=b"")], rule="§19.2")
    deltas("name-outside", "a new document leads out of the folder", 7,
           [delta(entries=[named("../e.txt", b"e\n")], uses=[], prefix=b"")], rule="§10.3")
    deltas("collision-with-kept", "a new document has a kept one's name in other case", 7,
           [delta(entries=[named("D/C.txt", b"e\n"), entry], uses=[], prefix=b"")], rule="§10.3, §19.3")
    deltas("below-a-kept-document", "a new document lies below a kept one", 7,
           [delta(entries=[named("d/c.txt/e", b"e\n"), entry], uses=[], prefix=b"")], rule="§10.3, §19.3")
    deltas("contents-in-the-patch", "the patch has a list of documents of its own", 7,
           [delta(entries=[named("CONTENTS.sha256", b"e\n"), entry], uses=[], prefix=b"")], rule="§10.3, §19.2")
    deltas("link-in-the-patch", "the patch has a link", 7,
           [delta(entries=[document("e.txt", b"", kind=b"2"), entry], uses=[], prefix=b"")], rule="§10.3")
    whole = patch([named(path, data) for path, data in NEW if path != "d/c.txt"], LONG)
    deltas("patch-cut", "the patch is cut short", 7, [delta(patch=whole[:-9])], rule="§10.2")
    deltas("patch-of-another-prefix", "the patch was made after another prefix", 7,
           [delta(patch=patch([named("a.txt", NEW[0][1].replace(b"line", b"LINE")), entry], LONG.replace(b"line", b"LINE")))], rule="§10.2")
    deltas("patch-twice", "the patch is two frames", 7, [delta(patch=whole + compress(b"x"))], rule="§19.2")
    deltas("after-by-a-stranger", "a stranger signed the new list", 5, [delta(after=contents(NEW, 2, key=STRANGER)[1])])
    deltas("after-of-another-release", "the new list was signed for another release", 5,
           [delta(after=contents(NEW, 3)[1])])
    deltas("after-of-other-documents", "the new list that was signed has other documents", 5,
           [delta(after=contents(NEW[:2], 2)[1])])
    deltas("content-of-other-documents", "the facts promise another content digest", 7, [delta(content="ab" * 32)])
    deltas("facts-of-another-release", "the facts of the delta name another release than the bundle", 7,
           [delta(facts=f"pannier delta 1\nseries {SERIES}\nrelease 3\ncontent {sha(contents_of(NEW))}\nbase-release 1\n"
                        f"base-content {sha(contents_of(OLD))}\n")], rule="§19.2")
    for name in ("delta.zst", "delta-facts.txt", "delta-after.minisig", "delta-uses.txt", "delta-removed.txt"):
        deltas(f"without-{name}", f"{name} is not there", 7, [delta(without=name)], rule="§19.2")
    deltas("since-of-another-base", "the facts and the series name two bases", 7, [delta(since=3, release=4)], rule="§19.1")
    deltas("by-a-stranger", "a stranger's delta", 5, [delta(key=STRANGER)], rule="§11")
