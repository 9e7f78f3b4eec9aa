"""Reasons are those of the functions that decided: every step is there, every word stands in the document, every entry in its list."""

import csv
from functools import cache
from pathlib import Path

import pytest
from tests.factories import document as made
from tests.factories import statement as stated

import sayso
from sayso.explain import Reason, explain
from sayso.explain.statements import _cue_entry
from sayso.languages.acts import act_of
from sayso.records import Act, Document, Statement
from sayso.statements import rereading

CUES = Path(__file__).parent.parent.parent / "cases" / "acts.csv"
TURNED = {Act.DENIES: Act.CONFIRMS, Act.CONFIRMS: Act.DOUBTS, Act.DOUBTS: Act.CONFIRMS}
DENY = "cues.yml, en, denies: deny/denies/denied/denying/denial/denials"
TEXT = (
    "The Velmara Harbour Authority said on Monday that the ferry Halden had reportedly struck a pier. Captain Ilse Marrow denied that "
    "the ferry had struck anything. “We saw nothing,” she said, “and we heard nothing.”\n\n"
    "The Ostrin Herald said that, according to the mayor, the pier would stay closed. A senior official did not deny it.\n\n"
    "Мэр города заявил, что паром «Остра» привёз доски."
)


@cache
def read() -> tuple[Document, tuple[Statement, ...], dict[str, tuple[Reason, ...]]]:
    """Give the document, its statements, and their reasons."""
    (page,) = sayso.read_text(TEXT).documents
    statements = sayso.attribute([page])
    return page, statements, explain(statements, page)


def steps(cue: str) -> dict[str, list[Reason]]:
    """Give the reasons of the statement with this cue, by step."""
    page, statements, reasons = read()
    (found,) = [each for each in statements if each.cue and page.words(each.cue) == cue]
    by_step: dict[str, list[Reason]] = {}
    for each in reasons[found.id]:
        by_step.setdefault(each.step, []).append(each)
    return by_step


def test_every_statement_has_its_reasons_nested_ones_too() -> None:
    """Source, cue, content, kind and act for each; each is found again in its passage; each word is the document's."""
    page, statements, reasons = read()
    assert any(each.parent for each in statements)
    assert list(reasons) == [each.id for each in statements]
    for each in reasons.values():
        assert {"source", "cue", "content", "link", "kind", "act"} <= {reason.step for reason in each}
        assert all(part in page.text for reason in each for part in reason.words.split(" […] "))


def test_the_scores_are_those_of_the_statement() -> None:
    """The mean of the marks' scores is the statement's."""
    _, statements, reasons = read()
    for each in statements:
        scores = [reason.score for reason in reasons[each.id] if reason.score is not None]
        assert sum(scores) / len(scores) == pytest.approx(each.score, abs=2e-4)


def test_an_entry_of_a_word_list_is_named() -> None:
    """The list, the language, and the entry as it is written there."""
    (act,) = steps("denied")["act"]
    assert (act.words, act.rule) == ("denied", f"denies: {DENY}")
    hedges = {(each.words, each.rule) for one in read()[2].values() for each in one if each.step == "hedge"}
    assert hedges == {("reportedly", "hedges.yml, en: reportedly")}


def test_links_tell_what_they_cost() -> None:
    """A source and each part of the content."""
    links = steps("denied")["link"]
    assert [each.words for each in links] == ["Captain Ilse Marrow", "that the ferry had struck anything"]
    assert {each.rule for each in links} == {"nearest to the cue: cost 0.01 of at most 3.6"}


def test_a_stretched_content_is_told() -> None:
    """Where the rule for quoted names had something to do, the tagger's own words stand beside it."""
    page = made("It says that the ferry «Ostra» brought timber.")
    long = stated(page, "It", "says", "that the ferry «Ostra» brought timber")
    whole = rereading.Mark(8, 45, "content", 1.0)
    short = rereading.Mark(8, 30, "content", 1.0)
    attribution = rereading.Attribution(rereading.Mark(0, 2, "source", 1.0), rereading.Mark(3, 7, "cue", 1.0), (whole,))
    found = rereading.Reread(attribution, {whole: short}, rereading.Costs(0.01, (0.01,)))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("sayso.explain.statements.reread", lambda *_: {long.id: found})
        reasons = explain([long], page)[long.id]
    assert [each.words for each in reasons if each.step == "content"] == ["that the ferry «Ostra»"]
    assert [each.rule for each in reasons if each.step == "edges"] == ["stretching: a quoted name does not end what is credited"]


@pytest.mark.parametrize(
    ("source", "cue", "content", "act", "rule"),
    [
        ("The Ostrin Herald", "said", "it sank", Act.REPORTS, "reports: the source is an outlet or hearsay, which passes on (cues.yml)"),
        ("The general", "reported", "it sank", Act.ASSERTS, "asserts: the source is no outlet, which gives its own word (cues.yml)"),
        ("The mayor", "said", "it sank", Act.ASSERTS, "asserts: no entry of cues.yml for 'en' says otherwise"),
        ("The mayor", ":", "who sank it?", Act.ASKS, "asks: the content is a question, the cue a mark alone"),
        ("The mayor", "did not deny", "it sank", Act.CONFIRMS, f"confirms: {DENY}, turned to confirms by a negation"),
        ("The mayor", "called", "the report groundless", Act.DENIES, "denies: cues.yml, en, labels and falsehoods: 'called' names it so"),
    ],
)  # fmt: skip
def test_the_act_is_traced_to_speaker_content_or_entry(source: str, cue: str, content: str, act: Act, rule: str) -> None:
    """What is left out in turn shows what decided."""
    page = made(f"{source} {cue} {content}")
    each = stated(page, source, cue, content, act=act)
    (reason,) = [one for one in explain([each], page)[each.id] if one.step == "act"]
    assert reason.rule == rule


def test_the_entry_that_is_named_gives_the_act() -> None:
    """Oracle: for every cue of cases/acts.csv the named entry's list is the act, or what a negation turns into it."""
    rows = [row for row in csv.DictReader(CUES.read_text(encoding="utf8").splitlines()) if row["cue"]]
    assert len(rows) > 100
    for row in rows:
        act, _ = act_of(row["cue"], row["language"])
        entry = _cue_entry(row["cue"], row["language"], act)
        assert act in ((Act.ASSERTS,) if entry is None else (entry[1], TURNED.get(entry[1]))), row


def test_a_nested_statement_without_its_outer_one_keeps_its_word_lists() -> None:
    """The passage is not known then; what rests on words alone still is."""
    page, statements, _ = read()
    inner = next(each for each in statements if each.parent)
    assert {each.step for each in explain([inner], page)[inner.id]} >= {"kind", "act"}
    assert explain([], page) == {}
