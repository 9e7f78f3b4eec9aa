"""Denials and doubts that only point back ("rejected the allegation"): which assertion each answers.

By hand: `python gate/answers.py [LANGUAGE …]`, from the project's root.

Reads cases/claims/denials.csv (our own texts, in twelve languages) with the spans given: source, cue and content of both
statements. With languages the open cases that are not right are printed. Two in five rows say it in the cue alone ("called it
fabricated"): these have no content and so no statement; they are read as sentences of the text and counted apart (`bare`).
"""

import csv
import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from sayso.claims.assertions import assertions
from sayso.claims.denials import answered
from sayso.claims.naming import name_book
from sayso.records import Act, Actor, Document, Kind, Paragraph, Span, Stance, Statement

CASES = Path(__file__).resolve().parents[1] / "cases" / "claims"
ACTS = {"denies": Act.DENIES, "doubts": Act.DOUBTS}
STANCES = {"denies": Stance.DENIES, "doubts": Stance.DOUBTS}
# A sentence of our own short cases: no abbreviations in them end in a full stop
SENTENCE = re.compile(r"[^\s.!?。！？؟](?:[^.!?。！？؟]|[.!?](?=\d|[^\s»”\"」]))*(?:[.!?。！？؟][»”\"」]*)?")


def rows(half: str) -> list[dict[str, str]]:
    """Read a half of the cases: ``open`` or ``closed``."""
    with (CASES / ("denials.csv" if half == "open" else "denials_closed.csv")).open(encoding="utf8", newline="") as lines:
        return list(csv.DictReader(lines))


def document(row: dict[str, str]) -> Document:
    """Make the document of a case; where it has two lines the first is a headline."""
    text = row["text"]
    paragraphs, start = [], 0
    lines = text.split("\n")
    for rank, line in enumerate(lines):
        span = Span(start, start + len(line))
        headline = rank == 0 and len(lines) > 1
        paragraphs.append(Paragraph(span=span, language=row["language"], headline=headline, sentences=(span,)))
        start += len(line) + 1
    return Document(id="page", text=text, language=row["language"], paragraphs=tuple(paragraphs))


def statement(page: Document, number: str, words: str, source: str, cue: str, act: Act, after: int = 0) -> Statement:  # noqa: PLR0913, PLR0917 - a row
    """Make a statement of given words; those of a denial stand after its cue or right before it."""
    start = page.text.find(words, after)
    start = page.text.find(words) if start < 0 else start
    at = page.text.find(source)
    mark = page.text.find(cue) if cue else -1
    return Statement(
        id=number,
        document=page.id,
        parent=None,
        source=Span(at, at + len(source)) if source else None,
        cue=Span(mark, mark + len(cue)) if mark >= 0 else None,
        content=(Span(start, start + len(words)),),
        kind=Kind.INDIRECT,
        act=act,
        speaker=source or None,
        language=page.language,
    )


def right(row: dict[str, str]) -> bool:
    """Tell whether the denial of a case is tied to what it answers, or to nothing where it answers nothing in the text."""
    page = document(row)
    said = [statement(page, "said", row["assertion"], row["asserter"], "", Act.ASSERTS)] if row["assertion"] else []
    said += [statement(page, "nearest", row["nearest"], "", "", Act.ASSERTS)] if row["nearest"] else []
    cue = page.text.find(row["cue"])
    denial = statement(
        page, "denial", row["content"], row["denier"], row["cue"], ACTS[row["stance"]], max(0, cue - len(row["content"]) - 2)
    )
    actors = [Actor(id=name, name=name, names=(name,), kind="organisation") for name in (row["asserter"], row["denier"]) if name]
    found = assertions([page], sorted([*said, denial], key=lambda each: each.content), name_book([page.text], actors))
    targets = {found[rank].statement: found[target].statement for rank, target in answered(found, actors).items()}
    return targets.get("denial") == ("said" if row["assertion"] else None)


def right_bare(row: dict[str, str]) -> bool:
    """Tell whether a sentence that denies in its cue alone is seen, with its stance, and tied to what it answers."""
    page = document(row)
    said = [statement(page, "said", row["assertion"], row["asserter"], "", Act.ASSERTS)]
    actors = [Actor(id=name, name=name, names=(name,), kind="organisation") for name in (row["asserter"],) if name]
    found = assertions([split(page)], said, name_book([page.text], actors))
    cue = page.text.find(row["cue"])
    against = [
        rank
        for rank, each in enumerate(found)
        if each.stance is STANCES[row["stance"]] and each.passage.start <= cue < each.passage.end
    ]
    targets = answered(found, actors)
    return bool(against) and all(rank in targets and found[targets[rank]].statement == "said" for rank in against)


def split(page: Document) -> Document:
    """Cut the paragraphs of a page into sentences, as texts are cut that are read."""
    cut = [replace(each, sentences=tuple(_sentences(page.text, each.span))) for each in page.paragraphs]
    return replace(page, paragraphs=tuple(cut))


def _sentences(text: str, span: Span) -> Iterator[Span]:
    for match in SENTENCE.finditer(text, span.start, span.end):
        yield Span(match.start(), match.end())


def score() -> dict[str, float]:
    """Give the share of denials that are tied right, 0 to 1: those with a content, and those that say it in the cue alone."""
    scores = {}
    for half in ("open", "closed"):
        told, bare = ([row for row in rows(half) if bool(row["content"]) is said] for said in (True, False))
        scores[f"answers {half}"] = sum(map(right, told)) / len(told)
        scores[f"answers {half} bare"] = sum(map(right_bare, bare)) / len(bare)
    return scores


if __name__ == "__main__":
    for case in rows("open") if len(sys.argv) > 1 else ():
        if case["language"] in sys.argv[1:] and not (right if case["content"] else right_bare)(case):
            print(case["id"], case["language"], case["kind"], "|", case["denier"], "|", case["content"], "|", case["text"])
    for name, value in score().items():
        print(f"{name:32} {value:.4f}")
