"""Texts of many outlets grouped into claims, in five languages (voxukraine).

By hand: `python gate/groups.py`, from the project's root.

354 cases, each told in up to five languages, belong to 39 fakes: what fact-checkers sum them up as ("The West is fueling the
war in Ukraine"). A fake is wider than a claim: its cases say many things that serve it. Two questions are asked:

- Across languages: is the same case one witness set? Of all pairs of texts of one case in two languages, the share in one claim
  (`groups case pairs`), and of all pairs in one claim, the share that tells one case, or two that differ by a word
  (`groups precision`).
- Within each language and across all: the groups beside the fakes, B-cubed F1, and beside it the best simple baseline: sentence
  vectors and one threshold, chosen on these very texts, every text with any that is near enough.

Deterministic; some two minutes on one core.
"""

import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

from sayso.claims import group_claims
from sayso.languages.encoder import encode
from sayso.records import Document, Paragraph, Span

DATA = Path(__file__).resolve().parents[1].parent / "shared" / "data"
LANGUAGES = ("en", "ru", "uk", "de", "it")
MOST_CHARS = 1000  # three cases are whole articles
NEARLY_EQUAL = 75  # partial ratio of two English texts that tell the same case in other words
THRESHOLDS = 200


@dataclass(frozen=True)
class Told:
    """One text: its language, the case that it tells (by its English words), and the fake that the case serves."""

    text: str
    language: str
    case: str
    fake: str


def texts(data: Path = DATA) -> list[Told]:
    """Read all texts of all cases."""
    found = []
    with gzip.open(data / "voxukraine" / "cases.jsonl.gz", "rt", encoding="utf8") as lines:
        rows = [json.loads(line) for line in lines]
    for row in rows:
        for language in LANGUAGES:
            text = " ".join(((row.get(language) or {}).get("case") or "").split())
            if text and len(text) <= MOST_CHARS and row["en"].get("case"):
                case = " ".join(row["en"]["case"].lower().split())
                found.append(Told(text, language, case, row["en"]["fake_ff"]))
    return found


def document(number: int, told: Told) -> Document:
    """Make a document of one text, as a headline would stand in it."""
    span = Span(0, len(told.text))
    paragraph = Paragraph(span=span, language=told.language, headline=True, sentences=(span,))
    return Document(
        id=f"{number:05d}", text=told.text, outlet=str(number), language=told.language, paragraphs=(paragraph,), file=str(number)
    )


def grouped(told: Sequence[Told]) -> list[int]:
    """Give the claim of every text."""
    claims = group_claims([document(number, each) for number, each in enumerate(told)], [], [])
    group = {witness.document: rank for rank, claim in enumerate(claims) for witness in claim.of_stance("asserts")}
    return [group.get(f"{number:05d}", -1 - number) for number in range(len(told))]


def b_cubed(groups: Sequence[Hashable], gold: Sequence[Hashable]) -> float:
    """Give the F1 of groups, each text's precision and recall counted (Bagga and Baldwin 1998), 0 to 1."""
    own, wanted, both = Counter(groups), Counter(gold), Counter(zip(groups, gold, strict=True))
    precision = sum(count * count / own[group] for (group, _), count in both.items()) / len(gold)
    recall = sum(count * count / wanted[fake] for (_, fake), count in both.items()) / len(gold)
    return 2 * precision * recall / (precision + recall)


def baseline(vectors: NDArray[np.float32], gold: Sequence[Hashable]) -> float:
    """Give the best F1 of vectors and one threshold, over all thresholds."""
    distances = np.clip(1 - vectors @ vectors.T, 0, 2)
    np.fill_diagonal(distances, 0)
    tree = linkage(squareform((distances + distances.T) / 2, checks=False), "single")
    return max(
        b_cubed(fcluster(tree, level, "distance").tolist(), gold)
        for level in np.quantile(tree[:, 2], np.linspace(0, 1, THRESHOLDS))
    )


def pairs(told: Sequence[Told], groups: Sequence[int]) -> dict[str, float]:
    """Give how many pairs of texts of one case in two languages are in one claim, and how many pairs in one claim are right."""
    cases, claims = defaultdict(list), defaultdict(list)
    for number, each in enumerate(told):
        cases[each.case].append(number)
        claims[groups[number]].append(number)
    wanted = [(a, b) for members in cases.values() for a, b in combinations(members, 2) if told[a].language != told[b].language]
    made = [(a, b) for members in claims.values() for a, b in combinations(members, 2)]
    near = [fuzz.partial_ratio(told[a].case, told[b].case) >= NEARLY_EQUAL for a, b in made]
    whole = [len({groups[number] for number in members}) == 1 for members in cases.values() if len(members) >= len(LANGUAGES)]
    return {
        "groups case pairs": sum(groups[a] == groups[b] for a, b in wanted) / len(wanted),
        "groups whole cases": sum(whole) / len(whole),
        "groups precision": sum(near) / max(1, len(near)),
    }


def score(data: Path = DATA) -> dict[str, float]:
    """Give all scores, 0 to 1, higher is better; `ahead` is F1 less the baseline's, and may be below 0."""
    told = texts(data)
    groups = grouped(told)
    found = pairs(told, groups)
    vectors = encode([each.text for each in told])
    for scope in (*LANGUAGES, "all"):
        rows = [number for number, each in enumerate(told) if scope in {each.language, "all"}]
        gold = [told[row].fake for row in rows]
        mine, simple = b_cubed([groups[row] for row in rows], gold), baseline(vectors[rows], gold)
        found |= {f"groups {scope} F1": mine, f"groups {scope} baseline F1": simple}
    return found


if __name__ == "__main__":
    for name, value in score().items():
        print(f"{name:32} {value:.4f}")
