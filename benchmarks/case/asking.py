"""Ask a case about texts in one process: seconds of the first answer and of the later ones, memory; as JSON.

python benchmarks/case/asking.py CASE TEXTS.json
"""

import json
import resource
import sys
from pathlib import Path
from time import perf_counter, process_time

import numpy as np

from sayso.case import Case
from sayso.checking import check


def main() -> None:
    """Ask one text after another: the first answer loads the models."""
    texts = json.loads(Path(sys.argv[2]).read_text("utf-8"))
    wall, cpu, n_same = [], [], 0
    with Case(sys.argv[1]) as case:
        for text in texts:
            started, worked = perf_counter(), process_time()
            answers = check(case, text)
            wall.append(perf_counter() - started)
            cpu.append(process_time() - worked)
            n_same += any(answer.same for answer in answers)
    first, later, work = wall[0], np.array(wall[1:]), np.array(cpu[1:])
    found = {
        "asked": len(texts),
        "with_same": n_same,
        "first_seconds": first,
        "p50_seconds": float(np.quantile(later, 0.5)),
        "p95_seconds": float(np.quantile(later, 0.95)),
        "p50_cpu_seconds": float(np.quantile(work, 0.5)),
        "p95_cpu_seconds": float(np.quantile(work, 0.95)),
    }
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps({name: round(each, 3) for name, each in found.items()} | {"peak_mb": peak}))


if __name__ == "__main__":
    main()
