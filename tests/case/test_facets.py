"""Facets show the most frequent values, by what a filter takes and under the name to be shown."""

from pathlib import Path

import pytest
from tests.case.piles import RUN, pile, store

from sayso.case import Case, Filter, Writer
from sayso.errors import BadInput
from sayso.records import Conclusions


def test_the_most_frequent_values_come_first(tmp_path: Path) -> None:
    """As many as are asked for, and how many there are besides; speakers by name; months in their order."""
    with Case(store(tmp_path / "a.case", pile(61))) as case:
        facets = {each.name: each for each in case.facets()}
        speakers = facets["speaker"]
        assert [each.count for each in speakers.values] == sorted((each.count for each in speakers.values), reverse=True)
        assert {each.value: each.label for each in speakers.values}["actor1"] == "Minister Oku"
        assert [each.value for each in facets["month"].values] == sorted(each.value for each in facets["month"].values)
        assert [(each.value, each.label) for each in facets["several"].values] == [("yes", "yes")]
        short = {each.name: each for each in case.facets(most=1)}
        assert short["outlet"].values == facets["outlet"].values[:1]
        assert short["outlet"].more == len(facets["outlet"].values) - 1
        assert "story" not in facets


def test_facets_follow_the_last_run(tmp_path: Path) -> None:
    """What is kept in memory is of one run; another one is read again, by every Case that shares it."""
    made = pile(62)
    path = store(tmp_path / "a.case", made)
    with Case(path) as case, case.again() as other:
        before = case.facets()
        assert other.facets() == before
        with Writer(path) as writer:
            writer.conclude(Conclusions(claims=made.claims[:2], lineages=made.lineages[:2], statements=made.statements), RUN, ())
        after = {each.name: each for each in other.facets()}
        assert sum(each.count for each in after["several"].values) <= 2
        assert case.facets() == tuple(after.values()) != before


def test_the_number_of_values_is_bounded(tmp_path: Path) -> None:
    """One at least, 500 at most."""
    with Case(store(tmp_path / "a.case", pile(63))) as case, pytest.raises(BadInput) as caught:
        case.facets(Filter(), 0)
    assert str(caught.value) == "0 values of a facet; expected 1 to 500"
