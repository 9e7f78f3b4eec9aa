"""The query gives the same seeds on every engine, on arrays, and by hand."""

import shutil
import sys
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from sayso.copies.overlaps import LEAST_ALIKE
from sayso.copies.query import COLUMNS, Engine, seeds, seeds_on
from sayso.errors import BadInput, BadSetting
from sayso.kernels.joining import ALL_PAIRS_UP_TO, NEIGHBOURS, join_equal

ALL_BITS = -1
ROW = st.tuples(
    st.sampled_from([-(2**63), -1, 0, 5]),
    st.integers(0, 1),
    st.sampled_from([0, 7, 7, -7]),
    st.sampled_from([0, 0b11111, -(2**63), ALL_BITS]),
    st.sampled_from([0, 0b11111, 2**63 - 1, ALL_BITS]),
)


def pile(rows):
    """Turn (hash, one more text or not, run, near_low, near_high) into a table; places are three words apart."""
    texts = np.cumsum([row[1] for row in rows])
    hashes, _, runs, lows, highs = zip(*rows, strict=True)
    columns = (hashes, [3 * place for place in range(len(rows))], texts, runs, lows, highs)
    return pa.table({name: pa.array(column, pa.int64()) for name, column in zip(COLUMNS, columns, strict=True)})


def large_pile():
    """Give 6,000 rows of 300 texts: hashes that occur once, a few times, exactly as often as all pairs allow, and often."""
    draw = np.random.default_rng(4)
    often = np.repeat([1001, -1002, 1003], [700, ALL_PAIRS_UP_TO, ALL_PAIRS_UP_TO + 1])
    hashes = np.concatenate((often, draw.integers(-900, 900, 4000), draw.integers(-(2**62), 2**62, 6000 - 4000 - len(often))))
    draw.shuffle(hashes)
    near = [np.bitwise_and.reduce(draw.integers(-(2**63), 2**63, (2, 6000)), axis=0) for _ in range(2)]
    columns = (hashes, np.arange(6000) * 4, np.arange(6000) // 20, draw.integers(0, 9, 6000), *near)
    return pa.table(dict(zip(COLUMNS, columns, strict=True)))


def by_hand(table, most=ALL_PAIRS_UP_TO, neighbours=NEIGHBOURS):
    """Give the pairs as the rule reads, one row after the other."""
    alike = defaultdict(list)
    for row in sorted(table.to_pylist(), key=lambda row: row["place"]):
        alike[row["hash"]].append(row)
    for rows in alike.values():
        reach = most if len(rows) <= most else neighbours
        for rank, one in enumerate(rows):
            for other in rows[rank + 1 : rank + 1 + reach]:
                if one["text"] != other["text"] and _alike(one, other):
                    yield one["place"], other["place"], len(rows) == 2


def _alike(one, other):
    shared = sum(((one[name] & other[name]) % 2**64).bit_count() for name in ("near_low", "near_high"))
    return one["run"] == other["run"] != 0 or shared >= LEAST_ALIKE


def by_arrays(table):
    """Give the pairs of the embedded form: a sort, ``join_equal``, and the same condition on columns."""
    ordered = table.sort_by([("hash", "ascending"), ("place", "ascending")])
    column = {name: ordered[name].to_numpy() for name in COLUMNS}
    # signed order is not unsigned order, but equal hashes stand together in both
    left, right, alone = join_equal(column["hash"].view(np.uint64))
    bits = [np.unpackbits((column[name][left] & column[name][right]).view(np.uint8)) for name in ("near_low", "near_high")]
    near = sum(each.reshape(-1, 64).sum(axis=1) for each in bits)
    kept = ((column["run"][left] == column["run"][right]) & (column["run"][left] != 0)) | (near >= LEAST_ALIKE)
    kept &= column["text"][left] != column["text"][right]
    return column["place"][left[kept]].tolist(), column["place"][right[kept]].tolist(), alone[kept].tolist()


def pairs_in(folder: Path):
    table = parquet.read_table(folder)
    return triples(table)


def triples(table):
    return sorted(zip(*(table[name].to_pylist() for name in ("first", "second", "alone")), strict=True))


def written(table, folder: Path) -> Path:
    """Write the fingerprints as two files, as an engine that works in parts would."""
    folder.mkdir()
    half = len(table) // 2
    parquet.write_table(table.slice(0, half), folder / "a.parquet")
    parquet.write_table(table.slice(half), folder / "b.parquet")
    return folder


def _held(table):
    return pytest.importorskip("ibis").memtable(table)


@pytest.fixture(scope="module")
def duckdb():
    pytest.importorskip("duckdb", reason="the extra `engines` is not installed")
    ibis = pytest.importorskip("ibis", reason="the extra `engines` is not installed")
    backend = ibis.duckdb.connect(threads=1)
    yield backend
    backend.disconnect()


@pytest.fixture(scope="module")
def spark():
    """Start a small Spark of our own that nobody outside this machine can reach."""
    sql = pytest.importorskip("pyspark.sql", reason="the extra `engines` is not installed")
    if shutil.which("java") is None:
        pytest.skip("no Java on the path")
    options = {
        "spark.ui.enabled": "false",
        "spark.driver.memory": "1g",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.sql.shuffle.partitions": "3",
        "spark.ui.showConsoleProgress": "false",
    }
    builder = sql.SparkSession.builder.master("local[2]").appName("sayso tests")
    for name, value in options.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    yield session
    session.stop()


@settings(max_examples=30, deadline=None)
@given(st.lists(ROW, min_size=1, max_size=40), st.integers(2, 5))
def test_duckdb_gives_the_pairs_that_the_rule_reads(duckdb, rows, most):
    """Every pair of a hash with few rows, the next neighbours of one with many, of different texts, alike around."""
    table = pile(rows)
    expression = seeds(_held(table), most, most - 1)
    found = duckdb.to_pyarrow(expression)
    assert triples(found) == sorted(by_hand(table, most, most - 1))


def test_two_full_sketches_are_counted(duckdb):
    """DuckDB counts bits in one byte: 64 and 64 are more than it can hold, and no reason to stop."""
    found = duckdb.to_pyarrow(seeds(_held(pile([(5, 0, 0, ALL_BITS, ALL_BITS), (5, 1, 0, ALL_BITS, ALL_BITS)]))))
    assert found.to_pylist() == [{"first": 0, "second": 3, "alone": True}]


@settings(max_examples=60, deadline=None)
@given(st.lists(ROW, min_size=1, max_size=90))
def test_arrays_give_the_pairs_that_the_rule_reads(rows):
    """The embedded form and the query answer to the same words."""
    table = pile(rows)
    assert sorted(zip(*by_arrays(table), strict=True)) == sorted(by_hand(table))


def test_the_large_pile_tries_both_sides_of_every_bound():
    """A pile that holds no frequent hash, or no pair that is refused, would show nothing."""
    table = large_pile()
    _, sizes = np.unique(table["hash"].to_numpy(), return_counts=True)
    assert {1, 2, ALL_PAIRS_UP_TO, ALL_PAIRS_UP_TO + 1} <= set(sizes.tolist())
    assert max(sizes) > 500
    nearby = len(list(by_hand(table)))
    assert 1000 < nearby < 0.9 * len(join_equal(_sorted(table))[0])


def _sorted(table):
    ordered = table.sort_by([("hash", "ascending"), ("place", "ascending")])
    return ordered["hash"].to_numpy().view(np.uint64)


@pytest.mark.usefixtures("duckdb")
def test_duckdb_reads_and_writes_folders_of_parquet(tmp_path):
    """Seeds of the large pile are those of the arrays and of the rule; nothing else is left behind."""
    table = large_pile()
    seeds_on(Engine.DUCKDB, written(table, tmp_path / "fingerprints"), tmp_path / "seeds")
    assert pairs_in(tmp_path / "seeds") == sorted(by_hand(table)) == sorted(zip(*by_arrays(table), strict=True))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["fingerprints", "seeds"]


@pytest.mark.usefixtures("duckdb")
def test_spark_gives_the_same_pairs_as_duckdb(spark, tmp_path):
    """The same expression on a real Spark session: pairs are identical, row by row; the session stays the user's."""
    zone = spark.conf.get("spark.sql.session.timeZone")
    folder = written(large_pile(), tmp_path / "fingerprints")
    for engine in Engine:
        seeds_on(engine, folder, tmp_path / engine)
    assert pairs_in(tmp_path / "spark") == pairs_in(tmp_path / "duckdb") == sorted(by_hand(large_pile()))
    assert spark.conf.get("spark.sql.session.timeZone") == zone
    assert spark.range(3).count() == 3


def test_a_hash_of_many_rows_costs_its_neighbours_not_its_square(duckdb):
    """200,000 rows of one hash are 20 billion pairs; joined are eight each, and it takes a second."""
    many = 200_000
    columns = (np.full(many, 9), np.arange(many), np.arange(many), np.full(many, 3), np.zeros(many, int), np.zeros(many, int))
    table = pa.table(dict(zip(COLUMNS, columns, strict=True)))
    pairs = duckdb.to_pyarrow(seeds(_held(table)))
    found = Counter((pairs["second"].to_numpy() - pairs["first"].to_numpy()).tolist())
    assert found == {step: many - step for step in range(1, NEIGHBOURS + 1)}


@pytest.mark.usefixtures("duckdb")
def test_no_pile_gives_no_seeds(tmp_path):
    """Fingerprints without a row are an empty pile and no error."""
    seeds_on(Engine.DUCKDB, written(large_pile().slice(0, 0), tmp_path / "none"), tmp_path / "seeds")
    assert pairs_in(tmp_path / "seeds") == []


def test_a_folder_without_fingerprints_is_refused(tmp_path):
    """What is missing is said before an engine starts."""
    with pytest.raises(BadInput) as error:
        seeds_on(Engine.DUCKDB, tmp_path, tmp_path / "seeds")
    assert str(error.value) == f"folder {str(tmp_path)!r} has no fingerprints; expected files that end in .parquet"


def test_a_folder_that_holds_something_is_not_written_into(tmp_path):
    """Seeds of two runs must not mix, and nothing of the user's is removed."""
    folder = written(large_pile(), tmp_path / "fingerprints")
    with pytest.raises(BadInput) as error:
        seeds_on(Engine.SPARK, folder, folder)
    expected = f"folder {str(folder)!r} is not empty; expected a new or empty one; remove what an earlier run left there"
    assert str(error.value) == expected


@pytest.mark.usefixtures("duckdb")
def test_fingerprints_of_another_shape_are_refused(tmp_path):
    """The columns that lack are named, and no folder is left."""
    folder = written(large_pile().drop_columns(["run", "near_high"]), tmp_path / "old")
    with pytest.raises(BadInput) as error:
        seeds_on(Engine.DUCKDB, folder, tmp_path / "seeds")
    assert str(error.value) == f"fingerprints in {str(folder)!r} lack run, near_high; expected {', '.join(COLUMNS)}"
    assert not (tmp_path / "seeds").exists()


@pytest.mark.parametrize(
    ("engine", "module"), [(Engine.DUCKDB, "duckdb"), (Engine.DUCKDB, "ibis"), (Engine.SPARK, "pyspark.sql")]
)
def test_an_engine_that_is_not_installed_is_named_with_what_to_install(engine, module, monkeypatch, tmp_path):
    """The extra is optional: who asks for an engine without it is told so in one line."""
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(BadSetting) as error:
        seeds_on(engine, written(large_pile(), tmp_path / "fingerprints"), tmp_path / "seeds")
    assert str(error.value) == f"{module} is not installed; expected the extra for engines; pip install 'sayso[engines]'"
