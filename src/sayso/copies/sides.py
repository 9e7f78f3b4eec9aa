"""The sides of translations: what one document has in one language, by number."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from sayso.copies.agreeing import marks
from sayso.copies.beads import Side
from sayso.copies.sentences import Sentence
from sayso.copies.spaces import Stock

# a longer document is aligned in parts of so many sentences, so that memory stays bounded
STRETCH = 1000
# two sides, by number
Pair = tuple[int, int]


class Sides:
    """The sides of a stock by number: the sentences of a document in one language, of long ones each thousand."""

    def __init__(self, stock: Stock) -> None:
        held: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
        for row, each in enumerate(stock.sentences):
            held[each.document, each.language].append(row)
        parts = [
            (key, rows[start : start + STRETCH]) for key, rows in sorted(held.items()) for start in range(0, len(rows), STRETCH)
        ]
        self._stock = stock
        self._keys = [key for key, _ in parts]
        self._rows = [np.array(rows, dtype=np.int64) for _, rows in parts]
        self.number = np.zeros(len(stock.sentences), dtype=np.int64)
        sizes = [len(rows) for rows in self._rows]
        self.number[[row for _, rows in parts for row in rows]] = np.repeat(np.arange(len(parts)), sizes)
        self._made: dict[int, Side] = {}

    def side(self, number: int) -> Side:
        """Give a side, made when it is first asked for."""
        if number not in self._made:
            self._made[number] = Side(self.rows_of(number), self.sentences(number), tuple(map(marks, self.texts(number))))
        return self._made[number]

    def sentences(self, number: int) -> tuple[Sentence, ...]:
        """Give the sentences of a side."""
        return tuple(self._stock.sentences[row] for row in self._rows[number].tolist())

    def texts(self, number: int) -> list[str]:
        """Give their texts."""
        return [self._stock.texts[row] for row in self._rows[number].tolist()]

    def rows_of(self, number: int) -> NDArray[np.int64]:
        """Give their rows in the stock, int64."""
        return self._rows[number]

    def document(self, number: int) -> int:
        """Give the document of a side, by its number."""
        return self._keys[number][0]

    def language(self, number: int) -> str:
        """Give the language of a side."""
        return self._keys[number][1]

    def languages(self, pair: Pair) -> set[str]:
        """Give the languages of two sides."""
        return {self._keys[number][1] for number in pair}

    def rows(self, pairs: Sequence[Pair]) -> NDArray[np.int64]:
        """Give the rows of all sides of these pairs."""
        numbers = {number for pair in pairs for number in pair}
        return np.sort(np.concatenate([np.zeros(0, np.int64), *(self._rows[number] for number in numbers)]))
