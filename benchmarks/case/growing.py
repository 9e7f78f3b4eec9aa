"""Let a case grow in batches of documents that were read before; tell the seconds of each batch by part, as JSON.

    python benchmarks/case/growing.py CASE PILE.pickle TOTAL…

Each total is how many documents the case holds after a batch: 100 200 1900 2000 are four batches.
"""

import json
import pickle
import resource
import sqlite3
import sys
from collections.abc import Callable, Sequence
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from sayso import adding, pipeline
from sayso.case import Original, Reading, Writer
from sayso.records import Document, Statement

PARTS = (
    (pipeline, "name_actors"), (pipeline, "find_copies"), (pipeline, "join_actors"), (pipeline, "group_claims"),
    (pipeline, "count_origins"), (pipeline, "mark_credited"), (pipeline, "gather_stories"), (adding, "infer"),
    (adding, "changes_between"), (Writer, "conclude"), (Writer, "every"), (Writer, "recollect"), (Writer, "write_down"),
    (Writer, "differing"),
)  # fmt: skip

A_FILE = 100  # documents


def store(case: Path, documents: Sequence[Document], statements: Sequence[Statement], first: int = 0) -> None:
    """Store documents and their statements, a hundred a file, as ``add`` stores them; files are named from a number on."""
    own: dict[str, list[Statement]] = {document.id: [] for document in documents}
    for statement in statements:
        if statement.document in own:
            own[statement.document].append(statement)
    with Writer(case) as writer:
        for start in range(0, len(documents), A_FILE):
            part = tuple(documents[start : start + A_FILE])
            content = "\n".join(each.text for each in part).encode()
            told = tuple(statement for each in part for statement in own[each.id])
            original = Original(path=f"{first + start}.jsonl", sha256=sha256(content).hexdigest(), content=content)
            writer.add(original, Reading(documents=part, own_ids=tuple(each.id for each in part), statements=told))


def timed(run: Callable[..., Any], name: str, seconds: dict[str, float]) -> Callable[..., Any]:
    """Add the CPU seconds of a function to its name's; the judge's are counted in ``group_claims`` too."""

    def run_and_time(*given: Any, **named: Any) -> Any:
        started = process_time()
        try:
            return run(*given, **named)
        finally:
            seconds[name] = seconds.get(name, 0.0) + process_time() - started

    return run_and_time


def main() -> None:
    """Add batch by batch."""
    case, pile, totals = Path(sys.argv[1]), Path(sys.argv[2]), [int(each) for each in sys.argv[3:]]
    documents, statements, *_ = pickle.loads(pile.read_bytes())  # noqa: S301 - prepare.py wrote it
    case.unlink(missing_ok=True)
    seconds: dict[str, float] = {}
    for home, name in PARTS:
        setattr(home, name, timed(getattr(home, name), name, seconds))
    for start, end in pairwise([0, *totals]):
        seconds.clear()
        wall, cpu = perf_counter(), process_time()
        store(case, documents[start:end], statements, start)
        stored = process_time() - cpu
        adding.add(case)
        row = {"documents": end, "batch": end - start, "seconds": perf_counter() - wall, "cpu_seconds": process_time() - cpu}
        row |= {"store": stored, "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}
        row |= {"file_mb": case.stat().st_size / 1e6, "remembered_mb": remembered(case) / 1e6}
        print(json.dumps({name: round(each, 2) for name, each in (row | seconds).items()}), flush=True)


def remembered(case: Path) -> int:
    """Give how many bytes of a case are what was worked out, for the next run."""
    with sqlite3.connect(case) as connection:
        wanted = "select coalesce(sum(length(keys) + length(sizes) + length(answers)), 0) from remembered"
        found: int = connection.execute(wanted).fetchone()[0]
    return found


if __name__ == "__main__":
    main()
