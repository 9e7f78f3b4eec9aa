"""Why a witness stands in its claim, what keeps a version apart, and whose word is carried on as fact."""

from dataclasses import replace

from tests.report.fixtures import affair

from sayso.records import Moment
from sayso.report.catalogue import catalogue
from sayso.report.joining import carried_on, dropped, joined, variants
from sayso.report.voice import plain


def test_a_witness_says_against_whose_words_it_was_held() -> None:
    """And what the check said; the words of equal ones are not shown again."""
    claim = affair().claims[0]
    told = {each.receipt: plain(why) for each, why in joined(catalogue(affair()), claim).items()}
    assert told["j1"] == "The same words as Northwire"
    assert told["j2"].startswith("Says the same as Northwire (“The freighter Marrow carried forty sea mines")
    assert told["j2"].endswith("”): no detail differs; likeness 0.81. What the numbers mean.")
    assert joined(catalogue(affair()), affair().claims[2]) == {}


def test_what_is_carried_on_as_fact_says_who_credits_it_to_whom() -> None:
    """In stronger words where a copy shows that the attribution was dropped; in the document's own where it is a headline."""
    trace = affair()
    shelf, witness = catalogue(trace), trace.claims[0].witnesses[2]
    node = next(each for each in trace.lineages[0].nodes if each.dropped)
    assert plain(carried_on(shelf, witness, node)) == "attribution dropped: Herald credits it to the Maritime Bureau"
    assert plain(carried_on(shelf, witness, None)) == "carries on as fact what Herald credits to the Maritime Bureau"
    headline = replace(witness, document=shelf.statements["s1"].document, headline=True)
    said = plain(carried_on(shelf, headline, None))
    assert said == "its headline states as fact what the text below credits to the Maritime Bureau"
    assert carried_on(shelf, replace(witness, credited=None), None) is None


def test_headlines_that_drop_what_their_text_credits_are_told_beside_the_numbers() -> None:
    """After the documents whose copies show it."""
    trace = affair()
    shelf, claim = catalogue(trace), trace.claims[0]
    below = replace(claim.witnesses[1], statement=None, headline=True, credited="s1")
    told = [plain(each) for each in dropped(shelf, replace(claim, witnesses=(*claim.witnesses, below)), trace.lineages[0].nodes)]
    assert told == [
        "Attribution dropped: Tidewater Evening Post prints as fact what its original credits to the Maritime Bureau.",
        "The headline of Herald states as fact what the text below credits to the Maritime Bureau.",
    ]


def test_versions_say_what_differs_since_when_and_why() -> None:
    """Shown side by side, never merged; the earlier first where the dates tell, with the numbers of the other."""
    trace = affair()
    shelf, claim = catalogue(trace), trace.claims[0]
    (found,) = variants(shelf, claim)
    assert (found.what, found.numbers, found.why) == (
        "number",
        "2 documents, 1–2 origins",
        "number: “forty” against “four hundred”",
    )
    assert [(each.words, each.here) for each in found.sides] == [("forty", True), ("four hundred", False)]
    early = replace(claim.versions[0], since_there=Moment("2001-01-01", "2001-01-01", "field"))
    (turned,) = variants(shelf, replace(claim, versions=(early,)))
    assert (turned.sides[0].words, turned.sides[0].since) == ("four hundred", "1 Jan 2001")
    assert turned.then
    (undated,) = variants(shelf, replace(claim, versions=(replace(early, there="", since_there=None),)))
    assert (undated.sides[1].words, undated.sides[1].since) == ("no number", "no date")
    assert not undated.then
