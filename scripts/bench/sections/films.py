"""Screen: films of grids, simulated. Phones film loops, and scan reads the films; zxing-cpp reads the same films."""

import os
import struct
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from bench import Bench
from codes import Codes, noise
from page import MB, Target, at_least, at_most, plain
from places import remove, removing
from run import Failed, Job, Step, ratios, say
from tools import without

from sections.scanning import scan_of

# A film loses the showing in which it begins and the one in which it ends, so a short film tells too little. The largest
# grid needs four seconds for the bundle.
SECONDS = 4
SEED = 7
TO_ZXING = "codes read of a soft film of 3x2, to zxing-cpp"
TO_ZXING_20 = "codes read at 20 showings a second, to zxing-cpp"
TO_ZXING_30 = "codes read at 30 showings a second, to zxing-cpp"
RATE_4K = "pictures of a 4K film a second, to ffmpeg alone"
WHOLE = "seconds of a 720p film until 1 MB is there"
MOST_SECONDS = 20


@dataclass(frozen=True)
class Film:
    """A film: the options of `play`, showings a second, the phone, and the goal that the film is for."""

    name: str
    play: tuple[str, ...]
    speed: int
    phone: tuple[int, int, int, int]
    goal: str
    target: Target
    soft: bool = False


P720, P1080, P1080_60, P4K = (1280, 720, 30, 8), (1920, 1080, 30, 17), (1920, 1080, 60, 24), (3840, 2160, 30, 45)
FAST = ("--fast",)
FILMS = (
    Film("default, 720p30", (), 10, P720, "kB a second, default, 720p30 at 8 Mbit/s", at_least(60)),
    Film("`--fast`, 1080p30", FAST, 10, P1080, "kB a second, `--fast`, 1080p30 at 17 Mbit/s", at_least(120)),
    Film("`--fast --grid 6x3`, 4K30", (*FAST, "--grid", "6x3"), 10, P4K,
         "kB a second, `--fast --grid 6x3`, 4K30 at 45 Mbit/s", at_least(250)),
    Film("default, 1080p60", (), 20, P1080_60, TO_ZXING_20, at_least(0.95, "x")),
    Film("default, 1080p60", (), 30, P1080_60, TO_ZXING_30, at_least(0.95, "x")),
    Film("default, 1080p30, soft", (), 10, P1080, TO_ZXING, at_least(0.95, "x"), soft=True),
)
LAST_GOALS = ((RATE_4K, at_least(0.5, "x")), (WHOLE, at_most(MOST_SECONDS)))
GOALS = (*((film.goal, film.target) for film in FILMS), *LAST_GOALS)

# Every distinct frame that zxing-cpp reads of grey pictures on standard input.
ZXING = """
import sys, numpy, zxingcpp
width, height = map(int, sys.argv[1:])
seen = set()
while len(picture := sys.stdin.buffer.read(width * height)) == width * height:
    grey = numpy.frombuffer(picture, numpy.uint8).reshape(height, width)
    seen |= {code.text for code in zxingcpp.read_barcodes(grey, formats=zxingcpp.BarcodeFormat.QRCode)}
print(sum(text.startswith("PN1") for text in seen))
"""


def missing() -> str | None:
    """The words for the page if films cannot be made here."""
    if lacks := without("films of grids", "ffmpeg"):
        return lacks
    try:
        import numpy  # noqa: F401
    except ImportError:
        say("  SKIPPED: films of grids need numpy")
        return "not measured: numpy is not here"
    return None


def measure_films(bench: Bench) -> None:
    if lacks := missing():
        for what, target in GOALS:
            bench.page.open_goal(what, target.words, lacks)
        return
    codes = Codes(bench, "films", noise(bench, "films-corpus", MB), "screen", "--public")
    bench.page.put(
        f"Simulated. A phone films a screen of 1920 x 1080 for {SECONDS} s: the screen fills 92 % of the picture, is "
        "turned by 1.2 degrees and seen a little from the side. Rows are exposed for 1/120 s and read within 1/60 s, so "
        "that pictures mix two showings; then x264, preset veryfast. Soft: blur of 1.5 pixels and noise 8 instead of "
        "0.5 and 3. The bundle has 1 MB. The model is `scripts/bench/camera.py`; no screen was filmed.", "")
    studio, rows = Studio(bench, codes), []
    paths = [studio.film(film, SECONDS) for film in FILMS]
    for film, path in zip(FILMS, paths, strict=True):
        rows.append(measure_film(bench, codes, film, path, studio.said[film.play]))
    bench.page.table(["film", "grid", "shown a second", "read by zxing-cpp", "read by `pannier scan`", "kB a second",
                      "CPU s of `scan`"], rows)
    measure_rate(bench, codes, paths[2])
    measure_whole(bench, codes, studio)
    codes.clear()
    remove(bench.places.at("films-corpus"))


@dataclass
class Studio:
    """Where films are made. Each loop is drawn once, however many films show the loop."""

    bench: Bench
    codes: Codes
    said: dict[tuple[str, ...], dict] = field(default_factory=dict)
    loops: dict[tuple[str, ...], Any] = field(default_factory=dict)

    def film(self, film: Film, seconds: float) -> str:
        """Films a loop. Returns the path of the film."""
        import camera
        say(f"  film {film.name}, {film.speed} showings a second")
        if film.play not in self.loops:
            loop, grey = self.codes.at("loop.png"), self.codes.at(f"loop-{len(self.loops)}.grey")
            self.said[film.play] = self.codes.said("play", "--apng", loop, *film.play)
            with open(loop, "rb") as f:
                size = struct.unpack(">II", f.read(24)[16:])
            self.loops[film.play] = camera.loop_of(loop, size, grey)
            remove(loop)
        width, height, rate, mbit = film.phone
        soft = {"blur": 1.5, "noise": 8.0} if film.soft else {}
        phone = camera.Camera(width, height, rate, mbit, **soft)
        path = self.codes.at(f"{FILMS.index(film)}-{seconds}.mp4")
        camera.encode(camera.taken(self.loops[film.play], film.speed, phone, seconds, SEED), phone, path)
        return path


def measure_film(bench: Bench, codes: Codes, film: Film, path: str, said: dict) -> Sequence[object]:
    """One row of the table, and the goal of the film."""
    out = codes.at("found")
    job = bench.ours("`pannier scan`", scan_of(bench, [path], out), before=removing(out))
    bench.interleave([job], 1)
    found = bench.json(scan_of(bench, [path], out + "2"), "pannier scan")["scan"]["code_count"]
    remove(out, out + "2")
    body = max(o["body_bytes"] for o in said["objects"])
    rate = found * body / SECONDS / 1000
    theirs = zxing_of(film, path)
    if film.target.words.endswith("x"):
        ratio = found / theirs if theirs else None
        bench.page.goal(film.goal, film.target, ratio, f"{found} of {theirs}", "not measured: zxing-cpp is not here")
    else:
        bench.page.goal(film.goal, film.target, rate)
    cpu = plain(job.median("cpu")) if job.has() else "failed"
    grid = f"{said['grid']['column_count']}x{said['grid']['row_count']}"
    return [film.name, grid, film.speed, "" if theirs is None else theirs, found, plain(rate), cpu]


def zxing_of(film: Film, path: str) -> int | None:
    """The distinct frames that zxing-cpp reads of a film, or None where zxing-cpp is not here."""
    python = os.environ.get("PANNIER_PYTHON", sys.executable)
    if subprocess.run([python, "-c", "import numpy, zxingcpp"], capture_output=True).returncode:
        return None
    ffmpeg = ["ffmpeg", "-nostdin", "-v", "error", "-i", path, "-f", "rawvideo", "-pix_fmt", "gray", "-"]
    with subprocess.Popen(ffmpeg, stdout=subprocess.PIPE) as pictures:
        read = subprocess.run([python, "-c", ZXING, str(film.phone[0]), str(film.phone[1])], stdin=pictures.stdout,
                              capture_output=True, text=True)
    if read.returncode or pictures.returncode:
        raise Failed("zxing-cpp did not read a film to its end")
    return int(read.stdout)


def measure_rate(bench: Bench, codes: Codes, path: str) -> None:
    """How fast a film of 4K is read, beside ffmpeg alone."""
    out = codes.at("found")
    ours = bench.ours("`pannier scan`, 4K30", scan_of(bench, [path], out), before=removing(out))
    alone = Job("`ffmpeg` to grey alone",
                [Step([["ffmpeg", "-nostdin", "-v", "error", "-i", path, "-pix_fmt", "gray", "-f", "null", "-"]])])
    bench.interleave([ours, alone])
    bench.show([ours, alone], ours)
    values = ratios(alone, ours, "wall")
    middle = sorted(values)[len(values) // 2] if values else None
    bench.page.goal(RATE_4K, LAST_GOALS[0][1], middle, middle and f"{plain(middle)}x", "not measured: it failed")


def measure_whole(bench: Bench, codes: Codes, studio: Studio) -> None:
    """The shortest film, in whole seconds, after which the bundle of 1 MB is there."""
    film, out = FILMS[0], codes.at("found")
    path, part = studio.film(film, MOST_SECONDS), codes.at("part.mp4")

    def opens(seconds: int) -> bool:
        remove(out, part)
        bench.done(["ffmpeg", "-nostdin", "-v", "error", "-i", path, "-t", str(seconds), "-c", "copy", part], "ffmpeg")
        return bench.runner.succeeds(bench.pannier("scan", part, "-o", out, "-P", bench.keys.public, "-q"))

    low, high = 0, MOST_SECONDS
    if not opens(high):
        bench.page.goal(WHOLE, LAST_GOALS[1][1], MOST_SECONDS + 1, f"not within {MOST_SECONDS}")
        return
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if opens(middle) else (middle, high)
    bench.page.goal(WHOLE, LAST_GOALS[1][1], high, str(high))
