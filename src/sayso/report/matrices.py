"""Who copies whom: outlets by outlets, with how many passages one has from the other."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from sayso.case import OutletPair
from sayso.records import CopyKind, Document
from sayso.report.catalogue import Catalogue
from sayso.report.cleaning import line

OUTLETS_SHOWN = 30
_LEVELS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Square:
    """One outlet against one other: passages that the one has from the other; passages of which nothing tells who was first.

    ``level`` is 0 for none and 1 to 4 by how many there are, as a share of the highest number.
    """

    copied: int = 0
    either: int = 0
    level: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Who copies whom.

    Args:
        originals: names of the columns, those of most passages first.
        rows: (name of who copies, squares in the order of the columns).
        more: outlets that are not shown.
        more_passages: passages that go to or come from these.
    """

    originals: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Square, ...]], ...]
    more: int
    more_passages: int


def matrix(pairs: Iterable[OutletPair]) -> Matrix | None:
    """Lay out who copies whom, the 30 outlets of most passages; None where nobody does.

    Args:
        pairs: each two outlets once in each direction, and once without one.

    Example:
        >>> found = matrix([OutletPair(copier="Herald", original="Northwire", copies=3, directed=True)])
        >>> found.originals, found.rows
        (('Northwire',), (('Herald', (Square(copied=3, either=0, level=4),)),))
    """
    known = list(pairs)
    if not known:
        return None
    weights: Counter[str] = Counter()
    for each in known:
        weights[each.copier] += each.copies
        weights[each.original] += each.copies
    ranked = sorted(weights, key=lambda name: (-weights[name], name))
    shown = set(ranked[:OUTLETS_SHOWN])
    copied, either = _counted(each for each in known if {each.copier, each.original} <= shown)
    most = max([*copied.values(), *either.values()], default=1)
    cells = copied.keys() | either.keys()
    originals = [name for name in ranked if any(original == name for _, original in cells)]
    copiers = [name for name in ranked if any(copier == name for copier, _ in cells)]
    return Matrix(
        originals=tuple(line(name, 60) for name in originals),
        rows=tuple(
            (line(copier, 60), tuple(_square(copied[copier, each], either[copier, each], most) for each in originals))
            for copier in copiers
        ),
        more=len(ranked) - len(shown),
        more_passages=sum(each.copies for each in known if not {each.copier, each.original} <= shown),
    )


def _counted(pairs: Iterable[OutletPair]) -> tuple[Counter[tuple[str, str]], Counter[tuple[str, str]]]:
    """Count the passages of each square; those without a direction stand in both."""
    copied: Counter[tuple[str, str]] = Counter()
    either: Counter[tuple[str, str]] = Counter()
    for each in pairs:
        if each.directed:
            copied[each.copier, each.original] += each.copies
        else:
            for sides in {(each.copier, each.original), (each.original, each.copier)}:
                either[sides] += each.copies
    return copied, either


def _square(copied: int, either: int, most: int) -> Square:
    many = copied + either
    return Square(copied=copied, either=either, level=min(_LEVELS, -(-_LEVELS * many // most)) if many else 0)


def outlet_pairs(shelf: Catalogue) -> tuple[OutletPair, ...]:
    """Count the passages that outlets have from one another; who words a thing alike has not copied it."""
    counted: Counter[tuple[str, str, bool]] = Counter()
    for copy in shelf.trace.copies:
        first, second = shelf.documents.get(copy.a.document), shelf.documents.get(copy.b.document)
        if copy.kind is CopyKind.REWORDED or first is None or second is None or first is second:
            continue
        names = _outlet(first), _outlet(second)
        if copy.direction is None:
            counted[min(names), max(names), False] += 1
        else:
            counted[(*(names[::-1] if copy.direction == "a->b" else names), True)] += 1
    ranked = sorted(counted.items(), key=lambda each: (-each[1], each[0]))
    return tuple(
        OutletPair(copier=copier, original=original, copies=many, directed=directed)
        for (copier, original, directed), many in ranked
    )


def _outlet(document: Document) -> str:
    return document.outlet or document.file
