"""Put right where marks meet: particles between content and cue, particles on the end of a source, contents over quoted names."""

import re
from dataclasses import replace
from functools import cache
from itertools import pairwise

from sayso.languages.acts import cue_list
from sayso.languages.wordlists import word_list
from sayso.statements.decoding import Mark
from sayso.statements.edges import without_particle
from sayso.statements.kinds import CLOSING, OPENING
from sayso.statements.stretching import stretched

_MIN_CONTENT_CHARS = 2
_NAME_CHARS = 60
_NAME_BEFORE = re.compile(r"(?<!\w)([^\W\d_A-ZА-ЯЁІЇЄҐ]\w*) (?:[A-ZА-ЯЁІЇЄҐ][\w'’-]*,? )+$")  # told Northern
_END_OF_NAME = re.compile(r"(?:[A-ZА-ЯЁІЇЄҐ][\w'’-]* ){1,3}(?=[^\W\d_A-ZА-ЯЁІЇЄҐ])")
_NOUN_FIRST = re.compile(r"[\u3005\u30a0-\u30ff\u3400-\u9fff]+(?=によ)")
_LINE_BREAK = re.compile(r"\s*\n\s*(?=\S)")


def joined(text: str, marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """Give the marks of one text as they are linked; as many as before, in the same order.

    Example:
        >>> text = "町長は残すと述べた"
        >>> marks = (Mark(0, 3, "source", 1.0), Mark(3, 6, "content", 1.0), Mark(6, 9, "cue", 1.0))
        >>> [text[each.start : each.end] for each in joined(text, marks)]
        ['町長', '残す', 'と述べた']
    """
    result = list(stretched(text, marks))
    for number, mark in enumerate(result):
        if mark.role == "source":
            end = without_particle(text, mark.start, mark.end)
            result[number] = replace(mark, end=end)
        elif mark.role == "cue":
            result[number] = _outside_name(text, mark)
        elif mark.role == "content":
            before = result[number - 1] if number else None
            result[number] = _trimmed(text, mark, before)
    for number, (content, cue) in enumerate(pairwise(result)):
        cut = _particle(text, content, cue) if (content.role, cue.role) == ("content", "cue") else content.end
        if cut < content.end:
            result[number], result[number + 1] = replace(content, end=cut), replace(cue, start=cut)
    for number, (source, cue) in enumerate(pairwise(result)):
        if (source.role, cue.role) == ("source", "cue"):
            meeting = _end_of_noun(text, source, cue)
            if meeting > source.end:
                result[number], result[number + 1] = replace(source, end=meeting), replace(cue, start=meeting)
    return tuple(result)


def _end_of_noun(text: str, source: Mark, cue: Mark) -> int:
    """Give where a noun ends that a cue begins with and that the words marked as source only describe; else the end of those.

    受け取っている*情報*によると: "according to information that it has", which is the source.
    """
    if source.end != cue.start or not text[source.start : source.end].endswith(tuple(word_list("source_edges")["ja"]["verbs"])):
        return source.end
    match = _NOUN_FIRST.match(text, cue.start, cue.end)
    return match.end() if match else source.end


def _outside_name(text: str, cue: Mark) -> Mark:
    """Give the verb before a name of which the last word was taken for a cue: "told Northern Question that"."""
    if not text[cue.start].isupper() or text[max(0, cue.start - 1) : cue.start] != " ":
        return cue
    match = _NAME_BEFORE.search(text, max(0, cue.start - _NAME_CHARS), cue.start)
    return replace(cue, start=match.start(1), end=match.end(1)) if match and _tells(match[1]) else cue


def _tells(word: str) -> bool:
    return any(cue_list(language).neutral.fullmatch(word) for language in word_list("cues"))


def _trimmed(text: str, content: Mark, before: Mark | None) -> Mark:
    """Give a content without what stands around it."""
    after_colon = before is not None and text[before.end - 1] in ":："
    after_source = before is not None and before.role == "source" and before.end == content.start
    content = replace(content, start=_behind_name(text, content))
    opened = replace(content, start=_without_opening(text, content, after_source=after_source))
    held = replace(opened, end=_in_its_lines(text, opened))
    return replace(held, end=_without_stop(text, held, after_colon=after_colon))


def _behind_name(text: str, content: Mark) -> int:
    """Give a content's start behind the end of a name: of "Question that …" behind "told Northern" that is "that"."""
    match = _END_OF_NAME.match(text, content.start, content.end)
    named = match and _NAME_BEFORE.search(text, max(0, content.start - _NAME_CHARS), content.start)
    if not match or not named or not _tells(named[1]):
        return content.start
    openers = {word for words in word_list("complementisers")["opening"].values() for word in words}
    return match.end() if text[match.end() : content.end].partition(" ")[0] in openers else content.start


def _in_its_lines(text: str, content: Mark) -> int:
    """Give a content's end before the first line break behind which no quotation goes on: who speaks next is not known."""
    for line_break in _LINE_BREAK.finditer(text, content.start, content.end):
        if line_break.start() - content.start > _MIN_CONTENT_CHARS and text[line_break.end()] not in OPENING:
            return line_break.start()
    return content.end


def _without_opening(text: str, content: Mark, *, after_source: bool) -> int:
    """Give a content's start without a colon or comma (in Chinese one piece with what follows: ：“) or a subject's particle."""
    start = content.start
    particles = tuple(word_list("content_edges")["after a source"]) if after_source else ()
    while content.end - start > _MIN_CONTENT_CHARS and (
        text[start] in ":：,，、。 " or text.startswith(particles, start, start + 1)
    ):
        start, particles = start + 1, ()
    return start


def _without_stop(text: str, content: Mark, *, after_colon: bool) -> int:
    """Give a content's end without the comma or full stop of the sentence around it.

    Inside quotation marks it is the speaker's own; after a colon ("NAME: It sank.") a whole sentence is said, stop and all.
    """
    least = content.start + _MIN_CONTENT_CHARS
    end = content.end
    while end > least and text[end - 1] in ", ，、":
        end -= 1
    loose = word_list("content_edges")["at the end"]
    hangs = text[end - 1] in loose["always"] or (text[end - 1] in loose["before a comma"] and text[end : end + 1] in ("、", ","))
    end -= hangs and end > least
    stopped = text[end - 1] in ".。" and text[end - 2 : end] not in ("..", "。。")
    own = text[content.start] in OPENING and text[end - 2] not in CLOSING
    return end - 1 if stopped and not own and not after_colon and end > least else end


def _particle(text: str, content: Mark, cue: Mark) -> int:
    """Give where the particle begins that a content ends with and its cue, right behind it, should begin with; else its end."""
    gap = text[content.end : cue.start]
    if gap.strip(" ") or len(gap) > 1:
        return content.end
    for pattern in _endings():
        match = pattern.search(text, content.start, content.end)
        if match and match.end() == content.end and match.start(1) - content.start >= _MIN_CONTENT_CHARS:
            return match.start(1)
    return content.end


@cache
def _endings() -> tuple[re.Pattern[str], ...]:
    lists = (each for languages in word_list("quotatives").values() for each in languages)
    return tuple(re.compile(f"(?<={each['after']})({'|'.join(map(re.escape, each['endings']))})$") for each in lists)
