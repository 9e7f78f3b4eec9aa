"""Attributions that are dropped, and when a claim was first told."""

from tests.factories import document

from sayso.claims.dropped import dropped_attributions, first_told
from sayso.records import Claim, Passage, Stance, Witness


def witness(page, statement=None, headline=False, stance=Stance.ASSERTS):
    return Witness(document=page.id, passage=Passage(page.id, 0, 5), statement=statement, stance=stance, headline=headline)


def pile(*pages):
    return {page.id: page for page in pages}


def claim(*witnesses):
    return Claim(id="c", text="nine wagons crossed", language="en", witnesses=witnesses)


EARLY = document("The service says nine wagons crossed.", id="early", published="2024-03-01")
LATE = document("Nine wagons crossed.", id="late", published="2024-03-02")


def test_a_headline_that_asserts_what_its_body_only_attributes_is_marked():
    made = claim(witness(EARLY, headline=True), witness(EARLY, "s"))
    (found,) = dropped_attributions(made, pile(EARLY))
    assert found.headline
    assert found.credited.statement == "s"


def test_who_carries_on_as_fact_what_was_credited_before_is_marked():
    """Not who told it before anybody was credited with it, and not who credits it elsewhere in the text."""
    made = claim(witness(EARLY, "s"), witness(LATE))
    (found,) = dropped_attributions(made, pile(EARLY, LATE))
    assert (found.witness.document, found.credited.document, found.headline) == ("late", "early", False)
    assert dropped_attributions(claim(witness(EARLY), witness(LATE, "s")), pile(EARLY, LATE)) == ()
    assert dropped_attributions(claim(witness(LATE), witness(LATE, "s")), pile(LATE)) == ()


def test_a_denial_credits_nobody():
    made = claim(witness(EARLY, "s", stance=Stance.DENIES), witness(LATE))
    assert dropped_attributions(made, pile(EARLY, LATE)) == ()


def test_a_claim_is_first_told_by_the_earliest_dated_document_that_carries_it():
    undated = document("Nine wagons crossed.", id="undated")
    made = claim(witness(undated), witness(LATE), witness(EARLY))
    assert first_told(made, pile(undated, EARLY, LATE)) is EARLY
    assert first_told(claim(witness(undated)), pile(undated)) is None
