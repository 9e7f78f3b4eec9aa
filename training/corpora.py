"""Read the corpora that the tagger learns from and is measured on, as texts with labelled spans.

Everything becomes an :class:`Example`: a text and *flat* spans of the roles source, cue and content at its outermost level. An
attribution nested in a content is no span of the outer example; it becomes an example of its own, whose text is that content
(the shipped tagger reads each content again in the same way). Corpora are looked for under ``data`` (the folder ``shared/data``
beside the checkout); none of them is ever copied into the project.
"""

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROLES = ("source", "cue", "content")
MIN_NESTED_CHARS = 15  # a shorter content holds no attribution of its own
HELD_OUT = 10  # every tenth sentence of our own is kept apart


@dataclass(frozen=True, slots=True)
class Example:
    """A text and the flat spans in it: (start, end, role) in code points, sorted, not overlapping."""

    text: str
    spans: tuple[tuple[int, int, str], ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class Attribution:
    """One gold attribution: its spans by role."""

    spans: tuple[tuple[int, int, str], ...]

    def of(self, role: str) -> list[tuple[int, int]]:
        return [(start, end) for start, end, r in self.spans if r == role]


def _inside(part: tuple[int, int], whole: tuple[int, int]) -> bool:
    return whole[0] <= part[0] and part[1] <= whole[1]


def is_nested(inner: Attribution, outer: Attribution) -> bool:
    """Tell whether every source and cue span of ``inner`` lies inside a content span of ``outer``."""
    marks = [span[:2] for span in inner.spans if span[2] != "content"] or [span[:2] for span in inner.spans]
    return inner is not outer and all(any(_inside(mark, content) for content in outer.of("content")) for mark in marks)


def outermost(attributions: list[Attribution]) -> list[Attribution]:
    """Leave out the attributions that stand inside the content of another (of two inside each other, keep the first)."""
    kept = []
    for index, inner in enumerate(attributions):
        hosts = [o for j, o in enumerate(attributions) if is_nested(inner, o) and not (is_nested(o, inner) and index < j)]
        if not hosts:
            kept.append(inner)
    return kept


def flatten(attributions: list[Attribution], length: int) -> tuple[tuple[int, int, str], ...]:
    """Paint spans onto the text, contents first, then cues, then sources, and read the runs back."""
    paint: list[tuple[str, int] | None] = [None] * length
    number = 0
    for role in ("content", "cue", "source"):
        for attribution in attributions:
            for start, end in attribution.of(role):
                number += 1
                for position in range(start, min(end, length)):
                    paint[position] = (role, number)
    spans, start = [], 0
    for position in range(1, length + 1):
        if position == length or paint[position] != paint[start]:
            mark = paint[start] if start < length else None
            if mark is not None:
                spans.append((start, position, mark[0]))
            start = position
    return tuple(spans)


def _shift(attribution: Attribution, start: int, end: int) -> Attribution:
    return Attribution(tuple((a - start, b - start, r) for a, b, r in attribution.spans if start <= a and b <= end))


def nested_examples(text: str, attributions: list[Attribution], name: str) -> Iterator[Example]:
    """Give each content as a text of its own, with the attributions nested in it (often none).

    Only for corpora whose nested attributions are labelled: ours are, PolNeAR's are not (0 of 19,822).
    """
    for outer in outermost(attributions):
        for start, end in outer.of("content"):
            if end - start < MIN_NESTED_CHARS:
                continue
            inner = [_shift(a, start, end) for a in attributions if is_nested(a, outer)]
            yield Example(text[start:end], flatten(outermost([a for a in inner if a.spans]), end - start), name)


# PolNeAR ---------------------------------------------------------------------------------------------------------------


def _brat(path: Path) -> list[Attribution]:
    spans: dict[str, list[tuple[int, int]]] = {}
    attributions = []
    for line in path.read_text(encoding="utf8").splitlines():
        fields = line.split("\t")
        if len(fields) > 1 and fields[0].startswith("T"):
            ranges = fields[1].split(" ", 1)[1].split(";")
            spans[fields[0]] = [(int(r.split()[0]), int(r.split()[1])) for r in ranges]
        elif len(fields) > 1 and fields[0].startswith("E"):
            roles = [part.split(":") for part in fields[1].split()]
            parts = [
                (start, end, role)
                for label, key in roles
                if (role := re.sub(r"\d", "", label).lower()) in ROLES
                for start, end in spans.get(key, [])
            ]
            if any(role == "content" for *_, role in parts):
                attributions.append(Attribution(tuple(sorted(parts))))
    return attributions


def polnear(data: Path, part: str) -> list[tuple[str, str, list[Attribution]]]:
    """Read PolNeAR ``train`` or ``dev``: (name, text, attributions), one annotator an article."""
    articles = []
    for path in sorted((data / "polnear" / part / "text").glob("*.txt")):
        found = sorted((data / "polnear" / part / "attributions").glob(glob_escape(path.stem) + "_*.ann"))
        if found:
            text = path.read_bytes().decode("utf8")
            articles.append((path.stem, text, _brat(found[0])))
    return articles


def glob_escape(name: str) -> str:
    return re.sub(r"([*?[])", r"[\1]", name)


# CofeNet lines and RiQuA -------------------------------------------------------------------------------------------------

_JOIN_LEFT = re.compile(r"^(?:[.,;:!?%)\]}’”]|''|'s|'re|'ve|'ll|'m|'d|n't|'|…)$")
_PLAIN = {"``": "“", "''": "”", "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]"}


def detokenise(tokens: list[str]) -> tuple[str, list[tuple[int, int]]]:
    """Undo Penn tokenisation; give the text and where each token stands in it."""
    text, places, glue, opened = "", [], True, False
    for number, token in enumerate(tokens):
        plain = _PLAIN.get(token, token)
        if plain == "”" and not opened and _opens(tokens, number):
            plain = "“"
        if not (glue or (_JOIN_LEFT.match(token) and plain != "“") or plain == ")"):
            text += " "
        places.append((len(text), len(text) + len(plain)))
        text += plain
        if plain in "“”":
            opened = plain == "“"
        glue = plain in "“([$#"
    return text, places


def _opens(tokens: list[str], number: int) -> bool:
    """Tell whether a closing mark with none open was a straight one that opened: an odd number of closing marks follows."""
    rest = tokens[number + 1 :]
    reach = rest.index("``") if "``" in rest else len(rest)
    return rest[:reach].count("''") % 2 == 1


def bio_lines(path: Path) -> list[tuple[str, list[tuple[int, int]], list[str]]]:
    """Read gzipped JSON lines of tokens and labels: (text, places of tokens, labels)."""
    rows = []
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for line in lines:
            record = json.loads(line)
            text, places = detokenise(record["tokens"])
            rows.append((text, places, record["labels"]))
    return rows


def spans_of_labels(places: list[tuple[int, int]], labels: list[str]) -> tuple[tuple[int, int, str], ...]:
    """Turn BIO labels over placed tokens into spans."""
    spans: list[list] = []
    for (start, end), label, before in zip(places, labels, ["O", *labels], strict=False):
        if label == "O":
            continue
        role = label[2:]
        if label[0] == "I" and before[2:] == role and spans:
            spans[-1][1] = end
        else:
            spans.append([start, end, role])
    return tuple((a, b, r) for a, b, r in spans)


# sentences of our own ------------------------------------------------------------------------------------------------------

_MARK = re.compile(r"<(/?)([sqc])(\d*)(?::(\w+))?>")
_ROLE = {"s": "source", "q": "cue", "c": "content"}


def parse_marked(line: str) -> tuple[str, list[Attribution], dict[int, str]]:
    """Read a line with inline marks (training/sentences/README.md): text, attributions by number, act by number."""
    text, position, open_marks = "", 0, []
    parts: dict[int, list[tuple[int, int, str]]] = {}
    acts: dict[int, str] = {}
    line = line.replace("\\n", "\n")
    for mark in _MARK.finditer(line):
        text += line[position : mark.start()]
        position = mark.end()
        closing, letter, number, act = mark.groups()
        if not closing:
            key = int(number or 1)
            open_marks.append((letter, key, len(text)))
            parts.setdefault(key, [])
            if letter == "q":
                acts[key] = act or "asserts"
            continue
        if not open_marks or open_marks[-1][0] != letter or (number and int(number) != open_marks[-1][1]):
            raise ValueError(f"marks cross or do not close in {line!r}")
        _, key, start = open_marks.pop()
        parts[key].append((start, len(text), _ROLE[letter]))
    if open_marks:
        raise ValueError(f"a mark is not closed in {line!r}")
    text += line[position:]
    attributions = [Attribution(tuple(sorted(parts[key]))) for key in sorted(parts)]
    return text, attributions, acts


def own_sentences(folder: Path, *, held_out: bool) -> Iterator[tuple[str, str, list[Attribution], dict[int, str]]]:
    """Read our sentences: (language, text, attributions, acts); every tenth is held out."""
    for path in sorted(folder.glob("*.txt")):
        lines = [line for line in path.read_text(encoding="utf8").splitlines() if line.strip() and not line.startswith("#")]
        for number, line in enumerate(lines):
            if (number % HELD_OUT == HELD_OUT - 1) is held_out:
                try:
                    text, attributions, acts = parse_marked(line)
                except ValueError as error:
                    print(f"left out: {path.name}: {error}")
                    continue
                yield path.stem, text, attributions, acts
