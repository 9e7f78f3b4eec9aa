"""Numbers that a translation changes: told where both sentences name one that the other lacks, not where units or clocks differ."""

import pytest
from tests.factories import document

from sayso.copies.across import translated_changes


def changed(first: str, second: str, languages: tuple[str, str]) -> tuple[str, ...]:
    pages = [
        document(text, id=number, language=code) for number, text, code in zip("12", (first, second), languages, strict=True)
    ]
    return translated_changes(*pages, [(0, len(first), 0, len(second))])


@pytest.mark.parametrize(
    ("first", "second", "languages", "change"),
    [
        ("The mole took 60 boats with it.", "Мол унёс с собой 500 лодок.", ("en", "ru"), ("60 -> 500",)),
        ("The mole took 60 boats with it.", "防波堤とともに500隻が沈んだ。", ("en", "ja"), ("60 -> 500",)),
        ("In 1971 the mole took 60 boats.", "1971 nahm die Mole 500 Boote mit.", ("en", "de"), ("60 -> 500",)),
        ("The mole took 60 boats with it.", "Мол унёс шестьдесят лодок.", ("en", "ru"), ()),
        ("The mole cost 1,500 crowns.", "Die Mole kostete 1.500 Kronen.", ("en", "de"), ()),
        ("The mole cost 3.5 million.", "Мол обошёлся в 3,5 млн.", ("en", "ru"), ()),
        ("The mole is 300 feet long.", "Le môle mesure 91 mètres.", ("en", "fr"), ()),
        ("The boats left at 3 p.m.", "Die Boote liefen um 15 Uhr aus.", ("en", "de"), ()),
        ("The mole cost 380,000 crowns.", "防波堤の費用は38万クローネ。", ("en", "ja"), ()),
        ("The mole was built in March.", "防波堤は3月に造られた。", ("en", "ja"), ()),
        ("The boats were not lost.", "Лодки пропали.", ("en", "ru"), ()),
    ],
)  # fmt: skip
def test_a_number_of_a_translation_is_told_only_where_it_is_sure(first, second, languages, change):
    """Other units, clocks and ways to write it are the same number; a denial is not told across languages."""
    assert changed(first, second, languages) == change
    assert len(changed(second, first, languages[::-1])) == len(change)
