"""What lies near what, on vectors made by hand."""

import numpy as np

from sayso.copies.sentences import Sentence
from sayso.copies.spaces import Scale, make_space, make_stock
from sayso.records import Span


def sentences(*languages: str) -> list[Sentence]:
    return [Sentence(rank, 0, Span(0, 9), language) for rank, language in enumerate(languages)]


def test_sentences_of_the_same_words_are_compared_once():
    stock = make_stock(sentences("en", "en", "ru"), ["A mill.", "A mill.", "A mill."])
    assert stock.first_row.tolist() == [0, 0, 2]
    assert stock.rows_of == {0: [0, 1], 2: [2]}


def test_what_is_nearest_on_both_sides_is_proposed_and_a_crowd_is_no_neighbour():
    vectors = np.array([[1, 0, 0], [0, 1, 0], [0.8, 0.6, 0], [0.8, -0.6, 0]], dtype=np.float32)
    stock = make_stock(sentences("en", "en", "ru", "ru"), ["a", "b", "c", "d"])
    space = make_space(stock, np.arange(4), vectors, Scale(floor=0.4, same=0.72))
    pairs = set(zip(space.first.tolist(), space.second.tolist(), strict=True))
    assert {(0, 2), (2, 0), (1, 2)} <= pairs
    assert (1, 3) not in pairs
    assert space.best["ru", "en"].tolist()[2:] == [0, 0]


def test_one_language_has_no_neighbours():
    space = make_space(
        make_stock(sentences("en", "en"), ["a", "b"]), np.arange(2), np.eye(2, dtype=np.float32), Scale(floor=0.4, same=0.72)
    )
    assert (len(space.first), space.crowd) == (0, {})
