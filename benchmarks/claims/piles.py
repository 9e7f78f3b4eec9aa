"""Piles of real texts for claims: one of 300 long articles about a few rumours, one of 10,000 short texts from three times.

    python benchmarks/claims/piles.py OUT

A pile is OUT/NAME.jsonl, one document a line (url, title, text, and published and language where they are known), in an order
that is drawn, so that its first so many documents are a smaller pile of the same kind. The same bytes each time.
"""

import csv
import gzip
import json
import lzma
import random
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from scipy.cluster.hierarchy import DisjointSet

ROOT = Path(__file__).resolve().parents[2]
CORPORA = ROOT.parent / "shared" / "data"
SEED = 20_261
AFFAIR, NEWS, NEWS_ENGLISH = 300, 10_000, 1_000
# Russian titles and leads are taken from three times, some weeks each, so that many tell of the same: where they begin, as
# shares of all in order of date; and the least that a lead must hold
TIMES = (0.25, 0.55, 0.85)
LEAD_CHARS = 80
# English articles are cut to about the same size, after a sentence
CUT_CHARS, LEAST_CHARS = 700, 300


def affair(count: int = AFFAIR) -> list[dict[str, str]]:
    """Give the articles of fnc1 about the rumours that most of them are about."""
    folder = CORPORA / "fnc1"
    texts = {row["Body ID"]: row["articleBody"] for row in _rows(folder / "train_bodies.csv.gz")}
    told = [(row["Headline"], row["Body ID"]) for row in _rows(folder / "train_stances.csv.gz") if row["Stance"] != "unrelated"]
    together = DisjointSet([("body", body) for body in texts])
    for title, body in told:
        together.add(("title", title))
        together.merge(("title", title), ("body", body))
    titles = dict(reversed([(body, title) for title, body in told]))
    groups = (sorted(name for kind, name in group if kind == "body") for group in together.subsets())
    ordered = [body for group in sorted(groups, key=lambda group: (-len(group), group)) for body in group][:count]
    return [{"url": _url(body), "title": titles.get(body, ""), "text": texts[body]} for body in ordered]


def news(count: int = NEWS, english: int = NEWS_ENGLISH) -> list[dict[str, str]]:
    """Give Russian titles with their leads, and English articles cut short."""
    rows = [row for row in _lines("1tv_ru_title_lead.jsonl.xz") if len(row["content"]) >= LEAD_CHARS]
    carried = Counter(row["content"] for row in rows)  # what stands below many titles is a line of the site
    rows = sorted((row for row in rows if carried[row["content"]] == 1), key=lambda row: (row["date_extracted"], row["url"]))
    each = (count - english) // len(TIMES)
    chosen = [row for share in TIMES for row in rows[int(len(rows) * share) :][:each]]
    found = [
        {"url": row["url"], "title": row["title"], "published": row["date_extracted"], "text": row["content"], "language": "ru"}
        for row in chosen
    ]
    articles = (row for row in _lines("allsides_12k.jsonl.xz") if len(row["text"]) >= CUT_CHARS)
    for row, _ in zip(articles, range(count - len(found)), strict=False):
        text = row["text"][:CUT_CHARS]
        text = text[: max(text.rfind(". ") + 1, LEAST_CHARS)]
        found.append({"url": _url(row["ID"]), "title": row["title"], "published": row["date"], "text": text, "language": "en"})
    return found


def _url(name: str) -> str:
    return f"https://outlet-{name}.example/{name}"


def _rows(path: Path) -> list[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _lines(name: str) -> list[dict[str, str]]:
    with lzma.open(CORPORA / "scale" / name, "rt", encoding="utf-8") as lines:
        return [{key: str(value or "") for key, value in json.loads(line).items()} for line in lines]


def write(rows: Iterable[dict[str, str]], path: Path) -> None:
    """Write a pile in an order that is drawn."""
    drawn = list(rows)
    random.Random(SEED).shuffle(drawn)  # noqa: S311 - no secret
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in drawn), encoding="utf-8")


if __name__ == "__main__":
    write(affair(), Path(sys.argv[1]) / "affair.jsonl")
    write(news(), Path(sys.argv[1]) / "news.jsonl")
