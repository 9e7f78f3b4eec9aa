"""Verdicts: the same, a version, or apart."""

from tests.claims.piles import assertion

from sayso.claims.comparing import Verdict, compare_details
from sayso.settings import Settings


def verdict(one, other, likeness=0.9, alike=1.0):
    return compare_details(assertion(one), assertion(other), likeness, Settings(), lambda *_: alike)


def test_a_verdict_says_what_differs_and_how():
    """Here and there are the detail's words on either side."""
    assert verdict("sixty men were moved", "500 men were moved") == Verdict(
        same=False, what="number", here="60", there="500", score=0.9
    )


def test_two_details_changed_are_no_version():
    """Then they are different claims, not versions of one."""
    assert verdict("sixty men were moved", "500 men were not moved").what == ""


def test_likeness_alone_is_never_enough_and_always_needed():
    """Below the threshold two texts are not the same even without a difference."""
    assert verdict("the bridge is closed", "the bridge is closed now", likeness=0.76).same
    assert not verdict("the bridge is closed", "the bridge is closed now", likeness=0.74).same


def test_a_word_replaced_must_be_another_word_for_the_same():
    """In two texts that are otherwise equal, the words that differ are compared by their own vectors."""
    assert verdict("the train carried fuel to the town", "the train carried petrol to the town", alike=0.8).same
    assert not verdict("the train carried fuel to the town", "the train carried gold to the town", alike=0.3).same


def test_an_addition_is_no_difference():
    """A text that says less says the same."""
    assert verdict("the train carried fuel", "the train carried fuel and arrived late", alike=0.0).same
