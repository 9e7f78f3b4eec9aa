"""How well pairs of texts are judged: entailed, contradicted or neither. By hand: `python gate/inference.py [--every 1]`.

Reads ../shared/data/nli: xnli_dev (15 languages, professional translations of one set), daccord_fr (French news and
fact-checks: contradiction or not), PAWS-X dev (7 languages: paraphrases among sentences of the same words). None of their
texts was trained on; no threshold was set on them. Every tenth row by default: two minutes on one core.
"""

import argparse
import csv
import gzip
from pathlib import Path

import numpy as np

from sayso.languages.inference import CONTRADICTS, ENTAILS, NEITHER, infer

CORPORA = Path(__file__).parent.parent.parent / "shared" / "data" / "nli"
XNLI = ("ar", "bg", "de", "el", "en", "es", "fr", "hi", "ru", "sw", "th", "tr", "ur", "vi", "zh")
PAWS = ("de", "en", "es", "fr", "ja", "ko", "zh")
COLUMNS = {"entailment": ENTAILS, "contradiction": CONTRADICTS, "neutral": NEITHER}
EVERY = 10
SURE = 0.5


def rows(path: Path, every: int) -> list[list[str]]:
    """Give every so-manieth row of a packed table, from the first one on."""
    with gzip.open(path, "rt", encoding="utf8", newline="") as lines:
        return list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))[::every]


def xnli(every: int) -> dict[str, float]:
    """Give the share of right answers by language, and their mean."""
    scores = {}
    for language in XNLI:
        read = rows(CORPORA / "xnli_dev" / f"dev-{language}.tsv.gz", every)
        answers = infer([(premise, hypothesis) for premise, hypothesis, _ in read]).argmax(axis=1)
        scores[f"xnli_{language}"] = float(np.mean(answers == [COLUMNS[label] for *_, label in read]))
    return {**scores, "xnli_mean": float(np.mean(list(scores.values())))}


def daccord() -> dict[str, float]:
    """Give precision, recall and F1 of contradictions, held to be one where either order says so."""
    _, *read = rows(CORPORA / "daccord_fr" / "daccord_dataset.tsv.gz", 1)
    forth = infer([(row[1], row[2]) for row in read])[:, CONTRADICTS]
    back = infer([(row[2], row[1]) for row in read])[:, CONTRADICTS]
    found, true = np.maximum(forth, back) >= SURE, np.array([row[3] == "1" for row in read])
    right = int((found & true).sum())
    precision, recall = right / max(1, int(found.sum())), right / int(true.sum())
    return {
        "daccord_precision": precision,
        "daccord_recall": recall,
        "daccord_f1": 2 * right / max(1, int(found.sum()) + int(true.sum())),
    }


def paraphrases(every: int) -> dict[str, float]:
    """Give the share of right answers by language, and their mean: a paraphrase is entailed both ways."""
    scores = {}
    for language in PAWS:
        read = rows(CORPORA / "pawsx_7lang" / f"dev-{language}.tsv.gz", every)
        forth, back = (infer([(row[one], row[1 - one]) for row in read])[:, ENTAILS] for one in (0, 1))
        scores[f"pawsx_{language}"] = float(np.mean((np.minimum(forth, back) >= SURE) == [row[2] == "1" for row in read]))
    return {**scores, "pawsx_mean": float(np.mean(list(scores.values())))}


def score(every: int = EVERY) -> dict[str, float]:
    """Give all scores, 0 to 1, higher is better."""
    return {**xnli(every), **daccord(), **paraphrases(every)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--every", type=int, default=EVERY, help="read every so-manieth row")
    for name, value in score(parser.parse_args().every).items():
        print(f"{name:25} {value:.3f}")


if __name__ == "__main__":
    main()
