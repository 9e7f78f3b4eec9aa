"""Translated copies: documents whose sentences stand out among all others, aligned as wholes and judged as wholes."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.copies.agreeing import marks
from sayso.copies.beads import LEAST_MARGIN, Side, find_beads
from sayso.copies.judging import Aligned, surest
from sayso.copies.reading import WELL_READ, Reader
from sayso.copies.sentences import Sentence, beginnings, joined, worth_encoding
from sayso.copies.spaces import Space, Stock, make_stock
from sayso.kernels.monotone import all_chains
from sayso.languages.encoders import SHIPPED, Encoders
from sayso.records import Document
from sayso.settings import Settings

# a text that stands in more places is compared in so many
MOST_PLACES = 16
MOST_SKIPPED = 3
SKIP_PRICE = 0.03
# a longer document is aligned in parts of so many sentences, so that memory stays bounded
STRETCH = 1000
Pair = tuple[int, int]
Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Translation:
    """Sentences of one passage aligned with those of another, each pair with its cosine.

    Two sentences that stand for one are joined: one :class:`Sentence` whose span covers both.
    """

    first: tuple[Sentence, ...]
    second: tuple[Sentence, ...]
    cosines: tuple[float, ...]


def translations(
    documents: Sequence[Document], settings: Settings, tell: Tell = lambda _: None, encoders: Encoders = SHIPPED
) -> Iterator[Translation]:
    """Find passages that are translations of one another, across documents and within one, in any two languages.

    Which sentences are read at all: see :func:`sayso.copies.sentences.worth_encoding`. Of more than can be read in minutes, the
    first of each document are read, and the rest of the documents in which those stand out; ``tell`` is told so.
    """
    sentences = worth_encoding(documents)
    if not sentences:
        return
    stock = make_stock(sentences, [documents[each.document].words(each.span) for each in sentences])
    reader, sides = Reader(stock, tell, encoders), _Sides(stock)
    rows = beginnings(sentences, tell)
    tell(f"copies: reading {len(rows)} sentences for translations")
    space = reader.space(rows)
    pairs = _proposed(stock, space, sides)
    near = [pair for pair in pairs if sides.languages(pair) <= WELL_READ]
    far = [pair for pair in pairs if not sides.languages(pair) <= WELL_READ]
    if len(rows) < len(sentences):
        space = reader.space(sides.rows(near))
    for pair in near:
        yield from _found(space, sides, pair, settings)
    if far:
        space = reader.wide_space(sides.rows(far))
    for pair in far:
        yield from _found(space, sides, pair, settings)


class _Sides:
    """The sides of a stock by number: the sentences of a document in one language, of long ones each thousand."""

    def __init__(self, stock: Stock) -> None:
        held: dict[tuple[int, str], int] = defaultdict(int)
        rows: dict[tuple[int, str, int], list[int]] = defaultdict(list)
        for row, each in enumerate(stock.sentences):
            rows[each.document, each.language, held[each.document, each.language] // STRETCH].append(row)
            held[each.document, each.language] += 1
        self._stock = stock
        self._keys = sorted(rows)
        self._rows = [np.array(rows[key], dtype=np.int64) for key in self._keys]
        self.number = np.zeros(len(stock.sentences), dtype=np.int64)
        for number, found in enumerate(self._rows):
            self.number[found] = number
        self._made: dict[int, Side] = {}

    def side(self, number: int) -> Side:
        """Give a side, made when it is first asked for."""
        if number not in self._made:
            rows = self._rows[number]
            sentences = tuple(self._stock.sentences[row] for row in rows.tolist())
            self._made[number] = Side(rows, sentences, tuple(marks(self._stock.texts[row]) for row in rows.tolist()))
        return self._made[number]

    def languages(self, pair: Pair) -> set[str]:
        """Give the languages of two sides."""
        return {self._keys[number][1] for number in pair}

    def rows(self, pairs: Sequence[Pair]) -> NDArray[np.int64]:
        """Give the rows of all sides of these pairs."""
        numbers = sorted({number for pair in pairs for number in pair})
        return np.sort(np.concatenate([np.zeros(0, dtype=np.int64), *(self._rows[number] for number in numbers)]))


def _proposed(stock: Stock, space: Space, sides: _Sides) -> list[Pair]:
    """Give the sides that share a pair of sentences that stands out, the lesser document first."""
    found: set[Pair] = set()
    for a, b in zip(space.first.tolist(), space.second.tolist(), strict=True):
        for one in sides.number[stock.rows_of[a][:MOST_PLACES]].tolist():
            for other in sides.number[stock.rows_of[b][:MOST_PLACES]].tolist():
                found.add((min(one, other), max(one, other)))
    return sorted(found)


def _found(space: Space, sides: _Sides, pair: Pair, settings: Settings) -> Iterator[Translation]:
    """Align two sides, and give the passages that are sure enough."""
    chains = list(_chains(space, sides.side(pair[0]), sides.side(pair[1])))
    for chain in surest(chains, settings.translation_min_score):
        yield Translation(chain.first, chain.second, chain.cosines)


def _chains(space: Space, one: Side, other: Side) -> Iterator[Aligned]:
    """Chain the beads of two sides."""
    beads = find_beads(space, one, other)
    places = one.places(beads.first), other.places(beads.second)
    for chain in all_chains(*places, beads.margin - LEAST_MARGIN, MOST_SKIPPED, SKIP_PRICE):
        rows = list(chain)
        yield Aligned(
            tuple(joined(one.sentences[start:end]) for start, end in beads.first[rows].tolist()),
            tuple(joined(other.sentences[start:end]) for start, end in beads.second[rows].tolist()),
            tuple(round(float(each), 3) for each in beads.cosine[rows]),
            beads.margin[rows],
            beads.behind[rows],
            (int(np.ptp(places[0][rows])), int(np.ptp(places[1][rows]))),
            (int(np.diff(beads.first[rows]).sum()), int(np.diff(beads.second[rows]).sum())),
            (len(one.rows), len(other.rows)),
            (sum(each.letters for each in one.sentences), sum(each.letters for each in other.sentences)),
        )
