"""Couriers: dealing a bundle onto carriers, and gathering one, beside `cp` and `sha256sum -c`."""

import json
import os
import shutil

from bench import Bench
from page import MB, all_of, thousands
from places import fresh, remove, removing
from run import Job, Step, size

CARRIERS, MAY_BE_LOST = 7, 1  # what 20 % of recovery blocks allow
DEAL_GOAL = "deal a, wall, to `cp` and `sha256sum -c`"
GATHER_GOAL = "gather, wall, to `cp` and `sha256sum -c`"


def measure_deal(bench: Bench) -> None:
    places = bench.places
    bundle, ours_out, theirs_out = bench.bundle("a"), places.at("dealt"), places.at("copied")
    plan = ["--couriers", str(CARRIERS), "--survive", str(MAY_BE_LOST)]
    deal = bench.by_publisher("deal", bundle, *plan, "-o", ours_out)
    ours = bench.ours("`pannier deal`", deal, before=removing(ours_out), result=ours_out)
    dealt = json.loads(bench.done([*deal, "--dry-run", "--json"], "pannier deal"))
    theirs = Job("`cp` and `sha256sum -c`", [Step([["sh", copying(bench, bundle, dealt, theirs_out)]])],
                 before=removing(theirs_out), result=theirs_out)
    bench.page.put("Corpus a, the bundle of *Pack* onto 7 carriers of which 1 may be lost. By hand: the same files "
                   "with `cp`, then `sha256sum -c` on each carrier. `deal` also checks the signature, hashes the "
                   "bundle before, and reads back.", "")
    bench.interleave([ours, theirs])
    bench.show([ours, theirs], ours)
    remove(ours_out, theirs_out)
    bench.goal_ratio(DEAL_GOAL, 1.25, ours, theirs)
    if bench.rivals:
        drill(bench, bundle, plan)


def copying(bench: Bench, bundle: str, dealt: dict, out: str) -> str:
    """A script that puts the same files onto the same carriers and checks them there."""
    lines = ["set -e"]
    for number, carrier in enumerate(dealt["carriers"]):
        there = os.path.join(out, str(number))
        names = " ".join(os.path.join(bundle, name) for name in [*dealt["small_files"], *carrier["chunks"]])
        lines += [f"mkdir -p {there}", f"cp {names} {there}", f"cd {there}",
                  "sha256sum -c --quiet --ignore-missing SHA256SUMS"]
    script = bench.places.at("copy.sh")
    with open(script, "w") as f:
        f.write("\n".join(lines) + "\n")
    return script


def drill(bench: Bench, bundle: str, plan: list[str]) -> None:
    """How many journeys left enough. The exit code 3 tells that some did not: here that is a figure, no failure."""
    argv = ["sh", "-c", '"$@" || test $? = 3', "sh", *bench.by_publisher("drill", bundle, *plan, "--json")]
    said = json.loads(bench.done(argv, "pannier drill"))
    trials, survived = (sum(row[what] for row in said["damages"]) for what in ("trial_count", "survived_count"))
    bench.page.put(f"`pannier drill`: {survived} of {trials} journeys of these carriers, with losses and damage within "
                   f"the plan, left enough; {said['rebuilt_count']} of them were rebuilt whole.", "")
    bench.page.goal("drill trials within the promise", all_of(trials), survived, f"{survived} of {trials}")


def courier_bundle(bench: Bench, megabytes: int) -> tuple[str, str]:
    """A bundle of incompressible documents that is not sealed; its folder, and one with its small files alone."""
    places = bench.places
    corpus, bundle, small = fresh(places.at("noise")), places.at("noise.bundle"), fresh(places.at("noise.small"))
    remove(bundle)
    with open(os.path.join(corpus, "noise"), "wb") as f:
        for _ in range(megabytes):
            f.write(os.urandom(MB))
    bench.done(bench.pannier("pack", corpus, "-o", bundle, "-k", bench.keys.secret, "--public", "--level", "1",
                             "--no-rehearsal", "--spare", "30%"), "pack")
    remove(corpus)
    for name in os.listdir(bundle):
        if not name.endswith(".bin"):
            shutil.copy(os.path.join(bundle, name), small)
    return bundle, small


def measure_gather(bench: Bench) -> None:
    bundle, small = courier_bundle(bench, 100 if bench.options.quick else 500)
    ours_out, theirs_out = bench.places.at("gathered"), bench.places.at("copied")
    ours = bench.ours("`pannier gather`", bench.by_publisher("gather", bundle, "-o", ours_out),
                      before=removing(ours_out), after=removing(ours_out))
    check = ["sh", "-c", f"cd '{theirs_out}' && sha256sum -c --quiet SHA256SUMS"]
    theirs = Job("`cp -r`, then `sha256sum -c`", [Step([["cp", "-r", bundle, theirs_out]]), Step([check])],
                 before=removing(theirs_out), after=removing(theirs_out))
    bench.page.put(f"{thousands(size(bundle))} bytes in {len(os.listdir(bundle))} files; ours also syncs and reads "
                   "back.", "")
    bench.interleave([ours, theirs])
    bench.show([ours, theirs], ours)
    bench.goal_ratio(GATHER_GOAL, 1.25, ours, theirs)
    remove(bundle, small)
