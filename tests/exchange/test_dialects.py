"""The names and meanings that users of passim and D3lta expect."""

from pathlib import Path

from pyarrow import parquet
from tests.exchange.copied import copies_of, copy, pile
from tests.exchange.test_tables import written
from tests.factories import document

from sayso.exchange.dialects import D3LTA, PASSIM, passim_uid
from sayso.records import CopyKind


def test_passims_alignment_can_be_read_column_by_column(tmp_path: Path) -> None:
    """s1 and s2 have one length; without gaps they are the passages; matches counts equal characters; the source comes first."""
    documents = pile()
    (row,) = written(tmp_path, documents, copies_of(documents), PASSIM)["align"]
    herald, kurier = documents[:2]
    assert len(row["s1"]) == len(row["s2"])
    assert row["s1"].replace("-", "") == herald.text[row["begin"] : row["end"]].replace("-", "\u2010")
    assert row["s2"].replace("-", "") == kurier.text[row["begin2"] : row["end2"]].replace("-", "\u2010")
    assert row["matches"] == sum(one == other for one, other in zip(row["s1"], row["s2"], strict=True)) > 0.8 * len(row["s1"])
    assert (row["id"], row["id2"], row["series"], row["date2"]) == ("h1", "k1", "Herald", "2024-03-08")
    assert (row["uid"], row["uid2"]) == (passim_uid("h1"), passim_uid("k1"))


def test_the_source_has_no_2_where_the_direction_is_known(tmp_path: Path) -> None:
    """The copy of the lesser id stands second."""
    pages = (document("word " * 40, id="a"), document("word " * 60, id="b"))
    (row,) = written(tmp_path, pages, (copy(("a", 0, 100), ("b", 5, 105), direction="b->a"),), PASSIM)["align"]
    assert (row["id"], row["begin"], row["id2"], row["begin2"]) == ("b", 5, "a", 0)


def test_passims_output_has_a_row_a_passage(tmp_path: Path) -> None:
    """Text is whole there; size counts documents; a uid fits 64 bits with a sign; there is no table of clusters."""
    documents = pile()
    found = written(tmp_path, documents, copies_of(documents), PASSIM)
    assert sorted(found) == ["align", "out"]
    known = {each.id: each for each in documents}
    for row in found["out"]:
        assert row["text"] == known[row["id"]].text[row["begin"] : row["end"]]
        assert (row["cluster"], row["size"]) == (0, 2)
        assert -(2**63) <= row["uid"] < 2**63


def test_d3ltas_matches_have_its_three_types(tmp_path: Path) -> None:
    """By kind, and an edited copy by the likeness of its letters; a translation has no such likeness."""
    words = "the ferry struck the pier in heavy fog on monday night "
    pages = (
        document(words * 2, id="1"),
        document(words.upper() * 2, id="2"),
        document("quite other words that stand for the same number of letters ", id="3"),
        document("паром ударил причал в густом тумане в понедельник ночью", id="4"),
    )
    copies = (
        copy(("1", 0, 110), ("2", 0, 110)),
        copy(("1", 0, 55), ("3", 0, 58), CopyKind.EDITED),
        copy(("1", 0, 55), ("4", 0, 54), CopyKind.TRANSLATED, score=0.7),
    )
    rows = written(tmp_path, pages, copies, D3LTA)["matches"]
    assert [row["dup_type"] for row in rows] == ["copy-pasta", "rewording", "translation"]
    assert [row["duplicates"] for row in rows] == ["1-2", "1-3", "1-4"]
    assert rows[0]["score_lev"] == 1.0
    assert rows[1]["score_lev"] < 0.693
    assert rows[2]["score_lev"] is None
    assert rows[0]["text_grapheme_source"] == "theferrystruckthepierinheavyfogonmondaynight" * 2


def test_d3ltas_clusters_have_every_document(tmp_path: Path) -> None:
    """The largest group is 0; a document without copies has no cluster."""
    pages = tuple(document("word " * 40, id=name) for name in "abcdef")
    copies = (copy(("a", 0, 50), ("b", 0, 50)), copy(("c", 0, 50), ("d", 0, 50)), copy(("d", 0, 50), ("e", 0, 50)))
    written(tmp_path, pages, copies, D3LTA)
    rows = parquet.read_table(tmp_path / "clusters.parquet").to_pylist()
    assert {row["id"]: row["cluster"] for row in rows} == {"a": 1, "b": 1, "c": 0, "d": 0, "e": 0, "f": None}
