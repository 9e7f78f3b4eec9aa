"""How many copies are found, and how many that are none: run by hand, `python gate/copies.py`, from the project's root.

Reads ../shared/data (ntrex128, basil, scale). Deterministic; about a minute on one core.
"""

import json
import lzma
import random
import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from pathlib import Path

from sayso.copies import find_copies
from sayso.records import Copy, CopyKind, Document, Moment, Paragraph, Span

EVENT_PAIRS = 300
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


def ntrex(language: str, file: str) -> Iterator[Document]:
    """Give the 123 documents in one language."""
    folder = CORPORA / "ntrex128"
    ids = (folder / "DOCUMENT_IDS.tsv").read_text("utf-8").splitlines()
    lines = (folder / f"newstest2019-{file}.txt").read_text("utf-8").split("\n")
    for identity, rows in groupby(range(len(ids)), key=ids.__getitem__):
        yield document(f"{identity}:{language}", "\n".join(lines[row].strip() for row in rows), language)


def translated() -> dict[str, float]:
    """Hold English against Japanese, and against German: which of 123 documents find their translation, and what else."""
    scores = {}
    for language, file in (("ja", "ref.jpn"), ("de", "ref.deu")):
        pile = [*ntrex("en", "src.eng"), *ntrex(language, file)]
        found = {(copy.a.document, copy.b.document) for copy in find_copies(pile) if copy.kind is CopyKind.TRANSLATED}
        right = {pair for pair in found if pair[0].split(":")[0] == pair[1].split(":")[0]}
        scores[f"translated_{language}_documents_recall"] = len(right) / 123
        scores[f"translated_{language}_documents_precision"] = len(right) / len(found)
    return scores


def events() -> dict[str, float]:
    """Hold 300 reports of 100 events against one another: of the 300 pairs of one event, few are copies."""
    pile = []
    for path in sorted((CORPORA / "basil" / "articles").glob("*/*.json")):
        article = json.loads(path.read_text("utf-8"))
        text = "\n".join(" ".join(sentences) for sentences in article["body-paragraphs"])
        pile.append(document(path.stem, text, "en", article["source"], article["date"]))
    pairs = {(copy.a.document, copy.b.document) for copy in find_copies(pile)}
    return {"basil_pairs_apart": 1 - len(pairs) / EVENT_PAIRS}


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
    """Plant passages of 60 and 25 words, as they are and edited."""
    scores, right, others = {}, 0.0, 0.0
    for length, edited in ((60, 0.0), (60, 0.1), (60, 0.2), (60, 0.3), (25, 0.0), (25, 0.1)):
        recall, wrong = planted(length, edited)
        scores[f"planted_{length}_words_{edited:.0%}_edited_recall"] = recall
        right, others = right + 100 * recall, others + wrong
    return scores | {"planted_precision": right / (right + others)}


def changed() -> dict[str, float]:
    """Copy 100 articles with one number changed and one negation added: how many are told."""
    told = {"number": 0, "negation": 0}
    asked = dict.fromkeys(told, 0)
    for number, words in enumerate(articles(300)):
        text = " ".join(words[:300])
        for kind, pattern, by in (("number", r" (\d\d) ", " 97 "), ("negation", r" (is|was|will) (?!not)", r" \1 not ")):
            other = re.sub(pattern, by, text, count=1)
            if other != text and asked[kind] < 100:
                asked[kind] += 1
                pair = [document(f"{number}a", text, "en"), document(f"{number}b", other, "en")]
                told[kind] += _tells(kind, find_copies(pair))
    return {f"changed_{kind}_told": told[kind] / asked[kind] for kind in told}


def _tells(kind: str, copies: tuple[Copy, ...]) -> bool:
    wanted = "-> 97" if kind == "number" else "negation added"
    return any(wanted in change for copy in copies for change in copy.changes)


def score() -> dict[str, float]:
    """Give all scores, from 0 to 1, higher is better."""
    return {**translated(), **events(), **edits(), **changed()}


if __name__ == "__main__":
    for name, value in score().items():
        print(f"{name:45} {value:.3f}")
