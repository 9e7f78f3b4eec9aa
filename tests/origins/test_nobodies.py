"""Unnamed sources of one document or of one wording are one; others are not."""

import pytest
from tests.origins.piles import actor, copy, count_told, line, told

FUEL = ("the train carried fuel", "fuel was what the train carried")


def twice(first, second, outlet="Herald"):
    """Make a text in which the claim is told twice, by somebody without a name each time."""
    text = f"<s1>{first}</s1> <q1>said</q1> <c1>{FUEL[0]}</c1>. Later <s2>{second}</s2> <q2>said</q2> <c2>{FUEL[1]}</c2>."
    return told(text, *(actor(name.lower().removeprefix("the "), "unnamed") for name in (first, second)), outlet=outlet)


@pytest.mark.parametrize(
    ("first", "second", "high"),
    [
        ("a dock source", "a dock source", 1),
        ("a report", "the hoax report", 1),
        ("a story", "the report", 1),
        ("a dock source", "a harbour source", 2),
        ("a dock source", "another dock source", 2),
        ("a report", "another report", 2),
        ("a report", "a police report", 2),
    ],
)
def test_one_document_speaks_of_one_source_by_one_name(first, second, high):
    """The document is the mouth that names both; a text that goes by no name is the one text that it is about."""
    lineage = count_told([twice(first, second)])
    assert (lineage.low, lineage.high) == (1, high)


def test_two_documents_that_speak_of_a_source_mean_two():
    """Never across documents, unless they are one wording."""
    texts = [
        told(f"In {name}, <s>a dock source</s> <q>said</q> <c>{FUEL[0]}</c>.", actor("a dock source", "unnamed"), outlet=name)
        for name in ("Herald", "Kurier")
    ]
    assert count_told(texts).high == 2
    assert count_told(texts, [copy(*(each.page for each in texts))]).high == 1


def test_a_print_that_sets_one_more_speaker_before_an_unnamed_one_means_the_same():
    """What is "a patient said" in one is "according to Baird, a patient said" in the other: one patient ends both chains."""
    patient, baird = actor("a patient", "unnamed"), actor("Baird", "person")
    a = told(f"<s>A patient</s> <q>said</q> <c>{FUEL[0]} to the clinic at Kestra</c>.", patient, outlet="Herald")
    b = told(
        f"<q1>According to</q1> <s1>Baird</s1>, <c1><s2>a patient</s2> <q2>said</q2> <c2>{FUEL[0]} to the clinic at Kestra</c2></c1>.",
        baird, patient, outlet="Kurier",
    )  # fmt: skip
    lineage = count_told([a, b], [copy(a.page, b.page)])
    assert line(lineage) == "2 -> 1 -> 1 to 1"
