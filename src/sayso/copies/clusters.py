"""Passages that copies connect: clusters, and which of a cluster's documents was published first."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.copies.dates import published_before
from sayso.kernels.components import components
from sayso.records import Document

# Two passages of one document belong together when they overlap by at least this share of the longer one.
# Source: passim's default, relative-overlap 0.5; with a lower one a round-up would join all that it is made of.
LEAST_OVERLAP = 0.5
# a passage is held against so many that begin after it in its document; those further on are reached through these
MOST_NEIGHBOURS = 64

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Clusters:
    """Which passages belong to which cluster, as columns in order of cluster, document, place; overlapping ones are one row.

    Args:
        cluster: number of the cluster, int64, shape (rows,); 0 has the most documents.
        document: number of the document, int64, shape (rows,).
        start, end: code points, int64, shape (rows,).
        form: number of the form, int64, shape (rows,): passages that are verbatim copies of one another have one form.
        of_passage: number of the cluster of each passage that was given, int64, shape (2 copies,).
    """

    cluster: Numbers
    document: Numbers
    start: Numbers
    end: Numbers
    form: Numbers
    of_passage: Numbers


def clusters(document: Numbers, start: Numbers, end: Numbers, verbatim: NDArray[np.bool_]) -> Clusters:
    """Connect the passages of copies: each copy's two, and those of one document that mostly overlap.

    Args:
        document: number of each passage's document, int64, shape (2 copies,): rows 2n and 2n + 1 are the passages of copy n.
        start: code points, int64, shape (2 copies,).
        end: the same.
        verbatim: whether a copy is verbatim, bool, shape (copies,).

    Example:
        >>> found = clusters(np.array([0, 1, 1, 2]), np.array([0, 0, 5, 0]), np.array([90, 90, 90, 85]), np.array([True, False]))
        >>> found.cluster.tolist(), found.document.tolist(), found.form.tolist()
        ([0, 0, 0], [0, 1, 2], [0, 0, 1])
    """
    passages = len(document)
    odd = np.arange(1, passages, 2, dtype=np.int64)
    near = _overlapping(document, start, end)
    joined = components(passages, np.concatenate((odd - 1, near[0])), np.concatenate((odd, near[1])))
    number = by_size(joined, document)
    alike = odd[verbatim]
    form = components(passages, np.concatenate((alike - 1, near[0])), np.concatenate((alike, near[1])))
    order = np.lexsort((start, document, number))
    begins = _row_begins(number[order], document[order], start[order], end[order])
    row = order[begins]
    return Clusters(
        cluster=number[row],
        document=document[row],
        start=start[row],
        end=np.maximum.reduceat(end[order], begins) if passages else end,
        form=form[row],
        of_passage=number,
    )


def _overlapping(document: Numbers, start: Numbers, end: Numbers) -> tuple[Numbers, Numbers]:
    """Give the pairs of passages of one document that overlap by half of the longer one."""
    order = np.lexsort((end, start, document))
    firsts, seconds = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
    open_rows = np.arange(len(order))
    for step in range(1, MOST_NEIGHBOURS + 1):
        open_rows = open_rows[open_rows + step < len(order)]
        one, other = order[open_rows], order[open_rows + step]
        touching = (document[one] == document[other]) & (start[other] < end[one])
        open_rows, one, other = open_rows[touching], one[touching], other[touching]
        if len(one) == 0:
            break
        shared = np.minimum(end[one], end[other]) - start[other]
        enough = shared >= LEAST_OVERLAP * np.maximum(end[one] - start[one], end[other] - start[other])
        firsts.append(one[enough])
        seconds.append(other[enough])
    return np.concatenate(firsts), np.concatenate(seconds)


def by_size(group: Numbers, document: Numbers) -> Numbers:
    """Number groups anew from 0: those of most documents first.

    Args:
        group: the group of each passage, int64, shape (passages,).
        document: its document, int64, shape (passages,).

    Example:
        >>> by_size(np.array([0, 1, 1]), np.array([0, 1, 2])).tolist()
        [1, 0, 0]
    """
    if len(group) == 0:
        return group
    pairs = np.unique(np.stack((group, document)), axis=1)
    sizes = np.bincount(pairs[0])
    rank = np.empty(len(sizes), dtype=np.int64)
    rank[np.argsort(-sizes, kind="stable")] = np.arange(len(sizes))
    return np.asarray(rank[group], dtype=np.int64)


def _row_begins(cluster: Numbers, document: Numbers, start: Numbers, end: Numbers) -> Numbers:
    """Give where a row begins that overlaps none before it of its cluster and document; all columns are in their order."""
    if len(cluster) == 0:
        return np.empty(0, np.int64)
    new = np.concatenate(([True], (cluster[1:] != cluster[:-1]) | (document[1:] != document[:-1])))
    # ends are lifted group by group, so that one running maximum serves all groups
    lift = np.cumsum(new) * (int(end.max()) + 1)
    reach = np.maximum.accumulate(end + lift)
    new[1:] |= start[1:] + lift[1:] >= reach[:-1]
    return np.flatnonzero(new)


def earliest(documents: Iterable[Document]) -> Document | None:
    """Give the document that was out first: none of the others was surely published before it.

    Of several, the one that was surely out soonest: 4 March, not "some day in March". None where no document has a date.

    Example:
        >>> from sayso.records import Moment
        >>> days = {"a": Moment("2024-03-01", "2024-03-31", "byline"), "b": Moment("2024-03-05", "2024-03-05", "field")}
        >>> earliest(Document(id=id, text="", published=day) for id, day in days.items()).id
        'b'
    """
    first: Document | None = None
    for each in documents:
        if out_by(each) and (first is None or _precedes(each, first)):
            first = each
    return first


def _precedes(document: Document, other: Document) -> bool:
    """Tell whether a document was surely published first, or, where nothing is sure, was out by an earlier day."""
    if published_before(document, other) is not None:
        return True
    return published_before(other, document) is None and (out_by(document) or "") < (out_by(other) or "")


def out_by(document: Document) -> str | None:
    """Give the last instant at which a document may have been published, as written; None where nothing tells."""
    return (document.published.latest or document.published.earliest) if document.published else None
