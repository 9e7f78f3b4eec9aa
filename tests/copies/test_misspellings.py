"""Slips that two texts share, told from rare words, names and inflected forms."""

import pytest
from tests.factories import document

from sayso.copies.misspellings import shared_misspelling

OFTEN = {"president": 90, "immediately": 90, "provider": 90, "hospital": 90, "tariffs": 90}


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("presidnet", True),
        ("imediately", True),
        ("tarriffs", True),
        ("providers", False),
        ("Hopsital", False),
        ("hospices", False),
    ],
)
def test_a_slip_is_a_letter_doubled_dropped_or_exchanged(word, told):
    text = f"The {word} answered"
    counts = OFTEN | {word.casefold(): 2}
    found = shared_misspelling(document(text, id="1"), [(0, len(text), 0, len(text))], lambda each: counts.get(each, 0))
    assert found == (word if told else None)


def test_a_word_that_a_third_text_has_is_no_receipt():
    text = "The presidnet answered"
    counts = OFTEN | {"presidnet": 3}
    assert shared_misspelling(document(text, id="1"), [(0, len(text), 0, len(text))], lambda each: counts.get(each, 0)) is None
