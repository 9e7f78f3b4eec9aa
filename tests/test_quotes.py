"""Statements alone, as JSON lines and CSV: every column documented, every cell harmless and exact."""

import csv
import io
import json
import re
from pathlib import Path

from tests.factories import document, statement

import sayso
from sayso.quotes import Quotes, chains, closing_line, find_quotes, json_lines, write_csv
from sayso.records import Act, Evidence, Moment, Pile, Span

PAGE = Path(__file__).parent.parent / "docs" / "quotes.md"


def small() -> Quotes:
    """Give one document with a statement, one nested in it, and a quotation in two parts that begins like a formula."""
    text = "The Kaldu Agency reported on Monday that the mayor said the pier is shut. =1+1, she said, \u2028then fell silent."
    page = document(text, file="herald.txt", outlet="-Herald", published="2024-03-05")
    outer = statement(page, "The Kaldu Agency", "reported", "that the mayor said the pier is shut", act=Act.REPORTS, speaker="k")
    inner = statement(
        page, "the mayor", "said", "the pier is shut", parent=outer.id, said=Moment("2024-03-04", "2024-03-04", "on Monday")
    )
    parted = statement(
        page, None, "said", ("=1+1", "\u2028then fell silent"), evidence=(Evidence("video", Span(0, 3)),), hedges=(Span(0, 3),)
    )
    return Quotes(pile=Pile(documents=(page,)), statements=(outer, inner, parted), names={"k": "Kaldu Agency"})


def rows(quotes: Quotes) -> list[dict[str, str]]:
    """Write CSV and read it again."""
    file = io.StringIO(newline="")
    write_csv(quotes, file)
    file.seek(0)
    return list(csv.DictReader(file))


def test_a_row_is_a_statement() -> None:
    """Names, spans, chain, dates; parts of a content are joined; a cell that begins like a formula is guarded."""
    outer, inner, parted = rows(small())
    assert (outer["file"], outer["outlet"], outer["published_earliest"]) == ("herald.txt", "'-Herald", "2024-03-05")
    assert (outer["source"], outer["source_start"], outer["source_end"]) == ("The Kaldu Agency", "0", "16")
    assert (outer["speaker"], outer["name"], outer["act"], outer["depth"], outer["parent"]) == (
        "k",
        "Kaldu Agency",
        "reports",
        "0",
        "",
    )
    assert (inner["depth"], inner["parent"], inner["said_earliest"]) == ("1", outer["id"], "2024-03-04")
    assert (parted["content"], parted["source"]) == ("'=1+1 […] \u2028then fell silent", "")
    assert (parted["hedged"], parted["evidence"], parted["score"]) == ("true", "video", "1.0000")


def test_every_column_and_field_is_documented() -> None:
    """docs/quotes.md names them in the order in which they stand."""
    table = PAGE.read_text(encoding="utf8").split("## CSV")[1].split("## Why")[0]
    named = [name for line in table.splitlines() if line.startswith("| `") for name in re.findall(r"`(\w+)`", line.split("|")[1])]
    file = io.StringIO()
    write_csv(small(), file)
    columns = file.getvalue().splitlines()[0].split(",")
    assert named == columns


def test_a_json_line_is_one_line_for_every_reader() -> None:
    """Whatever ends a line for somebody, or moves a cursor, is an escape, and reads back as it was."""
    lines = list(json_lines(small()))
    assert all(len(each.splitlines()) == 1 for each in lines)
    found = [json.loads(each) for each in lines]
    assert [each["depth"] for each in found] == [0, 1, 0]
    assert found[2]["content"][1]["text"] == "\u2028then fell silent"
    assert found[0]["published"] == {"earliest": "2024-03-05", "latest": "2024-03-05", "basis": "field"}
    assert "explain" not in found[0]


def test_reasons_come_when_they_are_asked_for() -> None:
    """A list of step, words, rule and score on each line."""
    pile = sayso.read_text("The mayor said that the pier was closed. The captain denied it.")
    (line, *_) = [json.loads(each) for each in json_lines(find_quotes(pile, explained=True))]
    assert [set(each) for each in line["explain"]] == [{"step", "words", "rule", "score"}] * len(line["explain"])
    assert line["explain"][0]["words"] == "The mayor"


def test_a_chain_is_outermost_first() -> None:
    """Also where a parent is missing."""
    quotes = small()
    outer, inner, _ = quotes.statements
    assert chains(quotes)[inner.id] == (outer, inner)
    alone = Quotes(pile=quotes.pile, statements=(inner,))
    assert chains(alone)[inner.id] == (inner,)


def test_the_closing_line_counts() -> None:
    """One of three is resolved here; an empty pile has no share."""
    assert closing_line(small()) == "3 statements, 1 document; speaker unresolved in 2 of 3 (67%)"
    assert closing_line(Quotes(pile=Pile(documents=()), statements=())) == "0 statements, 0 documents"


def test_names_are_those_of_the_actors() -> None:
    """A speaker that is no actor has none."""
    quotes = small()
    assert [quotes.name(each) for each in quotes.statements] == ["Kaldu Agency", None, None]
