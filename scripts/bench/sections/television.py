"""Television: films that go through channels and cameras, which ffmpeg models, and are read again. Everything is simulated."""

import os

from bench import Bench
from codes import Codes, noise
from page import all_of, at_least, at_most, plain, thousands
from places import fresh, remove
from tools import without

TEXT_BYTES = 12_000
SECOND_GOAL = "seconds of television HD for 12 kB of text, one round"
NOISE_GOAL = "seconds of television HD until enough codes of 12 kB that do not compress were shown"
RATE_GOAL = "bytes a second of television HD"
OPENED_GOAL = "channels of television, recorded and filmed from the set: bundles that came back"
SD_GOAL = "codes read from a film of a set of 576 lines"

# The lines of the manual, with fields of two pictures put together wherever a channel of fields may do that.
FIELDS = "fps=50,select=gte(n\\,1),setpts=N/50/TB"
CHANNELS = {
    "720p, H.264, 1 Mbit/s": ("tv-hd", "null", "-c:v libx264 -b:v 1M -maxrate 1M -bufsize 1M -g 25"),
    "1080i, H.264, 6 Mbit/s": (
        "tv-hd", f"{FIELDS},scale=1920:1080,interlace=scan=tff",
        "-c:v libx264 -b:v 6M -maxrate 6M -bufsize 6M -g 25 -flags +ilme+ildct -x264-params tff=1"),
    "576i, MPEG-2, 4 Mbit/s": (
        "tv-sd", f"{FIELDS},scale=720:576,setdar=16/9,interlace=scan=tff",
        "-c:v mpeg2video -b:v 4M -maxrate 5M -bufsize 1835k -g 12 -flags +ilme+ildct"),
}
CAMERA = ("yadif,scale=1600:900,setsar=1,rotate=2.5*PI/180:c=black:ow=1920:oh=1080,gblur=sigma=1.2,"
          "noise=alls=12:all_seed=7:allf=t,tmix=frames=2,fps=30")


def goals() -> tuple[tuple[str, str], ...]:
    return ((SECOND_GOAL, "≤ 1"), (NOISE_GOAL, "≤ 1"), (RATE_GOAL, "≥ 19,000"), (OPENED_GOAL, "all"), (SD_GOAL, "all"))


def measure_television(bench: Bench) -> None:
    """A text of 12 kB, and as much that does not compress."""
    corpus = fresh(bench.places.at("television-corpus"))
    with open(os.path.join(bench.places.repo, "FORMAT.md"), "rb") as of, open(os.path.join(corpus, "text"), "wb") as to:
        to.write(of.read(TEXT_BYTES))
    text = Codes(bench, "television", corpus, "screen", "--public")
    said = text.said("play", "--video", text.at("tv-hd.y4m"))
    bench.page.goal(SECOND_GOAL, at_most(1), said["seconds"])
    random = Codes(bench, "television-noise", noise(bench, "television-random", TEXT_BYTES), "screen", "--public")
    shown = random.said("play", "--video", random.at("tv-hd.y4m"))
    need = sum(o["source_code_count"] for o in shown["objects"])
    bench.page.goal(NOISE_GOAL, at_most(1), -(-need // 2) / shown["pictures_per_second"])
    bench.page.goal(RATE_GOAL, at_least(19_000), said["bytes_per_second"], thousands(said["bytes_per_second"]))
    random.clear()
    text.said("play", "--video", text.at("tv-sd.y4m"), "--profile", "tv-sd")
    missing = without("television", "ffmpeg")
    if missing:
        bench.page.open_goal(OPENED_GOAL, "all", missing)
        bench.page.open_goal(SD_GOAL, "all", missing)
    else:
        measure_channels(bench, text)
    text.clear()
    remove(corpus, bench.places.at("television-random"))


def measure_channels(bench: Bench, text: Codes) -> None:
    rows, opened = [], 0
    for name, (profile, picture, codec) in CHANNELS.items():
        film = text.at(f"{profile}.y4m")
        recorded, filmed = text.at(f"{len(rows)}.ts"), text.at(f"{len(rows)}.mp4")
        encode(bench, film, picture, codec, recorded)
        encode(bench, recorded, CAMERA, "-c:v libx264 -preset veryfast -crf 26", filmed)
        shown = codes_in(bench, text, film)
        for how, path in (("recorded", recorded), ("filmed from the set", filmed)):
            read, back = codes_in(bench, text, path), comes_back(bench, text, path)
            opened += back
            rows.append([f"{profile}, {name}, {how}", f"{read} of {shown}", "yes" if back else "no"])
            if profile == "tv-sd" and path == filmed:
                bench.page.goal(SD_GOAL, all_of(shown), read, f"{read} of {shown}")
    bench.page.goal(OPENED_GOAL, all_of(len(rows)), opened, f"{opened} of {len(rows)}")
    bench.page.put(
        f"One round of {plain(TEXT_BYTES / 1000)} kB of text, simulated with ffmpeg: no real channel, set or telephone took part. "
        "Interlaced channels shift the film by a field, so that fields of two pictures mix. The camera turns the picture "
        "by 2.5 degrees, blurs it (sigma 1.2 of 1920 x 1080 pixels), adds noise of 12 of 256 steps (seeded), mixes two "
        "pictures, and films 30 pictures a second of a set with 25.", "")
    bench.page.table(["profile, channel", "codes read", "came back"], rows)


def encode(bench: Bench, source: str, picture: str, codec: str, out: str) -> None:
    argv = ["ffmpeg", "-nostdin", "-v", "error", "-y", "-i", source, "-vf", picture, *codec.split(),
            "-pix_fmt", "yuv420p", out]
    bench.done(argv, "ffmpeg")


def codes_in(bench: Bench, text: Codes, film: str) -> int:
    """The different codes in a film. Somebody else is trusted, so the film is read to its end."""
    stranger = text.at("stranger")
    if not os.path.isdir(stranger):
        bench.done(bench.pannier("keygen", stranger, "--no-passphrase"), "pannier keygen")
    key, out = os.path.join(stranger, "publisher.pub"), fresh(text.at("seen"))
    argv = bench.forgiving(bench.pannier("scan", film, "-o", out, "-P", key), most=5)
    return bench.json(argv, "pannier scan")["scan"]["code_count"]


def comes_back(bench: Bench, text: Codes, film: str) -> bool:
    out = fresh(text.at("found"))
    argv = bench.forgiving(bench.pannier("scan", film, "-o", out, "-P", bench.keys.public))
    return any(one["verdict"] in ("ok", "openable") for one in bench.json(argv, "pannier scan")["bundles"])
