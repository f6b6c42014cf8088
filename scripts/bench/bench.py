"""What every section is given: options, programs, places, keys, the runner and the page."""

import json
import os
import re
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from against import Comparison, interleave_pairs
from page import MB, Page, at_most, plain, spread, thousands
from places import Places
from run import Failed, Job, Runner, Sample, Step, ratios
from tools import Tools

WINDOW = 25  # log2, both sides
SPARE = 20  # percent, both sides


@dataclass(frozen=True)
class Options:
    """What the person asked for."""

    runs: int
    quick: bool = False
    only: str = ""


@dataclass(frozen=True)
class Keys:
    """Paths of a publisher's and a recipient's key, and the recipient's public text."""

    secret: str
    public: str
    identity: str
    recipient: str


@dataclass
class Bench:
    options: Options
    tools: Tools
    places: Places
    runner: Runner
    keys: Keys
    page: Page = field(default_factory=Page)
    cores: int = field(default_factory=lambda: len(os.sched_getaffinity(0)))
    comparisons: list[Comparison] = field(default_factory=list)
    section: str = ""
    trouble: list[tuple[str, str]] = field(default_factory=list)  # sections that could not be measured, and why

    # ---- commands

    def pannier(self, *words: str) -> list[str]:
        return [self.tools.pannier, *words]

    def pack(self, corpus: str, out: str, *more: str, spare: int = SPARE) -> list[str]:
        """Seals a corpus for the recipient, with the usual recovery unless another share is named."""
        keys = self.keys
        return self.pannier("pack", corpus, "-o", out, "-k", keys.secret, "-r", keys.recipient, "--spare", f"{spare}%",
                            *more)

    def by_publisher(self, verb: str, bundle: str, *more: str) -> list[str]:
        """A command on a bundle whose publisher is named."""
        return self.pannier(verb, bundle, "-P", self.keys.public, *more)

    def forgiving(self, argv: list[str], most: int = 4) -> list[str]:
        """A command whose exit codes up to `most` are figures here and no failures."""
        return ["sh", "-c", f'"$@" || test $? -le {most}', "sh", *argv]

    def done(self, argv: Sequence[str], what: str, cwd: str | None = None) -> str:
        return self.runner.done(argv, what, cwd)

    def json(self, argv: list[str], what: str) -> dict:
        return json.loads(self.done([*argv, "--json", "-q"], what))

    # ---- jobs

    def ours(self, name: str, *steps: Step | list[str] | Callable[[], Step], **how: Any) -> Job:
        """A job of the program under test; a plain command is a step of its own."""
        whole = [Step([step]) if isinstance(step, list) else step for step in steps]
        return Job(name, whole, program=self.tools.pannier, **how)

    @property
    def rivals(self) -> bool:
        """Whether the programs of others take part; with `--against` they do not."""
        return self.tools.other is None

    def interleave(self, jobs: Sequence[Job], rounds: int | None = None, note: str = "") -> None:
        """Runs the jobs in turns. With `--against`, our jobs alone run, each beside its twin of the other program.

        `note` tells rows of one section apart where its jobs have the same names.
        """
        if self.tools.other is None:
            self.runner.interleave(jobs, rounds or self.options.runs)
            return
        mine = [job for job in jobs if job.program]
        pairs = interleave_pairs(self.runner, mine, self.tools.other, self.options.runs)
        title = f"{self.section}, {note}" if note else self.section
        self.comparisons += [Comparison(title, ours, theirs) for ours, theirs in pairs]

    # ---- what is shown

    def show(self, jobs: Sequence[Job], ours: Job, compare: bool = True) -> None:
        """A table of jobs, compared with ours."""
        rows: list[list[object]] = []
        for job in jobs:
            if not job.has():
                rows.append([job.name, f"failed: {job.trouble}", *[""] * 6])
                continue
            each = [ratios(ours, job, what) if compare and job is not ours else [] for what in ("wall", "cpu")]
            rows.append([job.name, len(job.samples), spread(job.values("wall")), spread(job.values("cpu")),
                         plain(max(job.values("peak")) / MB), thousands(job.median("bytes")) if job.result else "",
                         *(spread(values, "x") if values else "" for values in each)])
        self.page.table(["job", "runs", "wall s", "CPU s", "peak MB", "bytes", "wall: pannier ÷ this",
                         "CPU: pannier ÷ this"], rows)

    def goal_ratio(self, what: str, limit: float, ours: Job, theirs: Job) -> None:
        """The goal that our wall time is at most so many times theirs."""
        values = ratios(ours, theirs, "wall")
        why = "not measured: " + ("pannier failed" if ours.trouble else "the other side failed")
        middle, text = (statistics.median(values), spread(values, "x")) if values else (None, None)
        self.page.goal(what, at_most(limit, "x"), middle, text, why)

    # ---- bundles that several sections use

    def corpora(self) -> dict[str, str]:
        return {name: self.places.corpus(name) for name in "ab"}

    def bundle(self, name: str) -> str:
        """The bundle of a corpus at level 3, from the section that packs, or packed here."""
        bundle = self.places.at(f"{name}.bundle")
        if not os.path.isdir(bundle):
            self.done(self.pack(self.places.corpus(name), bundle, "--no-rehearsal", "--level", "3"), "pannier pack")
        return bundle

    def piped(self, name: str) -> str:
        """What the pipeline of tar, zstd and age makes of a corpus at level 3."""
        pipe = self.places.at(f"{name}.age")
        if not os.path.isfile(pipe):
            self.runner.pipeline(self.by_pipe(self.places.corpus(name), 3, pipe), None, Sample())
        return pipe

    def by_pipe(self, corpus: str, level: int, out: str) -> Step:
        return Step([tar_of(corpus), zstd_at(level), ["age", "-r", self.keys.recipient, "-o", out]])


def make_keys(runner: Runner, pannier: str, folder: str) -> Keys:
    try:
        runner.done([pannier, "keygen", folder, "--no-passphrase"], "pannier keygen")
        secret, public, identity, text = (os.path.join(folder, name) for name in (
            "publisher.key", "publisher.pub", "recipient.key", "recipient.pub"))
        with open(text) as f:
            found = re.search(r"age1[0-9a-z]+", f.read())
    except OSError as why:
        raise Failed(f"no keys: {why}") from why
    if not found:
        raise Failed("no keys: the recipient's public key is not in its file")
    return Keys(secret, public, identity, found.group())


def tar_of(corpus: str) -> list[str]:
    return ["tar", "-c", "--sort=name", "-C", os.path.dirname(corpus), os.path.basename(corpus)]


def zstd_at(level: int) -> list[str]:
    return ["zstd", "-q", "-T0", *(["--ultra"] if level > 19 else []), f"-{level}", f"--long={WINDOW}"]
