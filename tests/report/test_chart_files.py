"""What a claim's page gives away as files."""

import csv
from dataclasses import replace
from io import StringIO

from lxml import etree
from tests.report.fixtures import affair

from sayso.report.catalogue import catalogue
from sayso.report.chart_files import chart_csv, chart_svg, witnesses_csv
from sayso.report.lanes import Lanes

SVG = "{http://www.w3.org/2000/svg}"


def test_the_chart_is_a_file_that_needs_nothing() -> None:
    """It opens anywhere: its styles are in it, it asks for nothing, it runs nothing, and it leads nowhere."""
    trace = affair()
    drawn = chart_svg(catalogue(trace), trace.claims[0], trace.lineages[0])
    root = etree.fromstring(drawn.encode())
    assert root.tag == f"{SVG}svg"
    assert not root.findall(f".//{SVG}a") + root.findall(f".//{SVG}script") + root.findall(f".//{SVG}image")
    assert "var(" not in drawn
    assert "url(" not in drawn
    assert "href" not in drawn


def test_the_chart_says_what_it_is_and_whose() -> None:
    """A picture that is passed on without its page still has the claim, the numbers, the run."""
    trace = affair()
    root = etree.fromstring(chart_svg(catalogue(trace), trace.claims[0], trace.lineages[0], Lanes.LANGUAGE).encode())
    words = [each.text for each in root.findall(f".//{SVG}text")]
    assert words[0] == f"“{trace.claims[0].text}”"
    assert words[-1] == "7 documents, 3 wordings, 1–2 origins. From a pile of 11 documents; sayso 0.1.0, run run1."


def test_a_claim_that_nobody_carries_has_no_chart_but_says_so() -> None:
    """An empty picture tells nothing."""
    trace = affair()
    drawn = chart_svg(catalogue(trace), replace(trace.claims[3], witnesses=()), trace.lineages[3])
    assert "No document in this pile carries or denies it." in drawn


def test_hostile_names_are_words_in_the_file() -> None:
    """An outlet's name with marks of XML in it stays a name."""
    trace = affair()
    drawn = chart_svg(catalogue(trace), trace.claims[2], trace.lineages[2])
    root = etree.fromstring(drawn.encode())
    assert "<b>" not in drawn
    assert any("<b>Out" in (each.text or "") for each in root.findall(f".//{SVG}text"))


def test_witnesses_are_rows_that_lead_back_to_their_words() -> None:
    """A spreadsheet has who, when, in which words, and where these stand in the text."""
    trace = affair()
    rows = list(csv.DictReader(StringIO(witnesses_csv(catalogue(trace), trace.claims[0]))))
    first = next(row for row in rows if row["document"] == "d0wire")
    page = next(each for each in trace.documents if each.id == "d0wire")
    assert len(rows) == len(trace.claims[0].witnesses)
    assert (first["outlet"], first["stance"], first["speaker"], first["cue"]) == (
        "Northwire",
        "asserts",
        "the Maritime Bureau",
        "said in a statement",
    )
    assert page.text[int(first["start"]) : int(first["end"])] == first["words"]


def test_no_cell_is_a_formula() -> None:
    """What a spreadsheet would run gets an apostrophe, as in every table that sayso writes."""
    trace = affair()
    named = tuple(
        replace(each, outlet='=HYPERLINK("http://evil.example")') if each.id == "d0wire" else each for each in trace.documents
    )
    shelf = catalogue(replace(trace, documents=named))
    told = [
        *csv.reader(StringIO(witnesses_csv(shelf, trace.claims[0]))),
        *csv.reader(StringIO(chart_csv(shelf, trace.claims[0], trace.lineages[0]))),
    ]
    cells = [cell for row in told for cell in row if "HYPERLINK" in cell]
    assert cells
    assert all(not cell.startswith("=") for cell in cells)


def test_the_numbers_of_the_chart_are_a_table() -> None:
    """All documents, drawn or not, each with its wording and what it rests on."""
    trace = affair()
    rows = list(csv.DictReader(StringIO(chart_csv(catalogue(trace), trace.claims[0], trace.lineages[0]))))
    assert rows[1]["rests_on"] == "attribution: the Maritime Bureau | verbatim copy of Northwire"
    assert [row["wording"] for row in rows][:2] == ["1", "1"]
