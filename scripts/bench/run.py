"""The runner: jobs in steps, what they take, and rounds in which the jobs take turns."""

import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import IO, NamedTuple

FEW = 2  # rounds of a job that takes very long
LONG = 60  # seconds, from which a job gets few rounds


class Failed(Exception):
    """A program ended badly, or something that a section needs is not here."""


def say(*words: object) -> None:
    """Tells the person at the terminal; marks of the page are left out."""
    print("bench:", *(str(word).replace("\\|", "|").replace("`", "") for word in words), file=sys.stderr, flush=True)


class Step(NamedTuple):
    """Commands that feed each other, and the file that takes the output of the last one."""

    commands: list[list[str]]
    out: str | None = None


Steps = list[Step | Callable[[], Step]]


@dataclass
class Sample:
    """What one run of a job took: seconds, and bytes at the peak and of the result."""

    wall: float = 0.0
    cpu: float = 0.0
    peak: int = 0
    bytes: int = 0
    said: str = ""


@dataclass
class Job:
    """One side of a comparison: steps, one after the other.

    `before` and `after` prepare and tidy; `look` looks at the result. None of the three is timed.
    `program` is the program under test, where the job runs it: `--against` puts another one in its place.
    """

    name: str
    steps: Steps
    cwd: str | None = None
    before: Callable[[], object] | None = None
    look: Callable[[Sample], object] | None = None
    after: Callable[[], object] | None = None
    result: str | None = None
    rounds: int | None = None
    program: str | None = None
    turns: list[Sample | None] = field(default_factory=list)
    trouble: str | None = None

    @property
    def samples(self) -> list[Sample]:
        return [sample for sample in self.turns if sample]

    def has(self) -> bool:
        return bool(self.samples)

    def values(self, what: str) -> list[float]:
        return [getattr(sample, what) for sample in self.samples]

    def median(self, what: str) -> float:
        return statistics.median(self.values(what))

    def fail(self, why: object) -> None:
        self.trouble, self.turns = str(why) or "failed", []


def ratios(ours: Job, theirs: Job, what: str) -> list[float]:
    """Of the rounds in which both ran: ours divided by theirs."""
    if not (ours.has() and theirs.has()):
        return []
    pairs = zip(ours.turns, theirs.turns, strict=False)
    return [getattr(a, what) / max(getattr(b, what), 1e-6) for a, b in pairs if a and b]


def size(path: str) -> int:
    """Bytes of a file, or of all files in a folder."""
    if os.path.isfile(path):
        return os.path.getsize(path)
    return sum(os.path.getsize(os.path.join(here, name)) for here, _, names in os.walk(path) for name in names)


@dataclass
class Runner:
    """Starts programs; `logs` is a folder for their words and peaks, and where they run unless told otherwise."""

    logs: str
    env: dict[str, str]
    timer: str = field(default_factory=lambda: shutil.which("time") or "time")

    def done(self, argv: Sequence[str], what: str, cwd: str | None = None) -> str:
        """Runs one program that is not measured and returns its output."""
        run = subprocess.run(argv, cwd=cwd or self.logs, env=self.env, stdin=subprocess.DEVNULL,
                             capture_output=True, text=True, errors="replace")
        if run.returncode:
            words = " / ".join(run.stderr.strip().splitlines()[:3])
            raise Failed(f"{what} ended with {run.returncode}: {words}")
        return run.stdout

    def succeeds(self, argv: Sequence[str], cwd: str | None = None) -> bool:
        return subprocess.run(argv, cwd=cwd or self.logs, env=self.env, stdin=subprocess.DEVNULL,
                              capture_output=True).returncode == 0

    def pipeline(self, step: Step, cwd: str | None, sample: Sample) -> None:
        """Runs the commands of a step, each feeding the next; adds to the sample. All their peaks are summed.

        time(1) starts every command: a process takes the peak of its parent as its own beginning, and the peak of
        time(1) is a megabyte where the peak of Python would be many.
        """
        logs = [os.path.join(self.logs, f"log{i}") for i in range(len(step.commands))]
        procs: list[subprocess.Popen[bytes]] = []
        try:
            self._start(step, cwd or self.logs, logs, procs)
        finally:  # whatever was started is waited for
            bad = self._wait(step, logs, procs, sample)
        if bad:
            raise Failed(bad)
        peak = 0
        for log in logs:
            with open(log + ".kb") as f:
                peak += int(f.read().split()[-1]) * 1024
        sample.peak = max(sample.peak, peak)
        if not step.out:
            with open(logs[-1] + ".out", errors="replace") as f:
                sample.said = f.read()

    def _start(self, step: Step, cwd: str, logs: list[str], procs: list["subprocess.Popen[bytes]"]) -> None:
        feed: IO[bytes] | int = subprocess.DEVNULL
        try:
            with open(step.out or logs[-1] + ".out", "wb") as end:
                for argv, log in zip(step.commands, logs, strict=True):
                    target = end if log == logs[-1] else subprocess.PIPE
                    timed = [self.timer, "-q", "-f", "%M", "-o", log + ".kb", *argv]
                    with open(log + ".err", "wb") as errors:
                        procs.append(subprocess.Popen(timed, cwd=cwd, env=self.env, stdin=feed, stdout=target,
                                                      stderr=errors))
                    close(feed)
                    feed = procs[-1].stdout or subprocess.DEVNULL
        except OSError as why:
            close(feed)
            raise Failed(f"{why.filename or step.commands[len(procs)][0]}: {why.strerror}") from why

    @staticmethod
    def _wait(step: Step, logs: list[str], procs: list["subprocess.Popen[bytes]"], sample: Sample) -> str | None:
        bad = None
        for argv, log, proc in zip(step.commands, logs, procs, strict=False):
            _, status, used = os.wait4(proc.pid, 0)
            proc.returncode = os.waitstatus_to_exitcode(status)
            sample.cpu += used.ru_utime + used.ru_stime
            if proc.returncode != 0:
                with open(log + ".err", errors="replace") as f:
                    words = f.read().replace("|", "/").strip().splitlines()
                name = os.path.basename(argv[0])
                bad = f"{name} ended with {proc.returncode}: {' / '.join(words[:3]) if words else 'no words'}"
        return bad

    def run(self, job: Job) -> Sample:
        """One round of a job."""
        if job.before:
            job.before()
        sample = Sample()
        begin = time.perf_counter()
        for step in job.steps:
            self.pipeline(step() if callable(step) else step, job.cwd, sample)
        sample.wall = time.perf_counter() - begin
        if job.result:
            sample.bytes = size(job.result)
        if job.look:
            job.look(sample)
        if job.after:
            job.after()
        return sample

    def take_turn(self, job: Job, turn: int, rounds: int) -> None:
        """Runs a job for this round, unless the job failed before or has had its rounds."""
        limit = min(rounds, job.rounds or rounds)
        if job.has() and job.samples[0].wall > LONG:
            limit = min(limit, FEW)
        if job.trouble:
            return
        if turn >= limit:
            job.turns.append(None)
            return
        try:
            job.turns.append(self.run(job))
            say(f"  {turn + 1}/{rounds}  {job.samples[-1].wall:8.2f} s  {job.name}")
        except Failed as why:
            job.fail(why)
            say(f"  {turn + 1}/{rounds}  FAILED      {job.name}: {why}")

    def interleave(self, jobs: Sequence[Job], rounds: int) -> None:
        """Round by round, every job once; another job begins each round."""
        for turn in range(rounds):
            for job in rotated(jobs, turn):
                self.take_turn(job, turn, rounds)


def rotated(jobs: Sequence[Job], turn: int) -> list[Job]:
    at = turn % len(jobs)
    return [*jobs[at:], *jobs[:at]]


def close(end: IO[bytes] | int) -> None:
    """Closes a file; a process that was started has its own copy."""
    if not isinstance(end, int):
        end.close()


def first_line(argv: Iterable[str]) -> str:
    """What a program says first, such as its version; nothing if the program is not here."""
    try:
        done = subprocess.run(list(argv), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              text=True)
    except OSError:
        return ""
    lines = [line.strip() for line in done.stdout.splitlines() if line.strip()]
    return lines[0] if done.returncode == 0 and lines else ""
