"""Words of attribution that a copy leaves out or puts in: "the ministry said" is gone, and what it said stands as fact."""

from collections.abc import Iterable, Iterator, Sequence

from sayso.copies.gaps import Pair
from sayso.records import Document, Span, Statement

# of a content that both texts hold; of a source or cue that only one holds
MOSTLY, HALF = 0.6, 0.5
MOST_CHARACTERS = 80


def attributions(
    original: Document, copy: Document, pairs: Sequence[Pair], statements: tuple[Sequence[Statement], Sequence[Statement]]
) -> Iterator[str]:
    """Tell statements whose content both texts hold and whose source and cue only one holds."""
    back = [(c, d, a, b) for a, b, c, d in pairs]
    for said, page, maps, others in (
        ("removed", original, pairs, statements[1]),
        ("added", copy, back, statements[0]),
    ):
        for statement in statements[0] if page is original else statements[1]:
            if _left_out(statement, maps, others):
                yield f"attribution {said}: {_credit(page, statement)}"


def _left_out(statement: Statement, pairs: Sequence[Pair], others: Sequence[Statement]) -> bool:
    """Tell whether a statement's content is among the equal parts, its source and cue are not, and no other took its place."""
    credit = [span for span in (statement.source, statement.cue) if span is not None]
    if not credit or _covered(statement.content, pairs) < MOSTLY or max(_covered([span], pairs) for span in credit) > HALF:
        return False
    landed = [span for content in statement.content for span in _mapped(content, pairs)]
    return not any(span.overlap(content) for other in others for content in other.content for span in landed)


def _covered(spans: Iterable[Span], pairs: Sequence[Pair]) -> float:
    """Give the share of these spans that lies in equal parts."""
    listed = list(spans)
    inside = sum(max(0, min(span.end, pair[1]) - max(span.start, pair[0])) for span in listed for pair in pairs)
    return inside / sum(map(len, listed))


def _mapped(span: Span, pairs: Sequence[Pair]) -> Iterator[Span]:
    """Give where the equal parts that a span touches stand in the other text."""
    for start, end, other, other_end in pairs:
        if span.start < end and start < span.end and other < other_end:
            yield Span(other, other_end)


def _credit(page: Document, statement: Statement) -> str:
    spans = sorted((span for span in (statement.source, statement.cue) if span), key=lambda span: span.start)
    return " ".join(" ".join(page.words(span).split()) for span in spans)[:MOST_CHARACTERS]
