"""Attributions that are dropped: does a headline, or a later text, carry on as fact what is credited to somebody?

By hand: `python gate/dropped.py [LANGUAGE …]`, from the project's root.

Reads cases/claims/dropped.csv (our own sentences, in eight languages) from the bare words on: of a case about copies the first
sentence stands in one document and the second in another, a day later; of a case about headlines the first is the headline of the
second. Everything must be right for a score: the statement found, the two taken for one claim. What is *marked* is any witness of
the bare sentence with a `credited`. With languages the cases that are not right are printed. Precision is the share of the marked
that dropped something, recall the share of those that did that are marked, of copies and of headlines; by language of both.
"""

import csv
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from sayso.actors import join_actors, name_actors
from sayso.claims import group_claims, mark_credited
from sayso.copies import find_copies
from sayso.documents import read_text
from sayso.origins import count_origins
from sayso.records import CopyKind, Document, Moment, Paragraph, Span, Statement, content_id
from sayso.statements import attribute

CASES = Path(__file__).resolve().parents[1] / "cases" / "claims" / "dropped.csv"
FIRST_DAY, NEXT_DAY = "2024-03-04", "2024-03-05"


def rows() -> list[dict[str, str]]:
    """Read the cases."""
    with CASES.open(encoding="utf8", newline="") as lines:
        return list(csv.DictReader(lines))


def of_headlines(row: dict[str, str]) -> bool:
    """Tell whether a case is about a headline and the body below it."""
    return row["kind"].startswith("headline")


def page(name: str, day: str, lines: Iterable[tuple[str, str]], *, headline: bool) -> Document:
    """Make a document of lines, each with its language; the first may be its headline."""
    paragraphs: list[Paragraph] = []
    text = ""
    for rank, (line, language) in enumerate(lines):
        start = len(text) + 2 * bool(text)
        text = f"{text}\n\n{line}" if text else line
        cut = [span for part in read_text(line, name=name).documents for each in part.paragraphs for span in each.sentences]
        top = headline and rank == 0
        spans = (Span(start, len(text)),) if top else tuple(Span(start + one.start, start + one.end) for one in cut)
        paragraphs.append(Paragraph(span=Span(start, len(text)), language=language, headline=top, sentences=spans))
    return Document(
        id=content_id(name),
        text=text,
        outlet=name,
        language=paragraphs[-1].language,
        published=Moment(f"{day}T08:00", f"{day}T08:00", "field"),
        paragraphs=tuple(paragraphs),
    )


def pages(row: dict[str, str]) -> tuple[Document, ...]:
    """Make the documents of a case."""
    first, second = (row["a"], row["language_a"]), (row["b"], row["language_b"])
    if of_headlines(row):
        return (page(f"{row['id']} Herald", FIRST_DAY, (first, second), headline=True),)
    return (
        page(f"{row['id']} Herald", FIRST_DAY, (first,), headline=False),
        page(f"{row['id']} Kurier", NEXT_DAY, (second,), headline=False),
    )


def marked(documents: tuple[Document, ...], statements: tuple[Statement, ...]) -> bool:
    """Tell whether any witness of a case carries on as fact what is credited."""
    named, actors = name_actors(documents, statements)
    copies = [each for each in find_copies(documents, named) if each.kind is not CopyKind.REWORDED]
    named, actors = join_actors(named, actors, copies)
    claims = group_claims(documents, named, actors, copies)
    lineages = count_origins(documents, named, actors, copies, claims)
    return any(witness.credited for claim in mark_credited(claims, lineages, documents, named) for witness in claim.witnesses)


def verdicts() -> list[tuple[dict[str, str], bool]]:
    """Give every case with whether it is marked."""
    cases = [(row, pages(row)) for row in rows()]
    statements = attribute([each for _, made in cases for each in made])
    return [
        (row, marked(made, tuple(each for each in statements if each.document in {one.id for one in made})))
        for row, made in cases
    ]


def score() -> dict[str, float]:
    """Give precision and recall, 0 to 1, of copies and headlines; and the share that is right, by language."""
    return scores(verdicts())


def scores(found: list[tuple[dict[str, str], bool]]) -> dict[str, float]:
    """Add up what was found."""
    result: dict[str, float] = {}
    for name, headlines in (("copies", False), ("headlines", True)):
        told = [(row["dropped"] == "yes", said) for row, said in found if of_headlines(row) is headlines]
        right = sum(truth and said for truth, said in told)
        result[f"dropped {name} precision"] = right / max(1, sum(said for _, said in told))
        result[f"dropped {name} recall"] = right / max(1, sum(truth for truth, _ in told))
    total = Counter(row["language_b"] for row, _ in found)
    good = Counter(row["language_b"] for row, said in found if said is (row["dropped"] == "yes"))
    return result | {f"dropped {language} right": good[language] / total[language] for language in sorted(total)}


if __name__ == "__main__":
    told = verdicts()
    for case, said in told if len(sys.argv) > 1 else ():
        if case["language_b"] in sys.argv[1:] and said is not (case["dropped"] == "yes"):
            print(case["id"], case["kind"], "| marked" if said else "| not marked", "|", case["a"], "|", case["b"])
    for name, value in scores(told).items():
        print(f"{name:32} {value:.4f}")
