"""Very many: a million documents, a hundred thousand codes, and tiny documents beside `tar | zstd`."""

import os
import random

from bench import Bench
from page import MB, at_most, plain, thousands
from places import remove, removing
from run import Job

FOLDERS, EACH = 100, 9_998  # with their folders, nearly the most entries that the format holds
BUNDLES, BYTES = 4, 11_500_000  # of noise, which take over 25,000 codes each
MOST = 256  # MB
VERBS = ("pack", "list", "list --json", "open")
TINY, TINY_BYTES = 100_000, 300
LEVELS = (3, 9)


def memory_goal(verb: str) -> str:
    return f"memory of {verb}, a million documents"


def tiny_goal(level: int) -> str:
    return f"payload of 100,000 documents of 300 bytes, level {level}, to `tar \\| zstd --long=25`"


CODES_GOAL = "memory of scan, 100,000 codes"


def goals() -> tuple[tuple[str, str], ...]:
    memory = tuple((memory_goal(verb), f"≤ {MOST} MB") for verb in VERBS)
    return (*memory, (CODES_GOAL, f"≤ {MOST} MB"), *((tiny_goal(level), "≤ 1.002x") for level in LEVELS))


def write(top: str, folder: str, name: str, data: bytes) -> None:
    os.makedirs(os.path.join(top, folder), exist_ok=True)
    with open(os.path.join(top, folder, name), "wb") as f:
        f.write(data)


def million(top: str) -> str:
    """Very many documents of one line each."""
    if not os.path.isdir(top):
        for n in range(FOLDERS):
            for m in range(EACH):
                number = n * EACH + m
                write(f"{top}.part", f"part-{n:03}", f"testimony-{number:07}.txt", b"Testimony number %d.\n" % number)
        os.rename(f"{top}.part", top)
    return top


def tiny(top: str) -> str:
    """Documents that repeat pieces of each other, as notes do that quote one source."""
    if not os.path.isdir(top):
        dice = random.Random(300)
        words = ["".join(dice.choices("aeioulnrstdm", k=dice.randint(2, 9))) for _ in range(5_000)]
        text = " ".join(dice.choices(words, k=1_200_000)).encode()
        for n in range(TINY):
            at = dice.randrange(len(text) - TINY_BYTES)
            write(f"{top}.part", f"{n // 500:03}", f"note-{n:06}.txt", text[at:at + TINY_BYTES])
        os.rename(f"{top}.part", top)
    return top


def measure_many(bench: Bench) -> None:
    rows = [*documents(bench), codes(bench)]
    bench.page.table(["job", "peak MB", "wall s", "CPU s"], rows)
    for level in LEVELS:
        measure_tiny(bench, level)


def row(bench: Bench, job: Job, goal: str) -> list[str]:
    bench.interleave([job], 1)
    if not job.has():
        bench.page.goal(goal, at_most(MOST, " MB"), None, why="not measured: it failed")
        return [job.name, f"failed: {job.trouble}", "", ""]
    first = job.samples[0]
    bench.page.goal(goal, at_most(MOST, " MB"), first.peak / MB, f"{plain(first.peak / MB)} MB")
    return [job.name, plain(first.peak / MB), plain(first.wall), plain(first.cpu)]


def documents(bench: Bench) -> list[list[str]]:
    corpus = million(os.path.join(bench.places.work, "million"))
    bundle, out = (os.path.join(bench.places.slow, name) for name in ("million.bundle", "million.out"))
    bench.page.put(f"One run each; {thousands(FOLDERS * EACH)} documents of one line in {FOLDERS} folders, on disk. "
                   "`pack` rehearses. The largest of the processes counts: `list` and `open` decode in a process of "
                   "their own.", "")
    identity = ("-i", bench.keys.identity)
    quiet = ["sh", "-c", '"$@" >/dev/null', "sh"]
    jobs = {
        "pack": bench.ours("`pannier pack`", bench.pack(corpus, bundle), before=removing(bundle)),
        "list": bench.ours("`pannier list`", quiet + bench.by_publisher("list", bundle, *identity)),
        "list --json": bench.ours("`pannier list --json`",
                                  quiet + bench.by_publisher("list", bundle, *identity, "--json")),
        "open": bench.ours("`pannier open`", bench.by_publisher("open", bundle, *identity, "-o", out),
                           before=removing(out), after=removing(out)),
    }
    rows = [row(bench, jobs[verb], memory_goal(verb)) for verb in VERBS]
    remove(bundle)
    return rows


def codes(bench: Bench) -> list[str]:
    """The lines of text of four bundles: as many as one scan of a whole archive of sheets, and no picture."""
    files, dice = [], random.Random(100)
    count = 0
    for n in range(BUNDLES):
        corpus, bundle, lines = (bench.places.at(f"many.{what}") for what in ("corpus", "bundle", f"{n}.txt"))
        remove(corpus, bundle)
        write(corpus, "", "noise.bin", dice.randbytes(BYTES))
        pack = bench.pannier("pack", corpus, "-o", bundle, "-k", bench.keys.secret, "--public", "--no-rehearsal",
                             "--spare", "0", "--series", f"many{n}")
        bench.done(pack, "pannier pack")
        bench.done(bench.by_publisher("sheet", bundle, "-o", lines), "pannier sheet")
        files.append(lines)
        with open(lines, encoding="ascii") as f:
            count += sum(1 for _ in f)
    out = bench.places.at("many.found")
    bench.page.put(f"The codes are {thousands(count)} lines of text, as `sheet -o lines.txt` writes them, of "
                   f"{BUNDLES} bundles of 11.5 MB. Pictures are measured below, page by page.", "")
    job = bench.ours(f"`pannier scan`, {thousands(count)} codes",
                     bench.pannier("scan", *files, "-o", out, "-P", bench.keys.public), before=removing(out))
    told = row(bench, job, CODES_GOAL)
    remove(out, bench.places.at("many.corpus"), bench.places.at("many.bundle"), *files)
    return told


def measure_tiny(bench: Bench, level: int) -> None:
    corpus = tiny(os.path.join(bench.places.work, "tiny"))
    bundle, pipe = bench.places.at("tiny.bundle"), bench.places.at("tiny.zst")
    pack = bench.pannier("pack", corpus, "-o", bundle, "-k", bench.keys.secret, "--public", "--no-rehearsal",
                         "--level", str(level))
    ours = bench.json(pack, "pannier pack")["payload_bytes"]
    bench.done(["sh", "-c", f'tar -c --sort=name -C "$1" . | zstd -q -{level} --long=25 -o "$2"', "sh", corpus, pipe],
               "tar and zstd")
    theirs = os.path.getsize(pipe)
    bench.page.put(f"Level {level}, {thousands(TINY)} documents of {TINY_BYTES} bytes: {thousands(ours)} bytes, and "
                   f"{thousands(theirs)} by `tar \\| zstd`.", "")
    bench.page.goal(tiny_goal(level), at_most(1.002, "x"), ours / theirs, f"{ours / theirs:.4f}x")
    remove(bundle, pipe)
