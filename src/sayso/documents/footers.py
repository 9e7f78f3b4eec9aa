"""The lines that end (or open) a post: "posted by NAME at 21:15| Comment(0) | CATEGORY" and its kin in nine languages."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from unicodedata import normalize

from sayso.documents.dates import Reading, read
from sayso.documents.words import page_words
from sayso.records import Span

_LONGEST = 240
_SEPARATOR = re.compile(r"(?:[*＊=_~#+・◆◇■□●○★☆※—–―─━-]\s?){3,}\Z")
_URL = re.compile(r"https?://\S{4,300}\Z")
_FIGURE = re.compile(r"\d")
_COUNT = re.compile(r"\s{0,4}[\d()（）\[\]|｜:：・·,/-][\d\s()（）\[\]|｜:：・·,/-]*")


@dataclass(frozen=True, slots=True)
class Footer:
    """One line that bounds a post.

    Args:
        span: the line, trimmed.
        kind: ``footer`` (who and when), ``permalink``, ``date`` (a date alone), ``url``, ``separator``.
        name: who posted; None where the line does not say.
        when: day, time and zone; None where the line does not say.
        alone: whether the line bounds a post even if the page holds one such line only.
    """

    span: Span
    kind: str
    name: str | None = None
    when: Reading | None = None
    alone: bool = False


def footer(line: str, span: Span) -> Footer | None:
    """Recognise a bounding line; None for any other line.

    Example:
        >>> footer("Posted by Marlow on 3 June 2021 at 08:10 | 4 comments", Span(0, 54)).name
        'Marlow'
    """
    if len(line) > _LONGEST:
        return None
    return _posted(line, span) or _bare(line, span)


def _posted(line: str, span: Span) -> Footer | None:
    """Try every form and keep the reading with a day in it and the shortest name: "by Marlow on 3 June at 08:10" names Marlow."""
    folded = normalize("NFKC", line).strip(" *-–—•>#_")
    if not _FIGURE.search(folded):  # every form tells when; most lines hold no figure
        return None
    readings = [
        found for pattern, alone in _forms() if (match := pattern.match(folded)) and (found := _signed(match, span, alone=alone))
    ]
    return min(readings, key=_vagueness, default=None)


def _vagueness(found: Footer) -> tuple[bool, bool, int]:
    return found.name is None, not (found.when and found.when.days), len(found.name or "")


def _signed(match: re.Match[str], span: Span, *, alone: bool) -> Footer | None:
    parts = match.groupdict()
    when = read(parts["when"])
    if not (when.days or when.clock) or len(when.rest) > 30:  # noqa: PLR2004 "via phone" may follow, a sentence may not
        return None
    name = (parts.get("name") or "").strip(" :,") or None
    return Footer(span, "footer", name, when, alone and name is not None)


def _bare(line: str, span: Span) -> Footer | None:
    """Recognise lines that bound a post only together with others of their kind."""
    words = line.strip()
    if _SEPARATOR.match(words):
        return Footer(span, "separator")
    if _URL.match(words):
        return Footer(span, "url")
    parts = [part for part in _COUNT.sub("|", normalize("NFKC", words).lower()).split("|") if part]
    if parts and all(part in _footer_words() for part in parts):
        return Footer(span, "permalink")
    if len(words) <= 60 and any(character.isdigit() for character in words):  # noqa: PLR2004 a date and nothing else
        when = read(words)
        if when.days and when.days[0] == when.days[1] and not when.rest:
            return Footer(span, "date", when=when)
    return None


@cache
def _telling() -> re.Pattern[str]:
    """Give what every bounding line of ASCII has: a figure, or it begins with a mark, an address or a word of footers."""
    words = "|".join(re.escape(word) for word in sorted(_footer_words(), key=len, reverse=True) if word.isascii())
    return re.compile(rf"\d|\A(?:[*=_~#+-]|https?://|\W{{0,20}}(?:{words})\b)", re.IGNORECASE)


@cache
def _footer_words() -> frozenset[str]:
    return frozenset(page_words()["footer_words"])


@cache
def _forms() -> tuple[tuple[re.Pattern[str], bool], ...]:
    """Compile the forms of the word list; each group is bounded and stops at a bar."""
    return tuple((_compiled(each["form"]), bool(each.get("alone"))) for each in page_words()["footers"])


def _compiled(form: str) -> re.Pattern[str]:
    pattern = "".join(_piece(piece) for piece in re.split(r"(\{\w+\}|\s\|\s|:?\s)", form) if piece)
    return re.compile(pattern + r"\s{0,4}(?:[|~\[(].{0,160}|[-–—]\s.{0,120})?\Z", re.IGNORECASE)


def _piece(piece: str) -> str:
    groups = {
        "{name}": r"(?P<name>[^|\n]{1,50}?)",
        "{when}": r"(?P<when>[^|\n]{0,50}?\d[^|~\n\[]{1,40}?)",
        "{category}": r"[^|\n]{1,60}?",
    }
    if piece in groups:
        return groups[piece]
    if piece.strip() == "|":
        return r"\s{0,3}\|\s{0,3}"
    if piece == ": ":
        return r"\s?:\s{0,3}"
    return r"\s{1,3}" if piece == " " else re.escape(piece)


def footers(text: str) -> Iterable[Footer]:
    """Yield every bounding line of a text, in order."""
    for match in re.finditer(r"[^\r\n\u2028\u2029]+", text):
        words = match.group()
        stripped = words.strip()
        if not stripped or len(stripped) > _LONGEST or (stripped.isascii() and not _telling().search(stripped)):
            continue
        start = match.start() + len(words) - len(words.lstrip())
        found = footer(stripped, Span(start, start + len(stripped)))
        if found is not None:
            yield found
