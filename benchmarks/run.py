"""Time and memory of what a user does, each in a process of its own; written to benchmarks/results.json and docs/benchmarks.md.

    python benchmarks/run.py [--runs 3]

The best of several runs counts, as the one least disturbed. Ratios hold across machines, absolute figures do
not: beside each stands the time that a bare ``python -c "import numpy"`` takes on the same machine at the same moment.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import time

from page import RESULTS, ROOT, write_page

SEEDS = ROOT.parent / "shared" / "seeds"


def tasks() -> dict[str, list[str]]:
    """Give the commands to time, by name."""
    sayso = [sys.executable, "-c", "from sayso.cli import main; main()"]
    found = {
        "import numpy": [sys.executable, "-c", "import numpy"],
        "import sayso": [sys.executable, "-c", "import sayso"],
        "sayso trace examples/ferry": [*sayso, "trace", str(ROOT / "examples" / "ferry"), "--report", os.devnull],
        "sayso quotes examples/ferry": [*sayso, "quotes", str(ROOT / "examples" / "ferry")],
    }
    if SEEDS.is_dir():
        found["sayso trace, two real documents (8,000 characters)"] = [*sayso, "trace", str(SEEDS), "--report", os.devnull]
    return found


def measure(command: list[str]) -> tuple[float, float]:
    """Give wall seconds and peak memory in MB of one command."""
    started = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - started
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} failed with {process.returncode}")
    return seconds, usage.ru_maxrss / 1024


def main() -> None:
    """Measure, write, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=3)
    given = parser.parse_args()
    rows = {}
    for name, command in tasks().items():
        best = min(measure(command) for _ in range(given.runs))
        rows[name] = {"seconds": round(best[0], 2), "peak_mb": round(best[1])}
        print(f"{name:55} {best[0]:6.2f} s {best[1]:6.0f} MB")
    machine = {"machine": platform.machine(), "python": platform.python_version(), "cores": os.cpu_count()}
    RESULTS.write_text(json.dumps({"machine": machine, "runs": given.runs, "rows": rows}, indent=1) + "\n", encoding="utf8")
    write_page()


if __name__ == "__main__":
    main()
