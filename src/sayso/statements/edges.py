"""Mend the edges of marked spans: what the tagger takes in too much or too little."""

import re
from functools import cache

from sayso.languages.wordlists import word_list
from sayso.records import Span
from sayso.statements.kinds import CLOSING, OPENING, mended

_MIN_PART_LETTERS = 5  # "of", "that", ":": a shorter part beside a longer one is a leftover of an interrupted content
_FINALS = 28  # Hangul syllables come in runs of 28: one without a final consonant, 27 with
_KOREAN_WORD = 2  # the shortest source with a particle
_QUOTED_END = " ,\u00a0"
_HASHTAGS = re.compile(r"(?:\s+[#＃]\w+)+\s*$")
_HASHTAGS_CHARS = 200
_THIN = re.compile(r"[ \t,;、，]*")
WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def source_span(text: str, start: int, end: int) -> Span:
    """Give a source without the particles and commas that hang on its end.

    Example:
        >>> source_span("ワシントンは主張する", 0, 6).end
        5
    """
    end = without_particle(text, start, end)
    while end - start > 1 and text[end - 1] in ",、 ":
        end -= 1
    return Span(start, end)


def without_particle(text: str, start: int, end: int) -> int:
    """Give the end of a source without the particle of its language behind it.

    Example:
        >>> without_particle("외무부는", 0, 4), without_particle("同省によると", 0, 6)
        (3, 2)
    """
    for pattern in _endings():
        match = pattern.search(text[start:end])
        if match:
            end = start + match.start(1)
    return _without_korean_particle(text, start, end)


def _without_korean_particle(text: str, start: int, end: int) -> int:
    """Leave off 은/이 behind a final consonant, 는/가 behind none: 외무부*는*, 경찰*이*; not of 지은, a name."""
    particles = word_list("source_edges")["ko"]
    last, before = text[end - 1 : end], text[end - 2 : end - 1]
    if end - start < _KOREAN_WORD or not before or not "가" <= before <= "힣" or text[end : end + 1].isalnum():
        return end
    closed = (ord(before) - ord("가")) % _FINALS != 0
    if last not in particles["closed" if closed else "open"] or text[start:end].endswith(tuple(particles["whole"])):
        return end
    return end - 1


@cache
def _endings() -> tuple[re.Pattern[str], ...]:
    lists = word_list("source_edges").values()
    return tuple(re.compile(f"(?<={each['after']})({'|'.join(map(re.escape, each['endings']))})$") for each in lists)


def to_read_again(text: str, span: Span, language: str) -> Span:
    """Give what of a content is read for attributions inside it: without the quotation marks around it and the "that" before it.

    What is left is a sentence as any other: "that, according to X, …" begins with "according".

    Example:
        >>> to_read_again("that, by X, Y", Span(0, 13), "en").start
        6
        >>> to_read_again("“He told us,” ", Span(0, 13), "en")
        Span(start=1, end=11)
    """
    start, end = span.start, span.end
    if text[start] in OPENING:
        start += 1
        while end - start > 1 and (text[end - 1] in CLOSING or text[end - 1] in _QUOTED_END):
            end -= 1
    while start < end - 1 and text[start].isspace():
        start += 1
    pattern = _opening(language)
    match = pattern.match(text, start, end) if pattern else None
    return Span(match.end() if match and match.end() < end else start, end)


@cache
def _opening(language: str) -> re.Pattern[str] | None:
    words = word_list("complementisers")["opening"].get(language)
    return re.compile(rf"(?:{'|'.join(map(re.escape, words))})[,\s]+", re.IGNORECASE) if words else None


def content_spans(text: str, parts: tuple[tuple[int, int], ...]) -> tuple[Span, ...]:
    """Give the parts of a content, mended, without leftovers; at least one is given where any letter is marked.

    Hashtags at its end are the post's, not the speaker's: "Fire is out, nobody hurt #breaking".
    """
    spans = [
        span for start, end in _joined(text, parts) if (span := mended(text, start, _untagged(text, start, end))) is not None
    ]
    weights = [_letters(text[span.start : span.end]) for span in spans]
    kept = [span for span, weight in zip(spans, weights, strict=True) if weight >= _MIN_PART_LETTERS]
    best = max(range(len(spans)), key=weights.__getitem__, default=None)
    return tuple(kept) or (() if best is None or not weights[best] else (spans[best],))


def _untagged(text: str, start: int, end: int) -> int:
    match = _HASHTAGS.search(text, max(start, end - _HASHTAGS_CHARS), end)
    return match.start() if match else end


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
