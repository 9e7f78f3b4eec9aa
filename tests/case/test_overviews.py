"""What a case holds at a glance is what going through it finds."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from tests.case.piles import RUN, pile, store

from sayso.case import Case, Name, Writer
from sayso.case.migrating import VERSION
from sayso.case.overviews import histogram
from sayso.errors import BadInput
from sayso.records import Change, ChangeKind, Conclusions, CopyKind, Correction, Judgement, Moment, Unread


def test_an_overview_counts_what_is_there(tmp_path: Path) -> None:
    """Documents by outlet and language, claims that several carry, and whatever could not be read."""
    made = pile(51)
    path = store(tmp_path / "a.case", made)
    with Writer(path) as writer:
        writer.note([Unread("lost.pdf", "cannot be read")])
    with Case(path) as case:
        found, wordings = case.overview(), case.wording_rows().total
    outlets = Counter(each.outlet for each in made.documents if each.outlet)
    languages = Counter(each.language for each in made.documents)
    assert (found.files, found.documents, found.statements) == (24, 24, 48)
    assert (found.speakers, found.claims, found.copies, found.wordings) == (4, 12, 12, wordings)
    assert (found.stories, found.unread, found.corrections) == (3, 1, 1)
    assert found.shared == sum(len({witness.document for witness in each.witnesses}) > 1 for each in made.claims)
    assert found.outlets == tuple(sorted(outlets.items(), key=lambda item: (-item[1], item[0])))
    assert found.n_outlets == len(outlets)
    assert found.languages == tuple(sorted(languages.items(), key=lambda item: (-item[1], item[0])))
    dated = [each.published for each in made.documents if each.published]
    assert found.since == min(each.earliest or "" for each in dated)
    assert found.until == max(each.latest or "" for each in dated)
    assert found.dates.undated == 24 - len(dated)
    assert sum(count for _, count in found.dates.bars) + found.dates.uncertain == len(dated)


def test_an_empty_case_has_an_overview(tmp_path: Path) -> None:
    """Nothing is there, and nothing goes wrong."""
    Writer(tmp_path / "a.case").close()
    with Case(tmp_path / "a.case") as case:
        found = case.overview()
        assert (found.documents, found.claims, found.since, found.dates.bars) == (0, 0, None, ())
        assert case.facets() == ()
        assert case.names() == ()
        assert case.claim_ids().rows == case.document_rows().rows == case.speaker_rows().rows == ()


def test_dates_are_counted_in_the_finest_unit_that_fits() -> None:
    """Up to two months by day, up to five years by month, else by year; a unit that few dates are known in is too fine."""
    days = {("2022-05-17", "2022-05-17"): 3, ("2022-06-01T09:00", "2022-06-01T12:00"): 1, ("2022-05-17", "2022-05-18"): 2}
    found = histogram(days, 4)
    assert (found.unit, found.bars) == ("day", (("2022-05-17", 3), ("2022-06-01", 1)))
    assert (found.uncertain, found.undated) == (2, 4)
    found = histogram(days | {("2023-01", "2023-01"): 1, ("2024-02-01", "2024-02-01"): 1}, 0)
    assert (found.unit, found.bars) == ("month", (("2022-05", 5), ("2022-06", 1), ("2023-01", 1), ("2024-02", 1)))
    assert found.uncertain == 0
    found = histogram({("2022-05", "2022-05"): 5, ("2022-05-17", "2022-05-17"): 4}, 0)
    assert (found.unit, found.bars, found.uncertain) == ("month", (("2022-05", 9),), 0)
    found = histogram(days | {("1953", "1953"): 1, ("soon", "never"): 1}, 0)
    assert (found.unit, found.bars, found.uncertain) == ("year", (("1953", 1), ("2022", 6)), 1)


def test_names_are_those_of_all_documents(tmp_path: Path) -> None:
    """In the order in which they came, with what a name is made of."""
    made = pile(52)
    with Case(store(tmp_path / "a.case", made)) as case:
        assert case.names() == tuple(
            Name(
                id=each.id, outlet=each.outlet, title=each.title, file=each.file, language=each.language, published=each.published
            )
            for each in made.documents
        )


def test_who_copies_whom(tmp_path: Path) -> None:
    """By outlet, or by file where there is none; what is only worded alike is no copy."""
    made = pile(55, n_documents=60)
    names = {each.id: each.outlet or each.file for each in made.documents}
    copies = tuple(replace(each, direction=("a->b", "b->a", None)[rank % 3]) for rank, each in enumerate(made.copies))
    expected: Counter[tuple[str, str, bool]] = Counter()
    for each in copies:
        a, b = names[each.a.document], names[each.b.document]
        copier, original = {"a->b": (b, a), "b->a": (a, b)}.get(each.direction or "", (min(a, b), max(a, b)))
        expected[copier, original, each.direction is not None] += each.kind is not CopyKind.REWORDED
    with Case(store(tmp_path / "a.case", replace(made, copies=copies))) as case:
        found = case.outlet_pairs()
        assert {(each.copier, each.original, each.directed): each.copies for each in found} == dict(+expected)
        assert [each.copies for each in found] == sorted((each.copies for each in found), reverse=True)
        assert case.outlet_pairs(most=2) == found[:2]
        with pytest.raises(BadInput) as caught:
            case.outlet_pairs(0)
    assert str(caught.value) == "0 pairs of outlets; expected 1 to 2000"


def test_dates_that_are_none_are_left_out(tmp_path: Path) -> None:
    """A date that does not begin with a year is shown as it is, and ordered nowhere."""
    made = pile(53)
    odd = tuple(replace(each, published=Moment("12/1/16", "12/1/16", "field")) for each in made.documents)
    with Case(store(tmp_path / "a.case", replace(made, documents=odd))) as case:
        assert (case.overview().since, case.overview().dates.undated) == (None, 24)
        assert case.document_rows(most=1).rows[0].published == odd[0].published


def test_the_state_changes_with_what_is_stored(tmp_path: Path) -> None:
    """A run, documents, corrections, changes, notes: each gives another one; looking gives the same."""
    path = store(tmp_path / "a.case", pile(54))
    with Case(path) as case, Writer(path) as writer:
        states = [case.state(), case.state()]
        assert states[0] == states[1]
        assert states.pop() == f"{VERSION}-1-24-1-0-0"
        writer.correct([Correction(judgement=Judgement.SAME_ORIGIN, a="document003", b="document004")])
        states.append(case.state())
        writer.note([Unread("lost.pdf", "cannot be read")])
        states.append(case.state())
        writer.tell([Change(kind=ChangeKind.CHANGED_AT_ORIGIN, text="a page has changed")])
        states.append(case.state())
        writer.conclude(Conclusions(), RUN, ())
        states.append(case.state())
    assert len(set(states)) == len(states)
