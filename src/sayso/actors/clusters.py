"""Speakers gathered into actors: the surest joins first, and never two whom one document tells apart."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from sayso.actors.entities import Entity, Key


@dataclass(slots=True, eq=False)
class Cluster:
    """Entities that are one actor, under the key of the first."""

    key: Key
    entities: list[Entity] = field(default_factory=list)

    @property
    def documents(self) -> set[str]:
        """The documents in which the actor is named."""
        return {entity.document for entity in self.entities}


@dataclass(frozen=True, slots=True)
class Link:
    """Two clusters that may be one, and how far they are apart: lower is surer."""

    apart: float
    one: Cluster
    other: Cluster


def merged(clusters: Sequence[Cluster], links: Iterable[Link], told_apart: Callable[[Cluster, Cluster], bool]) -> list[Cluster]:
    """Merge linked clusters, the surest first; two that a document tells apart stay two, and so do those merged into them.

    Args:
        clusters: in order; a merged one keeps the place and the key of its first.
        links: in any order.
        told_apart: whether two clusters may not be one, asked again after every merge.
    """
    place = {id(cluster): rank for rank, cluster in enumerate(clusters)}
    into: dict[int, Cluster] = {}

    def top(cluster: Cluster) -> Cluster:
        while id(cluster) in into:
            cluster = into[id(cluster)]
        return cluster

    for link in sorted(links, key=lambda each: (each.apart, place[id(each.one)], place[id(each.other)])):
        first, second = sorted((top(link.one), top(link.other)), key=lambda each: place[id(each)])
        if first is second or told_apart(first, second):
            continue
        first.entities.extend(second.entities)
        into[id(second)] = first
    return [cluster for cluster in clusters if id(cluster) not in into]


def share_document(one: Cluster, other: Cluster) -> bool:
    """Tell whether a document names both: where it did not join them itself, they are two."""
    return bool(one.documents & other.documents)
