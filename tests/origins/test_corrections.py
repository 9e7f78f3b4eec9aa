"""What people decide about two texts wins."""

from tests.factories import document, statement
from tests.origins.piles import actor, copy, count, line, witness

from sayso.origins import compare
from sayso.records import Correction, EndKind, Judgement
from sayso.recrediting import decisions_on_speakers, misnamed, recredited, spoken

TEXT = "The train carried fuel."
SERVICE, RAILWAY = actor("the service"), actor("the railway")


def decided(judgement, a, b, **fields):
    sides = [getattr(side, "passage", None) or side.id for side in (a, b)]
    return Correction(judgement=judgement, a=sides[0], b=sides[1], by="Ana Brook", at="2026-11-22", **fields)


def quoting(outlet, speaker):
    page = document(f"{speaker.name} says the train carried fuel, wrote {outlet}.", outlet=outlet)
    found = statement(page, speaker.name, "says", "the train carried fuel", speaker=speaker.id)
    return page, found, witness(page, "the train carried fuel", found)


def test_what_a_person_calls_one_origin_is_one():
    """The ends of the two are joined even in the high count, and the decision stands among the receipts."""
    (a, s, first), (b, t, second) = quoting("Herald", SERVICE), quoting("Kurier", RAILWAY)
    for sides in ((a, b), (s, t), (first, second)):
        said = decided(Judgement.SAME_ORIGIN, *sides, why="both were at the same briefing")
        lineage = count([a, b], [first, second], [s, t], [SERVICE, RAILWAY], corrections=[said])
        assert line(lineage) == "2 -> 2 -> 1 to 1"
        assert compare(lineage, first, second) == "same origin"
        assert "Ana Brook on 2026-11-22 decided that Herald and Kurier have one origin: both were at the same briefing" in {
            receipt.why for receipt in lineage.receipts
        }


def test_what_a_person_calls_independent_is_no_copy():
    """Not even by way of a third text, which stays with the surer one."""
    pages = [document(TEXT, outlet=name) for name in ("Herald", "Kurier", "Bote")]
    witnesses = [witness(page, TEXT) for page in pages]
    copies = [copy(pages[0], pages[1]), copy(pages[1], pages[2]), copy(pages[0], pages[2])]
    assert line(count(pages, witnesses, copies=copies)) == "3 -> 1 -> 1 to 1"
    apart = decided(Judgement.INDEPENDENT, pages[0], pages[2])
    lineage = count(pages, witnesses, copies=copies, corrections=[apart])
    assert line(lineage) == "3 -> 2 -> 2 to 2"
    assert compare(lineage, witnesses[0], witnesses[2]) == "independent"


def test_not_the_same_origin_leaves_open_whether_the_two_are_independent():
    """No copy joins them any more, and nothing is put in its place."""
    pages = [document(TEXT, outlet=name) for name in ("Herald", "Kurier")]
    witnesses = [witness(page, TEXT) for page in pages]
    other = decided(Judgement.OTHER_ORIGIN, *witnesses)
    lineage = count(pages, witnesses, copies=[copy(*pages)], corrections=[other])
    assert line(lineage) == "2 -> 2 -> 1 to 2"
    assert compare(lineage, *witnesses) == "not established"
    (a, s, first), (b, t, second) = quoting("Herald", SERVICE), quoting("Kurier", SERVICE)
    lineage = count([a, b], [first, second], [s, t], [SERVICE], corrections=[decided(Judgement.OTHER_ORIGIN, a, b)])
    assert line(lineage) == "2 -> 2 -> 1 to 1"


def test_what_a_person_calls_independent_is_so_in_both_counts():
    """Two that quote one actor: each is said to have its own ground."""
    (a, s, first), (b, t, second) = quoting("Herald", SERVICE), quoting("Kurier", SERVICE)
    assert line(count([a, b], [first, second], [s, t], [SERVICE])) == "2 -> 2 -> 1 to 1"
    lineage = count([a, b], [first, second], [s, t], [SERVICE], corrections=[decided(Judgement.INDEPENDENT, a, b)])
    assert line(lineage) == "2 -> 2 -> 2 to 2"
    assert compare(lineage, first, second) == "independent"


def test_a_correction_of_another_claim_or_of_no_witness_changes_nothing():
    """It is about two texts, in the claim that it names; decisions about claims are not for the counting."""
    pages = [document(TEXT, outlet=name) for name in ("Herald", "Kurier")]
    witnesses = [witness(page, TEXT) for page in pages]
    others = [decided(Judgement.SAME_ORIGIN, *pages, claim="another"), decided(Judgement.OTHER_CLAIM, *pages)]
    assert line(count(pages, witnesses, corrections=others)) == "2 -> 2 -> 1 to 2"
    same = decided(Judgement.SAME_ORIGIN, *pages)
    assert line(count(pages[:1], witnesses[:1], corrections=[same])) == "1 -> 1 -> 1 to 1"
    assert line(count(pages, witnesses, corrections=[same])) == "2 -> 2 -> 1 to 1"


def test_whom_a_person_names_as_the_speaker_is_credited_and_the_wrong_name_credits_nobody():
    """The receipt says who decided it; a credit line in the wrong words (“wrote Herald”) is none any more."""
    page = document("The train carried fuel, Kurier reports.", outlet="Bote")
    found = statement(page, "Kurier", "reports", "The train carried fuel", id="s", speaker=RAILWAY.id)
    other = document("The mill is shut.", outlet="Kurier")
    said = Correction(judgement=Judgement.WRONG_SPEAKER, a="s", b="the railway", by="Ana Brook", at="2026-11-22")
    held = decisions_on_speakers([said])
    (read,) = recredited([found], held)
    given = {"corrections": [said], "misnamed": misnamed([found], held)}
    lineage = count([page, other], [witness(page, "The train carried fuel", read)], [read], [RAILWAY], **given)
    assert [node.label for node in lineage.nodes if node.end] == ["the railway"]
    assert [receipt.why for receipt in lineage.receipts] == [
        "Bote credits it to the railway, as Ana Brook on 2026-11-22 decided: “reports”"
    ]


def test_a_statement_of_which_a_person_says_that_nobody_is_named_credits_nobody():
    """It stays a witness in the outlet's own voice."""
    page, found, first = quoting("Herald", SERVICE)
    said = Correction(judgement=Judgement.WRONG_SPEAKER, a=found.id, b="nobody named")
    held = decisions_on_speakers([said])
    (read,) = recredited(spoken([found], [found], held), held)
    lineage = count([page], [first], [read], [SERVICE], corrections=[said], misnamed=misnamed([found], held))
    assert [(node.label, node.end) for node in lineage.nodes if node.end] == [("Herald", EndKind.NOTHING_NAMED)]
