"""Pages of cells: what a page carries, and what comes back from a modelled printer and flatbed scanner."""

import os
import re
import subprocess

from bench import Bench
from codes import Codes, noise
from page import Target, at_least, at_most, thousands
from places import remove, removing
from run import Failed

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
    if sheet["pages"] != 1:
        raise Failed("110 kB need more than one page of cells")
    net = sheet["bytes_per_page"] // sheet["codes_a_page"] * (sheet["codes_a_page"] - 1) * 4 // 5
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
    target = Target("≥ 99 %", 0.99, least=True)
    if bench.options.quick:
        bench.page.open_goal(FRAMES_GOAL, target.words, "not measured: takes minutes")
        return
    test = ["cargo", "test", "--locked", "--quiet", "--tests", "modelled_pages_of_a4", "--", "--nocapture"]
    ran = subprocess.run(test, cwd=bench.places.repo, stdin=subprocess.DEVNULL, capture_output=True, text=True,
                         env={**os.environ, "PANNIER_SOAK": "1"})
    told = re.search(r"(\d+) of (\d+) frames read", ran.stdout + ran.stderr)
    if not told:
        bench.page.open_goal(FRAMES_GOAL, target.words, "not measured: the test did not tell")
        return
    found, shown = int(told[1]), int(told[2])
    bench.page.goal(FRAMES_GOAL, target, found / shown, f"{found} of {shown} (simulated)")
