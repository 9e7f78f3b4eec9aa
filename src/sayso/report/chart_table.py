"""The numbers of a chart as a table: all documents, drawn or not, for those who do not see the picture."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.records import CopyKind, Document, Edge, EdgeKind, Lineage, Node, NodeKind
from sayso.report.catalogue import Catalogue, language_name
from sayso.report.funnels import node_name
from sayso.report.moments import when, with_basis
from sayso.report.rows import Row
from sayso.report.tongues import gettext


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """One line of the table beside the chart: what a document is, and what it rests on."""

    document: str
    name: str
    language: str
    date: str
    earliest: str
    latest: str
    wording: int
    rests_on: tuple[str, ...]
    mark: str
    said: str


def table(shelf: Catalogue, lineage: Lineage, rows: Sequence[Row]) -> list[TableRow]:
    """Give the numbers of the chart as rows.

    Args:
        shelf: that holds the documents.
        lineage: of the claim.
        rows: all rows of the claim.
    """
    nodes = {node.id: node for node in lineage.nodes}
    below: defaultdict[str, list[str]] = defaultdict(list)
    for edge in lineage.edges:
        end = nodes.get(edge.end)
        if end and (end.kind is not NodeKind.WITNESS or edge.kind is EdgeKind.COPY):
            below[edge.start].append(_rests(shelf, edge, end))
    found = []
    for row in rows:
        document = shelf.documents.get(row.document)
        published = document.published if document else None
        rests_on = tuple(dict.fromkeys(said for node in sorted(row.nodes) for said in below[node]))
        found.append(
            TableRow(
                document=row.document,
                name=shelf.name(row.document),
                language=row.language,
                date=with_basis(published) if document else gettext("no date"),
                earliest=(published.earliest if published else None) or "",
                latest=(published.latest if published else None) or "",
                wording=row.wording + 1,
                rests_on=rests_on,
                mark=row.mark,
                said=_said(shelf, document, row.mark, rests_on),
            )
        )
    return found


def _said(shelf: Catalogue, document: Document | None, mark: str, rests_on: Sequence[str]) -> str:
    """Say a row in one line: what a mark of the chart is called."""
    if document is None:
        return ""
    what = {
        "dropped": gettext("attribution dropped"),
        "denies": gettext("denies it"),
        "doubts": gettext("doubts it"),
    }.get(mark, "" if rests_on else gettext("names no source"))
    parts = (shelf.outlet(document.id), language_name(document.language), when(document.published), *rests_on, what)
    return "; ".join(part for part in parts if part)


def _rests(shelf: Catalogue, edge: Edge, end: Node) -> str:
    """Say on what something rests, and how.

    Example:
        >>> from sayso.records import Run, Trace
        >>> from sayso.report.catalogue import catalogue
        >>> run = Run(id="r", version="0", settings=(), inputs=())
        >>> trace = Trace(run=run, documents=(), statements=(), actors=(), copies=(), claims=(), lineages=(), unread=())
        >>> _rests(catalogue(trace), Edge("a", "b", EdgeKind.CREDIT, "r"), Node(id="b", kind=NodeKind.WORD, label="Northwire"))
        'credit: Northwire'
    """
    if edge.kind is EdgeKind.COPY:
        copied = {
            CopyKind.VERBATIM: gettext("verbatim copy of {name}"),
            CopyKind.TRANSLATED: gettext("translated copy of {name}"),
        }
        return copied.get(edge.copy_kind or CopyKind.EDITED, gettext("edited copy of {name}")).format(name=node_name(shelf, end))
    said = {
        EdgeKind.ATTRIBUTION: gettext("attribution: {name}"),
        EdgeKind.CREDIT: gettext("credit: {name}"),
        EdgeKind.EVIDENCE: gettext("evidence: {name}"),
        EdgeKind.OWN_REPORTING: gettext("own reporting: {name}"),
        EdgeKind.QUOTATION: gettext("quotation: {name}"),
        EdgeKind.PUBLISHER: gettext("publisher: {name}"),
        EdgeKind.SAME_BODY: gettext("same body: {name}"),
        EdgeKind.SAME_EVENT: gettext("same event: {name}"),
    }
    return said.get(edge.kind, gettext("by a person’s decision: {name}")).format(name=node_name(shelf, end))
