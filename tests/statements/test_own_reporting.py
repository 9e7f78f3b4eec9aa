"""The outlet's own people, credited by a plain rule where the tagger marks nothing."""

import pytest
from tests.factories import document

from sayso.statements.decoding import Mark
from sayso.statements.linking import Attribution
from sayso.statements.own_reporting import with_own_reporting

CASES = {
    "en": (
        "Our correspondent reports that the pier is shut.",
        "Our correspondent",
        "reports",
        "that the pier is shut",
    ),
    "de": (
        "Unser Korrespondent berichtet, dass die Brücke gesperrt ist.",
        "Unser Korrespondent",
        "berichtet",
        "dass die Brücke gesperrt ist",
    ),
}


@pytest.mark.parametrize("language", CASES)
def test_own_people_at_the_head_of_a_sentence_are_credited(language: str) -> None:
    """Source, cue, and the clause as content, with the least score that stands."""
    text, source, cue, content = CASES[language]
    (found,) = with_own_reporting(document(text, language=language), [])
    assert found.source is not None
    assert found.cue is not None
    spans = (found.source, found.cue, found.contents[0])
    assert [text[each.start : each.end] for each in spans] == [source, cue, content]


@pytest.mark.parametrize(
    "text",
    [
        "The pier is shut, and nobody told our correspondent that it was.",
        "Our correspondent left on Monday.",
        "The minister reports that the pier is shut.",
        "Our correspondent, who had come by boat from the far side of the sound that morning, slept.",
    ],
)
def test_other_sentences_are_left_alone(text: str) -> None:
    """Own people further in, without a clause, or somebody else."""
    assert with_own_reporting(document(text), []) == []


def test_a_sentence_that_has_an_attribution_gets_no_second_one() -> None:
    """The tagger goes first."""
    text = "Our correspondent reports that the pier is shut."
    first = Attribution(None, Mark(18, 25, "cue", 1.0), (Mark(26, 47, "content", 1.0),))
    assert with_own_reporting(document(text), [first]) == [first]
