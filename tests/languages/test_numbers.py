"""Numbers in running text, in digits, words and characters of many languages."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.languages.numbers import numbers_at


@pytest.mark.parametrize(
    ("language", "text", "keys"),
    [
        ("en", "1,500 or 1500 or 1 500", ["1500", "1500", "1500"]),
        ("en", "two hundred and fifty, twenty-one, a dozen, one mln", ["250", "21", "12", "1000000"]),
        ("en", "6.125 pct, 2-1/2 points, at 10:30, $5m", ["6.125", "2.5", "10:30", "5000000"]),
        ("en", "hundreds of men, one of them", ["hundreds"]),
        ("en", "９,34,200 feet", ["934200"]),
        ("de", "1.500, zweihundertfünfzig, 12 Mio., 3,5", ["1500", "250", "12000000", "3.5"]),
        ("fr", "quatre-vingt-dix-sept, six cents, 1 500 000", ["97", "600", "1500000"]),
        ("es", "treinta y cinco, dos millones, mil quinientos", ["35", "2000000", "1500"]),
        ("it", "trecentomila, ventuno, sei", ["300000", "21", "6"]),
        ("ru", "пятьсот тысяч, двадцать один, 3,5 млн", ["500000", "21", "3500000"]),
        ("uk", "п’ятсот, двісті п'ять, 25 тисяч", ["500", "205", "25000"]),
        ("ar", "خمسة وعشرون، ١٬٥٠٠، ٣ ملايين", ["25", "1500", "3000000"]),
        ("tr", "iki yüz elli bin, on beş", ["250000", "15"]),
        ("ko", "육십 명, 1억 5000만 원, 네 명, 3만5000명", ["60", "150000000", "4", "35000"]),
        ("ja", "六十隻、1億5000万円、二〇二四年、十分に", ["60", "150000000", "2024"]),
        ("zh", "二十余人，1.5亿元，38 万人", ["20", "150000000", "380000"]),
        ("nl", "tweehonderdvijftig", ["250"]),
        ("xx", "60 and sixty", ["60"]),
    ],
)
def test_a_number_has_one_key_however_it_is_written(language, text, keys):
    assert [number.key for number in numbers_at(text, language)] == keys


def test_a_number_stands_where_its_words_stand():
    text = "sixty men, 3.5 million shells"
    assert [text[each.start : each.end] for each in numbers_at(text, "en")] == ["sixty", "3.5 million"]


@given(st.integers(0, 10**15))
def test_a_whole_number_is_worth_what_its_digits_say(value):
    """Grouped by commas, points or spaces, or not at all."""
    written = [
        (f"{value:,}", "en"),
        (f"{value}", "en"),
        (f"{value:,}".replace(",", "."), "de"),
        (f"{value:,}".replace(",", " "), "fr"),
    ]
    assert [[each.key for each in numbers_at(f"{text} X", code)] for text, code in written] == [[str(value)]] * 4


@given(st.text(max_size=120), st.sampled_from(["en", "de", "ja", "ko", "ar", "fr"]))
def test_any_text_is_read_and_numbers_are_in_order(text, language):
    found = numbers_at(text, language)
    assert list(found) == sorted(found, key=lambda each: each.start)
    assert all(0 <= each.start < each.end <= len(text) for each in found)


@pytest.mark.parametrize("piece", ["1,", "1 ", "ein", "一", "1/", "two ", "열 "])
def test_hostile_repetition_costs_no_square(piece):
    started = time.process_time()
    numbers_at(piece * 50_000, "ko" if piece == "열 " else "de")
    assert time.process_time() - started < 2
