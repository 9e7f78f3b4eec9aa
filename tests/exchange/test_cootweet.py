"""CooRTweet's columns, as its reference has them: object_id, account_id, content_id, timestamp_share (integer)."""

from pathlib import Path
from typing import Any

import duckdb
from tests.exchange.exported import hostile, trace

from sayso.exchange.cootweet import write_cootweet
from sayso.records import Stance, Trace

NEEDED = ["object_id", "account_id", "content_id", "timestamp_share"]


def read(found: Trace, folder: Path, name: str) -> list[dict[str, Any]]:
    write_cootweet(found, folder)
    table = duckdb.read_csv(str(folder / f"{name}.csv"), header=True, quotechar='"', escapechar='"')
    assert table.columns[: len(NEEDED)] == NEEDED or name == "left-out"
    if name != "left-out":
        types = dict(zip(table.columns, map(str, table.types), strict=True))
        assert (types["object_id"], types["timestamp_share"], types["zone_told"]) == ("VARCHAR", "BIGINT", "BOOLEAN")
    return [dict(zip(table.columns, row, strict=True)) for row in table.fetchall()]


def test_who_carries_a_claim_shares_it_once(tmp_path: Path) -> None:
    """One row a document and claim; who denies it does not share it, and what has no date is left out."""
    found = trace()
    rows = read(found, tmp_path, "claims")
    pages = {each.id: each for each in found.documents}
    carried = {each.document for each in found.claims[0].of_stance(Stance.ASSERTS, Stance.REPORTS)}
    assert {(row["object_id"], row["content_id"]) for row in rows} == {("claim-a", each) for each in carried}
    assert len(rows) == len(carried)
    assert {row["account_id"] for row in rows} == {pages[each].outlet for each in carried} == {"Herald", "Kurier", "Radio Nord"}


def test_seconds_are_of_the_first_instant_and_say_how_open_they_are(tmp_path: Path) -> None:
    """09:00+02:00 is 07:00 UTC, to the minute; a day is open by a day, a month by a month."""
    rows = {row["account_id"]: row for row in read(trace(), tmp_path, "claims")}
    assert (rows["Herald"]["timestamp_share"], rows["Herald"]["seconds_open"]) == (1709535600, 59)
    assert (rows["Kurier"]["timestamp_share"], rows["Kurier"]["seconds_open"]) == (1709596800, 86399)
    assert rows["Radio Nord"]["timestamp_last"] - rows["Radio Nord"]["timestamp_share"] == 31 * 86400 - 1
    assert [rows[each]["zone_told"] for each in ("Herald", "Kurier")] == [True, False]


def test_a_wording_is_an_object_of_its_own(tmp_path: Path) -> None:
    """Copies of one text share one object; another wording of the claim is another."""
    rows = read(trace(), tmp_path, "wordings")
    objects: dict[str, set[str]] = {}
    for row in rows:
        objects.setdefault(row["object_id"], set()).add(row["account_id"])
    assert sorted(map(sorted, objects.values())) == [["Herald", "Kurier"], ["Radio Nord"]]


def test_what_is_left_out_is_listed_with_the_reason(tmp_path: Path) -> None:
    """No date, no outlet or author."""
    found = trace()
    (row,) = read(found, tmp_path, "left-out")
    assert row == {"content_id": found.documents[-1].id, "account_id": None, "why": "no date, no outlet or author"}


def test_hostile_names_are_cells(tmp_path: Path) -> None:
    """The same rows; accounts are guarded, and of one outlet still equal."""
    plain, evil = (read(made, tmp_path, "claims") for made in (trace(), hostile()))
    assert [row["content_id"] for row in evil] == [row["content_id"] for row in plain] + [hostile().documents[-1].id] * (
        len(evil) - len(plain)
    )
    assert len({row["account_id"] for row in evil}) == 1
    assert all(row["account_id"].startswith("'=") for row in evil)
