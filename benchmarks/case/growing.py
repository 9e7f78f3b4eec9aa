"""Let a case grow in batches of documents that were read before; tell the seconds of each batch by part, as JSON.

python benchmarks/case/growing.py CASE PILE.pickle DOCUMENTS BATCH
"""

import json
import pickle
import resource
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from filling import store

from sayso import adding, pipeline
from sayso.case import Writer

PARTS = (
    (pipeline, "name_actors"), (pipeline, "find_copies"), (pipeline, "join_actors"), (pipeline, "group_claims"),
    (pipeline, "count_origins"), (pipeline, "mark_credited"), (pipeline, "gather_stories"), (adding, "infer"),
    (adding, "changes_between"), (Writer, "conclude"), (Writer, "every"),
)  # fmt: skip


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
    case, pile, count, size = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
    documents, statements, *_ = pickle.loads(pile.read_bytes())  # noqa: S301 - prepare.py wrote it
    case.unlink(missing_ok=True)
    seconds: dict[str, float] = {}
    for home, name in PARTS:
        setattr(home, name, timed(getattr(home, name), name, seconds))
    for start in range(0, count, size):
        seconds.clear()
        wall, cpu = perf_counter(), process_time()
        store(case, documents[start : start + size], statements, start)
        stored = process_time() - cpu
        adding.add(case)
        row = {"documents": start + size, "seconds": perf_counter() - wall, "cpu_seconds": process_time() - cpu, "store": stored}
        row |= {"peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, "file_mb": case.stat().st_size / 1e6}
        print(json.dumps({name: round(each, 2) for name, each in (row | seconds).items()}), flush=True)


if __name__ == "__main__":
    main()
