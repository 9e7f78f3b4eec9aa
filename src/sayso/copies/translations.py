"""Translated copies: sentences of different languages whose vectors are neighbours, chained over neighbouring sentences."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations

import numpy as np
from numpy.typing import NDArray

from sayso.copies.sentences import Sentence, worth_encoding
from sayso.kernels.monotone import all_chains
from sayso.kernels.neighbours import nearest
from sayso.languages.encoder import encode
from sayso.records import Document
from sayso.settings import Settings

# All set on ntrex128 (123 news documents in six languages) and on the 383 pairs of semeval2022_t8 in two languages, reading
# what was found: one to seven wrong pairs of documents are left for two languages, most of them two reports of one event. The
# figures of docs/copies.md come from the same documents, and so are optimistic.
NEIGHBOURS = 8
# what the mean of a chain of 1, 2, 3, 4, 5, 6 and more pairs must have above settings.translation_min_score
ACROSS_ABOVE = (0.24, 0.17, 0.05, 0.0, -0.02, -0.04)
WITHIN_ABOVE = (0.10, 0.0, -0.06, -0.06, -0.06, -0.06)
LEAST_DENSITY = 0.5
CHAIN_BELOW = 0.12
LEAST_MARGIN = 0.04
LONE_MARGIN = 0.10
SAME_TEXT = 0.72
BACKGROUND = 0.41
MOST_PLACES = 16
MOST_SKIPPED = 3
SKIP_PRICE = 0.03
LONE_LETTERS = 40
SUPPORT, CONTRADICTION = 0.05, 0.08
# set on 90 conversations of wmt uk-en, with the other 151 in view
UKRAINIAN_LOW = 0.12

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_ACRONYM = re.compile(r"[A-Z]{3,}[A-Za-z0-9-]*")


@dataclass(frozen=True, slots=True)
class Translation:
    """Sentences of one passage aligned with those of another, each pair with its cosine."""

    first: tuple[Sentence, ...]
    second: tuple[Sentence, ...]
    cosines: tuple[float, ...]


def translations(
    documents: Sequence[Document], settings: Settings, tell: Callable[[str], None] = lambda _: None
) -> Iterator[Translation]:
    """Find passages that are translations of one another, across documents and within one.

    Which sentences are encoded at all: see :func:`sayso.copies.sentences.worth_encoding`.
    """
    sentences = worth_encoding(documents, tell)
    if not sentences:
        return
    tell(f"copies: reading {len(sentences)} sentences for translations")
    texts = [documents[sentence.document].words(sentence.span) for sentence in sentences]
    vectors = encode(texts)
    matches = _matches(sentences, vectors, texts, settings)
    groups: dict[tuple[int, int, str, str], list[int]] = {}
    for row, (a, b) in enumerate(zip(matches.first.tolist(), matches.second.tolist(), strict=True)):
        first, second = sentences[a], sentences[b]
        groups.setdefault((first.document, second.document, first.language, second.language), []).append(row)
    for rows in groups.values():
        yield from _chains(np.array(rows), matches, sentences, settings)


@dataclass(frozen=True, slots=True)
class Matches:
    """Candidate pairs as columns: rows of both sentences, cosine, value with support, margin over the next best."""

    first: NDArray[np.int64]
    second: NDArray[np.int64]
    cosine: NDArray[np.float64]
    value: NDArray[np.float64]
    margin: NDArray[np.float64]


def _matches(sentences: Sequence[Sentence], vectors: NDArray[np.float32], texts: Sequence[str], settings: Settings) -> Matches:
    """Pair the sentences of each two languages with their nearest, and each place where the same words stand again."""
    floor = settings.translation_min_score - CHAIN_BELOW
    places: dict[tuple[str, str], list[int]] = {}
    for row, sentence in enumerate(sentences):
        places.setdefault((sentence.language, texts[row]), []).append(row)
    unique = [rows[0] for rows in places.values()]
    found: dict[tuple[int, int], Candidate] = {}
    for candidate in _candidates(sentences, vectors, texts, unique, floor):
        for row in places[sentences[candidate.first].language, texts[candidate.first]][:MOST_PLACES]:
            for other in places[sentences[candidate.second].language, texts[candidate.second]][:MOST_PLACES]:
                pair = (row, other) if _order(sentences, row, other) else (other, row)
                # seen from both sides: the nearer rival counts
                if pair not in found or found[pair].margin > candidate.margin:
                    found[pair] = candidate
    kept = sorted(found)
    columns = [(found[pair].cosine, found[pair].value, found[pair].margin) for pair in kept]
    numbers = np.array(columns, dtype=np.float64).reshape(len(kept), 3)
    ends = np.array(kept, dtype=np.int64).reshape(len(kept), 2)
    return Matches(ends[:, 0], ends[:, 1], numbers[:, 0], numbers[:, 1], numbers[:, 2])


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two sentences of different languages that are near: rows, cosine, value with support, margin over the next best."""

    first: int
    second: int
    cosine: float
    value: float
    margin: float


def _candidates(
    sentences: Sequence[Sentence], vectors: NDArray[np.float32], texts: Sequence[str], unique: Sequence[int], floor: float
) -> Iterator[Candidate]:
    """Give the nearest of every sentence in every other language."""
    rows = np.array(unique, dtype=np.int64)
    codes = np.array([sentences[row].language for row in unique])
    for one, other in permutations(sorted(set(codes.tolist())), 2):
        here, there = rows[codes == one], rows[codes == other]
        near, cosines = nearest(vectors[here], vectors[there], NEIGHBOURS)
        for row in np.flatnonzero(cosines[:, 0] >= floor - SUPPORT).tolist():
            others = there[near[row]]
            rival = _rival(vectors, others, cosines[row])
            for second, cosine in zip(others.tolist(), cosines[row].tolist(), strict=True):
                if cosine < floor - SUPPORT:
                    break
                first = int(here[row])
                value = cosine + support(texts[first], texts[second]) + _lenient(one, other)
                yield Candidate(first, second, cosine, value, value - rival)


def _order(sentences: Sequence[Sentence], row: int, other: int) -> bool:
    """Put the sentence of the lesser document first; within a document, that of the lesser language code."""
    a, b = sentences[row], sentences[other]
    return (a.document, a.language) < (b.document, b.language)


def _rival(vectors: NDArray[np.float32], others: NDArray[np.int64], near: NDArray[np.float32]) -> float:
    """Give the cosine of the next best that says something else than the best: copies of the best are no rivals.

    In a small pile there may be none; then the nearest of two thousand unrelated sentences stands in, by its median.
    """
    different = np.flatnonzero(vectors[others] @ vectors[others[0]] < SAME_TEXT)
    return max(BACKGROUND, float(near[different[0]])) if len(different) else BACKGROUND


def _lenient(one: str, other: str) -> float:
    """Give what cosines of a language are too low: the encoder was not trained on Ukrainian, and reads it as bad Russian."""
    return UKRAINIAN_LOW if "uk" in (one, other) and "ru" not in (one, other) else 0.0


def support(a: str, b: str) -> float:
    """Give what numbers and Latin names add to the likeness of two sentences, or take from it.

    Example:
        >>> support("60 fighters of ISIS", "60人のISIS戦闘員"), support("60 fighters", "500人の戦闘員")
        (0.05, -0.08)
    """
    numbers = [Counter(re.sub(r"\D", "", each) for each in _NUMBER.findall(text)) for text in (a, b)]
    if numbers[0] and numbers[1]:
        shared = sum((numbers[0] & numbers[1]).values())
        if shared == 0:
            return -CONTRADICTION
        return SUPPORT if shared * 2 > min(sum(each.values()) for each in numbers) else 0.0
    names = [set(_ACRONYM.findall(text)) for text in (a, b)]
    return SUPPORT if names[0] & names[1] else 0.0


def _chains(
    rows: NDArray[np.int64], matches: Matches, sentences: Sequence[Sentence], settings: Settings
) -> Iterator[Translation]:
    """Chain the matches of one pair of documents, and give the chains that are sure enough."""
    least = settings.translation_min_score
    first = np.array([sentences[row].place for row in matches.first[rows].tolist()])
    second = np.array([sentences[row].place for row in matches.second[rows].tolist()])
    value = np.where(matches.margin[rows] >= LEAST_MARGIN, matches.value[rows] - least + CHAIN_BELOW, -1.0)
    for chain in all_chains(first, second, value, MOST_SKIPPED, SKIP_PRICE):
        chosen = rows[list(chain)]
        found = Translation(
            first=tuple(sentences[row] for row in matches.first[chosen].tolist()),
            second=tuple(sentences[row] for row in matches.second[chosen].tolist()),
            cosines=tuple(round(float(each), 3) for each in matches.cosine[chosen]),
        )
        if _sure(found, matches.value[chosen], matches.margin[chosen], least):
            yield found


def _sure(found: Translation, value: NDArray[np.float64], margin: NDArray[np.float64], least: float) -> bool:
    """Tell whether a chain is a translation: the fewer pairs it has, the nearer they must be.

    Two reports of one event share a sentence here and there, a translation runs on; so across documents a chain must hold
    half the sentences that it spans on the side where it spans fewer, and what both quote does not count. Under its original
    in one document, less is enough.
    """
    within = found.first[0].document == found.second[0].document
    own = np.array([within or not (a.quoted and b.quoted) for a, b in zip(found.first, found.second, strict=True)])
    count = int(own.sum())
    if count == 0 or (count == 1 and min(found.first[0].letters, found.second[0].letters) < LONE_LETTERS and not within):
        return False
    span = 1 + min(side[-1].place - side[0].place for side in (found.first, found.second))
    above = (WITHIN_ABOVE if within else ACROSS_ABOVE)[min(count, 6) - 1]
    apart = LEAST_MARGIN if count > 2 else LONE_MARGIN  # noqa: PLR2004 - one pair or two
    # a chain of one or two across documents gets no help from numbers and names: reports of one event share those
    likeness = value if within or count > 2 else np.array(found.cosines)  # noqa: PLR2004 - one pair or two
    near = float(likeness[own].mean()) >= least + above and float(margin[own].mean()) >= apart
    return near and (within or len(value) >= LEAST_DENSITY * span)
