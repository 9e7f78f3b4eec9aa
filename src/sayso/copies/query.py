"""The query that gives seeds, written once with Ibis, for engines that others run: DuckDB on one machine, Spark on a cluster.

The embedded engine does the same with arrays (``kernels/joining.py``). This one is for piles that outgrow it; it takes the same
fingerprints, written as Parquet, and gives the same pairs. docs/sizing.md says which to choose.
"""

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from functools import cache
from glob import escape
from importlib import import_module
from pathlib import Path
from typing import Any

from sayso.copies.overlaps import LEAST_ALIKE
from sayso.errors import BadInput, BadSetting
from sayso.kernels.joining import ALL_PAIRS_UP_TO, NEIGHBOURS

ALONE = 2
DUCKDB_MEMORY_GB = 4.0
COLUMNS = ("hash", "place", "text", "run", "near_low", "near_high")
Table = Any  # ibis.Table, and any other type of Ibis: it is an optional extra, so that its types are not known here


class Engine(StrEnum):
    """Who runs the query."""

    DUCKDB = "duckdb"
    SPARK = "spark"


def seeds(
    fingerprints: Table, all_pairs_up_to: int = ALL_PAIRS_UP_TO, neighbours: int = NEIGHBOURS, least_near: int = LEAST_ALIKE
) -> Table:
    """Join the places of different texts that hold the same fingerprint and stand among the same words.

    A hash that occurs up to ``all_pairs_up_to`` times gives every pair. A more frequent one joins each place with the next
    ``neighbours`` only: its rows are dealt out to blocks, and blocks are joined, so that no hash costs its square and none
    has to be joined by one machine alone.

    Args:
        fingerprints: an ibis.Table, one row a sampled word position, six columns of int64. ``hash``: of the spaced shingle.
            ``place``: position of its first word in the whole pile, unique. ``text``: number of the document, never falls as
            ``place`` rises. ``run``: hash of the 12 words from there on, 0 where fewer are left. ``near_low``, ``near_high``:
            a sketch of 128 bits of the rarer words around.
        all_pairs_up_to: most rows of one hash of which all pairs are given.
        neighbours: how many following rows a row of a more frequent hash is joined with; at most ``all_pairs_up_to``.
        least_near: least number of bits that both sketches share, 0 to 128; pairs of one and the same run are kept without.

    Returns:
        An ibis.Table: ``first`` and ``second``, places, int64, ``first < second``; ``alone``, whether the hash stands in these
        two places only, boolean. In no order.

    Example:
        >>> import ibis
        >>> rows = {"hash": [5, 5], "place": [0, 90], "text": [0, 1], "run": [7, 7], "near_low": [0, 0], "near_high": [0, 0]}
        >>> seeds(ibis.memtable(rows)).to_pyarrow().to_pylist()
        [{'first': 0, 'second': 90, 'alone': True}]

    Source: blocks after "salted" joins of skewed keys; what is joined is that of :func:`sayso.kernels.joining.join_equal`.
    """
    rows = _ranked(fingerprints, all_pairs_up_to, neighbours)
    left, right = _meeting(rows, all_pairs_up_to), rows.view()
    step = right["rank"] - left["rank"]
    same = [left["hash"] == right["hash"], left["meets"] == right["block"]]
    pairs = left.join(
        right,
        [*same, step > 0, step <= left["reach"], left["text"] != right["text"], _kept(left, right, least_near)],
        rname="{name}_right",
    )
    return pairs.select(first=pairs["place"], second=pairs["place_right"], alone=pairs["alike"] == ALONE)


def _ranked(fingerprints: Table, all_pairs_up_to: int, neighbours: int) -> Table:
    """Give each row of a hash that recurs its rank among its equals, how far it reaches, and the block it stands in.

    A block is as long as a row reaches, so that whatever it reaches stands in its own block or the next.
    """
    # one order for both, though a count needs none: Spark then sorts once
    alike = _extra("ibis").window(group_by=fingerprints["hash"], order_by=fingerprints["place"], rows=(None, None))
    counted = fingerprints.mutate(alike=fingerprints.count().over(alike), rank=_extra("ibis").row_number().over(alike))
    recurring = counted.filter(counted["alike"] > 1)
    reach = (recurring["alike"] <= all_pairs_up_to).ifelse(all_pairs_up_to, neighbours)
    return recurring.mutate(reach=reach, block=recurring["rank"] // reach)


def _meeting(rows: Table, all_pairs_up_to: int) -> Table:
    """Give each row once for every block in which it can meet another: its own, and the next where its hash has many."""
    array = _extra("ibis").array
    blocks = (rows["alike"] <= all_pairs_up_to).ifelse(array([rows["block"]]), array([rows["block"], rows["block"] + 1]))
    return rows.mutate(meets=blocks).unnest("meets")


def _kept(left: Table, right: Table, least_near: int) -> Table:
    low, high = left["near_low"] & right["near_low"], left["near_high"] & right["near_high"]
    near = _bit_count()(low).cast("int64") + _bit_count()(high).cast("int64")
    return ((left["run"] == right["run"]) & (left["run"] != 0)) | (near >= least_near)


@cache
def _bit_count() -> Table:
    """Give the engines' own count of set bits, which Ibis does not know of.

    DuckDB's is one byte wide: two of 64 are too many for it, so that each is cast before they are added.
    """

    def bit_count(_bits: object) -> None:
        """Nothing runs here: the name is what the engine is asked for."""

    return _extra("ibis").udf.scalar.builtin(bit_count, signature=(("int64",), "int8"))


def seeds_on(
    engine: Engine,
    fingerprints: Path | str,
    out: Path | str,
    reach: tuple[int, int] = (ALL_PAIRS_UP_TO, NEIGHBOURS),
    memory_gb: float = DUCKDB_MEMORY_GB,
) -> None:
    """Run the query on an engine, from Parquet to Parquet.

    Args:
        engine: DuckDB in this process, with what it cannot hold in memory beside ``out``; or the Spark session that is there
            (of ``spark-submit``, a notebook, a cluster), else one that is started with the machine's own configuration.
        fingerprints: folder of Parquet files with the columns of :func:`seeds`; for Spark also any address it can read.
        out: folder for the seeds, new or empty: one or several Parquet files with the columns of :func:`seeds`.
        reach: most rows of one hash of which all pairs are given, and how many following rows one of a more frequent hash is
            joined with.
        memory_gb: how much DuckDB may hold, in gigabytes; Spark has this from its own configuration.

    Raises:
        BadInput: there are no fingerprints, columns are missing, or ``out`` holds something.
        BadSetting: the engine is not installed or does not start.
    """
    if engine is Engine.DUCKDB:
        _on_duckdb(_filled(Path(fingerprints)), _fresh(Path(out)), reach, memory_gb)
    else:
        _on_spark(_address(fingerprints, _filled), _address(out, _fresh), reach)


def _filled(folder: Path) -> Path:
    if not any(folder.glob("*.parquet")):
        raise BadInput(f"folder {str(folder)!r} has no fingerprints; expected files that end in .parquet")
    return folder


def _fresh(folder: Path) -> Path:
    """Give a folder that does not exist: engines make it, and take one that is there for another run's."""
    if folder.exists() and any(folder.iterdir()):
        message = f"folder {str(folder)!r} is not empty; expected a new or empty one; remove what an earlier run left there"
        raise BadInput(message)
    if folder.exists():
        folder.rmdir()
    return folder


def _address(folder: Path | str, check: Callable[[Path], Path]) -> str:
    """Tell Spark that a path is of this machine, whatever the cluster's own file system; leave other addresses to it."""
    return str(folder) if "://" in str(folder) else f"file://{check(Path(folder)).resolve()}"


def _on_duckdb(fingerprints: Path, out: Path, reach: tuple[int, int], memory_gb: float) -> None:
    """Stream the pairs into one file, which has its name only when it is whole."""
    parquet = _extra("pyarrow.parquet")
    with _duckdb(out.with_name(f"{out.name}.spill"), memory_gb) as backend:
        files = [escape(str(path)) for path in sorted(fingerprints.glob("*.parquet"))]
        batches = backend.to_pyarrow_batches(seeds(_checked(backend.read_parquet(files), str(fingerprints)), *reach))
        out.mkdir(parents=True)
        with parquet.ParquetWriter(out / "unfinished", batches.schema) as writer:
            for batch in batches:
                writer.write_batch(batch)
    (out / "unfinished").rename(out / "seeds.parquet")


@contextmanager
def _duckdb(spill: Path, memory_gb: float) -> Iterator[Any]:
    """Open a database in memory that lays what it cannot hold into a folder of its own, for as long as it is used."""
    _extra("duckdb")
    backend = _extra("ibis").duckdb.connect(
        memory_limit=f"{memory_gb}GB",
        temp_directory=str(spill),
        preserve_insertion_order=False,  # else the pairs, too, are held until the last is found
        autoinstall_known_extensions=False,  # nothing is fetched from anywhere
    )
    try:
        yield backend
    finally:
        backend.disconnect()
        shutil.rmtree(spill, ignore_errors=True)


def _on_spark(fingerprints: str, out: str, reach: tuple[int, int]) -> None:
    # a session of its own on the same cluster: Ibis sets options, and the user's are not ours to set
    backend = _extra("ibis").pyspark.connect(_spark_session().newSession())
    literal = re.sub(r"([][{}*?\\])", r"\\\1", fingerprints)  # Spark takes these for patterns
    found = seeds(_checked(backend.read_parquet(literal), fingerprints), *reach)
    backend.to_parquet(found, out)


def _checked(fingerprints: Table, folder: str) -> Table:
    missing = [name for name in COLUMNS if name not in fingerprints.columns]
    if missing:
        raise BadInput(f"fingerprints in {folder!r} lack {', '.join(missing)}; expected {', '.join(COLUMNS)}")
    return fingerprints.select(*COLUMNS)


def _spark_session() -> Any:
    """Give the session that is there, or start one as the machine is configured."""
    session = _extra("pyspark.sql").SparkSession
    try:
        return session.getActiveSession() or session.builder.getOrCreate()
    except _extra("pyspark.errors").PySparkRuntimeError as failure:
        raise BadSetting(f"Spark does not start; expected Java 17 or newer on the path or in JAVA_HOME: {failure}") from failure


def _extra(module: str) -> Any:
    """Import a module of the extra ``engines``: half a gigabyte that few need, and a second to import."""
    try:
        return import_module(module)
    except ImportError as failure:
        missing = f"{failure.name} is not installed; expected the extra for engines; pip install 'sayso[engines]'"
        raise BadSetting(missing) from failure
