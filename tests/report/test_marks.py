"""Marks in texts: always well nested, and the text is never changed."""

from hypothesis import given
from hypothesis import strategies as st
from tests.report.fixtures import affair
from tests.report.reading import read

from sayso.records import Document, Span
from sayso.report.catalogue import catalogue
from sayso.report.marks import Mark, marked, marks_of, surroundings

SPANS = st.tuples(st.integers(0, 19), st.integers(1, 10)).map(lambda pair: Span(pair[0], min(20, pair[0] + pair[1])))
ROLES = st.sampled_from(["content", "source", "cue", "passage", "evidence"])
MARKS = st.lists(st.builds(lambda span, role: Mark(span=span, role=role, classes=role), SPANS, ROLES), max_size=6)


@given(MARKS, SPANS, st.text(alphabet="ab <>&\"'日ش", min_size=20, max_size=20))
def test_any_mixture_of_marks_is_well_nested_and_keeps_the_text(marks: list[Mark], span: Span, text: str) -> None:
    """Marks may cross in any way: elements nest, and the words between them are the document's."""
    page = read(str(marked(Document(id="d", text=text), span, marks)))
    assert page.faults == []
    assert "".join(page.words) == text[span.start : span.end]


def test_crossing_marks_are_cut_where_the_earlier_ends() -> None:
    """The later one is closed and opened again; brackets of a passage stand at its ends only."""
    page = Document(id="d", text="abcdef")
    crossing = [Mark(span=Span(0, 4), role="content", classes="x"), Mark(span=Span(2, 6), role="content", classes="y")]
    assert str(marked(page, Span(0, 6), crossing)) == (
        '<span class="x">ab<span class="y">cd</span></span><span class="y">ef</span>'
    )
    bracketed = [crossing[0], Mark(span=Span(2, 6), role="passage", classes="w")]
    assert str(marked(page, Span(0, 6), bracketed)).count("begins") == 1


def test_nested_statements_are_deeper_and_hedged_ones_say_so() -> None:
    """What stands inside another statement's content is marked one level deeper."""
    shelf = catalogue(affair())
    marks = marks_of(shelf, [shelf.statements["s5"], shelf.statements["s13"]], anchored=True)
    assert any("depth-2" in mark.classes for mark in marks)
    assert any("hedged" in mark.classes for mark in marks)
    assert {mark.id for mark in marks if mark.id} == {"statement-s5", "statement-s13"}


def test_a_witness_is_shown_with_its_sentence_and_no_more_than_is_read() -> None:
    """Whole sentences where they fit, else some text on both sides."""
    shelf = catalogue(affair())
    wire = shelf.documents["d0wire"]
    span = surroundings(wire, shelf.statements["s0"].extent)
    assert wire.words(span).startswith("TESSAL, Monday.") or wire.words(span).startswith("The freighter")
    assert len(surroundings(Document(id="d", text="x" * 5000), Span(2000, 2010))) <= 720
