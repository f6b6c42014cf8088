"""Salvage of images of sticks, whole, formatted over, with zeroed sectors and in pieces, beside `sha256sum`."""

import json
import os
import random

from bench import Bench
from bundle import block_count, facts_of
from page import plain, spread, thousands
from places import fresh, remove, removing
from run import Failed, Job, Sample, Step, ratios

from sections.couriers import courier_bundle

GOAL = "salvage of a FAT32 image, wall, to `sha256sum`"
IMAGE = 1000 << 20  # bytes
FORMAT_FAT = ["mkfs.vfat", "-F", "32", "-s", "8"]
ZEROED = ((2048, "in runs of 1 MiB"), (64, "in runs of 32 KiB"), (1, "one by one"))  # sectors


def zero_sectors(image: str, run: int, seed: int) -> None:
    """Zeroes a tenth of all sectors, in runs of so many."""
    dice, sectors = random.Random(seed), os.path.getsize(image) // 512
    with open(image, "r+b") as f:
        for _ in range(sectors // 10 // run):
            f.seek(dice.randrange(sectors - run) * 512)
            f.write(bytes(512 * run))


def shell(bench: Bench, script: str, what: str) -> None:
    bench.done(["sh", "-c", script], what)


def fill_fat(bench: Bench, image: str, bundle: str, pieces: bool = False) -> None:
    """A FAT32 image with a bundle, in pieces between other files if asked."""
    shell(bench, f"rm -f '{image}'; truncate -s {IMAGE} '{image}'; mkfs.vfat -F 32 -s 8 '{image}'", "mkfs.vfat")
    if pieces:
        junk = fresh(bench.places.at("junk"))
        for n in range(400):
            with open(os.path.join(junk, f"{n:04}"), "wb") as f:
                f.write(os.urandom(900_000 if n % 2 else 60_000))
        every_second = f"for n in $(seq -w 1 2 399); do echo ::/0$n; done | xargs mdel -i '{image}'"
        shell(bench, f"mcopy -i '{image}' '{junk}'/* ::; {every_second}", "mcopy")
        remove(junk)
    shell(bench, f"mcopy -i '{image}' '{bundle}'/* ::/", "mcopy")


def fill_exfat(bench: Bench, image: str, bundle: str) -> None:
    """An exFAT image with a bundle in gaps; needs a loop device and FUSE."""
    place = bench.places.at("exfat.mount")
    os.makedirs(place, exist_ok=True)
    shell(bench, f"set -e; rm -f '{image}'; truncate -s {IMAGE} '{image}'; mkfs.exfat '{image}'; "
          f"loop=$(losetup -f --show '{image}'); "
          f"trap 'sync; umount \"{place}\" || :; sync; losetup -d $loop' EXIT; mount.exfat-fuse $loop '{place}'; "
          f"for n in $(seq 200); do head -c 100000 /dev/urandom > '{place}'/$n; done; "
          f"for n in $(seq 1 2 199); do rm '{place}'/$n; done; cp '{bundle}'/* '{place}'", "exfat-fuse")


class Salvage:
    """The image, and a row for each state in which it was searched."""

    def __init__(self, bench: Bench, bundle: str, small: str):
        self.bench, self.bundle, self.small = bench, bundle, small
        self.image, self.out = bench.places.at("stick.img"), bench.places.at("salvaged")
        self.count = block_count(bundle)
        self.rows: list[list[str]] = []

    def measure(self, name: str, rounds: int = 1, with_small: bool = False) -> tuple[Job, Job]:
        """Searches the image. What is left may be too little to open: the exit code is no failure here."""
        more = ["--small", self.small] if with_small else []
        argv = self.bench.by_publisher("salvage", self.image, "-o", self.out, "--json", *more)
        said: list[dict] = []

        def look(sample: Sample) -> None:
            said.append(json.loads(sample.said))

        ours = self.bench.ours(name, self.bench.forgiving(argv), before=removing(self.out), look=look)
        theirs = Job("`sha256sum`", [Step([["sha256sum", self.image]])])
        self.bench.interleave([ours, theirs], rounds)
        last = said[-1] if said else None
        found = last["media"][0]["found_block_count"] if last else 0
        verdict = last["bundles"][0]["verdict"] if last and last["bundles"] else ours.trouble or "nothing found"
        values = ratios(ours, theirs, "wall")
        self.rows.append([name, plain(ours.median("wall")) if ours.has() else "", spread(values, "x") if values else "",
                          f"{found} of {self.count}", verdict])
        return ours, theirs

    def fat(self) -> tuple[Job, Job]:
        """Returns the jobs on the whole image."""
        bench, image, bundle = self.bench, self.image, self.bundle
        fill_fat(bench, image, bundle)
        whole = self.measure("FAT32, as it is", bench.options.runs)
        bench.done([*FORMAT_FAT, image], "mkfs.vfat")
        self.measure("FAT32, formatted over")
        for run, words in ZEROED:
            fill_fat(bench, image, bundle)
            zero_sectors(image, run, 1)
            self.measure(f"FAT32, 10 % of sectors zeroed {words}", with_small=True)
        fill_fat(bench, image, bundle, pieces=True)
        self.measure("FAT32, in pieces", with_small=True)
        return whole

    def exfat(self) -> None:
        try:
            fill_exfat(self.bench, self.image, self.bundle)
            self.measure("exFAT, in pieces", with_small=True)
            self.bench.done(["mkfs.exfat", self.image], "mkfs.exfat")
            self.measure("exFAT, in pieces, formatted over", with_small=True)
        except Failed as why:
            self.bench.page.put(f"exFAT was not measured: {why}.", "")


def measure_salvage(bench: Bench) -> None:
    bundle, small = courier_bundle(bench, 500)
    salvage = Salvage(bench, bundle, small)
    bench.page.put(f"Images of {thousands(IMAGE)} bytes; {salvage.count} blocks of {thousands(facts_of(bundle).block)} "
                   "bytes. `sha256sum` reads the same image.", "")
    whole = salvage.fat()
    salvage.exfat()
    bench.page.table(["medium", "wall s", "wall: pannier ÷ `sha256sum`", "blocks found", "verdict"], salvage.rows)
    bench.page.put(
        "A block is lost with any sector of it: of damage that is scattered over single sectors, blocks of many "
        "sectors keep nothing (0.9 to the power of sectors in a block), and recovery blocks do not help, since they "
        "suffer alike.", "")
    bench.goal_ratio(GOAL, 2.0, *whole)
    remove(salvage.image, salvage.out, bundle, small)
