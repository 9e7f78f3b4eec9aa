"""Follow a quotation over paragraphs: every paragraph opens it again, only the last one closes it.

The mayor said: “We saw the water coming.       the tagger, and the window that it reads, often stop at the paragraph;
“The pumps came too late.”                      what follows would be nobody's word.
"""

from collections.abc import Sequence
from dataclasses import replace

from sayso.records import Document, Span
from sayso.statements.decoding import Mark
from sayso.statements.linking import Attribution

MAX_PARAGRAPHS = 12
_PAIRS = {"“": "”", "„": "“”", "«": "»", "»": "«»", "「": "」", "『": "』", '"': '"', "‘": "’", "”": "”"}
_EDGE = " \t\u00a0\u3000.,;:!?…。，、！？"


def continued(document: Document, found: Sequence[Attribution]) -> list[Attribution]:
    """Give attributions, whose marks count from the document's start, with the paragraphs that their quotations run on to.

    A paragraph that holds a content of another attribution is left to it, unless that one lacks what this one has: then the two
    are one (a source in the first paragraph, the cue behind the last one, as in Japanese and Korean).
    """
    kept = list(found)
    for position, each in enumerate(kept):
        kept[position] = _onward(document, _backward(document, each), kept, position)
    return _merged(_bridged(document, kept))


def _backward(document: Document, found: Attribution) -> Attribution:
    """Take in the paragraphs before, while each opens a quotation and does not close it."""
    first = found.contents[0]
    rank = document.paragraph_rank(first.start)
    if rank is None or not _opens(document.text, document.paragraphs[rank].span, first.start):
        return found
    before: list[Mark] = []
    while rank and len(before) < MAX_PARAGRAPHS:
        rank -= 1
        span = document.paragraphs[rank].span
        if not _runs_on(document.text, span.start, span.end):
            break
        before.insert(0, Mark(span.start, span.end, "content", first.score))
    return replace(found, contents=(*before, *found.contents))


def _onward(document: Document, found: Attribution, every: Sequence[Attribution], own: int) -> Attribution:
    """Take in the paragraphs after, while the quotation is not closed and each opens it again."""
    last = found.contents[-1]
    rank = document.paragraph_rank(last.start)
    if (
        rank is None
        or document.text[last.end : document.paragraphs[rank].span.end].strip(_EDGE)
        or not _open_at_end(document.text, last)
    ):
        return found
    taken = {content for place, other in enumerate(every) if place != own for content in other.contents}
    after: list[Mark] = []
    for paragraph in document.paragraphs[rank + 1 : rank + 1 + MAX_PARAGRAPHS]:
        span = paragraph.span
        closing = _PAIRS.get(document.text[span.start])
        if closing is None or any(content.start < span.end and span.start < content.end for content in taken):
            break
        end = _closed_at(document.text, span, closing)
        after.append(Mark(span.start, end or span.end, "content", last.score))
        if end is not None:
            break
    return replace(found, contents=(*found.contents, *after))


def _bridged(document: Document, found: list[Attribution]) -> list[Attribution]:
    """Join an attribution without a cue to the one without a source that opens the next paragraph with the same quotation."""
    kept = list(found)
    for each in found:
        if each.cue is not None or each.source is None or not _open_at_end(document.text, each.contents[-1]):
            continue
        rank = document.paragraph_rank(each.contents[-1].start)
        after = document.paragraphs[rank + 1 : rank + 2] if rank is not None else ()
        for host in kept:
            first = host.contents[0].start
            if host.source is None and after and after[0].span.start <= first <= after[0].span.start + 1:
                kept[kept.index(host)] = replace(host, source=each.source, contents=(*each.contents, *host.contents))
                kept.remove(each)
                break
    return kept


def _merged(found: list[Attribution]) -> list[Attribution]:
    """Join an attribution without a source to the one without a cue whose content it has taken in."""
    kept = list(found)
    for each in found:
        if each.cue is not None or each not in kept:
            continue
        host = next((other for other in kept if other is not each and _holds(other, each)), None)
        if host is not None:
            kept[kept.index(host)] = replace(host, source=host.source or each.source)
            kept.remove(each)
    return kept


def _holds(outer: Attribution, inner: Attribution) -> bool:
    return all(any(whole.start <= part.start and part.end <= whole.end for whole in outer.contents) for part in inner.contents)


def _opens(text: str, paragraph: Span, start: int) -> bool:
    """Tell whether a content begins its paragraph with a quotation mark (the mark inside it or just before it)."""
    return start - paragraph.start <= 1 and text[paragraph.start] in _PAIRS


def _runs_on(text: str, start: int, end: int) -> bool:
    """Tell whether a paragraph opens a quotation with its first character and never closes it."""
    closing = _PAIRS.get(text[start])
    return closing is not None and not any(mark in closing for mark in text[start + 1 : end])


def _open_at_end(text: str, content: Mark) -> bool:
    """Tell whether a content holds a quotation, or stands in one, that is open at its end."""
    start = content.start - 1 if content.start and text[content.start - 1] in _PAIRS else content.start
    words = text[start : content.end]
    places = [(words.rfind(mark), closing) for mark, closing in _PAIRS.items() if mark in words]
    if not places:
        return False
    place, closing = max(places)
    return not any(mark in closing for mark in words[place + 1 :]) and not any(
        mark in closing for mark in text[content.end : content.end + 2]
    )


def _closed_at(text: str, paragraph: Span, closing: str) -> int | None:
    """Give where the quotation that a paragraph opens is closed: after the mark; None when it runs on."""
    places = [place for mark in closing if (place := text.find(mark, paragraph.start + 1, paragraph.end)) >= 0]
    return min(places) + 1 if places else None
