"""No words of a source stop a pile, however little they say."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.actors.readings import read_source

LANGUAGES = ("ar", "de", "en", "es", "fr", "it", "ja", "ko", "ru", "tr", "uk", "zh", "und")


@pytest.mark.parametrize("language", LANGUAGES)
@settings(deadline=None, max_examples=60)
@given(words=st.text(alphabet=" ,.;:-–—()[]«»“”\"'’،、。「」·1aAЯ語ا", min_size=1, max_size=12))
def test_a_source_of_marks_is_read(language: str, words: str) -> None:
    """Attested: the comma alone, which a cut sentence left as a source."""
    read_source(words, language)
