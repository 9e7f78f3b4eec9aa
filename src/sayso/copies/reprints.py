"""The records of verbatim and edited copies; of two documents that were held together before they are remembered."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from msgspec import msgpack

from sayso.copies.changes import changes
from sayso.copies.datelines import dateline
from sayso.copies.direction import B_TO_A, Case, agreed, answers, receipt
from sayso.copies.edges import to_sentences
from sayso.copies.gaps import Pair
from sayso.copies.overlaps import Overlap
from sayso.copies.pages import Pages, said_in
from sayso.copies.reuse import LARGE_PILE, Index, Reuse, may_be_copy, mostly_alone, reuses
from sayso.copies.words import word_pattern
from sayso.kernels.alignment import Run
from sayso.memory import Memory, digest
from sayso.records import Copy, CopyKind, Document, Passage, Span, content_id
from sayso.settings import Settings

# a copy, and whether nothing tells its direction, so that a receipt is looked for in the pile
Told = tuple[Copy, bool]
# what the pile was asked about the longest equal words of a passage: their first word counted from the document's, how many, and
# whether they stand in these two documents alone
PileQuestion = tuple[int, int, bool]
Answer = tuple[tuple[PileQuestion, ...], tuple[Told, ...]]
_NAME = "reprints"


def reprints(index: Index, found: Iterable[Overlap], settings: Settings) -> Iterator[Copy]:
    """Give the verbatim and edited copies among pairs of documents that :func:`sayso.copies.reuse.may_be_copy` lets pass."""
    for reuse in reuses(index, found, settings):
        yield _with_receipt(index, (reuse.a, reuse.b), _told(index, reuse))


def all_reprints(index: Index, found: Iterable[Overlap], settings: Settings, pages: Pages) -> Iterator[Copy]:
    """Give the verbatim and edited copies among any pairs of documents, those that were compared before from memory.

    What is made of two documents depends on them and their statements, on the words that they share and which of them count,
    and on whether the longest stand in no third one: what the pile was asked is kept, too. How often a word stands in the pile is
    asked anew.
    """
    known = _Compared(index, settings, pages, pages.memory) if pages.memory else None
    for overlap in found:
        told = known.of(overlap) if known else _compared(index, overlap, settings)
        yield from (_with_receipt(index, (overlap.a, overlap.b), each) for each in told)


def _compared(index: Index, overlap: Overlap, settings: Settings) -> tuple[Told, ...]:
    if not may_be_copy(index, overlap, settings):
        return ()
    return tuple(_told(index, reuse) for reuse in reuses(index, [overlap], settings))


class _Compared:
    """What was found in pairs of documents before."""

    def __init__(self, index: Index, settings: Settings, pages: Pages, memory: Memory) -> None:
        self._index, self._settings, self._pages, self._memory = index, settings, pages, memory
        self._reader, self._writer = msgpack.Decoder(Answer), msgpack.Encoder()
        self._asked_of: dict[tuple[int, bool], bytes] = {}

    def of(self, overlap: Overlap) -> tuple[Told, ...]:
        """Give what two documents share as it was found before, if the pile still answers the same, or compare them."""
        key, begin = self._key(overlap), self._begin(overlap.a)
        known = self._memory.get(_NAME, key)
        if known is not None:
            answer: Answer = self._reader.decode(known)
            if all(mostly_alone(overlap, begin + start, length) == found for start, length, found in answer[0]):
                return answer[1]
        asked: list[PileQuestion] = []
        told = _compared(self._index, replace(overlap, asked=asked), self._settings)
        questions = tuple((start - begin, length, found) for start, length, found in dict.fromkeys(asked))
        self._memory.keep(_NAME, key, self._writer.encode((questions, told)))
        return told

    def _begin(self, number: int) -> int:
        return int(self._index.words.offsets[number])

    def _key(self, overlap: Overlap) -> bytes:
        home = self._index.at_home(overlap.a, overlap.b)
        blocks = (overlap.first - self._begin(overlap.a), overlap.second - self._begin(overlap.b), overlap.length)
        return digest(
            [(self._pages.digest(number), self._told_of(number, at_home=home)) for number in (overlap.a, overlap.b)],
            [each.tobytes() for each in blocks],
            (home, self._index.pile_words >= LARGE_PILE),
            (self._settings.copy_min_words, self._settings.copy_min_share),
        )

    def _told_of(self, number: int, *, at_home: bool) -> bytes:
        """Give a digest of what is asked of a document beside itself: its statements, and which of its words count.

        Which of them are boilerplate of its outlet is asked only beside another text of that outlet.
        """
        if (number, at_home) not in self._asked_of:
            here = slice(self._begin(number), self._begin(number + 1))
            counted = [each[here].tobytes() for each in (self._index.counted.anywhere, self._index.counted.at_home)]
            said = said_in(self._index.statements_of(self._index.documents[number].id))
            self._asked_of[number, at_home] = digest(counted if at_home else counted[:1], said)
        return self._asked_of[number, at_home]


def in_code_points(index: Index, runs: Iterable[Run]) -> tuple[Pair, ...]:
    """Give runs of equal words in code points."""
    starts, ends = index.words.starts, index.words.ends
    return tuple((int(starts[a]), int(ends[a + length - 1]), int(starts[b]), int(ends[b + length - 1])) for a, b, length in runs)


def pairs_of(index: Index, reuse: Reuse) -> tuple[Pair, ...]:
    """Give the equal parts in code points, without datelines."""
    pairs = in_code_points(index, reuse.aligned.runs)
    frames = (dateline(index.documents[reuse.a]), dateline(index.documents[reuse.b]))
    return tuple(pair for pair in pairs if not _framed(pair, frames)) or pairs


def _framed(pair: Pair, frames: tuple[Span | None, Span | None]) -> bool:
    """Tell whether equal words stand in a dateline of either text."""
    sides = (pair[:2], pair[2:])
    return any(frame and frame.start <= start and end <= frame.end for frame, (start, end) in zip(frames, sides, strict=True))


def passages(index: Index, reuse: Reuse, edges: Pair) -> tuple[Passage, Passage]:
    """Give the two passages."""
    a, b = index.documents[reuse.a].id, index.documents[reuse.b].id
    return Passage(a, edges[0], edges[1]), Passage(b, edges[2], edges[3])


def _told(index: Index, reuse: Reuse) -> Told:
    """Make the record of a verbatim or edited copy, as far as the two documents tell it."""
    first, second = index.documents[reuse.a], index.documents[reuse.b]
    pairs = pairs_of(index, reuse)
    edges = to_sentences(first, second, pairs)
    a, b = passages(index, reuse, edges)
    missing = max(_missing(first, pairs[0][0], pairs[-1][1], a), _missing(second, pairs[0][2], pairs[-1][3], b))
    told = answers(Case(first, second, a, b, pairs))
    direction, reason = agreed(told)
    said = (index.statements_of(a.document), index.statements_of(b.document))
    if direction == B_TO_A:
        back = [turned_round(pair) for pair in pairs]
        differences = changes(second, first, back, turned_round(edges), (said[1], said[0]))
    else:
        differences = changes(first, second, pairs, edges, said)
    equal, total = reuse.aligned.equal, reuse.aligned.total + missing
    verbatim = not missing and not differences and round(equal, 3) == round(total, 3)
    copy = Copy(
        id=content_id("copy", a, b),
        a=a,
        b=b,
        kind=CopyKind.VERBATIM if verbatim else CopyKind.EDITED,
        score=1.0 if verbatim else round(min(equal / total if total else 0.0, 0.9999), 4),
        direction=direction,
        why=in_a_sentence(_how_many(equal, total, reuse.aligned.quoted, verbatim=verbatim), reason),
        pairs=pairs,
        changes=differences,
    )
    return copy, not told


def _with_receipt(index: Index, numbers: tuple[int, int], told: Told) -> Copy:
    """Give a copy with what of the pile shows that it is one, where nothing tells its direction."""
    copy, silent = told
    if not silent:
        return copy
    first, second = (index.documents[number] for number in numbers)
    found = receipt(Case(first, second, copy.a, copy.b, copy.pairs, index.frequency))
    return replace(copy, why=in_a_sentence(copy.why, found)) if found else copy


def turned_round(pair: Pair) -> Pair:
    """Put the second text first."""
    return pair[2], pair[3], pair[0], pair[1]


def _missing(document: Document, start: int, end: int, passage: Passage) -> int:
    """Count the words between the equal words and the edges of the passage."""
    parts = (document.text[passage.start : start], document.text[end : passage.end])
    return sum(len(word_pattern().findall(part)) for part in parts)


def _how_many(equal: float, total: float, quoted: float, *, verbatim: bool) -> str:
    """Say how many words are equal: "31 of 34 words equal"."""
    own, of, beside = round(equal), max(round(total), round(equal)), round(quoted)
    if not own:
        return f"{'all ' if verbatim else ''}{beside} words equal, all in quotation marks"
    counted = f"all {own} words equal" if verbatim else f"{own} of {of} words equal"
    return f"{counted}, beside {beside} in quotation marks" if beside else counted


def in_a_sentence(*parts: str) -> str:
    """Put what is told of a copy together."""
    return "; ".join(part for part in parts if part)
