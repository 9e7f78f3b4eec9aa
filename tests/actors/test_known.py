import pytest

from sayso.actors.known import find_known, names_of, state_in
from sayso.languages.wordlists import word_list


@pytest.mark.parametrize(
    ("names", "key"),
    [
        ([("Moscow", "en"), ("Москвы", "ru"), ("モスクワ", "ja"), ("موسكو", "ar"), ("the Russian government", "en")], "state:ru"),
        ([("Kiev", "en"), ("Kyiv", "en"), ("Києва", "uk"), ("Киеве", "ru"), ("キーウ", "ja")], "state:ua"),
        (
            [("the SVR", "en"), ("Службы внешней разведки России", "ru"), ("ロシア対外情報庁", "ja"), ("俄罗斯对外情报局", "zh")],
            "body:svr",
        ),
        ([("WHO", "en"), ("ВОЗ", "ru"), ("世界保健機関", "ja"), ("l'OMS", "fr")], "body:who"),
        ([("AP", "en"), ("Associated Press", "en"), ("AP通信", "ja"), ("美联社", "zh")], "outlet:ap"),
        ([("US Defense Department", "en"), ("the Pentagon", "en"), ("米国防総省", "ja")], "body:pentagon"),
    ],
)
def test_one_actor_has_one_key_in_every_language(names: list[tuple[str, str]], key: str) -> None:
    """States, their seats and palaces; bodies by name and acronym, with case endings and articles."""
    assert {found.key if (found := find_known(*name)) else None for name in names} == {key}


def test_small_letters_are_no_acronym() -> None:
    """WHO and US are actors; "who" and "us" are words."""
    assert find_known("who", "en") is None
    assert find_known("us", "en") is None


def test_words_that_say_more_are_not_known() -> None:
    """A name must match whole: an official of the ministry is not the ministry."""
    assert find_known("Russian Foreign Ministry official", "en") is None
    assert find_known("Union of Ukrainian Bakers", "en") is None
    assert state_in("Union of Ukrainian Bakers", "en") == "ua"


def test_every_listed_name_is_found() -> None:
    """No entry is hidden by another of its language, but for names that two really share (the oracle: the files themselves)."""
    lost = []
    for section, entries in (("body", word_list("aliases")["bodies"]), ("outlet", word_list("aliases")["outlets"])):
        for entry, fields in entries.items():
            for language, names in fields["names"].items():
                lost += [
                    name for name in names if (found := find_known(name, language)) is None or found.key != f"{section}:{entry}"
                ]
    assert lost == []
    assert names_of("state:ru")["en"][0] == "Russia"
