"""Measure the shipped judge beyond the gate: the curves that thresholds are chosen by, and sets that are never trained on.

    python training/measure_judge.py --data ../shared/data

Curves: checked claims rewritten, negated, with another entity (checkthat_perturbed, English, whole posts): which are taken for
the same claim at a threshold on the lesser of both directions' entailment, alone and where the rules of ``claims/`` find no
difference. Sets: accuracy where labels are those of the judge; a few hundred pairs of each.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).parent.parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "gate"))

from inference_pairs import LABELS, NOT_ENTAILED, Pair, labelled, lines, table
from tests.claims.piles import assertion

from claims import FILES, perturbed
from sayso.claims.differences import differences
from sayso.claims.naming import name_book
from sayso.claims.trimming import trim
from sayso.languages.inference import CONTRADICTS, ENTAILS, infer

KINDS = tuple(FILES)
THRESHOLDS = (0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
MOST = 600  # pairs of a set


def both_ways(pairs: Sequence[tuple[str, str]]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Give the lesser entailment and the greater contradiction of both directions."""
    forth, back = infer(pairs), infer([(other, one) for one, other in pairs])
    return np.minimum(forth[:, ENTAILS], back[:, ENTAILS]), np.maximum(forth[:, CONTRADICTS], back[:, CONTRADICTS])


def curves() -> None:
    """Print which edited claims are taken for the same, by threshold: by the judge alone, and by judge and rules."""
    read = {kind: [pair.texts for pair in perturbed(kind)] for kind in KINDS}
    book = name_book([text for text, _ in read["rewritten"]], [])
    same, against, free = {}, {}, {}
    for kind in KINDS:
        pairs = [(trim(one, "en"), trim(other, "en")) for one, other in read[kind]]
        same[kind], against[kind] = both_ways(pairs)
        free[kind] = np.array([not differences(*(assertion(text, "en", book) for text in pair)) for pair in pairs])
        print(f"{kind}: {len(pairs)} pairs, {free[kind].mean():.3f} without a difference found by rules")
    print("taken for the same: by the judge alone | where rules find no difference | contradicted in either direction")
    for threshold in THRESHOLDS:
        alone = [f"{np.mean(same[kind] >= threshold):.3f}" for kind in KINDS]
        ruled = [f"{np.mean((same[kind] >= threshold) & free[kind]):.3f}" for kind in KINDS]
        denied = [f"{np.mean(against[kind] >= threshold):.3f}" for kind in KINDS]
        print(f"{threshold:5.2f} | {' '.join(alone)} | {' '.join(ruled)} | {' '.join(denied)}")


def unseen(data: Path) -> Iterable[tuple[str, list[Pair]]]:
    """Give the sets that are not trained on, with the answers they allow."""
    keys = ("premise", "hypothesis", "label")
    yield (
        "klue dev, ko",
        labelled(json.loads("".join(lines(data / "klue" / "klue-nli-v1.1_dev.json.gz"))), (*keys[:2], "gold_label"), "ko", ""),
    )
    yield "farstail test, fa", labelled(table(data / "farstail" / "Test-word.csv.gz"), keys, "fa", "")
    yield "terra val, ru (two-way)", labelled(map(json.loads, lines(data / "terra_ru" / "val.jsonl.gz")), keys, "ru", "")
    yield (
        "ocnli dev, zh",
        labelled(map(json.loads, lines(data / "ocnli" / "dev.json.gz")), ("sentence1", "sentence2", "label"), "zh", ""),
    )
    for path in sorted((data / "negation_minpairs").glob("minimal_pairs_*")):
        rows = list(map(json.loads, lines(path)))
        yield f"negated, {path.name[23:25]}", labelled(rows, ("sentence1", "sentence2", "gold_label"), "", "")
    yield "sick in Arabic, test", arabic(data / "arabic_nli" / "test_nli.csv.gz")
    yield "rcb by readers, ru", readers(data / "rsg_human_rcb_lidirus" / "assign_RCB.tsv.gz")


def arabic(path: Path) -> list[Pair]:
    """Give the pairs of ArNLI, whose labels are numbers."""
    names = {"0": "neutral", "1": "entailment", "2": "contradiction"}
    rows = [row | {"label": names[row["label"]]} for row in table(path, ",", quoted=True)]
    return labelled(rows, ("t", "h", "label"), "ar", "")


def readers(path: Path) -> list[Pair]:
    """Give the pairs of the Russian Commitment Bank with what most of its readers said."""
    told: dict[tuple[str, str], list[str]] = {}
    for row in table(path, ";", quoted=True):
        told.setdefault((row["premise"], row["hypothesis"]), []).append((row["result"] or "").rstrip("0123456789"))
    most = {pair: max(set(votes), key=votes.count) for pair, votes in told.items()}
    return [Pair(*pair, LABELS[label], "ru", "") for pair, label in most.items() if label in LABELS]


def accuracy(pairs: Sequence[Pair]) -> float:
    """Give the share of right answers; of two-way labels, whether it is entailed."""
    found = infer([(pair.premise, pair.hypothesis) for pair in pairs]).argmax(axis=1)
    two_way = any(pair.allowed == NOT_ENTAILED for pair in pairs)
    return float(
        np.mean(
            [
                bool(pair.allowed[0]) == (answer == 0) if two_way else pair.allowed[answer]
                for pair, answer in zip(pairs, found, strict=True)
            ]
        )
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    given = parser.parse_args()
    curves()
    for name, pairs in unseen(given.data / "nli"):
        chosen = pairs[:: max(1, len(pairs) // MOST)]
        print(f"{name}: {accuracy(chosen):.3f} ({len(chosen)})")


if __name__ == "__main__":
    main()
