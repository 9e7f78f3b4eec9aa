"""How many copies are found, and how many that are none: run by hand, `python gate/copies.py`, from the project's root.

Reads ../shared/data (scale). Deterministic; about a minute on one core.
"""

import json
import lzma
import random
import re
from functools import cache
from pathlib import Path

from sayso.copies import find_copies
from sayso.records import Document, Moment, Paragraph, Span

CORPORA = Path(__file__).resolve().parents[2] / "shared" / "data"
_SENTENCE = re.compile(r"\S(?:[^.!?。！？]|[.!?](?=\d))*[.!?。！？]*[\"'”’»」』)]*")


def document(identity: str, text: str, language: str, outlet: str | None = None, published: str | None = None) -> Document:
    """Make a document whose paragraphs are the lines of a text."""
    lines = list(re.finditer(r"[^\n]*\S", text))
    paragraphs = tuple(
        Paragraph(
            span=Span(line.start(), line.end()),
            language=language,
            headline=False,
            sentences=tuple(Span(*each.span()) for each in _SENTENCE.finditer(text, line.start(), line.end())),
        )
        for line in lines
    )
    moment = Moment(published, published, "field") if published else None
    return Document(id=identity, text=text, language=language, outlet=outlet, published=moment, paragraphs=paragraphs)


@cache
def articles(count: int) -> list[list[str]]:
    """Give the words of so many articles of at least 300 words, as one line each."""
    chosen = []
    with lzma.open(CORPORA / "scale" / "allsides_12k.jsonl.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            words = json.loads(line)["text"].replace('"', "").replace("“", "").replace("”", "").split()
            if len(words) >= 300:
                chosen.append(words)
            if len(chosen) == count:
                break
    return chosen


@cache
def kindred() -> frozenset[tuple[int, int]]:
    """Give the articles, by number, that share passages already before anything is planted."""
    pile = [document(f"{number:03}", " ".join(words), "en") for number, words in enumerate(articles(300)[:200])]
    return frozenset((int(copy.a.document), int(copy.b.document)) for copy in find_copies(pile))


def _articles_of(identity: str) -> set[int]:
    """Give the articles whose words stand in a document: itself, or the host and what is planted in it."""
    number = int(identity[:3])
    return {number} if identity.endswith("a") else {number, 100 + number}


def _explained(pair: tuple[str, str]) -> bool:
    """Tell whether two documents share an article, or articles that shared passages before."""
    one, other = map(_articles_of, pair)
    return bool(one & other) or any((min(a, b), max(a, b)) in kindred() for a in one for b in other)


def planted(length: int, edited: float) -> tuple[float, float]:
    """Plant a passage of each of 100 articles in each of 100 others: which pairs are found, and how many others."""
    chance = random.Random(length * 100 + round(edited * 100))  # noqa: S311 - it plants, it guards nothing
    sources = articles(300)
    pile = []
    for number in range(100):
        start = chance.randrange(40, len(sources[number]) - length - 40)
        passage = list(sources[number][start : start + length])
        for place in chance.sample(range(length), round(length * edited)):
            passage[place] = chance.choice(sources[200 + number])
        host = sources[100 + number]
        pile.append(document(f"{number:03}a", " ".join(sources[number]), "en"))
        pile.append(document(f"{number:03}b", " ".join([*host[:120], *passage, *host[120:]]), "en"))
    copies = find_copies(pile)
    pairs = {(copy.a.document, copy.b.document) for copy in copies}
    right = {pair for pair in pairs if pair[0][:3] == pair[1][:3]}
    return len(right) / 100, float(sum(not _explained(pair) for pair in pairs - right))


def edits() -> dict[str, float]:
    """Plant passages of 60, 25 and 15 words, as they are and edited."""
    scores, right, others = {}, 0.0, 0.0
    for length, edited in ((60, 0.0), (60, 0.1), (60, 0.2), (60, 0.4), (25, 0.0), (25, 0.1), (15, 0.0)):
        recall, wrong = planted(length, edited)
        scores[f"planted_{length}_words_{edited:.0%}_edited_recall"] = recall
        right, others = right + 100 * recall, others + wrong
    return scores | {"planted_precision": right / (right + others)}


def score() -> dict[str, float]:
    """Give all scores, from 0 to 1, higher is better."""
    return edits()


if __name__ == "__main__":
    for name, value in score().items():
        print(f"{name:45} {value:.3f}")
