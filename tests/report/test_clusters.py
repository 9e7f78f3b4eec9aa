"""Wordings: who carries them, how much of each text they are, since when."""

from tests.report.fixtures import affair
from tests.report.reading import read

from sayso.case import WordingRow
from sayso.report.catalogue import catalogue
from sayso.report.clusters import cluster_of, clusters, facets_of_clusters
from sayso.report.links import on_server
from sayso.report.matrices import outlet_pairs
from sayso.report.pages import copies_page
from sayso.report.rosters import Roster


def test_wordings_stand_by_how_many_documents_carry_them() -> None:
    """With outlets, languages, the share of the texts, and the earliest first."""
    shelf = catalogue(affair())
    first, second = clusters(shelf, shelf.trace.copies)
    assert (first.documents, first.copies, second.documents) == (5, 4, 2)
    assert first.outlets == ("Northwire", "Herald", "Tidewater Evening Post", "Курьер", "港ブログ")
    assert first.published == "between 3 and 4 March 2031"
    assert first.carriers[0] == ("Northwire", "#document-d0wire")
    assert first.shares is not None
    assert 0 < first.shares[0] < first.shares[1] <= 100


def test_a_copy_without_a_page_has_its_place_in_the_list() -> None:
    """So that every link to it leads somewhere."""
    shelf = catalogue(affair())
    wordings = clusters(shelf, shelf.trace.copies[:1])
    body = copies_page(shelf, Roster(rows=wordings, total=len(wordings)), outlet_pairs(shelf)).body
    ids = {attributes.get("id") for _, attributes in read(str(body)).elements}
    assert {"copy-c1", "copy-c2", "copy-c3", "copy-c4"} <= ids
    assert "copy-c0" not in ids


def test_what_all_wordings_share_is_no_choice() -> None:
    """Kinds and languages that tell them apart are."""
    shelf = catalogue(affair())
    found = clusters(shelf, shelf.trace.copies)
    facets = facets_of_clusters(found)
    assert {choice.label for choice in facets.kinds} == {"edited", "translated"}
    assert facets.words(found[0]).split()[-1] == facets.across[0].word
    assert facets.words(found[1]) == ""


def test_a_row_of_a_case_is_shown_with_what_it_tells() -> None:
    """Outlets, languages and shares are not known there, and nothing is said of them."""
    row = WordingRow(
        id="c7", copies=3, documents=14, kinds=("edited", "verbatim"), chars=400, words="The mill is shut", carriers=("d1", "d2"),
        since="2031-03-03", until=None,
    )  # fmt: skip
    shelf = catalogue(affair(), links=on_server)
    roster = Roster(rows=(cluster_of(row, 0, {"d1": "Herald"}, on_server),), total=30, live=True, following="/copies?after=x")
    page = read(str(copies_page(shelf, roster, ()).body))
    words = "".join(page.words)
    assert page.faults == []
    assert "30 wordings stand in several documents" in words
    assert "Herald, d2 and 12 others" in words
    assert "/copies?after=x" in {each.get("href") for each in page.all("a")}
    assert "Who copies whom" not in words
