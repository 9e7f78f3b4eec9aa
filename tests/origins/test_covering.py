"""Which credits cover a passage."""

from tests.factories import document, find
from tests.origins.piles import read_evidence

from sayso.origins.covering import credits_of
from sayso.origins.material import gather
from sayso.records import Span

TEXT = "NARVA (AP) — The mill burned, citing Reuters. The bridge fell, citing dpa. The lamps went out."


def names(*passages):
    page = document(TEXT)
    material = gather([page], [], [], [], {}, read_evidence)
    return [[each.name for each in credits_of(material, page, passage)] for passage in passages]


def test_the_whole_text_is_credited_first_and_then_sentence_by_sentence():
    """Which sentence was asked for first does not matter."""
    whole, first, second = Span(0, len(TEXT)), find(document(TEXT), "The mill burned"), find(document(TEXT), "The bridge fell")
    assert names(whole) == [["AP", "Reuters", "dpa"]]
    assert names(second, whole, first) == [["AP", "dpa"], ["AP", "Reuters", "dpa"], ["AP", "Reuters"]]


def test_a_sentence_without_a_credit_has_that_of_the_text_alone():
    """What stands beside it covers something else."""
    assert names(find(document(TEXT), "The lamps went out")) == [["AP"]]
