"""Sentences of a paragraph: sentencex's boundaries, less those that fall inside a sentence.

Each rule looks at the two texts beside a boundary and answers True where they are one sentence.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import accumulate
from typing import Any

from sayso.documents.words import page_words
from sayso.records import Span

_LONGEST_QUOTE = 1500
_LONGEST_SLICE = 8000
_TAIL = 20  # code points, of which the patterns that end in "$" need 14 at most: a long sentence is not searched for its end
_PAIRS = {"«": "»", "“": "”", "„": "“", "「": "」", "『": "』", "(": ")", "（": "）"}
_OPENING = re.compile("[«“「『(（]")
_CLOSING = "»”“\"'’」』)）"
_LAST_WORD = re.compile(r"(?:^|[\s(«“„\"'’])([^\s(«“„\"'’]{1,12})\.$")
_INITIAL = re.compile(r"(?:^|[\s.])[A-ZА-ЯЁІЇЄҐÀ-Þ]\.$")
_QUOTED_END = re.compile(r"[.!?…。！？,，][»”“\"'’」』]\s*$|[!?…]\s*$")
_GOES_ON = re.compile(r"(?:[—–-]\s+|,\s*)?[a-zà-öø-ÿα-ωа-џґ]|[—–]\s*[а-яa-z]|,")
_FIGURE = re.compile(r"\d")
_BREAK = re.compile(r"[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


def sentences(text: str, language: str) -> tuple[Span, ...]:
    """Give the sentences of one paragraph as spans of it, trimmed of white space, covering everything else.

    Args:
        text: one paragraph; line breaks inside it count as blanks.
        language: ISO 639-1; unknown languages are split as English.

    Example:
        >>> text = "«Шторм утих!» — сказала она. Порт открыт."
        >>> [text[span.start : span.end] for span in sentences(text, "ru")]
        ['«Шторм утих!» — сказала она.', 'Порт открыт.']
    """
    starts = [0, *(end for end in _ends(text, language) if end < len(text))]
    spans: list[Span] = []
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        trimmed = trim(text, start, end)
        if trimmed is None:
            continue
        if spans and _is_one(text[spans[-1].start : spans[-1].end], text[trimmed.start : trimmed.end], language):
            spans[-1] = Span(spans[-1].start, trimmed.end)
        else:
            spans.append(trimmed)
    return tuple(spans)


def trim(text: str, start: int, end: int) -> Span | None:
    """Give the span without the white space at its ends, None when nothing else is in it."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def _ends(text: str, language: str) -> list[int]:
    """Give where sentencex ends each sentence, in code points.

    It is handed a text of the same length in which line breaks are blanks. If its pieces do not add up to that
    text, the paragraph is one sentence.
    """
    flat = _BREAK.sub(" ", text)
    ends: list[int] = []
    for start, end in _slices(flat):
        pieces = list(_segment()(language if language != "und" else "en", flat[start:end]))
        if "".join(pieces) == flat[start:end]:
            ends += accumulate((len(piece) for piece in pieces), initial=start)
        else:
            ends.append(end)
    return sorted({*ends, len(text)} - {0})


def _slices(flat: str) -> Iterator[tuple[int, int]]:
    """Yield slices of bounded length that end at a blank: sentencex takes time by the square of the open quotations."""
    start = 0
    while len(flat) - start > _LONGEST_SLICE:
        blank = flat.rfind(". ", start, start + _LONGEST_SLICE)
        end = blank + 1 if blank > start else start + _LONGEST_SLICE
        yield start, end
        start = end
    yield start, len(flat)


def _is_one(left: str, right: str, language: str) -> bool:
    return any(rule(left, right, language) for rule in RULES)


def _quote_left_open(left: str, right: str, _language: str) -> bool:
    """Keep a quotation whole: «Первое. Второе» сказал он; bounded, since an author may forget to close one."""
    if len(left) > _LONGEST_QUOTE or not _OPENING.search(left):
        return False
    return any(
        left.count(opening) > left.count(closing) and closing in right for opening, closing in _PAIRS.items() if opening != "„"
    )


def _goes_on_after_quote(left: str, right: str, _language: str) -> bool:
    """«Победа!» — сказал он; "Is it over?" she asked; 「行く。」と言った."""
    return bool(_QUOTED_END.search(left[-_TAIL:])) and bool(_GOES_ON.match(right))


def _particle_after_quote(left: str, right: str, language: str) -> bool:
    words = page_words()["after_quote"].get(language, ())
    return left[-1] in '」』”"' and right.startswith(tuple(words))


def _abbreviation(left: str, right: str, language: str) -> bool:
    """5 янв. 2024; le 5 janv. 2024; M. Dupont; Gov. Smith. "No." alone is a sentence unless a figure follows it."""
    match = _LAST_WORD.search(left[-_TAIL:])
    if match is None or match[1].lower() not in _abbreviations(language):
        return False
    return match[1].lower() not in page_words()["figure_only"] or bool(_FIGURE.match(right))


def _initial(left: str, right: str, language: str) -> bool:
    """J. Smith, А. С. Лунин: one capital and a full stop end no sentence before a capitalised name, but "I." may."""
    may_be = right[:1].isupper() and language not in {"ja", "zh", "ko"} and not left.endswith(" I.")
    return may_be and bool(_INITIAL.search(left[-_TAIL:]))


def _only_closing(_left: str, right: str, _language: str) -> bool:
    """A piece of nothing but closing marks belongs to what it closes."""
    return not right.strip(_CLOSING + ".!?…。！？ ")


def _only_number(left: str, _right: str, _language: str) -> bool:
    """"1." or "(2)" before an item is no sentence of its own."""  # fmt: skip
    return len(left) <= 4 and left.strip("().").isdigit()  # noqa: PLR2004 three figures and a full stop


RULES: tuple[Callable[[str, str, str], bool], ...] = (
    _only_closing,
    _quote_left_open,
    _goes_on_after_quote,
    _particle_after_quote,
    _abbreviation,
    _initial,
    _only_number,
)


@cache
def _abbreviations(language: str) -> frozenset[str]:
    return frozenset(page_words()["abbreviations"].get(language, ()))


@cache
def _segment() -> Any:
    from sentencex import segment  # type: ignore[import-untyped]  # noqa: PLC0415 a native library, loaded when the first text comes

    return segment
