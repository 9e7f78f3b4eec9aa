"""A notebook shows records by themselves: small, escaped, without loading anything, in the colours of the page around them."""

import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from tests.browser.hostile import STORABLE
from tests.browser.hostile import trace as hostile
from tests.report.fixtures import affair, crowd, empty
from tests.report.reading import read
from tests.stored import stored

import sayso
from sayso.display import show
from sayso.errors import BadInput, BadStore
from sayso.records import Claim, Document, Pile, Trace

MOST_CHARS = 200_000
PLAIN = {
    "section", "p", "strong", "bdi", "b", "cite", "table", "caption", "thead", "tbody", "tr", "th", "td", "div", "details", "summary",
    "a", "code",
}  # fmt: skip


def html(record: object) -> str:
    """Ask as a notebook asks."""
    return type(record)._repr_html_(record)  # type: ignore[attr-defined]


def every(trace: Trace, folder: Path) -> list[str]:
    """Give the HTML of everything in a trace that a notebook may be asked to show."""
    pile = Pile(documents=trace.documents, unread=trace.unread, inputs=trace.run.inputs)
    with sayso.Case(stored(trace, folder / "a.case")) as case:
        shown = [html(case), *(html(show(each, case)) for each in trace.claims[:3])]
    records = (trace, pile, *trace.documents, *trace.claims, *(show(each, trace) for each in trace.claims))
    return [*shown, *map(html, records)]


def test_a_notebook_shows_records_without_anything_being_loaded() -> None:
    """Only the record is imported: the method is on its class, and what makes the HTML is loaded when it is asked."""
    script = (
        "import sys; from sayso.records import Document; page = Document(id='d', text='The mill is shut.');"
        "assert 'sayso.display' not in sys.modules; assert 'The mill is shut.' in page._repr_html_(); print('shown')"
    )
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout == "shown\n"


def test_a_document_shows_what_it_says_of_itself_and_its_text() -> None:
    """Outlet, title, date with its basis, language, the host of its link, the text; the rest of a long one opens with a click."""
    page = next(each for each in affair().documents if each.id == "d1herald")
    shown = html(page)
    words = " ".join(" ".join(read(shown).words).split())
    assert "Herald" in words
    assert "Mines in the cement" in words
    assert "visible date" in words
    assert ">herald.example</a>" in shown
    assert "details" not in shown
    long = html(replace(page, text=page.text * 100))
    assert "more characters</summary>" in long
    assert len(long) < MOST_CHARS


def test_a_claim_shows_itself_and_how_to_see_what_it_rests_on() -> None:
    """It does not know its lineage; beside a trace it is shown with its funnel, its ends and its witnesses, the earliest first."""
    trace = affair()
    claim = trace.claims[0]
    assert "sayso.show(claim, trace)" in html(claim)
    assert "documents →" not in html(claim)
    words = " ".join(" ".join(read(html(show(claim, trace))).words).split())
    assert "7 documents → 3 wordings → 1 to 2 origins" in words
    assert "one statement of the Maritime Bureau" in words
    table = words.partition("by date")[2]
    assert table.index("Northwire") < table.index("Tidewater")
    assert html(show(claim.id, trace)) == html(show(claim, trace))


def test_a_case_shows_what_its_trace_shows(tmp_path: Path) -> None:
    """The same counts and the same claims in the same order, read from the file alone."""
    trace = affair()
    with sayso.Case(stored(trace, tmp_path / "affair.case")) as case:
        shown = html(case)
        assert "affair.case" in shown
        ids = re.compile(r">(k\d)</code></td>")
        assert ids.findall(shown) == ids.findall(html(trace)) != []
        assert html(show("k0", case)) == html(show("k0", trace))


def test_a_case_that_cannot_be_shown_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A notebook does not answer with a traceback where a file is of an older version, or broken."""

    def overview(case: sayso.Case) -> None:
        raise BadStore(f"{case.path.name} was written by <b>an older</b> sayso")

    monkeypatch.setattr(sayso.Case, "overview", overview)
    with sayso.Case(stored(affair(), tmp_path / "a.case")) as case:
        assert "a.case was written by &lt;b&gt;an older&lt;/b&gt; sayso" in html(case)


def test_a_claim_that_is_not_there_is_told() -> None:
    """The message is asserted whole."""
    with pytest.raises(BadInput) as raised:
        show("nope", empty())
    assert str(raised.value) == "the trace has no claim 'nope'; expected the id of one of its claims"


def test_what_is_shown_is_bounded() -> None:
    """A thousand documents and witnesses are a table of a dozen rows and a count."""
    trace = crowd(1000)
    for shown in (html(trace), html(show("m", trace)), html(Pile(documents=trace.documents))):
        assert len(shown) < MOST_CHARS / 10
    assert "and 988 more" in html(show("m", trace))


def test_words_of_documents_are_escaped(tmp_path: Path) -> None:
    """Eighty hostile texts in every field: well nested, only our own elements, no handler, no foreign style, no unseen letter."""
    for shown in (*every(hostile(STORABLE), tmp_path), html(hostile())):
        page = read(shown)
        assert page.faults == []
        assert {tag for tag, _ in page.elements} <= PLAIN
        assert not [name for _, attributes in page.elements for name in attributes if name.startswith("on")]
        assert {each["rel"] for each in page.all("a")} <= {"noreferrer noopener nofollow"}
        assert not re.search("[\x00\x1b\u202d\u202e\u2066\u2067\ud800]", shown)
        assert len(shown) < MOST_CHARS


def test_styles_are_inline_and_take_the_colour_of_the_page(tmp_path: Path) -> None:
    """No style sheet, no class, no colour of our own: light and dark themes of a notebook both suit it."""
    for shown in every(affair(), tmp_path):
        assert "<style" not in shown
        assert " class=" not in shown
        assert not re.search(r"#[0-9a-f]{3,6}\b|rgba?[(]|white(?!-)|black", " ".join(re.findall(r'style="([^"]*)"', shown)))


def test_records_without_anything_are_shown() -> None:
    """A bare document, a bare claim, an empty trace and an empty pile."""
    assert "no link" in html(Document(id="d", text="x"))
    assert "Documents: none." in html(Claim(id="k", text="x", language="en", witnesses=()))
    assert "0 documents" in html(empty())
    assert "0 files, 0 documents" in html(Pile(documents=()))
