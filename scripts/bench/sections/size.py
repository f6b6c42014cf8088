"""Bytes: the payload beside the pipeline's output, and everything in a bundle that is not payload."""

from bench import Bench, tar_of, zstd_at
from bundle import chunks, facts_of
from page import MB, at_most, thousands
from places import remove
from run import Sample, Step, size

OVERHEAD_FROM = 400 * MB  # documents; the goal is for a corpus of about 500 MB
HEAD = ["corpus", "list", "documents", "payload", "pipeline", "payload ÷ pipeline", "pipeline with what is carried",
        "payload ÷ that", "recovery", "small files", "sealing", "overhead"]


def measure_bytes(bench: Bench) -> None:
    rows = [measure_one(bench, name, corpus) for name, corpus in bench.corpora().items()]
    bench.page.put(
        "The payload holds more than the documents: `CONTENTS.sha256`, the signed list by which each of them can be "
        "proven later. Hashes do not compress: 32 bytes for every document at least. Where documents are many and "
        "tiny, the list is left out, and made again from them (FORMAT.md §10.4); its signature is carried always. "
        "*With what is carried* is the pipeline over the same documents and the same additions, which is what compares "
        "like with like. The goal for the overhead is one for 500 MB; corpus b, far smaller, is told but not judged.",
        "")
    bench.page.table(HEAD, rows)


def measure_one(bench: Bench, name: str, corpus: str) -> list[str]:
    bundle = bench.bundle(name)
    known, pipe = facts_of(bundle), size(bench.piped(name))
    payload = known.payload
    added, alike = with_what_is_carried(bench, name, corpus, bundle)
    carried = "CONTENTS.sha256" in added
    sealing = payload - opened_bytes(bench, bundle)
    over = 100 * (known.rest + sealing) / payload
    judge(bench, name, payload, pipe, alike if carried else None)
    if size(corpus) >= OVERHEAD_FROM:
        bench.page.goal(f"overhead {name}: list, table, signature, facts, README and sealing, of the payload",
                        at_most(0.5, " %"), over, f"{over:.3f} %")
    return [name, "carried" if carried else "left out", thousands(size(corpus)), thousands(payload), thousands(pipe),
            f"{payload / pipe:.4f}x", thousands(alike), f"{payload / alike:.4f}x",
            f"{thousands(known.recovery)} ({100 * known.recovery / payload:.2f} %)", thousands(known.rest),
            thousands(sealing), f"{over:.3f} %"]


def judge(bench: Bench, name: str, payload: int, pipe: int, alike: int | None) -> None:
    what = f"payload {name}, bytes, to `tar \\| zstd \\| age` of the documents"
    bench.page.goal(f"{what} alone, level 3, same window", at_most(1.002, "x"), payload / pipe,
                    f"{payload / pipe:.4f}x")
    if alike:
        bench.page.goal(f"{what} and the signed list of their hashes", at_most(1.002, "x"), payload / alike,
                        f"{payload / alike:.4f}x")


def with_what_is_carried(bench: Bench, name: str, corpus: str, bundle: str) -> tuple[list[str], int]:
    """The pipeline again, over what is in our payload: the documents, the list of their hashes if the payload carries
    the list, and its signature. Returns the names of what was added, and the bytes that the pipeline wrote."""
    places, identity, unmeasured = bench.places, bench.keys.identity, Sample()
    opened, listed, names = places.at("listed"), places.at(f"{name}.listed.age"), places.at("names")
    remove(opened, listed)
    bench.done(bench.by_publisher("open", bundle, "-i", identity, "-o", opened), "pannier open")
    archive = [["cat", *chunks(bundle)], ["age", "-d", "-i", identity], ["zstd", "-d", "--long=27"], ["tar", "t"]]
    bench.runner.pipeline(Step(archive, names), bundle, unmeasured)
    with open(names) as f:
        added = [line for line in f.read().splitlines()[-2:] if line.startswith("CONTENTS.sha256")]
    again = [[*tar_of(corpus), "-C", opened, *added], zstd_at(3), ["age", "-r", bench.keys.recipient, "-o", listed]]
    bench.runner.pipeline(Step(again), None, unmeasured)
    alike = size(listed)
    remove(opened, listed)
    return added, alike


def opened_bytes(bench: Bench, bundle: str) -> int:
    """Bytes inside the sealing."""
    count = bench.places.at("count")
    inside = [["cat", *chunks(bundle)], ["age", "-d", "-i", bench.keys.identity], ["wc", "-c"]]
    bench.runner.pipeline(Step(inside, count), bundle, Sample())
    with open(count) as f:
        return int(f.read())
