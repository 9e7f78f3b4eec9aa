"""Ask sayso as its users do: `sayso copies PILE --out FOLDER --work STEPS`, whose table of pairs is what was found.

with_sayso_copies.py PILE.jsonl FOUND.jsonl
"""

import csv
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

COLUMNS = ("a_start", "a_end", "b_start", "b_end")
LONGEST_FIELD = 10**8


def pairs(table: Path) -> Iterator[dict]:
    """Read the table of pairs, as lines of findings."""
    csv.field_size_limit(LONGEST_FIELD)
    with table.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            yield {"a": row["a"], "b": row["b"]} | {name: int(row[name]) for name in COLUMNS}


def main() -> None:
    """Run the command and hand on what it found."""
    pile, found = sys.argv[1:]
    command = shutil.which("sayso", path=str(Path(sys.executable).parent))
    if command is None:
        raise SystemExit(f"no sayso beside {sys.executable}; pip install -e . there")
    with TemporaryDirectory(dir=Path(found).parent) as folder:
        subprocess.run([command, "copies", pile, "--out", folder, "--work", str(Path(folder) / "work")], check=True)
        with Path(found).open("w", encoding="utf-8") as lines:
            lines.writelines(json.dumps(row) + "\n" for row in pairs(Path(folder) / "pairs.csv"))


if __name__ == "__main__":
    main()
