"""The bar of stances: numbers of documents, and their share of the bar."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from tests.report.fixtures import affair

from sayso.records import Claim, Passage, Stance, Witness
from sayso.report.stances import stance_bar


def claim(*stances: tuple[str, Stance]) -> Claim:
    told = (Witness(document=id_, passage=Passage(id_, 0, 1), statement=None, stance=stance) for id_, stance in stances)
    return Claim(id="c", text="x", language="en", witnesses=tuple(told))


def test_documents_are_counted_not_witnesses() -> None:
    """A headline and its text are one document; who asserts and reports asserts."""
    bar = stance_bar(claim(("a", Stance.ASSERTS), ("a", Stance.REPORTS), ("b", Stance.REPORTS), ("a", Stance.DENIES)))
    assert [part.said for part in bar] == ["1 asserts it", "1 reports it", "1 denies it"]


def test_support_comes_first_and_denial_last() -> None:
    """The order never changes, whoever is more."""
    assert [part.stance for part in stance_bar(affair().claims[0])] == [
        Stance.ASSERTS,
        Stance.REPORTS,
        Stance.DOUBTS,
        Stance.DENIES,
    ]


@given(st.lists(st.integers(1, 3000), min_size=1, max_size=4))
def test_parts_fill_the_bar_and_none_is_too_small_to_see(counts: list[int]) -> None:
    """One denial among thousands is there to be seen."""
    stances = [stance for stance, many in zip(Stance, counts, strict=False) for _ in range(many)]
    bar = stance_bar(claim(*((str(rank), stance) for rank, stance in enumerate(stances))), 240.0)
    assert abs(sum(part.width for part in bar) - 240.0) < 0.05
    assert all(part.width >= 6 for part in bar)
    assert all(abs(one.x + one.width - other.x) < 0.02 for one, other in pairwise(bar))
