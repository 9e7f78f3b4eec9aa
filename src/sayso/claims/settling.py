"""Which group of assertions each one ends up in, and with which stance."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.claims.assertions import Assertion
from sayso.claims.clustering import Clusters
from sayso.claims.comparing import Verdict
from sayso.claims.denials import is_pointing
from sayso.records import Stance

_OTHER_WAY = {
    Stance.ASSERTS: Stance.DENIES,
    Stance.REPORTS: Stance.DENIES,
    Stance.DENIES: Stance.ASSERTS,
    Stance.DOUBTS: Stance.DOUBTS,
}


@dataclass(frozen=True, slots=True)
class Member:
    """An assertion in its group: its rank, its stance toward the claim, and whether its own words are the claim's ("plain")."""

    rank: int
    stance: Stance
    plain: bool


@dataclass(frozen=True, slots=True)
class Settled:
    """Members by group, and the verdicts by which two groups are versions of each other: (group, group) to verdict."""

    members: Mapping[int, Sequence[Member]]
    versions: Mapping[tuple[int, int], Verdict]


def settle(clusters: Clusters, found: Sequence[Assertion], targets: Mapping[int, int]) -> Settled:
    """Settle every assertion in a group.

    Denials that only point back go where they point. A group that asserts the negation of another joins it with its stances
    turned around.

    Args:
        clusters: groups of texts that say the same.
        found: all assertions.
        targets: rank of each pointing denial to the rank that it answers.
    """
    home = {rank: number for number, ranks in enumerate(clusters.groups()) for rank in ranks}
    relations = [(verdict, home[first], home[second]) for verdict, first, second in clusters.relations()]
    turned = _turned(relations)
    members: defaultdict[int, list[Member]] = defaultdict(list)
    for rank, assertion in enumerate(found):
        if rank in targets:
            members[turned.get(home[targets[rank]], home[targets[rank]])].append(Member(rank, assertion.stance, plain=False))
        elif not is_pointing(assertion):
            flipped = home[rank] in turned
            stance = _OTHER_WAY[assertion.stance] if flipped else assertion.stance
            members[turned.get(home[rank], home[rank])].append(Member(rank, stance, plain=not flipped))
    return Settled(members, _versions(relations, turned))


def _turned(relations: Sequence[tuple[Verdict, int, int]]) -> dict[int, int]:
    """Map each group that asserts a negation to the group that it answers; a group that is answered is never turned itself."""
    turned: dict[int, int] = {}
    kept: set[int] = set()
    for verdict, first, second in relations:
        if verdict.what == "negation":
            negated, plain = (first, second) if verdict.here else (second, first)
            if negated not in turned and plain not in turned and negated not in kept:
                turned[negated] = plain
                kept.add(plain)
    return turned


def _versions(relations: Sequence[tuple[Verdict, int, int]], turned: Mapping[int, int]) -> dict[tuple[int, int], Verdict]:
    """Give the most alike pair of texts of every two groups that differ in one detail; those turned are no longer there."""
    versions: dict[tuple[int, int], Verdict] = {}
    for verdict, first, second in relations:
        if first not in turned and second not in turned and (second, first) not in versions:
            versions.setdefault((first, second), verdict)
    return {pair: verdict for pair, verdict in versions.items() if pair[0] != pair[1]}
