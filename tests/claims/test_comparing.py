"""Verdicts: the same, a version, or apart."""

from tests.claims.piles import assertion

from sayso.claims.comparing import Nearness, compare_details
from sayso.settings import Settings


def verdict(one, other, likeness=0.9, alike=1.0):
    return compare_details(assertion(one), assertion(other), Nearness(likeness), Settings(), lambda *_: alike)


def test_a_verdict_says_what_differs_and_how():
    """Here and there are the detail's words on either side."""
    found = verdict("sixty men were moved", "500 men were moved")
    assert (found.same, found.what, found.here, found.there, found.score) == (False, "number", "60", "500", 0.9)
    assert found.why == "number: “60” against “500”"


def test_two_details_changed_are_no_version():
    """Then they are different claims, not versions of one."""
    assert verdict("sixty men were moved", "500 men were not moved").what == ""


def test_likeness_alone_is_never_enough_and_always_needed():
    """Below the threshold two texts in other words are not the same even without a difference."""
    pair = "the big bridge is closed today", "today the great bridge stays closed"
    assert verdict(*pair, likeness=0.76).same
    assert not verdict(*pair, likeness=0.74).same


def test_a_text_whose_words_all_stand_in_another_says_no_more():
    """However far the longer one's own words carry its vector."""
    assert verdict("the tunnel is flooded", "the tunnel is flooded, the harbour board said on Friday", likeness=0.3).same


def test_a_word_replaced_must_be_another_word_for_the_same():
    """In two texts that are otherwise equal, the words that differ are compared by their own vectors."""
    assert verdict("the train carried fuel to the town", "the train carried petrol to the town", alike=0.8).same
    assert not verdict("the train carried fuel to the town", "the train carried gold to the town", alike=0.3).same


def test_an_addition_is_no_difference():
    """A text that says less says the same."""
    assert verdict("the train carried fuel", "the train carried fuel and arrived late", alike=0.0).same
