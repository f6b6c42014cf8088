"""Folders of a measurement: in memory, on disk, and kept for the next time; and what is done with files in them."""

import atexit
import hashlib
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from page import MB

MEMORY = "/dev/shm"
WANTED = 4_000 * MB  # bytes that outputs in memory need
ENDS = (signal.SIGTERM, signal.SIGHUP)


def free(path: str) -> int:
    return shutil.disk_usage(path).free


def in_memory() -> bool:
    return os.path.isdir(MEMORY) and os.access(MEMORY, os.W_OK) and free(MEMORY) > WANTED


@dataclass
class Places:
    """`work` is kept; `fast` and `slow` hold outputs and end with the program."""

    repo: str
    work: str
    on_tmpfs: bool = field(default_factory=in_memory)
    fast: str = field(init=False)
    slow: str = field(init=False)

    def __post_init__(self) -> None:
        os.makedirs(self.work, exist_ok=True)
        self.fast = tempfile.mkdtemp(prefix="pannier-bench-", dir=MEMORY if self.on_tmpfs else self.work)
        self.slow = tempfile.mkdtemp(prefix="outputs-", dir=self.work)
        atexit.register(self.clear)
        for number in ENDS:
            signal.signal(number, lambda *_: sys.exit(130))

    def clear(self) -> None:
        """Takes the outputs away; a second signal does not stop this."""
        for number in ENDS:
            signal.signal(number, signal.SIG_IGN)
        for place in (self.fast, self.slow):
            shutil.rmtree(place, ignore_errors=True)

    def at(self, *parts: str) -> str:
        """A path in the fast folder."""
        return os.path.join(self.fast, *parts)

    def corpus(self, name: str = "") -> str:
        return os.path.join(self.work, "corpus", name).rstrip(os.sep)

    def words(self) -> str:
        """Where outputs go, as the page says it."""
        return "tmpfs" if self.on_tmpfs else "disk (too little room in memory)"

    def names(self) -> list[tuple[str, str]]:
        """Paths of this machine, and the name that the page has for each."""
        return [(self.fast, "TMPFS"), (self.slow, "DISK"), (self.work, "WORK"), (self.repo, "REPOSITORY"),
                (os.path.expanduser("~"), "HOME")]

    def touch_memory(self, megabytes: int) -> None:
        """A virtual machine gets its memory at the first touch: that must not fall into the first job measured."""
        with open(self.at("touch"), "wb") as f:
            for _ in range(megabytes):
                f.write(b"\1" * MB)
        remove(self.at("touch"))


def remove(*paths: str) -> None:
    for path in paths:
        if os.path.isdir(path) and not os.path.islink(path):
            shutil.rmtree(path)
        elif os.path.lexists(path):
            os.remove(path)


def removing(*paths: str) -> Callable[[], None]:
    """For a job's `before` or `after`."""
    return lambda: remove(*paths)


def fresh(folder: str) -> str:
    """Makes the folder anew, empty."""
    remove(folder)
    os.makedirs(folder)
    return folder


def freshly(folder: str) -> Callable[[], str]:
    return lambda: fresh(folder)


@contextmanager
def set_aside(path: str | None) -> Iterator[None]:
    """Takes a result away and puts the result back, so that another program can write to the same path."""
    if path is None or not os.path.lexists(path):
        yield
        return
    kept = f"{path}.kept"
    os.rename(path, kept)
    try:
        yield
    finally:
        remove(path)
        os.rename(kept, path)


def warm(path: str) -> None:
    """Reads every file once, so that the page cache has the files."""
    for here, _, names in os.walk(path):
        for name in names:
            with open(os.path.join(here, name), "rb") as f:
                while f.read(1 << 20):
                    pass


def sha256(path: str) -> bytes:
    whole = hashlib.sha256()
    with open(path, "rb") as f:
        while part := f.read(1 << 20):
            whole.update(part)
    return whole.digest()


def digests(top: str, leave: Iterable[str] = ()) -> dict[str, bytes]:
    """The hash of every file in a folder, by its path in the folder."""
    found = {}
    for here, _, names in os.walk(top):
        for name in names:
            path = os.path.join(here, name)
            inside = os.path.relpath(path, top)
            if inside not in leave:
                found[inside] = sha256(path)
    return found


def text_of(path: str) -> str:
    """The text of a file, or nothing where the file cannot be read."""
    try:
        with open(path, errors="replace") as f:
            return f.read()
    except OSError:
        return ""
