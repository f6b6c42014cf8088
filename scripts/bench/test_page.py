"""Tests of figures, tables and goals."""

import unittest

from page import MISSED, Page, all_of, at_least, at_most, joined, plain, spread, table


class Figures(unittest.TestCase):
    def test_a_figure_keeps_about_three_digits(self):
        given = [123.4, 99.96, 12.34, 1.234, 0.0456, 0.00123]
        self.assertEqual([plain(x) for x in given], ["123", "100.0", "12.3", "1.23", "0.046", "0.00123"])

    def test_a_single_value_has_no_spread(self):
        self.assertEqual(spread([2.0], "x"), "2.00x")

    def test_several_values_give_the_median_the_smallest_and_the_largest(self):
        self.assertEqual(spread([3.0, 1.0, 2.0, 10.0], "x"), "2.50x (1.00–10.0)")


class Tables(unittest.TestCase):
    def test_the_first_column_is_words_and_the_others_are_figures(self):
        self.assertEqual(table(["job", "s"], [["pack", 1]]), ["| job | s |", "|---|---:|", "| pack | 1 |", ""])

    def test_paths_of_the_machine_do_not_reach_the_page(self):
        self.assertEqual(joined(["see /a/b/c", ""], [("/a/b", "TMPFS"), ("/a", "HOME")]), "see TMPFS/c\n")


class Goals(unittest.TestCase):
    def judged(self, target, value):
        page = Page()
        page.goal("what", target, value, why="broken")
        return page.goals[0]

    def test_the_limit_itself_is_met(self):
        self.assertEqual(self.judged(at_most(1.25, "x"), 1.25), ["what", "≤ 1.25x", "1.25", "met"])
        self.assertEqual(self.judged(at_least(6_800), 6_800), ["what", "≥ 6,800", "6800", "met"])
        self.assertEqual(self.judged(all_of(3), 3)[1::2], ["all", "met"])

    def test_the_other_side_of_the_limit_is_missed(self):
        self.assertEqual(self.judged(at_most(1.25), 1.26)[3], MISSED)
        self.assertEqual(self.judged(at_least(5), 4.99)[3], MISSED)
        self.assertEqual(self.judged(all_of(3), 2)[3], MISSED)

    def test_zero_is_a_measurement(self):
        self.assertEqual(self.judged(all_of(3), 0)[3], MISSED)

    def test_no_value_says_why(self):
        self.assertEqual(self.judged(at_most(1), None), ["what", "≤ 1", "–", "broken"])

    def test_goals_are_counted(self):
        page = Page()
        for value in (1, 2, 3, None):
            page.goal("what", at_most(2), value)
        self.assertEqual(page.counts(), "2 goals met, 1 missed, 1 not measured")
