"""Tell how a content is quoted, and mend its edges: quotation marks belong to it whole."""

from sayso.records import Kind, Span

OPENING = '"“„«‹「『‟＂'
CLOSING = '"”“»›」』＂'
_EDGE = " \t\r\n\u00a0\u3000"
_DIRECT_SHARE = 0.85


def kind_of(text: str, contents: tuple[Span, ...]) -> Kind:
    """Tell direct (all in quotation marks, or a dialogue line), indirect (none), or mixed.

    Example:
        >>> kind_of('She said “it sank”.', (Span(9, 18),))
        <Kind.DIRECT: 'direct'>
        >>> kind_of("She said that it “sank”.", (Span(9, 23),))
        <Kind.MIXED: 'mixed'>
    """
    total = sum(len(span) for span in contents)
    quoted = sum(_quoted_chars(text, span) for span in contents)
    if quoted >= _DIRECT_SHARE * total:
        return Kind.DIRECT
    return Kind.MIXED if quoted else Kind.INDIRECT


def _quoted_chars(text: str, span: Span) -> int:
    """Count the characters of a span that stand inside quotation marks, the marks included."""
    words, count, opened = text[span.start : span.end], 0, -1
    for position, character in enumerate(words):
        if opened < 0 and character in OPENING:
            opened = position
        elif opened >= 0 and character in CLOSING:
            count += position + 1 - opened
            opened = -1
    if opened >= 0:  # never closed in this content
        count += len(words) - opened
    elif not count and span.start and text[span.start - 1] in OPENING and text[span.end : span.end + 1] in tuple(CLOSING):
        count = len(words)
    return count


def mended(text: str, start: int, end: int) -> Span | None:
    """Give a content span without blanks and stray commas, its own quotation marks taken in; None when nothing is left."""
    while start < end and text[start] in _EDGE + ",;:、，：":
        start += 1
    while end > start and text[end - 1] in _EDGE + ",;，":
        end -= 1
    if start >= end:
        return None
    words = text[start:end]
    if start and text[start - 1] in OPENING and _unopened(words):
        start -= 1
    words = text[start:end]
    if _unclosed(words):
        follows = text[end : end + 2]
        if follows[:1] in tuple(CLOSING):
            end += 1
        elif follows[:1] in (".", ",", "。", "!", "?") and follows[1:] in tuple(CLOSING):
            end += 2
    return Span(start, end)


def _balance(words: str) -> int:
    """Count opening less closing marks; straight marks alternate."""
    depth = straight = 0
    for character in words:
        if character == '"':
            straight ^= 1
        elif character in "“„«「『‟":
            depth += 1
        elif character in "”»」』":
            depth -= 1
    return depth + straight


def _unclosed(words: str) -> bool:
    return _balance(words) > 0


def _unopened(words: str) -> bool:
    return _balance(words) < 0 or (words.count('"') == 1 and words.endswith('"'))
