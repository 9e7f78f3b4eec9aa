"""What is read off a linked attribution: act, hedges, evidence, and when it was said. Marks are given."""

from dataclasses import replace

import pytest
from tests.factories import document
from training.corpora import flatten, parse_marked

from sayso.languages.evidence import evidence_in
from sayso.records import Act, Moment, Statement
from sayso.statements.decoding import Mark
from sayso.statements.linking import link
from sayso.statements.placing import statement_of


def placed(marked: str, language: str = "en", published: str | None = "2024-03-14") -> tuple[Statement, str]:
    """Make the statement of a marked sentence."""
    text, gold, _acts = parse_marked(marked)
    page = document(text, language=language, published=published)
    marks = tuple(Mark(start, end, role, 1.0) for start, end, role in flatten(gold, len(text)))
    statement = statement_of(page, link(text, marks)[0], None)
    assert statement is not None
    return statement, text


def test_a_cue_in_two_parts_is_read_as_one() -> None:
    """„wies … zurück“ denies; the cue that is shown is the part that linked."""
    statement, text = placed("<s>Das Amt</s> <q>wies am Montag</q> <c>den Vorwurf der Untätigkeit</c> <q>zurück</q>.", "de")
    assert statement.act is Act.DENIES
    assert statement.cue is not None
    assert text[statement.cue.start : statement.cue.end] in {"wies am Montag", "zurück"}


def test_the_part_that_tells_the_act_is_the_cue() -> None:
    """「13日」 is a day; 「否認した」 is what was done."""
    statement, text = placed("<s>組合</s>は<q>13日</q>、<c>ストの計画</c>を<q>否認した</q>。", "ja")
    assert statement.act is Act.DENIES
    assert statement.cue is not None
    assert text[statement.cue.start : statement.cue.end] == "否認した"
    assert statement.said == Moment("2024-03-13", "2024-03-13", "13日")


@pytest.mark.parametrize(
    ("marked", "day"),
    [
        ("<s>The port</s> <q>said on Tuesday</q> <c>that a crane fell</c>.", "2024-03-12"),
        ("On Tuesday, <s>the port</s> <q>said</q> <c>that a crane fell</c>.", "2024-03-12"),
        ("<s>The port</s> <q>said</q> <c>that a crane fell on Tuesday</c>.", None),
        ("<c>A crane fell on Tuesday</c>, <s>the port</s> <q>said</q> yesterday.", "2024-03-13"),
    ],
)
def test_the_day_of_saying_stands_outside_the_content(marked: str, day: str | None) -> None:
    """What happened on Tuesday was not said on Tuesday."""
    statement, _text = placed(marked)
    assert (statement.said and statement.said.earliest) == day


def test_without_a_day_of_publication_nothing_is_resolved() -> None:
    """A weekday of an undated text tells no date."""
    statement, _text = placed("<s>The port</s> <q>said on Tuesday</q> <c>that a crane fell</c>.", published=None)
    assert statement.said is None


def test_a_document_dated_within_two_days_still_counts() -> None:
    """One day either way is a time zone; a month is not known to the day."""
    text, gold, _ = parse_marked("<s>The port</s> <q>said on Tuesday</q> <c>that a crane fell</c>.")
    marks = tuple(Mark(start, end, role, 1.0) for start, end, role in flatten(gold, len(text)))
    page = document(text)
    days = {}
    for latest in ("2024-03-15T02:00:00", "2024-03-31", "not a date"):
        dated = replace(page, published=Moment("2024-03-14T20:00:00", latest, "field"))
        statement = statement_of(dated, link(text, marks)[0], None)
        days[latest] = statement.said if statement else None
    assert [bool(each) for each in days.values()] == [True, False, False]


def test_hedges_are_places_in_the_text() -> None:
    """In the cue, beside it, and in the content's first sentence."""
    statement, text = placed("<s>The port</s> <q>reportedly said</q> <c>that a crane may have fallen</c>.")
    assert [text[span.start : span.end] for span in statement.hedges] == ["reportedly", "may have"]
    assert statement.hedged


def test_evidence_in_the_content_is_the_speakers_and_no_ground_of_the_text() -> None:
    """A minister who says that a video shows it; a video that shows it."""
    told, _text = placed("<s>The minister</s> <q>said</q> <c>a video showed the crane falling</c>.")
    assert [(each.kind, each.inside) for each in told.evidence] == [("video", True)]
    assert told.grounds == ()
    shown, _text = placed("<s>A video</s> <q>shows</q> <c>the crane falling</c>.")
    assert [each.kind for each in shown.grounds] == ["video"]


def test_an_unnamed_source_is_shown_with_its_whole_description() -> None:
    """The reader wants "a senior official who asked not to be named", not "senior official"."""
    marked = "<s>A senior official who asked not to be named</s> <q>said</q> <c>the crane fell</c>."
    statement, text = placed(marked)
    (found,) = statement.grounds
    assert (found.kind, text[found.span.start : found.span.end]) == (
        "unnamed source",
        "A senior official who asked not to be named",
    )


def test_a_post_that_says_only_passes_on() -> None:
    """Posts on social media, local media: their plain "say" reports."""
    statement, _text = placed("<s>Posts on social media</s> <q>say</q> <c>that a crane fell</c>.")
    assert statement.act is Act.REPORTS


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The pilot told the paper that the boom was open."),
        ("en", "Two men told local media that the net was torn."),
        ("de", "Sie sagte örtlichen Medien, die Schleuse sei offen."),
        ("ru", "Он рассказал телеграм-каналу, что шлюз открыт."),
        ("ja", "船長は現地メディアに語った。"),
        ("ko", "소장은 현지 언론에 말했다."),
        ("zh", "船长告诉当地媒体，闸门开着。"),
        ("ar", "وقال لوسائل إعلام محلية إن البوابة مفتوحة."),
    ],
)
def test_who_is_told_is_no_evidence(language: str, text: str) -> None:
    """A newspaper that hears a thing is no paper that shows it."""
    assert evidence_in(text, language) == ()
