"""Writes the licences of Pannier, and of the fonts for paper, and of every crate in a folder of vendored crates: scripts/packing/licences.py VENDOR.

A text that several crates share is written once, below the names of the crates.
"""

import json
import sys
import tomllib
from pathlib import Path

BEGINNINGS = ("LICENSE", "LICENCE", "COPYING", "COPYRIGHT", "NOTICE", "UNLICENSE")


def texts_of(folder):
    """Returns the texts beside the manifest of a crate that say how the crate may be used."""
    files = sorted(one for one in folder.iterdir() if one.is_file() and one.name.upper().startswith(BEGINNINGS))
    return [one.read_text(encoding="utf-8", errors="replace").replace("\r\n", "\n").strip() for one in files]


def is_emptied(folder):
    """Tells whether scripts/packing/vendored.py left the manifest of a crate alone."""
    checksum = folder / ".cargo-checksum.json"
    return checksum.is_file() and not json.loads(checksum.read_text(encoding="utf-8"))["files"]


def gathered(vendor):
    """Returns one line for each crate, and the names of the crates below each text."""
    lines, texts = [], {}
    for folder in sorted(one for one in vendor.iterdir() if (one / "Cargo.toml").is_file() and not is_emptied(one)):
        package = tomllib.loads((folder / "Cargo.toml").read_text(encoding="utf-8"))["package"]
        name = f"{package['name']} {package['version']}"
        lines.append(f"{name}: {package.get('license', 'see below')}")
        for text in texts_of(folder):
            texts.setdefault(text, []).append(name)
    return lines, texts


def main():
    lines, texts = gathered(Path(sys.argv[1]))
    print("Pannier is used under one of two licences, as you choose: MIT, or Apache-2.0. Both are below.")
    for name in ("LICENSE-MIT", "LICENSE-APACHE"):
        print(f"\n{'=' * 72}\n{name} of Pannier\n{'=' * 72}\n\n{Path(name).read_text(encoding='utf-8').strip()}")
    fonts = Path("src/cli/printed/OFL.txt").read_text(encoding="utf-8").strip()
    print(f"\n{'=' * 72}\nFonts for printed pages, within the program\n{'=' * 72}\n\n{fonts}")
    print(f"\n{'=' * 72}\nCrates of others in the sources, and their licences\n{'=' * 72}\n")
    print("\n".join(lines))
    for text, names in sorted(texts.items(), key=lambda one: one[1]):
        print(f"\n{'=' * 72}\n{', '.join(sorted(set(names)))}\n{'=' * 72}\n\n{text}")


if __name__ == "__main__":
    main()
