"""How often the true number of origins lies in the counted range, on piles made for it: run by hand, `python gate/counting.py`.

    python gate/counting.py [FIRST LAST]          count the piles of these seeds, 10000 to 10499 when none are given
    python gate/counting.py --read [FIRST LAST]   read 40 piles from files, through the whole pipeline: some minutes

What is true of a pile is what made it (gate/piles): every first report is an origin, every observation of an outlet's own
people is one more, and nothing else is, whatever a derived text leaves out or gets wrong. Some of that no reader could know: a
text in its own words that names nobody rests, in truth, on the report that it was made from, and the count must say "1 to 2" to
be right. *In range* means low <= true number <= high; it does not mean that the ends are the right ones, and a wide range is
easily right: so the width is a score too. Pairs of pages are held against the truth as well: *wrong merges* are pairs that share
no origin and are called "same origin", of all pairs that share none; *wrong splits* are pairs that rest on one and the same
origin and are called "independent".

The counting alone is measured with a perfect reader's statements, actors, copies and claim; directions of copies, credit lines,
own reporting and things shown are read from the texts. What the piles say is of our own making, by the same hands that made the
counting: the scores tell that the rules do what they should where all that they know of occurs, and nothing of what is not made
here (a rumour told in pictures, a source that lies about its source). Development looked at the piles of seeds 0 to 499 alone.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from piles.gold import Gold, gold  # noqa: E402
from piles.making import make_pile  # noqa: E402
from piles.pages import Pile  # noqa: E402
from piles.reading import read  # noqa: E402

from sayso.origins import count_origins  # noqa: E402
from sayso.origins.answers import INDEPENDENT, SAME, answer, rests_of  # noqa: E402
from sayso.records import Lineage, NodeKind  # noqa: E402

CORPORA = HERE.parents[1] / "shared" / "data"
HELD_OUT = (10_000, 10_500)
READ = (40_000, 40_040)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was counted of one pile, beside the truth.

    Args:
        true: number of origins.
        low, high: as counted.
        apart, merged: pairs of pages that share no origin; those of them that are called one.
        one, split: pairs of pages of one single and same origin; those of them that are called independent.
        faults: what went wrong, in words.
    """

    true: int
    low: int
    high: int
    apart: int
    merged: int
    one: int
    split: int
    faults: tuple[str, ...]

    @property
    def right(self) -> bool:
        """True where the true number lies in the range."""
        return self.low <= self.true <= self.high


def outcome(pile: Pile, known: Gold, lineage: Lineage) -> Outcome:
    """Hold a lineage against the truth of its pile."""
    rests = rests_of(lineage)
    nodes = nodes_by_page(known, lineage)
    counts: Counter[str] = Counter()
    faults: list[str] = []
    for one, other in combinations(sorted(nodes), 2):
        first, second = pile.pages[one].origins, pile.pages[other].origins
        said = answer(rests, nodes[one], nodes[other])
        if not first & second:
            counts.update(apart=1, merged=said == SAME)
            faults += [f"merged: {_made(pile, one)} with {_made(pile, other)}"] * (said == SAME)
        elif first == second and len(first) == 1:
            counts.update(one=1, split=said == INDEPENDENT)
            faults += [f"split: {_made(pile, one)} from {_made(pile, other)}"] * (said == INDEPENDENT)
    true = len(pile.kinds)
    ends = {number: frozenset(end for node in found for end in rests.ends[node]) for number, found in nodes.items()}
    if lineage.low > true:
        faults += [f"low too high: {each}" for each in _extra(pile, ends, rests.lows)]
    if lineage.high < true:
        faults += [f"high too low: {each}" for each in _lost(pile, ends)]
    faults += [f"unproved: {each}" for each in _extra(pile, ends, {end: end for end in range(len(lineage.ends))})]
    return Outcome(
        true, lineage.low, lineage.high, *(counts[each] for each in ("apart", "merged", "one", "split")), tuple(faults)
    )


def nodes_by_page(known: Gold, lineage: Lineage) -> dict[int, list[str]]:
    """Give the nodes of the witnesses of each page, by the page's number."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    for node in lineage.nodes:
        if node.kind is NodeKind.WITNESS and node.document is not None:
            found[known.number[node.document]].append(node.id)
    return found


def _made(pile: Pile, number: int) -> str:
    """Say how a page was made."""
    return ", ".join(pile.pages[number].steps)


def _extra(pile: Pile, ends: Mapping[int, frozenset[int]], group: Mapping[int, int]) -> list[str]:
    """Say how the pages were made by which an origin has more than one group of ends: all groups but the one of most pages."""
    pages: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for number, found in ends.items():
        if len(pile.pages[number].origins) == 1:
            (origin,) = pile.pages[number].origins
            for rank in {group[end] for end in found}:
                pages[origin, rank].append(number)
    owner = {}
    for origin, rank in sorted(pages, key=lambda each: -len(pages[each])):
        owner.setdefault(rank, origin)
    faults = []
    for origin in range(len(pile.kinds)):
        mine = sorted((numbers for (each, rank), numbers in pages.items() if each == origin and owner[rank] == origin), key=len)
        faults += [f"{pile.kinds[origin]} by {_made(pile, min(numbers))}" for numbers in mine[:-1]]
    return faults


def _lost(pile: Pile, ends: Mapping[int, frozenset[int]]) -> list[str]:
    """Say which origins have no end of their own, and with which they fell together."""
    faults = []
    for origin, kind in enumerate(pile.kinds):
        mine = [number for number in ends if pile.pages[number].origins == {origin}]
        others = {end for number in ends if origin not in pile.pages[number].origins for end in ends[number]}
        if mine and all(ends[number] <= others for number in mine):
            with_whom = {_made(pile, n) for n in ends if origin not in pile.pages[n].origins and ends[n] & ends[mine[0]]}
            faults.append(f"{kind} by {_made(pile, min(mine))} lost in {sorted(with_whom)[:2]}")
    return faults


def by_the_rules(pile: Pile) -> tuple[int, int]:
    """Give the range that docs/origins.md asks for, from how the pages were made: what no counter that keeps to it can narrow.

    Every text in its own words that names nobody, or an outlet that the pile does not hold, is one more in the high count; so is
    a spokesman beside his body. Unnamed sources, and videos that nothing tells apart, are at most one in the low count.
    """
    kinds = Counter(pile.kinds)
    nothing = kinds["bare"] + sum(page.steps[0] in {"rewritten bare", "cited elsewhere"} for page in pile.pages)
    lines = [line for page in pile.pages for line in page.lines if line.claims and line.who and line.frame != "video"]
    speakers = {line.who[-1] for line in lines if line.who[-1][0] in {"body", "spokesman"}}
    bodies = {number for _, number in speakers}
    firm = len(bodies) + kinds["own"] + bool(kinds["video"]) + bool(kinds["eyewitnesses"])
    loose = kinds["unnamed"] > 0 and not bodies
    high = len(speakers) + sum(kinds[each] for each in ("own", "video", "unnamed", "eyewitnesses")) + nothing
    return max(1, firm + loose), high


def count_pile(data: Path, seed: int) -> Outcome:
    """Make the pile of a seed and count it on a perfect reader's records."""
    pile = make_pile(data, seed)
    known = gold(pile)
    (lineage,) = count_origins(known.documents, known.statements, known.actors, known.copies, [known.claim])
    return outcome(pile, known, lineage)


def scores(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """Give the shares over all piles, from 0 to 1, higher is better."""
    count = len(outcomes)
    totals = {each: sum(getattr(one, each) for one in outcomes) for each in ("apart", "merged", "one", "split")}
    return {
        "counting_in_range": sum(each.right for each in outcomes) / count,
        "counting_width_at_most_1": sum(each.high - each.low <= 1 for each in outcomes) / count,
        "counting_not_merged": 1 - totals["merged"] / totals["apart"],
        "counting_not_split": 1 - totals["split"] / totals["one"],
        "counting_high_not_too_low": sum(each.high >= each.true for each in outcomes) / count,
        "counting_low_not_too_high": sum(each.low <= each.true for each in outcomes) / count,
    }


def score(data: Path = CORPORA, seeds: Iterable[int] = range(*HELD_OUT)) -> dict[str, float]:
    """Give all scores of the counting alone, from 0 to 1, higher is better; nothing where the corpora are absent."""
    return scores([count_pile(data, seed) for seed in seeds]) if (data / "wmt").is_dir() else {}


def read_scores(data: Path, seeds: Iterable[int]) -> dict[str, float]:
    """Give the scores of the whole pipeline on piles whose claims are affairs of our own; prints a line a pile.

    The count is that of the claim that holds most pages; *joined* takes all claims that hold the true one as one, and denials of
    it as support, so that it shows what statements, actors, copies and counting do alone.
    """
    totals: Counter[str] = Counter()
    for seed in seeds:
        pile = make_pile(data, seed, planted=True)
        found = read(gold(pile))
        true, best, joined = len(pile.kinds), found.best, found.joined
        counted = (best.low, best.high) if best else (0, 0)
        totals.update(
            piles=1,
            read_in_range=counted[0] <= true <= counted[1],
            read_joined_in_range=joined.low <= true <= joined.high,
            read_joined_width_at_most_1=joined.high - joined.low <= 1,
        )
        for name in ("held", "denied", "marked"):
            totals[f"read_{name}"] += getattr(found, name)
        faults = sorted({fault for fault in outcome(pile, found.known, joined).faults if not fault.startswith("unproved")})
        print(f"{seed} {len(pile.pages)} pages, true {true}, {counted[0]} to {counted[1]}", end=", ")
        print(f"joined {joined.low} to {joined.high}, held {found.held:.2f}", end=", ")
        print(f"denied {found.denied:.2f}, marked {found.marked:.2f} {faults[:3]}", flush=True)
    return {name: value / totals["piles"] for name, value in totals.items() if name != "piles"}


def main() -> None:
    """Print the scores and how often each class of fault occurs."""
    given = [int(each) for each in sys.argv[1:] if each.isdigit()]
    if "--read" in sys.argv:
        for name, value in read_scores(CORPORA, range(*(given or READ))).items():
            print(f"{name:45} {value:.4f}")
        return
    outcomes = {seed: count_pile(CORPORA, seed) for seed in range(*(given or HELD_OUT))}
    for name, value in scores(list(outcomes.values())).items():
        print(f"{name:45} {value:.4f}")
    ranges = [by_the_rules(make_pile(CORPORA, seed)) for seed in outcomes]
    narrow = sum(high - low <= 1 for low, high in ranges) / len(ranges)
    print(f"{'the same width, all that the rules ask for':45} {narrow:.4f}")
    faults = Counter(fault for each in outcomes.values() for fault in each.faults)
    seen = {fault: seed for seed, each in outcomes.items() for fault in each.faults}
    for kind in ("low too high", "high too low", "merged", "split", "unproved"):
        found = [(count, fault) for fault, count in faults.items() if fault.startswith(kind)]
        print(f"\n{kind}: {sum(count for count, _ in found)}")
        for count, fault in sorted(found, reverse=True)[:25]:
            print(f"{count:6}  {fault}  (seed {seen[fault]})")


if __name__ == "__main__":
    main()
