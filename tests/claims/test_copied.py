"""Assertions that lie opposite each other in a copy."""

from tests.claims.piles import assertion

from sayso.claims.copied import copied_pairs
from sayso.records import Copy, CopyKind, Passage


def at(document, start, end):
    return assertion("nine wagons of fuel", passage=Passage(document, start, end))


def copy(pairs=(), kind=CopyKind.EDITED):
    return Copy(id="c", a=Passage("a", 0, 200), b=Passage("b", 100, 300), kind=kind, score=0.9, pairs=tuple(pairs))


def test_aligned_sentences_are_joined_and_their_neighbours_are_not():
    """The aligned parts tell which stands opposite which."""
    found = [at("a", 0, 100), at("a", 101, 200), at("b", 100, 200), at("b", 201, 300)]
    pairs = ((0, 100, 100, 200), (101, 200, 201, 300))
    assert list(copied_pairs(found, [copy(pairs)])) == [(0, 2, False), (1, 3, False)]


def test_what_lies_outside_the_copy_is_not_joined():
    """An assertion must lie in the copied passage by half at least."""
    assert list(copied_pairs([at("a", 150, 400), at("b", 100, 200)], [copy()])) == []


def test_a_short_content_is_not_joined_with_a_long_sentence_around_it():
    """Both must be opposite each other by most of their length."""
    assert list(copied_pairs([at("a", 0, 20), at("b", 100, 200)], [copy([(0, 100, 100, 200)])])) == []
