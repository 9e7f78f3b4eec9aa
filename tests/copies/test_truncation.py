"""Texts that break off: known where the other text ends the sentence, not where one was shortened after a full sentence."""

import pytest
from tests.factories import document

from sayso.copies.truncation import breaks_off
from sayso.records import Passage

FULL = "The mole broke in the storm. Nobody was hurt, but sixty boats were lost. The council meets on Monday."


@pytest.mark.parametrize(
    ("text", "shared", "words"),
    [
        ("The mole broke in the storm. Nobody was hurt, but sixty", 55, "Nobody was hurt, but sixty"),
        ("The mole broke in the storm. Nobody was hurt, but …", 49, None),
        ("The mole broke in the storm. Nobody was hurt, but [...] Continue reading", 49, None),
        ("The mole broke in the storm.", 28, ""),
        ("The mole broke in the storm. Nobody was hurt, but sixty boats were lost.", 72, ""),
        ("The mole broke in the storm. Nobody was hurt, but sixty boats sank. A report follows in the evening edition.", 61, ""),
    ],
)
def test_a_text_breaks_off_where_the_other_goes_on(text, shared, words):
    """None here stands for any words, the empty string for no answer."""
    found = breaks_off(document(text, id="2"), Passage("2", 0, shared), document(FULL, id="1"), Passage("1", 0, shared))
    assert (found is None) == (words == "")
    if words:
        assert found.endswith(words[-20:])


def test_a_table_without_sentences_does_not_break_off():
    """Figures and list lines have no full stops: their end tells nothing."""
    full, cut = "Shr 12 cts vs 14\nNet 300 vs 310\nRevs 9 vs 10 mln", "Shr 12 cts vs 14\nNet 300 vs 310\nRevs 9 vs"
    passages = Passage("2", 0, len(cut)), Passage("1", 0, len(cut))
    assert breaks_off(document(cut, id="2"), passages[0], document(full, id="1"), passages[1]) is None
