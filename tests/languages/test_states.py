"""States named in running text, with their endings."""

import pytest

from sayso.languages.states import states_at


@pytest.mark.parametrize(
    ("language", "text", "codes"),
    [
        ("en", "Ukrainian grain goes to Poland; Kyiv agrees", ["ua", "pl", "ua"]),
        ("ru", "из Украины в Польшу", ["ua", "pl"]),
        ("tr", "Rusya’nın sınırı", ["ru"]),
        ("ar", "من أوكرانيا وروسيا", ["ua", "ru"]),
        ("ja", "ウクライナと米国", ["ua", "us"]),
        ("de", "polnische Lastwagen in Frankreich", ["pl", "fr"]),
        ("xx", "Poland", []),
    ],
)
def test_a_state_is_known_by_name_capital_or_adjective(language, text, codes):
    assert [each.code for each in states_at(text, language)] == codes


def test_a_name_stands_with_its_ending():
    text = "зерно из Украины"
    found = next(states_at(text, "ru"))
    assert text[found.start : found.end] == "Украины"
