"""Lines rendered in a language, with marks where the claim, its source and its cue stand."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml
from piles.texts import Original

Key = tuple[str, str]
_FIELD = re.compile(r"\{([SAXT])\^?\}|<([^>]*)>|\(([^(){}]*)\)(?= ?\{T\})|(?<=\})\(([^(){}]*)\)(?=\{X)|\[|\]")
# The languages in which a sentence of a real text can be put
REAL_LANGUAGES = ("en", "ru", "uk")
# So many words of a real sentence in a row are kept in another wording of it
MOST_KEPT = 5


@cache
def words() -> dict[str, Any]:
    """Give the words of the piles (words.yml)."""
    found: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "words.yml").read_text("utf-8"))
    return found


@dataclass(frozen=True, slots=True)
class Assertion:
    """What is claimed: an affair of our own by number, or a line of a real text.

    ``wording`` tells one way of putting it from another.
    """

    affair: int
    original: Original | None
    line: int
    wording: int

    def languages(self) -> tuple[str, ...]:
        """Give the languages in which it can be put."""
        if self.original is None:
            return tuple(words()["affairs"][self.affair])
        return tuple(dict.fromkeys(language for language, _ in self.original.versions))

    def put(self, language: str, version: str) -> str:
        """Put it in a language: in the words of one translator where the text has several."""
        if self.original is None:
            forms: list[str] = words()["affairs"][self.affair][language]
            tails: list[str] = words()["tails"][language]
            return forms[self.wording % len(forms)] + tails[self.wording // len(forms) % len(tails)]
        versions = self.original.versions
        names = [name for known, name in versions if known == language]
        line = versions[language, version if version in names else names[self.wording % len(names)]][self.line]
        return _reworded(line, self.wording).rstrip(" .!?…")


def _reworded(line: str, wording: int) -> str:
    """Give a real sentence as it stands, or, for another wording, without a third of its words and its halves turned around.

    Never more than five words in a row are kept: it is put into others' mouths, and no two people say the same eight words.
    """
    if wording == 0:
        return line
    chance = Random(wording)  # noqa: S311 - it makes piles, it guards nothing
    parts: list[str] = []
    row = 0
    for part in line.split():
        row = row + 1 if chance.random() > 1 / 3 and row < MOST_KEPT else 0
        parts += [part] * (row > 0)
    parts = parts or line.split()
    turn = chance.randrange(len(parts))
    return " ".join(parts[turn:] + parts[:turn])


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page.

    Args:
        slot: equal in two pages where one line is a copy or a translation of the other.
        frame: key of the frames in words.yml; ``real`` for a line of a real text, ``filler`` for one of our own.
        style: which of the frames.
        who: those credited, the outermost first, as (kind, name or number).
        assertion: what the line claims, or the real text that it is a line of.
        text: the words, where they were edited or never depend on the language.
    """

    slot: tuple[str, int]
    frame: str
    style: int = 0
    who: tuple[Key, ...] = ()
    assertion: Assertion | None = None
    text: str | None = None

    @property
    def claims(self) -> bool:
        """True where the line asserts the claim."""
        return self.frame not in {"real", "filler"}


@dataclass(frozen=True, slots=True)
class Rendered:
    """The words of a line; ``marks`` maps source, cue, content, outer content, inner source, inner cue to where they stand."""

    text: str
    marks: Mapping[str, tuple[int, int]]


def render(line: Line, language: str, version: str) -> Rendered:
    """Put a line into words."""
    if line.text is not None or line.assertion is None:
        return Rendered(line.text or "", {})
    if line.frame == "real":
        original = line.assertion.original
        return Rendered(original.versions[language, version][line.assertion.line] if original else "", {})
    return _fill(_frame(line, language), line, language, version)


def _frame(line: Line, language: str) -> str:
    table = words()[line.frame]
    direct = {"said": "quoted", "reports": "quoted_reports"}.get(line.frame)
    if line.assertion and line.assertion.original and direct:
        table = words()[direct]
    frames = table.get(language) or words()["reports"][language]
    return frames if isinstance(frames, str) else frames[line.style % len(frames)]


def _fill(frame: str, line: Line, language: str, version: str) -> Rendered:
    """Replace the fields of a frame, noting where each comes to stand."""
    text, marks, last, opened = "", dict[str, tuple[int, int]](), 0, 0
    for found in _FIELD.finditer(frame):
        text += frame[last : found.start()]
        last = found.end()
        token = found.group()
        if token == "[":  # noqa: S105 - a bracket, no password
            opened = len(text)
        elif token == "]":  # noqa: S105 - a bracket, no password
            marks["outer"] = (opened, len(text))
        else:
            role, put = _field(found, line, language, version)
            put = put[0].upper() + put[1:] if "^" in token or not text else put
            marks[role] = (len(text), len(text) + len(put))
            text += put
    return Rendered(text + frame[last:], marks)


def _field(found: re.Match[str], line: Line, language: str, version: str) -> tuple[str, str]:
    """Give the role and the words of one field."""
    field, cue, before, behind = found.groups()
    if field == "X":
        return "content", line.assertion.put(language, version) if line.assertion else ""
    if field in {"S", "A"}:
        return "source", name_of(line.who[0], language)
    if field == "T":
        return "inner source", name_of(line.who[-1], language)
    return ("cue", cue) if cue is not None else ("inner cue", before if before is not None else behind)


def name_of(who: Key, language: str, style: int = 0) -> str:
    """Give the name of somebody in a language; an outlet's is the same in all."""
    kind, name = who
    if kind == "outlet":
        return name
    if kind in {"body", "spokesman"}:
        plain: str = words()["bodies"][int(name)][language]
        return plain if kind == "body" else words()["spokesman"][language].format(S=plain)
    forms: list[str] = words()["agencies"][int(name)][language] if kind == "agency" else words()[kind][language]
    return forms[(style or int(name)) % len(forms)]
