"""A swarm on loopback: sixteen peers with a fifth of the chunks each, programs with libtorrent, no tracker and no DHT."""

import json
import os
import random
import shutil
import subprocess
import sys

from bench import Bench
from bundle import chunks
from page import all_of, thousands
from places import fresh, remove
from run import Failed, size

PEERS = 16
DOCUMENTS = 200_000_000
WHOLE_GOAL = "swarm: peers that hold all chunks of the swarm at the end"
OPEN_GOAL = "swarm: peers whose bundle opens"
LOST = ((WHOLE_GOAL, "all"), (OPEN_GOAL, "all"))
SCRIPT = os.path.join(os.path.dirname(__file__), "..", "..", "..", "tests", "it", "common", "swarm.py")


def python() -> str:
    """A Python with libtorrent."""
    for one in ("/usr/bin/python3", sys.executable):
        if subprocess.run([one, "-c", "import libtorrent"], capture_output=True).returncode == 0:
            return one
    raise Failed("python3-libtorrent is not installed")


def measure_swarm(bench: Bench) -> None:
    """Who holds which chunks is drawn by chance, so some chunks may be with nobody; the recovery chunks stand in for those."""
    interpreter = python()
    top = fresh(os.path.join(bench.places.slow, "swarm"))
    documents = os.path.join(top, "documents")
    os.makedirs(documents)
    dice = random.Random(16)
    with open(os.path.join(documents, "film.bin"), "wb") as file:
        for _ in range(DOCUMENTS // 1_000_000):
            file.write(dice.randbytes(1_000_000))
    bench.done(bench.pannier("keygen", os.path.join(top, "keys"), "--no-passphrase"), "pannier keygen")
    pin = os.path.join(top, "keys", "publisher.pub")
    bundle = os.path.join(top, "bundle")
    bench.done(bench.pannier("pack", documents, "-o", bundle, "-k", os.path.join(top, "keys", "publisher.key"), "--public",
                             "--level", "1", "--no-rehearsal", "--for", "torrent"), "pannier pack")
    torrents = os.path.join(top, "torrents")
    bench.done(bench.pannier("torrent", bundle, "-o", torrents, "--only", "v2", "-P", pin), "pannier torrent")
    torrent = os.path.join(torrents, os.listdir(torrents)[0])
    name = os.path.basename(torrent).split(".")[0]
    all_chunks = chunks(bundle, "d") + chunks(bundle, "r")
    small = sorted(set(os.listdir(bundle)) - set(all_chunks))
    held: set[str] = set()
    places = []
    for peer in range(PEERS):
        place = os.path.join(top, f"peer-{peer}")
        os.makedirs(os.path.join(place, name))
        mine = dice.sample(all_chunks, round(len(all_chunks) / 5))
        held.update(mine)
        for file in small + mine:
            shutil.copyfile(os.path.join(bundle, file), os.path.join(place, name, file))
        places.append(place)
    done = subprocess.run([interpreter, SCRIPT, "crowd", torrent, *places], capture_output=True, text=True)
    if done.returncode:
        raise Failed(f"the swarm stopped: {done.stderr[-400:]}")
    told = json.loads(done.stdout)
    expected = sum(os.path.getsize(os.path.join(bundle, file)) for file in held)
    whole = sum(all(same_size(os.path.join(place, name, file), os.path.join(bundle, file)) for file in held) for place in places)
    opened = 0
    for place in places:
        out = os.path.join(top, "out")
        result = subprocess.run(bench.pannier("open", place, "-o", out, "-P", pin), capture_output=True)
        opened += result.returncode == 0 and os.path.getsize(os.path.join(out, "film.bin")) == DOCUMENTS
        remove(out)
    moved = sum(told["down"])
    lacking = PEERS * expected - sum(share * told["want"] for share in told["begun"])
    bench.page.put(
        f"{PEERS} peers of libtorrent on one machine, {thousands(size(bundle))} bytes of bundle in {len(all_chunks)} chunks, of which "
        f"each peer holds {round(len(all_chunks) / 5)} by chance; {len(all_chunks) - len(held)} chunks are with nobody. The peers know "
        f"each other by address. They moved {thousands(moved)} bytes, {moved / lacking:.2f} times what they lacked, in "
        f"{told['seconds']:.0f} s on {os.cpu_count()} cores.", "")
    bench.page.goal(WHOLE_GOAL, all_of(PEERS), whole, f"{whole} of {PEERS}")
    bench.page.goal(OPEN_GOAL, all_of(PEERS), opened, f"{opened} of {PEERS}")
    remove(top)


def same_size(one: str, other: str) -> bool:
    return os.path.isfile(one) and os.path.getsize(one) == os.path.getsize(other)
