"""The dateline before the first sentence ("SARN, March 4 (Herald) —"): part of the wire's frame, not of what it says."""

import re
from itertools import islice

from sayso.records import Document, Span

MOST_CHARACTERS = 90
_DATELINE = re.compile(
    r"[^\W\d_][^\n.!?。！？]{1,60}?(?:\([^()\n]{2,40}\)|[/／][^\n/／]{2,30}[/／]|,\s?[^\n.]{3,25}?\d{1,2}\.?)\.?\s*(?:[—–―]|-{1,2}(?=\s))\s*"
    r"|[^\W\d_]{2,}(?:\s[^\W\d_]+){0,2}\s*\([^()\n]{2,40}\)\s*[—–―-]+\s*"
    r"|【[^】\n]{2,40}】\s*|［[^］\n]{2,40}］\s*[-－―—–]?\s*"
    # 某社北京3月4日电（记者…）; (서울=연합) 홍길동 기자 =; МОСКВА, 5 мар - Вести.
    r"|[^\W\d_]{2,12}\s?\d{1,2}\s?月\s?\d{1,2}\s?日\s?[电電讯訊](?:\s?[（(][^()（）\n]{2,30}[)）])?\s*"
    r"|\([^()=\n]{1,12}=[^()=\n]{2,20}\)\s*(?:[^\n=.]{2,30}기자\s*=\s*)?"
    r"|[A-ZА-ЯЁІЇЄҐ][A-ZА-ЯЁІЇЄҐ -]{1,30},\s\d{1,2}\s[^\W\d_]{3,10}\.?\s*[-—–]\s*[^\n.,]{2,30}\.\s+"
)


def dateline(document: Document) -> Span | None:
    """Give the dateline of a text, where its first paragraphs begin with one.

    Example:
        >>> from sayso.records import Paragraph
        >>> text = "SARN, March 4 (Herald) - The ferry is late."
        >>> page = Document(id="1", text=text, paragraphs=(
        ...     Paragraph(span=Span(0, 43), language="en", headline=False, sentences=(Span(0, 43),)),))
        >>> page.words(dateline(page))
        'SARN, March 4 (Herald) - '
    """
    for paragraph in islice((each for each in document.paragraphs if not each.headline), 3):
        start = paragraph.span.start
        match = _DATELINE.match(document.text, start, min(paragraph.span.end, start + MOST_CHARACTERS))
        if match and match.end() < paragraph.span.end:
            return Span(start, match.end())
    return None


def without_dateline(document: Document, sentence: Span) -> Span:
    """Give a sentence without the dateline before it."""
    found = dateline(document)
    return Span(found.end, sentence.end) if found and sentence.start == found.start and found.end < sentence.end else sentence
