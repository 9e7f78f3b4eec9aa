"""Find a claim among many: which of the texts at hand carry what somebody has read, best first, and why.

Likeness of meaning and pieces of words are both asked, for each misses what the other finds: a paraphrase, and a name that no
encoder has met. They are added as z-scores over all rows, and the first twenty are read again by a finer encoder. Finding
proposes: whether a row says the *same* is for :mod:`sayso.claims.comparing` to judge.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from sayso.kernels.postings import Postings, pieces_of, places, post, weigh
from sayso.languages.alphabet import alphabet
from sayso.languages.encoder import encode
from sayso.languages.wide_encoder import encode_widely

Encode = Callable[[Sequence[str]], NDArray[np.float32]]

MOST_CHARS = 4000
# Code points that are cut in one go, so that what lies between stays small
BATCH_CODES = 1 << 20
# Rows that are read again: with 30, 50 or 100 the training posts of checkthat2022_2a_en score the same within .001
READ_AGAIN = 20
# The burst in which posts and reports of one affair come: half of the right rows lie within 2 days of the post, three quarters
# within 7 (the same posts); 7 to 60 serve about as well
BURST_DAYS = 14.0
WHY_WORDS = 6

_ADDRESS = re.compile(r"(?:https?://|www\.|pic\.twitter\.com/|\bt\.(?:co|me)/|\bbit\.ly/)\S*", re.IGNORECASE)
# "… — Ida Holm (@idaholm) 14 May 2022": how a post is quoted on a page
_SIGNATURE = re.compile(r"\s[—–-]\s([^—–\n@]{0,80})\(@\w{1,40}\)[^—–\n]{0,40}$")
_SIGNATURE_CHARS = 180
_PASSED_ON = re.compile(r"^\s*RT\s+@\w{1,40}:?\s*")
_TAG = re.compile(r"[#＃@＠](\w+)")
# "FerrySunkAt9" -> "Ferry Sunk At 9"
_SMALL, _LARGE = "a-zß-öø-ÿа-яёіїєґ", "A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐ"
_HUMP = re.compile(
    rf"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])|(?<=[{_SMALL}])(?=[{_LARGE}])|(?<=[{_LARGE}])(?=[{_LARGE}][{_SMALL}])"
)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)*")
_PICTURES = frozenset({"So", "Sk", "Cs", "Co", "Cn"})


@dataclass(frozen=True, slots=True)
class Row:
    """One thing to be found.

    Args:
        texts: what tells it, one text or several that tell the same: a claim in its wordings, a headline.
        beside: a text beside it whose words count too, but not its meaning: a lead.
        day: when it was published, where that is known.
    """

    texts: tuple[str, ...]
    beside: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One row that may carry what was asked for.

    Args:
        row: its number.
        score: by which rows are ranked, higher is closer; to be compared within one answer only.
        likeness: cosine of text and row by the finer encoder, by the first where the row was not read again.
        words: words of the text that the row has, the rarest first, at most six.
        days: from the text to the row, where both have a day.
    """

    row: int
    score: float
    likeness: float
    words: tuple[str, ...]
    days: int | None

    @property
    def why(self) -> str:
        """The reason in a line."""
        parts = [f"likeness {self.likeness:.2f}"]
        parts += ["both have " + ", ".join(self.words)] if self.words else []
        if self.days is not None:
            parts.append(f"{abs(self.days)} days {'later' if self.days > 0 else 'earlier'}" if self.days else "the same day")
        return "; ".join(parts)


@dataclass(frozen=True, slots=True)
class Weights:
    """What each sign counts.

    Args:
        words: one standard deviation of words in common.
        meaning: one standard deviation of likeness.
        near: being of the very day; falls by e in :data:`BURST_DAYS`.
        finer: the cosine of the finer encoder, of the first rows.
    """

    words: float
    meaning: float
    near: float
    finer: float = 0.0


# Set on the 997 training posts of checkthat2022_2a_en, 14,231 rows: conditional logits in which the right row is chosen among the
# first ones (`python gate/finding.py --fit` does it again)
FIRST = Weights(words=0.7, meaning=1.7, near=6.0)
AGAIN = Weights(words=0.5, meaning=0.5, near=5.6, finer=22.0)


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for each row, float32, shape (rows,).

    Args:
        words: pieces of words in common, as standard deviations above the mean of all rows.
        meaning: likeness, in the same way.
        near: nearness in time, 0 to 1.
        cosines: likeness as it is, -1 to 1.
    """

    words: NDArray[np.float32]
    meaning: NDArray[np.float32]
    near: NDArray[np.float32]
    cosines: NDArray[np.float32]

    def sum(self, weights: Weights) -> NDArray[np.float32]:
        """Add them up, as far as all rows have them."""
        total = self.words * weights.words + self.meaning * weights.meaning + self.near * weights.near
        return np.asarray(total, dtype=np.float32)


def plain_post(text: str) -> tuple[str, str]:
    """Give what a post says, and by whom where it is signed: without addresses, emoji and marks of a repost; tags become words.

    Example:
        >>> plain_post("RT @ferrywatch: #FerrySunk off Narva! https://t.co/x1 — Ida Holm (@idaholm) May 14, 2022")
        ('Ferry Sunk off Narva!', 'Ida Holm')
    """
    text = _ADDRESS.sub(" ", text[:MOST_CHARS]).rstrip()
    signed = _SIGNATURE.search(text, max(0, len(text) - _SIGNATURE_CHARS))
    body = _PASSED_ON.sub(" ", text[: signed.start()] if signed else text)
    body = _TAG.sub(lambda tag: f" {_HUMP.sub(' ', tag.group(1)).replace('_', ' ')} ", body)
    return _without_pictures(body), _without_pictures(signed.group(1)) if signed else ""


def _without_pictures(text: str) -> str:
    return " ".join("".join(" " if unicodedata.category(each) in _PICTURES else each for each in text).split())


class ClaimFinder:
    """An index over rows, to be asked many times.

    Args:
        rows: what is searched.
        encode: texts to vectors of length 1, float32, shape (texts, d); the default reads 16 languages, some 500 texts a second.
        finer: the same, reads the first rows again, some 120 texts a second; None leaves that out.
        vectors: of the rows, as :attr:`vectors` of another finder over the same rows gave them, which saves encoding.
    """

    def __init__(
        self,
        rows: Sequence[Row],
        encode: Encode = encode,
        finer: Encode | None = encode_widely,
        vectors: NDArray[np.float32] | None = None,
    ) -> None:
        self._texts = tuple(tuple(text[:MOST_CHARS] for text in row.texts) for row in rows)
        self._full = tuple(" ".join((*row.texts, row.beside))[:MOST_CHARS] for row in rows)
        self._days = np.array([row.day.toordinal() if row.day else np.nan for row in rows], dtype=np.float64)
        self._encode, self._finer = encode, finer
        self.vectors = mean_vectors(self._texts, encode) if vectors is None else vectors
        self._postings = _index(self._full)
        self._read: dict[int, NDArray[np.float32]] = {}

    def find(self, text: str, most: int = 10, day: date | None = None) -> tuple[Found, ...]:
        """Give the rows that most likely carry a text, the likeliest first: always as many as asked for, be they ever so unlike.

        Args:
            text: a claim, a sentence, a post with its addresses, tags and emoji; cut at 4,000 code points.
            most: how many rows; beyond :data:`READ_AGAIN` they stand in the order of the first reading.
            day: of the text, where it is known: rows that are near in time are then preferred.

        Example:
            >>> rows = [Row(("A ferry sank off Narva",)), Row(("The mill is shut",))]
            >>> finder = ClaimFinder(rows, encode=lambda texts: np.ones((len(texts), 1), np.float32), finer=None)
            >>> [(found.row, found.words) for found in finder.find("#FerrySunk near Narva")]
            [(0, ('ferry', 'narva')), (1, ())]
        """
        body, author = plain_post(text)
        signs = self.signs(body, author, day)
        first = signs.sum(FIRST)
        order = np.argsort(-first, kind="stable")[: max(most, READ_AGAIN)]
        again = order[:READ_AGAIN] if self._finer else order[:0]
        finer = self.read_again(again, body, author)
        scores = np.concatenate((signs.sum(AGAIN)[again] + finer * AGAIN.finer, first[order[len(again) :]]))
        likeness = np.concatenate((finer, signs.cosines[order[len(again) :]]))
        ranks = np.concatenate((np.argsort(-scores[: len(again)], kind="stable"), np.arange(len(again), len(order))))[:most]
        words = _words((body, author))
        rarity = self._rarity(words)
        return tuple(
            Found(
                row=int(order[rank]),
                score=float(scores[rank]),
                likeness=float(likeness[rank]),
                words=_shared(words, rarity, self._full[order[rank]]),
                days=self._days_after(int(order[rank]), day),
            )
            for rank in ranks
        )

    def signs(self, body: str, author: str, day: date | None) -> Signs:
        """Give what speaks for every row at the first reading."""
        pieces, _ = _pieces([f"{body} {author}"])
        cosines = np.asarray(self.vectors @ _query_vector(body, author, self._encode), dtype=np.float32)
        return Signs(_standing(weigh(self._postings, pieces)), _standing(cosines), self._near(day), cosines)

    def read_again(self, rows: NDArray[np.int64], body: str, author: str) -> NDArray[np.float32]:
        """Give finer cosines of a few rows, each row read once in the finder's life: float32, shape (rows,).

        A judge of pairs (same, contradicts, neither) would take its place here.
        """
        if self._finer is None or not len(rows):
            return np.zeros(len(rows), dtype=np.float32)
        fresh = [row for row in rows.tolist() if row not in self._read]
        if fresh:
            self._read.update(zip(fresh, mean_vectors([self._texts[row] for row in fresh], self._finer), strict=True))
        vectors = np.stack([self._read[row] for row in rows.tolist()])
        return np.asarray(vectors @ _query_vector(body, author, self._finer), dtype=np.float32)

    def _near(self, day: date | None) -> NDArray[np.float32]:
        apart = np.abs(self._days - (day.toordinal() if day else np.nan))
        return np.nan_to_num(np.exp(-apart / BURST_DAYS), nan=0.0).astype(np.float32)

    def _days_after(self, row: int, day: date | None) -> int | None:
        return None if day is None or np.isnan(self._days[row]) else int(self._days[row]) - day.toordinal()

    def _rarity(self, words: Sequence[str]) -> NDArray[np.float32]:
        """Give how rare each word's rarest piece is; a piece that no row has says nothing."""
        pieces, owners = _pieces(words)
        found = places(self._postings, pieces)
        best = np.zeros(len(words), dtype=np.float32)
        np.maximum.at(best, owners[found >= 0], self._postings.rarity[found[found >= 0]])
        return best


def mean_vectors(rows: Sequence[Sequence[str]], encode: Encode) -> NDArray[np.float32]:
    """Give the mean vector of each row's texts, float32, shape (rows, d), of length 1."""
    found = encode([text for row in rows for text in (row or ("",))])
    if not len(rows):
        return found
    counts = [max(1, len(row)) for row in rows]
    total = np.add.reduceat(found, np.concatenate(([0], np.cumsum(counts)[:-1])), axis=0)
    return np.asarray(total / np.maximum(np.linalg.norm(total, axis=1, keepdims=True), 1e-9), dtype=np.float32)


def _query_vector(body: str, author: str, encode: Encode) -> NDArray[np.float32]:
    """Give one vector of what is said and of who says it: a claim about a post often names its author."""
    return np.asarray(mean_vectors([(body, f"{author}: {body}") if author else (body,)], encode)[0], dtype=np.float32)


def _standing(values: NDArray[np.float32]) -> NDArray[np.float32]:
    """Give each value as standard deviations above the mean of all."""
    return np.asarray((values - values.mean()) / max(float(values.std()), 1e-6), np.float32) if len(values) else values


def _index(texts: Sequence[str]) -> Postings:
    parts = [_pieces(texts[start:end], start) for start, end in _batches(texts)]
    pieces = np.concatenate([np.empty(0, np.uint32), *(found for found, _ in parts)])
    return post(pieces, np.concatenate([np.empty(0, np.int64), *(rows for _, rows in parts)]), len(texts))


def _batches(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Give ranges of texts that hold about :data:`BATCH_CODES` together."""
    start = size = 0
    for rank, text in enumerate(texts):
        size += len(text)
        if size >= BATCH_CODES:
            yield start, rank + 1
            start, size = rank + 1, 0
    if start < len(texts):
        yield start, len(texts)


def _pieces(texts: Sequence[str], first: int = 0) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
    """Cut texts into pieces, with the number of each one's text, from ``first`` on."""
    padded = [f" {unicodedata.normalize('NFKC', text)} " for text in texts]
    codes = np.frombuffer("".join(padded).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    rows = np.repeat(np.arange(first, first + len(texts)), np.fromiter(map(len, padded), np.int64, len(padded)))
    return pieces_of(codes, rows, alphabet())


def _words(texts: Sequence[str]) -> list[str]:
    """Give the words of texts as they are compared, each once, in order."""
    return list(dict.fromkeys(word.casefold().replace("’", "'") for text in texts for word in _WORD.findall(text)))


def _shared(words: Sequence[str], rarity: NDArray[np.float32], row: str) -> tuple[str, ...]:
    """Give the words that a row has too, the rarest first."""
    there = set(_words([row]))
    ranks = sorted((rank for rank, word in enumerate(words) if word in there), key=lambda rank: -float(rarity[rank]))
    return tuple(words[rank] for rank in ranks[:WHY_WORDS])
