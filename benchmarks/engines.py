"""What the query for seeds costs on each engine: `python benchmarks/engines.py` from the project's root.

Reads the word positions of ../shared/data/scale, makes fingerprints of the shape that ``sayso.copies.query`` takes, and runs
the embedded form (numpy), DuckDB and Spark (local, two cores) on the same rows, each in a process of its own. Checks that all
give the same pairs and writes benchmarks/engines.json, of which docs/sizing.md tells. Piles beyond the 12,000 articles repeat
them with other words in place of all but the commonest (``retold``), so that phrases recur as in more text, if somewhat less.
"""

import json
import lzma
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from pyarrow import parquet

from sayso.copies.overlaps import LEAST_ALIKE
from sayso.copies.query import COLUMNS, Engine, seeds_on
from sayso.copies.words import words_of
from sayso.kernels.joining import join_equal
from sayso.kernels.shingles import mix, shingles

ROOT = Path(__file__).resolve().parents[1]
ARTICLES = ROOT.parent / "shared" / "data" / "scale" / "allsides_12k.jsonl.xz"
RATES = (1, 2, 4)
RATE = 4
SHINGLE_WORDS = 5
ALL = ("numpy", "duckdb", "spark")
# articles, how often they are retold, who runs
PILES = ((3000, 1, ALL), (12000, 1, ALL), (12000, 4, ALL), (12000, 16, ("duckdb",)))
USUAL_WORDS = 400
RUN_WORDS = 12
BEFORE, AFTER = 24, 32
# chosen so that 3,000 articles told four times have as many recurring spaced shingles as 12,000 real ones (.054; .044 at 100
# words, .085 at 300); of runs of five words, which stand for them here, retold piles have somewhat fewer than real ones
COMMON_WORDS = 140
SPARK = {
    "spark.driver.memory": "2g",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.shuffle.partitions": "16",
    "spark.eventLog.enabled": "true",
    "spark.eventLog.compress": "false",
    "spark.eventLog.rolling.enabled": "false",
}


@cache
def articles(count: int) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """Give the keys of the words of some articles, drawn by chance, and where each article begins."""
    with lzma.open(ARTICLES, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    drawn = np.sort(np.random.default_rng(0).permutation(len(texts))[:count])
    words = words_of([texts[number] for number in drawn])
    return words.keys, words.offsets


def retold(keys: NDArray[np.uint64], times: int) -> Iterator[NDArray[np.uint64]]:
    """Give the keys again and again, each time with other words in place of all but the commonest."""
    words, where, counts = np.unique(keys, return_inverse=True, return_counts=True)
    rank = np.empty(len(words), np.int64)
    rank[np.argsort(-counts)] = np.arange(len(words))
    common = rank[where] < COMMON_WORDS
    for time_told in range(times):
        yield np.where(common, keys, mix(keys ^ np.uint64(time_told))) if time_told else keys


def fingerprints(keys: NDArray[np.uint64], offsets: NDArray[np.int64], rate: int) -> dict[str, NDArray[np.int64]]:
    """Make one row of one word position in ``rate``, by the hash of five words."""
    texts = np.repeat(np.arange(len(offsets) - 1), np.diff(offsets))
    hashes, runs = (np.append(shingles(keys, range(size)), np.zeros(size - 1, np.uint64)) for size in (SHINGLE_WORDS, RUN_WORDS))
    ends = np.repeat(offsets[1:], np.diff(offsets)) - np.arange(len(keys))
    runs[ends < RUN_WORDS] = 0
    kept = np.flatnonzero((ends >= SHINGLE_WORDS) & ((hashes >> np.uint64(40)) % np.uint64(rate) == 0))
    near = sketches(keys, kept)
    return dict(zip(COLUMNS, (hashes[kept], kept, texts[kept], runs[kept], *near), strict=True))


def sketches(keys: NDArray[np.uint64], kept: NDArray[np.int64]) -> list[NDArray[np.uint64]]:
    """Set one of 128 bits for each of the rarer words around each kept place."""
    _, where, counts = np.unique(keys, return_inverse=True, return_counts=True)
    rare = counts[where] <= len(keys) / 1000
    bit = mix(keys) % np.uint64(128)
    near = []
    for half in (0, 64):
        mine = rare & (bit // np.uint64(64) == half // 64)
        own = np.where(mine, np.uint64(1) << (bit % np.uint64(64)), np.uint64(0))
        padded = np.pad(own, (BEFORE, AFTER))
        near.append(np.bitwise_or.reduce([padded[kept + step] for step in range(BEFORE + AFTER)], axis=0))
    return near


def write_pile(folder: Path, count: int, times: int, rate: int = RATE) -> dict[str, int]:
    """Write the fingerprints of a pile, one file for each time that it is told; give its sizes."""
    keys, offsets = articles(count)
    folder.mkdir()
    rows = 0
    for number, words in enumerate(retold(keys, times)):
        columns = fingerprints(words, offsets, rate)
        columns["place"] += number * len(keys)
        columns["text"] += number * count
        table = pa.table({name: pa.array(column.view(np.int64)) for name, column in columns.items()})
        parquet.write_table(table, folder / f"{number}.parquet", compression="zstd", row_group_size=1 << 20)
        rows += len(table)
    words = len(keys) * times
    size = sum(path.stat().st_size for path in folder.iterdir())
    return {"documents_of_400_words": round(words / USUAL_WORDS), "rows": rows, "parquet_bytes": size}


def recurring(folder: Path) -> dict[str, float]:
    """Tell how fingerprints recur: the share of rows, and the rows of the most frequent one."""
    hashes = np.sort(parquet.read_table(folder, columns=["hash"])["hash"].to_numpy())
    begins = np.flatnonzero(np.concatenate(([True], hashes[1:] != hashes[:-1])))
    sizes = np.diff(np.append(begins, len(hashes)))
    return {"recurring_share": round(float(sizes[sizes > 1].sum() / len(hashes)), 4), "most_rows_of_one_hash": int(sizes.max())}


def on_arrays(folder: Path, out: Path) -> None:
    """Run the embedded form: a sort, ``join_equal``, and the condition on columns."""
    table = parquet.read_table(folder)
    order = np.lexsort((table["place"].to_numpy(), table["hash"].to_numpy()))
    column = {name: table[name].to_numpy()[order] for name in COLUMNS}
    del table
    left, right, alone = join_equal(column["hash"].view(np.uint64))
    near = sum(np.bitwise_count(column[name][left].view(np.uint64) & column[name][right].view(np.uint64)) for name in COLUMNS[4:])
    kept = (near >= LEAST_ALIKE) | ((column["run"][left] == column["run"][right]) & (column["run"][left] != 0))
    kept &= column["text"][left] != column["text"][right]
    out.mkdir()
    pairs = {"first": column["place"][left[kept]], "second": column["place"][right[kept]], "alone": alone[kept]}
    parquet.write_table(pa.table(pairs), out / "seeds.parquet")


def on_spark(folder: Path, out: Path) -> dict[str, float]:
    """Run the query on a session of two cores; give what only Spark knows: start, and what was shuffled and spilled."""
    from pyspark.sql import SparkSession  # noqa: PLC0415 - the other engines run without it

    started = time.monotonic()
    log = out.with_name("events")
    log.mkdir()
    builder = SparkSession.builder.master("local[2]").config("spark.eventLog.dir", log.as_uri())
    for name, value in SPARK.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    ready = time.monotonic() - started
    seeds_on(Engine.SPARK, folder, out)
    used = usage()
    session.stop()
    return {"start_seconds": round(ready, 1), **used, **shuffled(log)}


def shuffled(log: Path) -> dict[str, int]:
    """Add up from Spark's own log of events what its tasks wrote for other tasks, and what memory could not hold."""
    total = Counter[str]()
    for path in log.iterdir():
        for line in path.read_text("utf-8").splitlines():
            event = json.loads(line)
            metrics = event.get("Task Metrics") if event["Event"] == "SparkListenerTaskEnd" else None
            if metrics:
                total["shuffle_bytes"] += metrics["Shuffle Write Metrics"]["Shuffle Bytes Written"]
                total["spilled_bytes"] += metrics["Disk Bytes Spilled"]
                total["tasks"] += 1
    return dict(total)


def usage() -> dict[str, float]:
    """Give CPU seconds and peak memory of this process and of those it started (Spark's is one of these)."""
    own = os.getpid()
    started = Path(f"/proc/{own}/task/{own}/children").read_text("utf-8").split()
    cpu = memory = 0.0
    for process in (str(own), *started):
        times = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()
        cpu += (int(times[11]) + int(times[12])) / os.sysconf("SC_CLK_TCK")
        peak = next(line for line in Path(f"/proc/{process}/status").read_text("utf-8").splitlines() if line.startswith("VmHWM"))
        memory += int(peak.split()[1]) / 1e6
    return {"cpu_seconds": round(cpu, 1), "memory_gb": round(memory, 2)}


def run(engine: str, folder: Path, out: Path) -> dict[str, float]:
    """Run one engine in this process and give what it took, loading included."""
    started = time.monotonic()
    if engine == "spark":
        measured = on_spark(folder, out)
    else:
        on_arrays(folder, out) if engine == "numpy" else seeds_on(Engine.DUCKDB, folder, out)
        measured = usage()
    return {"seconds": round(time.monotonic() - started, 1), **measured}


def measured(engine: str, folder: Path, out: Path) -> dict[str, float]:
    """Run one engine in a process of its own."""
    shutil.rmtree(out, ignore_errors=True)
    shutil.rmtree(out.with_name("events"), ignore_errors=True)
    command = [sys.executable, __file__, engine, str(folder), str(out)]
    answer = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return dict(json.loads(answer.stdout.splitlines()[-1]))


def pairs_in(folder: Path) -> NDArray[np.int64]:
    """Give the seeds of a run in one order."""
    table = parquet.read_table(folder)
    pairs = np.stack([table["first"].to_numpy(), table["second"].to_numpy()])
    return pairs[:, np.lexsort((pairs[1], pairs[0]))]


def compared(work: Path, count: int, times: int, engines: tuple[str, ...]) -> dict[str, object]:
    """Run the engines on one pile and see whether they agree."""
    folder = work / f"pile-{count}-{times}"
    row: dict[str, object] = {**write_pile(folder, count, times), **recurring(folder)}
    found = []
    for engine in engines:
        row[engine] = measured(engine, folder, work / "seeds")
        found.append(pairs_in(work / "seeds"))
        print(engine, row[engine], flush=True)
    row["seeds"] = found[0].shape[1]
    if len(found) > 1:
        row["identical"] = all(np.array_equal(found[0], other) for other in found[1:])
    shutil.rmtree(folder)
    return row


def main() -> None:
    """Measure all piles, or, as a child, one engine on one of them."""
    if len(sys.argv) > 1:
        engine, folder, out = sys.argv[1:]
        print(json.dumps(run(engine, Path(folder), Path(out))))
        return
    machine = f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"
    with tempfile.TemporaryDirectory() as work:
        sampled = [{"one_in": rate, **write_pile(Path(work) / f"rate-{rate}", PILES[0][0], 1, rate)} for rate in RATES]
        piles = []
        for count, times, engines in PILES:
            piles.append(compared(Path(work), count, times, engines))
            numbers = {"machine": machine, "sampled": sampled, "one_in": RATE, "piles": piles}
            (ROOT / "benchmarks" / "engines.json").write_text(json.dumps(numbers, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
