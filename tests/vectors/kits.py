#!/usr/bin/env python3
"""Makes kits.json: kits and vouchers for kits (FORMAT.md §3.3). It shares no code with Pannier."""

import json
import pathlib

from kit import PUBLISHER, STRANGER, TINY_PAYLOAD, Key, put, sha, signed, small_and_chunk

HERE = pathlib.Path(__file__).parent
MAKERS = Key("makers of a kit")
PROGRAM, WINDOWS, PAGE = "pannier-linux-x86_64", "pannier-windows-x86_64.exe", "reader.html"
FILES = {
    "COPYING.txt": b"licences\n",
    PROGRAM: b"a program\n",
    WINDOWS: b"another program\n",
    PAGE: b"<!doctype html>\n",
}
COMMENT = "pannier kit 0.2.0"
kits, vouchers = [], []


def lines(files):
    return "".join(f"{sha(data)}  {name}\n" for name, data in files.items())


def signed_kit(files=FILES, text=None, comment=COMMENT, keys=(MAKERS,)):
    """The files of a kit, with a list and a signature of each key."""
    text = (lines(files) if text is None else text).encode()
    names = ["SHA256SUMS.minisig"] + [f"SHA256SUMS.{number}.minisig" for number in range(2, 10)]
    return {**files, "SHA256SUMS": text, **{name: key.sign(text, comment) for name, key in zip(names, keys)}}


def kit(name, what, verdict, files=None, *, rule="§3.3", version=None, altered=(), strange=(), missing=(), pin=MAKERS):
    files = signed_kit() if files is None else files
    entry = {"name": name, "what": what, "rule": rule, "pin": pin.public_file()}
    entry["files"] = [put(path, data) for path, data in files.items()]
    entry["verdict"] = verdict
    entry["exit"] = {"ok": 0, "altered": 5, "not-trusted": 5, "none": 2}[verdict]
    if verdict != "none":
        listed = [line.split("  ")[1] for line in files["SHA256SUMS"].decode().splitlines()]
        entry["genuine"] = [path for path in listed if path not in [*altered, *missing]]
        entry.update(altered=list(altered), missing=list(missing), not_in_list=list(strange))
    if verdict in ("ok", "altered"):
        entry["version"] = version or "0.2.0"
    assert all(other["name"] != name for other in kits), name
    kits.append(entry)


def changed(name, data):
    return {**signed_kit(), name: data}


def without(*names):
    return {path: data for path, data in signed_kit().items() if path not in names}


def voucher_of(files):
    return f"{sha(files['SHA256SUMS'])}  kit/SHA256SUMS\n".encode()


def voucher(name, what, told, *, text=None, beside=None, listed=None, key=PUBLISHER):
    """The tiny bundle with a voucher in its list, and a kit beside it. `told` is what is said of the kit."""
    beside = signed_kit() if beside is None else beside
    text = voucher_of(signed_kit()) if text is None else text
    files = small_and_chunk(TINY_PAYLOAD, publisher=key.public)
    files["kit.sha256"] = text if listed is None else listed
    files = signed(files, key=key)
    if text == b"":
        del files["kit.sha256"]
    else:
        files["kit.sha256"] = text
    files.update({f"kit/{path}": data for path, data in beside.items()})
    entry = {"name": name, "what": what, "rule": "§3.3", "files": [put(path, data) for path, data in files.items()]}
    entry["pin"] = PUBLISHER.public_file()
    entry["check"] = 0 if key is PUBLISHER else 5
    entry["kit"] = told
    assert all(other["name"] != name for other in vouchers), name
    vouchers.append(entry)


kit("whole", "every file of the list is here", "ok")
kit("few-systems", "a stick had room for one program", "ok", without(WINDOWS, PAGE), missing=[WINDOWS, PAGE])
kit("cosigned", "two keys signed, and the second one is pinned", "ok", signed_kit(keys=(STRANGER, MAKERS)))
kit("by-the-publisher", "the pinned key is that of a publisher", "ok", signed_kit(keys=(PUBLISHER,)), pin=PUBLISHER)
kit("long-version", "the version has 32 characters", "ok", signed_kit(comment="pannier kit " + "1" * 32), version="1" * 32)
kit("signs-in-version", "the version has every sign that is allowed", "ok", signed_kit(comment="pannier kit 1.0-rc.1+a"),
    version="1.0-rc.1+a")
kit("sixty-four-files", "the list has 64 names", "ok",
    signed_kit({f"f{number:02}": b"x\n" for number in range(64)}))

kit("wrong-hash", "a program has other bytes than its hash says", "altered", changed(PROGRAM, b"an evil program\n"),
    altered=[PROGRAM])
kit("empty-file", "a program is empty", "altered", changed(WINDOWS, b""), altered=[WINDOWS])
kit("swapped", "two programs have each other's names", "altered",
    {**signed_kit(), PROGRAM: FILES[WINDOWS], WINDOWS: FILES[PROGRAM]}, altered=[PROGRAM, WINDOWS])
kit("extra-file", "a file is here that the list does not name", "altered", changed("autorun.inf", b"x\n"),
    strange=["autorun.inf"])
kit("extra-program", "a program for another system is here that the list does not name", "altered",
    changed("pannier-linux-armv7", b"x\n"), strange=["pannier-linux-armv7"])
kit("extra-file-below", "a program lies in a folder of the kit", "altered", changed(f"more/{PROGRAM}", FILES[PROGRAM]),
    strange=[f"more/{PROGRAM}"])

kit("by-a-stranger", "a stranger signed", "not-trusted", signed_kit(keys=(STRANGER,)))
kit("without-signature", "nobody signed", "not-trusted", signed_kit(keys=()))
kit("changed-after-signing", "the list has another hash than the signed list, and the program fits it", "not-trusted",
    {**signed_kit({**FILES, PROGRAM: b"an evil program\n"}), "SHA256SUMS.minisig": signed_kit()["SHA256SUMS.minisig"]})
for name, what, comment in [
    ("comment-of-a-bundle", "the signature says that it is over a bundle", "pannier bundle vectors 1"),
    ("comment-of-documents", "the signature says that it is over documents", "pannier contents vectors 1"),
    ("comment-without-version", "the comment has no version", "pannier kit "),
    ("comment-cut", "the comment ends before the blank", "pannier kit"),
    ("comment-with-two-words", "the version has a blank", "pannier kit 0.2.0 beta"),
    ("comment-with-a-slash", "the version has a sign that is not allowed", "pannier kit 0.2/0"),
    ("comment-too-long", "the version has 33 characters", "pannier kit " + "1" * 33),
    ("comment-in-capitals", "the comment has a capital letter", "Pannier kit 0.2.0"),
    ("comment-with-a-beginning", "a word stands before the comment", "the pannier kit 0.2.0"),
]:
    kit(name, what, "not-trusted", signed_kit(comment=comment))
kit("comment-swapped", "the comment is not the one that was signed", "not-trusted",
    {**signed_kit(), "SHA256SUMS.minisig": signed_kit()["SHA256SUMS.minisig"].replace(b"kit 0.2.0", b"kit 0.3.0")})

one = sha(FILES[PROGRAM])
for name, what, text in [
    ("empty-list", "the list is empty", ""),
    ("name-with-folder", "a name leads into a folder", f"{one}  bin/{PROGRAM}\n"),
    ("name-leads-up", "a name leads out of the folder", f"{one}  ../{PROGRAM}\n"),
    ("name-absolute", "a name begins with a slash", f"{one}  /{PROGRAM}\n"),
    ("name-with-backslash", "a name has a backslash", f"{one}  ..\\{PROGRAM}\n"),
    ("name-with-drive", "a name has a colon", f"{one}  c:{PROGRAM}\n"),
    ("name-hidden", "a name begins with a dot", f"{one}  .{PROGRAM}\n"),
    ("name-as-option", "a name begins with a dash", f"{one}  -{PROGRAM}\n"),
    ("name-with-blank", "a name has a blank", f"{one}  pannier linux\n"),
    ("name-too-long", "a name has 65 bytes", f"{one}  {'p' * 65}\n"),
    ("name-missing", "a line has no name", f"{one}  \n"),
    ("name-twice", "a name is listed twice", f"{one}  {PROGRAM}\n{one}  {PROGRAM}\n"),
    ("name-twice-in-other-case", "a name is listed again in capitals", f"{one}  {PROGRAM}\n{one}  {PROGRAM.upper()}\n"),
    ("names-itself", "the list names itself", f"{one}  SHA256SUMS\n"),
    ("names-its-signature", "the list names its signature", f"{one}  SHA256SUMS.minisig\n"),
    ("names-another-signature", "the list names the signature of a second key", f"{one}  sha256sums.bo.MINISIG\n"),
    ("names-facts", "the list names the facts of a bundle", f"{one}  {PROGRAM}\n{one}  bundle.json\n"),
    ("names-table", "the list names the table of a bundle, in other case", f"{one}  {PROGRAM}\n{one}  Blocks.IDX\n"),
    ("sixty-five-files", "the list has 65 names", "".join(f"{one}  f{number:02}\n" for number in range(65))),
    ("hash-in-capitals", "a hash has capital letters", f"{one.upper()}  {PROGRAM}\n"),
    ("hash-short", "a hash has 63 signs", f"{one[:-1]}  {PROGRAM}\n"),
    ("star", "a line has a star before the name", f"{one} *{PROGRAM}\n"),
    ("one-blank", "a line has one blank", f"{one} {PROGRAM}\n"),
    ("no-last-line-end", "the last line has no end", f"{one}  {PROGRAM}"),
    ("empty-line", "the list has an empty line", f"{one}  {PROGRAM}\n\n"),
    ("windows-line-ends", "lines end as in Windows", f"{one}  {PROGRAM}\r\n"),
    ("remark", "the list has a remark", f"# a kit\n{one}  {PROGRAM}\n"),
]:
    kit(name, what, "none", signed_kit({PROGRAM: FILES[PROGRAM]}, text=text))
kit("no-list", "there is no list", "none", without("SHA256SUMS"))

voucher("kit-beside", "the kit beside the bundle is the one that the publisher knows", "genuine")
voucher("some-programs", "a stick had room for one program", "genuine", beside=without(WINDOWS, PAGE))
voucher("no-kit", "no kit is here", "missing", beside={})
voucher("another-kit", "another kit is here, which its makers signed", "missing", beside=signed_kit({**FILES, PROGRAM: b"x\n"}))
voucher("changed-program", "a program of the kit has other bytes", "altered", beside=changed(PROGRAM, b"an evil program\n"))
voucher("lost", "the list names a voucher that is not here", "no-voucher", text=b"", listed=voucher_of(signed_kit()))
voucher("changed", "the voucher has other bytes than the list says", "no-voucher", listed=b"x\n")
right = voucher_of(signed_kit())
for name, what, text in [
    ("two-lines", "the listed voucher has two lines", right * 2),
    ("no-line-end", "the listed voucher has no line end", right[:-1]),
    ("capitals", "the listed voucher has capital letters", right.upper()),
    ("of-another-path", "the listed voucher names another path", right.replace(b"kit/", b"../kit/")),
    ("of-a-program", "the listed voucher names a program", right.replace(b"SHA256SUMS", PROGRAM.encode())),
]:
    voucher(name, what, "no-voucher", text=text)
voucher("of-a-stranger", "a stranger vouches", "left", key=STRANGER)


def main():
    parts = []
    for name, vectors in (("kits", kits), ("vouchers", vouchers)):
        rows = ",\n".join(json.dumps(one, separators=(",", ":"), ensure_ascii=True) for one in vectors)
        parts.append(f'"{name}": [\n{rows}\n]')
        print(f"{name}: {len(vectors)}")
    (HERE / "kits.json").write_text('{"area": "kits", ' + ",\n".join(parts) + "}\n")


if __name__ == "__main__":
    main()
