"""Why assertions stand in one claim: a tree of joins for each group, one receipt for each witness but the one whose words are the claim's."""

from tests.claims.piles import RAILWAY, SERVICE, alike
from tests.factories import document, statement

from sayso.claims import group_claims
from sayso.records import Act, Copy, CopyKind, Correction, EdgeKind, Judgement, Passage

SAID = "Nine wagons of fuel crossed the border at Velm"


def told(claim):
    """Give (words of the witness, words that it was held against, kind) of every receipt."""
    receipts = {each.id: each for each in claim.receipts}
    return [
        (each.document, receipts[each.receipt].kind, receipts[each.receipt].passages[1].document)
        for each in claim.witnesses
        if each.receipt
    ]


def test_each_witness_but_one_has_a_receipt():
    """The same words, and words that say the same."""
    pages = [
        document(f"{SAID}, the service says.", id="a"),
        document(f"{SAID}, the railway says.", id="b"),
        document(f"{SAID} on the river, the service says.", id="c"),
    ]
    said = [
        statement(pages[0], "the service", "says", SAID, speaker="service"),
        statement(pages[1], "the railway", "says", SAID, speaker="railway"),
        statement(pages[2], "the service", "says", f"{SAID} on the river", speaker="service"),
    ]
    (claim,) = group_claims(pages, said, [SERVICE, RAILWAY], encode=alike)
    assert told(claim) == [("b", EdgeKind.SAME_WORDS, "a"), ("c", EdgeKind.SAYS_THE_SAME, "a")]
    assert claim.witnesses[0].receipt is None
    assert all(each.passages[0].document != each.passages[1].document and each.why for each in claim.receipts)


def test_a_copy_joins_with_its_own_reason():
    pages = [
        document(f"{SAID}, the service says.", id="a"),
        document("Девять вагонов топлива пересекли границу, сообщает служба.", id="b"),
    ]
    foreign = "Девять вагонов топлива пересекли границу"
    said = [statement(pages[0], "the service", "says", SAID), statement(pages[1], "служба", "сообщает", foreign)]
    copy = Copy(
        id="k", a=Passage("a", 0, len(SAID)), b=Passage("b", 0, len(foreign)), kind=CopyKind.TRANSLATED, score=0.8, why="one sentence says the same"
    )  # fmt: skip
    (claim,) = group_claims(pages, said, [SERVICE], [copy], encode=alike)
    (receipt,) = claim.receipts
    assert (receipt.kind, receipt.why, receipt.score) == (EdgeKind.COPY, "translated: one sentence says the same", 0.8)


def test_a_denial_that_points_back_says_what_it_is_tied_to():
    page = document(f"{SAID}, the service says. The railway rejected the allegation.", id="a")
    said = [
        statement(page, "the service", "says", SAID, speaker="service"),
        statement(page, "The railway", "rejected", "the allegation", act=Act.DENIES, speaker="railway"),
    ]
    (claim,) = group_claims([page], said, [SERVICE, RAILWAY], encode=alike)
    (receipt,) = claim.receipts
    assert receipt.kind is EdgeKind.ANSWERS
    assert receipt.why == (
        "“the allegation” does not tell by itself what is denied or doubted; it is tied to what somebody is credited with before it"
    )
    assert [page.words(each.span) for each in receipt.passages] == ["the allegation", SAID]


def test_what_people_decided_stands_in_the_receipt():
    pages = [
        document(f"{SAID}, the service says.", id="a"),
        document("The mill at Sarn is shut for good, the railway says.", id="b"),
    ]
    said = [
        statement(pages[0], "the service", "says", SAID),
        statement(pages[1], "the railway", "says", "The mill at Sarn is shut for good"),
    ]
    row = Correction(judgement=Judgement.SAME_CLAIM, a=said[0].id, b=said[1].id, by="Ida", at="2024-03-05", why="one affair")
    (claim,) = group_claims(pages, said, [SERVICE], encode=alike, corrections=[row])
    assert [each.why for each in claim.receipts] == ["Ida decided that the two make the same claim, 2024-03-05: one affair"]
    assert claim.receipts[0].kind is EdgeKind.CORRECTION


def test_versions_tell_since_when_either_was_told_and_what_kept_them_apart():
    pages = [
        document("60 fighters crossed the border at Velm, the service says.", id="a", published="2024-03-05"),
        document("90 fighters crossed the border at Velm, the service says.", id="b", published="2024-03-09"),
        document("60 fighters crossed the border at Velm, the railway says.", id="c", published="2024-03-01"),
    ]
    said = [
        statement(page, "the railway" if page.id == "c" else "the service", "says", page.text.split(",")[0]) for page in pages
    ]
    first, second = group_claims(pages, said, [SERVICE, RAILWAY], encode=alike)
    (version,) = first.versions
    assert (version.here, version.there) == ("60", "90")
    assert (version.since_here, version.since_there) == (pages[2].published, pages[1].published)
    assert version.why == "number: “60” against “90”"
    assert version.passages[1].document == "b"
    assert second.versions[0].since_here == pages[1].published
    assert second.versions[0].passages[0].document == "b"
