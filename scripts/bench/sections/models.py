"""Paper, simulated: the pages of each profile are printed and seen on a model, and read by three programs."""

import glob
import os
import subprocess
import sys
from dataclasses import dataclass

from bench import Bench
from codes import Codes, noise
from page import Target
from places import fresh, remove
from run import Failed, say
from sections.scanning import scan_of
from tools import without

CODES = 400  # of each model with a goal, or more
EDGE_CODES = 120  # of each other model, or more
TARGET = Target("≥ 99 %", 0.99, least=True)
PRINTED = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "printed.py")
NEEDED = "numpy, scipy, PIL, zxingcpp"


@dataclass(frozen=True)
class Model:
    """`goal`: whether the profile promises to be read so. Other models are shown beside, so that the edge is seen."""

    profile: str
    kind: str
    lens: str
    goal: bool = True

    def __str__(self) -> str:
        return f"{self.profile}, {self.kind} print, {self.lens}"


MODELS = (
    Model("rough", "bad", "phone-150"),
    Model("photo", "bad", "phone-290"),
    Model("photo", "bad", "flatbed-300", goal=False),
    Model("photo", "bad", "phone-220", goal=False),
    Model("dense", "fair", "phone-290"),
    Model("dense", "fair", "flatbed-300", goal=False),
    Model("dense", "fair", "phone-220", goal=False),
    Model("dense", "bad", "flatbed-300", goal=False),
    Model("flatbed", "fair", "flatbed-300"),
    Model("flatbed", "bad", "flatbed-300", goal=False),
    Model("flatbed", "fair", "phone-290", goal=False),
)


def goal_of(model: Model) -> str:
    return f"codes read by `pannier scan`, simulated: {model}"


def goals() -> tuple[tuple[str, str], ...]:
    return tuple((goal_of(model), TARGET.words) for model in MODELS if model.goal)


def python() -> str | None:
    """A Python that has what the model needs: that of PANNIER_PYTHON, or this one."""
    for path in (os.environ.get("PANNIER_PYTHON"), sys.executable):
        if path and not subprocess.run([path, "-c", f"import {NEEDED}"], stdin=subprocess.DEVNULL,
                                       stderr=subprocess.DEVNULL).returncode:
            return path
    return None


def measure_models(bench: Bench) -> None:
    """Distinct codes that each program reads, of the codes that were shown."""
    path = python()
    if not path or bench.options.quick:
        why = "not measured: takes minutes" if path else f"not measured: no Python has {NEEDED}; PANNIER_PYTHON names one"
        say("  SKIPPED:", why)
        for what, words in goals():
            bench.page.open_goal(what, words, why)
        return
    bench.page.put(
        "**Simulated**: nothing was printed. scripts/bench/printed.py draws the dots of a printer of 600 dots an inch, "
        "lets ink run and edges wander (good, fair and bad prints), bends and turns the page, dims it, blurs it as a "
        "lens does, and adds noise and JPEG. A phone sees the whole page, with so many pixels an inch as its name says. "
        "Each picture is one page, and is read alone. The table counts different codes read of codes shown.", "")
    no_zbar, rows = without("a second reader of pages", "zbarimg"), []
    for profile in dict.fromkeys(model.profile for model in MODELS):
        pages = drawn(bench, profile)
        for number, model in enumerate(MODELS):
            if model.profile == profile:
                shown, ours, zxing, zbar = read(bench, path, model, number, pages, not no_zbar)
                rows.append([model.profile, model.kind, model.lens, shown, ours, zxing, "–" if no_zbar else zbar])
                if model.goal:
                    bench.page.goal(goal_of(model), TARGET, ours / shown, f"{ours} of {shown}")
    bench.page.table(["profile", "print", "seen by", "codes", "`pannier scan`", "zxing-cpp", "zbarimg"], rows)


def drawn(bench: Bench, profile: str) -> list[tuple[str, int]]:
    """Whole pages of a profile with as many codes as a model needs, and how many codes each page has."""
    small = Codes(bench, "model-small", noise(bench, "model-corpus", 1_000), "paper", "--public")
    said = small.said("sheet", "--profile", profile, "--dry-run")
    small.clear()
    body, width = said["objects"][0]["body_bytes"], said["page_code_count"]
    # With recovery for a quarter, some more than needed.
    codes = Codes(bench, f"model-{profile}", noise(bench, "model-corpus", body * CODES * 17 // 20), "paper", "--public")
    said = codes.said("sheet", "--profile", profile, "--no-cover", "-o", codes.at("page.png"))
    pages = sorted(glob.glob(codes.at("page-*.png")))[:said["code_count"] // width]
    if len(pages) * width < CODES:
        raise Failed(f"{profile}: {len(pages)} whole pages are too few")
    remove(bench.places.at("model-corpus"))
    return [(page, width) for page in pages[:-(-CODES // width)]]


def read(bench: Bench, path: str, model: Model, number: int, pages: list[tuple[str, int]],
         has_zbar: bool) -> tuple[int, int, int, int]:
    """How many codes were shown, and how many each program read."""
    width = pages[0][1]
    if not model.goal:
        pages = pages[:-(-EDGE_CODES // width)]
    room = fresh(bench.places.at("model-pictures"))
    drawn = [page for page, _ in pages]
    bench.done([path, PRINTED, "make", model.kind, model.lens, str(number), room, *drawn], "the model")
    pictures, ours, zbar = sorted(glob.glob(os.path.join(room, "*.jpg"))), 0, 0
    zxing = int(bench.done([path, PRINTED, "read", *pictures], "zxing-cpp"))
    for picture in pictures:
        ours += bench.json(scan_of(bench, [picture], f"{picture}.found"), "pannier scan")["scan"]["code_count"]
        if has_zbar:
            lines = subprocess.run(["zbarimg", "-q", "--raw", picture], stdin=subprocess.DEVNULL, capture_output=True)
            zbar += len({line for line in lines.stdout.split(b"\n") if line.startswith(b"PN1")})
    shown = width * len(pictures)
    say(f"  {model}: {ours} of {shown}, zxing-cpp {zxing}, zbarimg {zbar}")
    remove(room)
    return shown, ours, zxing, zbar
