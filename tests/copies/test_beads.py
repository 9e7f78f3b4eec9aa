"""Beads of two documents, on vectors made by hand."""

import numpy as np

from sayso.copies.agreeing import marks
from sayso.copies.beads import Side, find_beads
from sayso.copies.sentences import Sentence
from sayso.copies.spaces import Scale, Space, make_space, make_stock
from sayso.records import Span


def two_documents(first: list[list[float]], second: list[list[float]], paragraphs: tuple[int, ...]) -> tuple[Space, Side, Side]:
    """Make the space of two documents of one language each; ``paragraphs`` are those of the second."""
    vectors = np.array([*first, *second], dtype=np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    here = [Sentence(0, rank, Span(9 * rank, 9 * rank + 8), "en") for rank in range(len(first))]
    there = [Sentence(1, rank, Span(9 * rank, 9 * rank + 8), "ru", paragraph=paragraphs[rank]) for rank in range(len(second))]
    stock = make_stock([*here, *there], [f"text {rank}" for rank in range(len(vectors))])
    rows = np.arange(len(vectors))
    sides = [
        Side(part, tuple(of), (marks(""),) * len(of)) for part, of in ((rows[: len(first)], here), (rows[len(first) :], there))
    ]
    return make_space(stock, rows, vectors, Scale(floor=0.4, same=0.72)), sides[0], sides[1]


def rows(beads):
    return {(*a, *b) for a, b in zip(beads.first.tolist(), beads.second.tolist(), strict=True)}


def test_two_sentences_of_one_paragraph_that_make_up_one_are_joined():
    space, one, other = two_documents([[1, 1, 0, 0]], [[1, 0, 0.2, 0], [0, 1, 0, 0.2]], (0, 0))
    beads = find_beads(space, one, other)
    assert (0, 1, 0, 2) in rows(beads)
    assert beads.margin.argmax() == [*map(tuple, np.hstack([beads.first, beads.second]).tolist())].index((0, 1, 0, 2))


def test_sentences_of_two_paragraphs_are_never_joined():
    space, one, other = two_documents([[1, 1, 0, 0]], [[1, 0, 0.2, 0], [0, 1, 0, 0.2]], (0, 1))
    assert rows(find_beads(space, one, other)) == {(0, 1, 0, 1), (0, 1, 1, 2)}


def test_a_match_with_a_nearer_rival_is_behind_by_the_difference():
    space, one, other = two_documents([[1, 0, 0], [0, 1, 0]], [[1, 0.1, 0], [0.7, 0, 0.7]], (0, 1))
    beads = find_beads(space, one, other)
    behind = {(*a, *b): by for a, b, by in zip(beads.first.tolist(), beads.second.tolist(), beads.behind.tolist(), strict=True)}
    assert behind[0, 1, 0, 1] == 0
    assert abs(behind[0, 1, 1, 2] - (0.995 - 0.707)) < 0.01
