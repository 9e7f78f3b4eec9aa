"""Piles written to files and read by the whole pipeline, and what came out held against what they were made of."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from piles.gold import Gold, Written

import sayso
from sayso.origins import count_origins
from sayso.records import Claim, Document, Lineage, Span, Stance, Trace, Witness

HALF = 0.5
SUPPORT = (Stance.ASSERTS, Stance.REPORTS)


@dataclass(frozen=True, slots=True)
class Read:
    """A pile as the pipeline read it.

    Args:
        known: the gold records with the documents' ids as the pipeline gave them, so that a lineage can be held against them.
        best: the lineage of the claim that holds most pages; None where none holds any.
        joined: the lineage of all claims together that hold a gold witness: what it would be if the claims were right.
        held: share of the pages of which the best claim holds a supporting witness.
        denied: share of the pages that some claim takes for denying or doubting what they assert.
        marked: share of the gold statements that were found, by half of the content, with a source that overlaps.
    """

    known: Gold
    best: Lineage | None
    joined: Lineage
    held: float
    denied: float
    marked: float


def read(known: Gold) -> Read:
    """Write a pile as JSON lines, one document a line, and trace it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "pile.jsonl"
        rows = [
            {
                "text": each.document.text,
                "outlet": each.document.outlet,
                "published": each.page.published,
                "url": each.document.url,
                "language": each.page.language,
            }
            for each in known.written
        ]
        path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n", encoding="utf-8")
        found = sayso.trace([path])
    pages = {each.document.url: each for each in known.written}
    documents = {each.id: each for each in found.documents}
    number = {each.id: pages[each.url].page.number for each in found.documents if each.url in pages}
    places = {each.id: list(_places(each, pages[each.url])) for each in found.documents if each.url in pages}
    right = {claim.id: [each for each in claim.witnesses if _holds(each, places)] for claim in found.claims}
    support = {claim: {each.document for each in held if each.stance in SUPPORT} for claim, held in right.items()}
    against = {each.document for held in right.values() for each in held if each.stance not in SUPPORT}
    best = max(found.claims, key=lambda claim: len(support[claim.id]), default=None)
    joined = _joined(found, right)
    lineages = {each.claim: each for each in found.lineages}
    return Read(
        known=replace(known, number=number),
        best=lineages[best.id] if best and support[best.id] else None,
        joined=count_origins(found.documents, found.statements, found.actors, found.copies, [joined])[0],
        held=len(support[best.id]) / len(documents) if best else 0.0,
        denied=len(against) / max(1, len(documents)),
        marked=_marked(found, known, number),
    )


def _places(document: Document, written: Written) -> Iterator[Span]:
    """Give where the claim stands in a document as it was read."""
    for placed in written.placed:
        content = placed.mark("content") or placed.span
        words = " ".join(written.document.words(content).split()).rstrip(".。 ")
        at = document.text.find(words) if placed.line.claims else -1
        if at >= 0 and words:
            yield Span(at, at + len(words))


def _holds(witness: Witness, places: dict[str, list[Span]]) -> bool:
    return any(2 * place.overlap(witness.passage.span) >= len(place) for place in places.get(witness.document, ()))


def _joined(found: Trace, right: dict[str, list[Witness]]) -> Claim:
    """Make one claim of all witnesses that hold the gold claim, each once and each as support."""
    witnesses = {(each.passage, each.statement): replace(each, stance=Stance.ASSERTS) for held in right.values() for each in held}
    first = found.claims[0]
    return replace(first, id="joined", witnesses=tuple(witnesses.values()), versions=())


def _marked(found: Trace, known: Gold, number: dict[str, int]) -> float:
    """Give the share of gold statements of which half of the content is found under a source that overlaps with the gold one."""
    texts: dict[int, list[tuple[str, str]]] = {}
    documents = {each.id: each for each in found.documents}
    for each in found.statements:
        document = documents[each.document]
        content = " ".join(document.words(part) for part in each.content)
        texts.setdefault(number[each.document], []).append((document.words(each.source) if each.source else "", content))
    hits = 0
    golden = {each.id: each for each in known.documents}
    for statement in known.statements:
        document = golden[statement.document]
        source = document.words(statement.source).casefold() if statement.source else ""
        content = document.words(statement.content[0])
        hits += any(
            (source in have.casefold() or (have and have.casefold() in source)) and _share(content, words) >= HALF
            for have, words in texts.get(known.number[document.id], ())
        )
    return hits / max(1, len(known.statements))


def _share(wanted: str, words: str) -> float:
    """Give the share of a text's three-letter runs that stand in another."""
    runs = {wanted[place : place + 3] for place in range(len(wanted) - 2)}
    return sum(run in words for run in runs) / max(1, len(runs))
