"""Words that two languages have in common."""

from tests.claims.piles import assertion

from sayso.claims.cognates import cognates


def test_words_with_one_opening_are_cognates_but_offices_and_names_are_not():
    pair = assertion("the logs were infested with beetles"), assertion("les troncs étaient infestés de coléoptères", "fr")
    assert cognates(*pair) == {"infest"}
    offices = assertion("the minister thanked the doctors"), assertion("Le ministre a remercié les pompiers", "fr")
    assert cognates(*offices) == frozenset()
