"""A lineage that is remembered is the one that would be drawn, whatever changed in the pile."""

from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import msgpack
from tests.factories import document, find, statement
from tests.memories import a_run_later
from tests.origins.piles import actor, claim, copy, read_evidence, told, witness
from tests.origins.test_counting import PAIRS, ROWS, SPEAKERS, texts_of

from sayso.memory import Notebook
from sayso.noting import Noting, tables
from sayso.origins import count_origins
from sayso.origins.material import Material, gather
from sayso.origins.recalling import NOT_NOTED
from sayso.records import Correction, Judgement, Lineage, Link, Passage

TEXT = "The mill burned."
OWN = "Our correspondent counted nine wagons of fuel."
QUOTED = "in our own testing nine of ten lamps on the quay went out within a single week"
HERALD, SERVICE, RAILWAY = actor("Herald", "outlet"), actor("the service"), actor("the railway")


@dataclass(frozen=True, slots=True)
class Change:
    """A pile with the witnesses of one claim, and what changes in it; ``table`` is where that is looked up."""

    table: str
    pile: dict[str, Any]
    later: dict[str, Any]


def lineage(memory: Notebook | None, pile: dict[str, Any]) -> Lineage:
    given = {"documents": [], "statements": [], "actors": [], "copies": [], "witnesses": (), **pile}
    made = claim(*given.pop("witnesses"))
    rooms = [given.pop(each) for each in ("documents", "statements", "actors", "copies")]
    return count_origins(*rooms, [made], read_evidence=read_evidence, memory=memory, **given)[0]


def drawn(notebook: Notebook) -> list[tuple[str, bytes]]:
    return [each for each in notebook.fresh if each[0] == "lineage"]


def quoting(words: str, source: str, speaker: str | None = None, **fields: Any) -> dict[str, Any]:
    """Make a pile of one text in which somebody says that the mill burned."""
    page = document(words, **fields)
    found = statement(page, source, "says", "the mill burned", speaker=speaker)
    return {"documents": [page], "statements": [found], "witnesses": [witness(page, "the mill burned", found)]}


def plain(words: str, **fields: Any) -> dict[str, Any]:
    """Make a pile of one text that says it in its own voice."""
    page = document(words, **fields)
    return {"documents": [page], "witnesses": [witness(page, page.text.split("\n")[0])]}


def another(pile: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """Add a text that has nothing to do with the claim."""
    return {"documents": [*pile["documents"], document("Nothing new.", **fields)]}


def of_dates() -> Change:
    pages = [document(OWN, id=name, outlet=name, published=f"2024-03-0{day}") for name, day in (("Herald", 1), ("Kurier", 2))]
    redated = replace(pages[0], published=replace(pages[0].published, earliest="2024-03-05", latest="2024-03-05"))
    pile = {"documents": pages, "witnesses": [witness(page, OWN) for page in pages]}
    return Change("documents", pile, {"documents": [redated, pages[1]]})


def of_speakers() -> Change:
    pile = {**quoting("The service says the mill burned.", "The service", SERVICE.id), "actors": [SERVICE, RAILWAY]}
    return Change("statements", pile, {"statements": [replace(pile["statements"][0], speaker=RAILWAY.id)]})


def of_actors() -> Change:
    pile = {**quoting("The service says the mill burned.", "The service", SERVICE.id), "actors": [SERVICE]}
    return Change("actors", pile, {"actors": [replace(SERVICE, name="the Borduria service")]})


def of_names() -> Change:
    pile = quoting("Kurier says the mill burned.", "Kurier")
    return Change("named", pile, {"actors": [actor("Kurier", "outlet")]})


def of_sounds() -> Change:
    return Change("sounds", plain(f"{TEXT}\nSource: Sundpress"), {"actors": [actor("Сундпресс", "outlet")]})


def of_copies() -> Change:
    pages = [document(f"{TEXT} Edition {number}.", outlet=name) for number, name in enumerate(("Herald", "Kurier", "Bote"))]
    pile = {"documents": pages, "witnesses": [witness(page, TEXT) for page in pages[:2]]}
    return Change("copies", pile, {"copies": [copy(pages[2], page) for page in pages[:2]]})


def of_carriers() -> Change:
    kurier = actor("Kurier")
    pile = {**quoting("Kurier says the mill burned.", "Kurier", kurier.id, outlet="Herald"), "actors": [kurier]}
    return Change("carriers", pile, another(pile, outlet="Kurier"))


def of_what_else_is_told() -> Change:
    report = actor("the report", "unnamed")
    text = told(
        "<s1>Herald</s1> <q1>wrote</q1> <c1>it</c1>. <s2>The report</s2> <q2>says</q2> <c2>the mill burned</c2>.", HERALD, report
    )
    pile = {
        "documents": [text.page], "statements": text.statements[1:], "actors": [HERALD, report], "witnesses": text.witnesses[1:],
    }  # fmt: skip
    return Change("told", pile, {"statements": text.statements})


def of_own_texts() -> Change:
    own = told(f"<w>The lamps on the quay go out.</w> {QUOTED.capitalize()}.")
    kurier = told("<s>Herald</s> <q>reports</q> that <c>the lamps on the quay go out</c>.", HERALD, outlet="Kurier")
    bote = told(f"<s>Herald</s> <q>wrote</q>: “<c>{QUOTED}</c>”.", HERALD, outlet="Bote")
    pile = {
        "documents": [own.page, kurier.page], "statements": kurier.statements, "actors": [HERALD],
        "witnesses": [*own.witnesses, *kurier.witnesses],
    }  # fmt: skip
    return Change(
        "own_texts", pile, {"documents": [*pile["documents"], bote.page], "statements": [*kurier.statements, *bote.statements]}
    )


def of_addresses() -> Change:
    address = "https://kurier.example/mill"
    page, linked = document(f"{TEXT} See there."), document("At night the mill burned.", outlet="Kurier", url=address)
    page = replace(page, links=(Link(address, find(page, "there")),))
    pile = {"documents": [page, linked], "witnesses": [witness(page, TEXT), witness(linked, linked.text)]}
    return Change("addresses", pile, {"documents": [document("An older state.", url=address), page, linked]})


def of_publishers() -> Change:
    pages = [document(OWN.replace("nine", number), outlet=name) for number, name in (("ten", "Herald"), ("two", "Kurier"))]
    pile = {"documents": pages, "witnesses": [witness(page, page.text) for page in pages]}
    return Change("publishers", pile, {"publishers": {"Herald": "Northern Press", "Kurier": "Northern Press"}})


def of_owners() -> Change:
    return replace(of_publishers(), table="owners")


def of_known_names() -> Change:
    pile = plain("The mill burned, citing Kurier.")
    return Change("known.folded", pile, another(pile, outlet="Kurier"))


def of_stems() -> Change:
    pile = plain("По данным Речной хроники, мельница сгорела.")
    return Change("known.stemmed", pile, another(pile, outlet="Речная хроника"))


def of_credits() -> Change:
    pile = plain("NARVA (Kurier) — The mill burned.")
    return Change("credits", pile, another(pile, outlet="Kurier"))


def of_decisions() -> Change:
    pile = {**quoting("The service says the mill burned.", "The service", SERVICE.id), "actors": [SERVICE]}
    decided = Correction(judgement=Judgement.WRONG_SPEAKER, a=pile["statements"][0].id, b="the service", by="Ana Brook")
    return Change("decided", pile, {"corrections": [decided]})


def of_wrong_names() -> Change:
    pile = plain("The mill burned, citing Reuters.")
    span = find(pile["documents"][0], "citing Reuters")
    return Change("misnamed", pile, {"misnamed": [Passage(pile["documents"][0].id, span.start, span.end)]})


CHANGES = [
    make()
    for make in (
        of_dates, of_speakers, of_actors, of_names, of_sounds, of_copies, of_carriers, of_what_else_is_told, of_own_texts, of_addresses,
        of_publishers, of_owners, of_known_names, of_stems, of_credits, of_decisions, of_wrong_names,
    )
]  # fmt: skip


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.table)
def test_what_changes_in_the_pile_changes_the_lineage(change: Change) -> None:
    """Each changes something outside the claim, and the remembered lineage is not given for it."""
    notebook = Notebook()
    before = lineage(notebook, change.pile)
    assert before == lineage(None, change.pile)
    asked = msgpack.decode(notebook.fresh[drawn(notebook)[0]])[0]
    assert change.table in asked
    later = change.pile | change.later
    assert lineage(a_run_later(notebook), later) == lineage(None, later) != before


def test_a_change_is_tried_in_every_table() -> None:
    """A table that is added needs a case above, in which it changes a lineage."""
    material = gather([], [], [], [], {}, read_evidence)
    assert {change.table for change in CHANGES} == set(tables(material, but=NOT_NOTED))


def test_every_field_of_the_material_is_noted() -> None:
    """But for what reads evidence, and what is filled on the way: who adds another one has to say why."""
    assert {"read_evidence", "cited"} == NOT_NOTED
    noting = Noting(gather([], [], [], [], {}, read_evidence), but=NOT_NOTED)
    for each in fields(Material):
        held = getattr(noting.record, each.name)
        inner = [getattr(held, inner.name) for inner in fields(held)] if is_dataclass(held) else [held]
        for table in inner if each.name not in NOT_NOTED else ():
            assert "somebody" not in table
    assert {name.split(".")[0] for name in noting.asked()} | NOT_NOTED == {each.name for each in fields(Material)}


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.table)
def test_what_has_nothing_to_do_with_a_claim_leaves_its_lineage(change: Change) -> None:
    """Another text, another actor, another form of a name: nothing is drawn again, and nothing read for credits but the new."""
    notebook = Notebook()
    before = lineage(notebook, change.pile)
    actors = [replace(each, names=(*each.names, f"{each.name} of Klow")) for each in change.pile.get("actors", ())]
    later = change.pile | another(change.pile, outlet="Syldavian Times") | {"actors": [*actors, actor("Ottokar", "person")]}
    run = a_run_later(notebook)
    assert lineage(run, later) == before
    assert run.fresh == {}


def test_who_decides_about_two_texts_draws_their_claims_anew() -> None:
    """And no others."""
    pages = [document(f"{TEXT} Edition {number}.", outlet=name) for number, name in enumerate(("Herald", "Kurier"))]
    pile = {"documents": pages, "witnesses": [witness(page, TEXT) for page in pages]}
    notebook = Notebook()
    before = lineage(notebook, pile)
    decided = [Correction(judgement=Judgement.SAME_ORIGIN, a=pages[0].id, b=b) for b in (pages[1].id, "another")]
    assert lineage(a_run_later(notebook), pile | {"corrections": decided[1:]}) == before
    run = a_run_later(notebook)
    after = lineage(run, pile | {"corrections": decided})
    assert after == lineage(None, pile | {"corrections": decided}) != before
    assert len(drawn(run)) == 1


def test_a_claim_with_another_witness_is_drawn_anew() -> None:
    """Whose word is counted is part of what is asked."""
    pages = [document(f"{TEXT} Edition {number}.", outlet=name) for number, name in enumerate(("Herald", "Kurier"))]
    witnesses = [witness(page, TEXT) for page in pages]
    notebook = Notebook()
    lineage(notebook, {"documents": pages, "witnesses": witnesses[:1]})
    later = {"documents": pages, "witnesses": witnesses}
    assert lineage(a_run_later(notebook), later) == lineage(None, later)


@settings(max_examples=60, deadline=None)
@given(ROWS, PAIRS, st.integers(1, 6))
def test_a_pile_that_grew_has_the_lineages_of_a_fresh_run(rows, pairs, first):
    """Texts of which each is a claim's only witness, and all of them those of one more."""
    made = texts_of(rows)

    def lineages(texts, memory):
        pages = [page for page, _, _ in texts]
        statements = [found for _, found, _ in texts if found]
        copies = [copy(pages[a], pages[b], direction) for a, b, direction in pairs if a < b < len(pages)]
        witnesses = [one for _, _, one in texts]
        claims = [claim(*witnesses), *(replace(claim(one), id=one.document) for one in witnesses)]
        return count_origins(pages, statements, SPEAKERS, copies, claims, read_evidence=read_evidence, memory=memory)

    notebook = Notebook()
    lineages(made[:first], notebook)
    assert lineages(made, a_run_later(notebook)) == lineages(made, None)
