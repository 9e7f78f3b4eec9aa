"""Side by side: the original first, in its whole text, changes in substance told, translations pair by pair."""

from tests.factories import document
from tests.report.fixtures import affair
from tests.report.reading import read

from sayso.records import Copy, CopyKind, Document, Passage, Run, Trace
from sayso.report.catalogue import Catalogue, catalogue
from sayso.report.comparison import Comparison, compare
from sayso.report.pages import copy_page


def compared(id_: str) -> Comparison:
    shelf = catalogue(affair())
    return compare(shelf, next(copy for copy in shelf.trace.copies if copy.id == id_))


def test_translations_stand_pair_by_pair_with_the_original_first() -> None:
    """What has no partner stands alone."""
    found = compared("c2")
    assert found.first.document.id == "d1herald"
    assert [(bool(left.text), bool(right.text)) for left, right in found.rows] == [(True, True), (True, True)]
    assert found.first.equal is None


def test_without_a_direction_the_earlier_stands_first() -> None:
    """And nothing is claimed about who copied."""
    found = compared("c3")
    assert (found.first.document.id, found.directed) == ("d3kurier", False)


def test_each_side_tells_how_much_of_its_text_is_in_the_other() -> None:
    """Churnalism's number: of the whole text, not of the passage; headline and dateline are no part of the passage."""
    found = compared("c0")
    texts = [len(side.document.text) for side in (found.first, found.second)]
    shared = [side.passage.end - side.passage.start for side in (found.first, found.second)]
    assert [found.first.share, found.second.share] == [round(100 * many / text) for many, text in zip(shared, texts, strict=True)]
    assert found.first.share < found.second.share
    assert found.first.equal == found.first.words == found.second.words


def test_what_stands_around_the_passage_is_there() -> None:
    """Before and after together with the passage are the whole text."""
    found = compared("c0")
    assert found.first.before.startswith("Freighter carried forty mines, bureau says\nTESSAL, Monday.")
    assert found.first.after == "The Bureau may have told the Council last week."
    assert (found.second.before, found.second.after) == ("Mines in the cement", "")
    assert not found.first.more_before


def test_changes_in_substance_stand_before_the_texts() -> None:
    """A reader who stops after a line has read that the number grew."""
    shelf = catalogue(affair())
    page = "".join(read(str(copy_page(shelf, next(copy for copy in shelf.trace.copies if copy.id == "c3")).body)).words)
    assert page.index("сорок → 40") < page.index("Side by side")
    assert "Nothing tells which of the two was first." in page


def test_other_copies_of_the_same_words_are_named() -> None:
    """Those that touch one of the two texts first."""
    found = compared("c0")
    assert found.alike[0].names == ("Herald", "Tidewater Evening Post")
    assert found.between == ()


def test_signs_of_markdown_are_left_out_of_markdown_only() -> None:
    """The sign makes a headline in a file of Markdown, and is a sign elsewhere."""

    def first_row(file: str) -> str:
        one, other = (document("# The mill is shut\nfor good.", id=id_, file=file) for id_ in ("a", "b"))
        shelf = _shelf(one, other)
        return str(compare(shelf, shelf.trace.copies[0]).rows[0][0].text)

    assert first_row("mill.md") == "The mill is shut\nfor good."
    assert first_row("mill.txt") == "# The mill is shut\nfor good."


def _shelf(one: Document, other: Document) -> Catalogue:
    passages = (Passage(each.id, 0, len(each.text)) for each in (one, other))
    copy = Copy(id="c", a=next(passages), b=next(passages), kind=CopyKind.VERBATIM, score=1.0)
    run = Run(id="r", version="0", settings=(), inputs=())
    return catalogue(
        Trace(
            run=run, documents=(one, other), statements=(), actors=(), copies=(copy,), claims=(), lineages=(), unread=()
        )
    )  # fmt: skip
