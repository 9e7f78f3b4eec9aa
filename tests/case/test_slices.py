"""A cursor gives the next slice of its own list, or is refused; nothing that stands in it reaches the query but as a value."""

import json
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.case.piles import pile, store

from sayso.case import Case, Filter
from sayso.errors import BadInput


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    with Case(store(tmp_path_factory.mktemp("case") / "a.case", pile(31))) as opened:
        yield opened


def written(*parts: object) -> str:
    return urlsafe_b64encode(json.dumps(parts).encode()).decode().rstrip("=")


@pytest.mark.parametrize(
    "cursor",
    [
        "x", "é", "=", "-", "A" * 900, "[]", written(), written("claims excess"), written("claims excess", 1, 2), written("claims newest", "", ""),
        written("claims excess", 1, 2, "a", "b"), written("claims excess", None, 2, "a"), written("claims excess", [1], 2, "a"),
        written("claims excess", True, 2, "a"), written("claims excess", 1 << 63, 2, "a"), written("claims excess", float("nan"), 2, "a"),
        written("claims excess", 1, 2, "\ud800"), written({"claims excess": 1}), "W" * 799, urlsafe_b64encode(b"[" * 500).decode(),
    ],
)  # fmt: skip
def test_what_is_no_cursor_is_refused(case: Case, cursor: str) -> None:
    """Broken, of another list, of another shape, or with values that SQLite cannot hold."""
    with pytest.raises(BadInput) as caught:
        case.claim_ids(after=cursor)
    told = "is of no slice of this list; expected one that came with a slice; start without one"
    assert str(caught.value) == f"cursor {cursor[:40]!r} {told}"


def test_words_in_a_cursor_are_values(case: Case) -> None:
    """They are compared, never run."""
    whole = case.claim_ids().rows
    assert case.claim_ids(after=written("claims excess", 99, 99, "'; drop table ranks; --")).rows == whole
    assert case.claim_ids(after=written("claims excess", -1, 0, "x' or 1 = 1")).rows == ()
    assert case.claim_ids().rows == whole


@settings(deadline=None)
@given(st.text(max_size=60) | st.binary(max_size=60).map(lambda each: urlsafe_b64encode(each).decode()))
def test_no_text_breaks_a_list(case: Case, cursor: str) -> None:
    """Whatever is given as a cursor, the answer is a slice or an error of its own."""
    with suppress(BadInput):
        assert case.claim_ids(after=cursor).total


def test_a_cursor_of_another_order_is_refused(case: Case) -> None:
    """A slice by date does not go on in one by rank."""
    first = case.claim_ids(most=2, order="newest")
    with pytest.raises(BadInput, match="is of no slice of this list"):
        case.claim_ids(after=first.after, most=2)


def test_a_filter_may_change_between_slices(case: Case) -> None:
    """The cursor says where to go on, the filter with what."""
    whole = case.claim_ids().rows
    first = case.claim_ids(most=4)
    several = set(case.claim_ids(Filter(several=True)).rows)
    assert case.claim_ids(Filter(several=True), first.after).rows == tuple(each for each in whole[4:] if each in several)


@pytest.mark.parametrize("most", [0, -1, 501, 10**30])
def test_a_slice_is_bounded(case: Case, most: int) -> None:
    """One row at least, 500 at most."""
    with pytest.raises(BadInput) as caught:
        case.document_rows(most=most)
    assert str(caught.value) == f"a slice of {most} rows; expected 1 to 500; ask for the next slice with its cursor"


def test_the_last_slice_says_so(case: Case) -> None:
    """Of a list that ends with it, however many rows it could have held."""
    n_claims = len(case.claim_ids().rows)
    assert case.claim_ids(most=n_claims).after is None
    assert case.claim_ids(most=n_claims - 1).after is not None
    assert case.claim_ids(Filter(story="none")).rows == ()
    assert case.claim_ids(Filter(story="none")).after is None
