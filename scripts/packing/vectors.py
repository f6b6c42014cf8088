"""Opens bundles of tests/vectors with any program, as a process of another system, and compares exit codes and documents.

  vectors.py AREA NAME... -- PROGRAM...     such as: tar device-con blank-at-end -- wine pannier.exe

The program runs in a folder of its own, and gets paths from there.
"""

import base64
import hashlib
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]


def payload(files, data):
    """Puts another payload into the tiny bundle, as tests/vectors/README.md says."""
    blocks = [data[at : at + 1024] for at in range(0, len(data), 1024)]
    facts = files["bundle.json"].decode()
    for key, value in (("payload_bytes", len(data)), ("data_blocks", len(blocks))):
        facts = re.sub(rf'"{key}": \d+', f'"{key}": {value}', facts)
    files["bundle.json"] = facts.encode()
    files["blocks.idx"] = b"".join(hashlib.sha256(block.ljust(1024, b"\0")).digest() for block in blocks)
    files["d0001.bin"] = data


def sign(files, edit):
    names = ("bundle.json", "blocks.idx", "d0001.bin")
    files["SHA256SUMS"] = b"".join(f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n".encode() for name in names)
    lines = files["SHA256SUMS.minisig"].decode().splitlines()
    lines[1], lines[3] = edit["signature"], edit["global"]
    files["SHA256SUMS.minisig"] = ("\n".join(lines) + "\n").encode()


def laid(vector, folder):
    """Writes the bundle of a vector. Edits that the areas of archives lack are unknown here."""
    base = ROOT / vector.get("base", "tests/vectors/base/tiny")
    files = {path.name: path.read_bytes() for path in base.iterdir()}
    for edit in vector["edits"]:
        data = base64.b64decode(edit["base64"]) if "base64" in edit else edit.get("text", "").encode()
        data *= edit.get("times", 1)
        match edit["op"]:
            case "payload":
                payload(files, data)
            case "sign":
                sign(files, edit)
            case "put":
                files[edit["file"]] = data
            case other:
                sys.exit(f"vectors: an edit {other}")
    folder.mkdir()
    for name, data in files.items():
        (folder / name).write_bytes(data)


def documents(folder):
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    own = ("CONTENTS.sha256", "CONTENTS.sha256.minisig")
    return {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in found.items() if name not in own}


def judged(vector, program):
    """Returns what is wrong, or nothing."""
    room = pathlib.Path(tempfile.mkdtemp())
    try:
        laid(vector, room / "bundle")
        shutil.copy(ROOT / "tests/vectors/keys/publisher.pub", room / "publisher.pub")
        line = [*program, "open", "bundle", "-P", "publisher.pub", "-o", "out"]
        run = subprocess.run(line, cwd=room, capture_output=True, timeout=300, check=False)
        if run.returncode not in (vector["open"], vector.get("or")):
            return f"exit code {run.returncode}, not {vector['open']}: {run.stderr.decode(errors='replace')}"
        left = sorted(path.name for path in room.iterdir() if path.name not in ("bundle", "publisher.pub"))
        if run.returncode != 0:
            return f"files are left: {left}" if left else None
        found = documents(room / "out")
        return None if found == vector["documents"] else f"other documents: {sorted(found)}"
    finally:
        shutil.rmtree(room, ignore_errors=True)


def main(area, names, program):
    vectors = {one["name"]: one for one in json.loads((ROOT / f"tests/vectors/{area}.json").read_text())["vectors"]}
    wrong = {name: said for name in names if (said := judged(vectors[name], program))}
    for name, said in wrong.items():
        print(f"{area}/{name}: {said.strip()}")
    print(f"{len(names) - len(wrong)} of {len(names)} vectors are judged as they should be")
    return 1 if wrong or not names else 0


if __name__ == "__main__":
    if "--" not in sys.argv[2:-1]:
        sys.exit(__doc__)
    at = sys.argv.index("--")
    sys.exit(main(sys.argv[1], sys.argv[2:at], sys.argv[at + 1 :]))
