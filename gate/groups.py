"""Texts of many outlets grouped into claims, in five languages (voxukraine).

By hand: `python gate/groups.py`, from the project's root.

354 cases, each told in up to five languages, belong to 39 fakes: what fact-checkers sum them up as ("The West is fueling the
war in Ukraine"). A fake is wider than a claim: its cases say many things that serve it. Two questions are asked:

- Across languages: is the same case one witness set? Of all pairs of texts of one case in two languages, the share in one claim
  (`groups case pairs`), and of all pairs in one claim, the share that tells one case, or two that differ by a word
  (`groups precision`).
- Within each language and across all: the groups beside the fakes, B-cubed F1, and beside it the best simple baseline: sentence
  vectors and one threshold, chosen on these very texts, every text with any that is near enough.
- The same for stories, which are meant to be wide. Beside F1 stands the adjusted Rand index, 0 for groups made by chance: B-cubed
  is not corrected for chance, and three texts of five drawn blindly into one pile, all others alone, have an F1 as high as
  the baseline's (`random F1`). Stories were not set on these fakes; both halves of them, by a hash of their names, are given.

Deterministic; some two minutes on one core.
"""

import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

from sayso.claims import group_claims
from sayso.claims.stories import gather_stories
from sayso.languages.encoder import encode
from sayso.records import Claim, Document, Paragraph, Span, Stance

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


def claims_of(told: Sequence[Told]) -> tuple[Claim, ...]:
    """Give the claims of all texts in one pile."""
    return group_claims([document(number, each) for number, each in enumerate(told)], [], [])


def grouped(told: Sequence[Told], claims: Sequence[Claim]) -> list[int]:
    """Give the claim of every text."""
    group = {witness.document: rank for rank, claim in enumerate(claims) for witness in claim.of_stance(Stance.ASSERTS)}
    return [group.get(f"{number:05d}", -1 - number) for number in range(len(told))]


def gathered(told: Sequence[Told], claims: Sequence[Claim], groups: Sequence[int]) -> list[int]:
    """Give the story of every text; of one in none, its claim."""
    stories = gather_stories(claims, [document(number, each) for number, each in enumerate(told)])
    story = {claim: rank for rank, each in enumerate(stories) for claim in each.claims}
    of_claim = [story.get(claim.id, len(stories) + rank) for rank, claim in enumerate(claims)]
    return [of_claim[group] if group >= 0 else group for group in groups]


def b_cubed(groups: Sequence[Hashable], gold: Sequence[Hashable]) -> float:
    """Give the F1 of groups, each text's precision and recall counted (Bagga and Baldwin 1998), 0 to 1."""
    own, wanted, both = Counter(groups), Counter(gold), Counter(zip(groups, gold, strict=True))
    precision = sum(count * count / own[group] for (group, _), count in both.items()) / len(gold)
    recall = sum(count * count / wanted[fake] for (_, fake), count in both.items()) / len(gold)
    return 2 * precision * recall / (precision + recall)


def adjusted_rand(groups: Sequence[Hashable], gold: Sequence[Hashable]) -> float:
    """Give the adjusted Rand index (Hubert and Arabie 1985): 1 where all pairs agree, 0 is what chance gives."""

    def n_pairs(counts: Counter[Hashable]) -> float:
        return sum(count * (count - 1) / 2 for count in counts.values())

    own, wanted = n_pairs(Counter(groups)), n_pairs(Counter(gold))
    expected = own * wanted / max(1, len(gold) * (len(gold) - 1) / 2)
    both = n_pairs(Counter(zip(groups, gold, strict=True)))
    return (both - expected) / max(1e-9, (own + wanted) / 2 - expected)


def one_threshold(vectors: NDArray[np.float32], gold: Sequence[Hashable]) -> tuple[float, float, float]:
    """Give of vectors and one threshold the best F1, the adjusted Rand index there, and the best index at any threshold."""
    distances = np.clip(1 - vectors @ vectors.T, 0, 2)
    np.fill_diagonal(distances, 0)
    tree = linkage(squareform((distances + distances.T) / 2, checks=False), "single")
    levels = np.quantile(tree[:, 2], np.linspace(0, 1, THRESHOLDS))
    made = [fcluster(tree, level, "distance").tolist() for level in levels]
    scores = [(b_cubed(groups, gold), adjusted_rand(groups, gold)) for groups in made]
    return *max(scores), max(rand for _, rand in scores)


def drawn_blindly(gold: Sequence[Hashable]) -> float:
    """Give the best F1 of one pile of texts drawn by number alone, all others by themselves."""
    order = sorted(range(len(gold)), key=lambda row: blake2b(str(row).encode()).digest())
    sizes = [len(gold) * tenths // 10 for tenths in range(1, 10)]
    return max(b_cubed([-1 if row in set(order[:size]) else row for row in range(len(gold))], gold) for size in sizes)


def half(fake: str) -> int:
    """Give the half of the fakes, 0 or 1, to which one belongs by its name."""
    return blake2b(fake.encode(), digest_size=1).digest()[0] & 1


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


def beside_fakes(
    told: Sequence[Told], vectors: NDArray[np.float32], groups: Sequence[int], stories: Sequence[int], name: str
) -> dict[str, float]:
    """Give what claims, stories, one threshold and chance have beside the fakes, on some texts."""
    gold = [each.fake for each in told]
    best, rand, best_rand = one_threshold(vectors, gold)
    halves = [[row for row, fake in enumerate(gold) if half(fake) == side] for side in (0, 1)]
    return {
        f"groups {name} F1": b_cubed(groups, gold),
        f"groups {name} baseline F1": best,
        f"groups {name} random F1": drawn_blindly(gold),
        f"stories {name} F1": b_cubed(stories, gold),
        f"stories {name} rand": adjusted_rand(stories, gold),
        f"stories {name} baseline rand": rand,
        f"stories {name} best baseline rand": best_rand,
    } | {
        f"stories {name} half {side} {what}": scored([stories[row] for row in rows], [gold[row] for row in rows])
        for side, rows in enumerate(halves)
        for what, scored in (("F1", b_cubed), ("rand", adjusted_rand))
    }


def score(data: Path = DATA) -> dict[str, float]:
    """Give all scores, F1 and shares 0 to 1, `rand` -1 to 1, higher is better."""
    told = texts(data)
    claims = claims_of(told)
    groups = grouped(told, claims)
    stories = gathered(told, claims, groups)
    found = pairs(told, groups)
    vectors = encode([each.text for each in told])
    for scope in (*LANGUAGES, "all"):
        rows = [number for number, each in enumerate(told) if scope in {each.language, "all"}]
        found |= beside_fakes(
            [told[row] for row in rows], vectors[rows], [groups[row] for row in rows], [stories[row] for row in rows], scope
        )
    return found


if __name__ == "__main__":
    for name, value in score().items():
        print(f"{name:32} {value:.4f}")
