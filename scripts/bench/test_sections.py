"""Tests of what the sections read out of files and words."""

import os
import tempfile
import unittest

from bundle import Facts, choose_loss, facts_of
from places import digests, text_of
from run import Failed
from sections import chosen, every_section
from sections.pack import level_in, level_of_help
from sections.paper import showings


class Titles(unittest.TestCase):
    def test_every_title_is_its_own(self):
        titles = [section.title for section in every_section(2)]
        self.assertEqual(len(titles), len(set(titles)))

    def test_words_in_any_case_choose(self):
        found = [section.title for section in chosen(every_section(2), "PACK")]
        self.assertEqual(found[:2], ["Pack, corpus a", "Pack, corpus b"])
        self.assertEqual(len(chosen(every_section(2), "")), len(every_section(2)))
        self.assertEqual(chosen(every_section(2), "no such words"), [])


class Levels(unittest.TestCase):
    def test_the_level_is_found_at_any_depth(self):
        self.assertEqual(level_in({"a": [{"b": {"level": 9}}]}), 9)
        self.assertIsNone(level_in({"a": [1, "level"]}))

    def test_the_default_of_the_help_is_of_this_option(self):
        text = "  --level N  how hard [default: 9]\n  --spare N  [default: 20]\n"
        self.assertEqual(level_of_help(text), 9)
        self.assertIsNone(level_of_help("  --level N  how hard\n  --spare N  [default: 20]\n"))


class Bundles(unittest.TestCase):
    def bundle(self, room, sizes):
        for name, length in sizes.items():
            with open(os.path.join(room, name), "wb") as f:
                f.write(bytes(length))
        return room

    def test_facts_come_from_the_lengths(self):
        with tempfile.TemporaryDirectory() as room:
            sizes = {"d0001.bin": 2048, "d0002.bin": 2000, "r0001.bin": 1024, "blocks.idx": 5 * 32, "README.txt": 7}
            known = facts_of(self.bundle(room, sizes))
        self.assertEqual(known, Facts(4048, 1024, 167, 1024, 4, 1))

    def test_a_table_that_does_not_fit_is_told(self):
        with tempfile.TemporaryDirectory() as room, self.assertRaises(Failed):
            facts_of(self.bundle(room, {"d0001.bin": 2048, "blocks.idx": 32 * 7}))

    def test_no_more_is_lost_than_both_codes_can_do_without(self):
        sizes = {f"d{n:04}.bin": 1000 for n in range(1, 101)}
        known = Facts(100_000, 10_000, 0, 1000, 100, 10)
        with tempfile.TemporaryDirectory() as room:
            lost, total = choose_loss(self.bundle(room, sizes), known, 2000)
        self.assertEqual((len(lost), total), (10, 10_000))
        self.assertEqual(lost[:3], ["d0001.bin", "d0006.bin", "d0011.bin"])


class Loops(unittest.TestCase):
    said = {"objects": [{"source_code_count": 2}, {"source_code_count": 1}]}
    order = [(0, 0), (1, 3), (0, 1), (0, 2)]

    def test_a_loop_is_whole_when_every_object_has_enough_codes(self):
        self.assertEqual(showings(self.said, self.order, lambda _: False), 3)

    def test_lost_showings_are_waited_for(self):
        self.assertEqual(showings(self.said, self.order, lambda shown: shown == 1), 6)

    def test_a_loop_that_never_completes_is_told(self):
        with self.assertRaises(Failed):
            showings(self.said, self.order, lambda shown: shown % 4 == 1)


class Files(unittest.TestCase):
    def test_hashes_are_by_path_and_some_files_are_left_out(self):
        with tempfile.TemporaryDirectory() as room:
            os.mkdir(os.path.join(room, "f"))
            for name in ("f/a", "b", "c"):
                with open(os.path.join(room, name), "w") as f:
                    f.write(name)
            self.assertEqual(sorted(digests(room, ("c",))), ["b", "f/a"])

    def test_a_file_that_lacks_has_no_text(self):
        self.assertEqual(text_of("/no such file"), "")
