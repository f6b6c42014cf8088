"""Peak memory of the verbs on a corpus of 4 GB, one run each."""

import os
import random

from bench import Bench
from bundle import choose_loss, facts_of
from page import MB, Page, Target, at_most, plain, thousands
from places import free, remove, removing
from run import Failed, Job, size

GOALS = {"pack": 256, "check": 64, "open": 128, "repair": 256}  # MB
NEEDED = 20_000 * MB  # bytes free on the disk
FILES = 400


def goal_of(verb: str) -> str:
    return f"memory of {verb}, 4 GB corpus"


def target_of(verb: str) -> Target:
    return at_most(GOALS[verb], " MB")


def big_corpus(work: str) -> str:
    """400 files of 10 MB, half noise, half text that repeats far apart: 4 GB that shrink by about a half."""
    top = os.path.join(work, "big")
    stamp = top + ".complete"
    if os.path.exists(stamp):
        return top
    remove(top)
    os.makedirs(top)
    dice = random.Random(2026)
    words = ["".join(dice.choices("aeioulnrstdm", k=dice.randint(2, 9))) for _ in range(5000)]
    text = " ".join(dice.choices(words, k=1_500_000)).encode()
    for n in range(FILES):
        left = 10 * MB
        with open(os.path.join(top, f"{n:03}.bin"), "wb") as f:
            while left:
                length = min(left, 1 << 16)
                at = dice.randrange(len(text) - length)
                f.write(text[at:at + length] if dice.random() < 0.5 else dice.randbytes(length))
                left -= length
    with open(stamp, "w"):
        return top


def memory_jobs(bench: Bench, corpus: str, lost: list[str]) -> list[tuple[str, Job]]:
    """Each verb with its job; `lost` gets the names of the chunks that are deleted before the repair."""
    bundle, out, new = (os.path.join(bench.places.slow, name) for name in ("big.bundle", "big.out", "big.new"))
    pack = bench.pack(corpus, bundle, "--level", "3")

    def lose() -> None:
        remove(new)
        if not lost:
            lost[:], _ = choose_loss(bundle, facts_of(bundle), 2000)
            remove(*(os.path.join(bundle, name) for name in lost))

    return [
        ("pack", bench.ours("`pannier pack`, with rehearsal", pack, before=removing(bundle), result=bundle)),
        ("pack", bench.ours("`pannier pack`, without", [*pack, "--no-rehearsal"], before=removing(bundle),
                            result=bundle)),
        ("check", bench.ours("`pannier check`", bench.by_publisher("check", bundle))),
        ("open", bench.ours("`pannier open`", bench.by_publisher("open", bundle, "-i", bench.keys.identity, "-o", out),
                            before=removing(out), result=out, after=removing(out))),
        ("repair", bench.ours("`pannier repair`", bench.by_publisher("repair", bundle, "-o", new), before=lose,
                              result=new, after=removing(new))),
    ]


def row_of(job: Job) -> list[str]:
    if not job.has():
        return [job.name, f"failed: {job.trouble}", "", "", ""]
    first = job.samples[0]
    return [job.name, plain(first.peak / MB), plain(first.wall), plain(first.cpu),
            thousands(first.bytes) if job.result else ""]


def leave_out(page: Page) -> None:
    page.put("Left out of a quick run.", "")
    for verb in GOALS:
        page.goal(goal_of(verb), target_of(verb), None, why="left out of a quick run")


def measure_memory(bench: Bench) -> None:
    if bench.options.quick:
        leave_out(bench.page)
        return
    if free(bench.places.work) < NEEDED:
        raise Failed("less than 20 GB free in the work folder")
    lost: list[str] = []
    peaks: dict[str, float] = {}
    corpus = big_corpus(bench.places.work)
    jobs = memory_jobs(bench, corpus, lost)
    for verb, job in jobs:
        bench.interleave([job], 1)
        if job.has():
            peaks[verb] = max(peaks.get(verb, 0), job.samples[0].peak / MB)
    bench.page.put(f"One run each; {thousands(size(corpus))} bytes in 400 files, on disk. {len(lost)} data chunks were "
                   "deleted before the repair.", "")
    bench.page.table(["job", "peak MB", "wall s", "CPU s", "bytes written"], [row_of(job) for _, job in jobs])
    for verb in GOALS:
        peak = peaks.get(verb)
        bench.page.goal(goal_of(verb), target_of(verb), peak, f"{plain(peak)} MB" if peak else None,
                        "not measured: it failed")
    remove(*(os.path.join(bench.places.slow, name) for name in ("big.bundle", "big.out", "big.new")))
