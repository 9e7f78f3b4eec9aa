"""Copies and false friends that nobody planted: run by hand, `python gate/natural.py`, from the project's root.

Holds the copies found among 19,043 agency reports (reuters21578) and 1,683 articles on rumours (fnc1) against a brute force
that knows nothing of how they are found: every two texts that share half of the runs of ten words of the shorter one. And asks
for none among Russian pairs of different stories (tgcontest), among reports of one event by three outlets (basil), and among
articles of one language that readers scored as different (semeval2022_t8). Reads ../shared/data.
"""

import csv
import gzip
import html
import json
import re
import tarfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from copies import CORPORA, document
from sayso.copies import find_copies
from sayso.copies.words import words_of
from sayso.kernels.components import components
from sayso.records import Copy, Document

GRAM_WORDS = 10
LEAST_SHARE = 0.5
# a text that more documents carry is joined to the next few, not to all
MOST_LISTED = 32
# readers' score of two articles, 1 (same) to 4; from here on they tell different stories
DIFFERENT = 3.0
# documents beside those of brute force's pairs that the pinned scores search among; by hand all are searched
OTHERS = 1500
SHOWN = 300
# pairs labelled as apart that do share text, each read by hand
SHARED = {
    ("t04a", "t04b"): "one sentence of an agency, printed before the event and again after it in another tense",
    (
        "29ffd053_1",
        "29ffd053_2",
    ): "a letter, quoted by one and not marked by the other",
    ("2b95d2cf_1", "2b95d2cf_3"): "statements printed in full",
    (
        "33521e65_2",
        "33521e65_3",
    ): "one takes a sentence from the other and names it",
    (
        "85475456_1",
        "85475456_3",
    ): "one prints a long extract of the other",
    ("96b7046f_1", "96b7046f_2"): "a post printed in full",
    ("96b7046f_1", "96b7046f_3"): "a post printed in full",
    ("97b1305c_2", "97b1305c_3"): "both print one agency's report",
    ("eb17fa36_1", "eb17fa36_2"): "sentences of one indictment",
}
_BODY = re.compile(r'NEWID="(\d+)".*?<BODY>(.*?)</BODY>', re.DOTALL)
_INDENTED = re.compile(r"\n(?= {2,})")
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Agreement:
    """What brute force and search found in one pile.

    Args:
        shares: of the pairs that brute force found: the share of the shorter one's runs of ten words that both have.
        copies: the pairs that search found.
        lost: pairs of brute force that search found neither as a pair nor, in a text that many carry, as connected.
    """

    shares: dict[Pair, float]
    copies: frozenset[Pair]
    lost: tuple[Pair, ...]

    @property
    def share(self) -> float:
        """0 to 1: how many pairs of the brute force were found."""
        return 1 - len(self.lost) / len(self.shares) if self.shares else 1.0


def page(identity: str, paragraphs: Iterable[str], language: str, outlet: str | None = None, day: str | None = None) -> Document:
    """Make a document of these paragraphs, each on a line of its own."""
    lines = (" ".join(paragraph.split()) for paragraph in paragraphs)
    return document(identity, "\n".join(line for line in lines if line), language, outlet, day)


@cache
def reuters() -> tuple[Document, ...]:
    """Give the 19,043 bodies of agency reports; they have no outlet, for all are of one agency."""
    found = []
    with tarfile.open(CORPORA / "reuters21578" / "reuters21578_sgm.tar.xz") as archive:
        for member in sorted(archive.getnames()):
            if member.endswith(".sgm"):
                text = archive.extractfile(member).read().decode("latin-1")
                found += [
                    page(f"r{int(number):05}", _INDENTED.split(html.unescape(body)), "en") for number, body in _BODY.findall(text)
                ]
    return tuple(found)


@cache
def rumours() -> tuple[Document, ...]:
    """Give the 1,683 bodies of articles on rumours."""
    with gzip.open(CORPORA / "fnc1" / "train_bodies.csv.gz", "rt", encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return tuple(page(f"f{int(row['Body ID']):04}", row["articleBody"].split("\n"), "en") for row in rows)


def shared_grams(documents: Sequence[Document]) -> dict[Pair, float]:
    """Give every two documents that share half of the runs of ten words of the one that has fewer, with that share.

    Exhaustive and exact: every run is a number of its own, not a hash, and nothing is sampled or cut off.
    """
    words = words_of([each.text for each in documents])
    grams = _runs(np.unique(words.keys, return_inverse=True)[1])
    places = np.arange(len(grams))
    inside = places + GRAM_WORDS <= words.offsets[1:][words.texts[: len(grams)]]
    # each run once a text, sorted by run and then by text
    codes = np.unique(grams[inside] * len(documents) + words.texts[: len(grams)][inside])
    runs, texts = codes // len(documents), codes % len(documents)
    counts = np.bincount(texts, minlength=len(documents))
    pairs, shared = _counted(runs, texts, len(documents))
    a, b = pairs // len(documents), pairs % len(documents)
    share = shared / np.minimum(counts[a], counts[b])
    kept = share >= LEAST_SHARE
    ids = [each.id for each in documents]
    return {(ids[one], ids[other]): float(value) for one, other, value in zip(a[kept], b[kept], share[kept], strict=True)}


def _runs(ids: NDArray[np.int64]) -> NDArray[np.int64]:
    """Number the runs of ten words: equal runs have equal numbers."""
    one = ids
    two = _joined(one[:-1], one[1:])
    four = _joined(two[:-2], two[2:])
    eight = _joined(four[:-4], four[4:])
    return _joined(eight[:-2], two[8:])


def _joined(first: NDArray[np.int64], second: NDArray[np.int64]) -> NDArray[np.int64]:
    """Number pairs of numbers."""
    return np.unique(first * (int(second.max(initial=0)) + 1) + second, return_inverse=True)[1]


def _counted(runs: NDArray[np.int64], texts: NDArray[np.int64], many: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Count for every two texts the runs that they share; both columns are sorted by run."""
    pairs, shared = np.empty(0, np.int64), np.empty(0, np.int64)
    rows = np.arange(len(runs))
    for apart in range(1, len(runs)):
        rows = rows[rows + apart < len(runs)]
        rows = rows[runs[rows] == runs[rows + apart]]
        if len(rows) == 0:
            break
        found, times = np.unique(texts[rows] * many + texts[rows + apart], return_counts=True)
        pairs, back = np.unique(np.concatenate((pairs, found)), return_inverse=True)
        shared = np.bincount(back, weights=np.concatenate((shared, times)), minlength=len(pairs)).astype(np.int64)
    return pairs, shared


def agreement(documents: Sequence[Document], others: int | None = None) -> Agreement:
    """Hold search against brute force in one pile.

    Args:
        documents: all of them; brute force compares every two.
        others: search only among the documents that brute force paired and so many more, evenly chosen; all where None.
    """
    shares = shared_grams(documents)
    if others is not None:
        paired = {identity for pair in shares for identity in pair}
        rest = [each for each in documents if each.id not in paired]
        documents = [each for each in documents if each.id in paired] + rest[:: max(1, len(rest) // others)]
    copies = frozenset(_pairs(find_copies(documents)))
    carried = np.bincount([number for pair in _numbers(shares, documents) for number in pair], minlength=len(documents))
    links = np.array(list(_numbers(copies, documents)), dtype=np.int64).reshape(-1, 2)
    group = components(len(documents), links[:, 0], links[:, 1])
    lost = []
    for pair, (a, b) in zip(shares, _numbers(shares, documents), strict=True):
        connected = min(carried[a], carried[b]) >= MOST_LISTED and group[a] == group[b]
        if pair not in copies and not connected:
            lost.append(pair)
    return Agreement(shares, copies, tuple(lost))


def _pairs(copies: Iterable[Copy]) -> Iterator[Pair]:
    for copy in copies:
        yield min(copy.a.document, copy.b.document), max(copy.a.document, copy.b.document)


def _numbers(pairs: Iterable[Pair], documents: Sequence[Document]) -> Iterator[tuple[int, int]]:
    number = {each.id: place for place, each in enumerate(documents)}
    return ((number[a], number[b]) for a, b in pairs)


def stories() -> tuple[tuple[Document, ...], frozenset[Pair]]:
    """Give the Russian articles of tgcontest, and the pairs that tell of different stories (labelled BAD)."""
    found, apart = [], set()
    with (CORPORA / "tgcontest" / "ru_train_pool.tsv").open(encoding="utf-8", newline="") as lines:
        for number, row in enumerate(csv.DictReader(lines, delimiter="\t")):
            pair = (f"t{number:02}a", f"t{number:02}b")
            for identity, side in zip(pair, ("first", "second"), strict=True):
                paragraphs = [row[f"INPUT:{side}_title"], *row[f"INPUT:{side}_text"].split("\n")]
                found.append(page(identity, paragraphs, "ru"))
            if row["GOLDEN:quality"] == "BAD":
                apart.add(pair)
    return tuple(found), frozenset(apart)


def events() -> tuple[tuple[Document, ...], frozenset[Pair]]:
    """Give the 300 articles of basil, and the 300 pairs that tell of one event in the words of two outlets."""
    found, told = [], {}
    for path in sorted((CORPORA / "basil" / "articles").glob("*/*.json")):
        article = json.loads(path.read_text("utf-8"))
        paragraphs = [" ".join(sentences) for sentences in article["body-paragraphs"]]
        identity = path.stem[:8] + path.stem[-2:]
        found.append(page(identity, paragraphs, "en", article["source"], article["date"]))
        told.setdefault(identity[:8], []).append(identity)
    return tuple(found), frozenset(pair for group in told.values() for pair in combinations(sorted(group), 2))


def scored() -> dict[str, tuple[tuple[Document, ...], frozenset[Pair]]]:
    """Give the articles of semeval2022_t8 by language, and the pairs of that language that readers scored as different."""
    found: dict[str, dict[str, Document]] = {}
    apart: dict[str, set[Pair]] = {}
    with gzip.open(CORPORA / "semeval2022_t8" / "training_set.csv.gz", "rt", encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            language = row["lang1"]
            if language != row["lang2"]:
                continue
            pair = [f"s{identity}" for identity in row["pair_id"].split("_")]
            for identity, side in zip(pair, ("text1", "text2"), strict=True):
                found.setdefault(language, {})[identity] = page(identity, row[side].split("\n"), language)
            if float(row["Overall"]) >= DIFFERENT:
                apart.setdefault(language, set()).add((min(pair), max(pair)))
    return {language: (tuple(pages.values()), frozenset(apart.get(language, ()))) for language, pages in sorted(found.items())}


def found_apart(documents: Sequence[Document], apart: frozenset[Pair]) -> tuple[Copy, ...]:
    """Give the copies found between texts that are none of one another, as their pairs are labelled."""
    return tuple(copy for copy in find_copies(documents) if next(_pairs([copy])) in apart)


def told_apart(documents: Sequence[Document], apart: frozenset[Pair]) -> float:
    """Give the share of these pairs, 0 to 1, between which no copy is found but what was read and does share text."""
    return 1 - len({*_pairs(found_apart(documents, apart))} - SHARED.keys()) / len(apart)


def score() -> dict[str, float]:
    """Give all scores, from 0 to 1, higher is better, in about half a minute."""
    languages = scored().values()
    found = sum(len({*_pairs(found_apart(*each))}) for each in languages)
    return {
        "natural_reuters_agreement": agreement(reuters(), OTHERS).share,
        "natural_fnc1_agreement": agreement(rumours(), OTHERS).share,
        "natural_tgcontest_apart": told_apart(*stories()),
        "natural_basil_apart": told_apart(*events()),
        "natural_semeval_apart": 1 - found / sum(len(apart) for _, apart in languages),
    }


def show(documents: Sequence[Document], apart: frozenset[Pair]) -> None:
    """Print the copies found between texts that are labelled as apart, to be read."""
    by_id = {each.id: each for each in documents}
    for copy in found_apart(documents, apart):
        print(f"{copy.a.document} {copy.b.document}: {copy.why}; {SHARED.get(next(_pairs([copy])), 'not read yet')}")
        print(f"    {by_id[copy.a.document].words(copy.a.span)[:SHOWN]}")


def disagreement(documents: Sequence[Document]) -> None:
    """Print the pairs of the brute force that search lost, to be read."""
    by_id = {each.id: each for each in documents}
    found = agreement(documents)
    print(f"{len(found.shares)} pairs share half of their runs of ten words; search found {len(found.copies)} pairs, and lost:")
    for a, b in found.lost:
        print(f"{a} {b}, {found.shares[a, b]:.0%}\n    {by_id[a].text[:SHOWN]}\n    {by_id[b].text[:SHOWN]}")


if __name__ == "__main__":
    for pile in (reuters(), rumours()):
        disagreement(pile)
    for labelled in (stories(), events(), *scored().values()):
        show(*labelled)
    for name, value in score().items():
        print(f"{name:45} {value:.4f}")
