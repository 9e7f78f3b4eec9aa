"""Which document carries a claim first, told as far as the dates can tell."""

from sayso.records import Claim, Document, Moment, Passage, Stance, Witness
from sayso.report.earliest import earliest

MARCH = Moment("2024-03-01T00:00", "2024-03-31T23:59", "byline")


def document(name: str, published: Moment | None) -> Document:
    return Document(id=name, text="The ferry sank.", outlet=name, published=published, language="en")


def day(written: str) -> Moment:
    return Moment(written, written, "field")


def claim(*documents: Document, denied: tuple[Document, ...] = ()) -> Claim:
    stances = [(each, Stance.ASSERTS) for each in documents] + [(each, Stance.DENIES) for each in denied]
    witnesses = tuple(
        Witness(document=each.id, passage=Passage(each.id, 0, 15), statement=None, stance=stance, headline=False)
        for each, stance in stances
    )
    return Claim(id="c", text="The ferry sank.", language="en", witnesses=witnesses)


def test_a_day_goes_before_a_month_that_may_lie_after_it() -> None:
    """The one that was surely out soonest is named; the other could be earlier, and that is said."""
    vague, sure, late = document("vague", MARCH), document("sure", day("2024-03-04")), document("late", day("2024-03-09"))
    found = earliest(claim(late, vague, sure), {each.id: each for each in (vague, sure, late)})
    assert (found.first, found.perhaps) == (sure, (vague,))
    assert (found.undated, found.carriers) == (0, 3)


def test_a_month_that_surely_lies_before_is_the_first() -> None:
    """March lies before 4 April."""
    vague, sure = document("vague", MARCH), document("sure", day("2024-04-04"))
    found = earliest(claim(sure, vague), {each.id: each for each in (vague, sure)})
    assert (found.first, found.perhaps) == (vague, ())


def test_who_denies_it_or_has_no_date_is_not_the_first() -> None:
    """The undated are counted; what the pile lacks is left out."""
    early, late, undated = document("early", day("2024-03-01")), document("late", day("2024-03-09")), document("undated", None)
    missing = document("missing", day("2024-01-01"))
    found = earliest(claim(undated, late, missing, denied=(early,)), {each.id: each for each in (early, late, undated)})
    assert (found.first, found.undated, found.carriers) == (late, 1, 2)
    assert earliest(claim(undated), {"undated": undated}).first is None
