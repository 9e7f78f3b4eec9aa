"""What the judge said once is not asked again, and another model's answers are not taken for its own."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from sayso.case import RememberedJudge, Writer
from sayso.languages.models import made_by
from sayso.memory import Notebook, Remembered, digest


class Judge:
    """Counts what it reads; a pair's answer is the lengths of its texts."""

    def __init__(self) -> None:
        self.read: list[tuple[str, str]] = []

    def __call__(self, pairs):  # noqa: D102 - a stand-in for the judge
        self.read += pairs
        return np.array([[len(one), len(other), 1] for one, other in pairs], dtype=np.float32)


def test_a_pair_is_read_once_however_often_it_is_asked() -> None:
    """Within one call, over calls, and from what a case kept."""
    judge = Judge()
    first = RememberedJudge(judge, "model", {})
    assert first([("a", "bb"), ("a", "bb"), ("bb", "a")]).tolist() == [[1, 2, 1], [1, 2, 1], [2, 1, 1]]
    assert first([("a", "bb")]).tolist() == [[1, 2, 1]]
    assert judge.read == [("a", "bb"), ("bb", "a")]
    again = RememberedJudge(judge, "model", first.fresh)
    assert again([("bb", "a"), ("c", "c")]).tolist() == [[2, 1, 1], [1, 1, 1]]
    assert judge.read[2:] == [("c", "c")]
    assert len(again.fresh) == 1


def test_another_model_is_asked_anew() -> None:
    """The digest of the model is part of the key."""
    judge = Judge()
    first = RememberedJudge(judge, "one", {})
    first([("a", "b")])
    RememberedJudge(judge, "two", first.fresh)([("a", "b")])
    assert len(judge.read) == 2
    assert RememberedJudge(judge, "one", {})([]).shape == (0, 3)


def kept(case: Path) -> dict[str, int]:
    """Count the answers that a case keeps, by name."""
    with sqlite3.connect(case) as connection:
        return dict(connection.execute("select name, sum(length(keys) / 16) from remembered group by name order by name"))


def run(case: Path, asked: Sequence[int], made_by: str = "this code") -> Notebook:
    """Let a run ask for the squares of numbers, and write down what it worked out."""
    with Writer(case) as writer:
        notebook = writer.recollect(made_by)
        squares = Remembered(notebook, "squares", int)
        assert [squares.of(lambda each=each: digest(each), lambda each=each: each * each) for each in asked] == [
            each * each for each in asked
        ]
        writer.write_down(notebook, made_by)
    return notebook


def test_what_a_run_worked_out_the_next_one_knows(tmp_path: Path) -> None:
    """Batch after batch, each in a file that was closed."""
    case = tmp_path / "a.case"
    assert len(run(case, range(100)).fresh) == 100
    assert len(run(case, range(120)).fresh) == 20
    assert not run(case, range(120)).fresh
    assert kept(case) == {"squares": 120}


def test_what_is_no_longer_asked_for_goes(tmp_path: Path) -> None:
    """A row of which less than half was asked for is written anew without the rest: at most twice what is needed is kept."""
    case = tmp_path / "a.case"
    run(case, range(100))
    run(case, range(50))
    assert kept(case) == {"squares": 100}
    run(case, range(49))
    assert kept(case) == {"squares": 49}
    assert not run(case, range(49)).fresh


def test_of_two_answers_by_one_key_the_later_one_stays(tmp_path: Path) -> None:
    """An answer that no longer held was replaced: the old one goes with its row, and does not come back."""
    case, key = tmp_path / "a.case", digest("changed")
    with Writer(case) as writer:
        for answers in ({key: b"old", digest(1): b"1", digest(2): b"2"}, {key: b"new"}):
            notebook = writer.recollect("this code")
            assert all(notebook.get("f", each) for each in (digest(1), digest(2)) if each not in answers)
            for each, answer in answers.items():
                notebook.keep("f", each, answer)
            writer.write_down(notebook, "this code")
        again = writer.recollect("this code")
        assert again.get("f", key) == b"new"
        writer.write_down(again, "this code")  # of the first row nothing was asked for
        assert writer.recollect("this code").get("f", key) == b"new"
    assert kept(case) == {"f": 1}


def test_other_code_models_or_settings_know_nothing_of_it(tmp_path: Path) -> None:
    """And what the others worked out goes, for nobody will ask for it."""
    case = tmp_path / "a.case"
    run(case, range(10))
    assert len(run(case, range(5), "other code").fresh) == 5
    assert kept(case) == {"squares": 5}
    assert made_by("a") != made_by("b")
    assert made_by("a") == made_by("a")


def test_a_run_that_is_broken_off_leaves_what_was_kept(tmp_path: Path) -> None:
    """All of it is written, or nothing."""
    case = tmp_path / "a.case"
    run(case, range(10))
    broken = Notebook()
    broken.keep("squares", b"too short a key", b"\x01")
    broken.fresh["squares", digest(11)] = None  # type: ignore[assignment]
    with Writer(case) as writer, pytest.raises(TypeError):
        writer.write_down(broken, "this code")
    assert kept(case) == {"squares": 10}
