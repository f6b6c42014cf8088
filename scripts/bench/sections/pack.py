"""Packing: the corpora at level 3 and at the default level, beside a pipeline and the whole job by hand."""

import glob
import json
import os
import re

from bench import SPARE, Bench, tar_of, zstd_at
from page import spread
from places import freshly, remove, removing
from run import FEW, Failed, Job, Step, Steps, ratios

PIPE = "`tar \\| zstd \\| age`"
LEVELS = ("level", "compression_level", "zstd_level")  # what --json may call the level


def by_hand(bench: Bench, corpus: str, par2: str, folder: str) -> Steps:
    """The whole job: sealed, cut, recovery, hashes, signature."""
    def names(pattern: str) -> list[str]:
        return sorted(os.path.basename(path) for path in glob.glob(os.path.join(folder, pattern)))

    cut = ["split", "-b", "8M", "-d", "-a", "4", "--additional-suffix=.bin", "-", "d"]
    return [
        Step([tar_of(corpus), zstd_at(3), ["age", "-r", bench.keys.recipient], cut]),
        lambda: Step([[par2, "create", "-q", "-q", f"-r{SPARE}", "recovery.par2", *names("d*.bin")]]),
        lambda: Step([["sha256sum", *names("*")]], os.path.join(folder, "SHA256SUMS")),
        Step([["minisign", "-S", "-s", bench.keys.secret, "-m", "SHA256SUMS", "-t", "benchmark"]]),
    ]


def hand_jobs(bench: Bench, name: str) -> list[Job]:
    corpus, hand = bench.places.corpus(name), bench.places.at(f"{name}.hand")
    kinds = (("par2 of Debian", bench.tools.debian_par2, FEW), ("par2cmdline-turbo", bench.tools.turbo, None))
    return [Job(f"by hand, {kind}", by_hand(bench, corpus, tool, hand), cwd=hand, before=freshly(hand), result=hand,
                rounds=rounds, after=removing(hand))
            for kind, tool, rounds in kinds if tool]


def measure_pack(bench: Bench, name: str) -> None:
    corpus, bundle, pipe = bench.places.corpus(name), bench.places.at(f"{name}.bundle"), bench.places.at(f"{name}.age")
    ours = bench.ours("`pannier pack`, level 3", bench.pack(corpus, bundle, "--no-rehearsal", "--level", "3"),
                      before=removing(bundle), result=bundle)
    theirs = Job(f"{PIPE}, level 3", [bench.by_pipe(corpus, 3, pipe)], before=removing(pipe), result=pipe)
    hands = hand_jobs(bench, name)
    jobs = [ours, theirs, *hands]
    bench.interleave(jobs)
    bench.show(jobs, ours)
    if name == "a":
        bench.goal_ratio(f"pack {name}, wall, to {PIPE}", 1.0, ours, theirs)
        for job in hands:
            bench.goal_ratio(f"pack {name}, wall, to the whole job {job.name}", 0.5, ours, job)
        return
    # The goals are for mixed documents. The cost of many small texts is told, and judged at the level that they get.
    known = [(job, ratios(theirs, job, "wall")) for job in hands]
    bare = [f"{spread(values, 'x')} of *{job.name}*" for job, values in known if values]
    bench.page.put(
        "Told and not judged: for so few bytes nobody gets level 3 who does not ask for it, and what only Pannier does "
        "(hashes of documents, blocks and chunks, recovery) weighs more beside the fastest compression. "
        "*Pack at the default level* judges this corpus."
        + (f" The bare pipeline takes {' and '.join(bare)}." if bare else ""), "")


def level_in(value: object) -> int | None:
    """The level anywhere in an object of JSON."""
    inner: list[object] = []
    if isinstance(value, dict):
        for key, given in value.items():
            if key in LEVELS and isinstance(given, int):
                return given
        inner = list(value.values())
    elif isinstance(value, list):
        inner = value
    return next((found for part in inner if (found := level_in(part)) is not None), None)


def level_of_help(text: str) -> int | None:
    """The default of --level in a page of help."""
    match = re.search(r"--level\b(?:(?!\n\s*-).)*?default[^0-9\n]{1,10}(\d+)", text, re.S)
    return int(match.group(1)) if match else None


def default_level(bench: Bench, said: str) -> int | None:
    """The level of --json, or else the default of --help."""
    for text in [said, *reversed(said.splitlines())]:
        try:
            found = level_in(json.loads(text))
        except ValueError:
            continue
        if found is not None:
            return found
    try:
        return level_of_help(bench.done(bench.pannier("pack", "--help"), "pannier pack --help"))
    except Failed:
        return None


def measure_default(bench: Bench) -> None:
    bundle, pipe = bench.places.at("default.bundle"), bench.places.at("default.age")
    for name, corpus in bench.corpora().items():
        measure_one_default(bench, name, corpus, bundle, pipe)
        remove(bundle, pipe)


def measure_one_default(bench: Bench, name: str, corpus: str, bundle: str, pipe: str) -> None:
    tidy = removing(bundle, pipe)
    probe = bench.ours("probe", bench.pack(corpus, bundle, "--no-rehearsal", "--json"), before=tidy, result=bundle)
    level = default_level(bench, bench.runner.run(probe).said) if bench.rivals else None
    ours = bench.ours("`pannier pack`, default level", bench.pack(corpus, bundle, "--no-rehearsal"), before=tidy,
                      result=bundle)
    whole = bench.ours("`pannier pack`, all defaults: rehearsal too", bench.pack(corpus, bundle), before=tidy,
                       result=bundle, rounds=FEW)
    theirs = [] if level is None else [
        Job(f"{PIPE}, level {level}", [bench.by_pipe(corpus, level, pipe)], before=tidy, result=pipe)]
    bench.interleave([ours, *theirs, whole], note=f"corpus {name}")
    bench.page.put(f"Corpus {name}." if level is None else f"Corpus {name}; the default level is {level}.", "")
    bench.show([ours, whole, *theirs], ours)
    what = f"pack {name} at the default level, wall, to {PIPE}"
    if theirs:
        bench.goal_ratio(what, 1.0, ours, theirs[0])
    else:
        bench.page.put("The tool does not say which level its default is, so there is nothing to compare with.", "")
        bench.page.open_goal(what, "≤ 1.0x", "not measured: default level unknown")


def measure_disk(bench: Bench) -> None:
    slow, corpus = bench.places.slow, bench.places.corpus("a")
    bundle, pipe = os.path.join(slow, "a.bundle"), os.path.join(slow, "a.age")
    flush = Step([["sync", "-f", slow]])

    def ready() -> None:
        remove(bundle, pipe)
        os.sync()

    ours = bench.ours("`pannier pack`, level 3, then `sync -f`",
                      bench.pack(corpus, bundle, "--no-rehearsal", "--level", "3"), flush, before=ready, result=bundle)
    theirs = Job(f"{PIPE}, level 3, then `sync -f`", [bench.by_pipe(corpus, 3, pipe), flush], before=ready, result=pipe)
    bench.interleave([ours, theirs], 1)
    bench.show([ours, theirs], ours, compare=False)  # one run says little: no ratio
    remove(bundle, pipe)
