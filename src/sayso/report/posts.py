"""What stands at the left of a chart: words, evidence, own reporting, in columns by how far from the end they are."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.records import Edge, EndKind, Lineage, NodeKind
from sayso.report.catalogue import Catalogue, is_unnamed
from sayso.report.funnels import JOINING, node_name
from sayso.report.lettering import fitted, width
from sayso.report.rows import Row
from sayso.report.tongues import gettext

_LEAST_DISTANCE = 38.0
_COLUMNS = 3
_LINE_EMS = 9.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """Somebody's word, a piece of evidence, or own reporting.

    Args:
        node: id of the lineage's node.
        mark: ``word``, ``inferred``, ``unnamed``, ``evidence`` or ``own``.
        lines: its name on one line or two.
        note: what the mark means, in words.
        column: 0 for the ends, growing toward the documents; at most 2.
        width: of its name, pixels.
        x, y: pixels.
    """

    node: str
    mark: str
    lines: tuple[str, ...]
    note: str
    column: int
    width: float = 0.0
    x: float = 0.0
    y: float = 0.0


def posts_of(shelf: Catalogue, lineage: Lineage) -> list[Post]:
    """Give everything in a lineage that is no witness."""
    found = [node for node in lineage.nodes if node.kind is not NodeKind.WITNESS]
    columns = _columns([node.id for node in found], lineage.edges)
    posts = []
    for node in found:
        unnamed = is_unnamed(shelf, node)
        mark, note = _mark(node.end, node.kind, unnamed=unnamed, inferred=node.inferred)
        lines = _lines(node_name(shelf, node))
        wide = max(map(width, lines))
        posts.append(Post(node=node.id, mark=mark, note=note, lines=lines, width=wide, column=columns[node.id]))
    return posts


def _mark(end: EndKind | None, kind: NodeKind, *, unnamed: bool, inferred: bool) -> tuple[str, str]:
    if unnamed:
        return "unnamed", gettext("unnamed source")
    if kind is NodeKind.EVIDENCE or end is EndKind.EVIDENCE:
        return "evidence", gettext("not in the pile") if inferred else gettext("evidence")
    if kind is NodeKind.OWN_REPORTING:
        return "own", gettext("own reporting")
    return ("inferred", gettext("not in the pile")) if inferred else ("word", "")


def _lines(name: str) -> tuple[str, ...]:
    """Break a name over two lines at a space, where it is long."""
    if fitted(name, _LINE_EMS) == name:
        return (name,)
    words = name.split(" ")
    first = [words[0]]
    for word in words[1:]:
        if fitted(attempt := " ".join([*first, word]), _LINE_EMS) != attempt:
            break
        first.append(word)
    rest = " ".join(words[len(first) :])
    return (fitted(" ".join(first), _LINE_EMS), *((fitted(rest, _LINE_EMS),) if rest else ()))


def _columns(nodes: Sequence[str], edges: Sequence[Edge]) -> dict[str, int]:
    """Give each node its column: the ends first, what rests on a document nearest to the documents, the others between.

    No column is empty. A ring of nodes, which should not be, is opened somewhere.
    """
    below: defaultdict[str, set[str]] = defaultdict(set)
    for edge in edges:
        if edge.kind not in JOINING and edge.start != edge.end:
            below[edge.start].add(edge.end)
    lengths = _lengths(nodes, below)
    farthest = max(lengths.values(), default=0)
    lengths = {node: farthest if below[node] - lengths.keys() else length for node, length in lengths.items()}
    ranks = {length: rank for rank, length in enumerate(sorted(set(lengths.values())))}
    last = len(ranks) - 1
    return {
        node: _COLUMNS - 1 if last >= _COLUMNS and ranks[n] == last else min(ranks[n], _middle_column(last))
        for node, n in lengths.items()
    }


def _middle_column(last: int) -> int:
    return last if last < _COLUMNS else _COLUMNS - 2


def _lengths(nodes: Sequence[str], below: Mapping[str, set[str]]) -> dict[str, int]:
    """Give the length of the longest chain below each node, from the ends upward; the first of a ring counts as an end."""
    known = set(nodes)
    waiting = {node: below.get(node, set()) & known for node in nodes}
    lengths: dict[str, int] = {}
    while waiting:
        ready = [node for node, rest in waiting.items() if not rest - lengths.keys()] or [min(waiting)]
        found = {node: max((lengths[each] + 1 for each in waiting[node] if each in lengths), default=0) for node in ready}
        lengths |= found
        waiting = {node: rest for node, rest in waiting.items() if node not in lengths}
    return lengths


def place(posts: Sequence[Post], rows: Sequence[Row], edges: Sequence[Edge], columns: Sequence[float], top: float) -> list[Post]:
    """Give each post its place: at the middle of what rests on it, no two closer than they can be read.

    Args:
        posts: of one chart.
        rows: of the same, in their places.
        edges: of its lineage.
        columns: where each column stands, in pixels.
        top: of the chart, in pixels.
    """
    heights = {node: row.y for row in rows for node in row.nodes}
    above: defaultdict[str, list[str]] = defaultdict(list)
    for edge in edges:
        if edge.kind not in JOINING:
            above[edge.end].append(edge.start)
    standing: list[Post] = []
    for column in sorted({post.column for post in posts}, reverse=True):
        members = [post for post in posts if post.column == column]
        wished = [(_middle(above[post.node], heights, top), post) for post in members]
        for y, post in spread(sorted(wished, key=lambda pair: (pair[0], pair[1].node)), top):
            heights[post.node] = y
            standing.append(replace(post, x=columns[column], y=round(y, 2)))
    return standing


def _middle(above: Iterable[str], heights: Mapping[str, float], top: float) -> float:
    known = [heights[node] for node in above if node in heights]
    return sum(known) / len(known) if known else top + _LEAST_DISTANCE


def spread(wished: Sequence[tuple[float, Post]], top: float) -> list[tuple[float, Post]]:
    """Push apart what stands too close: downward first, then half of the push is taken back.

    Args:
        wished: (where it would stand, what) in order.
        top: nothing stands above it.
    """
    heights: list[float] = []
    for y, _ in wished:
        heights.append(max(y, heights[-1] + _LEAST_DISTANCE if heights else top + 10))
    for rank in range(len(heights) - 1, -1, -1):
        room = heights[rank - 1] + _LEAST_DISTANCE if rank else top + 10
        heights[rank] = max(room, (heights[rank] + wished[rank][0]) / 2)
        for later in range(rank + 1, len(heights)):
            heights[later] = max(heights[later], heights[later - 1] + _LEAST_DISTANCE)
    return [(height, post) for height, (_, post) in zip(heights, wished, strict=True)]
