"""A part of a case holds everything that its page names, as the whole holds it, and little else."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.case.piles import pile, store

from sayso.case import Case, parts
from sayso.errors import BadInput
from sayso.records import Claim, Copy, Document, Lineage, Statement, Trace


@pytest.fixture(scope="module", params=(21, 22))
def kept(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Trace, Case]]:
    made = pile(request.param)
    with Case(store(tmp_path_factory.mktemp("case") / "a.case", made)) as case:
        yield made, case


def head(page: Document) -> Document:
    return replace(page, paragraphs=(), links=())


def whole_in(part: Trace) -> set[str]:
    """Give the ids of the documents that are there with their paragraphs."""
    return {each.id for each in part.documents if each.paragraphs}


def assert_of(part: Trace, made: Trace) -> None:
    """Every record stands in the whole, of documents perhaps the head, in the order of the whole."""
    pages = {each.id: each for each in made.documents}
    assert all(each in {pages[each.id], head(pages[each.id])} for each in part.documents)
    ranks = {each.id: rank for rank, each in enumerate(made.documents)}
    assert [ranks[each.id] for each in part.documents] == sorted({ranks[each.id] for each in part.documents})
    for name in ("statements", "actors", "copies", "claims", "lineages", "stories", "corrections"):
        chosen, every = getattr(part, name), getattr(made, name)
        assert chosen == tuple(each for each in every if each in chosen)
    assert part.run == replace(made.run, inputs=())


def assert_closed(part: Trace) -> None:
    """Whatever a shown record names is there: documents of passages, outer statements, speakers, actors of nodes."""
    pages, statements, actors = ({each.id for each in found} for found in (part.documents, part.statements, part.actors))
    assert {each.document for each in part.statements} <= pages
    assert {each.parent for each in part.statements if each.parent} <= statements
    assert {each.speaker for each in part.statements if each.speaker} <= actors
    assert {side.document for each in part.copies for side in (each.a, each.b)} <= pages
    assert {node.actor for each in part.lineages for node in each.nodes if node.actor} <= actors


def documents_of(claim: Claim, lineage: Lineage) -> set[str]:
    passages = [passage for receipt in (*claim.receipts, *lineage.receipts) for passage in receipt.passages]
    passages += [passage for version in claim.versions for passage in version.passages]
    named = {each.document for each in (*claim.witnesses, *passages)}
    return named | {node.document for node in lineage.nodes if node.document}


def touching(claim: Claim, copies: tuple[Copy, ...]) -> tuple[Copy, ...]:
    witnesses = [each.passage for each in claim.witnesses]
    return tuple(
        copy
        for copy in copies
        if any(side.document == each.document and side.span.overlap(each.span) for side in (copy.a, copy.b) for each in witnesses)
    )


def test_the_part_of_a_claim(kept: tuple[Trace, Case]) -> None:
    """Its versions with their numbers, its copies, its stories, and whole texts of all that carries it."""
    made, case = kept
    for claim, lineage in zip(made.claims, made.lineages, strict=True):
        part = case.part_of_claim(claim.id)
        assert_of(part, made)
        assert_closed(part)
        assert {each.id for each in part.claims} == {claim.id, *(each.claim for each in claim.versions)}
        assert [each.claim for each in part.lineages] == [each.id for each in part.claims]
        assert whole_in(part) == documents_of(claim, lineage)
        assert part.copies == touching(claim, made.copies)
        assert part.stories == tuple(each for each in made.stories if claim.id in each.claims)
        asked = {each.statement for each in claim.witnesses} | {each.credited for each in claim.witnesses}
        assert {each.id for each in part.statements} >= asked - {None}
        assert {each.id for each in part.statements} <= asked | {each.parent for each in made.statements}


def test_the_part_of_several_claims(kept: tuple[Trace, Case]) -> None:
    """Heads of the documents, and no copies: that is what a list shows."""
    made, case = kept
    part = case.part_of_claims([each.id for each in made.claims[3:6]])
    assert_of(part, made)
    assert_closed(part)
    assert part.claims == made.claims[3:6]
    assert part.lineages == made.lineages[3:6]
    assert whole_in(part) == set()
    shown = {name for claim, lineage in zip(part.claims, part.lineages, strict=True) for name in documents_of(claim, lineage)}
    assert {each.id for each in part.documents} >= shown
    assert part.copies == ()
    assert case.part_of_claims([]).claims == ()


def test_the_part_of_a_document(kept: tuple[Trace, Case]) -> None:
    """All that it says, shares, carries and denies, and what people decided about it."""
    made, case = kept
    for page in made.documents:
        part = case.part_of_document(page.id)
        assert_of(part, made)
        assert_closed(part)
        assert whole_in(part) == {page.id}
        assert {each.id for each in part.statements} >= {each.id for each in made.statements if each.document == page.id}
        assert part.copies == tuple(each for each in made.copies if page.id in {each.a.document, each.b.document})
        assert part.claims == tuple(each for each in made.claims if page.id in {witness.document for witness in each.witnesses})
        assert [each.claim for each in part.lineages] == [each.id for each in part.claims]
    assert case.part_of_document(made.documents[0].id).corrections == made.corrections


def test_the_part_of_a_speaker(kept: tuple[Trace, Case]) -> None:
    """Slice by slice everything that they are quoted as saying, by date, with the claims that it bears witness to."""
    made, case = kept
    pages = {each.id: (each.published is None, each.published and each.published.earliest) for each in made.documents}
    said = [each for each in made.statements if each.speaker == "actor1"]
    found: list[str] = []
    after = None
    while after or not found:
        part, shown = case.part_of_speaker("actor1", after, most=3)
        assert_of(part, made)
        assert_closed(part)
        own = [each for each in said if each.id in shown.rows]
        assert len(own) == len(shown.rows)
        assert whole_in(part) == {each.document for each in own}
        assert part.claims == tuple(
            each for each in made.claims if {witness.statement for witness in each.witnesses} & set(shown.rows)
        )
        found += shown.rows
        after = shown.after
    dates = [pages[next(each.document for each in said if each.id == name)] for name in found]
    assert sorted(found) == sorted(each.id for each in said)
    assert dates == sorted(dates, key=lambda each: (each[0], each[1] or ""))
    assert shown.total == len(said)


def test_the_part_of_a_copy(kept: tuple[Trace, Case]) -> None:
    """Both texts with all that they say, and the other copies of the same wording."""
    made, case = kept
    rows = {row.id: row.copies for row in case.wording_rows(most=500).rows}
    for copy in made.copies:
        part = case.part_of_copy(copy.id)
        assert_of(part, made)
        assert_closed(part)
        assert copy in part.copies
        assert rows[min(each.id for each in part.copies)] == len(part.copies)
        assert whole_in(part) == {copy.a.document, copy.b.document}
        said = {each.id for each in made.statements if each.document in {copy.a.document, copy.b.document}}
        assert {each.id for each in part.statements} == said


def test_the_part_of_a_story(kept: tuple[Trace, Case]) -> None:
    """The story, and its claims as a list shows them."""
    made, case = kept
    part = case.part_of_story("story004")
    assert part.stories == tuple(each for each in made.stories if each.id == "story004")
    assert tuple(each.id for each in part.claims) == part.stories[0].claims
    assert replace(part, stories=()) == case.part_of_claims(part.stories[0].claims)


def test_what_is_not_there_is_told(kept: tuple[Trace, Case]) -> None:
    """With the file, the kind and the id, cut short."""
    _, case = kept
    for ask, kind in (
        (case.part_of_claim, "claim"), (case.part_of_document, "document"), (case.part_of_speaker, "actor"),
        (case.part_of_copy, "copy"), (case.part_of_story, "story"),
    ):  # fmt: skip
        with pytest.raises(BadInput) as caught:
            ask("x" * 100)
        assert str(caught.value) == f"{case.path} has no {kind} {'x' * 40!r}"


def test_documents_beyond_the_first_are_heads(kept: tuple[Trace, Case], monkeypatch: pytest.MonkeyPatch) -> None:
    """A claim that many carry names all of them, and reads whole as many as a page can wait for."""
    made, case = kept
    claim = max(made.claims, key=lambda each: len(each.witnesses))
    expected = {each.id for each in case.part_of_claim(claim.id).documents}
    monkeypatch.setattr(parts, "MOST_WHOLE", 2)
    part = case.part_of_claim(claim.id)
    assert_of(part, made)
    assert whole_in(part) == {each.document for each in claim.witnesses[:2]}
    assert {each.id for each in part.documents} == expected
    monkeypatch.setattr(parts, "MOST_HEADS", 1)
    assert len(case.part_of_claim(claim.id).documents) == 3


def test_a_part_is_of_one_moment(tmp_path: Path) -> None:
    """What another process writes meanwhile is not seen until the moment is over."""
    made = pile(23)
    path = store(tmp_path / "a.case", made)
    with Case(path) as case:
        with case.moment():
            before = case.part_of_document("document000")
            store(path, replace(pile(24), documents=(), statements=()))
            assert case.part_of_document("document000") == before
        assert case.every(Statement) == made.statements
        assert case.part_of_document("document000") != before
