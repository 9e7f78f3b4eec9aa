"""Names of people inside their sources."""

import pytest

from sayso.actors.persons import find_person

NAMED = [
    ("Ruth Quill von der Polizei Orling", "de", "Ruth Quill"),
    ("Mary Quill of the Harbour Authority", "en", "Mary Quill"),
    ("Rosa de la Torre", "es", "Rosa de la Torre"),
    ("co-chair of the Democratic Harbour Union (DHU) Asya Brook", "en", "Asya Brook"),
    ("Harbour Union MP Ali al-Vale", "en", "Ali al-Vale"),
    ("Member of Parliament John Brook", "en", "John Brook"),
    ("Insp Marsh", "en", "Marsh"),
    ("Harbour Guard Insp. Stewart Marsh", "en", "Stewart Marsh"),
    ("Orvel TV's Tom Brook", "en", "Tom Brook"),
    ("Pope Urban's", "en", "Urban"),
    ("сопредседатель Партии моря (ПМ) Олег Громов", "ru", "Олег Громов"),
    ("coprésidente du Parti vert Claire Lorme", "fr", "Claire Lorme"),
    ("armateur Hubert Lorme", "fr", "Hubert Lorme"),
    ("ministra Bellandi", "it", "Bellandi"),
    ("ministre Lorme", "fr", "Lorme"),
    ("الرئيس التشيلي أوريليو رييس", "ar", "أوريليو رييس"),
    ("وزير الري هاني صبري", "ar", "هاني صبري"),
]
NOBODY = [
    ("armateur Brittany Ferries", "fr"),  # a firm
    ("Casa de la Torre", "es"),
    ("patron Lorme", "fr"),  # perhaps a firm's
    ("ministro Defensa", "es"),
]


@pytest.mark.parametrize(("words", "language", "name"), NAMED)
def test_the_name_is_told_from_what_stands_around_it(words: str, language: str, name: str) -> None:
    """Offices, bodies behind "of" and states are no part of a name; an Arabic name may look like an office."""
    person = find_person(words, language)
    assert person is not None
    assert person.name == name


@pytest.mark.parametrize(("words", "language"), NOBODY)
def test_what_may_be_a_firm_or_a_party_is_no_person(words: str, language: str) -> None:
    """Unsure stays an office or a body."""
    assert find_person(words, language) is None
