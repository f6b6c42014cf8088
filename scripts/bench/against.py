"""Before and after: two builds of Pannier take turns at the same jobs, and each ratio is judged."""

import math
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from page import MB, plain, spread, table
from places import set_aside
from run import FEW, LONG, Job, Runner, Step, Steps, ratios, rotated

WORSE = 1.03  # a ratio above is judged slower
CHANCE = 0.035  # that the median of a fair measurement lies lower
MEASURES = (("wall", "wall"), ("CPU", "cpu"))
FINE, SLOWER, UNSURE = "fine", "**SLOWER**", "unsure: take more rounds"


def with_program(steps: Steps, mine: str, other: str) -> Steps:
    """The same steps with another program in place of ours."""
    def swapped(step: Step) -> Step:
        return Step([[other if word == mine else word for word in argv] for argv in step.commands], step.out)

    def later(make):
        return lambda: swapped(make())
    return [later(step) if callable(step) else swapped(step) for step in steps]


def twin(job: Job, other: str) -> Job:
    """The job as the other program does it. Nobody looks at its result."""
    return replace(job, steps=with_program(job.steps, job.program or "", other), program=other, look=None, turns=[],
                   trouble=None, name=f"{job.name}, the other")


def interleave_pairs(runner: Runner, jobs: Sequence[Job], other: str, rounds: int) -> list[tuple[Job, Job]]:
    """Round by round, every job and its twin, one straight after the other; they change who begins.

    A twin writes to the same path as its job: what the job left there is put back, for the sections that follow.
    """
    pairs = {job.name: (job, twin(job, other)) for job in jobs}
    for job in jobs:
        job.rounds = None
    for turn in range(rounds):
        for job in rotated(jobs, turn):
            pair = pairs[job.name]
            for one in pair if turn % 2 == 0 else pair[::-1]:
                if one is job:
                    runner.take_turn(one, turn, rounds)
                else:
                    with set_aside(job.result):
                        runner.take_turn(one, turn, rounds)
    return list(pairs.values())


def low_of_median(values: Iterable[float]) -> float:
    """A value below which the true median hardly lies, by ranks: one chance in thirty. Few rounds give the smallest."""
    ordered = sorted(values)
    n, rank = len(ordered), 0
    while sum(math.comb(n, below) for below in range(rank + 1)) / 2**n <= CHANCE:
        rank += 1
    return ordered[max(rank - 1, 0)]


def judge(values: Sequence[float]) -> str:
    """By the median; where rounds disagree so much that chance may have done it, unsure."""
    if statistics.median(values) <= WORSE:
        return FINE
    return SLOWER if low_of_median(values) > 1.0 and len(values) > FEW else UNSURE


@dataclass
class Comparison:
    """One measured row: a job of a section, and its twin."""

    section: str
    ours: Job
    theirs: Job

    def verdict(self) -> str:
        """The worst of its measures."""
        if not (self.ours.has() and self.theirs.has()):
            return "**FAILED**: " + (self.ours.trouble or self.theirs.trouble or "it did not run")
        found = [judge(ratios(self.ours, self.theirs, what)) for _, what in MEASURES]
        return next((verdict for verdict in (SLOWER, UNSURE) if verdict in found), FINE)

    def row(self) -> list[str]:
        cells = [self.section, self.ours.name]
        if not (self.ours.has() and self.theirs.has()):
            return [*cells, *[""] * 6, self.verdict()]
        pairs = [ratios(self.ours, self.theirs, what) for _, what in MEASURES]
        seconds = [plain(job.median(what)) for _, what in MEASURES for job in (self.ours, self.theirs)]
        peaks = " / ".join(plain(max(job.values("peak")) / MB) for job in (self.ours, self.theirs))
        return [*cells, str(len(pairs[0])), f"{seconds[0]} / {seconds[1]}", spread(pairs[0], "x"),
                f"{seconds[2]} / {seconds[3]}", spread(pairs[1], "x"), peaks, self.verdict()]


def report(comparisons: Sequence[Comparison], trouble: Sequence[tuple[str, str]],
           head: Sequence[str]) -> tuple[list[str], bool]:
    """The lines of the page of ratios, and whether nothing is slower or failed. `trouble`: sections without a row."""
    verdicts = [comparison.verdict() for comparison in comparisons]
    slower, unsure, fine = (verdicts.count(kind) for kind in (SLOWER, UNSURE, FINE))
    failed = len(verdicts) - slower - unsure - fine + len(trouble)
    lines = ["# This program and the other", "", *head,
             f"{fine} fine, {slower} slower, {unsure} unsure, {failed} failed.", ""]
    lines += [f"- {title} could not be measured: {why}" for title, why in trouble] + [""] * bool(trouble)
    lines += table(["section", "job", "rounds", "wall s: this / other", "wall: this ÷ other", "CPU s: this / other",
                    "CPU: this ÷ other", "peak MB: this / other", "verdict"], [c.row() for c in comparisons])
    lines += [f"A ratio is taken within a round, this divided by the other; then comes the median, with the smallest "
              f"and the largest. A row is slower if the median of wall or CPU is above {WORSE}, and the rounds "
              f"agree. Where the rounds do not agree, or are fewer than {FEW + 1}, the row is unsure. "
              f"A job of over {LONG} seconds gets {FEW} rounds.", ""]
    return lines, bool(verdicts) and slower == 0 and failed == 0
