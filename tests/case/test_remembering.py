"""What the judge said once is not asked again, and another model's answers are not taken for its own."""

import numpy as np

from sayso.case import RememberedJudge


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
