"""How often the claim that a post repeats is among the first five found: run by hand, `python gate/finding.py [--fit | --times]`.

Reads ../shared/data/checkthat2022_2a_en: 14,231 checked claims with title and subtitle, and posts that repeat them. Weights were
set on the 997 posts of train (`--fit` does it again); the 199 of dev are scored only. Average precision among the first five,
as the shared task has it (Nakov et al. 2022): on its test set, which is kept apart, BM25 had .8179 and the best system .9075.
"""

import csv
import json
import re
import sys
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from sayso.claims.finding import FIRST, READ_AGAIN, ClaimFinder, Found, Row, plain_post

CORPORA = Path(__file__).parent.parent.parent / "shared" / "data"
CORPUS = "checkthat2022_2a_en"
MOST = 5
# posts end with their day as the page shows it: "— Ida Holm (@idaholm) May 14, 2022"
_DAY = re.compile(r"([A-Z][a-z]+ \d{1,2}, \d{4})\s*$")
Posts = dict[str, str]
Right = dict[str, set[int]]


def claims(folder: Path) -> tuple[list[Row], dict[str, int]]:
    """Give the checked claims as rows, and the row of each id."""
    read = [json.loads(line) for line in (folder / "vclaims.jsonl").read_text("utf-8").splitlines()]
    rows = [Row((each["vclaim"], each["title"]), each["subtitle"] or "", _day(each["date"], "%d %B %Y")) for each in read]
    return rows, {each["vclaim_id"]: number for number, each in enumerate(read)}


def posts(folder: Path, part: str, numbers: Mapping[str, int]) -> tuple[Posts, Right]:
    """Give the posts of ``Train`` or ``Dev``, and the rows that each repeats."""
    with (folder / f"CT2022-Task2A-EN-{part}_QRELs.tsv").open(encoding="utf-8") as lines:
        right: Right = defaultdict(set)
        for post, _, claim, _ in csv.reader(lines, delimiter="\t"):
            right[post].add(numbers[claim])
    with (folder / "CT2022-Task2A-EN-Train-Dev_Queries.tsv").open(encoding="utf-8") as lines:
        texts = dict(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return {post: texts[post] for post in right}, right


def _day(text: str | None, form: str) -> date | None:
    try:
        return datetime.strptime((text or "").strip(), form).date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        return None


def day_of(post: str) -> date | None:
    """Give the day of a post, by its signature."""
    found = _DAY.search(post)
    return _day(found.group(1), "%B %d, %Y") if found else None


def average_precision(found: Sequence[Found], right: set[int]) -> float:
    """Give the average precision among the first five, 0 to 1."""
    hits = [rank for rank, each in enumerate(found[:MOST], start=1) if each.row in right]
    return sum(number / rank for number, rank in enumerate(hits, start=1)) / min(len(right), MOST)


def mean_precision(finder: ClaimFinder, texts: Posts, right: Right, *, dated: bool) -> float:
    """Give the mean over posts."""
    precisions = [
        average_precision(finder.find(text, MOST, day_of(text) if dated else None), right[post]) for post, text in texts.items()
    ]
    return float(np.mean(precisions))


def score(data: Path = CORPORA) -> dict[str, float]:
    """Give all scores, from 0 to 1, higher is better; nothing where the corpus is absent."""
    folder = data / CORPUS
    if not folder.is_dir():
        return {}
    rows, numbers = claims(folder)
    texts, right = posts(folder, "Dev", numbers)
    finder = ClaimFinder(rows)
    once = ClaimFinder(rows, finer=None, vectors=finder.vectors)
    return {
        "found_claims_map5": mean_precision(finder, texts, right, dated=False),
        "found_claims_dated_map5": mean_precision(finder, texts, right, dated=True),
        "found_claims_first_reading_map5": mean_precision(once, texts, right, dated=False),
    }


def fit(data: Path = CORPORA) -> dict[str, list[float]]:
    """Give the weights of the first and of the second reading that make the right rows of train likeliest among the chosen."""
    rows, numbers = claims(data / CORPUS)
    texts, right = posts(data / CORPUS, "Train", numbers)
    finder = ClaimFinder(rows)
    first, again = [], []
    for post, text in texts.items():
        body, author = plain_post(text)
        signs = finder.signs(body, author, day_of(text))
        chosen = np.argsort(-signs.sum(FIRST), kind="stable")[: 5 * READ_AGAIN]
        table = np.stack([signs.words, signs.meaning, signs.near], axis=1)[chosen]
        target = np.isin(chosen, list(right[post]))
        first.append((table, target))
        finer = finder.read_again(chosen[:READ_AGAIN], body, author)
        again.append((np.c_[table[:READ_AGAIN], finer], target[:READ_AGAIN]))
    return {"first": _logit(first), "again": _logit(again)}


def _logit(choices: Sequence[tuple[np.ndarray, np.ndarray]]) -> list[float]:
    """Fit a conditional logit, the chance of the right rows among those chosen for each post; three or four weights."""
    known = [(table, target) for table, target in choices if target.any()]

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        total, slope = 0.0, np.zeros(len(weights))
        for table, target in known:
            odds = np.exp(table @ weights - (table @ weights).max())
            share = odds / odds.sum()
            sure = share[target].sum() + 1e-12
            total -= np.log(sure) / len(known)
            slope = slope + (share @ table - share[target] @ table[target] / sure) / len(known)
        return total, slope

    return minimize(loss, np.ones(known[0][0].shape[1]), jac=True, method="L-BFGS-B").x.round(2).tolist()


def times(data: Path = CORPORA) -> dict[str, float]:
    """Give CPU seconds: to build the index over 10,000 rows, with and without encoding, and to answer a post."""
    rows, numbers = claims(data / CORPUS)
    texts, _ = posts(data / CORPUS, "Dev", numbers)
    start = time.process_time()
    finder = ClaimFinder(rows[:10_000])
    built = time.process_time()
    ClaimFinder(rows[:10_000], vectors=finder.vectors)
    again = time.process_time()
    waits = []
    for text in texts.values():
        asked = time.process_time()
        finder.find(text)
        waits.append(time.process_time() - asked)
    return {
        "build_10000_cpu_s": built - start,
        "build_10000_with_vectors_cpu_s": again - built,
        "answer_median_cpu_s": float(np.median(waits)),
        "answer_slowest_of_100_cpu_s": float(np.percentile(waits, 99)),
    }


if __name__ == "__main__":
    asked = {"--fit": fit, "--times": times}.get(sys.argv[1] if len(sys.argv) > 1 else "", score)
    for name, value in asked().items():
        print(f"{name:36} {value}" if isinstance(value, list) else f"{name:36} {value:.4f}")
