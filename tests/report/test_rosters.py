"""Lists: the same template shows all of a report and a part of a case."""

from dataclasses import replace

from tests.report.fixtures import affair
from tests.report.reading import read

from sayso.case import DocumentRow
from sayso.report.catalogue import catalogue
from sayso.report.links import on_server
from sayso.report.pages import documents_page, speakers_page
from sayso.report.rosters import Roster, choices, document_line, document_lines, word_of
from sayso.report.speakers import Speaker


def test_a_report_lists_all_documents_by_date_and_a_script_narrows_them() -> None:
    """Every row carries the words of its choices."""
    shelf = catalogue(affair())
    lines = document_lines(shelf)
    assert [line.name for line in lines][:2] == ["Northwire", "Herald"]
    page = read(str(documents_page(shelf, Roster(rows=lines, total=len(lines))).body))
    assert [each.get("data-narrows") for each in page.all("form")] == ["documents-list"]
    assert len([each for each in page.all("tr") if "data-words" in each]) == len(lines)


def test_a_server_searches_orders_and_goes_on() -> None:
    """No script is needed: a form, and a link to what follows."""
    row = DocumentRow(
        id="d1", title="Mill", outlet="Herald", language="en", file="a.txt", published=None, opening="", statements=3, claims=2, copies=1
    )  # fmt: skip
    shelf = catalogue(affair(), links=on_server)
    line = document_line(row, {"d1": "Herald"}, on_server)
    roster = Roster(rows=(line,), total=900, live=True, words="mill", order="newest", following="/documents?after=x")
    page = read(str(documents_page(shelf, roster).body))
    assert {(each.get("method"), each.get("action")) for each in page.all("form")} == {("get", "/documents")}
    assert [each.get("value") for each in page.all("option") if "selected" in each] == ["newest"]
    assert {"/documents/d1", "/documents?after=x"} <= {each.get("href") for each in page.all("a")}
    assert "900 documents" in "".join(page.words)


def test_a_search_without_a_hit_says_what_to_do() -> None:
    """An empty list is an answer, not an empty pile."""
    shelf = catalogue(affair(), links=on_server)
    none: Roster[Speaker] = Roster(rows=(), total=0, live=True, words="mill")
    assert "Search for other words." in speakers_page(shelf, none).body
    assert "Nobody is quoted" in speakers_page(shelf, replace(none, words="")).body


def test_choices_tell_rows_apart() -> None:
    """What all rows have is none; what too few have may be left out."""
    found = choices("kind", [["a", "b"], ["a"], ["a", "c", "b"]], least=2)
    assert [(each.label, each.count) for each in found] == [("b", 2)]
    assert word_of(found, ["a", "b"]) == "kind-1"
