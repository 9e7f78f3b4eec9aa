"""Which documents of a chart are joined by a line: as few lines as tell how each came by its words."""

from collections.abc import Mapping, Sequence

from sayso.kernels.components import Forest
from sayso.records import Copy, CopyKind, Edge, EdgeKind, Lineage
from sayso.report.catalogue import Catalogue
from sayso.report.funnels import AGAINST
from sayso.report.rows import Row


def closest(lineage: Lineage, row_of: Mapping[str, Row]) -> list[tuple[Row, Row, Edge]]:
    """Give for each row the one other row that it rests on most surely: (row, other, edge)."""
    scores = {receipt.id: receipt.score for receipt in lineage.receipts}
    mutual = _mutual(lineage)
    best: dict[str, tuple[float, Row, Row, Edge]] = {}
    for edge in lineage.edges:
        copy, original = row_of.get(edge.start), row_of.get(edge.end)
        if copy is None or original is None or copy.document == original.document or (edge.start, edge.end) in mutual:
            continue
        rank = scores.get(edge.receipt, 0.0) + (2.0 if edge.kind is EdgeKind.COPY else 0.0)
        if copy.document not in best or rank > best[copy.document][0]:
            best[copy.document] = (rank, copy, original, edge)
    return [(copy, original, edge) for _, copy, original, edge in best.values()]


def _mutual(lineage: Lineage) -> set[tuple[str, str]]:
    """Give the copies that rest on one another: nothing tells which was first."""
    pairs = {(edge.start, edge.end) for edge in lineage.edges if edge.kind is EdgeKind.COPY}
    return {(start, end) for start, end in pairs if (end, start) in pairs}


def _turn(copy: Copy, undated: set[str]) -> tuple[float, int, float, str]:
    """Order copies: the surest first, of nearly equal ones those between dated documents."""
    return (-round(copy.score, 1), len({copy.a.document, copy.b.document} & undated), -copy.score, copy.id)


def undirected(shelf: Catalogue, lineage: Lineage, rows: Sequence[Row]) -> list[tuple[Row, Row, CopyKind]]:
    """Join what is one wording without a known direction: as few joins as hold each band together, the surest first."""
    row_of = {row.document: row for row in rows if row.mark not in AGAINST}
    of_node = {node: row.document for row in rows for node in row.nodes}
    forest = Forest[str]()
    mutual = _mutual(lineage)
    for edge in lineage.edges:
        directed = edge.kind is EdgeKind.COPY and (edge.start, edge.end) not in mutual
        if directed and of_node.get(edge.start) in row_of and of_node.get(edge.end) in row_of:
            forest.join(of_node[edge.start], of_node[edge.end])
    found = []
    copies = {copy.id: copy for row in row_of.values() for passage in row.passages for copy in shelf.copies_at(passage)}
    undated = {document for document in row_of if document not in shelf.dates}
    for copy in sorted(copies.values(), key=lambda each: _turn(each, undated)):
        first, second = row_of.get(copy.a.document), row_of.get(copy.b.document)
        if first and second and first.wording == second.wording and forest.join(first.document, second.document):
            found.append((first, second, copy.kind))
    return found
