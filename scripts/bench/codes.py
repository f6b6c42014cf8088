"""A bundle for paper and screen, as the sections that print, show and scan use one."""

import os
import random
import re

from bench import Bench
from places import fresh, remove, text_of
from run import Failed


class Codes:
    """A bundle whose codes are counted, and where its pages and loops go."""

    def __init__(self, bench: Bench, name: str, corpus: str, preset: str, *how: str):
        self.bench = bench
        self.bundle, self.out = bench.places.at(f"{name}-bundle"), fresh(bench.places.at(f"{name}-out"))
        remove(self.bundle)
        bench.done(bench.pannier("pack", corpus, "-o", self.bundle, "-k", bench.keys.secret, *how, "--for", preset,
                                 "--no-rehearsal"), "pannier pack")

    def at(self, name: str) -> str:
        return os.path.join(self.out, name)

    def argv(self, command: str, *more: str) -> list[str]:
        return self.bench.by_publisher(command, self.bundle, *more)

    def said(self, command: str, *more: str) -> dict:
        return self.bench.json(self.argv(command, *more), f"pannier {command}")

    def clear(self) -> None:
        remove(self.bundle, self.out)

    def loop(self, name: str, *more: str) -> tuple[dict, list[tuple[int, int]]]:
        """What a loop says of itself, and for each of its showings which object it serves, with the code's number."""
        said = self.said("play", "--html", self.at(name), *more)
        order = re.search(r'data-order="([0-9 ]+)"', text_of(self.at(name)))
        if not order:
            raise Failed("the page of a loop has no order")
        owner = [n for n, o in enumerate(said["objects"]) for _ in range(o["source_code_count"] + o["recovery_code_count"])]
        return said, [(owner[int(at)], int(at)) for at in order[1].split()]


def noise(bench: Bench, name: str, count: int) -> str:
    """A corpus of one file that does not compress, the same each time."""
    corpus = fresh(bench.places.at(name))
    with open(os.path.join(corpus, "noise.bin"), "wb") as f:
        f.write(random.Random(5).randbytes(count))
    return corpus
