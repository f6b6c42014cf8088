"""Sections of an archive: what they cost, and what it costs to read one document."""

import json
import os
import random

from bench import SPARE, Bench
from bundle import chunks, facts_of
from page import at_least, at_most, thousands
from places import remove, removing
from run import Job

from sections.memory import big_corpus

BYTES = "payload a in sections, to that of one section"
CAT = "CPU of `cat` of the last document of 4 GB, to that of `open`"
HALF = "sections of 1 MiB that open without half of the chunks"
GOALS = ((BYTES, "≤ 1.003x"), (CAT, "≤ 5 %"), (HALF, "≥ 40 %"))
LAST = "zz-last.txt"


def measure_part(bench: Bench) -> None:
    measure_price(bench)
    measure_half(bench)
    measure_cat(bench)


def packed(bench: Bench, corpus: str, name: str, *more: str, spare: int = SPARE) -> str:
    out = bench.places.at(name)
    remove(out)
    bench.done(bench.pack(corpus, out, "--no-rehearsal", "--level", "3", *more, spare=spare), "pannier pack")
    return out


def measure_price(bench: Bench) -> None:
    """The payload of corpus a, in sections of several sizes."""
    corpus = bench.places.corpus("a")
    one = facts_of(packed(bench, corpus, "part", "--frames", "1GiB")).payload
    rows = []
    for frames in ("default", "128MiB", "64MiB", "32MiB", "8MiB"):
        more = () if frames == "default" else ("--frames", frames)
        payload = facts_of(packed(bench, corpus, "part", *more)).payload
        rows.append([frames, thousands(payload), f"{payload / one:.4f}x"])
        if frames == "default":
            bench.page.goal(BYTES, at_most(1.003, "x"), payload / one, f"{payload / one:.4f}x")
    bench.page.table(["sections of corpus a", "payload", "to one section"], rows)
    remove(bench.places.at("part"))


def measure_half(bench: Bench) -> None:
    """Half of the data chunks are deleted at random, and there are no recovery blocks."""
    corpus = bench.places.corpus("a")
    bundle = packed(bench, corpus, "part", "--frames", "1MiB", spare=0)
    names = sorted(os.path.basename(chunk) for chunk in chunks(bundle))
    # What is needed first is on every carrier of a deal.
    middle = names[1:-1]
    for name in random.Random(1).sample(middle, len(names) // 2):
        os.remove(os.path.join(bundle, name))
    out = bench.places.at("part.out")
    remove(out)
    opened = bench.by_publisher("open", bundle, "--partial", "-i", bench.keys.identity, "-o", out, "--json", "-q")
    text = bench.done(bench.forgiving(opened, 9), "pannier open --partial")
    found = json.loads(text)
    share = 100 * found["documents"] / found["documents_total"]
    bench.page.put(f"Without half of its chunks, {found['documents']:,} of {found['documents_total']:,} documents of corpus a "
                   "come out of sections of 1 MiB.", "")
    bench.page.goal(HALF, at_least(40, " %"), share, f"{share:.0f} % of the documents")
    remove(out, bundle)


def measure_cat(bench: Bench) -> None:
    if bench.options.quick:
        bench.page.goal(CAT, at_most(5, " %"), None, why="left out of a quick run")
        return
    corpus = big_corpus(bench.places.work)
    with open(os.path.join(corpus, LAST), "w") as f:
        f.write(("a line of text\n" * 200)[:2000])
    bundle, out = (os.path.join(bench.places.slow, name) for name in ("big.bundle", "big.out"))
    remove(bundle)
    bench.done(bench.pack(corpus, bundle, "--no-rehearsal", "--level", "3"), "pannier pack")
    os.remove(os.path.join(corpus, LAST))
    key = ("-i", bench.keys.identity)
    whole = bench.ours("`pannier open`", bench.by_publisher("open", bundle, *key, "-o", out), before=removing(out),
                       after=removing(out))
    one = bench.ours("`pannier cat`, the last document", [*bench.pannier("cat", "-P", bench.keys.public, *key), bundle, LAST])
    names = bench.ours("`pannier list`", bench.by_publisher("list", bundle, *key))
    jobs: list[Job] = [whole, one, names]
    bench.interleave(jobs, 2)
    bench.show(jobs, whole)
    if whole.has() and one.has():
        share = 100 * one.median("cpu") / whole.median("cpu")
        bench.page.goal(CAT, at_most(5, " %"), share, f"{share:.1f} %")
    else:
        bench.page.goal(CAT, at_most(5, " %"), None, why="not measured: pannier failed")
    remove(bundle)
