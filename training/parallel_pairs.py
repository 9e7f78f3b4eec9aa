"""Make pairs by rule from parallel news (ntrex128, wmt): the same in two languages or two translations, and what is not the same.

Only every second document is read, the ones that ``gate/translated.py`` does not measure with. What is made, of a line and
its translation: both entail each other; with another number or with a denial it is contradicted; with another name it is not
entailed; another line of the document is neither; two lines entail one of them.
"""

import json
import lzma
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import yaml
from altered_pairs import CAPITAL_NAMES, NAME, renamed, renumbered
from inference_pairs import CONTRADICTS, ENTAILS, NEITHER, NOT_ENTAILED, Pair, both_ways

NTREX = {"en": "src.eng", "ru": "ref.rus", "ja": "ref.jpn", "fr": "ref.fra", "de": "ref.deu", "zh": "ref.zho-CN"}
WMT = {"ru": ("wmt21_docs_ru-en.jsonl.xz", 1), "uk": ("wmt22_docs_uk-en.jsonl.xz", 2)}  # and the least lines of a document
LEAST_CHARACTERS, MOST_CHARACTERS = 12, 320
ROUNDS = 3  # times every line is read, each time against another language and translation by chance
DENIALS = Path(__file__).parent / "denials.yml"

Line = dict[str, list[str]]  # a line's texts by language: one, or several translations


@dataclass(frozen=True, slots=True)
class Sources:
    """What the pairs are made of: documents as lists of lines, names by language, denials by language."""

    documents: list[list[Line]]
    names: dict[str, list[str]]
    denials: dict[str, list[tuple[str, str]]]


def ntrex(data: Path) -> Iterator[list[Line]]:
    """Give the documents of even number, each line in six languages."""
    folder = data / "ntrex128"
    texts = {each: (folder / f"newstest2019-{name}.txt").read_text("utf8").split("\n") for each, name in NTREX.items()}
    ids = (folder / "DOCUMENT_IDS.tsv").read_text("utf8").splitlines()
    for number, (_, rows) in enumerate(groupby(range(len(ids)), key=ids.__getitem__)):
        if number % 2 == 0:
            yield [{each: [texts[each][row].strip()] for each in NTREX} for row in rows]


def wmt(data: Path) -> Iterator[list[Line]]:
    """Give the documents of even number: a line in Russian or Ukrainian, and its English translations, people's first."""
    for language, (name, least) in WMT.items():
        with lzma.open(data / "wmt" / name, "rt", encoding="utf8") as packed:
            rows = [row for row in map(json.loads, packed) if len(row["src"]) >= least]
        for row in rows[0::2]:
            versions = [*row["refs"].values(), *row["hyps"].values()]
            yield [
                {language: [line], "en": [each[at].strip() for each in versions if at < len(each) and each[at].strip()]}
                for at, line in enumerate(row["src"])
            ]


def sources(data: Path) -> Sources:
    """Read the documents; ``data`` is the folder of all corpora."""
    documents = [*ntrex(data), *wmt(data)]
    names: dict[str, set[str]] = {}
    for line in (line for document in documents for line in document):
        for language in CAPITAL_NAMES & line.keys():
            names.setdefault(language, set()).update(NAME.findall(line[language][0]))
    denials = {each: [tuple(rule) for rule in rules] for each, rules in yaml.safe_load(DENIALS.read_text("utf8")).items()}
    return Sources(documents, {each: sorted(found) for each, found in names.items()}, denials)


def denied(text: str, rules: Sequence[tuple[str, str]]) -> str | None:
    """Deny a text by the first rule that finds its place, or give nothing."""
    for pattern, instead in rules:
        changed, count = re.subn(pattern, instead, text, count=1)
        if count:
            return changed
    return None


def fits(text: str) -> bool:
    return LEAST_CHARACTERS <= len(text) <= MOST_CHARACTERS


def pairs_of_line(document: Sequence[Line], at: int, given: Sources, chance: random.Random) -> list[Pair]:
    """Make the pairs of one line of a document, against one language chosen by chance."""
    line = document[at]
    first, second = chance.sample(sorted(line), 2) if chance.random() < 0.65 else [chance.choice(sorted(line))] * 2
    one = chance.choice(line[first])
    others = line[second]
    other = chance.choice([each for each in others if each != one] or [one]) if len(others) > 1 else others[0]
    if not (fits(one) and fits(other)):
        return []
    tongues = first if first == second else f"{first}-{second}"
    made: list[Pair] = [] if one == other else both_ways(one, other, ENTAILS, tongues, "parallel_same")
    if text := renumbered(other, chance):
        made += both_ways(one, text, CONTRADICTS, tongues, "parallel_number")
    if second in given.names and (text := renamed(other, given.names[second], chance)):
        made += both_ways(one, text, NOT_ENTAILED, tongues, "parallel_name")
    if text := denied(other, given.denials.get(second, ())):
        made += both_ways(one, text, CONTRADICTS, tongues, "parallel_denied")
    if len(document) > 1:
        near = document[at + 1 if at + 1 < len(document) else at - 1]
        if (text := near.get(second, [""])[0]) and fits(text):
            made += both_ways(one, text, NEITHER, tongues, "parallel_beside")
            if first in near:
                joined = f"{one} {near[first][0]}"
                made.append(Pair(joined, other, ENTAILS, tongues, "parallel_part"))
                made.append(Pair(other, joined, NEITHER, tongues, "parallel_part"))
    return made


def parallel_pairs(data: Path, chance: random.Random) -> list[Pair]:
    """Make pairs of every line that is read, anew with every seed; ``data`` is the folder of all corpora."""
    given = sources(data)
    return [
        pair
        for document in given.documents * ROUNDS
        for at in range(len(document))
        for pair in pairs_of_line(document, at, given, chance)
    ]
