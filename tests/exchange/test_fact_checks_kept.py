"""Fact-checks are found by their words; what a large feed holds is kept beside it until the feed changes."""

import os
import sqlite3
from pathlib import Path

import pytest
from tests.exchange.checked import CLAIM, feed, of_api, review, written

from sayso.errors import BadStore
from sayso.exchange import fact_checks_kept
from sayso.exchange.fact_checks_kept import ENDING, MOST_NOTES, read_fact_checks

OTHERS = ["A museum of lamps opened in Klow", "木材を積んだフェリー", "The mill in Tesk is shut"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return written(tmp_path / "feed.json", feed([review(each) for each in (*OTHERS, CLAIM)]))


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fact_checks_kept, "KEPT_FROM_BYTES", 1)


def test_the_most_fitting_come_first(path: Path) -> None:
    """By words, in any script; what shares none is not given."""
    with read_fact_checks([path]) as known:
        assert len(known) == 4
        assert [each.text for each in known] == [*OTHERS, CLAIM]
        assert [each.text for each in known.near(["Banned timber?"])] == [CLAIM]
        assert [each.text for each in known.near(["「木材」のこと"])] == [OTHERS[1]]
        assert [each.text for each in known.near(["the lamps of Klow", CLAIM], most=1)] == [CLAIM]
        assert known.near(["…"]) == ()


def test_a_fact_check_in_two_feeds_is_given_once(path: Path, tmp_path: Path) -> None:
    """Feeds repeat one another; another publisher's is another one."""
    again = written(tmp_path / "again.json", [review(CLAIM), review(CLAIM, author={"name": "Syldavia Checks"})])
    with read_fact_checks([path, again, path]) as known:
        assert [each.publisher for each in known.near(["banned timber"])] == ["Klow Facts", "Syldavia Checks"]


def test_what_is_broken_is_told_and_bounded(tmp_path: Path) -> None:
    """The first twenty notes of a feed, and how many more; a feed without any fact-check is told, too."""
    path = written(tmp_path / "feed.json", [of_api(), *range(MOST_NOTES + 5)])
    nothing = written(tmp_path / "nothing.json", {"claims": []})
    with read_fact_checks([path, nothing]) as known:
        told = [(Path(each.path).name, each.why) for each in known.unread]
        assert len(known) == 1
    assert told[0] == ("feed.json", "entry 2 is no object")
    assert told[MOST_NOTES] == ("feed.json", "and 5 more entries")
    expected = "expected schema.org ClaimReview, a Data Commons feed, or an export of the Fact Check Tools API"
    assert told[MOST_NOTES + 1 :] == [("nothing.json", f"holds no fact-check; {expected}")]


@pytest.mark.usefixtures("kept")
def test_a_large_feed_is_read_once(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it holds is kept beside it, and nothing else is left there."""
    with read_fact_checks([path]) as known:
        first = tuple(known)
    assert sorted(each.name for each in path.parent.iterdir()) == [path.name, path.name + ENDING]
    monkeypatch.setattr(fact_checks_kept, "read_entries", lambda _: pytest.fail("it is read again"))
    with read_fact_checks([path]) as known:
        assert tuple(known) == first
        assert [each.text for each in known.near(["banned timber"])] == [CLAIM]


@pytest.mark.usefixtures("kept")
def test_a_feed_that_has_changed_is_read_again(path: Path) -> None:
    """By its size and its time."""
    read_fact_checks([path]).close()
    written(path, feed([review("The port of Velm is shut")]))
    with read_fact_checks([path]) as known:
        assert [each.text for each in known] == ["The port of Velm is shut"]


@pytest.mark.usefixtures("kept")
def test_what_an_earlier_version_kept_is_read_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first one lost whole fact-checks behind a break, and took some from broken entries."""
    monkeypatch.setattr(fact_checks_kept, "VERSION", 1)
    monkeypatch.setattr(fact_checks_kept, "read_entries", lambda _: iter(()))
    read_fact_checks([path]).close()
    monkeypatch.undo()
    monkeypatch.setattr(fact_checks_kept, "KEPT_FROM_BYTES", 1)
    with read_fact_checks([path]) as known:
        assert len(known) == 4


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize(
    "content", [b"", b"no database", b"SQLite format 3\x00" + b"\x00" * 5000], ids=["empty", "text", "zeros"]
)
def test_what_was_kept_and_is_damaged_is_made_again(path: Path, content: bytes) -> None:
    """It is nobody's only copy."""
    path.with_name(path.name + ENDING).write_bytes(content)
    with read_fact_checks([path]) as known:
        assert len(known) == 4
        assert known.near([CLAIM])


@pytest.mark.usefixtures("kept")
def test_a_foreign_file_of_that_name_is_an_error_only_where_it_is_asked(path: Path) -> None:
    """Its table of words is missing: what to do is told."""
    read_fact_checks([path]).close()
    beside = path.with_name(path.name + ENDING)
    with sqlite3.connect(beside) as connection:
        connection.execute("drop table words")
    connection.close()
    with read_fact_checks([path]) as known, pytest.raises(BadStore) as error:
        known.near([CLAIM])
    what = f"what was kept of {path} is damaged (SQLite: no such table: words); expected a file that sayso wrote"
    assert str(error.value) == f"{what}; delete {beside}"


@pytest.mark.usefixtures("kept")
def test_where_the_folder_may_not_be_written_it_is_read_each_time(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is kept, nothing is missing."""

    def refused(**_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(fact_checks_kept, "mkstemp", refused)
    with read_fact_checks([path]) as known:
        assert len(known) == 4
    assert os.listdir(path.parent) == [path.name]  # noqa: PTH208 - names alone
