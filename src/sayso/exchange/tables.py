"""Copies as tables: passages, pairs and clusters (or what another tool calls them), written while the copies come."""

from array import array
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
from numpy.typing import NDArray

from sayso.copies.clusters import Clusters, by_size, clusters, earliest
from sayso.exchange.columns import ClusterRow, DocumentRow, PairRow, PassageRow
from sayso.exchange.dialects import SAYSO, Dialect
from sayso.exchange.sheets import Sheet
from sayso.kernels.components import components
from sayso.records import Copy, CopyKind, Document

_KINDS = tuple(CopyKind)


class Tables:
    """Write copies into a folder as tables, each as Parquet and as CSV.

    Pairs are written as they are given; of each copy some fifty bytes are kept for the clusters, which are written at the end.
    Files have their names only when all of them are whole: a run that was killed leaves ``….part`` files, which the next
    one overwrites, and the tables of the last whole run.

    Args:
        folder: made where it is missing.
        documents: the documents of the copies, by id; asked for one at a time, so that it may be a store on disk.
        dialect: whose tables and columns.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     with Tables(Path(folder), {}) as tables:
        ...         tables.write([])
        ...     sorted(each.name for each in Path(folder).glob("*.csv"))
        ['clusters.csv', 'pairs.csv', 'passages.csv']
    """

    def __init__(self, folder: Path, documents: Mapping[str, Document], dialect: Dialect = SAYSO) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._documents = documents
        self._pairs = Sheet(folder, *dialect.pairs)
        self._passages = Sheet(folder, *dialect.passages) if dialect.passages else None
        self._clusters = Sheet(folder, *dialect.clusters) if dialect.clusters else None
        self._groups = Sheet(folder, *dialect.documents) if dialect.documents else None
        self._numbers: dict[str, int] = {}
        self._document, self._start, self._end, self._kind = array("q"), array("q"), array("q"), array("b")

    def write(self, copies: Iterable[Copy]) -> None:
        """Add copies."""
        for copy in copies:
            self._pairs.write(PairRow(copy, self._documents[copy.a.document], self._documents[copy.b.document]))
            self._kind.append(_KINDS.index(copy.kind))
            for passage in (copy.a, copy.b):
                self._document.append(self._numbers.setdefault(passage.document, len(self._numbers)))
                self._start.append(passage.start)
                self._end.append(passage.end)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        try:
            if kind is None:
                self._finish()
        finally:
            for sheet in self._sheets():
                sheet.close()

    def _sheets(self) -> Iterator[Sheet[PairRow] | Sheet[PassageRow] | Sheet[ClusterRow] | Sheet[DocumentRow]]:
        for sheet in (self._pairs, self._passages, self._clusters, self._groups):
            if sheet is not None:
                yield sheet

    def _finish(self) -> None:
        document, start, end = (np.array(column, dtype=np.int64) for column in (self._document, self._start, self._end))
        kind = np.array(self._kind, dtype=np.int64)
        if self._passages is not None:
            found = clusters(document, start, end, kind == _KINDS.index(CopyKind.VERBATIM))
            kinds = _kinds_of(found.of_passage[::2], kind)
            for rows in self._rows(found):
                self._write_cluster(rows, kinds[rows[0].cluster])
        if self._groups is not None:
            group = by_size(components(len(self._numbers), document[::2], document[1::2]), np.arange(len(self._numbers)))
            for id_, page in self._documents.items():
                number = self._numbers.get(id_)
                self._groups.write(DocumentRow(page, None if number is None else int(group[number])))
        for sheet in self._sheets():
            sheet.finish()

    def _rows(self, found: Clusters) -> Iterator[list[PassageRow]]:
        """Give the passages of each cluster."""
        ids = list(self._numbers)
        columns = (found.cluster, found.document, found.start, found.end, found.form)
        sizes = np.bincount(np.unique(np.stack((found.cluster, found.document)), axis=1)[0])
        rows = zip(*(column.tolist() for column in columns), strict=True)
        for number, members in groupby(rows, key=lambda row: row[0]):
            yield [
                PassageRow(number, int(sizes[number]), form, self._documents[ids[document]], start, end)
                for _, document, start, end, form in members
            ]

    def _write_cluster(self, rows: list[PassageRow], kinds: tuple[str, ...]) -> None:
        if self._passages is not None:
            for row in rows:
                self._passages.write(row)
        if self._clusters is not None:
            self._clusters.write(_cluster(rows, kinds))


def _cluster(rows: list[PassageRow], kinds: tuple[str, ...]) -> ClusterRow:
    """Sum up the passages of one cluster."""
    first = earliest(row.document for row in rows)
    return ClusterRow(
        cluster=rows[0].cluster,
        size=rows[0].size,
        passages=len(rows),
        forms=len({row.form for row in rows}),
        earliest=next(row for row in rows if first is None or row.document.id == first.id),
        dated=first is not None,
        outlets=tuple(sorted({row.document.outlet for row in rows if row.document.outlet})),
        languages=tuple(sorted({row.document.language for row in rows})),
        kinds=kinds,
    )


def _kinds_of(cluster: NDArray[np.int64], kind: NDArray[np.int64]) -> list[tuple[str, ...]]:
    """Give the kinds of the copies of each cluster."""
    found = np.zeros((int(cluster.max()) + 1 if len(cluster) else 0, len(_KINDS)), dtype=bool)
    found[cluster, kind] = True
    return [tuple(each.value for each, there in zip(_KINDS, row, strict=True) if there) for row in found.tolist()]
