"""Why assertions were taken for one claim: of every group a tree of joins, each with its reason, one for each that joined."""

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from sayso.claims.assertions import Assertion
from sayso.claims.clustering import Clusters
from sayso.claims.decided import Decided
from sayso.claims.denials import is_pointing
from sayso.kernels.components import Forest
from sayso.records import Copy, Correction, EdgeKind, Passage, Receipt, content_id

_SHOWN_CHARS = 80


@dataclass(frozen=True, slots=True)
class Join:
    """Two assertions that stand in one group.

    Args:
        first, second: their ranks.
        kind: ``correction``, ``same words``, ``copy``, ``says the same``, ``negation`` or ``answers``.
        why: the reason, for a reader.
        score: likeness of the two, 0 to 1; 1 where a rule or a person decided.
    """

    first: int
    second: int
    kind: EdgeKind
    why: str
    score: float = 1.0


def joins(found: Sequence[Assertion], clusters: Clusters, copies: Sequence[Copy], people: Decided) -> tuple[Join, ...]:
    """Give the joins by which the groups came about: one less than each has members, in the order in which groups are made.

    What only points back says nothing by itself, and is left to what it answers.

    Args:
        found: all assertions.
        clusters: their groups.
        copies: of which the groups were made.
        people: what was decided, by which they were made before that.
    """
    forest = Forest[int]()
    made = chain(_equal(found, clusters), _decided(people), _copied(found, clusters, copies), _alike(found, clusters, forest))
    return tuple(join for join in made if forest.join(join.first, join.second))


def _equal(found: Sequence[Assertion], clusters: Clusters) -> Iterator[Join]:
    for ranks in clusters.texts:
        telling = [rank for rank in ranks if not is_pointing(found[rank])]
        for rank in telling[1:]:
            yield Join(telling[0], rank, EdgeKind.SAME_WORDS, "the same words")


def _decided(people: Decided) -> Iterator[Join]:
    for pair in people.same:
        yield Join(*pair, EdgeKind.CORRECTION, _who_decided(people.rows.get(pair)))


def _who_decided(row: Correction | None) -> str:
    who = (row.by if row else "") or "a person"
    when = f", {row.at}" if row and row.at else ""
    reason = f": {row.why}" if row and row.why else ""
    return f"{who} decided that the two make the same claim{when}{reason}"


def _copied(found: Sequence[Assertion], clusters: Clusters, copies: Sequence[Copy]) -> Iterator[Join]:
    group = _groups(clusters)
    between: defaultdict[tuple[str, str], list[Copy]] = defaultdict(list)
    for copy in copies:
        between[copy.a.document, copy.b.document].append(copy)
    pairs = [
        (_holding(between, found[first].passage, found[second].passage), first, second)
        for first, second, _verbatim in clusters.copied
        if group[first] == group[second] and not is_pointing(found[first]) and not is_pointing(found[second])
    ]
    for copy, first, second in sorted(pairs, key=lambda each: -each[0].score):
        yield Join(first, second, EdgeKind.COPY, f"{copy.kind}: {copy.why}", copy.score)


def _groups(clusters: Clusters) -> dict[int, int]:
    """Map the rank of every assertion to its group."""
    return {rank: clusters.group_of[text] for text, ranks in enumerate(clusters.texts) for rank in ranks}


def _holding(between: Mapping[tuple[str, str], Sequence[Copy]], one: Passage, other: Passage) -> Copy:
    """Give the copy that holds most of two passages."""
    listed = [(copy, copy.a, copy.b) for copy in between.get((one.document, other.document), ())]
    listed += [(copy, copy.b, copy.a) for copy in between.get((other.document, one.document), ())]
    return max(listed, key=lambda each: each[1].span.overlap(one.span) + each[2].span.overlap(other.span))[0]


def _alike(found: Sequence[Assertion], clusters: Clusters, forest: Forest[int]) -> Iterator[Join]:
    """Give the pairs that were found to say the same, the most alike first; of those that are together nothing is asked."""
    for first, second in clusters.within():
        one, other = (_telling(found, clusters.texts[text]) for text in (first, second))
        if one is not None and other is not None and not forest.together(one, other):
            verdict = clusters.verdict(first, second)
            if verdict.same:
                yield Join(one, other, EdgeKind.SAYS_THE_SAME, verdict.why, verdict.score)


def _telling(found: Sequence[Assertion], ranks: Iterable[int]) -> int | None:
    """Give the first assertion of a text that does not only point back."""
    return next((rank for rank in ranks if not is_pointing(found[rank])), None)


def answering(found: Sequence[Assertion], denial: int, target: int) -> Join:
    """Give the join of a denial that only points back and of what it answers."""
    one, other = found[denial], found[target]
    what = "the headline" if other.headline else "what somebody is credited with" if other.statement else "what is told"
    where = "before" if other.passage.start <= one.passage.start else "below"
    why = f"“{one.text[:_SHOWN_CHARS]}” does not tell by itself what is denied or doubted; it is tied to {what} {where} it"
    return Join(denial, target, EdgeKind.ANSWERS, why)


def receipts(found: Sequence[Assertion], ranks: Sequence[int], root: int, known: Sequence[Join]) -> dict[int, Receipt]:
    """Give the receipt of each assertion of a group but of the root, by rank: why it stands with one that stood there before.

    Args:
        found: all assertions.
        ranks: of the group.
        root: the one whose words are the claim's.
        known: joins between them, at least a tree's.
    """
    ways: defaultdict[int, list[tuple[int, Join]]] = defaultdict(list)
    for join in known:
        ways[join.first].append((join.second, join))
        ways[join.second].append((join.first, join))
    return {
        rank: _receipt(join, found[rank].passage, found[before].passage)
        for rank, before, join in _walk(root, lambda rank: ways[rank], set(ranks))
    }


def _walk(root: int, ways: Callable[[int], Sequence[tuple[int, Join]]], inside: set[int]) -> Iterator[tuple[int, int, Join]]:
    """Give (rank, the one before it, their join) of everything that can be reached, the nearest first."""
    seen, waiting = {root}, deque([root])
    while waiting:
        before = waiting.popleft()
        for rank, join in ways(before):
            if rank not in seen and rank in inside:
                seen.add(rank)
                waiting.append(rank)
                yield rank, before, join


def _receipt(join: Join, here: Passage, there: Passage) -> Receipt:
    passages = (here, there)
    return Receipt(
        id=content_id("join", join.kind, join.why, *passages),
        kind=join.kind,
        why=join.why,
        score=round(min(max(join.score, 0.0), 1.0), 4),
        passages=passages,
    )
