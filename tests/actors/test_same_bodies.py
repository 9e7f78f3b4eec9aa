"""Bodies compared part by part across languages."""

import pytest

from sayso.actors.bodies import parts_of
from sayso.actors.same_bodies import APART, bodies_apart

SAME = [
    (("Cofradía de Pescadores de Valdoro", "es"), ("Valdoro Fishermen's Guild", "en")),
    (("Brandauer Polizei", "de"), ("полиция Брандау", "ru")),
    (("Мэрия Вальдоро", "ru"), ("Ayuntamiento de Valdoro", "es")),
    (("Вальдорский городской совет", "ru"), ("Valdoro City Council", "en")),
    (("Hafenbehörde Valdoro", "de"), ("Autoridad Portuaria de Valdoro", "es")),
    (("ヴァルドロ大学", "ja"), ("University of Valdoro", "en")),
    (("Centro Sismológico de Valdoro", "es"), ("Сейсмологический центр Вальдоро", "ru")),
    (("Second Regional Bank", "en"), ("Второй региональный банк", "ru")),
    (("Latvian coast guard", "en"), ("خفر السواحل اللاتفي", "ar")),
    (("Рыболовецкая компания «Мальвик»", "ru"), ("Malvik", "de")),
    (("газета «Вечерний Вальдор»", "ru"), ("Zeitung „Wetscherni Waldor“", "de")),
    (("마루다텔레콤", "ko"), ("Maruda Telecom", "en")),
]
OTHER = [
    (("First Bank", "en"), ("Первый региональный банк", "ru")),
    (("Supreme Court of Valdoro", "en"), ("Высокий суд Вальдоро", "ru")),
    (("Polizei Brandau", "de"), ("полиция Бренхейма", "ru")),
    (("Latvian coast guard", "en"), ("береговая охрана Эстонии", "ru")),
    (("Valdoro City Hall", "en"), ("Городской совет Вальдоро", "ru")),
    (("газета «Мальвик»", "ru"), ("Malvik Shipyard company", "en")),
    (("Quayle Holdings", "en"), ("Quayle Motors", "en")),
    (("the court", "en"), ("суд", "ru")),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_body_is_known_in_both_languages(one: tuple[str, str], other: tuple[str, str]) -> None:
    """Kind, telling words, state and proper name agree."""
    assert bodies_apart(parts_of(*one), parts_of(*other)) < APART


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_bodies_of_which_one_part_differs_stay_two(one: tuple[str, str], other: tuple[str, str]) -> None:
    """So do those of which too little is known."""
    assert bodies_apart(parts_of(*one), parts_of(*other)) == APART
