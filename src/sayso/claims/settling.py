"""Which group of assertions each one ends up in, and with which stance."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.claims.assertions import Assertion
from sayso.claims.clustering import Clusters
from sayso.claims.comparing import Verdict
from sayso.claims.denials import is_pointing
from sayso.claims.joins import Join, answering
from sayso.records import EdgeKind, Stance

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
class Difference:
    """What two assertions of two groups differ in: the verdict, and their ranks in its order."""

    verdict: Verdict
    first: int
    second: int

    @property
    def turned(self) -> "Difference":
        """The same, seen from the other."""
        seen = replace(self.verdict, here=self.verdict.there, there=self.verdict.here)
        return Difference(seen, self.second, self.first)


@dataclass(frozen=True, slots=True)
class Settled:
    """Members by group, what makes two groups versions of each other, and the joins that denials brought.

    Args:
        members: by group.
        versions: (group, group) to the difference of the two texts that are most alike.
        joins: of denials that point back, and of groups that assert a negation.
    """

    members: Mapping[int, Sequence[Member]]
    versions: Mapping[tuple[int, int], Difference]
    joins: tuple[Join, ...] = ()


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
    relations = [(Difference(*each), home[each[1]], home[each[2]]) for each in clusters.relations()]
    turns = _turned(relations)
    turned = {negated: plain for negated, (plain, _) in turns.items()}
    answers = tuple(answering(found, denial, target) for denial, target in targets.items())
    members: defaultdict[int, list[Member]] = defaultdict(list)
    for rank, assertion in enumerate(found):
        if rank in targets:
            members[turned.get(home[targets[rank]], home[targets[rank]])].append(Member(rank, assertion.stance, plain=False))
        elif not is_pointing(assertion):
            flipped = home[rank] in turned
            stance = _OTHER_WAY[assertion.stance] if flipped else assertion.stance
            members[turned.get(home[rank], home[rank])].append(Member(rank, stance, plain=not flipped))
    negations = tuple(_negation(difference) for _, difference in turns.values())
    return Settled(members, _versions(relations, turned), (*answers, *negations))


def _turned(relations: Sequence[tuple[Difference, int, int]]) -> dict[int, tuple[int, Difference]]:
    """Map each group that asserts a negation to the group that it answers; a group that is answered is never turned itself."""
    turned: dict[int, tuple[int, Difference]] = {}
    kept: set[int] = set()
    for difference, first, second in relations:
        if difference.verdict.what == "negation":
            negated, plain = (first, second) if difference.verdict.here else (second, first)
            if negated not in turned and plain not in turned and negated not in kept:
                turned[negated] = (plain, difference)
                kept.add(plain)
    return turned


def _negation(difference: Difference) -> Join:
    """Give the join of a group that asserts a negation and of the one that it answers."""
    verdict = difference.verdict
    why = f"one asserts what the other negates, and all else agrees: {verdict.why}"
    return Join(difference.first, difference.second, EdgeKind.NEGATION, why, verdict.score)


def _versions(relations: Sequence[tuple[Difference, int, int]], turned: Mapping[int, int]) -> dict[tuple[int, int], Difference]:
    """Give the most alike pair of texts of every two groups that differ in one detail; those turned are no longer there."""
    versions: dict[tuple[int, int], Difference] = {}
    for difference, first, second in relations:
        if first not in turned and second not in turned and (second, first) not in versions:
            versions.setdefault((first, second), difference)
    return {pair: difference for pair, difference in versions.items() if pair[0] != pair[1]}
