"""How long claims and origins take once statements and copies are known, and how that grows; written to results.json here.

    python benchmarks/claims/run.py --piles build/piles

The piles are made by piles.py and read by prepare.py where they do not lie there yet (some 15 minutes). Each run is a process
of its own; nothing else should run on the machine meanwhile.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from piles import ROOT, affair, news, write

sys.path.insert(0, str(ROOT / "benchmarks"))
sys.path.insert(1, str(ROOT / "benchmarks" / "copies"))

from measuring import measured
from page import write_page

HERE = Path(__file__).parent
RESULTS = HERE / "results.json"
SIZES = {"affair": (100, 300), "news": (1_000, 3_000, 10_000)}
MAKERS = {"affair": affair, "news": news}
LOG_SHOWN = 2_000  # characters
ONE_THREAD = {"OMP_NUM_THREADS": "1"}


def prepared(name: str, folder: Path) -> Path:
    """Give a pile that is read up to its copies; it is made where it does not lie there yet."""
    path = folder / f"{name}.pickle"
    if not path.is_file():
        pile = folder / f"{name}.jsonl"
        if not pile.is_file():
            write(MAKERS[name](), pile)
        subprocess.run([sys.executable, str(HERE / "prepare.py"), str(pile), str(path)], check=True)
    return path


def asked(pile: Path, documents: int, limit: float) -> dict[str, object]:
    """Measure one run."""
    with TemporaryDirectory(dir=pile.parent) as folder:
        found, log = Path(folder) / "found.json", Path(folder) / "log.txt"
        command = [sys.executable, str(HERE / "with_sayso.py"), str(pile), str(documents), str(found)]
        run = measured(command, log, limit, ONE_THREAD)
        if run["ended"] != "well":
            print(log.read_text("utf-8", "replace")[-LOG_SHOWN:], file=sys.stderr)
            return {"pile": pile.stem, "documents": documents} | run
        return {"pile": pile.stem} | json.loads(found.read_text("utf-8")) | run


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--piles", type=Path, default=ROOT / "build" / "piles", help="folder of the piles")
    parser.add_argument("--only", nargs="+", default=list(SIZES), choices=list(SIZES), help="piles by name")
    parser.add_argument("--limit", type=float, default=3_600, help="seconds that a run may take")
    given = parser.parse_args()
    rows = []
    for name in given.only:
        pile = prepared(name, given.piles)
        for documents in SIZES[name]:
            rows.append(asked(pile, documents, given.limit))
            print(json.dumps(rows[-1]), flush=True)
    known = json.loads(RESULTS.read_text("utf-8"))["rows"] if RESULTS.is_file() else []
    kept = [row for row in known if row["pile"] not in given.only]
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.machine()}"
    rows = sorted(kept + rows, key=lambda row: (row["pile"], row["documents"]))
    RESULTS.write_text(json.dumps({"machine": machine, "rows": rows}, indent=1) + "\n", encoding="utf-8")
    write_page()


if __name__ == "__main__":
    main()
