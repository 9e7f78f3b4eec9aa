"""Verdicts: the same, a version, or apart."""

from tests.claims.piles import assertion

from sayso.claims.comparing import Nearness, compare_details, holds, worth_judging
from sayso.claims.judging import Judgement
from sayso.settings import Settings


def verdict(one, other, likeness=0.9, alike=1.0, judgement=None):
    return compare_details(assertion(one), assertion(other), Nearness(likeness), Settings(), lambda *_: alike, judgement)


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


def test_a_number_in_other_words_needs_neither_likeness_nor_a_judge():
    """Word for word the same, but for how a number is written."""
    pair = assertion("sixty volunteers searched the marsh"), assertion("60 volunteers searched the marsh")
    assert holds(*pair)
    assert not worth_judging(*pair, Nearness(0.5), Settings())
    assert compare_details(*pair, Nearness(0.5), Settings(), lambda *_: 0.0).same


def test_a_text_that_has_all_words_of_another_is_the_same_where_that_follows():
    """In whatever order; a judge must find it, and nothing against it."""
    pair = ("the market of Salado burned", "before dawn burned, without a victim, the old market in the town of Salado")
    assert holds(*map(assertion, pair))
    assert verdict(*pair, likeness=0.6, judgement=Judgement(0.05, 0.8, 0.1)).same
    assert not verdict(*pair, likeness=0.6, judgement=Judgement(0.05, 0.8, 0.6)).same
    assert not verdict(*pair, likeness=0.6).same


def test_a_short_text_in_other_words_needs_less_of_the_judge_than_one_with_a_word_replaced():
    """Who put one word in place of another meant to."""
    found = Judgement(0.7, 0.7, 0.1)
    assert verdict("the abbey sells its forest to the town", "to the town goes the wood the abbey sold", judgement=found).same
    assert not verdict("thieves stole bells from the church", "thieves stole pipes from the church", judgement=found).same
