"""Days, months and weekdays that a text names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.languages.times import days_in, month_numbers, months_in, weekdays_in
from sayso.languages.wordlists import word_list


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("5 KASIM", (11, 5)),
        ("5 Kasim", (11, 5)),
        ("5 NİSAN", (4, 5)),
        ("5 ſeptember", (9, 5)),
        ("5 МАЯ", (5, 5)),
        ("MAYIS 5", (5, 5)),
    ],
)
def test_a_month_is_known_in_any_case(text: str, day: tuple[int, int]) -> None:
    """A pattern that minds no case finds dotless and dotted letters alike; what it finds is looked up in one way."""
    assert days_in(text) == {day}


@pytest.mark.parametrize("case", [str.upper, str.lower, str.title, str.swapcase])
def test_every_name_of_every_month_can_be_written_in_capitals(case) -> None:
    """None of them is a reason to stop a pile."""
    for form, rank in month_numbers().items():
        assert days_in(f"7 {case(form)}") <= {(rank, 7)}
    for language, months in word_list("pages")["months"].items():
        for rank, forms in enumerate(months, 1):
            for form in forms:
                assert months_in(case(str(form)), language) <= {(rank, 0)}


@given(
    st.text("0123456789 .ıİiIſsSkKaAmMnN ОКТЯБРЬя月日", max_size=40), st.sampled_from([*word_list("pages")["months"], "ja", "pt"])
)
def test_any_text_is_read(text: str, language: str) -> None:
    """Odd letters are a result, not an exception."""
    assert days_in(text) == days_in(text)
    assert months_in(text, language) == months_in(text, language)
    assert weekdays_in(text) <= set(range(7))
