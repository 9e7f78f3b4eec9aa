"""What lies near what is found the same whatever was found before: vectors come, go, and come again."""

import numpy as np
import pytest

from sayso.kernels.near_across import Reach
from sayso.memory import Notebook
from sayso.nearby import Near, Nearby, grouped

REACH = Reach(4, 0.4, 0.8)


def some(rows: int, seed: int) -> np.ndarray:
    """Give vectors in bunches; one in five stands there twice."""
    drawn = np.random.default_rng(seed)
    found = drawn.normal(size=(4, 12))[drawn.integers(0, 4, rows)] + drawn.normal(size=(rows, 12))
    found[: rows // 5] = found[rows // 5 : 2 * (rows // 5)]
    return (found / np.linalg.norm(found, axis=1, keepdims=True)).astype(np.float32)


def looked(kinds: dict[str, np.ndarray], notebook: Notebook | None) -> list[Near]:
    nearby = Nearby(REACH, "test", notebook)
    groups = {kind: grouped(vectors) for kind, vectors in kinds.items()}
    found = [nearby.of(own, other, groups) for own in kinds for other in kinds]
    nearby.write_down()
    return found


def same(one: list[Near], other: list[Near]) -> bool:
    return all(
        np.array_equal(getattr(a, name), getattr(b, name))
        for a, b in zip(one, other, strict=True)
        for name in ("rows", "cosines", "likes")
    )


@pytest.mark.parametrize("seed", range(5))
def test_a_memory_moves_no_bit(seed: int) -> None:
    """Half of the vectors, then all, then without some of the first, whose places others take, then in another order."""
    english, russian = some(60, seed), some(50, seed + 50)
    drawn, notebook = np.random.default_rng(seed), Notebook()
    choices = [(np.arange(30), np.arange(25)), (np.arange(60), np.arange(50)), (np.arange(9, 60), np.arange(12, 50))]
    for mine, theirs in (*choices, (drawn.permutation(60), drawn.permutation(50)), choices[0]):
        kinds = {"en": english[mine], "ru": russian[theirs]}
        assert same(looked(kinds, notebook), looked(kinds, None))


def test_another_kind_that_comes_is_held_against_all() -> None:
    """And one that goes is not missed."""
    notebook, kinds = Notebook(), {"en": some(20, 1), "ru": some(20, 2)}
    for now in (kinds, kinds | {"ja": some(10, 3)}, kinds):
        assert same(looked(now, notebook), looked(now, None))


def test_rows_of_one_vector_have_one_list_and_each_stands_in_the_lists_of_others() -> None:
    """The first four of five rows of one vector fill a list of four."""
    one, other = np.array([[1, 0]], np.float32), np.array([[0.8, 0.6]], np.float32)
    (near,) = (looked({"en": np.concatenate((other, np.repeat(one, 5, axis=0)))}, None),)[0]
    assert near.rows[1].tolist() == near.rows[5].tolist() == [1, 2, 3, 4]
    assert near.rows[0].tolist() == [0, 1, 2, 3]
