"""What stands at the left of a chart: words, evidence, own reporting, in columns by how far from the end they are."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.records import Edge, EndKind, Lineage, NodeKind
from sayso.report.catalogue import Catalogue, is_unnamed
from sayso.report.funnels import JOINING, node_name
from sayso.report.rows import Row, fitted, width

COLUMN_WIDTH = 200.0
_LEAST_DISTANCE = 38.0
_COLUMNS = 4
_LINE_EMS = 11.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """Somebody's word, a piece of evidence, or own reporting.

    Args:
        node: id of the lineage's node.
        mark: ``word``, ``inferred``, ``unnamed``, ``evidence`` or ``own``.
        lines: its name on one line or two.
        note: what the mark means, in words.
        column: 0 for the ends, growing toward the documents.
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
        posts.append(Post(node=node.id, mark=mark, note=note, lines=lines, width=wide, column=min(columns[node.id], _COLUMNS)))
    return posts


def _mark(end: EndKind | None, kind: NodeKind, *, unnamed: bool, inferred: bool) -> tuple[str, str]:
    if unnamed:
        return "unnamed", "unnamed source"
    if kind is NodeKind.EVIDENCE or end is EndKind.EVIDENCE:
        return "evidence", "not in the pile" if inferred else "evidence"
    if kind is NodeKind.OWN_REPORTING:
        return "own", "own reporting"
    return ("inferred", "not in the pile") if inferred else ("word", "")


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
    """Give the length of the longest chain below each node; what rests on a document stands nearest to the documents.

    A ring of nodes, which should not be, ends somewhere.
    """
    below: defaultdict[str, set[str]] = defaultdict(set)
    for edge in edges:
        if edge.kind not in JOINING:
            below[edge.start].add(edge.end)
    columns = dict.fromkeys(nodes, 0)
    for _ in range(_COLUMNS):
        columns = {
            node: max((columns[end] + 1 for end in below[node] if end in columns and end != node), default=0) for node in nodes
        }
    nearest = max(columns.values(), default=0)
    return {node: nearest if below[node] - columns.keys() else column for node, column in columns.items()}


def place(posts: Sequence[Post], rows: Sequence[Row], edges: Sequence[Edge], left: float, top: float) -> list[Post]:
    """Give each post its place: at the middle of what rests on it, no two closer than they can be read."""
    heights = {node: row.y for row in rows for node in row.nodes}
    above: defaultdict[str, list[str]] = defaultdict(list)
    for edge in edges:
        if edge.kind not in JOINING:
            above[edge.end].append(edge.start)
    standing: list[Post] = []
    for column in sorted({post.column for post in posts}, reverse=True):
        members = [post for post in posts if post.column == column]
        wished = [(_middle(above[post.node], heights, top), post) for post in members]
        for y, post in _spread(sorted(wished, key=lambda pair: (pair[0], pair[1].node)), top):
            heights[post.node] = y
            standing.append(replace(post, x=left + column * COLUMN_WIDTH, y=round(y, 2)))
    return standing


def _middle(above: Iterable[str], heights: Mapping[str, float], top: float) -> float:
    known = [heights[node] for node in above if node in heights]
    return sum(known) / len(known) if known else top + _LEAST_DISTANCE


def _spread(wished: Sequence[tuple[float, Post]], top: float) -> list[tuple[float, Post]]:
    """Push apart what stands too close: downward first, then half of the push is taken back."""
    heights: list[float] = []
    for y, _ in wished:
        heights.append(max(y, heights[-1] + _LEAST_DISTANCE if heights else top + 10))
    for rank in range(len(heights) - 1, -1, -1):
        room = heights[rank - 1] + _LEAST_DISTANCE if rank else top + 10
        heights[rank] = max(room, (heights[rank] + wished[rank][0]) / 2)
        for later in range(rank + 1, len(heights)):
            heights[later] = max(heights[later], heights[later - 1] + _LEAST_DISTANCE)
    return [(height, post) for height, (_, post) in zip(heights, wished, strict=True)]
