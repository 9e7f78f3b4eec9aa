"""What a claim's page gives away as files: its chart as SVG, the numbers of the chart and the witnesses as CSV."""

from collections.abc import Callable, Mapping

from sayso.exchange.cells import csv_text
from sayso.records import Claim, Document, Lineage, Moment, Statement, Witness
from sayso.report.catalogue import Catalogue
from sayso.report.chart import chart
from sayso.report.chart_table import table
from sayso.report.citing import citation
from sayso.report.cleaning import clean, line
from sayso.report.lanes import Lanes
from sayso.report.lettering import fitted
from sayso.report.rows import rows_of
from sayso.report.sections import numbers
from sayso.report.templating import filled

_CAPTION_EMS = 78.0
_LONGEST_WORDS = 2000

_Cell = Callable[[Catalogue, Witness, Document], object]


def chart_svg(shelf: Catalogue, claim: Claim, lineage: Lineage, lanes: Lanes = Lanes.WORDING) -> str:
    """Give the chart of a claim as a file: its styles in it, on white, with the claim above it and the numbers below.

    Args:
        shelf: that holds the documents of its witnesses.
        claim: the record.
        lineage: of it.
        lanes: by what it is laid out.

    Returns:
        SVG 1.1 that needs nothing from anywhere and runs nothing; of a claim that no document carries, a sentence that says so.
    """
    drawn = chart(shelf, claim, lineage, lanes)
    told = citation(shelf, "", numbers(lineage))
    words = fitted(f"“{line(claim.text, 300)}”", _CAPTION_EMS)
    drawing = filled("chart_file.svg.j2", c=drawn, shelf=shelf, words=words, citation=told, language=claim.language)
    return f"{drawing.strip()}\n"


def chart_csv(shelf: Catalogue, claim: Claim, lineage: Lineage) -> str:
    """Give the numbers of the chart as CSV (RFC 4180): a row a document.

    Args:
        shelf: that holds the claim.
        claim: whose chart it is.
        lineage: of the claim.
    """
    head = ("document", "name", "language", "earliest", "latest", "wording", "mark", "rests_on")
    rows = (
        (each.document, each.name, each.language, each.earliest, each.latest, each.wording, each.mark, list(each.rests_on))
        for each in table(shelf, lineage, rows_of(shelf, claim, lineage))
    )
    return csv_text(head, rows)


def witnesses_csv(shelf: Catalogue, claim: Claim) -> str:
    """Give the witnesses of a claim as CSV (RFC 4180): what no spreadsheet takes for a formula, in the order of the page."""
    known = [each for each in claim.witnesses if each.document in shelf.documents]
    known.sort(key=lambda each: (shelf.date_key(each.document), each.passage))
    rows = ([cell(shelf, each, shelf.documents[each.document]) for cell in _WITNESS.values()] for each in known)
    return csv_text(tuple(_WITNESS), rows)


def _moment(moment: Moment | None) -> Moment:
    return moment or Moment(None, None, "")


def _spoken(shelf: Catalogue, witness: Witness) -> Statement | None:
    return shelf.statements.get(witness.statement or "")


def _words(shelf: Catalogue, witness: Witness, document: Document, part: str) -> str:
    """Give the words of the source or the cue of a witness's statement; empty in an outlet's own voice."""
    statement = _spoken(shelf, witness)
    span = getattr(statement, part) if statement else None
    return clean(document.words(span))[:_LONGEST_WORDS] if span else ""


_WITNESS: Mapping[str, _Cell] = {
    "document": lambda _, witness, __: witness.document,
    "outlet": lambda _, __, document: document.name,
    "title": lambda _, __, document: document.title,
    "url": lambda _, __, document: document.url,
    "file": lambda _, __, document: document.file,
    "earliest": lambda _, __, document: _moment(document.published).earliest,
    "latest": lambda _, __, document: _moment(document.published).latest,
    "date_basis": lambda _, __, document: _moment(document.published).basis,
    "language": lambda _, __, document: document.language,
    "stance": lambda _, witness, __: str(witness.stance),
    "headline": lambda _, witness, __: witness.headline,
    "speaker": lambda shelf, witness, _: shelf.speaker(spoken) if (spoken := _spoken(shelf, witness)) else None,
    "source": lambda shelf, witness, document: _words(shelf, witness, document, "source"),
    "cue": lambda shelf, witness, document: _words(shelf, witness, document, "cue"),
    "words": lambda _, witness, document: clean(document.words(witness.passage.span))[:_LONGEST_WORDS],
    "start": lambda _, witness, __: witness.passage.start,
    "end": lambda _, witness, __: witness.passage.end,
}
"""The columns: name, and how it is read from a witness and its document."""
