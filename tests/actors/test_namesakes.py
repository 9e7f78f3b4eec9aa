"""Names of people compared across languages."""

import pytest

from sayso.actors.namesakes import APART, person_name, same_family, same_name

SAME = [
    (("Мирон Вескович", "ru"), ("Myron Weskowitsch", "de")),
    (("Мирон Вескович", "ru"), ("ミロン・ヴェスコヴィチ", "ja")),
    (("Олександр Гайдлер", "uk"), ("Alexander Haidler", "en")),
    (("Галина Вескова", "ru"), ("Halyna Veskova", "en")),
    (("عبد الرحمن السلماوي", "ar"), ("Abderrahman Salmaoui", "fr")),
    (("Abdul Rahman al-Salmawi", "en"), ("عبد الرحمن السلماوي", "ar")),
    (("鈴木花子", "ja"), ("Hanako Suzuki", "en")),
    (("鈴木花子", "ja"), ("铃木花子", "zh")),
    (("林文涛", "zh"), ("Lin Wentao", "en")),
    (("박서진", "ko"), ("Park Seo-jin", "en")),
    (("Ilda Moreno Vasque", "es"), ("Ilda Moreno", "en")),
    (("Пётр Ильич Вескин", "ru"), ("Petro Veskin", "en")),
]
OTHER = [
    (("Антон Вескин", "ru"), ("Андрей Вескин", "ru")),
    (("Антон Вескин", "ru"), ("Anton Weskinski", "de")),
    (("Taras Veskin", "en"), ("Тереза Вескина", "ru")),
    (("Karim Salmaoui", "fr"), ("عبد الرحمن السلماوي", "ar")),
    (("Ada Brook", "en"), ("Ana Brook", "en")),
    (("鈴木花子", "ja"), ("Hanako Tanaka", "en")),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_person_is_known_under_both_names(one: tuple[str, str], other: tuple[str, str]) -> None:
    """By listed given names and by sound; a patronymic and a second family name may be left out."""
    assert same_name(person_name(*one), person_name(*other)) < APART
    assert same_name(person_name(*other), person_name(*one)) < APART


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_two_people_stay_two(one: tuple[str, str], other: tuple[str, str]) -> None:
    """A given name that is another, a family name that goes on."""
    assert same_name(person_name(*one), person_name(*other)) == APART


def test_a_family_name_alone_is_compared_with_family_names_only() -> None:
    """«Вескина» is Lew Weskin's, not somebody's whose given name is Veska."""
    alone = person_name("Вескина", "ru")
    assert same_family(alone, person_name("Lew Weskin", "de")) < APART
    assert same_family(alone, person_name("Veskina Moore", "en")) == APART
    assert same_family(person_name("鈴木", "ja"), person_name("Hanako Suzuki", "en")) < APART
