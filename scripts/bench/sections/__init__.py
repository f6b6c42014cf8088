"""The sections of the page, in their order: one file for those that belong together."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from bench import Bench

from sections import (
    cells, couriers, deltas, evidence, films, letters, many, memory, models, pack, paper, part, reading, repair, salvage, scanning,
    size, swarm, television
)


@dataclass(frozen=True)
class Section:
    """`lost`: the goals, with the words of their targets, that stay open if the section cannot be measured.

    `corpora`: whether the section measures with the corpora. `pairs`: whether `--against` has rows of the section.
    """

    title: str
    measure: Callable[[Bench], None]
    lost: tuple[tuple[str, str], ...] = ()
    corpora: bool = False
    pairs: bool = True


def every_section(cores: int) -> list[Section]:
    pipe = pack.PIPE
    return [
        Section("Pack, corpus a", partial(pack.measure_pack, name="a"), ((f"pack a, wall, to {pipe}", "≤ 1.0x"),),
                True),
        Section("Pack, corpus b", partial(pack.measure_pack, name="b"), corpora=True),
        Section("Pack at the default level", pack.measure_default,
                tuple((f"pack {c} at the default level, wall, to {pipe}", "≤ 1.0x") for c in "ab"), True),
        Section("Pack to disk", pack.measure_disk, corpora=True, pairs=False),
        Section("Check", reading.measure_check, tuple((f"check {c}, wall, to `sha256sum -c`", "≤ 0.3x") for c in "ab"),
                True),
        Section("Open", reading.measure_open,
                tuple((f"open {c}, wall, to the pipeline by hand", f"≤ {most}x") for c, most in reading.OPEN.items()),
                True),
        Section("Opening in part", part.measure_part, part.GOALS, True, pairs=False),
        Section("Repair", repair.measure_repair, ((repair.GOAL, "≥ 5x"),), True),
        Section("Deal", couriers.measure_deal, ((couriers.DEAL_GOAL, "≤ 1.25x"),), True),
        Section("Bytes", size.measure_bytes, tuple((f"payload and overhead {c}", "≤ 1.002x, ≤ 0.5 %") for c in "ab"),
                True, pairs=False),
        Section("Differences", deltas.measure_deltas, deltas.LOST, True, pairs=False),
        Section("Key letters", letters.measure_letters, letters.LOST, True, pairs=False),
        Section("Gather", couriers.measure_gather, ((couriers.GATHER_GOAL, "≤ 1.25x"),)),
        Section("Salvage", salvage.measure_salvage, ((salvage.GOAL, "≤ 2.0x"),)),
        Section("Swarm: sixteen peers with a fifth each", swarm.measure_swarm, swarm.LOST, pairs=False),
        Section("Evidence: matching files", evidence.measure_match, evidence.LOST, pairs=False),
        Section("Peak memory on 4 GB", memory.measure_memory,
                tuple((memory.goal_of(verb), f"≤ {most} MB") for verb, most in memory.GOALS.items())),
        Section("A million documents, a hundred thousand codes", many.measure_many, many.goals(), pairs=False),
        Section("Paper and screen: encoding", paper.measure_codes, ((paper.RATE_GOAL, "≥ 500"),)),
        Section("Paper and screen: the texts", paper.measure_texts,
                tuple((what, target.words) for what, target in paper.TEXT_GOALS), pairs=False),
        Section("Paper: profiles on their models", models.measure_models, models.goals(), pairs=False),
        Section("Paper and screen: scanning", scanning.measure_scan, scanning.lost_goals(cores)),
        Section("Screen: films of grids", films.measure_films,
                tuple((what, target.words) for what, target in films.GOALS), pairs=False),
        Section("Television, simulated", television.measure_television, television.goals(), pairs=False),
        Section("Paper: pages of cells, an experiment", cells.measure_cells, cells.LOST, pairs=False),
    ]


def chosen(sections: list[Section], only: str) -> list[Section]:
    """Those with the words in their titles; no words choose all."""
    return [section for section in sections if only.lower() in section.title.lower()]
