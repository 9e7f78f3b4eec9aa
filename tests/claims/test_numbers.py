"""Numbers in digits, in words, in Han characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.claims.numbers import numbers_in


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "twenty-one wagons", [21]), ("en", "two hundred and fifty", [250]), ("en", "one of them", []), ("en", "thousands fled", []),
        ("ru", "3,5 млн рублей", [3_500_000]), ("ru", "пятьсот человек", [500]), ("uk", "п'ятдесят вагонів", [50]), ("de", "12 Millionen Euro", [12_000_000]),
        ("de", "1.200 Menschen", [1200]), ("fr", "vingt mille hommes", [20_000]), ("es", "cinco mil soldados", [5000]), ("ar", "خمسة آلاف", [5000]),
        ("ja", "3万5000人", [30_000, 5000]), ("ja", "二十三両", [23]), ("zh", "三百人", [300]), ("ja", "一部の人", []), ("en", "９ wagons", [9]),
    ],
)  # fmt: skip
def test_numbers_are_read_in_many_languages(language, text, expected):
    """By value, whatever the script."""
    assert sorted(numbers_in(text, language)) == sorted(expected)


@given(st.integers(min_value=0, max_value=10**12))
def test_grouping_does_not_change_a_number(value):
    """1200, 1,200 and 1 200 are one number."""
    assert (
        numbers_in(f"{value:,}", "en")
        == numbers_in(str(value), "en")
        == numbers_in(f"{value:,}".replace(",", "\u00a0"), "fr")
        == {float(value)}
    )


@given(st.text(max_size=200), st.sampled_from(["en", "ru", "ja", "zh", "xx"]))
def test_odd_text_never_raises(text, language):
    """Whatever stands there, numbers come out."""
    assert all(value >= 0 for value in numbers_in(text, language))
