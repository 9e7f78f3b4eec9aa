"""Capitals before a colon."""

from tests.factories import document, statement

from sayso.actors import name_actors


def speakers_of(text: str, *said: tuple[str, str, str]) -> list[str | None]:
    page = document(text, language="de")
    named, _ = name_actors([page], [statement(page, *each) for each in said])
    return [each.speaker for each in named]


def test_a_capital_before_a_colon_stays_apart_where_its_city_speaks() -> None:
    """The council and the government speak in the text: whose word the headline gives nobody can tell."""
    said = (
        ("Riga", ":", "Brücke bleibt zu"),
        ("Die lettische Regierung", "bestreitet", "das"),
        ("Der Rigaer Stadtrat", "meldet", "mehr"),
    )
    text = "Riga: Brücke bleibt zu. Die lettische Regierung bestreitet das. Der Rigaer Stadtrat meldet mehr."
    assert len(set(speakers_of(text, *said))) == 3


def test_a_capital_before_a_colon_is_the_government_where_no_body_of_the_city_speaks() -> None:
    """«Riga: …» is the government's word in most headlines."""
    said = (("Riga", ":", "Brücke bleibt zu"), ("Die lettische Regierung", "bestreitet", "das"))
    assert len(set(speakers_of("Riga: Brücke bleibt zu. Die lettische Regierung bestreitet das.", *said))) == 1
