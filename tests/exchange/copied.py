"""A small pile with its copies, and copies of any shape, for the tests of what is handed on."""

from tests.factories import document

from sayso.copies import find_copies
from sayso.records import Copy, CopyKind, Document, Passage

HERALD = (
    "Pier closed after storm\n\nThe harbour authority said on Tuesday that 60 passengers had been brought to the town hall after the "
    "ferry struck the pier in heavy fog. Nobody was hurt, and the pier will stay closed until Friday."
)
KURIER = HERALD.replace("60", "500").split("\n\n")[1]
GAZETTE = "The library opens its reading room on Sundays from next month, the council decided on Monday evening."


def pile() -> tuple[Document, ...]:
    """Give an article, an edited copy of it, and one that has nothing to do with it."""
    return (
        document(HERALD, id="h1", outlet="Herald", published="2024-03-04", title="Pier closed after storm", file="herald.txt"),
        document(KURIER, id="k1", outlet="=Kurier", published="2024-03-08", file="kurier.txt"),
        document(GAZETTE, id="g1", outlet="Gazette", published="2024-03-05", file="gazette.txt"),
    )


def copies_of(documents: tuple[Document, ...]) -> tuple[Copy, ...]:
    """Find the copies of a pile."""
    return find_copies(documents)


def copy(a: tuple[str, int, int], b: tuple[str, int, int], kind: CopyKind = CopyKind.VERBATIM, **fields: object) -> Copy:
    """Make a copy of two passages."""
    given = {"id": f"{a}{b}", "score": 1.0, **fields}
    return Copy(a=Passage(*a), b=Passage(*b), kind=kind, **given)  # type: ignore[arg-type]
