"""Paper and screen: codes a second, and the pages and loops of two real documents."""

import os
import random
import statistics
from collections.abc import Callable, Sequence

from bench import Bench
from codes import Codes, noise
from page import MB, at_least, at_most, plain
from places import remove
from run import Failed, Step, say

RATE_GOAL = "codes encoded a second, whole program"
LOST_DRAWS = 1_000  # rounds of a loop of which codes are lost by lot
CODES_A_SECOND = 10
TEXT_GOALS = (
    ("pages of A4 for the texts, 25 % recovery, with the cover", at_most(3)),
    ("pages of the profile dense, with the cover", at_most(2)),
    ("pages of the profile flatbed, with the cover", at_most(1)),
    ("seconds of their loop", at_most(8)),
    ("with a fifth of its codes lost, to a round", at_most(1.3, "x")),
    ("seconds of their fast loop", at_most(4)),
    ("with a fifth of its codes lost, to a round, fast", at_most(1.3, "x")),
)


def measure_codes(bench: Bench) -> None:
    """Codes a second of the whole program."""
    codes = Codes(bench, "codes", noise(bench, "codes-corpus", MB), "screen", "--public")
    counter = iter(range(1_000_000))

    def play() -> Step:
        return Step([codes.argv("play", "--html", codes.at(f"{next(counter)}.html"))])

    job = bench.ours("`pannier play --html`, 1 MB", play)
    bench.interleave([job])
    bench.show([job], job)
    known = codes.said("play", "--html", codes.at("last.html"))
    rate = known["frames"] / job.median("wall") if job.has() else None
    bench.page.goal(RATE_GOAL, at_least(500), rate)
    codes.clear()
    remove(bench.places.at("codes-corpus"))


def showings(said: dict, order: Sequence[tuple[int, int]], lost: Callable[[int], bool]) -> int:
    """How many codes were shown when all objects are whole; `lost` tells whether the camera missed a showing."""
    needed = [o["source_code_count"] for o in said["objects"]]
    have: list[set[int]] = [set() for _ in needed]
    short = len(needed)
    for shown in range(len(order) * 100):
        which, at = order[shown % len(order)]
        if not lost(shown) and at not in have[which]:
            have[which].add(at)
            short -= len(have[which]) == needed[which]
            if not short:
                return shown + 1
    raise Failed("a loop never completes")


def texts_folder(repo: str) -> str:
    """The folder of TEXTS, or the one beside the repository."""
    return os.environ.get("TEXTS") or os.path.join(os.path.dirname(repo), "shared", "corpus")


def measure_texts(bench: Bench) -> None:
    """Pages and loops of two real documents."""
    texts, goals = texts_folder(bench.places.repo), iter(TEXT_GOALS)
    if not os.path.isdir(texts):
        say("  SKIPPED: the texts are not here; TEXTS=folder names them")
        for what, target in goals:
            bench.page.open_goal(what, target.words, "not measured: the texts are not here")
        return
    paper = Codes(bench, "texts-paper", texts, "paper", "-r", bench.keys.recipient)
    for profile in ("photo", "dense", "flatbed"):
        said = paper.said("sheet", "--dry-run", "--profile", profile)
        bench.page.goal(*next(goals), said["printed_page_count"], f"{said['printed_page_count']}")
    paper.clear()
    screen, rows = Codes(bench, "texts-screen", texts, "screen", "-r", bench.keys.recipient), []
    for name, more in (("default", ()), ("fast", ("--fast",))):
        said, order = screen.loop(f"{name}.html", *more)
        seconds, row, to_a_round = measure_loop(said, order)
        rows.append([name, *row])
        bench.page.goal(*next(goals), seconds)
        bench.page.goal(*next(goals), to_a_round, f"{plain(to_a_round)}x")
    bench.page.put(
        "The texts as a loop, 10 codes a second. Seconds until all objects are whole are counted from the order of the "
        "loop: with nothing lost, with every fifth showing lost (the worst of its five beginnings), and with a fifth "
        f"lost by lot ({LOST_DRAWS:,} draws).", "")
    bench.page.table(["loop", "showings", "one round s", "nothing lost s", "every fifth lost s", "a fifth by lot s",
                      "95 of 100 within s"], rows)
    screen.clear()


def measure_loop(said: dict, order: Sequence[tuple[int, int]]) -> tuple[float, list[object], float]:
    """Seconds of a round, the cells of the row, and the median seconds with a fifth lost by lot, divided by a round."""
    def seconds_until(lost: Callable[[int], bool]) -> float:
        return showings(said, order, lost) / CODES_A_SECOND

    def every_fifth_from(phase: int) -> Callable[[int], bool]:
        return lambda shown: shown % 5 == phase

    seconds, dice = len(order) / CODES_A_SECOND, random.Random(7)
    clean = seconds_until(lambda _: False)
    fifth = max(seconds_until(every_fifth_from(phase)) for phase in range(5))
    drawn = sorted(seconds_until(lambda _: dice.random() < 0.2) for _ in range(LOST_DRAWS))
    middle = statistics.median(drawn)
    shown = [plain(x) for x in (seconds, clean, fifth, middle, drawn[LOST_DRAWS * 95 // 100])]
    return seconds, [len(order), *shown], middle / seconds
