"""Speakers that people decided: the text is read as though the right name stood where the wrong one stands."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories import document, statement

from sayso.actors import name_actors
from sayso.errors import BadInput
from sayso.records import Correction, Document, Evidence, Judgement, Passage, Span, Statement
from sayso.recrediting import as_decided, decisions_on_speakers, recredited, reread, sourceless, spoken

TEXT = "The harbour master Anna Reed was there. The ferry is late, the company said. Nobody was hurt, it added."
PAGE = document(TEXT, id="d")
LATE = statement(PAGE, "the company", "said", "The ferry is late", id="late")
HURT = statement(PAGE, "it", "added", "Nobody was hurt", id="hurt")


def speaker(name: str, right: str, by: str = "") -> Correction:
    return Correction(judgement=Judgement.WRONG_SPEAKER, a=name, b=right, by=by)


def named(page: Document, statements: list[Statement], *decided: Correction) -> dict[str, str | None]:
    """Give the names of the speakers by statement."""
    held = decisions_on_speakers(decided)
    found, actors = name_actors(*reread([page], statements, held))
    names = {each.id: each.name for each in actors}
    return {each.id: names.get(each.speaker or "") for each in spoken(statements, found, held)}


def test_a_name_is_resolved_by_the_rules_of_all_names() -> None:
    """A family name is that of somebody whom the document names in full; who is known nowhere is a new actor."""
    assert named(PAGE, [LATE, HURT])["late"] == "company"
    assert named(PAGE, [LATE, HURT], speaker("late", "Reed"))["late"] == "Anna Reed"
    assert named(PAGE, [LATE, HURT], speaker("late", "the Harbour Board"))["late"] == "Harbour Board"


def test_what_follows_follows_the_decision() -> None:
    """“It added” speaks of whom a person named before it, as if the text had named them."""
    assert named(PAGE, [LATE, HURT], speaker("late", "the Harbour Board"))["hurt"] == "Harbour Board"


def test_nobody_is_nobody() -> None:
    """Neither the words of the text nor those before them name a speaker."""
    assert named(PAGE, [LATE, HURT], speaker("late", "nobody named"))["late"] is None


def test_the_later_of_two_decisions_holds() -> None:
    """In the order in which they were handed in."""
    found = named(PAGE, [LATE, HURT], speaker("late", "nobody named"), speaker("late", "Boris Kern"))
    assert found["late"] == "Boris Kern"
    assert named(PAGE, [LATE, HURT], speaker("late", "Boris Kern"), speaker("late", "nobody named"))["late"] is None


def test_a_statement_that_names_nobody_may_be_given_a_speaker() -> None:
    """It is put before the cue."""
    page = document("It is reported that the ferry is late.", id="r")
    said = statement(page, None, "is reported that", "the ferry is late", id="said")
    assert named(page, [said]) == {"said": None}
    assert named(page, [said], speaker("said", "Boris Kern")) == {"said": "Boris Kern"}


def test_one_of_two_statements_with_one_source_is_decided_alone() -> None:
    """The other keeps its speaker."""
    page = document("Boris Kern said the ferry is late and that nobody was hurt.", id="two")
    one = statement(page, "Boris Kern", "said", "the ferry is late", id="one")
    other = statement(page, "Boris Kern", "said", "nobody was hurt", id="other")
    assert named(page, [one, other], speaker("one", "Anna Reed")) == {"one": "Anna Reed", "other": "Boris Kern"}


@given(st.text(min_size=1, max_size=60).filter(lambda words: words.strip()), st.sampled_from(["late", "hurt"]))
def test_every_span_of_a_reread_text_stands_where_it_stood(right: str, which: str) -> None:
    """Whatever the name is: cues and contents have the same words, and the source of the statement is the name."""
    (page,), found = reread([PAGE], [LATE, HURT], decisions_on_speakers([speaker(which, right)]))
    for before, after in zip((LATE, HURT), found, strict=True):
        assert [page.words(each) for each in after.content] == [PAGE.words(each) for each in before.content]
        assert page.words(after.cue or Span(0, 1)) == PAGE.words(before.cue or Span(0, 1))
        expected = " ".join(right.split()) if before.id == which else PAGE.words(before.source or Span(0, 1))
        if right.strip() != "nobody named":
            assert page.words(after.source or Span(0, 1)) == expected


def test_counting_reads_nothing_of_the_wrong_speaker() -> None:
    """Neither the words nor the evidence that they are; a decided speaker stands in no text, nobody has no source at all."""
    wrong = replace(LATE, evidence=(Evidence("reports", LATE.source or Span(0, 1)), Evidence("video", Span(0, 3))))
    held = decisions_on_speakers([speaker("late", "Anna Reed")])
    (found,) = recredited([wrong], held)
    assert found.source == Span(LATE.cue.start, LATE.cue.start + 1) if LATE.cue else False
    assert [each.kind for each in found.evidence] == ["video"]
    assert sourceless([wrong, HURT], held)[0].source is None
    assert recredited([wrong], decisions_on_speakers([speaker("late", "nobody named")]))[0].source is None
    assert recredited([HURT], held) == (HURT,)


def test_a_decision_is_noted_once() -> None:
    """On the statement, with who decided it; a second call notes nothing more."""
    decided = [speaker("late", "Anna Reed", by="Ida")]
    once = as_decided([LATE, HURT], decided)
    assert [each.notes for each in once] == [("Ida decided that the speaker is Anna Reed",), ()]
    assert as_decided(once, decided) == once
    assert as_decided([LATE], [speaker("late", "nobody named")])[0].notes == ("somebody decided that nobody is named",)


@pytest.mark.parametrize(
    ("judgement", "a", "b", "expected"),
    [
        (Judgement.WRONG_SPEAKER, Passage("d", 0, 4), "Anna Reed", "a statement, and a name"),
        (Judgement.WRONG_DATE, "d", " ", "a document, and a date"),
    ],
)
def test_a_decision_on_one_thing_names_it_and_what_is_right(
    judgement: Judgement, a: Passage | str, b: str, expected: str
) -> None:
    """Not a passage, and not nothing."""
    with pytest.raises(BadInput) as raised:
        Correction(judgement=judgement, a=a, b=b)
    assert str(raised.value) == f"{judgement} is said of {a!r} and {b!r}; expected the id of {expected}"
