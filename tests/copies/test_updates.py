"""Texts that say that they are a later state of themselves, and texts that only speak of updates."""

import pytest
from tests.factories import document

from sayso.copies.updates import update_mark


@pytest.mark.parametrize(
    ("text", "rank"),
    [
        ("UPDATE 2-Mole breaks in storm\nSixty boats are lost.", 2),
        ("CORRECTED - Mole breaks in storm", 1),
        ("(Adds quote from the harbour master)\nSixty boats are lost.", 1),
        ("Sixty boats are lost.\nUpdated at 14:20 with the council's answer.", 1),
        ("Sixty boats are lost.\nAn earlier version of this article named the wrong mole.", 1),
        ("ОБНОВЛЕНО: Мол рухнул", 1),
        ("【更新】防波堤が崩れる", 1),
        ("AKTUALISIERT: Mole gebrochen", 1),
        ("Update your boats before the storm, the council says.", None),
        ("The council adds sixty berths to the harbour.", None),
        ("The harbour master corrects the figure: sixty boats.", None),
    ],
)
def test_a_mark_of_a_later_state_is_told_from_ordinary_words(text, rank):
    mark = update_mark(document(text))
    assert (mark[0] if mark else None) == rank


def test_a_mark_in_the_middle_of_a_text_is_of_something_else():
    text = "\n".join(["The mole broke."] * 6 + ["UPDATE 2-Another matter"] + ["Sixty boats are lost."] * 6)
    assert update_mark(document(text)) is None
