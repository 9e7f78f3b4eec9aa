"""Words of a document, with their places and without."""

import pytest
from tests.factories import document

from sayso.origins.quoting import plain_words, words_in


@pytest.mark.parametrize(
    "text", ["The Mill’s lamp, it's GROẞ. İzmir!", "水車小屋が焼けた", "Мельница сгорела ночью", "Ǆ ﬁre_y ΣΑΣ", "a"]
)
def test_words_are_the_same_without_their_places(text):
    """Whatever the case of a letter becomes."""
    page = document(text)
    assert plain_words(page) == [word for word, _, _ in words_in(page)]


def test_a_text_without_words_has_none_that_count():
    """A row of marks."""
    assert not any(plain_words(document("— …")))
