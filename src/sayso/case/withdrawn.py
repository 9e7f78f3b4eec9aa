"""Who still carries what a page no longer says: texts that were changed or removed at their origin live on in their copies."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from sayso.records import Copy, CopyKind, Document, Passage, Span

_SHOWN = 5
_LEAST_SHARE = 0.5  # of a sentence that a copy must hold to carry it; set by hand


def still_carried(
    old: Sequence[Document],
    new: Sequence[Document],
    copies: Iterable[Copy],
    documents: Mapping[str, Document],
    own: Collection[str] = (),
) -> tuple[str, ...]:
    """Name the documents elsewhere that hold copies of sentences that the old text has and the new one lacks.

    Where there is a new text, a copy in the same language carries on what it says word for word only: one that was edited may
    have been put right as the page was.

    Args:
        old: what was read from a page.
        new: what was read from it later; nothing where it is gone.
        copies: of the whole pile.
        documents: of the whole pile, by id.
        own: ids of the documents of the page itself, which carry nothing on; else all that were read from its file are.

    Returns:
        Names, each once, in the order of the copies.
    """
    said = {words for each in new for words in _sentences(each)}
    lost = {each.id: [(words, span) for words, span in _sentences(each).items() if words not in said] for each in old}
    homes = set() if own else {each.file for each in old}
    names: dict[str, None] = {}
    for copy in copies:
        for here, there in ((copy.a, copy.b), (copy.b, copy.a)):
            other = documents[there.document]
            held = [words for words, span in lost.get(here.document, ()) if _holds(here, span)]
            if (
                held
                and other.file not in homes
                and other.id not in own
                and (not new or copy.kind is CopyKind.TRANSLATED or _any_in(other, held))
            ):
                names[other.name] = None
    return tuple(names)


def listed(names: Sequence[str]) -> str:
    """Give names as words; the first few of many.

    Example:
        >>> listed(["Herald", "Courier"]), listed(list("abcdefgh"))
        ('Herald, Courier', 'a, b, c, d, e and 3 more')
    """
    more = len(names) - _SHOWN
    return ", ".join(names[:_SHOWN]) + (f" and {more} more" if more > 0 else "")


def _sentences(document: Document) -> dict[str, Span]:
    """Give the sentences of a document with their places, spaces evened out."""
    return {" ".join(document.words(span).split()): span for each in document.paragraphs for span in each.sentences}


def _any_in(document: Document, sentences: Iterable[str]) -> bool:
    text = " ".join(document.text.split())
    return any(each in text for each in sentences)


def _holds(passage: Passage, span: Span) -> bool:
    shared = min(passage.end, span.end) - max(passage.start, span.start)
    return shared >= _LEAST_SHARE * len(span)
