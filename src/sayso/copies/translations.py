"""Translated copies: documents whose sentences stand out among all others, aligned as wholes and judged as wholes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from sayso.copies.beads import LEAST_MARGIN, Side, find_beads
from sayso.copies.ceilings import hopeful
from sayso.copies.judging import Aligned, surest
from sayso.copies.pages import Pages
from sayso.copies.reading import WELL_READ, Reader
from sayso.copies.sentences import Sentence, beginnings, joined, worth_encoding
from sayso.copies.sides import Pair, Sides
from sayso.copies.spaces import Space, Stock, make_stock
from sayso.kernels.monotone import all_chains
from sayso.languages.encoders import SHIPPED, Encoders
from sayso.memory import Memory, Remembered, digest
from sayso.progress import Progress, silent
from sayso.settings import Settings

# a text that stands in more places is compared in so many
MOST_PLACES = 16
# pairs of sides that are looked at in one go
AT_ONCE = 1 << 14
MOST_SKIPPED = 3
SKIP_PRICE = 0.03


@dataclass(frozen=True, slots=True)
class Translation:
    """Sentences of one passage aligned with those of another, each pair with its cosine.

    Two sentences that stand for one are joined: one :class:`Sentence` whose span covers both.
    """

    first: tuple[Sentence, ...]
    second: tuple[Sentence, ...]
    cosines: tuple[float, ...]


def translations(
    pages: Pages, settings: Settings, tell: Progress = silent, encoders: Encoders = SHIPPED
) -> Iterator[Translation]:
    """Find passages that are translations of one another, across documents and within one, in any two languages.

    Which sentences are read at all: see :func:`sayso.copies.sentences.worth_encoding`. Of more than can be read in minutes, the
    first of each document are read, and the rest of the documents in which those stand out; ``tell`` is told so.
    """
    documents, sentences = pages.documents, worth_encoding(pages.rows())
    if not sentences:
        return
    stock = make_stock(sentences, [documents[each.document].words(each.span) for each in sentences])
    reader, sides = Reader(stock, tell, encoders), Sides(stock)
    rows = beginnings(sentences, tell)
    tell(f"copies: reading {len(rows)} sentences for translations")
    space = reader.space(rows, pages.memory)
    pairs = _proposed(stock, space, sides)
    near = [pair for pair in pairs if sides.languages(pair) <= WELL_READ]
    far = [pair for pair in pairs if not sides.languages(pair) <= WELL_READ]
    if len(rows) < len(sentences):
        space = reader.space(sides.rows(near))
    yield from Alignments(space, sides, settings, pages.memory).of_all(near)
    if far:
        yield from Alignments(reader.wide_space(sides.rows(far)), sides, settings, pages.memory).of_all(far)


def _proposed(stock: Stock, space: Space, sides: Sides) -> list[Pair]:
    """Give the sides that share a pair of sentences that stands out, the lesser document first."""
    found: set[Pair] = set()
    for a, b in zip(space.first.tolist(), space.second.tolist(), strict=True):
        for one in sides.number[stock.rows_of[a][:MOST_PLACES]].tolist():
            for other in sides.number[stock.rows_of[b][:MOST_PLACES]].tolist():
                found.add((min(one, other), max(one, other)))
    return sorted(found)


# of a chain: the ranges of sentences on either side, counted within the side, and the cosines
Ranges = tuple[tuple[int, int], ...]
Chain = tuple[Ranges, Ranges, tuple[float, ...]]


class Alignments:
    """The alignments of pairs of sides, remembered.

    They depend on the two sides and on their vectors, and of the rest of the pile on how crowded it is round each sentence and on
    the vector that is nearest to it.
    """

    def __init__(self, space: Space, sides: Sides, settings: Settings, memory: Memory | None) -> None:
        self._space, self._sides, self._least = space, sides, settings.translation_min_score
        self._known = Remembered[tuple[Chain, ...]](memory, "alignments", tuple[Chain, ...])
        self._digests: dict[int, bytes] = {}
        self._surroundings: dict[tuple[int, str], bytes] = {}

    def of_all(self, pairs: Sequence[Pair]) -> Iterator[Translation]:
        """Give the passages that are sure enough, pair by pair."""
        for start in range(0, len(pairs), AT_ONCE):
            block = pairs[start : start + AT_ONCE]
            for pair, found in zip(block, self._known.of_many(block, self._key, self._aligned), strict=True):
                first, second = (self._sides.sentences(number) for number in pair) if found else ((), ())
                for ones, others, cosines in found:
                    yield Translation(_joined(first, ones), _joined(second, others), cosines)

    def _aligned(self, pairs: Sequence[Pair]) -> list[tuple[Chain, ...]]:
        hopes = hopeful(self._space, self._sides, pairs, self._least)
        return [self._chosen(pair) if hope else () for pair, hope in zip(pairs, hopes, strict=True)]

    def _chosen(self, pair: Pair) -> tuple[Chain, ...]:
        chains = list(_chains(self._space, self._sides.side(pair[0]), self._sides.side(pair[1])))
        sure = surest([chain for _, chain in chains], self._least)
        return tuple(ranges for ranges, chain in chains if any(chain is each for each in sure))

    def _key(self, pair: Pair) -> bytes:
        within = self._sides.document(pair[0]) == self._sides.document(pair[1])
        sides = [(self._digest(one), self._around(one, other)) for one, other in (pair, pair[::-1])]
        return digest(sides, within, self._space.same, self._least)

    def _digest(self, number: int) -> bytes:
        """Give a digest of a side: its sentences and their vectors."""
        if number not in self._digests:
            rows = self._sides.rows_of(number)
            made = [(each.place, each.letters, each.quoted, each.paragraph) for each in self._sides.sentences(number)]
            vectors = self._space.vectors[rows].tobytes()
            self._digests[number] = digest(self._sides.language(number), self._sides.texts(number), made, vectors)
        return self._digests[number]

    def _around(self, number: int, other: int) -> bytes:
        """Give a digest of what lies round the sentences of a side in the language of another."""
        languages = self._sides.language(number), self._sides.language(other)
        if (number, languages[1]) not in self._surroundings:
            rows = self._sides.rows_of(number)
            nearest = self._space.vectors[self._space.best[languages][rows]]
            self._surroundings[number, languages[1]] = digest(self._space.crowd[languages][rows].tobytes(), nearest.tobytes())
        return self._surroundings[number, languages[1]]


def _chains(space: Space, one: Side, other: Side) -> Iterator[tuple[Chain, Aligned]]:
    """Chain the beads of two sides."""
    beads = find_beads(space, one, other)
    places = one.places(beads.first), other.places(beads.second)
    for chain in all_chains(*places, beads.margin - LEAST_MARGIN, MOST_SKIPPED, SKIP_PRICE):
        rows = list(chain)
        ones, others = (tuple((start, end) for start, end in ranges[rows].tolist()) for ranges in (beads.first, beads.second))
        cosines = tuple(round(float(each), 3) for each in beads.cosine[rows])
        yield (
            (ones, others, cosines),
            Aligned(
                _joined(one.sentences, ones),
                _joined(other.sentences, others),
                cosines,
                beads.margin[rows],
                beads.behind[rows],
                (int(np.ptp(places[0][rows])), int(np.ptp(places[1][rows]))),
                (int(np.diff(beads.first[rows]).sum()), int(np.diff(beads.second[rows]).sum())),
                (len(one.rows), len(other.rows)),
                (sum(each.letters for each in one.sentences), sum(each.letters for each in other.sentences)),
            ),
        )


def _joined(sentences: Sequence[Sentence], ranges: Ranges) -> tuple[Sentence, ...]:
    """Give the sentences of each range as one."""
    return tuple(joined(sentences[start:end]) for start, end in ranges)
