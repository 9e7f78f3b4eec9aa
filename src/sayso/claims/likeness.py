"""Sentence vectors of a pile's assertions, each text encoded once, and what lies near what, within and across languages."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import permutations

import numpy as np
from numpy.typing import NDArray

from sayso.claims.neighbouring import neighbouring
from sayso.kernels.centring import centred, to_unit
from sayso.kernels.near import near_ones
from sayso.kernels.near_across import Reach
from sayso.kernels.neighbours import crowded, crowding
from sayso.kernels.pairwise import cosines_of
from sayso.languages import encoder, wide_encoder
from sayso.languages.encoders import SHIPPED, Encode, Encoders
from sayso.memory import Memory
from sayso.nearby import Group, Nearby, grouped

# Nearest texts that are compared in detail with each text: more would only matter for a claim in more than 24 wordings, and
# those are reached through each other
NEIGHBOURS = 24
# The same in each other language: a claim has fewer wordings there that are not reached through each other
NEIGHBOURS_ACROSS = 8
# So many texts of one language are all held against one another, by arithmetic some minute on one core; of more, nearly all
# neighbours are found
ALL_UP_TO = 60_000
# How near just any text of another language comes: in a small pile too nothing counts as more alone; and how near two texts of
# one language are that say the same: they are no rivals of each other. Cosines of centred vectors, voxukraine
FLOOR, SAME = 0.30, 0.72
Ranks = tuple[NDArray[np.int64], NDArray[np.int64]]
Found = tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float32]]  # ranks, ranks, cosines
# Ukrainian is read by the first encoder as rough Russian
_WELL_READ = encoder.LANGUAGES - {"uk"}


def read_texts(texts: Sequence[str], languages: Sequence[str], encoders: Encoders = SHIPPED) -> NDArray[np.float32]:
    """Give a vector of every text, in any language: float32, shape (texts, 512), each row of length 1.

    What the first encoder does not know is read by the wide one and carried over; Ukrainian, which it half knows, lies between
    what both make of it: so copies/reading.py reads sentences, too. Of 330 cases of voxukraine in English and Ukrainian 323 find
    each other first, against 312 by the first encoder alone.
    """
    codes = np.array(languages)
    known, foreign = np.isin(codes, [*encoder.LANGUAGES, "und"]), ~np.isin(codes, [*_WELL_READ, "und"])
    vectors = np.zeros((len(texts), encoder.DIMENSIONS), dtype=np.float32)
    vectors[known] = encoders.near([texts[row] for row in np.flatnonzero(known).tolist()])
    if foreign.any():
        strange = [texts[row] for row in np.flatnonzero(foreign).tolist()]
        vectors[foreign] += wide_encoder.carry(encoders.wide(strange))
    return to_unit(vectors)


class Likeness:
    """Cosines of texts, remembered.

    Args:
        texts: the texts that are asked for most, encoded at once.
        languages: of the texts.
        encode: texts to normalised vectors, float32, shape (texts, d); None for :func:`read_texts`.
        encoders: what that reads with.
        memory: of what lay near what before.
    """

    def __init__(
        self,
        texts: Sequence[str],
        languages: Sequence[str],
        encode: Encode | None = None,
        encoders: Encoders = SHIPPED,
        memory: Memory | None = None,
    ) -> None:
        self._texts, self._memory = texts, memory
        self._encode = encode or encoders.near
        self._vectors = encode(tuple(texts)) if encode else read_texts(texts, languages, encoders)
        self._languages = np.array(languages)
        self._sides = {code: np.flatnonzero(self._languages == code) for code in sorted(set(languages))}
        several = len(self._sides) > 1
        self._centred = centred(self._vectors, self._languages, steady=True) if several else self._vectors
        self._crowd = {code: np.full(len(texts), FLOOR, dtype=np.float32) for code in self._sides}
        self._others: dict[str, NDArray[np.float32]] = {}

    def of_ranks(self, first: int, second: int) -> float:
        """Give the cosine of two of the texts, by rank."""
        return float(self._vectors[first] @ self._vectors[second])

    def of_pairs(self, first: NDArray[np.int64], second: NDArray[np.int64]) -> NDArray[np.float32]:
        """Give the same of many pairs, float32, shape (pairs,)."""
        return cosines_of(self._vectors, first, self._vectors, second)

    def margin(self, first: int, second: int) -> float:
        """Tell how much nearer two texts in two languages are to each other than to the crowd of the other's language.

        A cosine less a cosine: 0 is as near as just any text, translations have .2 to .5. Ask after :meth:`neighbours`.
        """
        crowds = self._crowd[self._languages[second]][first], self._crowd[self._languages[first]][second]
        return float(self._centred[first] @ self._centred[second]) - float(sum(crowds)) / 2

    def read_phrases(self, phrases: Iterable[str]) -> None:
        """Encode phrases that will be asked for: many at once take a third of the time that they take one by one."""
        fresh = [phrase for phrase in dict.fromkeys(phrases) if phrase not in self._others]
        if fresh:
            self._others.update(zip(fresh, self._encode(fresh), strict=True))

    def of_phrases(self, first: str, second: str) -> float:
        """Give the cosine of two phrases."""
        self.read_phrases((first, second))
        return float(self._others[first] @ self._others[second])

    def neighbours(self, least: float, least_margin: float) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Give the pairs that are near enough, by rank, the lesser first, in their order: int64, shape (pairs,) twice.

        Args:
            least: cosine of two texts of one language.
            least_margin: of two texts in two languages.
        """
        found = [self._within(code, least) for code in self._sides]
        across = self._across()
        for (own, other), (first, second, cosines) in across.items():
            near = cosines - (self._crowd[other][first] + self._crowd[own][second]) / 2 >= least_margin
            found.append((first[near], second[near]))
        codes = [np.minimum(first, second) * len(self._vectors) + np.maximum(first, second) for first, second in found]
        return np.divmod(np.unique(np.concatenate([np.zeros(0, dtype=np.int64), *codes])), len(self._vectors))

    def _within(self, code: str, least: float) -> Ranks:
        """Give the nearest texts of one language, those near enough."""
        here = self._sides[code]
        if len(here) <= ALL_UP_TO:
            texts = [self._texts[row] for row in here.tolist()]
            near_by = neighbouring(texts, self._vectors[here], least, NEIGHBOURS, (code, self._memory) if self._memory else None)
            return here[near_by.rows], here[near_by.others]
        first, second, cosines = _roughly(self._vectors, here, here, NEIGHBOURS + 1)
        near = (cosines >= least) & (first != second)
        return first[near], second[near]

    def _across(self) -> dict[tuple[str, str], Found]:
        """Give the nearest texts of each language to those of each other, and note how crowded it is there.

        None is nearer than the crowd that is not nearer than the floor.
        """
        small = [code for code, rows in self._sides.items() if len(rows) <= ALL_UP_TO]
        groups = {code: grouped(self._centred[self._sides[code]]) for code in small} if len(self._sides) > 1 else {}
        nearby = Nearby(Reach(NEIGHBOURS_ACROSS, FLOOR, SAME), "texts across languages", self._memory)
        found = {
            (own, other): self._among_all(own, other, nearby, groups)
            if own in groups and other in groups
            else self._among_likely(own, other)
            for own, other in permutations(self._sides, 2)
        }
        nearby.write_down()
        return found

    def _among_all(self, own: str, other: str, nearby: Nearby, groups: Mapping[str, Group]) -> Found:
        here, there = self._sides[own], self._sides[other]
        near = nearby.of(own, other, groups)
        self._crowd[other][here] = crowded(near.cosines, near.likes, FLOOR)
        first, ranks = np.nonzero(near.cosines >= FLOOR)
        return here[first], there[near.rows[first, ranks]], near.cosines[first, ranks]

    def _among_likely(self, own: str, other: str) -> Found:
        here, there = self._sides[own], self._sides[other]
        first, second, cosines = _roughly(self._centred, here, there, NEIGHBOURS_ACROSS)
        shape = len(here), -1
        self._crowd[other][here] = crowding(self._centred, second.reshape(shape), cosines.reshape(shape), SAME, FLOOR)
        return first, second, cosines


def _roughly(vectors: NDArray[np.float32], here: NDArray[np.int64], there: NDArray[np.int64], count: int) -> Found:
    """Give nearly all of the nearest of some rows among others, as many for each row."""
    near, cosines = near_ones(vectors[here], vectors[there], count)
    first, second = np.repeat(here, near.shape[1]), there[near].ravel()
    # a product of matrices sums some rows otherwise, by their place; -1 is where too few were looked at
    return first, second, np.where(cosines.ravel() > -1, cosines_of(vectors, first, vectors, second), np.float32(-1))
