"""Ask a case about texts in one process: seconds of the first answer and of the later ones, memory; as JSON.

    python benchmarks/case/asking.py CASE

Half of the texts are claims of the case, evenly drawn; the others are Russian headlines that no case of throughput.py holds.
"""

import json
import resource
import sqlite3
import sys
from itertools import islice
from time import perf_counter, process_time

import numpy as np
from throughput import TITLES, news

from sayso.case import Case
from sayso.checking import check

EACH = 20  # texts of either kind
BEYOND = 60_000  # headlines that no case holds: of a hundred thousand documents each second one is Russian


def texts(case: str) -> list[str]:
    """Give the texts that are asked about."""
    with sqlite3.connect(case) as connection:
        claims = [each[0] for each in connection.execute("select text from claims order by id")]
    strange = [each["title"] for each in islice(news(*TITLES[0]), BEYOND, BEYOND + EACH)]
    return [*claims[:: max(1, len(claims) // EACH)][:EACH], *strange]


def main() -> None:
    """Ask one text after another: the first answer loads the models."""
    wall, cpu, n_same = [], [], 0
    asked = texts(sys.argv[1])
    with Case(sys.argv[1]) as case:
        for text in asked:
            started, worked = perf_counter(), process_time()
            answers = check(case, text)
            wall.append(perf_counter() - started)
            cpu.append(process_time() - worked)
            n_same += any(answer.same for answer in answers)
    later, work = np.array(wall[1:]), np.array(cpu[1:])
    found = {
        "asked": len(asked),
        "with_same": n_same,
        "first_seconds": wall[0],
        "p50_seconds": float(np.quantile(later, 0.5)),
        "p95_seconds": float(np.quantile(later, 0.95)),
        "p50_cpu_seconds": float(np.quantile(work, 0.5)),
        "p95_cpu_seconds": float(np.quantile(work, 0.95)),
    }
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps({name: round(each, 3) for name, each in found.items()} | {"peak_mb": peak}))


if __name__ == "__main__":
    main()
