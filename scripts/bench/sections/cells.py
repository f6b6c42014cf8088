"""Pages of cells: what a page carries, and what comes back from a modelled printer and flatbed scanner."""

from bench import Bench
from codes import Codes, noise
from page import at_least, at_most, thousands
from places import remove, removing
from run import Failed
from sections.scanning import by_long_test

NET_GOAL = "bytes of a chunk on one page of cells, with a quarter of recovery"
FRAMES_GOAL = "frames read from modelled scans of pages of cells"
SECONDS_GOAL = "CPU seconds to scan a page of cells of 300 dpi"
NET = 150_000
LOST = ((NET_GOAL, "≥ 150,000"), (FRAMES_GOAL, "≥ 99 %"), (SECONDS_GOAL, "≤ 3"))


def measure_cells(bench: Bench) -> None:
    """One page, and the printer and scanner that the tests model."""
    codes = Codes(bench, "cells", noise(bench, "cells-corpus", 110_000), "paper", "--public")
    page, out = codes.at("page.png"), codes.at("found")
    sheet = codes.said("sheet", "-o", page, "--profile", "grid")
    if sheet["page_count"] != 1:
        raise Failed("110 kB need more than one page of cells")
    net = sheet["page_bytes"] // sheet["page_code_count"] * (sheet["page_code_count"] - 1) * 4 // 5
    bench.page.goal(NET_GOAL, at_least(NET), net, thousands(net))
    scan = bench.pannier("scan", page, "-o", out, "-P", bench.keys.public)
    job = bench.ours("`pannier scan`, one A4 page of cells", scan, before=removing(out))
    bench.interleave([job])
    bench.show([job], job)
    bench.page.goal(SECONDS_GOAL, at_most(3), job.median("cpu") if job.has() else None)
    measure_model(bench)
    codes.clear()
    remove(bench.places.at("cells-corpus"))


def measure_model(bench: Bench) -> None:
    """A fair printer and flatbed scanner, both simulated: no page was ever printed."""
    by_long_test(bench, FRAMES_GOAL, "modelled_pages_of_a4", "frames", " (simulated)")
