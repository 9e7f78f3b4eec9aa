"""How many translated copies are found, and how many that are none: run by hand, `python gate/translated.py`.

Reads ../shared/data (ntrex128, wmt, semeval2022_t8). The thresholds were set with these corpora in view, so the scores are
optimistic; docs/copies.md has those of languages and posts that were not. Deterministic; a hundred seconds on one core.
"""

import csv
import gzip
import io
import json
import lzma
import random
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby

from copies import CORPORA, document
from sayso.copies import find_copies
from sayso.records import Copy, CopyKind, Document

FILES = {"en": "src.eng", "ru": "ref.rus", "ja": "ref.jpn", "fr": "ref.fra", "de": "ref.deu", "zh": "ref.zho-CN"}
LONG_LINES = 12
DIFFERENT = 3.0  # semeval's scores run from 1 (the same story) to 4
Pair = tuple[str, str]


@cache
def _lines(language: str) -> tuple[str, ...]:
    text = (CORPORA / "ntrex128" / f"newstest2019-{FILES[language]}.txt").read_text("utf-8")
    return tuple(line.strip() for line in text.split("\n"))


def ntrex(language: str, parity: int | None = None) -> Iterator[tuple[str, list[str]]]:
    """Give name and lines of the 123 documents in one language, or of those of even or odd number."""
    ids = (CORPORA / "ntrex128" / "DOCUMENT_IDS.tsv").read_text("utf-8").splitlines()
    for number, (name, rows) in enumerate(groupby(range(len(ids)), key=ids.__getitem__)):
        if parity is None or number % 2 == parity:
            yield name, [_lines(language)[row] for row in rows]


def piece(name: str, language: str, lines: Sequence[str]) -> Document:
    """Make a document whose id tells what it is a translation of."""
    return document(f"{name}|{language}", "\n".join(lines), language)


def translated_pairs(pile: Sequence[Document]) -> dict[Pair, list[Copy]]:
    """Give the translated copies of a pile by pair of documents, without those of two texts that share words in one language.

    What translates a reprint of an agency's sentences translates the agency's.
    """
    found: dict[Pair, list[Copy]] = {}
    related: set[frozenset[str]] = set()
    for copy in find_copies(pile):
        pair = (copy.a.document, copy.b.document)
        if copy.kind is CopyKind.TRANSLATED:
            found.setdefault(pair, []).append(copy)
        else:
            related.add(frozenset(map(_text_of, pair)))
    return {pair: copies for pair, copies in found.items() if of_one_text(pair) or frozenset(map(_text_of, pair)) not in related}


def _text_of(identity: str) -> str:
    return identity.split("|", maxsplit=1)[0]


def of_one_text(pair: Pair) -> bool:
    """Tell whether two documents are of one text, by their ids."""
    return _text_of(pair[0]) == _text_of(pair[1])


def held_against(pile: Sequence[Document]) -> tuple[float, int, float]:
    """Give the share of true pairs found, how many others were, and the F1 of aligned lines."""
    ids = [(each.id, each.language) for each in pile]
    true = {(a, b) for a, one in ids for b, other in ids if a < b and one != other and of_one_text((a, b))}
    found = translated_pairs(pile)
    by_id = {each.id: each for each in pile}
    right, wrong, lines = 0, 0, 0
    for pair in true:
        lines += min(len(by_id[pair[0]].paragraphs), len(by_id[pair[1]].paragraphs))
        aligned = {each for copy in found.get(pair, []) for each in _aligned_lines(copy, by_id)}
        right += sum(one == other for one, other in aligned)
        wrong += sum(one != other for one, other in aligned)
    return len(true & set(found)) / len(true), len(set(found) - true), 2 * right / (lines + right + wrong)


def _aligned_lines(copy: Copy, by_id: dict[str, Document]) -> Iterator[tuple[int, int]]:
    for start, end, other_start, other_end in copy.pairs:
        for one in _ranks(by_id[copy.a.document], start, end):
            for other in _ranks(by_id[copy.b.document], other_start, other_end):
                yield one, other


def _ranks(page: Document, start: int, end: int) -> list[int]:
    return [rank for rank, each in enumerate(page.paragraphs) if each.span.start < end and start < each.span.end]


def news() -> dict[str, float]:
    """Hold English against three languages: documents found, false pairs, F1 of lines."""
    scores = {}
    for other in ("ja", "ru", "de"):
        pile = [piece(name, language, lines) for language in ("en", other) for name, lines in ntrex(language, 1)]
        recall, false, lines_f1 = held_against(pile)
        scores[f"translated_{other}_documents_recall"] = recall
        scores[f"translated_{other}_documents_apart"] = 1 - false / len(pile)
        scores[f"translated_{other}_lines_f1"] = lines_f1
    return scores


def six_languages() -> dict[str, float]:
    """Put all six languages in one pile: the 15 pairs of every text."""
    pile = [piece(name, language, lines) for language in FILES for name, lines in list(ntrex(language, 1))[:20]]
    recall, false, lines_f1 = held_against(pile)
    return {
        "six_languages_pairs_recall": recall,
        "six_languages_apart": 1 - false / len(pile),
        "six_languages_lines_f1": lines_f1,
    }


def wmt(language: str, file: str, least_lines: int) -> dict[str, float]:
    """Hold every second Russian or Ukrainian text against a human and two machine translations."""
    pile = []
    with lzma.open(CORPORA / "wmt" / file, "rt", encoding="utf-8") as packed:
        rows = [row for row in map(json.loads, packed) if len(row["src"]) >= least_lines]
    for row in rows[1::2]:
        pile.append(piece(row["id"], language, row["src"]))
        versions = list(row["refs"].items())[:1] + list(row["hyps"].items())[:2]
        pile += [document(f"{row['id']}|en-{name}", "\n".join(lines), "en") for name, lines in versions]
    recall, false, lines_f1 = held_against(pile)
    name = f"wmt_{language}"
    return {f"{name}_recall": recall, f"{name}_apart": 1 - false / len(pile), f"{name}_lines_f1": lines_f1}


def different_stories() -> dict[str, float]:
    """Give the share of pairs of two languages that readers scored as different and that are kept apart."""
    csv.field_size_limit(1 << 30)
    with gzip.open(CORPORA / "semeval2022_t8" / "training_set.csv.gz") as packed:
        rows = [row for row in csv.DictReader(io.TextIOWrapper(packed, encoding="utf8")) if row["lang1"] != row["lang2"]]
    pile, pairs = {}, set()
    for row in (row for row in rows if float(row["Overall"]) >= DIFFERENT):
        names = [f"{name}|{row[f'lang{side}']}" for side, name in zip("12", row["pair_id"].split("_"), strict=True)]
        for side, name in zip("12", names, strict=True):
            pile[name] = document(name, row[f"text{side}"].replace("\r", ""), row[f"lang{side}"])
        pairs.add((min(names), max(names)))
    return {"different_stories_apart": 1 - len(pairs & set(translated_pairs(list(pile.values())))) / len(pairs)}


def cut_to_posts(lines: Sequence[str], chance: random.Random) -> list[tuple[int, int]]:
    """Cut a text into ranges of one to three lines."""
    ranges, start = [], 0
    while start < len(lines):
        end = min(len(lines), start + chance.choice((1, 1, 2, 3)))
        ranges.append((start, end))
        start = end
    return ranges


def posts() -> dict[str, float]:
    """Cut articles into posts of one to three lines, each text's posts in two languages: which find their translation.

    A pair of posts of one article that is not one text is not counted as false: an article repeats its headline.
    """
    recalls, falses, count = 0.0, 0, 0
    for other in ("ja", "ru"):
        pile = []
        for language in ("en", other):
            chance = random.Random(3)  # noqa: S311 - it cuts, it guards nothing
            for name, lines in ntrex(language, 1):
                pile += [piece(f"{name}#{a}", language, lines[a:b]) for a, b in cut_to_posts(lines, chance)]
        recall, _, _ = held_against(pile)
        recalls += recall / 2
        falses += sum(one.split("#")[0] != two.split("#")[0] for one, two in translated_pairs(pile))
        count += len(pile)
    return {"posts_recall": recalls, "posts_apart": 1 - falses / count}


def in_part() -> dict[str, float]:
    """Put five translated lines, with a strange one among them, into another article: which originals are found.

    And put a translation of every other line under its original: in how many documents that is found.
    """
    chosen = [(name, lines) for name, lines in ntrex("en", 1) if len(lines) >= LONG_LINES]
    foreign, pile, hosted, within = dict(ntrex("ja", 1)), [], set(), 0
    for (name, lines), (host, _) in zip(chosen, chosen[1:] + chosen[:1], strict=True):
        there, mine = foreign[host], foreign[name]
        pile.append(piece(name, "en", lines))
        pile.append(piece(name, "ja", [*there[:4], *mine[3:6], there[4], *mine[7:9], *there[5:8]]))
        hosted.add((f"{host}|en", f"{name}|ja"))
        within += bool(translated_pairs([_page(name, lines[:8], mine[1:8:2])]))
    found = set(translated_pairs(pile))
    recall = sum(of_one_text(pair) for pair in found) / len(chosen)
    false = sum(not of_one_text(pair) and pair not in hosted for pair in found)
    return {"in_part_recall": recall, "in_part_apart": 1 - false / len(pile), "under_original_recall": within / len(chosen)}


def _page(name: str, lines: Sequence[str], translation: Sequence[str]) -> Document:
    """Make a document of two languages."""
    first = document(name, "\n".join(lines), "en")
    second = document(name, "\n".join((*lines, *translation)), "ja")
    mixed = (*first.paragraphs, *second.paragraphs[len(first.paragraphs) :])
    return Document(id=name, text=second.text, language="en", paragraphs=mixed)


def score() -> dict[str, float]:
    """Give all scores, from 0 to 1, higher is better; *apart* is one less the false pairs a document."""
    russian = wmt("ru", "wmt21_docs_ru-en.jsonl.xz", 1)
    ukrainian = wmt("uk", "wmt22_docs_uk-en.jsonl.xz", 2)
    return {**news(), **six_languages(), **russian, **ukrainian, **different_stories(), **posts(), **in_part()}


if __name__ == "__main__":
    for name, value in score().items():
        print(f"{name:45} {value:.3f}")
