"""Link marks into attributions: which source, by which cue, is credited with which content.

Each content looks for its cue and each cue for its source, by a cost that counts what stands between them. The
constants were set on the gold marks of PolNeAR train and of our own sentences in 12 languages
(``training/measure_links.py``), not on any text they are measured on.
"""

import re
from dataclasses import dataclass, replace
from functools import cache

from sayso.languages.wordlists import word_list
from sayso.statements.decoding import Mark

_NEVER = 1e9
_SENTENCE_END = re.compile(r"[.!?…]['\"”’»)\]]*\s+(?=[^a-zа-яё])|[。！？](?![」』”’])|\n")
_OPEN_QUOTE = re.compile(r"^[\"“„«「『'‘”»]")

# costs of what stands between two marks
_PER_CHAR = 0.01
_PER_SENTENCE = 1.0
_PER_LINE = 0.7
_PER_CLAUSE = 0.8
_PER_CUE = 1.5
_PER_SOURCE = 0.8
_PER_CONTENT = 0.4
MAX_COST = 3.6
_SOURCE_REACH_CHARS = 1500  # pairs further apart are never costed: keeps long texts linear
_CONTENT_REACH_CHARS = 3000
_TOUCHING_CHARS = 3  # a blank, a comma and a blank, a closing mark


@dataclass(frozen=True, slots=True)
class Attribution:
    """A linked attribution in one text: spans of source and cue (either may be missing), contents in order.

    ``cue_parts`` are further pieces of an interrupted cue ("wies … zurück", 「13日、…と否定した」), in order.
    """

    source: Mark | None
    cue: Mark | None
    contents: tuple[Mark, ...]
    cue_parts: tuple[Mark, ...] = ()

    def moved(self, offset: int) -> "Attribution":
        """Give the same attribution in a text that begins ``offset`` characters earlier."""
        return Attribution(
            self.source and self.source.moved(offset),
            self.cue and self.cue.moved(offset),
            tuple(content.moved(offset) for content in self.contents),
            tuple(part.moved(offset) for part in self.cue_parts),
        )

    @property
    def score(self) -> float:
        """Mean score of the marks, 0 to 1."""
        marks = [mark for mark in (self.source, self.cue, *self.contents) if mark is not None]
        return sum(mark.score for mark in marks) / len(marks)


def link(text: str, marks: tuple[Mark, ...]) -> tuple[Attribution, ...]:
    """Link the marks of one text; marks that find no partner are left out.

    Example:
        >>> text = "Vale said it sank."
        >>> marks = (Mark(0, 4, "source", 1.0), Mark(5, 9, "cue", 1.0), Mark(10, 17, "content", 1.0))
        >>> [text[a.contents[0].start : a.contents[0].end] for a in link(text, marks)]
        ['it sank']
    """
    every_cue = [mark for mark in marks if mark.role == "cue"]
    marks = without_particles(text, marks)
    between = Between(text, marks)
    cues = [mark for mark in marks if mark.role == "cue"]
    contents = [mark for mark in marks if mark.role == "content"]
    sources = [mark for mark in marks if mark.role == "source"]
    source_of = _sources(cues, sources, between)
    owner = _owners(contents, cues, source_of, between)
    found = []
    for cue in cues:
        own = tuple(content for content in contents if owner.get(content) == cue)
        if own:
            found.append(Attribution(source_of.get(cue), cue, own))
    found += _without_cue(contents, owner, sources, set(source_of.values()), between)
    found = _with_parts(found, every_cue)
    return tuple(sorted(found, key=lambda each: (each.contents[0].start, each.contents[0].end)))


def without_particles(text: str, marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """Leave out the split-off part of a cue in its line ("teilte … mit", 「…と、…発表した」): it links nothing of its own."""
    particles = _particles()
    parts = {mark for mark in marks if mark.role == "cue" and text[mark.start : mark.end].casefold() in particles}
    whole = [mark for mark in marks if mark.role == "cue" and mark not in parts]
    return tuple(mark for mark in marks if mark not in parts or not any(_one_line(text, mark, cue) for cue in whole))


def _one_line(text: str, one: Mark, other: Mark) -> bool:
    first, second = sorted((one, other))
    return "\n" not in text[first.end : second.start]


def _with_parts(found: list[Attribution], cues: list[Mark]) -> list[Attribution]:
    """Give each attribution the cue marks left over that stand among its marks or touch them."""
    linked = {each.cue for each in found}
    parts: dict[int, list[Mark]] = {}
    for left in cues:
        if left in linked:
            continue
        near = [(_distance(each, left), number) for number, each in enumerate(found) if each.cue is not None]
        if near and min(near)[0] <= _TOUCHING_CHARS:
            parts.setdefault(min(near)[1], []).append(left)
    return [replace(each, cue_parts=tuple(parts.get(number, ()))) for number, each in enumerate(found)]


def _distance(found: Attribution, mark: Mark) -> int:
    """Count the characters between a mark and the nearest other mark of an attribution."""
    own = [each for each in (found.source, found.cue, *found.contents) if each is not None]
    return min(max(each.start - mark.end, mark.start - each.end, 0) for each in own)


@cache
def _particles() -> frozenset[str]:
    return frozenset(word for words in word_list("particles").values() for word in words)


class Between:
    """What stands between two marks of one text."""

    def __init__(self, text: str, marks: tuple[Mark, ...]) -> None:
        self.text = text
        self.marks = marks

    def cost(self, a: Mark, b: Mark) -> float:
        """Give the cost of joining two marks, 0 upwards."""
        first, second = sorted((a, b))
        inner = [m for m in self.marks if first.end <= m.start and m.end <= second.start]
        gap = self.gap(first, second, inner)
        kinds = [m.role for m in inner]
        return (
            _PER_CHAR * len(gap)
            + _PER_SENTENCE * self.ends(first, second, inner)
            + _PER_LINE * gap.count("\n")
            + _PER_CLAUSE * sum(map(gap.count, ";；؛"))
            + _PER_CUE * kinds.count("cue")
            + _PER_SOURCE * kinds.count("source")
            + _PER_CONTENT * kinds.count("content")
        )

    def gap(self, first: Mark, second: Mark, inner: list[Mark]) -> str:
        """Give the text between two marks without the contents that stand there."""
        parts, position = [], first.end
        for mark in inner:
            if mark.role == "content":
                parts.append(self.text[position : mark.start])
                position = max(position, mark.end)
        return "".join([*parts, self.text[position : second.start]])

    def ends(self, first: Mark, second: Mark, inner: list[Mark]) -> int:
        """Count the sentence ends between two marks, without those inside the contents that stand there."""
        last = self.text[max(first.start, first.end - 3) : first.end]
        return len(_SENTENCE_END.findall(last + self.gap(first, second, inner) + self.text[second.start]))

    def same_sentence(self, a: Mark, b: Mark) -> bool:
        """Tell whether no sentence ends between two marks."""
        first, second = sorted((a, b))
        inner = [m for m in self.marks if first.end <= m.start and m.end <= second.start]
        return not self.ends(first, second, inner)


def _sources(cues: list[Mark], sources: list[Mark], between: Between) -> dict[Mark, Mark]:
    """Give each cue its source: the cheapest pairs first, one cue a source; then coordinated cues share."""
    pairs = sorted(
        (between.cost(cue, source), cue, source)
        for cue in cues
        for source in sources
        if abs(cue.start - source.start) < _SOURCE_REACH_CHARS
    )
    chosen: dict[Mark, Mark] = {}
    taken: set[Mark] = set()
    for cost, cue, source in pairs:
        if cost <= MAX_COST and cue not in chosen and source not in taken and between.same_sentence(cue, source):
            chosen[cue] = source
            taken.add(source)
    for cue in cues:
        if cue in chosen:
            continue
        shared = [
            (between.cost(cue, s), s) for s in sources if between.same_sentence(cue, s) and (s in taken) and s.start < cue.start
        ]
        if shared and min(shared)[0] <= MAX_COST:
            chosen[cue] = min(shared)[1]
    return chosen


def _owners(contents: list[Mark], cues: list[Mark], source_of: dict[Mark, Mark], between: Between) -> dict[Mark, Mark]:
    """Give each content its cue. A quotation that finds none continues the one before it."""
    owner: dict[Mark, Mark] = {}
    pairs = sorted(
        (content_cost(content, cue, source_of, between), content, cue)
        for content in contents
        for cue in cues
        if abs(content.start - cue.start) < _CONTENT_REACH_CHARS
    )
    busy: set[Mark] = set()
    for cost, content, cue in pairs:
        if content in owner or cost > MAX_COST:
            continue
        if cue in busy and not _may_take_more(content, cue, owner, between):
            continue
        owner[content] = cue
        busy.add(cue)
    previous: Mark | None = None
    for content in contents:
        if content not in owner and previous is not None and previous in owner and _continues(previous, content, between.text):
            owner[content] = owner[previous]
        previous = content
    return owner


def content_cost(content: Mark, cue: Mark, source_of: dict[Mark, Mark], between: Between) -> float:
    """Cost of content and cue; a source that stands between is free when it is the cue's own."""
    cost = between.cost(content, cue)
    source = source_of.get(cue)
    first, second = sorted((content, cue))
    if source is not None and first.end <= source.start and source.end <= second.start:
        cost -= _PER_SOURCE + _PER_CHAR * (source.end - source.start)
    return cost


def _may_take_more(content: Mark, cue: Mark, owner: dict[Mark, Mark], between: Between) -> bool:
    """A cue may have further contents: an interrupted sentence, or a quotation that goes on after "he said."."""
    mine = [other for other, its in owner.items() if its == cue]
    if any(between.same_sentence(content, other) for other in mine):
        return True
    quoted = bool(_OPEN_QUOTE.match(between.text[content.start : content.start + 1]))
    return quoted and any(_OPEN_QUOTE.match(between.text[other.start : other.start + 1]) for other in mine)


def _continues(previous: Mark, content: Mark, text: str) -> bool:
    """Tell whether a content goes on from the one before: only blanks between, and both begin with a quotation mark."""
    if text[previous.end : content.start].strip(" \n\r\t.,"):
        return False
    return bool(_OPEN_QUOTE.match(text[content.start : content.start + 1]))


def _without_cue(
    contents: list[Mark], owner: dict[Mark, Mark], sources: list[Mark], used: set[Mark], between: Between
) -> list[Attribution]:
    """Pair a source that has no cue with the content beside it ("Mayor “we will rebuild”")."""
    found = []
    for content in contents:
        if content in owner:
            continue
        free = [(between.cost(content, s), s) for s in sources if s not in used and between.same_sentence(content, s)]
        if free and min(free)[0] <= 1.0:
            found.append(Attribution(min(free)[1], None, (content,)))
    return found
