"""The public verbs: all copies in a pile of documents, and the quotations that documents share."""

from collections.abc import Iterator, Mapping, Sequence

from sayso.copies.across import translated_changes
from sayso.copies.changes import changes
from sayso.copies.direction import B_TO_A, Case, tell_direction
from sayso.copies.gaps import Pair
from sayso.copies.pages import Pages, said_in
from sayso.copies.passages import common_runs
from sayso.copies.reprints import all_reprints, in_a_sentence, in_code_points, pairs_of, passages, turned_round
from sayso.copies.reuse import LEAST_EQUAL, Index, Reuse, shared_quotations
from sayso.copies.rewordings import Rewording, confirmed, rewordings, turned
from sayso.copies.sentences import Sentence
from sayso.copies.through import Through, through_copies
from sayso.copies.translations import Translation, translations
from sayso.languages.encoders import SHIPPED, Encoders
from sayso.memory import Memory, Remembered, digest
from sayso.progress import Progress, silent
from sayso.records import Copy, CopyKind, Document, Passage, Statement, content_id
from sayso.settings import Settings


def find_copies(  # noqa: PLR0913, PLR0917 - what was read, what every run takes, and what was found before
    documents: Sequence[Document],
    statements: Sequence[Statement] = (),
    settings: Settings | None = None,
    progress: Progress | None = None,
    encoders: Encoders = SHIPPED,
    memory: Memory | None = None,
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
        memory: of what was worked out before; what is found is the same without it.

    Returns:
        In order of a, b. ``changes`` are read from original to copy where the direction is known, else from a to b.

    Example:
        >>> text = "The mill by the river was shut on Monday after a fire broke out in its store, the owner told us."
        >>> [copy.why for copy in find_copies([Document(id="1", text=text), Document(id="2", text=text.upper())])]
        ['all 21 words equal']
    """
    chosen, tell = settings or Settings(), progress or silent
    ordered = sorted(documents, key=lambda document: document.id)
    tell(f"copies: cutting {len(ordered)} documents into words")
    index = Index(ordered, statements)
    tell(f"copies: comparing {len(index.words.keys)} words")
    pages, by_id = Pages(ordered, memory), {document.id: document for document in ordered}
    found = list(all_reprints(index, index.overlaps(chosen.copy_min_words * LEAST_EQUAL), chosen, pages))
    translated = confirmed(ordered, list(translations(pages, chosen, tell, encoders)), chosen, encoders)
    found += [_translation(pages, each) for each in translated]
    found += [_through(by_id, each) for each in through_copies(found)]
    found += [_rewording(index, pages, each) for each in rewordings(pages, found, chosen, tell, encoders)]
    tell(f"copies: {len(found)} found")
    return tuple(sorted(found, key=lambda copy: (copy.a, copy.b, copy.kind)))


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


def _quotation(index: Index, reuse: Reuse) -> Copy:
    pairs = pairs_of(index, reuse)
    a, b = passages(index, reuse, pairs[0])
    return Copy(
        id=content_id("quotation", a, b),
        a=a,
        b=b,
        kind=CopyKind.VERBATIM,
        score=1.0,
        why=f"both print the same {round(reuse.aligned.quoted)} words in quotation marks",
        pairs=pairs,
    )


def _translation(pages: Pages, found: Translation) -> Copy:
    """Make the record of a translated copy, or give it as it was made before."""
    sides = (found.first, found.second)
    known = Remembered(pages.memory, "translated copies", Copy)

    def key() -> bytes:
        placed = [[(each.span, each.language) for each in side] for side in sides]
        return digest([pages.digest(side[0].document) for side in sides], placed, found.cosines)

    return known.of(key, lambda: _rendered(pages.documents, found))


def _rendered(documents: Sequence[Document], found: Translation) -> Copy:
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
        why=in_a_sentence(
            f"{many} in {_languages(sides[0])} and {_languages(sides[1])} say the same, likeness {score:.2f} of 1", reason
        ),
        pairs=pairs,
        changes=_translated_changes(first, second, pairs, direction),
    )


def _translated_changes(first: Document, second: Document, pairs: Sequence[Pair], direction: str | None) -> tuple[str, ...]:
    """Tell what a translation changes, from original to copy where that is known."""
    if direction == B_TO_A:
        return translated_changes(second, first, [turned_round(pair) for pair in pairs])
    return translated_changes(first, second, pairs)


def _through(by_id: Mapping[str, Document], found: Through) -> Copy:
    """Make the record of a translation that a reprint shows."""
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
        why=in_a_sentence(f"{many} translated, as the reprint by {by_id[found.between].name} shows", reason),
        pairs=found.pairs,
        changes=_translated_changes(first, second, found.pairs, direction),
    )


def _rewording(index: Index, pages: Pages, found: Rewording) -> Copy:
    """Make the record of a reworded post, or give it as it was made before."""
    known = Remembered(pages.memory, "reworded copies", Copy)

    def key() -> bytes:
        said = [said_in(index.statements_of(index.documents[number].id)) for number in (found.a, found.b)]
        return digest(pages.digest(found.a), pages.digest(found.b), said, found.likeness)

    return known.of(key, lambda: _reworded(index, found))


def _reworded(index: Index, found: Rewording) -> Copy:
    """Make the record of a post that says the same as another in other words; what words they share tells what differs."""
    first, second = index.documents[found.a], index.documents[found.b]
    whole = (0, len(first.text), 0, len(second.text))
    equal = in_code_points(index, common_runs(index.words, found.a, found.b))
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
