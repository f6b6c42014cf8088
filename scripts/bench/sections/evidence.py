"""Matching renamed files with a commitment, beside `check` of their bundle: each reads and hashes everything once."""

import os
import random
import statistics

from bench import Bench
from page import at_most, spread
from places import fresh, remove
from run import ratios

FILMS, FILM_MB = 50, 200
GOAL = f"commit --match of {FILMS * FILM_MB // 1000} GB, CPU, to `check`"
LOST = ((GOAL, "≤ 1.1x"),)


def measure_match(bench: Bench) -> None:
    top = fresh(os.path.join(bench.places.slow, "match"))
    films, bundle, said = (os.path.join(top, name) for name in ("films", "bundle", "said"))
    os.makedirs(films)
    dice = random.Random(24)
    for number in range(FILMS):
        with open(os.path.join(films, f"film-{number:02}.mp4"), "wb") as file:
            for _ in range(FILM_MB):
                file.write(dice.randbytes(1_000_000))
    bench.done(bench.pannier("pack", films, "-o", bundle, "-k", bench.keys.secret, "--public", "--level", "1", "--spare", "1%",
                             "--no-rehearsal"), "pannier pack")
    slip = bench.json(bench.pannier("commit", films, "-o", said), "pannier commit")["slip"]
    for number, name in enumerate(sorted(os.listdir(films))):
        os.rename(os.path.join(films, name), os.path.join(films, f"x{number * 7 % FILMS}.bin"))
    match = bench.ours("`pannier commit --match`", bench.pannier("commit", "--match", slip, films, said))
    check = bench.ours("`pannier check`", bench.by_publisher("check", bundle))
    bench.page.put(f"{FILMS} films of {FILM_MB} MB under other names, and the bundle of these films with 1 % of recovery.", "")
    bench.interleave([match, check])
    bench.show([match, check], match)
    values = ratios(match, check, "cpu")
    middle, text = (statistics.median(values), spread(values, "x")) if values else (None, None)
    bench.page.goal(GOAL, at_most(1.1, "x"), middle, text)
    remove(top)
