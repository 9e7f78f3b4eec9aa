"""Piles of invented news for the origins tests: an actor, a witness, a copy, a claim, in one line each.

A marked text says all of it at once: ``<s1>source</s1> <q1>cue</q1> <c1>content</c1>`` is statement 1, said by the first speaker,
and stands in the statement in whose content it is marked; ``<q1:denies>`` names its act, ``<e1:video>a video</e1>`` its evidence;
``<w>…</w>`` is what the outlet says in its own voice.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tests.factories import document, find

from sayso.origins import count_origins
from sayso.records import (
    Act,
    Actor,
    Claim,
    Copy,
    CopyKind,
    Document,
    Evidence,
    Kind,
    Lineage,
    Passage,
    Span,
    Stance,
    Statement,
    Witness,
    content_id,
)

_EVIDENCE = {
    "own reporting": r"our correspondent|notre correspondante|наш корреспондент|наш кореспондент|unser korrespondent|本紙記者",
    "witness": r"two villagers|eyewitness [A-Z]\w+|deux villageois|двое жителей|двоє селян|zwei dorfbewohner|住民2人",
    "unnamed source": r"^sources$|a source in the railway|источники|消息筋",
    "video": r"(?:a |another |an other )?video|видео|відео|映像|(?:une )?vidéo",
}
_MARK = re.compile(r"<(/?)([sqcew])(\d?)(?::([a-z ]+))?>")


def read_evidence(text: str, _: str) -> tuple[tuple[str, int, int], ...]:
    """Find evidence as sayso/languages/evidence.py does, in the few words of these tests."""
    found = [
        (kind, match.start(), match.end())
        for kind, words in _EVIDENCE.items()
        for match in re.finditer(words, text, re.IGNORECASE)
    ]
    return tuple(found)


def actor(name: str, kind: str = "organisation", body: str | None = None, names: Sequence[str] = ()) -> Actor:
    return Actor(id=content_id("actor", name), name=name, names=(name, *names), kind=kind, body=body)


def witness(page: Document, words: str, credited: Statement | None = None, stance: Stance = Stance.ASSERTS) -> Witness:
    span = find(page, words)
    return Witness(
        document=page.id,
        passage=Passage(page.id, span.start, span.end),
        statement=credited.id if credited else None,
        stance=stance,
    )


def copy(a: Document, b: Document, direction: str | None = None, kind: CopyKind = CopyKind.VERBATIM) -> Copy:
    """Make a copy of two whole texts."""
    sides = Passage(a.id, 0, len(a.text)), Passage(b.id, 0, len(b.text))
    return Copy(id=content_id(*sides), a=sides[0], b=sides[1], kind=kind, score=0.95, direction=direction)


def claim(*witnesses: Witness) -> Claim:
    return Claim(id="claim", text="the train carried fuel", language="en", witnesses=witnesses)


def count(
    documents: Sequence[Document],
    witnesses: Sequence[Witness],
    statements: Sequence[Statement] = (),
    actors: Sequence[Actor] = (),
    copies: Sequence[Copy] = (),
    **options: Any,
) -> Lineage:
    options = {"read_evidence": read_evidence} | options
    return count_origins(documents, statements, actors, copies, [claim(*witnesses)], **options)[0]


def line(lineage: Lineage) -> str:
    """Give the product's line: documents -> wordings -> low to high."""
    return f"{lineage.documents} -> {len(lineage.wordings)} -> {lineage.low} to {lineage.high}"


@dataclass(frozen=True, slots=True)
class Told:
    """A marked text: its document, its statements by number, who says each, and its witnesses in order."""

    page: Document
    statements: tuple[Statement, ...]
    speakers: tuple[Actor, ...]
    witnesses: tuple[Witness, ...]


def told(text: str, *speakers: Actor, **fields: Any) -> Told:
    """Read a marked text: what it says in its own voice and its innermost contents are its witnesses."""
    plain, marks = unmarked(text)
    page = document(plain, **fields)
    statements: list[Statement] = []
    for number, speaker in enumerate(speakers, 1):
        mine = [(letter, word, span) for letter, each, word, span in marks if each == number and letter != "w"]
        statements.append(_statement(page, number, mine, speaker, statements))
    parents = {each.parent for each in statements}
    found = [_witness(page, span, None) for letter, _, _, span in marks if letter == "w"]
    found += [_witness(page, each.content[0], each) for each in statements if each.id not in parents]
    witnesses = tuple(sorted(found, key=lambda each: each.passage.start))
    return Told(page, tuple(statements), speakers, witnesses)


def unmarked(text: str) -> tuple[str, list[tuple[str, int, str, Span]]]:
    """Take the marks off a text: give it plain, and each mark's letter, number, word and span, in the order in which they close.

    Example:
        >>> unmarked("<s>She</s> <q:denies>denied</q> it.")
        ('She denied it.', [('s', 1, '', Span(start=0, end=3)), ('q', 1, 'denies', Span(start=4, end=10))])
    """
    plain, at, opened, found = "", 0, [], []
    for mark in _MARK.finditer(text):
        plain += text[at : mark.start()]
        at = mark.end()
        closes, letter, number, word = mark.groups()
        if not closes:
            opened.append((letter, int(number or 1), word or "", len(plain)))
        else:
            *named, start = opened.pop()
            found.append((*named, Span(start, len(plain))))
    return plain + text[at:], found


def _witness(page: Document, span: Span, credited: Statement | None) -> Witness:
    denies = credited is not None and credited.act is Act.DENIES
    return Witness(
        document=page.id,
        passage=Passage(page.id, span.start, span.end),
        statement=credited.id if credited else None,
        stance=Stance.DENIES if denies else Stance.ASSERTS,
    )


def _statement(
    page: Document, number: int, marks: Sequence[tuple[str, str, Span]], speaker: Actor, outer: Sequence[Statement]
) -> Statement:
    """Make the statement of this number; the nearest earlier one that holds its content is its parent."""
    content = tuple(span for letter, _, span in marks if letter == "c")
    source, cue = (next((span for letter, _, span in marks if letter == wanted), None) for wanted in "sq")
    act = next((word for letter, word, _ in marks if letter == "q" and word), "asserts")
    holding = [each for each in outer if any(part.contains(content[0]) for part in each.content)]
    return Statement(
        id=content_id(page.id, number),
        document=page.id,
        parent=holding[-1].id if holding else None,
        source=source,
        cue=cue,
        content=content,
        kind=Kind.INDIRECT,
        act=Act(act),
        evidence=tuple(Evidence(word, span) for letter, word, span in marks if letter == "e"),
        speaker=speaker.id,
        language=page.language,
    )


def count_told(texts: Sequence[Told], copies: Sequence[Copy] = (), actors: Sequence[Actor] = ()) -> Lineage:
    """Count the origins of marked texts; actors are their speakers and those given besides."""
    return count(
        [each.page for each in texts],
        [witness for each in texts for witness in each.witnesses],
        [statement for each in texts for statement in each.statements],
        tuple(dict.fromkeys((*actors, *(speaker for each in texts for speaker in each.speakers)))),
        copies,
    )
