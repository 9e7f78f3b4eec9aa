"""Score what is read off a statement: act, hedges, evidence and the day it was said, on cases of our own (cases/said).

    python gate/said.py [LANGUAGE …]      with languages: print the misses on every other line (the rest stay unseen)

Source, cue and content are given (gold marks), so that the tagger's slips do not blur what is measured. The evidence is right
when the set of kinds is; a hedge when hedged and not hedged agree; the day when first and last day agree, all lines counted.
"""

import csv
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "training"), str(ROOT / "gate")]

from corpora import flatten, parse_marked  # noqa: E402

from sayso.records import Moment, Statement  # noqa: E402
from sayso.statements.decoding import Mark  # noqa: E402
from sayso.statements.linking import link  # noqa: E402
from sayso.statements.placing import statement_of  # noqa: E402
from statements import as_document  # noqa: E402

CASES = ROOT / "cases" / "said"
PUBLISHED = Moment("2024-03-14", "2024-03-14", "field")  # a Thursday
NAMES = ("act", "hedge", "evidence", "date")


def rows() -> Iterator[tuple[str, dict[str, str]]]:
    """Give every case with its language."""
    for path in sorted(CASES.glob("*.tsv")):
        with path.open(encoding="utf8", newline="") as lines:
            for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
                yield path.stem, row


def read(text: str, language: str) -> Statement | None:
    """Make the statement of a marked line."""
    plain, gold, _ = parse_marked(text)
    document = as_document(plain, language, PUBLISHED)
    marks = tuple(Mark(start, end, role, 1.0) for start, end, role in flatten(gold, len(plain)))
    found = link(plain, marks)
    return statement_of(document, found[0], None) if found else None


def truth(row: dict[str, str]) -> dict[str, object]:
    """Give what the case says."""
    _, _, acts = parse_marked(row["text"])
    earliest, _, latest = row["date"].partition("/")
    return {
        "act": acts.get(1, "asserts"),
        "hedge": bool(row["hedge"]),
        "evidence": frozenset(kind.replace("-", " ") for kind in row["evidence"].split()),
        "date": (earliest, latest or earliest) if earliest else None,
    }


def told(statement: Statement) -> dict[str, object]:
    """Give what was read."""
    said = statement.said
    return {
        "act": statement.act.value,
        "hedge": statement.hedged,
        "evidence": frozenset(each.kind for each in statement.evidence),
        "date": (said.earliest, said.latest) if said else None,
    }


def score(shown: tuple[str, ...] = ()) -> dict[str, float]:
    """Give the share right of each, over all and by language; half of the misses of the languages in ``shown`` are printed."""
    counts: Counter[tuple[str, str]] = Counter()
    for number, (language, row) in enumerate(rows()):
        statement = read(row["text"], language)
        want, have = truth(row), told(statement) if statement else {}
        counts[language, "all"] += 1
        unseen = number % 2 == 1
        counts["unseen half", "all"] += unseen
        for name in NAMES:
            right = name in have and want[name] == have[name]
            counts[language, name] += right
            counts["unseen half", name] += right and unseen
            if not right and language in shown and not unseen:
                print(f"{language} {name}: {want[name]} not {have.get(name)} | {row['text']} | {row['note']}")
    languages = sorted({language for language, _ in counts})
    total = sum(counts[each, "all"] for each in languages if each != "unseen half")
    scores = {
        f"said {name}": round(sum(counts[each, name] for each in languages if each != "unseen half") / total, 4) for name in NAMES
    }
    for each in languages:
        scores |= {f"said {each} {name}": round(counts[each, name] / counts[each, "all"], 4) for name in NAMES}
    return scores


if __name__ == "__main__":
    for name, value in score(tuple(sys.argv[1:])).items():
        print(f"{name:32} {value:.4f}")
