"""Say why a copy exists: how many words are equal, which of them count for nothing, what each rule of direction says."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from sayso.copies.datelines import dateline
from sayso.copies.differences import reading_order
from sayso.copies.direction import RULES, Case
from sayso.copies.notices import link_lists, notices
from sayso.copies.reuse import Index
from sayso.explain.reasons import Reason
from sayso.languages.encoder import encode, readable
from sayso.languages.wide_encoder import encode_widely
from sayso.records import Copy, CopyKind, Document, Span, Statement
from sayso.settings import Settings

_KINDS = {
    CopyKind.VERBATIM: "verbatim: the same words in the same order; case, blanks and punctuation do not count",
    CopyKind.EDITED: "edited: words were replaced, added or left out",
    CopyKind.TRANSLATED: "translated: sentences of two languages say the same, in the same order",
    CopyKind.REWORDED: "reworded: two short texts say the same in other words; no sign that one was made from the other",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What the equal words of two texts count as.

    Args:
        own: words of their own: these make a copy.
        quoted: in quotation marks on both sides.
        notices: in a notice or a list of links, on either side.
        datelines: in a dateline.
        furniture: what stands at the same edge of many texts that otherwise share nothing.
        boilerplate: what the outlet prints again and again.
    """

    own: float = 0.0
    quoted: float = 0.0
    notices: float = 0.0
    datelines: float = 0.0
    furniture: float = 0.0
    boilerplate: float = 0.0


def explain_copy(
    copy: Copy, documents: Sequence[Document], statements: Sequence[Statement], settings: Settings
) -> tuple[Reason, ...]:
    """Give the reasons of one copy.

    Args:
        copy: between two of the documents.
        documents: the pile: what is boilerplate is learnt from it.
        statements: of these documents, as they were when the copy was found; none where ``sayso copies`` found it.
        settings: of the run that found it.
    """
    known = {each.id: each for each in documents}
    a, b = known[copy.a.document], known[copy.b.document]
    reasons = [Reason("kind", "", f"{_KINDS[copy.kind]}; {copy.why}")]
    if copy.kind is CopyKind.TRANSLATED:
        reasons += _sentences(copy, a, b, settings)
        reasons += _directions(Case(a, b, copy.a, copy.b, copy.pairs))
    elif copy.kind is CopyKind.REWORDED:
        reasons.append(setting("reworded_min_score", settings))
    else:
        index = Index(documents, statements)
        reasons += _words(copy, index, settings)
        reasons += _directions(Case(a, b, copy.a, copy.b, copy.pairs, index.frequency))
    reasons.append(Reason("direction", "", f"in all: {_made(copy.direction, a, b)}"))
    reasons += [Reason("change", "", each) for each in copy.changes]
    return tuple(reasons)


def _directions(case: Case) -> Iterator[Reason]:
    """Give what each rule of direction says of two passages; "nothing" where it does not answer."""
    for rule in RULES:
        answer = rule(case)
        asked = (rule.__doc__ or rule.__name__).partition("\n")[0].rstrip(".")
        said = "nothing" if answer is None else f"{_made(answer[0], case.a, case.b)}: {answer[1]}"
        yield Reason("direction", "", f"{asked}: {said}")


def _made(direction: str | None, a: Document, b: Document) -> str:
    """Say a direction with the names of the documents, and with their ids where the names do not tell them apart."""
    names = [each.name if a.name != b.name else f"{each.name} {each.id}" for each in (a, b)]
    if direction is None:
        return "nothing tells which was made from which, or two rules disagree"
    original, copy = names if direction == "a->b" else names[::-1]
    return "the lower part was made from the upper" if a.id == b.id else f"{copy} was made from {original}"


def _words(copy: Copy, index: Index, settings: Settings) -> Iterator[Reason]:
    """Say how many words are equal, and where words were left out of the count."""
    places = {each.id: number for number, each in enumerate(index.documents)}
    a, b = places[copy.a.document], places[copy.b.document]
    runs = [run for pair in copy.pairs if (run := _run(index, a, b, pair))[2]]
    counted = count(index, a, b, runs)
    yield Reason("words", "", f"{_number(counted.own)} words of their own are equal in both")
    yield from left_out(counted, index.documents[a].outlet)
    yield setting("copy_min_words", settings)
    yield setting("copy_min_share", settings)


def setting(name: str, settings: Settings) -> Reason:
    """Give a setting that mattered, with its value and what the table of settings says of it."""
    (option,) = (each.metadata["option"] for each in fields(settings) if each.name == name)
    return Reason("setting", "", f"{name} = {getattr(settings, name):g}: {option.help}")


def left_out(counted: Counted, outlet: str | None) -> Iterator[Reason]:
    """Say which equal words make no copy."""
    for many, why in (
        (counted.quoted, "stand in quotation marks on both sides: a shared quotation is no copy"),
        (counted.notices, "stand in a notice or a list of links (notices.yml)"),
        (counted.datelines, "stand in a dateline"),
        (counted.furniture, "are furniture: they stand at the same edge of many texts that otherwise share nothing"),
        (counted.boilerplate, f"are boilerplate: {outlet or 'this outlet'} prints them again and again"),
    ):
        if many:
            yield Reason("left out", "", f"{_number(many)} equal words {why}")


def count(index: Index, a: int, b: int, runs: Sequence[tuple[int, int, int]]) -> Counted:
    """Sort the equal words of two texts by what they count as.

    Args:
        index: of the pile.
        a: the number of one document.
        b: the number of the other.
        runs: equal words, as (position of a, position of b, length) in words of the pile.
    """
    if not runs:
        return Counted()
    own = index.own(a, b)
    weights, quoted = map(sum, own.gains(runs))
    rows = np.concatenate([np.stack([np.arange(start, start + run[2]) for start in run[:2]]) for run in runs], axis=1)
    anywhere = index.counted.anywhere[rows].all(axis=0)
    sides = [_frames(index, number, rows[side], own.weights[side] == 0) for side, number in enumerate((a, b))]
    in_notice, in_dateline, nothing = (np.logical_or(one, other) for one, other in zip(*sides, strict=True))
    value = index.words.weights[rows[0]]
    return Counted(
        own=weights,
        quoted=quoted,
        notices=float(value[nothing & in_notice].sum()),
        datelines=float(value[nothing & in_dateline & ~in_notice].sum()),
        furniture=float(value[~anywhere & ~in_notice & ~in_dateline].sum()),
        boilerplate=float(value[nothing & anywhere & ~in_notice & ~in_dateline].sum()),
    )


def _frames(index: Index, number: int, rows: NDArray[np.int64], uncounted: NDArray[np.bool_]) -> tuple[NDArray[np.bool_], ...]:
    """Tell of words of one document whether they stand in a notice, in its dateline, and whether they count for nothing."""
    document, begins = index.documents[number], int(index.words.offsets[number])
    at = index.words.starts[rows]
    frame = dateline(document)
    lists = [*notices(document), *link_lists(document.text)]
    return _inside(at, lists), _inside(at, [frame] if frame else []), uncounted[rows - begins]


def _inside(at: NDArray[np.int32], spans: Sequence[Span]) -> NDArray[np.bool_]:
    found = np.zeros(len(at), dtype=bool)
    for span in spans:
        found |= (span.start <= at) & (at < span.end)
    return found


def _run(index: Index, a: int, b: int, pair: tuple[int, int, int, int]) -> tuple[int, int, int]:
    """Give equal parts in code points as a run of words."""
    starts, offsets = index.words.starts, index.words.offsets
    first, last = np.searchsorted(starts[offsets[a] : offsets[a + 1]], pair[:2]) + offsets[a]
    other = np.searchsorted(starts[offsets[b] : offsets[b + 1]], pair[2]) + offsets[b]
    return int(first), int(other), int(last - first)


def _sentences(copy: Copy, a: Document, b: Document, settings: Settings) -> Iterator[Reason]:
    """Give the aligned sentences, original first, each with the likeness of its two sides."""
    first, second = (a, b) if reading_order(copy)[0] == a.id else (b, a)
    turned = copy.direction == "b->a"
    pairs = sorted((c, d, a_, b_) if turned else (a_, b_, c, d) for a_, b_, c, d in copy.pairs)
    left = [first.text[start:end] for start, end, _, _ in pairs]
    right = [second.text[start:end] for _, _, start, end in pairs]
    near = likenesses(left, right, (first.language, second.language))
    for one, other, score in zip(left, right, np.diagonal(near).tolist(), strict=True):
        yield Reason("sentence", f"{one} | {other}", "likeness of both sentences", round(score, 2))
    yield setting("translation_min_score", settings)


def likenesses(left: Sequence[str], right: Sequence[str], languages: tuple[str, str]) -> NDArray[np.float32]:
    """Give the cosines of sentences of one text with those of another, by the encoder that reads both languages.

    Returns:
        float32, shape (left, right); the better the translation, the nearer to 1.
    """
    read = encode if all(map(readable, languages)) else encode_widely
    vectors = read([*left, *right])
    return vectors[: len(left)] @ vectors[len(left) :].T


def _number(words: float) -> str:
    return f"{round(words):,}"
