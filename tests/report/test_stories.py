"""Below the funnel: chains, versions, witnesses; and the other views of a pile."""

from dataclasses import replace

from markupsafe import Markup
from tests.report.fixtures import affair

from sayso.report.catalogue import catalogue
from sayso.report.stories import chains, tellings
from sayso.report.voice import plain


def test_chains_are_told_from_the_document_to_the_end() -> None:
    """Those that share a chain stand together; words of a text stand in quotation marks."""
    trace = affair()
    told = [" ← ".join(map(plain, (each.carriers, *each.links))) for each in chains(catalogue(trace), trace.lineages[0])]
    assert told == [
        "Northwire, Herald, Курьер and 港ブログ ← the Maritime Bureau ← “the intelligence it is receiving” not in the pile",
        "الساحل ← Herald ← the Maritime Bureau ← “the intelligence it is receiving” not in the pile",
        "Lantern ← no source named",
    ]


def test_witnesses_say_how_they_stand_to_the_claim() -> None:
    """Copy of whom, credited to whom, in whose voice; those against it come last."""
    trace = affair()
    told = {
        each.document.id: plain(each.relation)
        for each in tellings(catalogue(trace), trace.claims[0], trace.lineages[0])
        if not each.against
    }
    assert told["d1herald"] == "verbatim copy of Northwire · credited to the Maritime Bureau"
    assert told["d2tide"] == "edited copy of Herald · attribution dropped: Herald credits it to the Maritime Bureau"
    assert told["d6lantern"] == "in its own voice; names no source"
    assert [each.against for each in tellings(catalogue(trace), trace.claims[0], trace.lineages[0])][-3:] == [True, True, True]


def test_witnesses_say_why_they_are_ones_of_the_claim() -> None:
    """Held against whose words, by what; the one whose words are the claim's says so."""
    trace = affair()
    told = {
        each.document.id: plain(each.why or Markup("")) for each in tellings(catalogue(trace), trace.claims[0], trace.lineages[0])
    }
    assert told["d0wire"] == "Its words are the claim's own; the others were held against them."
    assert told["d1herald"] == "The same words as Northwire"
    assert tellings(catalogue(trace), trace.claims[2], trace.lineages[2])[0].why is None


def test_copies_whose_passages_touch_are_one_wording() -> None:
    """All that carry one text have one colour; another text has another."""
    shelf = catalogue(affair())
    assert len({shelf.wordings[id_] for id_ in ("c0", "c1", "c2", "c3")}) == 1
    assert shelf.wordings["c4"] != shelf.wordings["c0"]


def test_documents_of_one_outlet_are_told_apart() -> None:
    """By date where they have different ones, else by number."""
    first = affair().documents[2]
    twins = [replace(first, id="t1"), replace(first, id="t2", published=None), replace(first, id="t3", published=None)]
    shelf = catalogue(replace(affair(), documents=tuple(twins), copies=(), statements=()))
    assert [shelf.name(twin.id) for twin in twins] == [
        "Tidewater Evening Post, 4 Mar 2031",
        "Tidewater Evening Post (1)",
        "Tidewater Evening Post (2)",
    ]
