"""A bundle as files: its chunks, the lengths of its parts, and which chunks can be lost."""

import os
import re
from dataclasses import dataclass

from bench import SPARE
from run import Failed, size


@dataclass(frozen=True)
class Facts:
    """Lengths and counts, from the files themselves."""

    payload: int
    recovery: int
    rest: int
    block: int
    data_blocks: int
    recovery_blocks: int


def chunks(bundle: str, letter: str = "d") -> list[str]:
    found = sorted(name for name in os.listdir(bundle) if re.fullmatch(letter + r"\d{4,5}\.bin", name))
    if letter == "d" and not found:
        raise Failed("the bundle has no data chunks")
    return found


def block_count(bundle: str) -> int:
    """Blocks of which the table tells: 32 bytes for each."""
    return os.path.getsize(os.path.join(bundle, "blocks.idx")) // 32


def facts_of(bundle: str) -> Facts:
    data, spare = (sum(os.path.getsize(os.path.join(bundle, name)) for name in chunks(bundle, letter))
                   for letter in "dr")
    blocks = block_count(bundle)
    powers = (1 << power for power in range(10, 25))
    block = next((length for length in powers if -(-data // length) + -(-spare // length) == blocks), None)
    if not block:
        raise Failed("the block table does not fit the chunks")
    return Facts(data, spare, size(bundle) - data - spare, block, -(-data // block), -(-spare // block))


def choose_loss(bundle: str, known: Facts, par2_blocks: int) -> tuple[list[str], int]:
    """Chunks from all parts of the bundle, and their bytes: as many as both codes can do without, a little fewer."""
    names = chunks(bundle)
    length = {name: os.path.getsize(os.path.join(bundle, name)) for name in names}
    spread_out = names[::5] + [name for i, name in enumerate(names) if i % 5]
    unit = known.payload / par2_blocks
    lost, ours, theirs = [], 0, 0.0
    for name in spread_out:
        more, too = -(-length[name] // known.block), length[name] / unit + 2
        if ours + more <= known.recovery_blocks and theirs + too <= par2_blocks * SPARE / 100:
            lost.append(name)
            ours, theirs = ours + more, theirs + too
    if not lost:
        raise Failed("no data chunk is small enough to be lost")
    return sorted(lost), sum(length[name] for name in lost)
