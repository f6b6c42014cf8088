"""The two corpora, built from what Debian packages carry. The packages are downloaded and unpacked, never installed.

    TOP/a   about 500 MB of mixed documents: HTML, PDF, pictures, plain text, a dozen languages
    TOP/b   20,000 small text files of at most 16 KiB

TOP/CORPUS.txt names the versions and closes the build: where the file is and agrees, nothing is done.
The downloaded packages stay in TOP.debs.
"""

import glob
import os
import re
import shutil
import subprocess
import time

from documents import sort_out
from places import fresh, remove, text_of
from run import Failed, say

RECIPE = 2  # raise it whenever the same packages would give other files
PACKAGES = """
python3.11-doc debian-handbook installation-guide-amd64 rust-doc
libreoffice-help-ru libreoffice-help-tr libreoffice-help-zh-cn
manpages-de manpages-es manpages-fr manpages-it manpages-ja manpages-nl manpages-pl
manpages-pt-br manpages-ro manpages-ru manpages-uk manpages-zh
texlive-lang-arabic texlive-latex-recommended-doc
gnome-backgrounds mate-backgrounds plasma-workspace-wallpapers
""".split()
TRIES = 3


def facts_file(top: str) -> str:
    return os.path.join(top, "CORPUS.txt")


def described(top: str) -> list[str]:
    """The lines that tell files, bytes and digest of each corpus."""
    return [line for line in text_of(facts_file(top)).splitlines() if re.match("[ab]: ", line)]


def complete(top: str) -> bool:
    lines = text_of(facts_file(top)).splitlines()

    def agrees(name: str) -> bool:
        count = sum(len(names) for _, _, names in os.walk(os.path.join(top, name)))
        return count > 0 and any(line.startswith(f"{name}: {count} files,") for line in lines)
    return f"recipe {RECIPE}" in lines and agrees("a") and agrees("b")


def build(top: str) -> None:
    """Builds both corpora in a folder, unless the folder has both already."""
    if complete(top):
        say("the corpora are complete already:", *described(top))
        return
    if os.path.isdir(top) and os.listdir(top) and not os.path.exists(facts_file(top)):
        raise Failed(f"{top} holds something else; give a new folder, or empty it")
    missing = [tool for tool in ("apt-get", "dpkg-deb") if not shutil.which(tool)]
    if missing:
        raise Failed(f"missing: {' '.join(missing)} (the corpora need Debian or one of its children)")
    stage, debs = fresh(f"{top}.building"), f"{top}.debs"
    os.makedirs(debs, exist_ok=True)
    try:
        versions = unpack_all(debs, os.path.join(stage, "tree"))
        say("sort out the documents")
        lines = [f"recipe {RECIPE}", *sort_out(stage), "", "packages:", *sorted(versions)]
        with open(os.path.join(stage, "CORPUS.txt"), "w") as f:
            f.write("\n".join(lines) + "\n")
        os.makedirs(top, exist_ok=True)
        remove(os.path.join(top, "a"), os.path.join(top, "b"), facts_file(top))
        for name in ("a", "b", "CORPUS.txt"):  # the last one says that the rest is whole
            os.rename(os.path.join(stage, name), os.path.join(top, name))
    finally:
        shutil.rmtree(stage, ignore_errors=True)
    say(*described(top))


def unpack_all(debs: str, tree: str) -> list[str]:
    """Unpacks every package into a folder of its own; returns a line with the version of each."""
    versions = []
    for name in PACKAGES:
        deb = have(debs, name) or download(debs, name)
        os.makedirs(os.path.join(tree, name))
        run(["dpkg-deb", "-x", deb, os.path.join(tree, name)])
        versions.append(f"{name} {run(['dpkg-deb', '-f', deb, 'Version']).strip()}")
    return versions


def run(argv: list[str], cwd: str | None = None) -> str:
    done = subprocess.run(argv, cwd=cwd, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)
    if done.returncode:
        raise Failed(f"{argv[0]} ended with {done.returncode}")
    return done.stdout


def here(debs: str, name: str) -> list[str]:
    return sorted(glob.glob(os.path.join(glob.escape(debs), f"{name}_*.deb")))


def have(debs: str, name: str) -> str | None:
    """The file of a package. Only a file that dpkg-deb reads to its end counts: a download may have been cut off."""
    for deb in here(debs, name):
        read = ["dpkg-deb", "--fsys-tarfile", deb]
        if not subprocess.run(read, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL).returncode:
            return deb
    return None


def download(debs: str, name: str) -> str:
    remove(*here(debs, name))
    say("download", name)
    as_root = ["-o", "APT::Sandbox::User=root"] if os.geteuid() == 0 else []
    for attempt in range(1, TRIES + 1):
        try:
            run(["apt-get", "-qq", *as_root, "download", name], debs)
            break
        except Failed:
            if attempt == TRIES:
                raise Failed(f"cannot download {name} (has apt-get update been run? is this Debian 12?)") from None
            time.sleep(attempt)
    deb = have(debs, name)
    if not deb:
        raise Failed(f"{name} came broken")
    return deb
