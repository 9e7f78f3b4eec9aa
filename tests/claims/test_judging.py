"""What the judge of pairs is asked, and what its answers do."""

import numpy as np
from tests.claims.piles import alike, assertion

from sayso.claims.comparer import Comparer, Models
from sayso.settings import Settings


class Answers:
    """A judge that always answers the same, and remembers what it was asked."""

    def __init__(self, entails, contradicts):
        self.row = [entails, contradicts, 1 - entails - contradicts]
        self.asked = []

    def __call__(self, pairs):
        """Answer."""
        self.asked += pairs
        return np.array([self.row] * len(pairs), dtype=np.float32)


def verdict(answers, one, other, languages=("en", "en")):
    texts = [assertion(one, languages[0]), assertion(other, languages[1])]
    return Comparer(texts, Settings(), Models(alike, answers)).verdict(0, 1)


PAIR = "the company has closed its mine in the north", "work at the northern colliery came to an end"


def test_the_judge_decides_where_no_rule_does():
    """The verdict says what the judge found."""
    found = verdict(Answers(0.9, 0.05), *PAIR)
    assert found.same
    assert found.why == "no detail differs; likeness 1.00; the judge: follows 0.90, is followed by 0.90, contradicts 0.05"
    assert not verdict(Answers(0.1, 0.05), *PAIR).same
    assert not verdict(Answers(0.5, 0.5), *PAIR).same


def test_a_rule_that_is_sure_is_not_talked_over():
    """Then the judge is not even asked."""
    answers = Answers(0.99, 0.0)
    assert verdict(answers, "sixty men were moved to the port", "500 men were moved to the port").what == "number"
    assert answers.asked == []
