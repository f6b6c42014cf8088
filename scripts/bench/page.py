"""The page: figures as words, tables, goals with their verdicts. Nothing here measures."""

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

MB = 1_000_000
NOT_MEASURED = "not measured"
MISSED = "**MISSED**"


def plain(x: float) -> str:
    """Three figures, or a little more."""
    if x >= 100:
        return f"{x:.0f}"
    if x >= 10:
        return f"{x:.1f}"
    if x >= 0.1:
        return f"{x:.2f}"
    return f"{x:.3f}" if x >= 0.01 else f"{x:.5f}"


def spread(values: Iterable[float], unit: str = "") -> str:
    """The median, and the smallest and the largest where there are several."""
    values = list(values)
    middle = plain(statistics.median(values)) + unit
    return middle if len(values) == 1 else f"{middle} ({plain(min(values))}–{plain(max(values))})"


def thousands(n: float) -> str:
    return f"{int(n):,}"


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> list[str]:
    """The lines of a table; the first column is words, the others are figures."""
    lines = ["| " + " | ".join(head) + " |"]
    lines.append("|" + "|".join("---" if i == 0 else "---:" for i in range(len(head))) + "|")
    lines += ["| " + " | ".join(str(cell) for cell in row) + " |" for row in rows]
    return [*lines, ""]


@dataclass(frozen=True)
class Target:
    """A promised number: what the page calls it, and on which side of it a value must lie."""

    words: str
    limit: float
    least: bool = False

    def met(self, value: float) -> bool:
        return value >= self.limit if self.least else value <= self.limit


def at_most(limit: float, unit: str = "") -> Target:
    return Target(f"≤ {limit}{unit}", limit)


def at_least(limit: float, unit: str = "") -> Target:
    return Target(f"≥ {limit:,}{unit}", limit, least=True)


def all_of(count: int) -> Target:
    return Target("all", count, least=True)


@dataclass
class Page:
    """What the sections write, and the goals that they judge."""

    lines: list[str] = field(default_factory=list)
    goals: list[list[str]] = field(default_factory=list)

    def put(self, *lines: str) -> None:
        self.lines.extend(lines)

    def table(self, head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
        self.put(*table(head, rows))

    def goal(self, what: str, target: Target, value: float | None, text: str | None = None,
             why: str | None = None) -> None:
        """A promise beside its measurement. The value None means that there is no measurement, and `why` tells why."""
        if value is None:
            self.open_goal(what, target.words, why or NOT_MEASURED)
        else:
            self.goals.append([what, target.words, text or plain(value), "met" if target.met(value) else MISSED])

    def open_goal(self, what: str, words: str, why: str = NOT_MEASURED) -> None:
        self.goals.append([what, words, "–", why])

    def counts(self) -> str:
        met = sum(goal[3] == "met" for goal in self.goals)
        missed = sum(goal[3] == MISSED for goal in self.goals)
        return f"{met} goals met, {missed} missed, {len(self.goals) - met - missed} not measured"


def joined(lines: Iterable[str], names: Iterable[tuple[str, str]]) -> str:
    """The text of a page. Each folder of this machine is replaced by the name that the page has for the folder."""
    text = "\n".join(lines).rstrip() + "\n"
    for path, name in names:
        text = text.replace(path, name)
    return text
