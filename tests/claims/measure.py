"""Measure which texts are taken for the same claim, on the corpora of ../shared/data: ``python -m tests.claims.measure``.

Prints the two tables of docs/claims.md. Some 30 seconds on one core.
"""

import csv
import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

from rapidfuzz import fuzz
from tests.claims.piles import assertion
from tests.factories import document

from sayso.claims import group_claims
from sayso.claims.comparing import compare_details
from sayso.claims.naming import NameBook, name_book
from sayso.claims.trimming import trim
from sayso.languages.encoder import encode
from sayso.settings import Settings

DATA = Path(__file__).parents[3] / "shared" / "data"
SETTINGS = Settings()
NEARLY_EQUAL = 75  # partial ratio of two English texts that tell the same case in other words


def verdicts(pairs: Sequence[tuple[str, str]], languages: tuple[str, str], book: NameBook) -> Counter[str]:
    """Count what pairs of texts are taken for: ``same``, the detail of a version, ``apart``."""
    vectors = [encode([pair[side] for pair in pairs]) for side in (0, 1)]
    found: Counter[str] = Counter()
    for pair, one, other in zip(pairs, *vectors, strict=True):
        likeness = float(one @ other)
        if likeness < SETTINGS.claim_min_score:
            found["apart"] += 1
            continue
        sides = [assertion(trim(text, language), language, book) for text, language in zip(pair, languages, strict=True)]
        verdict = compare_details(*sides, likeness, SETTINGS, lambda a, b: float(encode([a])[0] @ encode([b])[0]))
        found["same" if verdict.same else verdict.what or "apart"] += 1
    return found


def report(name: str, pairs: Sequence[tuple[str, str]], languages: tuple[str, str], book: NameBook) -> None:
    found = verdicts(pairs, languages, book)
    shares = ", ".join(f"{kind} {count / len(pairs):.3f}" for kind, count in found.most_common())
    sys.stdout.write(f"{name} ({len(pairs)}): {shares}\n")


def perturbed(kind: str) -> list[tuple[str, str]]:
    """Read pairs of an original and its edited claim, without addresses and marks of posts."""
    sides = []
    for side in ("orig", "edited"):
        path = DATA / "checkthat_perturbed" / f"{side}_baseline_{kind}.tsv"
        rows = csv.reader(path.read_text(encoding="utf8").splitlines(), delimiter="\t")
        sides.append({row[0]: " ".join(re.sub(r"https?://\S+|[@#](?=\w)", "", row[1]).split()) for row in rows if len(row) > 1})
    return [(text, sides[1][key]) for key, text in sides[0].items() if key in sides[1] and key != "query_id"]


def cases() -> list[dict[str, dict[str, str]]]:
    with gzip.open(DATA / "voxukraine" / "cases.jsonl.gz", "rt", encoding="utf8") as lines:
        return [json.loads(line) for line in lines]


def grouped() -> None:
    """Group all texts of voxukraine, in five languages, and count right and wrong pairs."""
    pages, told = [], {}
    for row in cases():
        for language in ("en", "ru", "uk", "de", "it"):
            text = " ".join((row.get(language) or {}).get("case", "").split())
            if text and len(text) <= 1000 and row.get("en", {}).get("case"):
                pages.append(document(text, language=language, headline=True, outlet=f"{row['n']} {language}"))
                told[pages[-1].id] = row["en"]["case"].strip().lower()
    claims = group_claims(pages, [], [])
    right = nearly = wrong = 0
    for claim in claims:
        for one, other in combinations(sorted({witness.document for witness in claim.of_stance("asserts")}), 2):
            right += told[one] == told[other]
            near = fuzz.partial_ratio(told[one], told[other]) >= NEARLY_EQUAL
            nearly += told[one] != told[other] and near
            wrong += not near
    pairs = sum(count * (count - 1) // 2 for count in Counter(told[page.id] for page in pages).values())
    denials = sum(len(claim.of_stance("denies")) for claim in claims)
    sys.stdout.write(
        f"voxukraine grouped: {len(pages)} texts, {len(claims)} claims; pairs of one case {right} of {pairs}, of two nearly equal "
        f"cases {nearly}, wrong {wrong}; taken for denials {denials}\n"
    )


def main() -> None:
    """Print both tables."""
    book = name_book([text for text, _ in perturbed("rewrite")], [])
    for kind in ("rewrite", "negation_queries", "named_entity_replacements"):
        report(kind, perturbed(kind), ("en", "en"), book)
    for language in ("ru", "uk", "de", "it"):
        pairs = [(row["en"]["case"], row[language]["case"]) for row in cases() if "en" in row and "case" in row.get(language, {})]
        report(f"en-{language}", [pair for pair in pairs if all(pair)], ("en", language), NameBook())
    grouped()


if __name__ == "__main__":
    main()
