"""Differences: their size, and applying one or sixteen of them, beside copying the folder."""

import os
import shutil
from collections.abc import Iterable

from bench import Bench
from page import at_most, plain, thousands
from places import digests, fresh, remove, removing
from run import Failed, Job, Step, size
from sections.reading import ADDED

SHARE_GOAL = "payload of 3 % edited and 10 % new documents, to that of the whole"
MEMORY_GOAL = "memory of open --onto"
COPY_GOAL = "open --onto of 500 MB to disk, wall, to `cp -r` and `sync`"
LOST = ((SHARE_GOAL, "≤ 1.1 %"), (MEMORY_GOAL, "≤ 64 MB"), (COPY_GOAL, "≤ 1.5x"))
DOCUMENTS, EDITED, NEW, STEPS = 4_680, 140, 468, 16
FIRST = ("handbook", "install-guide", "manual", "pictures", "python", "rust")
LARGE = 4_000_000  # bytes; fewer and larger pictures would make any share small
LINE = b"<p>This line is new in release %d.</p>\n"


def paths_of(top: str, parts: Iterable[str], ends: tuple[str, ...] = ("",)) -> list[str]:
    """The files in some folders of a corpus, sorted."""
    found = [os.path.relpath(os.path.join(here, name), top) for part in parts
             for here, _, names in os.walk(os.path.join(top, part)) for name in names if name.endswith(ends)]
    return sorted(path for path in found if os.path.getsize(os.path.join(top, path)) <= LARGE)


def spread_over(paths: list[str], count: int) -> list[str]:
    if len(paths) < count:
        raise Failed(f"the corpus has {len(paths)} such documents, and {count} are needed")
    return [paths[at * len(paths) // count] for at in range(count)]


def put(source: str, path: str, to: str) -> None:
    place = os.path.join(to, path)
    os.makedirs(os.path.dirname(place), exist_ok=True)
    shutil.copyfile(os.path.join(source, path), place)


def edit(folder: str, paths: list[str], release: int) -> None:
    """Puts a line into the middle of some texts."""
    for path in paths:
        place = os.path.join(folder, path)
        with open(place, "rb") as f:
            text = f.read()
        at = text.find(b"\n", len(text) // 2) + 1
        with open(place, "wb") as f:
            f.write(text[:at] + LINE % release + text[at:])


class Releases:
    """A corpus that changes, its releases as differences, and its first release as an opened folder."""

    def __init__(self, bench: Bench, name: str) -> None:
        self.bench, self.top = bench, fresh(os.path.join(bench.places.slow, name))
        self.corpus, self.opened = self.at("corpus"), self.at("f1")

    def at(self, name: str) -> str:
        return os.path.join(self.top, name)

    def begin(self) -> None:
        bundle, keys = self.at("r1"), self.bench.keys
        self.bench.done(self.bench.pannier("pack", self.corpus, "-o", bundle, "-k", keys.secret, "--public",
                                           "--no-rehearsal", "--level", "1"), "pannier pack")
        self.bench.done(self.bench.by_publisher("open", bundle, "-o", self.opened), "pannier open")
        remove(bundle)

    def pack(self, since: str, out: str, *more: str) -> dict:
        keys = self.bench.keys
        return self.bench.json(self.bench.pannier("pack", self.corpus, "--since", since, "-o", out, "-k", keys.secret,
                                                  "--public", "--no-rehearsal", *more), "pannier pack --since")

    def onto(self, deltas: list[str], out: str, base: str = "") -> list[str]:
        return self.bench.by_publisher("open", *deltas, "--onto", base or self.opened, "-o", out)

    def job(self, name: str, deltas: list[str], out: str) -> Job:
        return self.bench.ours(name, self.onto(deltas, out), before=removing(out), after=removing(out))

    def require_right(self, deltas: list[str]) -> None:
        out = self.at("out")
        self.bench.done(self.onto(deltas, out), "pannier open --onto")
        if digests(out, ADDED) != digests(self.corpus):
            raise Failed("the documents came out different from how they went in")
        remove(out)


def measure_deltas(bench: Bench) -> None:
    releases = Releases(bench, "mixed")
    measure_share(bench, releases)
    measure_chain(bench, releases)
    remove(releases.top)
    measure_copy(bench)


def measure_share(bench: Bench, releases: Releases) -> None:
    """One release later: some documents are edited, and others are new, in another language."""
    top, corpus = bench.places.corpus("a"), releases.corpus
    first = spread_over(paths_of(top, FIRST), DOCUMENTS)
    texts = spread_over([path for path in first if path.endswith((".html", ".txt"))], EDITED)
    new = spread_over(paths_of(top, [os.path.join("office", "ru")], (".html",)), NEW)
    for path in first:
        put(top, path, corpus)
    releases.begin()
    size_before = size(corpus)
    edit(corpus, texts, 2)
    for path in new:
        put(top, path, corpus)
    delta = releases.at("share")
    said = releases.pack(releases.opened, delta)
    share = said["payload_bytes"] / said["whole_payload_bytes"]
    bench.page.put(f"{thousands(len(first))} documents of corpus a, {thousands(size_before)} bytes; {len(texts)} texts "
                   f"get a line, {len(new)} pages of HTML in another language are new. The payload of the difference has "
                   f"{thousands(said['payload_bytes'])} bytes, that of the whole release "
                   f"{thousands(said['whole_payload_bytes'])}, both at the default level.", "")
    bench.page.goal(SHARE_GOAL, at_most(1.1, " %"), share * 100, plain(share * 100) + " %")
    releases.require_right([delta])
    job = releases.job("`pannier open --onto`", [delta], releases.at("out"))
    bench.interleave([job])
    bench.show([job], job)
    bench.page.goal(MEMORY_GOAL, at_most(64, " MB"), max(job.values("peak")) / 1e6 if job.has() else None)


def measure_chain(bench: Bench, releases: Releases) -> None:
    """Sixteen releases, each with one edit in sixteen, beside one difference that tells the same."""
    remove(releases.corpus, releases.at("share"))
    shutil.copytree(releases.opened, releases.corpus, ignore=shutil.ignore_patterns("CONTENTS.sha256*"))
    texts = spread_over(paths_of(releases.corpus, [""], (".html", ".txt")), EDITED)
    since, deltas = releases.opened, []
    for step in range(STEPS):
        edit(releases.corpus, texts[step::STEPS], step + 2)
        delta, made = releases.at(f"d{step}"), releases.at(f"made{step}")
        releases.pack(since, delta, "--level", "1")
        bench.done(releases.onto([delta], made, since), "pannier open --onto")
        if step > 0:
            remove(since)
        since = made
        deltas.append(delta)
    remove(since)
    one = releases.at("one")
    releases.pack(releases.opened, one, "--level", "1", "--release", str(STEPS + 1))
    releases.require_right(deltas)
    ours = releases.job("sixteen differences at once", deltas, releases.at("out"))
    theirs = releases.job("one difference", [one], releases.at("out"))
    bench.page.put(f"{len(texts)} texts of the same documents get a line, in {STEPS} releases one after another, or in "
                   "one.", "")
    bench.interleave([ours, theirs])
    bench.show([ours, theirs], ours)


def measure_copy(bench: Bench) -> None:
    """A small difference onto a large release, to disk, beside a copy of the folder."""
    releases = Releases(bench, "large")
    shutil.copytree(bench.places.corpus("a"), releases.corpus)
    releases.begin()
    edit(releases.corpus, spread_over(paths_of(releases.corpus, FIRST, (".html", ".txt")), EDITED), 2)
    delta, out = releases.at("d2"), releases.at("out")
    releases.pack(releases.opened, delta, "--level", "1")
    releases.require_right([delta])
    ours = releases.job("`pannier open --onto`", [delta], out)
    theirs = Job("`cp -r`, then `sync`", [Step([["cp", "-r", releases.opened, out]]), Step([["sync", "-f", out]])],
                 before=removing(out), after=removing(out))
    bench.page.put(f"Corpus a, {thousands(size(releases.corpus))} bytes, on disk; ours also proves every document.", "")
    bench.interleave([ours, theirs])
    bench.show([ours, theirs], ours)
    bench.goal_ratio(COPY_GOAL, 1.5, ours, theirs)
    remove(releases.top)
