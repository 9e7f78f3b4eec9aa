"""Assertions that lie opposite each other in a copy."""

from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.claims.piles import assertion

from sayso.claims.copied import OPPOSITE_SHARE, copied_pairs
from sayso.records import Copy, CopyKind, Passage, Span


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


spans = st.sets(st.tuples(st.integers(0, 90), st.integers(1, 40)), min_size=1, max_size=6)


def brute(found, whole):
    """Hold every assertion inside one side against every one inside the other."""
    inside = [
        [each for each in found if each.passage.document == side.document and 2 * overlap(side, each) >= len(each.passage.span)]
        for side in (whole.a, whole.b)
    ]
    for one in inside[0]:
        at = [min(max(end, whole.a.start), whole.a.end) - whole.a.start + whole.b.start for end in spans_of(one)]
        shares = (
            [overlap(Span(*at), each) / max(at[1] - at[0], len(each.passage.span)) for each in inside[1]] if at[0] < at[1] else []
        )
        if shares and max(shares) >= OPPOSITE_SHARE:
            yield found.index(one), found.index(inside[1][shares.index(max(shares))]), False


def overlap(span, each):
    return max(0, min(span.end, each.passage.end) - max(span.start, each.passage.start))


def spans_of(each):
    return each.passage.start, each.passage.end


@settings(deadline=None)
@example({(0, 9)}, {(42, 8), (43, 1), (43, 7)}, 1, 45)  # what holds others ends behind them
@given(spans, spans, st.integers(0, 60), st.integers(0, 60))
def test_only_what_may_lie_opposite_is_looked_at_and_nothing_is_missed(here, there, start, shift):
    """However assertions nest and overlap. The copy is of equal length on both sides, so that places move by one number."""
    sides = [("a", sorted((at, at + size) for at, size in here)), ("b", sorted((at, at + size) for at, size in there))]
    found = [at(name, *span) for name, listed in sides for span in listed]
    whole = Copy(
        id="c", a=Passage("a", start, start + 60), b=Passage("b", shift, shift + 60), kind=CopyKind.EDITED, score=0.9, pairs=()
    )
    assert list(copied_pairs(found, [whole])) == list(brute(found, whole))
