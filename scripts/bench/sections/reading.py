"""Check and open, beside `sha256sum -c` and the pipeline by hand."""

import os
from collections.abc import Callable

from bench import Bench
from bundle import chunks
from page import thousands
from places import digests, freshly, removing
from run import Job, Sample, Step, size

OPEN = {"a": 0.65, "b": 0.8}  # corpus a has sections, which open at the same time
ADDED = ("CONTENTS.sha256", "CONTENTS.sha256.minisig")  # written by open, beside the documents


def measure_check(bench: Bench) -> None:
    for name in bench.corpora():
        bundle = bench.bundle(name)
        ours = bench.ours("`pannier check`", bench.by_publisher("check", bundle))
        theirs = Job("`sha256sum -c`", [Step([["sha256sum", "-c", "--quiet", "SHA256SUMS"]])], cwd=bundle)
        bench.page.put(f"Corpus {name}: {thousands(size(bundle))} bytes in {len(os.listdir(bundle))} files.", "")
        bench.interleave([ours, theirs], note=f"corpus {name}")
        bench.show([ours, theirs], ours)
        bench.goal_ratio(f"check {name}, wall, to `sha256sum -c`", 0.3, ours, theirs)


def measure_open(bench: Bench) -> None:
    for name, corpus in bench.corpora().items():
        measure_one_open(bench, name, corpus)


def measure_one_open(bench: Bench, name: str, corpus: str) -> None:
    bundle, out, identity = bench.bundle(name), bench.places.at(f"{name}.out"), bench.keys.identity
    right: dict[str, bool] = {}

    def compare(who: str) -> Callable[[Sample], None]:
        def look(_: Sample) -> None:
            if who not in right:
                right[who] = digests(out, ADDED) == digests(corpus)
        return look

    ours = bench.ours("`pannier open`", bench.by_publisher("open", bundle, "-i", identity, "-o", out),
                      before=removing(out), look=compare("pannier"), after=removing(out))
    by_hand = Step([["cat", *chunks(bundle)], ["age", "-d", "-i", identity], ["zstd", "-q", "-d", "--long=27"],
                    ["tar", "-x", "-C", out]])
    theirs = Job("`cat \\| age -d \\| zstd -d \\| tar x`", [by_hand], cwd=bundle, before=freshly(out),
                 look=compare("by hand"), after=removing(out))
    bench.page.put(f"Corpus {name}:", "")
    bench.interleave([ours, theirs], note=f"corpus {name}")
    bench.show([ours, theirs], ours)
    words = {True: "as they went in", False: "**DIFFERENT** from how they went in"}
    bench.page.put("; ".join(f"{who}: the documents came out {words[same]}" for who, same in right.items()) + ".", "")
    bench.goal_ratio(f"open {name}, wall, to the pipeline by hand", OPEN[name], ours, theirs)
