"""Attributions that a copy leaves out or puts in: the content stays, who said it goes."""

import pytest
from tests.copies.pairs import equal_parts
from tests.factories import document, statement

from sayso.copies.attributions import attributions

SAID = "The keeper of the light said that the lamp on the spit had burned all night."
BARE = "The lamp on the spit had burned all night."


def credit(page):
    return statement(page, "The keeper of the light", "said", page.text[page.text.index("lamp") : -1])


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        (SAID, BARE, ["attribution removed: The keeper of the light said"]),
        (BARE, SAID, ["attribution added: The keeper of the light said"]),
        (SAID, SAID, []),
    ],
    ids=["left out", "put in", "kept"],
)  # fmt: skip
def test_a_speaker_that_one_text_lacks_is_told(first, second, told):
    pages = document(first, id="1"), document(second, id="2")
    statements = tuple([credit(page)] if "keeper" in page.text else [] for page in pages)
    assert list(attributions(*pages, equal_parts(first, second), statements)) == told


def test_another_speaker_of_the_same_words_takes_the_place_of_the_first():
    """Both texts credit somebody: who, is told as a name, not as an attribution left out."""
    other = SAID.replace("The keeper of the light", "The harbour master")
    pages = document(SAID, id="1"), document(other, id="2")
    statements = ([credit(pages[0])], [statement(pages[1], "The harbour master", "said", other[other.index("lamp") : -1])])
    assert list(attributions(*pages, equal_parts(SAID, other), statements)) == []
