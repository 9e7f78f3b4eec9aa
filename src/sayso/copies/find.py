"""The public verbs: all copies in a pile of documents, and the quotations that documents share."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from sayso.copies.across import translated_changes
from sayso.copies.changes import changes
from sayso.copies.datelines import dateline
from sayso.copies.direction import B_TO_A, Case, tell_direction
from sayso.copies.edges import to_sentences
from sayso.copies.gaps import Pair
from sayso.copies.overlaps import Overlap
from sayso.copies.passages import common_runs
from sayso.copies.reuse import LEAST_EQUAL, Index, Reuse, may_be_copy, reuses, shared_quotations
from sayso.copies.rewordings import Rewording, confirmed, rewordings, turned
from sayso.copies.sentences import Sentence
from sayso.copies.through import Through, through_copies
from sayso.copies.translations import Translation, translations
from sayso.copies.words import word_pattern
from sayso.kernels.alignment import Run
from sayso.languages.encoders import SHIPPED, Encoders
from sayso.records import Copy, CopyKind, Document, Passage, Span, Statement, content_id
from sayso.settings import Settings

Progress = Callable[[str], None]


def find_copies(
    documents: Sequence[Document],
    statements: Sequence[Statement] = (),
    settings: Settings | None = None,
    progress: Progress | None = None,
    encoders: Encoders = SHIPPED,
) -> tuple[Copy, ...]:
    """Find which passages of which documents are copies of one another: verbatim, edited, translated.

    Words in quotation marks on both sides, boilerplate and notices do not make a copy. A text that more than 32 documents
    carry is joined from each to the next eight, so that all are connected without every pair being listed. What is not
    promised: a lone sentence of under some twenty words in two long documents is not told from a turn of phrase.

    Args:
        documents: with different ids.
        statements: of these documents, where known; used for quotations and for attributions that a copy leaves out.
        settings: ``copy_min_words``, ``copy_min_share``, ``translation_min_score``.
        progress: called with a short sentence now and then.
        encoders: what reads sentences for translations and posts for other wordings.

    Returns:
        In order of a, b. ``changes`` are read from original to copy where the direction is known, else from a to b.

    Example:
        >>> text = "The mill by the river was shut on Monday after a fire broke out in its store, the owner told us."
        >>> [copy.why for copy in find_copies([Document(id="1", text=text), Document(id="2", text=text.upper())])]
        ['all 21 words equal']
    """
    chosen, tell = settings or Settings(), progress or (lambda _: None)
    ordered = sorted(documents, key=lambda document: document.id)
    tell(f"copies: cutting {len(ordered)} documents into words")
    index = Index(ordered, statements)
    tell(f"copies: comparing {len(index.words.keys)} words")
    likely = (each for each in index.overlaps(chosen.copy_min_words * LEAST_EQUAL) if may_be_copy(index, each, chosen))
    found = list(reprints(index, likely, chosen))
    translated = confirmed(ordered, list(translations(ordered, chosen, tell, encoders)), chosen, encoders)
    found += [_translation(ordered, each) for each in translated]
    found += [_through(ordered, each) for each in through_copies(found)]
    found += [_rewording(index, each) for each in rewordings(ordered, found, chosen, tell, encoders)]
    tell(f"copies: {len(found)} found")
    return tuple(sorted(found, key=lambda copy: (copy.a, copy.b, copy.kind)))


def reprints(index: Index, found: Iterable[Overlap], settings: Settings) -> Iterator[Copy]:
    """Give the verbatim and edited copies among pairs of documents that :func:`sayso.copies.reuse.may_be_copy` lets pass."""
    for reuse in reuses(index, found, settings):
        yield _reprint(index, reuse)


def find_shared_quotations(
    documents: Sequence[Document], statements: Sequence[Statement] = (), progress: Progress | None = None
) -> tuple[Copy, ...]:
    """Find the runs of at least six words that two documents both print in quotation marks.

    They are receipts for a common source, not copies: kind is verbatim, direction None.
    """
    ordered = sorted(documents, key=lambda document: document.id)
    if progress:
        progress(f"copies: comparing the quotations of {len(ordered)} documents")
    index = Index(ordered, statements)
    found = [_quotation(index, reuse) for reuse in shared_quotations(index)]
    return tuple(sorted(found, key=lambda copy: (copy.a, copy.b)))


def _in_code_points(index: Index, runs: Iterable[Run]) -> tuple[Pair, ...]:
    """Give runs of equal words in code points."""
    starts, ends = index.words.starts, index.words.ends
    return tuple((int(starts[a]), int(ends[a + length - 1]), int(starts[b]), int(ends[b + length - 1])) for a, b, length in runs)


def _pairs(index: Index, reuse: Reuse) -> tuple[Pair, ...]:
    """Give the equal parts in code points, without datelines."""
    pairs = _in_code_points(index, reuse.aligned.runs)
    frames = (dateline(index.documents[reuse.a]), dateline(index.documents[reuse.b]))
    return tuple(pair for pair in pairs if not _framed(pair, frames)) or pairs


def _framed(pair: Pair, frames: tuple[Span | None, Span | None]) -> bool:
    """Tell whether equal words stand in a dateline of either text."""
    sides = (pair[:2], pair[2:])
    return any(frame and frame.start <= start and end <= frame.end for frame, (start, end) in zip(frames, sides, strict=True))


def _passages(index: Index, reuse: Reuse, edges: Pair) -> tuple[Passage, Passage]:
    """Give the two passages."""
    a, b = index.documents[reuse.a].id, index.documents[reuse.b].id
    return Passage(a, edges[0], edges[1]), Passage(b, edges[2], edges[3])


def _reprint(index: Index, reuse: Reuse) -> Copy:
    """Make the record of a verbatim or edited copy."""
    first, second = index.documents[reuse.a], index.documents[reuse.b]
    pairs = _pairs(index, reuse)
    edges = to_sentences(first, second, pairs)
    a, b = _passages(index, reuse, edges)
    missing = max(_missing(first, pairs[0][0], pairs[-1][1], a), _missing(second, pairs[0][2], pairs[-1][3], b))
    direction, reason = tell_direction(Case(first, second, a, b, pairs, index.frequency))
    said = (index.statements_of(a.document), index.statements_of(b.document))
    if direction == B_TO_A:
        back = [_turned(pair) for pair in pairs]
        differences = changes(second, first, back, _turned(edges), (said[1], said[0]))
    else:
        differences = changes(first, second, pairs, edges, said)
    equal, total = reuse.aligned.equal, reuse.aligned.total + missing
    verbatim = not missing and not differences and round(equal, 3) == round(total, 3)
    return Copy(
        id=content_id("copy", a, b),
        a=a,
        b=b,
        kind=CopyKind.VERBATIM if verbatim else CopyKind.EDITED,
        score=1.0 if verbatim else round(min(equal / total if total else 0.0, 0.9999), 4),
        direction=direction,
        why=_sentence(_how_many(equal, total, reuse.aligned.quoted, verbatim=verbatim), reason),
        pairs=pairs,
        changes=differences,
    )


def _turned(pair: Pair) -> Pair:
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


def _sentence(*parts: str) -> str:
    return "; ".join(part for part in parts if part)


def _quotation(index: Index, reuse: Reuse) -> Copy:
    pairs = _pairs(index, reuse)
    a, b = _passages(index, reuse, pairs[0])
    return Copy(
        id=content_id("quotation", a, b),
        a=a,
        b=b,
        kind=CopyKind.VERBATIM,
        score=1.0,
        why=f"both print the same {round(reuse.aligned.quoted)} words in quotation marks",
        pairs=pairs,
    )


def _translation(documents: Sequence[Document], found: Translation) -> Copy:
    """Make the record of a translated copy; within one document, a is the passage that comes first."""
    sides = [found.first, found.second]
    if sides[0][0].document == sides[1][0].document:
        sides.sort(key=lambda side: min(sentence.span.start for sentence in side))
    a, b = (
        Passage(documents[side[0].document].id, min(each.span.start for each in side), max(each.span.end for each in side))
        for side in sides
    )
    first, second = documents[sides[0][0].document], documents[sides[1][0].document]
    pairs = tuple(_spans(sides[0], sides[1]))
    direction, reason = tell_direction(Case(first, second, a, b, pairs))
    score = sum(found.cosines) / len(found.cosines)
    many = f"{len(found.cosines)} sentences" if len(found.cosines) > 1 else "1 sentence"
    return Copy(
        id=content_id("copy", a, b),
        a=a,
        b=b,
        kind=CopyKind.TRANSLATED,
        score=round(max(0.0, min(1.0, score)), 4),
        direction=direction,
        why=_sentence(
            f"{many} in {_languages(sides[0])} and {_languages(sides[1])} say the same, likeness {score:.2f} of 1", reason
        ),
        pairs=pairs,
        changes=_translated_changes(first, second, pairs, direction),
    )


def _translated_changes(first: Document, second: Document, pairs: Sequence[Pair], direction: str | None) -> tuple[str, ...]:
    """Tell what a translation changes, from original to copy where that is known."""
    if direction == B_TO_A:
        return translated_changes(second, first, [_turned(pair) for pair in pairs])
    return translated_changes(first, second, pairs)


def _through(documents: Sequence[Document], found: Through) -> Copy:
    """Make the record of a translation that a reprint shows."""
    by_id = {document.id: document for document in documents}
    first, second = by_id[found.a.document], by_id[found.b.document]
    direction, reason = tell_direction(Case(first, second, found.a, found.b, found.pairs))
    many = f"{len(found.pairs)} sentences" if len(found.pairs) > 1 else "1 sentence"
    return Copy(
        id=content_id("copy", found.a, found.b),
        a=found.a,
        b=found.b,
        kind=CopyKind.TRANSLATED,
        score=found.score,
        direction=direction,
        why=_sentence(f"{many} translated, as the reprint by {by_id[found.between].name} shows", reason),
        pairs=found.pairs,
        changes=_translated_changes(first, second, found.pairs, direction),
    )


def _rewording(index: Index, found: Rewording) -> Copy:
    """Make the record of a post that says the same as another in other words; what words they share tells what differs."""
    first, second = index.documents[found.a], index.documents[found.b]
    whole = (0, len(first.text), 0, len(second.text))
    equal = _in_code_points(index, common_runs(index.words, found.a, found.b))
    a, b = Passage(first.id, *whole[:2]), Passage(second.id, *whole[2:])
    told = changes(first, second, equal, whole, (index.statements_of(first.id), index.statements_of(second.id)))
    return Copy(
        id=content_id("copy", a, b),
        a=a,
        b=b,
        kind=CopyKind.REWORDED,
        score=found.likeness,
        why=f"two short texts say the same in other words, likeness {found.likeness:.2f} of 1; nothing shows copying",
        pairs=equal,
        changes=told or tuple(turned(first, second)),
    )


def _languages(side: Sequence[Sentence]) -> str:
    return " and ".join(sorted({sentence.language for sentence in side}))


def _spans(first: Sequence[Sentence], second: Sequence[Sentence]) -> Iterator[Pair]:
    """Give the spans of aligned sentences."""
    for a, b in zip(first, second, strict=True):
        yield a.span.start, a.span.end, b.span.start, b.span.end
