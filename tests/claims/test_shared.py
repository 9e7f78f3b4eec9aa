"""Texts that share rare words."""

from tests.claims.piles import assertion

from sayso.claims.shared import MOST_TEXTS, sharing_words

SHORT = "the tunnel is flooded"
LONG = "the tunnel is flooded, the harbour board said in a statement on Friday after a night of rain"


def test_a_short_text_whose_words_stand_in_a_long_one_is_proposed():
    texts = [assertion(each) for each in (SHORT, "wagons crossed the border", LONG)]
    assert list(sharing_words(texts)) == [(0, 2)]


def test_words_that_many_texts_have_propose_nothing():
    """So that the pairs grow with the texts."""
    texts = [assertion(f"the tunnel is flooded {number}") for number in range(MOST_TEXTS + 1)]
    assert list(sharing_words(texts)) == []


def test_languages_are_kept_apart():
    assert list(sharing_words([assertion(SHORT, "en"), assertion(SHORT, "fr")])) == []
