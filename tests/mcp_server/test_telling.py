"""What the text form of an answer tells, and leaves out where it is not told."""

from dataclasses import replace

import pytest

from sayso.mcp_server.results import Asked, Checked, Difference, Review, ReviewWords
from sayso.mcp_server.telling import tell_checked

WORDS = ReviewWords(
    claim="The mill is shut",
    claimant="Minister Krall",
    publisher="Klow Facts",
    title="No, it is open",
    url="https://klow-facts.example/mill",
    rating="False",
    difference=Difference(here=None, there=None, why="word for word the same"),
)
REVIEW = Review(same=True, differs_in=None, earliest="2024-03-06T00:00", latest="2024-03-06T23:59", quoted=WORDS)
FOUND = "it found, in its words: ⟦False⟧; ⟦https://klow-facts.example/mill⟧"


def line(review: Review) -> str:
    """Give the line of a fact-check."""
    asked = Asked(quoted="The mill is shut", same=(), versions=(), near=(), fact_checks=(review,))
    return list(tell_checked(Checked(answers=(asked,))))[-1].strip()


def test_a_fact_check_is_told_with_publisher_day_claimant_and_address() -> None:
    """In a line, each as a quotation but for the day."""
    said = "⟦The mill is shut⟧; said by ⟦Minister Krall⟧, as it has it"
    assert line(REVIEW) == f"fact-check of others, by ⟦Klow Facts⟧, 2024-03-06, of this: {said}; {FOUND}"
    month = replace(REVIEW, same=False, differs_in="number", latest="2024-03-31T23:59+02:00")
    days = "2024-03-06 to 2024-03-31"
    assert line(month) == f"fact-check of others, by ⟦Klow Facts⟧, {days}, of NOT THE SAME (number): {said}; {FOUND}"


@pytest.mark.parametrize("nothing", [None, ""])
def test_what_a_fact_check_does_not_tell_is_left_out(nothing: str | None) -> None:
    """No empty quotation stands for it."""
    bare = replace(WORDS, claimant=nothing, publisher=nothing, url=nothing, rating=nothing, title=nothing)
    told = line(replace(REVIEW, same=False, earliest=None, latest=None, quoted=bare))
    what = "what looks like it, and is not: ⟦The mill is shut⟧; it gives no rating"
    assert told == f"fact-check of others, by a publisher without a name, of {what}"
