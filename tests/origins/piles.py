"""Piles of invented news for the origins tests: an actor, a witness, a copy, a claim, in one line each."""

import re
from collections.abc import Sequence
from typing import Any

from tests.factories import find

from sayso.origins import count_origins
from sayso.records import Actor, Claim, Copy, CopyKind, Document, Lineage, Passage, Stance, Statement, Witness, content_id

_EVIDENCE = {
    "own reporting": r"our correspondent|notre correspondante|наш корреспондент|本紙記者",
    "witness": r"two villagers|eyewitness [A-Z]\w+|deux villageois|двое жителей|住民2人",
    "unnamed source": r"^sources$|a source in the railway|источники|消息筋",
    "video": r"(?:a |another |an other )?video|видео|映像|(?:une )?vidéo",
}


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
