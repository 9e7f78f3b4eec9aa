"""From label probabilities of pieces to marks: whole words, well-formed spans.

Pieces of one word are pooled first, so that a span never begins or ends inside a word; then the best label sequence in which an
inside label follows only its own begin or inside label is found (Viterbi). Scripts without spaces have no
words here, and Korean hangs particles and cues onto words: there every piece stands alone.
"""

import re
import unicodedata
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.statements.tagger import LABELS, Tagged

ROLES = ("source", "cue", "content")
_N_LABELS = len(LABELS)
# added to the log probability of a beginning: the tagger begins spans too readily. Set on every other CofeNet validation line
# (content .637 to .643), then seen to hold on the rest (.645 to .651) and on our own held-out sentences (linked .756 to .766).
# Twice as much gives another .006 there, and loses interrupted dialogue (cases/forms, dash: .77 to .73)
BEGINNING = -0.3
_LINE = re.compile(r"[^\s](?:[^\n]*[^\s])?")
_JOINERS = "'’ʼ"
_SPACELESS = ("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR", "HANGUL")


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A span with its role (source, cue, content) and score, the mean probability of the role, 0 to 1."""

    start: int
    end: int
    role: str
    score: float

    def moved(self, offset: int) -> "Mark":
        """Give the same mark in a text that begins ``offset`` characters earlier."""
        return Mark(self.start + offset, self.end + offset, self.role, self.score)


def marks_of(text: str, tagged: Tagged) -> tuple[Mark, ...]:
    """Give the marks of one tagged text, in order; they do not overlap."""
    words = _words(text, tagged.pieces.ranges)
    if not words:
        return ()
    emissions = _pooled(tagged.probabilities, words)
    path = _viterbi(emissions)
    spans = [(int(tagged.pieces.ranges[first, 0]), int(tagged.pieces.ranges[last - 1, 1])) for first, last in words]
    return _in_lines(text, _unbroken(text, _read(path, emissions, spans)))


def _in_lines(text: str, marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """Part a source at line breaks: who ends a headline is not who opens the text below it."""
    parted: list[Mark] = []
    for mark in marks:
        lines = _LINE.finditer(text, mark.start, mark.end) if mark.role == "source" else ()
        parted += [Mark(line.start(), line.end(), mark.role, mark.score) for line in lines] or [mark]
    return tuple(parted)


def _unbroken(text: str, marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """Join neighbours of one role with nothing or one blank between them: no two sources, cues or contents stand so."""
    joined: list[Mark] = []
    for mark in marks:
        last = joined[-1] if joined else None
        if last is not None and last.role == mark.role and text[last.end : mark.start] in ("", " "):
            sizes = (last.end - last.start, mark.end - mark.start)
            score = (last.score * sizes[0] + mark.score * sizes[1]) / sum(sizes)
            joined[-1] = Mark(last.start, mark.end, mark.role, score)
        else:
            joined.append(mark)
    return tuple(joined)


def _words(text: str, ranges: NDArray[np.int32]) -> list[tuple[int, int]]:
    """Group pieces into words: (first piece, last piece + 1); bare blanks belong to none."""
    words: list[tuple[int, int]] = []
    for number, (start, end) in enumerate(ranges.tolist()):
        if start == end:
            continue
        if words and words[-1][1] == number and ranges[number - 1, 1] == start and _inside_word(text, start):
            words[-1] = (words[-1][0], number + 1)
        else:
            words.append((number, number + 1))
    return words


def _inside_word(text: str, position: int) -> bool:
    """Tell whether a cut at this position would cut a word."""
    before, after = text[position - 1], text[position]
    if before in _JOINERS and after.isalpha():
        return position > 1 and text[position - 2].isalpha()
    if after in _JOINERS and before.isalpha():
        return position + 1 < len(text) and text[position + 1].isalpha()
    return _is_word(before) and _is_word(after)


def _is_word(character: str) -> bool:
    if character.isascii():
        return character.isalnum()
    if not (character.isalnum() or unicodedata.combining(character)):
        return False
    return not unicodedata.name(character, "").startswith(_SPACELESS)


def _pooled(probabilities: NDArray[np.float32], words: list[tuple[int, int]]) -> NDArray[np.float64]:
    """Pool the pieces of each word, float (words, labels): roles are averaged, the first piece tells a beginning."""
    bounds = np.array(words)
    padded = np.vstack([probabilities, np.zeros(_N_LABELS)])  # the last word may end where the pieces end
    sums: NDArray[np.float64] = np.add.reduceat(padded, bounds.ravel(), axis=0)[::2]
    means: NDArray[np.float64] = sums / (bounds[:, 1] - bounds[:, 0])[:, None]
    first = probabilities[bounds[:, 0]].astype(np.float64)
    for begin in range(1, _N_LABELS, 2):
        role = means[:, begin] + means[:, begin + 1]
        share = (first[:, begin] + 1e-6) / (first[:, begin] + first[:, begin + 1] + 2e-6)
        means[:, begin], means[:, begin + 1] = role * share, role * (1 - share)
    return means


def _viterbi(emissions: NDArray[np.float64]) -> list[int]:
    """Give the best well-formed label sequence for float (words, labels) probabilities."""
    allowed = np.zeros((_N_LABELS, _N_LABELS))
    for begin in range(1, _N_LABELS, 2):
        inside = begin + 1
        allowed[[label for label in range(_N_LABELS) if label not in (begin, inside)], inside] = -np.inf
    logs = np.log(emissions + 1e-9)
    logs[:, 1::2] += BEGINNING
    best = logs[0].copy()
    best[2::2] = -np.inf
    back = np.zeros(emissions.shape, np.int8)
    for row in range(1, len(logs)):
        step = best[:, None] + allowed
        back[row] = step.argmax(axis=0)
        best = step.max(axis=0) + logs[row]
    path = [int(best.argmax())]
    for row in range(len(logs) - 1, 0, -1):
        path.append(int(back[row, path[-1]]))
    return path[::-1]


def _read(path: list[int], emissions: NDArray[np.float64], spans: list[tuple[int, int]]) -> tuple[Mark, ...]:
    runs: list[list[int]] = []
    for number, label in enumerate(path):
        if label == 0:
            continue
        if label % 2 == 0 and runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    marks = []
    for run in runs:
        begin = (path[run[0]] - 1) // 2 * 2 + 1
        score = float(emissions[run, begin : begin + 2].sum(axis=1).mean())
        marks.append(Mark(spans[run[0]][0], spans[run[-1]][1], ROLES[begin // 2], score))
    return tuple(marks)
