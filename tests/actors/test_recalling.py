"""Who speaks in a document is remembered with it; what other documents bring still changes whom it means."""

from collections.abc import Sequence
from dataclasses import fields, replace

import pytest
from tests.factories import document, statement
from tests.memories import a_run_later

from sayso.actors import name_actors, recalling
from sayso.actors.recalling import Casts
from sayso.actors.within import cast_of
from sayso.memory import Notebook
from sayso.records import Document, Statement

Page = tuple[Document, list[Statement]]


def page(name: str, language: str, *lines: tuple[str, str], **given: str) -> Page:
    """Make a document of sources and cues, and its statements."""
    text = " ".join(f"{source} {cue} x{place}y." for place, (source, cue) in enumerate(lines))
    made = document(text, id=name, language=language, **given)
    return made, [statement(made, source, cue, f"x{place}y") for place, (source, cue) in enumerate(lines)]


RICH = [
    page("a", "en", ("The Norland Harbour Authority (NHA)", "denied"), ("Ana Brook, spokeswoman for the Harbour Authority,", "said"),
         ("She", "added"), ("the NHA", "said"), ("officials in Ankara", "said"), ("this newspaper", "found"), outlet="Herald"),
    page("b", "ru", ("Министр обороны Латвии Антон Вескин", "сказал"), ("он", "добавил"), ("ведомство", "сообщило"),
         ("источники", "говорят")),
    page("c", "ja", ("ロシアの対外情報庁", "発表した"), ("同庁", "述べた"), ("アントン・ヴェスキン長官", "語った")),
    page("d", "en", ("Norland intel", "said"), ("the Norland intelligence service", "said"), ("Marlin", "wrote"), ("They", "said")),
]  # fmt: skip
WITHOUT_STATEMENTS = document("Nobody speaks here.", id="e")


def named(pages: Sequence[Page], memory: Notebook | None = None) -> tuple[object, object]:
    return name_actors([each for each, _ in pages], [made for _, every in pages for made in every], memory)


def shown(recalled: Casts, made: Page) -> list[object]:
    """Give all that a cast holds: entities as rows, a body that is one of them by its place."""
    cast = recalled.of(*made)
    places = {id(entity): place for place, entity in enumerate(cast.entities)}
    rows = [
        [places.get(id(each.body), each.body) if field.name == "body" else getattr(each, field.name) for field in fields(each)]
        for each in cast.entities
    ]
    return [cast.document, rows, {key: places[id(each)] for key, each in cast.speakers.items()}]


@pytest.mark.parametrize("made", RICH)
def test_a_cast_is_recalled_as_it_was(made: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every field of every entity, who speaks what, which entity is whose body; and the document is not read again."""
    memory = Notebook()
    fresh = shown(Casts(None), made)
    assert shown(Casts(memory), made) == fresh
    monkeypatch.setattr(recalling, "cast_of", lambda *_: pytest.fail("it was read before"))
    assert shown(Casts(a_run_later(memory)), made) == fresh


def test_the_bodies_and_aliases_of_the_pages_are_told() -> None:
    """The pages above have what a cast can hold: an entity as a body, a known one, an acronym, somebody spoken of as many."""
    entities = [entity for made in RICH for entity in cast_of(*made).entities]
    assert {type(entity.body).__name__ for entity in entities} == {"Entity", "Known", "NoneType"}
    assert any(entity.acronyms for entity in entities)
    assert any(entity.profile.person for entity in entities)
    assert any(entity.profile.wordings for entity in entities)
    assert all(entity.profile.key for entity in entities)


def test_with_a_memory_the_actors_are_the_same() -> None:
    """In the run that fills it, and in the next."""
    memory = Notebook()
    fresh = named(RICH)
    assert named(RICH, memory) == fresh
    assert named(RICH, a_run_later(memory)) == fresh


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            page("k", "en", ("The FSB", "said")),
            page("l", "en", ("The Financial Supervision Board (FSB)", "said")),
            id="letters that another document defines",
        ),
        pytest.param(
            page("k", "en", ("The Latvian government", "said"), ("The environment ministry", "said")),
            page("l", "en", ("Latvia's environment ministry", "said")),
            id="a ministry that another document names in full",
        ),
        pytest.param(
            page("k", "en", ("Solmar", "said")), page("l", "en", ("Solmar Telecom", "said")), id="a word that is another's body"
        ),
        pytest.param(
            page("k", "en", ("Minister Marlin", "said")), page("l", "en", ("Adam Marlin", "said")), id="a family name alone"
        ),
        pytest.param(
            page("k", "ru", ("Антон Вескин", "сказал")), page("l", "en", ("Anton Veskin", "said")), id="a name in another script"
        ),
    ],
)
def test_what_another_document_brings_changes_the_speaker(one: Page, other: Page) -> None:
    """A document that was recalled means who it would mean in a fresh run of both, in either order, and before no more."""
    for before, after in (([one], [one, other]), ([one], [other, one])):
        memory = Notebook()
        alone, _ = named(before, memory)
        grown = named(after, a_run_later(memory))
        assert grown == named(after)
        speakers = {each.id: each.speaker for each in grown[0]}
        changed = any(speakers[each.id] != each.speaker for each in alone)
        joined = len({speakers[each.id] for each in (one[1][-1], other[1][-1])}) == 1
        assert changed or joined


@pytest.mark.parametrize("changes", [{"outlet": "Ledger"}, {"author": "Ida Marlin"}, {"title": "Sundries"}])
def test_what_a_document_is_published_under_is_part_of_what_it_says(changes: dict[str, str]) -> None:
    """The "we" of an editorial is its author's or its outlet's: under another, the document is read again."""
    made = page("m", "en", ("we", "believe"), ("this newspaper", "reported"))
    memory = Notebook()
    named([made], memory)
    renamed = replace(made[0], **changes), made[1]
    assert named([renamed], a_run_later(memory)) == named([renamed]) != named([made])


def test_a_statement_more_is_part_of_what_a_document_says() -> None:
    """Where a statement was taken out, or its source was read otherwise, the document is read again."""
    document_, statements = RICH[0]
    memory = Notebook()
    named(RICH, memory)
    for other in (statements[1:], [replace(statements[0], source=statements[2].source), *statements[1:]]):
        assert named([(document_, other)], a_run_later(memory)) == named([(document_, other)])


def test_a_document_in_which_nobody_speaks_is_not_kept() -> None:
    """Nothing is asked of it."""
    memory = Notebook()
    assert name_actors([WITHOUT_STATEMENTS], [], memory) == ((), ())
    assert not [name for name, _ in memory.fresh if name == "cast"]
