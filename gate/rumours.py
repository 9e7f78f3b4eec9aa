"""Hold origins against thirty real rumours that were read and labelled by hand (cases/origins): who carries each, on whose word.

    python gate/rumours.py [NUMBER …]      print what was found beside what was labelled, of all rumours or of these

The bodies are those of ../shared/data/fnc1; the labels hold ids and our own words only. Each rumour is traced as a pile of its
own; of the claims found the one is taken that says the central claim (``CLOSE``). Three minutes on one core.
"""

import csv
import gzip
import sys
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

from sayso.actors import join_actors, name_actors
from sayso.claims import group_claims
from sayso.copies import find_copies
from sayso.documents import read_text
from sayso.languages.encoder import encode
from sayso.origins import count_origins
from sayso.origins.graph import reachable, supports
from sayso.records import Actor, Claim, Copy, Document, Lineage, NodeKind, Statement
from sayso.statements import attribute

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT / "cases" / "origins"
CORPORA = ROOT.parent / "shared" / "data"
CARRYING = frozenset({"asserts", "reports"})
# Of the claims whose cosine with the central claim lies this near the nearest one's, the one that most documents carry is taken,
# as a reader would. Chosen by judgement before anything was run, and not fitted to these rumours.
CLOSE = 0.1
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rumour:
    """One rumour as labelled.

    Args:
        claim: the central claim, in our words.
        low, high: what a careful person would count, by docs/origins.md.
        stances: of every body: asserts, reports, denies, doubts or none.
        derives: of every body, what it has it from: ``body:``, ``outlet:``, ``actor:``, ``evidence:``, own, unnamed, nothing.
    """

    number: int
    claim: str
    low: int
    high: int
    stances: Mapping[int, str]
    derives: Mapping[int, tuple[str, ...]]

    @property
    def carriers(self) -> frozenset[int]:
        """The bodies that assert or report it."""
        return frozenset(body for body, stance in self.stances.items() if stance in CARRYING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Traced:
    """All that one pile gave."""

    documents: tuple[Document, ...]
    statements: tuple[Statement, ...]
    actors: tuple[Actor, ...]
    copies: tuple[Copy, ...]
    claims: tuple[Claim, ...]
    lineages: tuple[Lineage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What was found of one rumour: the claim taken, its cosine, its range, who carries it, which bodies share an end.

    ``reached`` are the bodies that carry any of the claims that are close: what better grouping alone could give.
    """

    claim: str = ""
    likeness: float = 0.0
    low: int = 0
    high: int = 0
    carriers: frozenset[int] = frozenset()
    reached: frozenset[int] = frozenset()
    pairs: frozenset[Pair] = frozenset()


def labelled(folder: Path = CASES) -> tuple[Rumour, ...]:
    """Read the labels."""
    stances: dict[str, dict[int, str]] = defaultdict(dict)
    derives: dict[str, dict[int, tuple[str, ...]]] = defaultdict(dict)
    for row in _rows(folder / "fnc1.csv"):
        stances[row["rumour"]][int(row["body"])] = row["stance"]
        derives[row["rumour"]][int(row["body"])] = tuple(filter(None, row["derives_from"].split("|")))
    return tuple(
        Rumour(
            number=int(row["rumour"]),
            claim=row["claim"],
            low=int(row["low"]),
            high=int(row["high"]),
            stances=stances[row["rumour"]],
            derives=derives[row["rumour"]],
        )
        for row in _rows(folder / "fnc1_rumours.csv")
    )


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf8", newline="") as lines:
        return list(csv.DictReader(lines))


def bodies(data: Path) -> dict[int, str]:
    """Read the texts of the corpus by their ids."""
    with gzip.open(data / "fnc1" / "train_bodies.csv.gz", "rt", encoding="utf8", newline="") as lines:
        return {int(row["Body ID"]): row["articleBody"] for row in csv.DictReader(lines)}


def labelled_ends(derives: Mapping[int, Sequence[str]]) -> dict[int, frozenset[str]]:
    """Give what every body rests on in the end: what it derives from, and what the bodies that it derives from do.

    Example:
        >>> ends = labelled_ends({1: ["own"], 2: ["body:1", "actor:Borduria"], 3: ["own"]})
        >>> sorted(ends[2]), sorted(ends[3])
        (['actor:Borduria', 'own 1'], ['own 3'])
    """
    below = {body: {int(each[5:]) for each in named if each.startswith("body:")} for body, named in derives.items()}
    names = {
        body: {each if ":" in each else f"{each} {body}" for each in named if not each.startswith("body:")}
        for body, named in derives.items()
    }
    found = {}
    for body in derives:
        passed, waiting = {body}, [body]
        while waiting:
            fresh = below[waiting.pop()] - passed
            passed |= fresh
            waiting.extend(fresh)
        found[body] = frozenset[str]().union(*(names[each] for each in passed))
    return found


def sharing(ends: Mapping[int, Collection[object]]) -> frozenset[Pair]:
    """Give every two bodies that share an end."""
    return frozenset(pair for pair in combinations(sorted(ends), 2) if not set(ends[pair[0]]).isdisjoint(ends[pair[1]]))


def labelled_pairs(rumour: Rumour) -> frozenset[Pair]:
    """Give every two bodies that carry the rumour on one end, by the labels."""
    return sharing({body: ends for body, ends in labelled_ends(rumour.derives).items() if body in rumour.carriers})


def read_pile(texts: Mapping[int, str]) -> tuple[tuple[Document, ...], dict[str, int]]:
    """Read bodies as files would be read; a page that is cut into posts stays one body."""
    parts = [
        (body, replace(document, id=f"{body:04}-{rank}"))
        for body, text in texts.items()
        for rank, document in enumerate(read_text(text, name=f"{body:04}").documents)
    ]
    return tuple(document for _, document in parts), {document.id: body for body, document in parts}


def traced(documents: tuple[Document, ...]) -> Traced:
    """Trace a pile that lies in no file, as ``sayso.trace`` does."""
    statements = attribute(documents)
    statements, actors = name_actors(documents, statements)
    copies = find_copies(documents, statements)
    statements, actors = join_actors(statements, actors, copies)
    claims = group_claims(documents, statements, actors, copies)
    lineages = count_origins(documents, statements, actors, copies, claims)
    return Traced(documents=documents, statements=statements, actors=actors, copies=copies, claims=claims, lineages=lineages)


def likenesses(text: str, claims: Sequence[Claim]) -> list[float]:
    """Give the cosine of every claim with a text, -1 to 1."""
    vectors = encode([text, *(claim.text for claim in claims)])
    return [float(each) for each in vectors[1:] @ vectors[0]]


def found_in(rumour: Rumour, pile: Traced, body_of: Mapping[str, int]) -> Found:
    """Give what a traced pile says of a rumour: of the claims that are close to it the one that most documents carry."""
    if not pile.claims:
        return Found()
    likeness = likenesses(rumour.claim, pile.claims)
    close = [place for place, each in enumerate(likeness) if each >= max(likeness) - CLOSE]
    taken = max(close, key=lambda place: (pile.lineages[place].documents, likeness[place]))
    lineage = pile.lineages[taken]
    ends = found_ends(lineage, body_of)
    return Found(
        claim=pile.claims[taken].text,
        likeness=likeness[taken],
        low=lineage.low,
        high=lineage.high,
        carriers=frozenset(ends),
        reached=frozenset(body for place in close for body in found_ends(pile.lineages[place], body_of)),
        pairs=sharing(ends),
    )


def found_ends(lineage: Lineage, body_of: Mapping[str, int]) -> dict[int, set[int]]:
    """Give the ends, by rank, on which every body of a lineage rests."""
    below = supports([node.id for node in lineage.nodes], lineage.edges)
    rank = {node: place for place, end in enumerate(lineage.ends) for node in end}
    found: dict[int, set[int]] = defaultdict(set)
    for node in lineage.nodes:
        if node.kind is NodeKind.WITNESS and node.document is not None:
            found[body_of[node.document]] |= {rank[each] for each in reachable({node.id}, below) if each in rank}
    return dict(found)


def scores(rumours: Sequence[Rumour], results: Sequence[Found]) -> dict[str, float]:
    """Score what was found.

    Returns:
        0 to 1, higher is better. ``inside``: rumours whose labelled range lies in the found one; ``meet``: whose ranges share
        a number; ``low``, ``high``: whose bound is the labelled one; ``width``: mean of the narrower range's numbers over the
        wider's; ``found``: rumours of which the claim taken has half of the bodies or more (where it has fewer, the range is
        one of a fragment, and agrees by luck); ``carried``: bodies that carry it; ``reached``: that carry any close claim;
        ``pairs``: every two of them that rest on one end.
    """
    both = list(zip(rumours, results, strict=True))
    many = max(1, len(both))
    right = {
        "inside": sum(found.low <= true.low and true.high <= found.high for true, found in both) / many,
        "meet": sum(found.low <= true.high and true.low <= found.high for true, found in both) / many,
        "low": sum(found.low == true.low for true, found in both) / many,
        "high": sum(found.high == true.high for true, found in both) / many,
        "found": sum(2 * len(found.carriers & true.carriers) >= len(true.carriers) for true, found in both) / many,
        "width": sum(_width(true, found) for true, found in both) / many,
    }
    carried = _agreement((true.carriers, found.carriers) for true, found in both)
    pairs = _agreement((labelled_pairs(true), found.pairs) for true, found in both)
    right |= {
        "carried precision": carried[0],
        "carried recall": carried[1],
        "pairs precision": pairs[0],
        "pairs recall": pairs[1],
    }
    right["reached recall"] = _agreement((true.carriers, found.reached) for true, found in both)[1]
    return {f"rumours {name}": round(value, 4) for name, value in right.items()}


def _width(true: Rumour, found: Found) -> float:
    widths = sorted((true.high - true.low + 1, found.high - found.low + 1))
    return widths[0] / widths[1]


def _agreement(sets: Iterable[tuple[Collection[object], Collection[object]]]) -> tuple[float, float]:
    """Give precision and recall over all sets together: true ones first, found ones second."""
    right = true = found = 0
    for one, other in sets:
        right, true, found = right + len(set(one) & set(other)), true + len(one), found + len(other)
    return right / max(1, found), right / max(1, true)


def score(data: Path | None = CORPORA) -> dict[str, float]:
    """Give all scores, from 0 to 1, higher is better; none where the corpus is not here."""
    if data is None or not (data / "fnc1").is_dir():
        return {}
    rumours, texts = labelled(), bodies(data)
    return scores(rumours, [found for _, found in (trace_one(each, texts) for each in rumours)])


def trace_one(rumour: Rumour, texts: Mapping[int, str]) -> tuple[Traced, Found]:
    """Trace the pile of one rumour."""
    documents, body_of = read_pile({body: texts[body] for body in rumour.stances})
    pile = traced(documents)
    return pile, found_in(rumour, pile, body_of)


def show(rumour: Rumour, found: Found) -> None:
    """Print what was found beside what was labelled."""
    print(f"{rumour.number:2} {rumour.low} to {rumour.high}, found {found.low} to {found.high}: {rumour.claim}")
    print(f"   {found.likeness:.2f} {found.claim[:100]!r}")
    print(f"   carried by {len(rumour.carriers)}; missed {sorted(rumour.carriers - found.carriers)}", end="")
    print(f", not so labelled {sorted(found.carriers - rumour.carriers)}")
    true = labelled_pairs(rumour)
    print(f"   pairs {len(true)}; missed {sorted(true - found.pairs)}, not so labelled {sorted(found.pairs - true)}")


def main(numbers: Collection[int]) -> None:
    """Print all, and the scores."""
    rumours, texts = [each for each in labelled() if not numbers or each.number in numbers], bodies(CORPORA)
    results = []
    for rumour in rumours:
        results.append(trace_one(rumour, texts)[1])
        show(rumour, results[-1])
    for name, value in scores(rumours, results).items():
        print(f"{name:36} {value:.4f}")


if __name__ == "__main__":
    main({int(each) for each in sys.argv[1:]})
