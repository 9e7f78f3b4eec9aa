"""Numbers and Latin names beside the vectors."""

from sayso.copies.agreeing import CONTRADICTION, SUPPORT, marks, support


def test_other_numbers_speak_against_a_translation():
    men = marks("The 60 men left.")
    assert support(men, marks("500人が去った。")) == -CONTRADICTION
    assert support(men, marks("60人が去った。")) == SUPPORT


def test_points_and_commas_of_a_number_do_not_matter():
    assert support(marks("1,500 tons"), marks("1.500 Tonnen")) == SUPPORT


def test_a_number_on_one_side_alone_says_nothing():
    """Words for numbers are not read."""
    assert support(marks("The 2 men left."), marks("Die zwei Männer gingen.")) == 0


def test_marks_of_joined_sentences_are_those_of_both():
    both = marks("60 men of the SVR") + marks("and 7 others")
    assert both == marks("60 men of the SVR and 7 others")
