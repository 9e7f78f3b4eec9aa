"""What a page no longer says, and where it still stands."""

from tests.factories import document

from sayso.case import still_carried
from sayso.records import Copy, CopyKind, Document, Passage

TEXT = "The mill was sold for 60 crowns. Nobody had asked the miller."
OLD = document(TEXT, file="https://herald.example/mill", outlet="Herald")
NEW = document(TEXT.replace("60", "500"), file="https://herald.example/mill", outlet="Herald")
COURIER = document(f"{TEXT} So says the Herald.", file="b", outlet="Courier")
GAZETTE = document(f"{NEW.text} So says the Herald.", file="c", outlet="Gazette")
KURIER = document("Die Mühle wurde für 60 Kronen verkauft.", file="d", outlet="Kurier")


def copy(a: Document, b: Document, end: int, kind: CopyKind = CopyKind.EDITED) -> Copy:
    return Copy(id=a.id + b.id, a=Passage(a.id, 0, end), b=Passage(b.id, 0, end), kind=kind, score=1.0)


COPIES = (
    copy(OLD, COURIER, len(TEXT), CopyKind.VERBATIM),
    copy(GAZETTE, OLD, len(TEXT)),
    copy(OLD, KURIER, 32, CopyKind.TRANSLATED),
    copy(OLD, NEW, len(TEXT)),
)
DOCUMENTS = {each.id: each for each in (OLD, NEW, COURIER, GAZETTE, KURIER)}


def test_what_was_changed_stands_where_it_was_copied_word_for_word_or_translated() -> None:
    """Not where it was put right in the same way, and not in the page's own earlier text."""
    assert still_carried([OLD], [NEW], COPIES, DOCUMENTS) == ("Courier", "Kurier")


def test_what_was_removed_stands_in_every_copy() -> None:
    """A copy that was edited carries most of it on."""
    assert still_carried([OLD], [], COPIES, DOCUMENTS) == ("Courier", "Gazette", "Kurier")


def test_what_stays_is_carried_on_by_nobody() -> None:
    """A text that only grew has lost nothing; a copy of another part carries nothing of what was lost."""
    grown = document(f"{TEXT} He wept.", file=OLD.file)
    assert still_carried([OLD], [grown], COPIES, DOCUMENTS) == ()
    other = Copy(
        id="x", a=Passage(OLD.id, 33, len(TEXT)), b=Passage(COURIER.id, 33, len(TEXT)), kind=CopyKind.VERBATIM, score=1.0
    )
    assert still_carried([OLD], [NEW], [other], DOCUMENTS) == ()
