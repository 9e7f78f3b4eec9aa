"""The funnel of a claim: numbers, ends, receipts, sentences."""

from dataclasses import replace

from tests.report.fixtures import affair, crowd

from sayso.records import EndKind
from sayso.report.catalogue import catalogue
from sayso.report.funnels import funnel
from sayso.report.voice import plain

_RESTS = (
    "4 of them are copies; of the other 3, 2 rest on one statement of the Maritime Bureau (not in the pile) that points to "
    "“the intelligence it is receiving”, and 1 names no source."
)


def sentences(number: int) -> list[str]:
    trace = affair()
    return [plain(each) for each in funnel(catalogue(trace), trace.claims[number], trace.lineages[number]).sentences]


def test_the_sentences_say_numbers_ends_denials_drops_and_dates() -> None:
    """The whole answer in words, in the order in which it is asked for."""
    assert sentences(0) == [
        "7 documents carry this.",
        _RESTS,
        "Independence not established: Lantern names no source.",
        "Denied by: the Port Authority of Tessal (2 documents).",
        "Doubted by: the Council (1 document).",
        "Attribution dropped: Tidewater Evening Post prints as fact what its original credits to the Maritime Bureau.",
        "Earliest in this pile: 3 March 2031, 09:10 UTC (page data), Northwire; Lantern could be earlier.",
        "1 document has no date.",
    ]


def test_ends_that_could_be_one_are_named() -> None:
    """A spokesman and a source in the harbour: two in the high count, one in the low."""
    assert "Not shown to be different: a spokesman for the Maritime Bureau and a source in the harbour." in sentences(1)


def test_a_claim_that_nobody_carries_says_so() -> None:
    """It is known from its denial alone."""
    assert sentences(3)[:2] == ["No document in this pile asserts this.", "Denied by: the Port Authority of Tessal (1 document)."]


def test_copies_rest_on_what_they_copy_and_not_on_the_end() -> None:
    """Beside an end stand those whose own text leads to it."""
    trace = affair()
    found = funnel(catalogue(trace), trace.claims[0], trace.lineages[0])
    assert "d2tide" not in found.endings[0].documents
    assert (found.copies, found.excess) == (4, 6)
    assert [len(text.documents) for text in found.texts] == [5, 1, 1]
    assert len(found.texts[0].receipts) == 4


def test_one_unnamed_source_behind_everything_is_said_in_words() -> None:
    """Nothing but one anonymous post and its copies."""
    trace = crowd(3)
    lineage = trace.lineages[0]
    nodes = tuple(replace(node, unnamed=node.id == "w", actor=None) for node in lineage.nodes)
    found = funnel(catalogue(trace), trace.claims[0], replace(lineage, nodes=nodes))
    assert "Everything here rests on one unnamed source." in [plain(each) for each in found.sentences]


def test_an_end_that_names_nothing_is_no_end_for_the_sentence() -> None:
    """It is listed as what it is."""
    trace = affair()
    found = funnel(catalogue(trace), trace.claims[0], trace.lineages[0])
    assert [ending.end.kind if ending.end else None for ending in found.endings] == [EndKind.EVIDENCE, None]
