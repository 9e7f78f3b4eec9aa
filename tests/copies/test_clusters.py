"""Clusters: what copies connect, held to a slow and plain union of sets."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.factories import document

from sayso.copies.clusters import clusters, earliest, out_by
from sayso.records import Moment

PASSAGE = st.tuples(st.integers(0, 5), st.integers(0, 12), st.integers(1, 12)).map(lambda row: (row[0], row[1], row[1] + row[2]))
Passages = list[tuple[int, int, int]]


def columns(passages: Passages) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Give passages as columns."""
    table = np.array(passages, dtype=np.int64).reshape(-1, 3)
    return table[:, 0], table[:, 1], table[:, 2]


def plain(passages: Passages, *, only: set[int] | None = None) -> list[set[int]]:
    """Connect passages pair by pair, as the rule says it; with ``only``, of the copies only these."""
    sets = [{number} for number in range(len(passages))]

    def join(one: int, other: int) -> None:
        first, second = (next(each for each in sets if number in each) for number in (one, other))
        if first is not second:
            sets.remove(second)
            first |= second

    for number in range(0, len(passages), 2):
        if only is None or number // 2 in only:
            join(number, number + 1)
    for one, (page, start, end) in enumerate(passages):
        for other, (same, begin, stop) in enumerate(passages[:one]):
            shared = min(end, stop) - max(start, begin)
            if page == same and shared > 0 and 2 * shared >= max(end - start, stop - begin):
                join(one, other)
    return sets


def merged(passages: Passages, members: set[int]) -> list[tuple[int, int, int]]:
    """Put overlapping passages of one document together."""
    rows: list[tuple[int, int, int]] = []
    for page, start, end in sorted(passages[number] for number in members):
        if rows and rows[-1][0] == page and start < rows[-1][2]:
            rows[-1] = (page, rows[-1][1], max(end, rows[-1][2]))
        else:
            rows.append((page, start, end))
    return rows


@settings(deadline=None)  # several share the machine, and a library may load in the first call
@given(st.lists(st.tuples(PASSAGE, PASSAGE), max_size=8), st.sets(st.integers(0, 7)))
def test_clusters_are_those_of_the_plain_rule(
    pairs: list[tuple[tuple[int, int, int], tuple[int, int, int]]], alike: set[int]
) -> None:
    """Members, merged rows, order by size, forms."""
    passages = [passage for pair in pairs for passage in pair]
    verbatim = np.array([number in alike for number in range(len(pairs))], dtype=bool)
    found = clusters(*columns(passages), verbatim)
    expected = plain(passages)
    groups = {frozenset(np.flatnonzero(found.of_passage == number).tolist()) for number in set(found.of_passage.tolist())}
    assert groups == {frozenset(each) for each in expected}
    rows = list(zip(*(getattr(found, name).tolist() for name in ("cluster", "document", "start", "end")), strict=True))
    for number in set(found.cluster.tolist()):
        members = set(np.flatnonzero(found.of_passage == number).tolist())
        assert [row[1:] for row in rows if row[0] == number] == merged(passages, members)
    sizes = [len({row[1] for row in rows if row[0] == number}) for number in sorted(set(found.cluster.tolist()))]
    assert sizes == sorted(sizes, reverse=True)
    assert len(set(found.form.tolist())) <= len(plain(passages, only=alike))


def test_a_passage_inside_a_much_longer_one_is_another_cluster() -> None:
    """Else a round-up would join all that it is made of."""
    found = clusters(*columns([(0, 0, 1000), (1, 0, 1000), (0, 0, 100), (2, 0, 100)]), np.array([True, True]))
    assert found.of_passage.tolist() == [0, 0, 1, 1]


def test_the_earliest_is_the_one_that_was_surely_out_soonest() -> None:
    """Not the one whose date is vague; one without a date never; None where no one has a date."""
    vague = document("a", id="vague", published="2024-03-01")
    vague = type(vague)(id="vague", text="", published=Moment("2024-03-01", "2024-03-31", "byline"))
    day, later = document("b", id="day", published="2024-03-04"), document("c", id="later", published="2024-03-09")
    undated = document("d", id="undated")
    for order in ([vague, day, later, undated], [undated, later, day, vague]):
        first = earliest(order)
        assert first is not None
        assert first.id == "day"
    assert earliest([undated]) is None
    assert (out_by(vague), out_by(undated)) == ("2024-03-31", None)
