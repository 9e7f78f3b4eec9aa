"""Actors joined by copies and by what a body is for."""

import pytest
from tests.factories import document, statement

from sayso.actors.fields import field_and_place, same_place
from sayso.actors.joining import join_actors
from sayso.records import Actor, Copy, CopyKind, Passage

NAMES = [
    ("Marenian Customs Service", "Таможенная служба Марении", True),
    ("le Service des douanes de Marénie", "マレニア税関庁", True),
    ("Velonian State Railways", "Велонська державна залізниця", True),
    ("Marenian Plant Health Institute", "L'Institut phytosanitaire de Marénie", True),
    ("Marenian Customs Service", "Министерство транспорта Марении", False),
    ("Marenian Customs Service", "Таможенная служба Велонии", False),
    ("Marenia's Health Ministry", "L'Institut phytosanitaire de Marénie", False),
    ("The customs service", "Таможенная служба", False),
]


@pytest.mark.parametrize(("one", "other", "same"), NAMES)
def test_a_body_is_one_across_languages_when_field_and_place_agree(one: str, other: str, same: bool) -> None:
    """Neither alone is enough: every state has a customs service, and one state has many services."""
    (field, places), (its_field, its_places) = field_and_place([one]), field_and_place([other])
    assert (field is not None and field == its_field and same_place(places, its_places)) is same


def actor(name: str, kind: str = "organisation") -> Actor:
    return Actor(id=name, name=name, names=(name,), kind=kind, body=name)


def test_the_speaker_of_a_translated_sentence_is_the_speaker_of_its_original() -> None:
    """The bare "Служба" of a Russian translation is the body that the English original names."""
    original = document("The Port Office said the pier is shut.", id="en")
    translation = document("Служба сообщила, что причал закрыт.", id="ru")
    one = statement(original, "The Port Office", "said", "the pier is shut", speaker="Port Office")
    other = statement(translation, "Служба", "сообщила", "причал закрыт", speaker="Служба")
    whole = (Passage("en", 0, len(original.text)), Passage("ru", 0, len(translation.text)))
    copy = Copy(
        id="c", a=whole[0], b=whole[1], kind=CopyKind.TRANSLATED, score=0.8,
        pairs=((0, len(original.text), 0, len(translation.text)),),
    )  # fmt: skip
    statements, actors = join_actors([one, other], [actor("Port Office"), actor("Служба")], [copy])
    assert len({each.speaker for each in statements}) == 1
    assert [set(each.names) for each in actors] == [{"Port Office", "Служба"}]


def test_a_person_is_never_joined_with_a_body() -> None:
    """A translation may credit the spokesman where the original credits the ministry: two actors, one body at most."""
    original = document("The Port Office said the pier is shut.", id="en")
    translation = document("Олаф Тенн сообщил, что причал закрыт.", id="ru")
    one = statement(original, "The Port Office", "said", "the pier is shut", speaker="Port Office")
    other = statement(translation, "Олаф Тенн", "сообщил", "причал закрыт", speaker="Tenn")
    pairs = ((0, len(original.text), 0, len(translation.text)),)
    copy = Copy(id="c", a=Passage("en", 0, 9), b=Passage("ru", 0, 9), kind=CopyKind.TRANSLATED, score=0.8, pairs=pairs)
    statements, _ = join_actors([one, other], [actor("Port Office"), actor("Tenn", "person")], [copy])
    assert len({each.speaker for each in statements}) == 2


def test_without_copies_or_fields_nothing_is_joined() -> None:
    """Unsure stays apart."""
    page = document("The mill said it is shut. The yard said it is open.")
    pair = [
        statement(page, "The mill", "said", "it is shut", speaker="mill"),
        statement(page, "The yard", "said", "it is open", speaker="yard"),
    ]
    statements, actors = join_actors(pair, [actor("mill"), actor("yard")], [])
    assert list(statements) == pair
    assert len(actors) == 2


def test_an_outlet_is_one_across_scripts_by_its_sound() -> None:
    """Sundpress and «Сундпрес» are one word; Herald and «Вестник» are not."""
    pages = [document("Sundpress said it rains.", id="en"), document("«Сундпрес» сообщает, что идёт дождь.", id="ru")]
    said = [
        statement(pages[0], "Sundpress", "said", "it rains", speaker="Sundpress"),
        statement(pages[1], "«Сундпрес»", "сообщает", "идёт дождь", speaker="«Сундпрес»"),
    ]
    _, actors = join_actors(said, [actor("Sundpress", "outlet"), actor("«Сундпрес»", "outlet")], [])
    assert len(actors) == 1
