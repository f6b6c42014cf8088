"""Key letters: sixteen of them, with two of three keys that change each time, beside a bundle without any."""

import os

from bench import Bench
from page import at_most, thousands
from places import fresh, remove, removing
from run import size

BYTES_GOAL = "sixteen key letters"
OPEN_GOAL = "open with sixteen key letters, wall, to open without"
LOST = ((BYTES_GOAL, "≤ 32,000 B"), (OPEN_GOAL, "≤ 1.05x"))
LETTERS = 16


def measure_letters(bench: Bench) -> None:
    """The first key is pinned, and gone by the second letter; the bundle is signed by the last two keys."""
    top = fresh(os.path.join(bench.places.slow, "letters"))
    keys = [os.path.join(top, f"key{at}") for at in range(LETTERS + 2)]
    letters = os.path.join(top, "letters")
    os.makedirs(letters)

    def run(*words: str) -> None:
        bench.done(bench.pannier(*words), "pannier keys")

    def key(at: int, half: str) -> str:
        return os.path.join(keys[at], f"publisher.{half}")

    for folder in keys:
        run("keygen", folder, "--no-passphrase")
    before = os.path.join(letters, "keys-0001.txt")
    run("keys", "new", "-k", key(0, "key"), "--with", key(1, "pub"), "--with", key(2, "pub"), "--need", "2", "-o", before)
    run("keys", "sign", before, "-k", key(1, "key"))
    for at in range(1, LETTERS):
        letter = os.path.join(letters, f"keys-{at + 1:04}.txt")
        run("keys", "rotate", before, "-k", key(at, "key"), "--gone", key(at - 1, "pub"), "--add", key(at + 2, "pub"),
            "-o", letter)
        run("keys", "sign", letter, "-k", key(at + 1, "key"))
        before = letter
    bundle, corpus = os.path.join(top, "bundle"), bench.places.corpus("b")
    signer = LETTERS - 1
    bench.done(bench.pannier("pack", corpus, "-o", bundle, "-k", key(signer, "key"), "--public", "--no-rehearsal",
                             "--level", "1"), "pannier pack")
    run("sign", bundle, "-k", key(signer + 1, "key"), "-P", key(signer, "pub"), "--unseen")
    out = os.path.join(top, "out")

    def job(name: str, pin: int, *folders: str):
        command = bench.pannier("open", *folders, "-o", out, "-P", key(pin, "pub"))
        return bench.ours(name, command, before=removing(out), after=removing(out))

    ours, theirs = job("with sixteen letters", 0, bundle, letters), job("without", signer, bundle)
    bench.page.put(f"Corpus b, {thousands(size(corpus))} bytes. Each letter makes one of three keys gone and names a new one; "
                   f"two keys sign. The letters have {thousands(size(letters))} bytes.", "")
    bench.page.goal(BYTES_GOAL, at_most(32_000, " B"), size(letters), f"{thousands(size(letters))} B")
    bench.interleave([ours, theirs])
    bench.show([ours, theirs], ours)
    bench.goal_ratio(OPEN_GOAL, 1.05, ours, theirs)
    remove(top)
