"""Links to the form of corrections: beside every witness, version, speaker and date, and only where somebody can correct."""

from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from tests.report.fixtures import affair

from sayso.report.catalogue import catalogue
from sayso.report.links import Links, at_desk, on_server, within_file
from sayso.report.objections import not_right, of_witness
from sayso.report.pages import claim_page, document_page
from sayso.report.sections import section


@pytest.mark.parametrize(("links", "some"), [(at_desk, True), (on_server, False), (within_file, False)])
def test_only_a_desk_that_takes_corrections_asks_for_them(links: Links, *, some: bool) -> None:
    """A file and a desk that is read only show the same pages without the links."""
    trace = affair()
    shelf = catalogue(trace, links=links)
    claim = claim_page(shelf, section(shelf, trace.claims[0], trace.lineages[0]))
    page = document_page(shelf, trace.documents[0])
    assert [("not right?" in each.body) for each in (claim, page)] == [some, some]


def test_a_witness_is_named_with_what_it_was_held_against() -> None:
    """As a table of corrections writes passages; those without a receipt beside another witness."""
    trace = affair()
    claim = trace.claims[0]
    witness = claim.witnesses[0]
    query = parse_qs(urlsplit(unescape(str(of_witness(at_desk, claim, witness)).split('"')[3])).query)
    assert query["a"] == [f"{witness.document}:{witness.passage.start}-{witness.passage.end}"]
    assert query["b"] != query["a"]
    assert query["claim"] == [claim.id]


def test_hostile_ids_do_nothing() -> None:
    """They are percent-encoded."""
    assert "<script" not in not_right(at_desk, document='"><script>')
