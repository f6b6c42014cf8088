"""Paper and screen: pages and a film that are read again, with codes and whole pages lost."""

import glob
import os
import random
import re
import subprocess

from bench import Bench
from codes import Codes, noise
from page import Target, all_of, at_least, at_most, thousands
from places import remove, removing, text_of
from run import Job
from tools import without

FRAMES_GOAL = "bytes of frames on a default page"
CLEAN_GOAL = "codes found on clean pages of 200 dpi"
PAGES_GOAL = "whole pages lost, one at a time: sheets that came back"
LOTS_GOAL = "a fifth of the codes lost by lot: sheets that came back"
PHOTOS_GOAL = "codes found on modelled photos of 12 MP"
SECONDS_GOAL = "CPU seconds to scan a page of 300 dpi"


def film_goal(cores: int) -> str:
    return f"pictures a second of a 720p film, {cores} cores"


def lost_goals(cores: int) -> tuple[tuple[str, str], ...]:
    return ((FRAMES_GOAL, "≥ 18,400"), (CLEAN_GOAL, "all"), (PAGES_GOAL, "all"), (LOTS_GOAL, "all"),
            (PHOTOS_GOAL, "≥ 99 %"), (SECONDS_GOAL, "≤ 1"), (film_goal(cores), "≥ 30"))


def scan_of(bench: Bench, paths: list[str], out: str, *more: str) -> list[str]:
    """Scanning that may end with too little: the exit code is no failure here."""
    return bench.forgiving(bench.pannier("scan", *paths, "-o", out, "-P", bench.keys.public, *more))


def measure_scan(bench: Bench) -> None:
    """Reading pages and films, of a bundle of 27 kB as large as the texts."""
    codes = Codes(bench, "scan", noise(bench, "scan-corpus", 27_000), "paper", "--public")
    sheet = codes.said("sheet", "-o", codes.at("sheet.pdf"))
    per_page = sheet["page_bytes"]
    bench.page.goal(FRAMES_GOAL, at_least(18_400), per_page, thousands(per_page))
    no_pages = without("scanning pages", "pdftoppm")
    pages = None if no_pages else pages_job(bench, codes, sheet)
    if no_pages:
        bench.page.open_goal(CLEAN_GOAL, "all", no_pages)
    if bench.rivals:
        measure_losses(bench)
        measure_photos(bench)
    no_film = without("scanning a film", "ffmpeg")
    frames, film = (0, None) if no_film else film_job(bench, codes)
    jobs = [job for job in (pages, film) if job]
    if jobs:
        bench.interleave(jobs)
    for job in jobs:
        bench.show([job], job)
    seconds = pages.median("cpu") if pages and pages.has() else None
    bench.page.goal(SECONDS_GOAL, at_most(1), seconds, why=no_pages or "not measured: it failed")
    rate = frames / film.median("wall") if film and film.has() else None
    bench.page.goal(film_goal(bench.cores), at_least(30), rate, why=no_film or "not measured: it failed")
    codes.clear()
    remove(bench.places.at("scan-corpus"))


def pages_job(bench: Bench, codes: Codes, sheet: dict) -> Job:
    """Counts the codes on clean pages, and returns the job that scans one page."""
    pictures, out = {}, codes.at("found")
    for dpi in (200, 300):
        drawn = codes.at(f"p{dpi}")
        bench.done(["pdftoppm", "-r", str(dpi), "-gray", "-png", codes.at("sheet.pdf"), drawn], "pdftoppm")
        pictures[dpi] = sorted(glob.glob(f"{drawn}-*.png"))
    found = bench.json(scan_of(bench, pictures[200], out), "pannier scan")["scan"]["code_count"]
    printed = sheet["code_count"] + sheet["cover_code_count"]
    bench.page.goal(CLEAN_GOAL, all_of(printed), found, f"{found} of {printed}")
    return bench.ours("`pannier scan`, one A4 page of 300 dpi", scan_of(bench, pictures[300][:1], out),
                      before=removing(out))


def measure_losses(bench: Bench) -> None:
    """What comes back of five pages when one is lost, one at a time, or a fifth of all codes, whichever."""
    codes = Codes(bench, "losses", noise(bench, "losses-corpus", 60_000), "paper", "--public")
    sheet = codes.said("sheet", "-o", codes.at("lines.txt"))
    lines, dice = text_of(codes.at("lines.txt")).split(), random.Random(5)
    part, out = codes.at("part.txt"), codes.at("part.found")

    def comes_back(kept: list[str]) -> bool:
        remove(part, out)
        with open(part, "w") as f:
            f.writelines(line + "\n" for line in kept)
        return bench.runner.succeeds(bench.pannier("scan", part, "-o", out, "-P", bench.keys.public, "-q"))

    width = sheet["page_code_count"]
    starts = range(0, len(lines), width)
    back = sum(comes_back(lines[:at] + lines[at + width:]) for at in starts)
    bench.page.goal(PAGES_GOAL, all_of(len(starts)), back, f"{back} of {len(starts)}")
    draws = 20 if bench.options.quick else 200
    back = sum(comes_back(dice.sample(lines, len(lines) - len(lines) // 5)) for _ in range(draws))
    bench.page.goal(LOTS_GOAL, all_of(draws), back, f"{back} of {draws}")
    codes.clear()
    remove(bench.places.at("losses-corpus"))


def measure_photos(bench: Bench) -> None:
    """The camera that the tests model: twelve megapixels, askew, unevenly lit, noisy, JPEG."""
    by_long_test(bench, PHOTOS_GOAL, "ninety_nine", "codes")


def by_long_test(bench: Bench, goal: str, test: str, what: str, note: str = "") -> None:
    """Judges a goal of 99 % by a long test of the repository, which tells how many were read of how many."""
    target = Target("≥ 99 %", 0.99, least=True)
    if bench.options.quick:
        bench.page.open_goal(goal, target.words, "not measured: takes minutes")
        return
    run = ["cargo", "test", "--locked", "--quiet", "--tests", test, "--", "--nocapture"]
    ran = subprocess.run(run, cwd=bench.places.repo, stdin=subprocess.DEVNULL, capture_output=True, text=True,
                         env={**os.environ, "PANNIER_SOAK": "1"})
    told = re.search(rf"(\d+) of (\d+) {what} read", ran.stdout + ran.stderr)
    if not told:
        bench.page.open_goal(goal, target.words, "not measured: the test did not tell")
        return
    found, shown = int(told[1]), int(told[2])
    bench.page.goal(goal, target, found / shown, f"{found} of {shown}{note}")


def film_job(bench: Bench, codes: Codes) -> tuple[int, Job]:
    """Makes a film as a camera sees a loop; returns its count of pictures, and the job that scans the film.

    Thirty pictures a second show each code in three of them, none alike to the bit. Too few of the codes are shown,
    so that no picture is left out because enough is there.
    """
    loop = codes.said("play", "--gif", codes.at("loop.gif"))
    few = min(o["source_code_count"] for o in loop["objects"]) - 4
    shown = (f"select='lt(n\\,{few})',fps=30,scale=704:704,pad=1280:720:288:8:gray,gblur=0.6,"
             "noise=alls=6:allf=t")
    film, out, frames = codes.at("film.mp4"), codes.at("found"), 3 * few
    bench.done(["ffmpeg", "-nostdin", "-v", "error", "-i", codes.at("loop.gif"), "-vf", shown, "-pix_fmt", "yuv420p",
                "-c:v", "libx264", "-preset", "veryfast", "-crf", "23", film], "ffmpeg")
    said = bench.json(scan_of(bench, [film], out + "2"), "pannier scan")["scan"]
    bench.page.put(
        f"The film: {frames} pictures of 1280 x 720 with {few} codes, of which {said['code_count']} were read; "
        f"{said['picture_count']} pictures were looked at, the others show the same as the one before. The wall time holds "
        "ffmpeg's, on the same cores.", "")
    return frames, bench.ours(f"`pannier scan`, a film of {frames} pictures", scan_of(bench, [film], out),
                              before=removing(out))
