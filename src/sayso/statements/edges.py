"""Mend the edges of marked spans: what the tagger takes in too much or too little."""

import re
from functools import cache

from sayso.languages.wordlists import word_list
from sayso.records import Span
from sayso.statements.kinds import mended

_MIN_PART_LETTERS = 5  # "of", "that", ":": a shorter part beside a longer one is a leftover of an interrupted content
_THIN = re.compile(r"[ \t,;、，]*")
WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def source_span(text: str, start: int, end: int) -> Span:
    """Give a source without the particles that hang on its end.

    Example:
        >>> source_span("ワシントンは主張する", 0, 6).end
        5
    """
    for pattern in _endings():
        match = pattern.search(text[start:end])
        if match:
            end = start + match.start(1)
    while end - start > 1 and text[end - 1] in ",、 ":
        end -= 1
    return Span(start, end)


@cache
def _endings() -> tuple[re.Pattern[str], ...]:
    lists = word_list("source_edges").values()
    return tuple(re.compile(f"(?<={each['after']})({'|'.join(map(re.escape, each['endings']))})$") for each in lists)


def without_opening(text: str, span: Span, language: str) -> Span:
    """Give a content without the "that" before it, for reading it again: "that, according to X, …" begins with "according".

    Example:
        >>> without_opening("that, by X, Y", Span(0, 13), "en").start
        6
    """
    pattern = _opening(language)
    match = pattern.match(text, span.start, span.end) if pattern else None
    return Span(match.end(), span.end) if match and match.end() < span.end else span


@cache
def _opening(language: str) -> re.Pattern[str] | None:
    words = word_list("complementisers")["opening"].get(language)
    return re.compile(rf"(?:{'|'.join(map(re.escape, words))})[,\s]+", re.IGNORECASE) if words else None


def content_spans(text: str, parts: tuple[tuple[int, int], ...]) -> tuple[Span, ...]:
    """Give the parts of a content, mended, without leftovers; at least one is given where any letter is marked."""
    spans = [span for start, end in _joined(text, parts) if (span := mended(text, start, end)) is not None]
    weights = [_letters(text[span.start : span.end]) for span in spans]
    kept = [span for span, weight in zip(spans, weights, strict=True) if weight >= _MIN_PART_LETTERS]
    best = max(range(len(spans)), key=weights.__getitem__, default=None)
    return tuple(kept) or (() if best is None or not weights[best] else (spans[best],))


def _joined(text: str, parts: tuple[tuple[int, int], ...]) -> list[tuple[int, int]]:
    """Join parts that only commas and blanks keep apart: the tagger broke one content in two."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(parts):
        if joined and _THIN.fullmatch(text[joined[-1][1] : start]):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _letters(words: str) -> int:
    return sum(2 if WIDE.match(character) else 1 for character in words if character.isalnum())
