"""Translations that a reprint shows."""

from sayso.copies.through import through_copies
from sayso.records import Copy, CopyKind, Passage


def copy(a: tuple[str, int, int], b: tuple[str, int, int], kind: CopyKind, pairs: tuple, changes: tuple = ()) -> Copy:
    return Copy(id=f"{a}{b}", a=Passage(*a), b=Passage(*b), kind=kind, score=0.8, pairs=pairs, changes=changes)


REPRINT = copy(("agency", 10, 60), ("blog", 0, 50), CopyKind.VERBATIM, ((10, 60, 0, 50),))
INSIDE = copy(("blog", 0, 50), ("blog", 60, 90), CopyKind.TRANSLATED, ((0, 20, 60, 75), (25, 50, 76, 90)))


def test_what_translates_a_reprint_translates_its_original() -> None:
    """The blog prints the agency's text and its own translation: the translation is one of the agency's text."""
    (found,) = through_copies([REPRINT, INSIDE])
    assert (found.a, found.b, found.between) == (Passage("agency", 10, 60), Passage("blog", 60, 90), "blog")
    assert found.pairs == ((10, 30, 60, 75), (35, 60, 76, 90))


def test_nothing_is_composed_where_the_reprint_changed_something() -> None:
    """A translation of "40 wagons" is none of "14 wagons"."""
    changed = copy(("agency", 10, 60), ("blog", 0, 50), CopyKind.EDITED, ((10, 60, 0, 50),), ("14 -> 40",))
    assert list(through_copies([changed, INSIDE])) == []


def test_what_was_found_directly_is_not_composed_again() -> None:
    """One translated copy between two documents is enough."""
    direct = copy(("agency", 10, 60), ("blog", 60, 90), CopyKind.TRANSLATED, ((10, 30, 60, 75),))
    assert list(through_copies([REPRINT, INSIDE, direct])) == []
