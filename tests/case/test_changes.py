"""What is new between two runs: told once, about the claim that goes on."""

from dataclasses import replace

from tests.factories import document

from sayso.case import Found, changes_between
from sayso.records import ChangeKind, Claim, Lineage, Node, NodeKind, Passage, Stance, Version, Witness

PAGES = [document(f"The mill number {rank} is shut.", outlet=outlet) for rank, outlet in enumerate(["Herald", "Courier", "Mail"])]
KNOWN = {page.id: page for page in PAGES}


def witness(rank: int, stance: Stance = Stance.ASSERTS) -> Witness:
    return Witness(document=PAGES[rank].id, passage=Passage(PAGES[rank].id, 0, 10), statement=None, stance=stance)


def claim(name: str, *witnesses: Witness, text: str = "The mill is shut") -> Claim:
    return Claim(id=name, text=text, language="en", witnesses=witnesses)


def lineage(name: str, low: int, high: int, documents: int = 1, nodes: tuple[Node, ...] = ()) -> Lineage:
    return Lineage(
        claim=name,
        documents=documents,
        wordings=(),
        low=low,
        high=high,
        ends=(),
        low_groups=(),
        nodes=nodes,
        edges=(),
        receipts=(),
    )


def found(*pairs: tuple[Claim, Lineage]) -> Found:
    return Found([one for one, _ in pairs], {other.claim: other for _, other in pairs})


def test_nothing_new_is_told_of_the_same_findings() -> None:
    """A run that finds what the last one found tells nothing."""
    one = found((claim("a", witness(0)), lineage("a", 1, 1)))
    assert changes_between(one, one, KNOWN) == ()


def test_a_claim_goes_on_under_another_id_where_its_witnesses_do() -> None:
    """A better wording changes the id; what is told is the new origin, not a new claim."""
    before = found((claim("a", witness(0)), lineage("a", 1, 1)))
    after = found((claim("b", witness(0), witness(1)), lineage("b", 1, 2, documents=2)))
    (change,) = changes_between(before, after, KNOWN)
    assert change.kind is ChangeKind.NEW_ORIGIN
    assert change.text == "origins of “The mill is shut”: 1 -> 1 to 2; documents: 1 -> 2"


def test_new_claims_denials_and_dropped_attributions_are_told() -> None:
    """Each with the document that brings it."""
    before = found((claim("a", witness(0)), lineage("a", 1, 1)))
    dropped = Node(id="n", kind=NodeKind.WITNESS, label="Mail", passage=Passage(PAGES[2].id, 0, 10), dropped=True)
    after = found(
        (
            claim("a", witness(0), witness(1, Stance.DENIES), replace(witness(2), credited="s")),
            lineage("a", 1, 1, documents=2, nodes=(dropped,)),
        ),
        (claim("c", witness(2), text="Another thing"), lineage("c", 0, 1)),
    )
    other = replace(
        after.claims[1],
        witnesses=(Witness(document=PAGES[2].id, passage=Passage(PAGES[2].id, 3, 9), statement=None, stance=Stance.ASSERTS),),
    )
    changes = changes_between(before, Found([after.claims[0], other], after.lineages), KNOWN)
    assert [(each.kind, each.document) for each in changes] == [
        (ChangeKind.NEW_DENIAL, PAGES[1].id),
        (ChangeKind.DROPPED_ATTRIBUTION, PAGES[2].id),
        (ChangeKind.NEW_CLAIM, PAGES[2].id),
    ]
    assert changes[0].text == "Courier denies “The mill is shut”"
    assert changes[2].text == "“Another thing” (Mail)"


def test_a_new_version_is_told_once_by_the_older_claim() -> None:
    """Both claims name each other; the reader is told once."""
    old, new = claim("a", witness(0)), claim("b", witness(1), text="Two mills are shut")
    before = found((old, lineage("a", 1, 1)))
    after = found(
        (replace(old, versions=(Version("b", "number", "", "Two"),)), lineage("a", 1, 1)),
        (replace(new, versions=(Version("a", "number", "Two", ""),)), lineage("b", 1, 1)),
    )
    changes = changes_between(before, after, KNOWN)
    assert [each.text for each in changes if each.kind is ChangeKind.NEW_VERSION] == [
        "another version of “The mill is shut”: number none -> Two"
    ]
    assert not [each for each in changes_between(after, after, KNOWN) if each.kind is ChangeKind.NEW_VERSION]
