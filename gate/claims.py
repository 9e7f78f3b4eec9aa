"""Which texts are taken for the same claim, pair by pair. By hand: `python gate/claims.py [KIND …]`, from the project's root.

With kinds (rewritten, negated, swapped, or kinds of cases/claims/pairs.csv) the pairs that are not right are printed, of the open
half only: the closed half of our own pairs is scored and never shown.

Reads cases/claims (our own sentences, in twelve languages) and ../shared/data/checkthat_perturbed. Deterministic.
"""

import csv
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sayso.claims.assertions import said_alone
from sayso.claims.comparer import SHIPPED, Comparer
from sayso.claims.comparing import Verdict
from sayso.claims.naming import name_book
from sayso.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
CASES = ROOT / "cases" / "claims"
DATA = ROOT.parent / "shared" / "data"
FILES = {"rewritten": "rewrite", "negated": "negation_queries", "swapped": "named_entity_replacements"}
# addresses and the marks of posts say nothing
_MARKS = re.compile(r"https?://\S+|[@#](?=\w)")


@dataclass(frozen=True)
class Pair:
    """Two texts with their languages, and whether they assert the same."""

    kind: str
    texts: tuple[str, str]
    languages: tuple[str, str]
    same: bool


def perturbed(kind: str, data: Path = DATA) -> list[Pair]:
    """Read an original post beside its edited form, without addresses and marks of posts."""
    sides = []
    for side in ("orig", "edited"):
        path = data / "checkthat_perturbed" / f"{side}_baseline_{FILES[kind]}.tsv"
        rows = csv.reader(path.read_text(encoding="utf8").splitlines(), delimiter="\t")
        sides.append({row[0]: " ".join(_MARKS.sub("", row[1]).split()) for row in rows if len(row) > 1})
    return [
        Pair(kind, (text, sides[1][key]), ("en", "en"), kind == "rewritten")
        for key, text in sides[0].items()
        if key in sides[1] and key != "query_id"
    ]


def ours(half: str) -> list[Pair]:
    """Read a half of our own pairs: ``open`` or ``closed``."""
    with (CASES / ("pairs.csv" if half == "open" else "pairs_closed.csv")).open(encoding="utf8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["half"] == half]
    return [Pair(row["kind"], (row["a"], row["b"]), (row["language_a"], row["language_b"]), row["same"] == "yes") for row in rows]


def verdicts(pairs: Sequence[Pair]) -> list[Verdict]:
    """Compare the texts of every pair, as a pile of all of them would."""
    book = name_book([text for pair in pairs for text in pair.texts], [])
    flat = [said_alone(text, language, book) for pair in pairs for text, language in zip(pair.texts, pair.languages, strict=True)]
    comparer = Comparer(flat, Settings(), SHIPPED)
    places = [(2 * rank, 2 * rank + 1) for rank in range(len(pairs))]
    comparer.prepare(places)
    return [comparer.verdict(*place) for place in places]


def right(pairs: Sequence[Pair]) -> float:
    """Give the share of pairs that are taken for what they are."""
    return sum(verdict.same == pair.same for verdict, pair in zip(verdicts(pairs), pairs, strict=True)) / len(pairs)


def _halves() -> Iterator[tuple[str, float]]:
    for half in ("open", "closed"):
        pairs = ours(half)
        found = verdicts(pairs)
        for name, same in (("apart", False), ("same", True)):
            chosen = [verdict.same == same for verdict, pair in zip(found, pairs, strict=True) if pair.same == same]
            yield f"claims {half} pairs {name}", sum(chosen) / len(chosen)


def score(data: Path | None = DATA) -> dict[str, float]:
    """Give the share of pairs of each kind that are taken for what they are, 0 to 1."""
    posts = {f"claims {kind}": right(perturbed(kind, data)) for kind in FILES} if data else {}
    return posts | dict(_halves())


def show(kinds: Sequence[str]) -> None:
    """Print the pairs of these kinds that are not right, and why."""
    pairs = [pair for kind in kinds if kind in FILES for pair in perturbed(kind)]
    pairs += [pair for pair in ours("open") if pair.kind in kinds]
    for verdict, pair in zip(verdicts(pairs), pairs, strict=True):
        if verdict.same != pair.same:
            print(f"{pair.kind} {'/'.join(pair.languages)} taken for {'the same' if verdict.same else verdict.what or 'apart'}")
            print(f"   {pair.texts[0]}\n   {pair.texts[1]}\n   {verdict.score:.2f} {verdict.why}")


if __name__ == "__main__":
    show(sys.argv[1:])
    for name, value in score().items() if len(sys.argv) == 1 else ():
        print(f"{name:32} {value:.4f}")
