"""The summary: one line for the pile, one for each claim that stands out, one for each file that was not read."""

import pytest

from sayso.records import Claim, Input, Lineage, Run, Trace, Unread
from sayso.summary import line, summary

CLAIM = Claim(id="claim", text="The ferry sank", language="en", witnesses=())


def lineage(claim: str, counts: tuple[int, int, int, int], denials: Lineage | None = None) -> Lineage:
    """Give a lineage of so many documents and wordings, and this low and high count."""
    documents, wordings, low, high = counts
    groups = tuple((f"document {number}",) for number in range(wordings))
    return Lineage(
        claim=claim,
        documents=documents,
        wordings=groups,
        low=low,
        high=high,
        ends=(),
        low_groups=(),
        nodes=(),
        edges=(),
        receipts=(),
        denials=denials,
    )


def trace_of(*counted: Lineage, unread: tuple[Unread, ...] = ()) -> Trace:
    """Give a trace that holds nothing but these lineages and a claim for each, whose text is its id."""
    return Trace(
        run=Run(id="run", version="0", settings=(), inputs=(Input("a.txt", "0"),)),
        documents=(),
        statements=(),
        actors=(),
        copies=(),
        claims=tuple(Claim(id=each.claim, text=each.claim, language="en", witnesses=()) for each in counted),
        lineages=counted,
        unread=unread,
    )


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ((5, 3, 1, 2), "  “The ferry sank”: 5 documents -> 3 wordings -> 1 to 2 origins"),
        ((1, 1, 1, 1), "  “The ferry sank”: 1 document -> 1 wording -> 1 origin"),
        ((2, 1, 2, 2), "  “The ferry sank”: 2 documents -> 1 wording -> 2 origins"),
        ((1, 1, 0, 1), "  “The ferry sank”: 1 document -> 1 wording -> 0 to 1 origins"),
        ((0, 0, 0, 0), "  “The ferry sank”: 0 documents -> 0 wordings -> 0 origins"),
        ((1700, 1200, 1, 2), "  “The ferry sank”: 1,700 documents -> 1,200 wordings -> 1 to 2 origins"),
    ],
)
def test_a_claim_is_one_line(numbers: tuple[int, int, int, int], words: str) -> None:
    """Documents, wordings, origins; one number where low and high agree, nouns in the number that fits."""
    assert line(CLAIM, lineage("claim", numbers)) == words


@pytest.mark.parametrize(("documents", "words"), [(1, "1 document"), (2, "2 documents")])
def test_denials_close_the_line(documents: int, words: str) -> None:
    """Who denies or doubts is counted in documents too."""
    counted = lineage("claim", (3, 2, 1, 1), denials=lineage("claim", (documents, 1, 1, 1)))
    assert line(CLAIM, counted) == (f"  “The ferry sank”: 3 documents -> 2 wordings -> 1 origin; denied or doubted in {words}")


def test_what_exceeds_its_origins_most_stands_first_and_unread_files_last() -> None:
    """A claim of one document is left out as soon as another one is carried by two; five claims are shown at most."""
    carried = [lineage(f"claim {number}", (number, 1, 1, 1)) for number in range(1, 8)]
    lines = summary(trace_of(*carried, unread=(Unread("b.pdf", "looks like a PDF"),))).splitlines()
    assert lines[0] == "1 file, 0 documents -> 0 statements -> 7 claims, 0 copied passages"
    assert [each.split("”")[0] for each in lines[1:6]] == [f"  “claim {number}" for number in (7, 6, 5, 4, 3)]
    assert lines[6:] == ["not read: b.pdf: looks like a PDF"]


def test_an_empty_pile_is_one_line() -> None:
    """Nothing found is said too."""
    assert summary(trace_of()) == "1 file, 0 documents -> 0 statements -> 0 claims, 0 copied passages"
