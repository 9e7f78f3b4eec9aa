"""A filter holds only what can be asked."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.case.piles import pile, store

from sayso.case import Case, Filter
from sayso.errors import BadInput


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"since": "May 2022"}, "since 'May 2022' is no date; expected a year, a month or a day: 2022, 2022-05 or 2022-05-17"),
        ({"until": "2022-13"}, "until '2022-13' is no date; expected a year, a month or a day: 2022, 2022-05 or 2022-05-17"),
        ({"since": ""}, "since '' is no date; expected a year, a month or a day: 2022, 2022-05 or 2022-05-17"),
        ({"words": "a" * 501}, "words of 501 characters; expected at most 500"),
        ({"outlet": "\udc00"}, "outlet '\\udc00' is no text; expected Unicode without single surrogates"),
    ],
)
def test_what_cannot_be_asked_is_refused(fields: dict[str, Any], expected: str) -> None:
    """With the value, and what was expected."""
    with pytest.raises(BadInput) as caught:
        Filter(**fields)
    assert str(caught.value) == expected


@settings(deadline=None)
@given(words=st.text(max_size=40), outlet=st.text(max_size=20))
def test_any_words_can_be_asked(tmp_path_factory: pytest.TempPathFactory, words: str, outlet: str) -> None:
    """Signs of the search language in what somebody typed mean nothing, and no text breaks the query."""
    path = tmp_path_factory.getbasetemp() / "any-words.case"
    if not path.exists():
        store(path, pile(41))
    try:
        chosen = Filter(words=words, outlet=outlet)
    except BadInput:
        assert any("\ud800" <= each <= "\udfff" for each in words + outlet)
        return
    with Case(path) as case:
        assert case.claim_ids(chosen).total == 0 or outlet in {"Herald", "Курьер", "海峡新聞"}
        assert case.document_rows(chosen).total <= 24
        assert case.speaker_rows(words).total <= 4


def test_a_filter_can_name_a_page() -> None:
    """Two of the same fields are equal and have one hash, so that answers can be kept by them."""
    assert {Filter(words="mill"): 1}[Filter(words="mill")] == 1
    assert Filter(words="mill") != Filter(words="mill", several=True)
