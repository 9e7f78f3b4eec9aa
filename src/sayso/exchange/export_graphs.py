"""The network of a trace as GEXF 1.3 (gexf.net), whose days Gephi's timeline plays, and as GraphML (graphml.graphdrawing.org)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from sayso.exchange.export_network import Network, Point, Tie, Values, network
from sayso.exchange.export_text import xml_safe
from sayso.records import Trace

GEXF = "http://gexf.net/1.3"
GRAPHML = "http://graphml.graphdrawing.org/xmlns"
_TYPES = {bool: "boolean", int: "long", float: "double", str: "string"}
_NUMBERS = {"score"}  # always with a fraction, though it may be 1


@cache
def _etree() -> Any:
    from lxml import etree  # type: ignore[import-untyped]  # noqa: PLC0415 native library, only graphs need it

    return etree


def write_gexf(trace: Trace, out: Path) -> None:
    """Write the network as GEXF 1.3 of mode dynamic: days (UTC) from when the pile shows a node or edge to its last day.

    What has no date has no ``start``; the moments themselves stand among the attributes. ``kind`` of an edge is its relation, so
    that edges of several relations between two nodes stay apart.
    """
    found = network(trace)
    nodes, edges = _columns(found.points), _columns(found.ties)
    of_node, of_edge = ({name: str(rank) for rank, name in enumerate(each)} for each in (nodes, edges))
    with _etree().xmlfile(str(out), encoding="utf-8") as file:
        file.write_declaration()
        with file.element("gexf", nsmap={None: GEXF}, version="1.3"):
            with file.element("meta"):
                _write_text(file, "creator", f"sayso {trace.run.version}")
                _write_text(file, "description", f"run {trace.run.id}")
            with file.element("graph", **_graph(found)):
                _declare(file, "node", nodes)
                _declare(file, "edge", edges)
                with file.element("nodes"):
                    for point in found.points:
                        _write(file, "node", {"id": point.id, "label": point.label, **_days(point, found)}, point.values, of_node)
                with file.element("edges"):
                    for number, tie in enumerate(found.ties):
                        names = {"source": tie.source, "target": tie.target, "label": tie.label, "kind": tie.relation}
                        _write(file, "edge", {"id": str(number), **names, **_days(tie, found)}, _valued(tie), of_edge)


def write_graphml(trace: Trace, out: Path) -> None:
    """Write the network as GraphML: typed keys, each with its name; ``start`` is the day (UTC) from which the pile shows it."""
    found = network(trace)
    points = [(point.id, {"label": point.label, "start": point.start, **point.values}) for point in found.points]
    ties = [(tie, {"label": tie.label, "start": tie.start, **_valued(tie)}) for tie in found.ties]
    nodes, edges = _types(values for _, values in points), _types(values for _, values in ties)
    with _etree().xmlfile(str(out), encoding="utf-8") as file:
        file.write_declaration()
        with file.element("graphml", nsmap={None: GRAPHML}):
            for kind, columns in (("node", nodes), ("edge", edges)):
                for rank, (name, dtype) in enumerate(columns.items()):
                    named = {"id": f"{kind}{rank}", "for": kind, "attr.name": name, "attr.type": _TYPES[dtype]}
                    file.write(_etree().Element("key", named))
            with file.element("graph", id="sayso", edgedefault="directed"):
                for id_, values in points:
                    _write_data(file, "node", {"id": id_}, values, list(nodes))
                for number, (tie, values) in enumerate(ties):
                    ids = {"id": str(number), "source": tie.source, "target": tie.target}
                    _write_data(file, "edge", ids, values, list(edges))


def _valued(tie: Tie) -> Values:
    return {"relation": tie.relation, **tie.values}


def _graph(found: Network) -> dict[str, str]:
    """Give the attributes of the graph; days are whole, so that every reader takes them."""
    days = {"start": found.first, "end": found.last} if found.first and found.last else {}
    fixed = {"mode": "dynamic", "defaultedgetype": "directed", "idtype": "string", "timeformat": "date", "timezone": "UTC"}
    return {**fixed, "timerepresentation": "interval", **days}


def _days(each: Point | Tie, found: Network) -> dict[str, str]:
    return {"start": each.start, "end": max(each.start, found.last or "")} if each.start else {}


def _columns(found: Sequence[Point] | Sequence[Tie]) -> dict[str, type]:
    return _types(each.values if isinstance(each, Point) else _valued(each) for each in found)


def _types(every: Iterable[Values]) -> dict[str, type]:
    """Give each attribute's name and type, in the order in which they come."""
    found: dict[str, type] = {}
    for values in every:
        for name, value in values.items():
            if value is not None:
                found.setdefault(name, float if name in _NUMBERS else type(value))
    return found


def _told(values: Values) -> Iterator[tuple[str, str]]:
    for name, value in values.items():
        if value is not None:
            number = float(value) if name in _NUMBERS else value
            yield name, str(number).lower() if isinstance(number, bool) else xml_safe(str(number))


def _declare(file: Any, kind: str, columns: Mapping[str, type]) -> None:
    with file.element("attributes", {"class": kind, "mode": "static"}):
        for rank, (name, dtype) in enumerate(columns.items()):
            file.write(_etree().Element("attribute", id=str(rank), title=name, type=_TYPES[dtype]))


def _write(file: Any, kind: str, attributes: Mapping[str, str], values: Values, ranks: Mapping[str, str]) -> None:
    element = _etree().Element(kind, {name: xml_safe(value) for name, value in attributes.items()})
    every = _etree().SubElement(element, "attvalues")
    for name, value in _told(values):
        _etree().SubElement(every, "attvalue", {"for": ranks[name], "value": value})
    file.write(element)


def _write_data(file: Any, kind: str, attributes: Mapping[str, str], values: Values, columns: Sequence[str]) -> None:
    element = _etree().Element(kind, {name: xml_safe(value) for name, value in attributes.items()})
    for name, value in _told(values):
        _etree().SubElement(element, "data", key=f"{kind}{columns.index(name)}").text = value
    file.write(element)


def _write_text(file: Any, name: str, text: str) -> None:
    with file.element(name):
        file.write(xml_safe(text))
