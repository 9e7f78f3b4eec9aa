"""How near two texts are."""

from tests.claims.piles import assertion

from sayso.claims.detail import are_near, are_short_across, beside, is_short, share_a_side


def test_two_texts_are_near_where_three_words_of_four_are_the_same():
    """In one language only."""
    one = assertion("the old mill burned at night")
    assert are_near(one, assertion("the new mill burned at night"))
    assert not are_near(one, assertion("fire took what was left of the mill"))
    assert not are_near(one, assertion("мельница сгорела ночью", "ru"))


def test_short_texts_are_told_from_long_ones():
    assert is_short(assertion("the mill burned"))
    assert not is_short(assertion("the mill burned " * 9))
    assert are_short_across(assertion("the mill burned"), assertion("мельница сгорела", "ru"))


def test_words_beside_a_stretch_are_told_by_side():
    """Before and behind are two places."""
    one, other = assertion("Bordurian soldiers"), assertion("soldiers of Borduria")
    assert beside(one, 0, 9) == (set(), {"soldie"})
    assert beside(other, 12, 20) == ({"soldie"}, set())
    assert not share_a_side(beside(one, 0, 9), beside(other, 12, 20))
