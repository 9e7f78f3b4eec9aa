"""Ask passim for pairwise alignments: with_passim.py PILE.jsonl FOUND.jsonl SERIATIM.py [--all-pairs].

SERIATIM.py is passim/seriatim.py of github.com/dasmiq/passim (benchmarks/rivals/copies.txt says which). Spark on two cores of
this machine; passim's own defaults (25 characters a shingle, 5 matches, in at most 100 documents, 50 characters aligned).
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

SPARK = ["--master", "local[2]", "--driver-memory", "8G"]


def aligned(folder: Path) -> Iterator[dict]:
    """Read what passim wrote, as lines of findings."""
    for part in sorted(folder.glob("part*")):
        with part.open(encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                yield {
                    "a": row["id"],
                    "b": row["id2"],
                    "a_start": row["begin"],
                    "a_end": row["end"],
                    "b_start": row["begin2"],
                    "b_end": row["end2"],
                }


def main() -> None:
    """Run passim as its users do, with spark-submit."""
    pile, found, seriatim, *options = sys.argv[1:]
    submit = shutil.which("spark-submit", path=str(Path(sys.executable).parent))
    if submit is None:
        raise SystemExit(f"no spark-submit beside {sys.executable}; pip install pyspark there")
    with TemporaryDirectory(dir=Path(found).parent) as folder:
        out = Path(folder) / "out"
        command = [submit, *SPARK, seriatim, "--pairwise", *options, pile, str(out)]
        subprocess.run(command, check=True, env={**os.environ, "PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"})
        with Path(found).open("w", encoding="utf-8") as lines:
            lines.writelines(json.dumps(row) + "\n" for row in aligned(out / "align.json"))


if __name__ == "__main__":
    main()
