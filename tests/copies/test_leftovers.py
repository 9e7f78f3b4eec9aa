"""Words of the original that stand in a translation: in brackets or quotation marks, in the original's script."""

import pytest

from sayso.copies.leftovers import left_over


@pytest.mark.parametrize(
    ("translation", "original", "words"),
    [
        ("The bridge is called the “cat's back” (猫の背).", "橋は「猫の背」と呼ばれる。", "猫の背"),
        ("Мост зовут «кошачьей спиной» (cat's back).", "The bridge is called the cat's back.", "cat's back"),
        ("Мост строит фирма (Elm Works).", "The bridge is built by Elm Works.", None),
        ("The bridge (猫の背) is old.", "橋は古い。", None),
        ("The bridge (old) is shut.", "Мост закрыт.", None),
    ],
)
def test_only_words_that_stand_in_the_original_count(translation, original, words):
    """Names in Latin letters stand in texts of every script, and tell nothing."""
    assert left_over(translation, original) == words
    assert left_over(original, translation) is None
