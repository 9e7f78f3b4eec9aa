"""Lists of a case hold exactly what going through all records one by one finds, in the order that they say."""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.case.piles import LANGUAGES, OUTLETS, RUN, pile, store

from sayso.case import Case, Filter, Slice, Writer
from sayso.errors import BadInput
from sayso.records import Act, Claim, Conclusions, Document, Stance, Trace, Witness

SEEDS = (11, 12, 13)
FILTERS = (
    Filter(),
    *(Filter(outlet=each) for each in OUTLETS if each),
    *(Filter(language=each) for each in LANGUAGES),
    *(Filter(stance=each) for each in Stance),
    *(Filter(act=each) for each in (Act.ASSERTS, Act.WARNS)),
    *(Filter(speaker=f"actor{rank}") for rank in range(3)),
    *(Filter(dropped=each, unsourced=other) for each in (True, False, None) for other in (True, False, None)),
    *(Filter(several=each) for each in (True, False)),
    *(Filter(story=each) for each in ("story000", "none")),
    Filter(since="2023"),
    Filter(until="2022-05"),
    Filter(since="2022-05-18", until="2022-05-18"),
    Filter(since="2024-12"),
    Filter(words="mill"),
    Filter(words="SINCE mill shut"),
    Filter(words="?!"),
    Filter(outlet="Herald", language="en", several=True, since="2022-05-17", stance=Stance.ASSERTS),
)


def shown(chosen: Filter) -> list[tuple[str, Any]]:
    return [(name, getattr(chosen, name)) for name in chosen.__slots__ if getattr(chosen, name) not in {None, ""}]


@pytest.fixture(scope="module", params=SEEDS)
def kept(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Trace, Case]]:
    made = pile(request.param)
    with Case(store(tmp_path_factory.mktemp("case") / "a.case", made)) as case:
        yield made, case


def all_rows(ask: Callable[[str | None], Slice[Any]]) -> tuple[Any, ...]:
    """Go through a list slice by slice."""
    found = ask(None)
    rows, total = [*found.rows], found.total
    while found.after:
        found = ask(found.after)
        assert found.rows
        assert found.total == total
        rows += found.rows
    assert len(rows) == total
    return tuple(rows)


def days(page: Document) -> tuple[str, str] | None:
    return (page.published.earliest or "", page.published.latest or "") if page.published else None


def within(page: Document, chosen: Filter) -> bool:
    """Tell whether a document may have been published on a day that is asked for."""
    told = days(page)
    return told is not None and told[0] <= (chosen.until or "") + "~" and told[1] + "~" >= (chosen.since or "")


def drops(made: Trace, claim: Claim, witness: Witness) -> bool:
    nodes = next(each.nodes for each in made.lineages if each.claim == claim.id)
    return bool(witness.credited) and any(node.dropped and node.passage == witness.passage for node in nodes)


def silent(made: Trace, claim: Claim, witness: Witness) -> bool:
    nodes = next(each.nodes for each in made.lineages if each.claim == claim.id)
    return any(node.end == "nothing named" and node.passage == witness.passage for node in nodes)


def lets_through(made: Trace, chosen: Filter, claim: Claim) -> bool:
    """Tell by going through the records whether a filter lets a claim through."""
    pages = {each.id: each for each in made.documents}
    said = {each.id: each for each in made.statements}
    carriers = [pages[each.document] for each in claim.witnesses]
    statements = [said[each.statement] for each in claim.witnesses if each.statement]
    actors = {node.actor for each in made.lineages if each.claim == claim.id for node in each.nodes}
    words = chosen.words.casefold().split()
    return all((
        chosen.outlet is None or any(each.outlet == chosen.outlet for each in carriers),
        chosen.language is None or any(each.language == chosen.language for each in carriers),
        chosen.stance is None or bool(claim.of_stance(chosen.stance)),
        chosen.act is None or any(each.act == chosen.act for each in statements),
        chosen.speaker is None or chosen.speaker in actors | {each.speaker for each in statements},
        chosen.dropped in {None, any(drops(made, claim, each) for each in claim.witnesses)},
        chosen.unsourced in {None, any(silent(made, claim, each) for each in claim.witnesses)},
        chosen.several in {None, len({each.id for each in carriers}) > 1},
        chosen.story is None or any(each.id == chosen.story and claim.id in each.claims for each in made.stories),
        not (chosen.since or chosen.until) or any(within(each, chosen) for each in carriers),
        all(word in claim.text.casefold().split() for word in words),
    ))  # fmt: skip


def excess(made: Trace, claim: Claim) -> tuple[int, int, str]:
    lineage = next(each for each in made.lineages if each.claim == claim.id)
    return lineage.low - lineage.documents, -lineage.documents, claim.id


@pytest.mark.parametrize("chosen", FILTERS, ids=lambda each: " ".join(f"{name}-{value}" for name, value in shown(each)) or "all")
def test_claims_are_those_that_a_filter_lets_through(kept: tuple[Trace, Case], chosen: Filter) -> None:
    """All of them, ranked by how far documents exceed origins, whatever the slices are."""
    made, case = kept
    expected = sorted((each for each in made.claims if lets_through(made, chosen, each)), key=lambda each: excess(made, each))
    assert case.claim_ids(chosen, most=500).rows == tuple(each.id for each in expected)
    assert all_rows(lambda after: case.claim_ids(chosen, after, most=2)) == tuple(each.id for each in expected)


@pytest.mark.parametrize("chosen", FILTERS, ids=lambda each: " ".join(f"{name}-{value}" for name, value in shown(each)) or "all")
def test_facets_count_the_claims_that_a_filter_lets_through(kept: tuple[Trace, Case], chosen: Filter) -> None:
    """What a value counts is how many claims are left when it is chosen besides."""
    made, case = kept
    claims = [each for each in made.claims if lets_through(made, chosen, each)]
    for facet in case.facets(chosen):
        for value in facet.values:
            given = {"yes": True}.get(value.value, value.value)
            besides = Filter(since=value.value, until=value.value) if facet.name == "month" else Filter(**{facet.name: given})
            found = sum(lets_through(made, besides, each) for each in claims)
            assert value.count == found if facet.name != "month" else value.count <= found
    outlets = Counter(
        outlet
        for claim in claims
        for outlet in {page.outlet for page in made.documents if page.id in {each.document for each in claim.witnesses}}
        if outlet
    )
    named = {each.name: each for each in case.facets(chosen)}
    assert {each.value: each.count for each in named["outlet"].values} == dict(outlets) if outlets else "outlet" not in named


def test_claims_come_newest_first(kept: tuple[Trace, Case]) -> None:
    """The claim whose first document is the latest comes first; those of which no document has a date come last."""
    made, case = kept
    pages = {each.id: days(each) for each in made.documents}
    first = {
        each.id: min((told[0] for told in (pages[witness.document] for witness in each.witnesses) if told), default="")
        for each in made.claims
    }
    expected = sorted(sorted(first), key=lambda each: first[each], reverse=True)
    assert all_rows(lambda after: case.claim_ids(after=after, most=3, order="newest")) == tuple(expected)


def test_the_most_fitting_come_first(tmp_path: Path) -> None:
    """A text that holds little but the words fits better than a long one."""
    made = pile(5)
    with Case(store(tmp_path / "a.case", made)) as case:
        fitting = all_rows(lambda after: case.claim_ids(Filter(words="mill shut"), after, 1, order="fitting"))
        assert sorted(fitting) == sorted(case.claim_ids(Filter(words="mill shut")).rows)
        pages = all_rows(lambda after: case.document_rows(Filter(words="mill"), after, 5, order="fitting"))
        assert {each.id for each in pages} == {each.id for each in made.documents}


@pytest.mark.parametrize("order", ["oldest", "newest"])
def test_documents_are_listed_by_date(kept: tuple[Trace, Case], order: str) -> None:
    """Every document once, those without a date last, with what it has, carries and shares counted."""
    made, case = kept
    found = all_rows(lambda after: case.document_rows(after=after, most=5, order=order))
    ranks = {each.id: rank for rank, each in enumerate(made.documents)}
    known = [each for each in made.documents if days(each)]
    known.sort(key=lambda each: ((days(each) or ("",))[0], ranks[each.id]), reverse=order == "newest")
    undated = sorted(
        (each for each in made.documents if not days(each)), key=lambda each: ranks[each.id], reverse=order == "newest"
    )
    assert [each.id for each in found] == [each.id for each in (*known, *undated)]
    for row in found:
        page = next(each for each in made.documents if each.id == row.id)
        assert (row.title, row.outlet, row.language, row.file, row.published) == (
            page.title,
            page.outlet,
            page.language,
            page.file,
            page.published,
        )
        assert row.opening == page.text[:240]
        assert row.statements == sum(each.document == page.id for each in made.statements)
        assert row.claims == sum(any(each.document == page.id for each in claim.witnesses) for claim in made.claims)
        assert row.copies == sum(page.id in {each.a.document, each.b.document} for each in made.copies)


@pytest.mark.parametrize("chosen", FILTERS, ids=lambda each: " ".join(f"{name}-{value}" for name, value in shown(each)) or "all")
def test_documents_are_those_that_a_filter_lets_through(kept: tuple[Trace, Case], chosen: Filter) -> None:
    """Of a document is asked what of a claim is asked about its documents."""
    made, case = kept
    words = chosen.words.casefold().split()
    expected = set()
    for page in made.documents:
        told = [(claim, each) for claim in made.claims for each in claim.witnesses if each.document == page.id]
        said = [each for each in made.statements if each.document == page.id]
        text = f"{page.title} {page.text}".casefold().replace(".", " ")
        if all((
            chosen.outlet in {None, page.outlet},
            chosen.language in {None, page.language},
            chosen.stance is None or any(each.stance == chosen.stance for _, each in told),
            chosen.act is None or any(each.act == chosen.act for each in said),
            chosen.speaker is None or any(each.speaker == chosen.speaker for each in said),
            chosen.dropped in {None, any(drops(made, claim, each) for claim, each in told)},
            chosen.unsourced in {None, any(silent(made, claim, each) for claim, each in told)},
            chosen.several in {None, any(len({each.document for each in claim.witnesses}) > 1 for claim, _ in told)},
            chosen.story is None or any(each.id == chosen.story and page.id in each.documents for each in made.stories),
            not (chosen.since or chosen.until) or within(page, chosen),
            all(word in text.split() for word in words),
        )):  # fmt: skip
            expected.add(page.id)
    assert {each.id for each in all_rows(lambda after: case.document_rows(chosen, after, 7))} == expected


def test_speakers_are_listed_by_how_often_they_are_quoted(kept: tuple[Trace, Case]) -> None:
    """Ties stand by id; a name is found in any case and script."""
    made, case = kept
    many = Counter(each.speaker for each in made.statements if each.speaker)
    found = all_rows(lambda after: case.speaker_rows(after=after, most=2))
    assert [(each.id, each.statements) for each in found] == sorted(many.items(), key=lambda item: (-item[1], item[0]))
    for row in found:
        own = {each.id: each.document for each in made.statements if each.speaker == row.id}
        told = [claim.id for claim in made.claims if any(each.statement in own for each in claim.witnesses)]
        assert (row.documents, row.claims) == (len(set(own.values())), len(told))
        dates = [days(each) for each in made.documents if each.id in own.values() and days(each)]
        assert (row.since, row.until) == (min(each[0] for each in dates if each), max(each[1] for each in dates if each))
    assert [each.name for each in case.speaker_rows("ПОРТ").rows] == ["порт Сарн"]
    assert case.speaker_rows("порт mayor").rows == ()


def test_wordings_join_copies_whose_passages_overlap(kept: tuple[Trace, Case]) -> None:
    """Directly or through others; the wording of most documents comes first."""
    made, case = kept
    groups = [{each.id} for each in made.copies]
    sides = [(side, each.id) for each in made.copies for side in (each.a, each.b)]
    for one, copy in sides:
        for two, other in sides:
            if one.document == two.document and one.span.overlap(two.span):
                joined = [group for group in groups if copy in group or other in group]
                groups = [group for group in groups if group not in joined] + [set.union(*joined)]
    expected = []
    for group in groups:
        own = [each for each in made.copies if each.id in group]
        expected.append((-len({side.document for each in own for side in (each.a, each.b)}), min(group), len(group)))
    found = all_rows(lambda after: case.wording_rows(after, most=2))
    assert [(-each.documents, each.id, each.copies) for each in found] == sorted(expected)
    for row in found:
        first = next(each for each in made.copies if each.id == row.id)
        page = next(each for each in made.documents if each.id == first.a.document)
        assert row.words == page.words(first.a.span)
        assert len(row.carriers) == min(row.documents, 12)


def test_stories_are_listed_by_their_documents(kept: tuple[Trace, Case]) -> None:
    """With how many claims and documents they have."""
    made, case = kept
    expected = sorted((-len(each.documents), each.id, len(each.claims), each.text) for each in made.stories)
    found = all_rows(lambda after: case.story_rows(after, most=1))
    assert [(-each.documents, each.id, each.claims, each.text) for each in found] == expected


def test_a_slice_goes_on_where_the_last_ended_though_others_came(tmp_path: Path) -> None:
    """What a run adds or takes away between two slices neither repeats nor skips what stays."""
    made = pile(6)
    path = store(tmp_path / "a.case", made)
    with Case(path) as case:
        whole = case.claim_ids(most=500).rows
        first = case.claim_ids(most=4)
        left = tuple(each for each in made.claims if each.id != whole[3])
        with Writer(path) as writer:
            writer.conclude(Conclusions(claims=left, lineages=made.lineages, statements=made.statements), RUN, ())
        assert case.claim_ids(after=first.after, most=500).rows == whole[4:]


def test_wrong_orders_are_told(kept: tuple[Trace, Case]) -> None:
    """With those that there are."""
    with pytest.raises(BadInput) as caught:
        kept[1].claim_ids(order="best")
    assert str(caught.value) == "no order 'best'; expected one of: excess, newest, fitting"
    with pytest.raises(BadInput) as caught:
        kept[1].document_rows(order="fitting")
    assert str(caught.value) == "order 'fitting' needs words to fit; give words, or choose another order"


def test_facts_of_the_piles_are_found() -> None:
    """The piles of these tests hold what the filters ask for."""
    made = [pile(seed) for seed in SEEDS]
    asked = [each for each in FILTERS if each.words != "?!" and each.story != "none"]
    assert all(any(lets_through(one, chosen, claim) for one in made for claim in one.claims) for chosen in asked)
