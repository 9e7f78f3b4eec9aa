"""What claims can be chosen by, counted: which claim has which value is kept in memory for a run, a few bytes each.

SQLite would look up every value of every claim (a tenth of a second at 20,000 claims); an array of claims a value
answers in a few milliseconds, and is read once a run.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.case.filters import Filter, of_claims
from sayso.case.tables import Asker
from sayso.errors import BadInput
from sayso.records import Actor

FACETS = ("outlet", "speaker", "language", "month", "stance", "act", "dropped", "unsourced", "several")
MOST_VALUES = 500
_MARKS = """
with numbered as materialized (select claim, row_number() over (order by claim) - 1 as rank from ranks)
select name, value, group_concat(rank) as ranks from facets join numbered using (claim) where name <> 'story' group by name, value
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetValue:
    """Something that claims can be chosen by: what a filter takes, how it is shown, of how many claims it holds."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """What claims can be chosen by, of one kind.

    Args:
        name: ``outlet``, ``speaker``, ``language``, ``month``, ``stance``, ``act``; ``dropped``, ``unsourced``, ``several``,
            whose one value is ``yes``. A month is of a document whose date is known at least to the month.
        values: the most frequent, in this order; months in theirs.
        more: how many values there are besides.
    """

    name: str
    values: tuple[FacetValue, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Marks:
    """Which claims have which value.

    Args:
        ranks: of claims, by their ids: from 0, in their order.
        claims: of each kind and value the ranks of the claims that have it, int32.
    """

    ranks: Mapping[str, int]
    claims: Mapping[tuple[str, str], NDArray[np.int32]]


def read_marks(asker: Asker) -> Marks:
    """Read which claims have which value."""
    ranks = {name: rank for rank, name in enumerate(asker.ids("select claim from ranks order by claim", ()))}
    rows = asker.rows(_MARKS, ())
    return Marks(ranks, {(name, value): np.array(listed.split(","), dtype=np.int32) for name, value, listed in rows})


def facets(asker: Asker, marks: Marks, chosen: Filter, most: int) -> tuple[Facet, ...]:
    """Count what the claims that a filter lets through can be chosen by further.

    Args:
        asker: of the case.
        marks: of its last run.
        chosen: which claims.
        most: values of each kind, 1 to 500.

    Returns:
        Kinds that no claim has a value of are left out.
    """
    if not 1 <= most <= MOST_VALUES:
        raise BadInput(f"{most} values of a facet; expected 1 to {MOST_VALUES}")
    there = _let_through(asker, marks, chosen)
    found: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for (name, value), claims in marks.claims.items():
        if count := int(np.count_nonzero(there[claims])):
            found[name].append((value, count))
    for values in found.values():
        values.sort(key=lambda each: (-each[1], each[0]))
    speakers = asker.of_ids(Actor, (value for value, _ in found["speaker"][:most]))
    labels = {("speaker", each.id): each.name for each in speakers}
    return tuple(_facet(name, found[name], most, labels) for name in FACETS if found[name])


def _let_through(asker: Asker, marks: Marks, chosen: Filter) -> NDArray[np.bool_]:
    """Tell of each claim whether a filter lets it through: bool, shape (claims,)."""
    conditions = list(of_claims(chosen))
    there = np.full(len(marks.ranks), not conditions)
    if conditions:
        asked = "select ranks.claim from ranks where " + " and ".join(condition for condition, _ in conditions)  # noqa: S608
        ids = asker.ids(asked, tuple(each for _, values in conditions for each in values))
        there[[marks.ranks[each] for each in ids if each in marks.ranks]] = True
    return there


def _facet(name: str, values: Sequence[tuple[str, int]], most: int, labels: Mapping[tuple[str, str], str]) -> Facet:
    shown = [FacetValue(value=value, label=labels.get((name, value), value), count=count) for value, count in values[:most]]
    if name == "month":
        shown.sort(key=lambda each: each.value)
    return Facet(name=name, values=tuple(shown), more=max(0, len(values) - most))
