"""Denials and doubts that only point back ("rejected the allegation"): which assertion each answers.

By hand: `python gate/answers.py [LANGUAGE …]`, from the project's root.

Reads cases/claims/denials.csv (our own texts, in twelve languages) with the spans given: source, cue and content of both
statements. With languages the open cases that are not right are printed. Rows whose cue says it all ("called it fabricated")
have no content and so no statement; they are counted apart (`answers unsaid`): what reads statements must give them one first.
"""

import csv
import sys
from pathlib import Path

from sayso.claims.assertions import assertions
from sayso.claims.denials import answered
from sayso.claims.naming import name_book
from sayso.records import Act, Actor, Document, Kind, Paragraph, Span, Statement

CASES = Path(__file__).resolve().parents[1] / "cases" / "claims"
ACTS = {"denies": Act.DENIES, "doubts": Act.DOUBTS}


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


def score() -> dict[str, float]:
    """Give the share of denials that are tied right, 0 to 1, and the share that has no content to begin with."""
    scores = {}
    for half in ("open", "closed"):
        told = [row for row in rows(half) if row["content"]]
        scores[f"answers {half}"] = sum(map(right, told)) / len(told)
        scores[f"answers {half} unsaid"] = 1 - len(told) / len(rows(half))
    return scores


if __name__ == "__main__":
    for case in rows("open") if len(sys.argv) > 1 else ():
        if case["content"] and case["language"] in sys.argv[1:] and not right(case):
            print(case["id"], case["language"], case["kind"], "|", case["denier"], "|", case["content"], "|", case["text"])
    for name, value in score().items():
        print(f"{name:32} {value:.4f}")
