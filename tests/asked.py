"""Answers of a case, made without one."""

from sayso.checking import Answer, Match, Reviewed
from sayso.exchange.fact_checks import FactCheck
from sayso.records import Claim, Document, Lineage, Moment, Passage, Stance, Witness
from sayso.report.earliest import earliest

TEXT = "The ferry sank."
MARCH = Moment("2024-03-01T00:00", "2024-03-31T23:59", "byline")


def document(outlet: str, published: Moment | None = None) -> Document:
    return Document(id=outlet, text=TEXT, outlet=outlet, published=published, language="en", file="a.txt")


def match(*documents: Document, what: str = "") -> Match:
    """Give a claim that these documents carry, the last of them as a denial where there are more than two."""
    stances = [Stance.DENIES if rank > 1 else Stance.ASSERTS for rank in range(len(documents))]
    witnesses = tuple(
        Witness(document=each.id, passage=Passage(each.id, 0, 15), statement=None, stance=stance, headline=False)
        for each, stance in zip(documents, stances, strict=True)
    )
    claim = Claim(id="c1", text=TEXT, language="en", witnesses=witnesses)
    lineage = Lineage(
        claim="c1", documents=2, wordings=(("a",), ("b",)), low=1, high=2, ends=(), low_groups=(), nodes=(), edges=(), receipts=()
    )
    known = {each.id: each for each in documents}
    soonest = earliest(claim, known)
    return Match(
        claim=claim, lineage=lineage, what=what, here="14" if what else "", there="40" if what else "", why="the same words",
        earliest=soonest.first, perhaps=soonest.perhaps, documents=known,
    )  # fmt: skip


def reviewed(*, same: bool = False, what: str = "", **changed: object) -> Reviewed:
    """Give a fact-check of Klow Facts."""
    told: dict[str, object] = {
        "text": "The ferry Ostra sank.", "claimant": "Minister Krall", "publisher": "Klow Facts", "title": "No ferry sank",
        "url": "https://klow-facts.example/ferry", "date": Moment("2024-03-06T00:00", "2024-03-06T23:59", "field"), "rating": "False",
        "language": "en", "file": "feed.json",
    }  # fmt: skip
    fact_check = FactCheck(**told | changed)  # type: ignore[arg-type]
    return Reviewed(fact_check=fact_check, same=same, what=what, here="14" if what else "", there="", why="likeness 0.90")


def answer(
    *,
    same: tuple[Match, ...] = (),
    versions: tuple[Match, ...] = (),
    near: tuple[Match, ...] = (),
    fact_checks: tuple[Reviewed, ...] = (),
) -> Answer:
    """Give an answer about the ferry."""
    return Answer(text=TEXT, same=same, versions=versions, near=near, fact_checks=fact_checks)
