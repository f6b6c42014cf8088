"""Tests of the turns that two programs take, and of the verdict on their ratios."""

import os
import tempfile
import unittest

from against import FINE, SLOWER, UNSURE, Comparison, interleave_pairs, judge, low_of_median, report, twin
from places import set_aside
from run import FEW, LONG, Failed, Job, Runner, Sample, Step, ratios


class Fake(Runner):
    """Runs nothing: a job takes the seconds that stand in its first command, and the order is kept."""

    def __init__(self):
        super().__init__("", {}, "")
        self.order = []

    def run(self, job):
        words = [step() if callable(step) else step for step in job.steps][0].commands[0]
        self.order.append(" ".join(words))
        if words[-1] == "broken":
            raise Failed("it broke")
        return Sample(wall=float(words[-1]), cpu=float(words[-1]))


def job(name, seconds, program="new"):
    return Job(name, [Step([[program, seconds]])], program=program)


def measured(*seconds):
    return Job("job", [], program="new", turns=[s and Sample(wall=s, cpu=s) for s in seconds])


class Rounds(unittest.TestCase):
    def setUp(self):
        self.was, self.null = os.dup(2), os.open(os.devnull, os.O_WRONLY)
        os.dup2(self.null, 2)

    def tearDown(self):
        os.dup2(self.was, 2)
        os.close(self.was)
        os.close(self.null)

    def test_another_job_begins_each_round(self):
        runner = Fake()
        runner.interleave([job("a", "1"), job("b", "2")], 3)
        self.assertEqual(runner.order, ["new 1", "new 2", "new 2", "new 1", "new 1", "new 2"])

    def test_a_job_of_many_seconds_gets_few_rounds(self):
        runner, long = Fake(), job("a", str(LONG + 1))
        runner.interleave([long, job("b", "1")], 5)
        self.assertEqual(len(long.samples), FEW)
        self.assertEqual(len(long.turns), 5)

    def test_a_job_that_broke_has_no_samples(self):
        runner, bad = Fake(), job("a", "broken")
        runner.interleave([bad], 3)
        self.assertEqual((bad.trouble, bad.samples, runner.order), ("it broke", [], ["new broken"]))

    def test_the_programs_run_side_by_side_and_change_who_begins(self):
        runner = Fake()
        pairs = interleave_pairs(runner, [job("a", "1"), job("b", "2")], "old", 2)
        self.assertEqual(runner.order, ["new 1", "old 1", "new 2", "old 2", "old 2", "new 2", "old 1", "new 1"])
        self.assertEqual([[len(one.samples) for one in pair] for pair in pairs], [[2, 2], [2, 2]])


class Twins(unittest.TestCase):
    def test_a_twin_has_the_other_program_wherever_the_job_has_its_own(self):
        steps = [Step([["sh", "-c", "words", "sh", "new", "x"], ["new"]], "out"), lambda: Step([["new", "later"]])]
        other = twin(Job("job", steps, program="new", look=print), "old")
        self.assertEqual(other.steps[0], Step([["sh", "-c", "words", "sh", "old", "x"], ["old"]], "out"))
        self.assertEqual(other.steps[1](), Step([["old", "later"]]))
        self.assertIsNone(other.look)

    def test_the_result_of_the_job_is_put_back(self):
        with tempfile.TemporaryDirectory() as room:
            path = os.path.join(room, "bundle")
            os.mkdir(path)
            with set_aside(path):
                self.assertFalse(os.path.exists(path))
                with open(path, "w") as f:
                    f.write("of the other program")
            self.assertTrue(os.path.isdir(path))
            self.assertEqual(os.listdir(room), ["bundle"])


class Verdicts(unittest.TestCase):
    def test_ratios_are_taken_within_rounds_that_both_have(self):
        self.assertEqual(ratios(measured(2, 3, None), measured(1, 2, 4), "wall"), [2.0, 1.5])

    def test_three_percent_is_fine(self):
        self.assertEqual(judge([1.03] * 5), FINE)
        self.assertEqual(judge([0.9, 1.0, 1.02, 1.5, 1.6]), FINE)

    def test_more_is_slower_where_all_of_five_rounds_agree(self):
        self.assertEqual(judge([1.04, 1.05, 1.06, 1.05, 1.04]), SLOWER)

    def test_more_is_unsure_where_rounds_disagree(self):
        self.assertEqual(judge([0.95, 1.05, 1.06, 1.05, 1.04]), UNSURE)

    def test_two_rounds_prove_nothing(self):
        self.assertEqual(judge([1.5, 1.5]), UNSURE)

    def test_one_round_of_ten_may_disagree(self):
        self.assertEqual(low_of_median(range(10)), 1)
        self.assertEqual(judge([0.95] + [1.05] * 9), SLOWER)
        self.assertEqual(judge([0.95] * 2 + [1.05] * 8), UNSURE)

    def test_the_lower_end_is_the_smallest_of_few(self):
        self.assertEqual([low_of_median([3, 1, 2]), low_of_median(range(5)), low_of_median(range(20))], [1, 0, 5])

    def test_the_worst_measure_decides_a_row(self):
        ours, theirs = measured(1, 1, 1, 1, 1), measured(1, 1, 1, 1, 1)
        for sample in ours.samples:
            sample.cpu = 1.2
        self.assertEqual(Comparison("s", ours, theirs).verdict(), SLOWER)

    def test_the_report_is_bad_if_a_row_is_slower_or_failed_or_lacks(self):
        same, slow = measured(1, 1, 1, 1, 1), measured(2, 2, 2, 2, 2)
        failed = measured()
        failed.fail("it broke")
        good = Comparison("s", same, same)
        self.assertTrue(report([good], [], [])[1])
        self.assertFalse(report([good, Comparison("s", slow, same)], [], [])[1])
        self.assertTrue(report([good, Comparison("s", same, slow)], [], [])[1])
        self.assertFalse(report([good, Comparison("s", failed, same)], [], [])[1])
        self.assertFalse(report([good], [("s", "why")], [])[1])
        self.assertFalse(report([], [], [])[1])

    def test_every_row_has_as_many_cells_as_the_head(self):
        failed = measured()
        failed.fail("it broke")
        lines = report([Comparison("s", measured(1), measured(1)), Comparison("s", failed, measured(1))], [], [])[0]
        self.assertEqual({line.count("|") for line in lines if line.startswith("|")}, {10})
