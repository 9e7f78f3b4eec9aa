"""New texts with the words and phrases of real ones: 2 to 4 words from one place, then on from another that goes the same way.

A text is an array of word numbers; :meth:`Phrases.bytes_of` writes any number of them at once, as they stand in JSON. What is
drawn shares short phrases with much else, as real texts do, and nothing long: where a word is rarer than 50 in the
corpora, the text goes on at any place, since it would else go on as the corpus does. Of 10,000 documents, 5.9 % of the runs
of 5 words stand in another one; of as many real articles, cut to the same length, 6.6 %.

Left out are addresses, dates with strokes and other words of many parts; and paragraphs that stand twice or are no prose,
since words of captions, link lists and notices would make a notice of the paragraph that they fall into.
"""

import csv
import gzip
import html
import re
import sys
import tarfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from piles import CORPORA, articles

PHRASE_WORDS = (2, 5)  # from, below
RARE = 50  # occurrences
LONGEST_WORD = 20  # letters
_PLAIN = str.maketrans({"’": "'", "‘": "'", "–": "-", "—": "-", "\\": None, '"': None, "“": None, "”": None})
_PROSE = re.compile(r"^(?:\S+\s+){11,}\S*[.!?]\W*$")  # 12 words and a full stop
_INDENTED = re.compile(r"\n {2,}")  # how a paragraph of an agency report begins
_BODY = re.compile(r"<BODY>(.*?)</BODY>", re.DOTALL)

Words = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Phrases:
    """The corpora as numbers of words, where each word stands, and how each is written.

    Args:
        stream: int32, the corpora as word numbers, text after text.
        places: int32, positions in ``stream`` sorted by word; those of word ``w`` begin at ``first[w]``.
        first: int64, shape (words + 1,).
        pool: uint8, the bytes of all words, each with a space behind it.
        starts: int64, where the bytes of each word begin in ``pool``; ``lengths``: int64, how many; ``points``: int64,
            how many code points of text they are (an escaped line break is two bytes and one code point).
    """

    stream: Words
    places: Words
    first: NDArray[np.int64]
    pool: NDArray[np.uint8]
    starts: NDArray[np.int64]
    lengths: NDArray[np.int64]
    points: NDArray[np.int64]

    def draw(self, chance: np.random.Generator, texts: int, words: int) -> Words:
        """Draw texts: int32, shape (texts, words)."""
        drawn = np.empty((words, texts), np.int32)
        last = len(self.stream) - 1
        place = chance.integers(last, size=texts)
        left = chance.integers(*PHRASE_WORDS, size=texts)
        for row in drawn:
            row[:] = self.stream[place]
            left -= 1
            ending = np.flatnonzero(left == 0)
            here = row[ending]
            count = self.first[here + 1] - self.first[here]
            same = self.places[self.first[here] + (chance.random(len(ending)) * count).astype(np.int64)]
            place[ending] = np.where(count > RARE, same, chance.integers(last, size=len(ending)))
            left[ending] = chance.integers(*PHRASE_WORDS, size=len(ending))
            place += 1
            place[place > last] = 0
        return np.ascontiguousarray(drawn.T)

    def bytes_of(self, words: Words) -> bytes:
        """Write word numbers as bytes."""
        lengths = self.lengths[words]
        shift = self.starts[words] - (np.cumsum(lengths) - lengths)
        return self.pool[np.repeat(shift, lengths) + np.arange(lengths.sum())].tobytes()


def real_paragraphs() -> Iterator[str]:
    """Give the paragraphs of the three corpora: US articles, agency reports, articles on rumours."""
    for article in articles(sys.maxsize):
        yield from article.text.split("\n")
    with tarfile.open(CORPORA / "reuters21578" / "reuters21578_sgm.tar.xz") as files:
        for entry in files:
            if entry.name.endswith(".sgm") and (file := files.extractfile(entry)):
                for body in _BODY.findall(file.read().decode("latin-1")):
                    yield from _INDENTED.split(html.unescape(body))
    csv.field_size_limit(10**8)
    with gzip.open(CORPORA / "fnc1" / "train_bodies.csv.gz", "rt", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            yield from row["articleBody"].split("\n")


def prose() -> Iterator[str]:
    """Give each paragraph of prose once, and none that stands twice."""
    times = Counter(map(hash, real_paragraphs()))
    for paragraph in real_paragraphs():
        if times[hash(paragraph)] == 1 and _PROSE.match(paragraph):
            yield paragraph


def phrases_of_corpora(extra: list[tuple[str, int]]) -> Phrases:
    """Read the corpora, in plain letters and without quotation marks, whose halves would mark nonsense as quoted.

    Args:
        extra: bytes to be had as words that no draw gives, each with how many code points of text it is.

    Returns:
        The phrases; the extra ones have the last numbers, in the order given.
    """
    numbers: dict[str, int] = {}
    parts = []
    for text in prose():
        plain = text.translate(_PLAIN).encode("ascii", "ignore").decode()
        words = "".join(letter if letter.isprintable() else " " for letter in plain).split()
        kept = (word for word in words if "/" not in word and len(word) <= LONGEST_WORD)
        parts.append(np.array([numbers.setdefault(word, len(numbers)) for word in kept], np.int32))
    stream = np.concatenate(parts)
    first = np.concatenate(([0], np.cumsum(np.bincount(stream, minlength=len(numbers)))))
    written = [f"{word} " for word in numbers] + [each for each, _ in extra]
    lengths = np.array([len(each) for each in written], np.int64)
    return Phrases(
        stream=stream,
        places=np.argsort(stream, kind="stable").astype(np.int32),
        first=first,
        pool=np.frombuffer("".join(written).encode("ascii"), np.uint8),
        starts=np.cumsum(lengths) - lengths,
        lengths=lengths,
        points=np.concatenate((lengths[: len(numbers)], [points for _, points in extra])).astype(np.int64),
    )
