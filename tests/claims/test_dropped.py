"""Attributions that are dropped, and when a claim was first told."""

from dataclasses import replace

import pytest
from tests.factories import document, statement

from sayso.claims import mark_credited
from sayso.claims.dropped import Pile, dropped_attributions, first_told
from sayso.records import (
    Claim,
    Edge,
    EdgeKind,
    EndKind,
    Lineage,
    Node,
    NodeKind,
    Passage,
    Stance,
    Version,
    Witness,
)

EARLY = document("The service says nine wagons crossed.", id="early", published="2024-03-01")
LATE = document("Nine wagons crossed.", id="late", published="2024-03-02")
SAID = statement(EARLY, "The service", "says", "nine wagons crossed", id="s")


def witness(page, statement=None, headline=False, stance=Stance.ASSERTS):
    return Witness(
        document=page.id, passage=Passage(page.id, 0, len(page.text)), statement=statement, stance=stance, headline=headline
    )


def pile(*pages, said=SAID):
    return Pile({page.id: page for page in pages}, {said.id: said})


def claim(*witnesses, **fields):
    return Claim(id="c", text="nine wagons crossed", language="en", witnesses=witnesses, **fields)


def lineage(made, *edges, dropped=(), others=()):
    """Draw a lineage with a node for each witness, named after its document."""
    nodes = [
        Node(
            id=each.document,
            kind=NodeKind.WITNESS,
            label="",
            document=each.document,
            passage=each.passage,
            dropped=each.document in dropped,
        )
        for each in made.witnesses
    ]
    drawn = tuple(Edge(start, end, kind, "r") for start, end, kind in edges)
    return Lineage(
        claim=made.id, documents=2, wordings=(), low=1, high=1, ends=(), low_groups=(), nodes=(*nodes, *others), edges=drawn, receipts=()
    )  # fmt: skip


def test_a_headline_that_asserts_what_its_body_only_attributes_is_marked():
    """Not where the body asserts it itself, too."""
    made = claim(witness(EARLY, headline=True), witness(EARLY, "s"))
    (found,) = dropped_attributions(made, pile(EARLY))
    assert found.shown
    assert found.credited.statement == "s"
    assert dropped_attributions(claim(*made.witnesses, witness(EARLY)), pile(EARLY)) == ()


def test_a_headline_that_tells_as_fact_what_its_body_only_takes_for_possible_is_marked():
    """The two are versions of one another."""
    page = document("Yard closes in May\nThe yard may close in May, a union man said.", id="p", headline=True)
    said = statement(page, "a union man", "said", "The yard may close in May", id="u")
    above = Version("h", "modality", "fact", "possible")
    above_all = replace(witness(page, headline=True), passage=Passage(page.id, 0, 18))
    bare = Claim(id="c", text="Yard closes in May", language="en", witnesses=(above_all,), versions=(above,))
    held = Claim(id="h", text="The yard may close in May", language="en", witnesses=(witness(page, "u"),))
    marked, _ = mark_credited([bare, held], [], [page], [said])
    assert marked.witnesses[0].credited == "u"
    turned = replace(bare, versions=(Version("h", "modality", "possible", "fact"),))
    assert mark_credited([turned, held], [], [page], [said])[0] == turned


def test_who_carries_on_as_fact_what_was_credited_before_is_marked():
    """Not who told it before anybody was credited with it, and not who credits it elsewhere in the text."""
    made = claim(witness(EARLY, "s"), witness(LATE))
    (found,) = dropped_attributions(made, pile(EARLY, LATE))
    assert (found.witness.document, found.credited.document, found.shown) == ("late", "early", False)
    assert dropped_attributions(claim(witness(EARLY), witness(LATE, "s")), pile(EARLY, LATE)) == ()
    assert dropped_attributions(claim(witness(LATE), witness(LATE, "s")), pile(LATE)) == ()


def test_without_dates_nothing_tells_who_was_there_before():
    bare = replace(LATE, published=None)
    assert dropped_attributions(claim(witness(EARLY, "s"), witness(bare)), pile(EARLY, bare)) == ()


def test_who_names_somebody_or_something_else_for_it_drops_nothing():
    """The lineage shows what a document rests the claim on."""
    made = claim(witness(EARLY, "s"), witness(LATE))
    word = Node(id="w", kind=NodeKind.WORD, label="the mayor", end=EndKind.WORD)
    drawn = lineage(made, ("late", "w", EdgeKind.CREDIT), others=(word,))
    assert dropped_attributions(made, pile(EARLY, LATE), drawn) == ()


def test_a_copy_without_the_attribution_is_held_against_what_it_was_taken_from():
    """Whatever its date: the lineage marks it, and shows the way."""
    first = document("Before, nine wagons crossed, the mayor said.", id="first", published="2024-02-01")
    mayor = statement(first, "the mayor", "said", "nine wagons crossed", id="m")
    made = claim(witness(first, "m"), witness(EARLY, "s"), witness(LATE))
    case = Pile({each.id: each for each in (first, EARLY, LATE)}, {"s": SAID, "m": mayor})
    (found,) = dropped_attributions(made, case, lineage(made, ("late", "early", EdgeKind.COPY), dropped={"late"}))
    assert (found.credited.document, found.shown) == ("early", True)


@pytest.mark.parametrize("text", ["Nine wagons crossed, so the service.", "According to the service, nine wagons crossed"])
def test_a_sentence_that_names_whom_the_other_credits_drops_nothing(text):
    """In a clause apart, whether or not anybody saw an attribution in it."""
    later = document(text, id="late", published="2024-03-02")
    assert dropped_attributions(claim(witness(EARLY, "s"), witness(later)), pile(EARLY, later)) == ()


def test_a_denial_credits_nobody():
    made = claim(witness(EARLY, "s", stance=Stance.DENIES), witness(LATE))
    assert dropped_attributions(made, pile(EARLY, LATE)) == ()


def test_whom_nobody_names_is_credited_with_nothing():
    """The statement has no source: "it is said that"."""
    unsaid = replace(SAID, source=None)
    assert (
        mark_credited([claim(witness(EARLY, "s"), witness(LATE))], [], [EARLY, LATE], [unsaid])[0].witnesses[1].credited is None
    )
    assert mark_credited([claim(witness(EARLY, "s"), witness(LATE))], [], [EARLY, LATE], [SAID])[0].witnesses[1].credited == "s"


def test_a_claim_is_first_told_by_the_earliest_dated_document_that_carries_it():
    undated = document("Nine wagons crossed.", id="undated")
    made = claim(witness(undated), witness(LATE), witness(EARLY))
    assert first_told(made, {each.id: each for each in (undated, EARLY, LATE)}) is EARLY
    assert first_told(claim(witness(undated)), {"undated": undated}) is None
