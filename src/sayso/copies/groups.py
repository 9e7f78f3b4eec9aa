"""Documents that copies connect, for a reader: the earliest first, and each other beside the one that it comes from."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.copies.clusters import by_size, earliest, out_by
from sayso.copies.dates import published_before
from sayso.copies.shares import aligned, copied_share
from sayso.kernels.components import components
from sayso.records import Copy, CopyKind, Document

# of a text: where so much is copied from another, the two carry one text, and not only a passage
HALF = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrier:
    """A document of a group, and the other one that it has most to do with.

    Args:
        document: the carrier; may be the same as ``beside`` where a document holds a translation of itself.
        beside: what it was made from where that is told, else the group's first document where they share text, else the one
            that holds most of it.
        copies: between the two, in order.
    """

    document: Document
    beside: Document
    copies: tuple[Copy, ...]

    @property
    def kinds(self) -> tuple[CopyKind, ...]:
        """The kinds of the copies, verbatim first."""
        return tuple(kind for kind in CopyKind if any(copy.kind is kind for copy in self.copies))

    @property
    def made(self) -> bool | None:
        """True where the carrier was made from the other, False where the other from it, None where nothing tells."""
        told = {_maker(copy) for copy in self.copies if copy.direction}
        if self.document.id == self.beside.id or len(told) != 1:
            return None
        return told == {self.beside.id}


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Documents that copies connect, directly or through others.

    Args:
        documents: how many there are.
        wordings: how many texts they are when documents of which half is copied from one another are one.
        first: the earliest; the first in the order of the pile where none is dated.
        dated: whether any has a date.
        as_early: how many of the others are dated, and yet not surely later.
        languages: of all of them, in order.
        kinds: how many copies of each kind there are.
        carriers: the others, earliest first, those without a date last; then those that hold a translation of themselves.
    """

    documents: int
    wordings: int
    first: Document
    dated: bool
    as_early: int
    languages: tuple[str, ...]
    kinds: tuple[tuple[CopyKind, int], ...]
    carriers: tuple[Carrier, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouping:
    """How a pile falls into groups.

    Args:
        documents: how many there are.
        wordings: how many texts they are when documents of which half is copied from one another are one.
        groups: how many groups of copies.
        copied: how many documents stand in one.
        shown: the largest groups.
    """

    documents: int
    wordings: int
    groups: int
    copied: int
    shown: tuple[Group, ...]


def grouping(documents: Sequence[Document], copies: Sequence[Copy], most: int, most_carriers: int) -> Grouping:
    """Group the documents that copies connect.

    Args:
        documents: in the order of the pile.
        copies: of these documents.
        most: how many groups to give; all are counted.
        most_carriers: how many carriers of each group to give; all are counted.
    """
    numbers = {each.id: number for number, each in enumerate(documents)}
    ends = np.array([(numbers[each.a.document], numbers[each.b.document]) for each in copies], dtype=np.int64).reshape(-1, 2)
    with_copies = np.unique(ends)
    group = components(len(documents), ends[:, 0], ends[:, 1])[with_copies]
    group = by_size(np.unique(group, return_inverse=True)[1].astype(np.int64), with_copies)
    wording = _wordings(documents, copies, ends)
    members: defaultdict[int, list[int]] = defaultdict(list)
    for number, of in zip(with_copies.tolist(), group.tolist(), strict=True):
        members[of].append(number)
    of_document = dict(zip(with_copies.tolist(), group.tolist(), strict=True))
    inside: defaultdict[int, list[Copy]] = defaultdict(list)
    for copy in copies:
        inside[of_document[numbers[copy.a.document]]].append(copy)
    largest = [(members[of], inside[of]) for of in range(min(most, len(members)))]
    return Grouping(
        documents=len(documents),
        wordings=len(np.unique(wording)),
        groups=len(members),
        copied=len(with_copies),
        shown=tuple(
            _group([documents[each] for each in chosen], found, len(np.unique(wording[chosen])), most_carriers)
            for chosen, found in largest
        ),
    )


def _wordings(documents: Sequence[Document], copies: Sequence[Copy], ends: NDArray[np.int64]) -> NDArray[np.int64]:
    """Number the wordings of documents: two are one where half of the text of either is copied in the other, and not reworded.

    Returns:
        int64, shape (documents,).
    """
    between: defaultdict[tuple[int, int], list[Copy]] = defaultdict(list)
    for copy, (a, b) in zip(copies, ends.tolist(), strict=True):
        if copy.kind is not CopyKind.REWORDED:
            between[min(a, b), max(a, b)].append(copy)
    mostly = [pair for pair, found in between.items() if _mostly([documents[number] for number in pair], found)]
    joined = np.array(mostly, dtype=np.int64).reshape(-1, 2)
    return components(len(documents), joined[:, 0], joined[:, 1])


def _mostly(documents: Sequence[Document], copies: Sequence[Copy]) -> bool:
    """Tell whether half of either text stands in aligned parts; by code points, since an archive has millions of pairs."""
    return any(
        sum(end - start for copy in copies for start, end in aligned(copy, each.id)) >= HALF * len(each.text)
        for each in documents
    )


def _group(documents: Sequence[Document], copies: Sequence[Copy], wordings: int, most: int) -> Group:
    first = earliest(documents)
    dated = first is not None
    first = first or documents[0]
    between: defaultdict[str, defaultdict[str, list[Copy]]] = defaultdict(lambda: defaultdict(list))
    for copy in copies:
        for one, other in {(copy.a.document, copy.b.document), (copy.b.document, copy.a.document)}:
            between[one][other].append(copy)
    known = {each.id: each for each in documents}
    others = sorted(
        (each for each in documents if each is not first), key=lambda each: (out_by(each) is None, out_by(each) or "")
    )
    carriers = [_carrier(each, between[each.id], known, first) for each in others[:most]]
    within = [
        Carrier(document=each, beside=each, copies=tuple(between[each.id][each.id]))
        for each in documents
        if each.id in between[each.id]
    ]
    return Group(
        documents=len(documents),
        wordings=wordings,
        first=first,
        dated=dated,
        as_early=sum(bool(out_by(each)) and published_before(first, each) is None for each in others) if dated else 0,
        languages=tuple(sorted({each.language for each in documents})),
        kinds=tuple((kind, many) for kind in CopyKind if (many := sum(copy.kind is kind for copy in copies))),
        carriers=(*carriers, *within[:most]),
    )


def _carrier(document: Document, between: dict[str, list[Copy]], known: dict[str, Document], first: Document) -> Carrier:
    """Put a document beside the one that it has most to do with."""
    partners = [Carrier(document=document, beside=known[each], copies=tuple(copies)) for each, copies in between.items()]
    return max(
        (each for each in partners if each.beside.id != document.id),
        key=lambda each: (each.made is True, each.made is None, each.beside is first, copied_share(document, each.copies)),
    )


def _maker(copy: Copy) -> str:
    """Give the id of the document that a copy was made from."""
    return copy.b.document if copy.direction == "b->a" else copy.a.document
