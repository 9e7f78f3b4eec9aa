"""Decoding: whole words, well-formed spans."""

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sayso.languages.pieces import Pieces
from sayso.statements.decoding import BEGINNING, ROLES, _viterbi, marks_of
from sayso.statements.tagger import LABELS, Tagged


def tagged(ranges: list[tuple[int, int]], labels: list[str], sure: float = 0.9) -> Tagged:
    """Make a tagging in which each piece's label has probability ``sure``."""
    probabilities = np.full((len(ranges), len(LABELS)), (1 - sure) / (len(LABELS) - 1), np.float32)
    for row, label in enumerate(labels):
        probabilities[row, LABELS.index(label)] = sure
    return Tagged(Pieces(np.arange(len(ranges)), np.array(ranges, np.int32).reshape(-1, 2)), probabilities)


def test_a_span_never_ends_inside_a_word() -> None:
    """The pieces "min" and "istry" are one word, whatever the tagger says of the second."""
    marks = marks_of("ministry said", tagged([(0, 3), (3, 8), (9, 13)], ["B-source", "O", "B-cue"], sure=0.8))
    assert [(m.start, m.end, m.role) for m in marks if m.role == "cue"] == [(9, 13, "cue")]
    assert all((m.start, m.end) != (0, 3) for m in marks)


def test_pieces_of_japanese_stand_alone() -> None:
    """A script without spaces has no words: the particle is not pulled into the name."""
    marks = marks_of("同省は述べた", tagged([(0, 2), (2, 3), (3, 6)], ["B-source", "O", "B-cue"]))
    assert [(m.start, m.end, m.role) for m in marks] == [(0, 2, "source"), (3, 6, "cue")]


def test_an_inside_label_never_opens_a_span() -> None:
    """I-content after O is read as the most likely well-formed sequence."""
    marks = marks_of("a b c", tagged([(0, 1), (2, 3), (4, 5)], ["O", "B-content", "I-content"]))
    assert [(m.start, m.end, m.role) for m in marks] == [(2, 5, "content")]


def test_a_text_of_blanks_has_no_marks() -> None:
    """Bare blanks belong to no word."""
    assert marks_of("  ", tagged([(1, 1)], ["O"])) == ()


@given(st.lists(st.lists(st.floats(0.001, 1), min_size=7, max_size=7), min_size=1, max_size=4))
def test_viterbi_agrees_with_trying_every_sequence(rows: list[list[float]]) -> None:
    """Brute force over all well-formed sequences finds no better one; beginnings are held back a little."""
    emissions = np.array(rows)
    emissions /= emissions.sum(axis=1, keepdims=True)

    def well_formed(path: tuple[int, ...]) -> bool:
        return all(
            label % 2 or label == 0 or before in (label - 1, label) for before, label in zip((0, *path), path, strict=False)
        )

    def value(path: tuple[int, ...]) -> float:
        likely = sum(np.log(emissions[row, label] + 1e-9) for row, label in enumerate(path))
        return float(likely + BEGINNING * sum(label % 2 for label in path))

    best = max(value(path) for path in itertools.product(range(7), repeat=len(rows)) if well_formed(path))
    found = tuple(_viterbi(emissions))
    assert well_formed(found)
    assert abs(value(found) - best) < 1e-9


def test_neighbours_of_one_role_are_one_mark() -> None:
    """Nothing but a blank lies between: a title and a name are one source; a line break keeps two contents apart."""
    marks = marks_of("Kapitän Vale", tagged([(0, 7), (8, 12)], ["B-source", "B-source"]))
    assert [(m.start, m.end, m.role) for m in marks] == [(0, 12, "source")]
    marks = marks_of("a\nb", tagged([(0, 1), (2, 3)], ["B-content", "B-content"]))
    assert [(m.start, m.end) for m in marks] == [(0, 1), (2, 3)]


def test_every_role_has_a_begin_and_an_inside_label() -> None:
    """The order of labels is what the decoder counts on."""
    assert LABELS[0] == "O"
    assert [label[2:] for label in LABELS[1::2]] == list(ROLES) == [label[2:] for label in LABELS[2::2]]


def test_a_source_is_parted_at_a_line_break() -> None:
    """Who ends a headline is not who opens the text: "…: Orlin police", and below it "Police said"."""
    ranges = [(0, 5), (6, 12), (13, 19), (20, 24)]
    marks = marks_of("Orlin police\nPolice said", tagged(ranges, ["B-source", "I-source", "I-source", "B-cue"]))
    assert [(m.start, m.end, m.role) for m in marks] == [(0, 12, "source"), (13, 19, "source"), (20, 24, "cue")]
