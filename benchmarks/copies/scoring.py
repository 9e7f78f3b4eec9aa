"""Hold what a tool found against what is known of a pile: recall by kind, how well passages are cut, and pairs beyond it.

    python benchmarks/copies/scoring.py PILE.jsonl FOUND.jsonl [--list]

A line of FOUND names two documents (a, b, in either order) and, where the tool gives passages, their ranges (a_start, a_end,
b_start, b_end; half open, in code points). A line of the truth (PILE.truth.jsonl) is a shared passage of two documents, or a
text that many carry (members).
"""

import argparse
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import Path

from piles import read_rows

HALF = 0.5  # of the truth's range must be covered, on both sides, for a passage to count as found
MINIMAL_RUN = 10  # words in a row that two texts both have, from which on they share text; shorter ones are turns of phrase
SEED_WORDS = 4
EDGES = ("start", "end")  # places whose recall is told apart
BANDS = ((10, 14), (15, 24), (25, 10_000))  # words in a row
READ_AT_MOST = 20_000  # pairs beyond the truth whose texts are compared; of more, a sample
_WORD = re.compile(r"\w+")

Pair = tuple[str, str]
Range = tuple[int, int]


@dataclass(slots=True)
class Truth:
    """What is known of a pile: shared passages by pair, and which carried text a document belongs to."""

    passages: dict[Pair, list[dict]] = field(default_factory=lambda: defaultdict(list))
    carried: dict[str, int] = field(default_factory=dict)
    members: list[list[str]] = field(default_factory=list)


def read_truth(path: Path) -> Truth:
    """Read the truth of a pile."""
    truth = Truth()
    for row in read_rows(path):
        if "members" in row:
            truth.carried |= dict.fromkeys(row["members"], len(truth.members))
            truth.members.append(row["members"])
        else:
            truth.passages[ordered(row["a"], row["b"])].append(row)
    return truth


def ordered(one: str, other: str) -> Pair:
    """Give two ids as a pair that does not depend on their order."""
    return (one, other) if one < other else (other, one)


def sides(row: dict) -> dict[str, Range]:
    """Give the range in either document."""
    return {row["a"]: (row["a_start"], row["a_end"]), row["b"]: (row["b_start"], row["b_end"])}


def covered(wanted: Range, ranges: list[Range]) -> float:
    """Give the share of a range that others cover together.

    Example:
        >>> covered((0, 10), [(0, 4), (2, 6), (20, 30)])
        0.6
    """
    total, reached = 0, wanted[0]
    for start, end in sorted(ranges):
        total += max(0, min(end, wanted[1]) - max(start, reached))
        reached = max(reached, min(end, wanted[1]))
    return total / (wanted[1] - wanted[0])


class Groups:
    """Union-find over document ids, for texts that many carry: pairs found join them."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def top(self, one: str) -> str:
        """Give the one that stands for the group of this id."""
        while (above := self._above.get(one, one)) != one:
            self._above[one] = self._above.get(above, above)
            one = above
        return one

    def join(self, one: str, other: str) -> None:
        """Put two ids into one group."""
        self._above[self.top(one)] = self.top(other)

    def largest(self, members: list[str]) -> int:
        """Give how many of these stand in one group at most."""
        sizes: dict[str, int] = defaultdict(int)
        for member in members:
            sizes[self.top(member)] += 1
        return max(sizes.values())


def score(truth: Truth, found: Iterator[dict]) -> tuple[dict, set[Pair]]:
    """Give the scores, and the pairs that the truth does not know."""
    hits: dict[Pair, list[dict]] = defaultdict(list)
    beyond: set[Pair] = set()
    groups = Groups()
    for row in found:
        pair = ordered(row["a"], row["b"])
        carried = truth.carried.get(pair[0], -1)
        if pair in truth.passages:
            hits[pair].append(row)
        elif carried >= 0 and carried == truth.carried.get(pair[1], -2):
            groups.join(*pair)
        else:
            beyond.add(pair)
    return {"kinds": by_kind(truth, hits), "carried": carried_scores(truth, groups), "pairs_beyond": len(beyond)}, beyond


def by_kind(truth: Truth, hits: dict[Pair, list[dict]]) -> dict[str, dict]:
    """Give recall of each kind: pairs found, passages found, mean share covered, mean share of what was found beyond it."""
    rows: dict[str, list[tuple[bool, float, float]]] = defaultdict(list)
    for pair, passages in truth.passages.items():
        found = hits.get(pair, [])
        for passage in passages:
            values = (bool(found), *fit(passage, found))
            rows[passage["kind"]].append(values)
            if passage["place"] in EDGES:
                rows[f"any, at the {passage['place']}"].append(values)
    return {
        kind: {
            "planted": len(values),
            "pairs_recall": round(sum(hit for hit, *_ in values) / len(values), 4),
            "passages_recall": round(sum(share >= HALF for _, share, _ in values) / len(values), 4),
            "covered": round(sum(share for _, share, _ in values) / len(values), 4),
            "beyond": round(mean([spill for hit, share, spill in values if hit and share > 0]), 4),
        }
        for kind, values in sorted(rows.items())
    }


def mean(values: list[float]) -> float:
    """Give the mean, 0 of nothing."""
    return sum(values) / max(1, len(values))


def fit(passage: dict, found: list[dict]) -> tuple[float, float]:
    """Give the share of a planted passage that was found, on the worse side, and of what touches it the share outside it."""
    shares, spills = [], []
    placed = [sides(row) for row in found if "a_start" in row]
    for document, wanted in sides(passage).items():
        ranges = [each[document] for each in placed]
        touching = [each for each in ranges if each[0] < wanted[1] and wanted[0] < each[1]]
        length = sum(end - start for start, end in touching)
        shares.append(covered(wanted, touching))
        spills.append(1 - sum(min(e, wanted[1]) - max(s, wanted[0]) for s, e in touching) / length if length else 0.0)
    return min(shares), max(spills)


def carried_scores(truth: Truth, groups: Groups) -> dict[str, float]:
    """Give how many carriers of one text stand in one group of pairs found, over all texts that many carry."""
    if not truth.members:
        return {}
    joined = [groups.largest(members) for members in truth.members]
    return {
        "texts": len(joined),
        "documents": sum(map(len, truth.members)),
        "documents_joined": round(sum(joined) / sum(map(len, truth.members)), 4),
        "texts_whole": round(sum(n == len(m) for n, m in zip(joined, truth.members, strict=True)) / len(joined), 4),
    }


def words_of(text: str) -> list[str]:
    """Give the words of a text in small letters."""
    return _WORD.findall(text.lower())


def longest_run(one: list[str], other: list[str]) -> list[str]:
    """Give the longest run of words that two texts both have, of 4 words at least; else nothing.

    Example:
        >>> longest_run("a b c d e f".split(), "x b c d e y".split())
        ['b', 'c', 'd', 'e']
    """
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for there in range(len(other) - SEED_WORDS + 1):
        places[tuple(other[there : there + SEED_WORDS])].append(there)
    best, start = 0, 0
    for here in range(len(one) - SEED_WORDS + 1):
        for there in places.get(tuple(one[here : here + SEED_WORDS]), ()):
            if here == 0 or there == 0 or one[here - 1] != other[there - 1]:  # where a run begins
                length = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one[here:], other[there:], strict=False)))
                best, start = max((best, start), (length, here))
    return one[start : start + best]


def texts_of(path: Path, wanted: set[str]) -> dict[str, str]:
    """Read the texts of some documents of a pile."""
    return {row["id"]: row["text"] for row in read_rows(path) if row["id"] in wanted}


def beyond_scores(pile: Path, beyond: set[Pair]) -> tuple[dict[str, int], list[tuple[int, Pair, str]]]:
    """Tell pairs that do share text by their longest run of words: counts, and each pair with that run, shortest first.

    A pair without a run of 10 words is false; one with it need not be, since the truth of a pile of real articles does not
    know their own copies.
    """
    pairs = random.Random(1).sample(sorted(beyond), min(len(beyond), READ_AT_MOST))  # noqa: S311 - it samples
    texts = texts_of(pile, {document for pair in pairs for document in pair})
    runs = [(longest_run(words_of(texts[a]), words_of(texts[b])), (a, b)) for a, b in pairs]
    rows = sorted((len(run), pair, " ".join(run)) for run, pair in runs)
    counts = {f"share fewer than {MINIMAL_RUN} words in a row": sum(length < MINIMAL_RUN for length, *_ in rows)}
    for low, high in BANDS:
        name = f"share {low} to {high}" if high < BANDS[-1][1] else f"share {low} and more"
        counts[name] = sum(low <= length <= high for length, *_ in rows)
    return counts, rows


def full_scores(pile: Path, found: Path) -> tuple[dict, list[tuple[int, Pair, str]]]:
    """Score one file of findings against one pile."""
    scores, beyond = score(read_truth(pile.with_suffix(".truth.jsonl")), read_rows(found))
    counts, rows = beyond_scores(pile, beyond)
    return scores | {"beyond": counts}, rows


def main() -> None:
    """Print the scores, and with --list the pairs beyond the truth."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pile", type=Path)
    parser.add_argument("found", type=Path)
    parser.add_argument("--list", action="store_true", help="print each pair that the truth does not know")
    given = parser.parse_args()
    scores, rows = full_scores(given.pile, given.found)
    print(json.dumps(scores, indent=1))
    if given.list:
        print("\n".join(f"{length:4} {a} {b} {run}" for length, (a, b), run in rows))


if __name__ == "__main__":
    main()
