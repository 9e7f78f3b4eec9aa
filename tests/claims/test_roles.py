"""Who does it to whom."""

import pytest
from tests.claims.piles import assertion

from sayso.claims.roles import swapped

TURNED = [
    ("en", "the Borduria army attacked the Syldavia army", "the Syldavia army attacked the Borduria army"),
    ("en", "police, not protesters, broke the windows", "protesters, not police, broke the windows"),
    ("en", "Syldavia accused Borduria of theft", "Borduria accused Syldavia of theft"),
    ("tr", "Savcıyı gazeteci tehdit etti", "Gazeteciyi savcı tehdit etti"),
    ("es", "Borduria compró el gas a Syldavia", "Syldavia compró el gas a Borduria"),
    ("ru", "Губернатора отравил повар", "Губернатор отравил повара"),
    ("de", "Den Bürgermeister hat der Bischof angezeigt", "Der Bürgermeister hat den Bischof angezeigt"),
    ("ja", "市長が議員を訴えた", "市長を議員が訴えた"),
    ("ko", "시장이 의원을 고소했다", "시장을 의원이 고소했다"),
]
SAME = [
    ("en", "Borduria and Syldavia attacked the port", "Syldavia and Borduria attacked the port"),
    ("en", "the army attacked the Syldavia navy", "the Syldavia navy was attacked by the army"),
    ("ru", "Губернатора отравил повар", "Повар отравил губернатора"),
    ("de", "Der Bischof hat den Bürgermeister angezeigt", "Den Bürgermeister hat der Bischof angezeigt"),
    ("en", "Breaking: the port is closed", "The port is closed. Breaking"),
]


@pytest.mark.parametrize(("language", "one", "other"), TURNED)
def test_two_words_that_change_places_turn_a_sentence_around(language, one, other):
    """By place, by ending, by article or by particle, as the language has it."""
    assert swapped(assertion(one, language), assertion(other, language))


@pytest.mark.parametrize(("language", "one", "other"), SAME)
def test_another_order_that_says_the_same_is_no_difference(language, one, other):
    """A passive, "and", a free word order, a word that is moved."""
    assert not swapped(assertion(one, language), assertion(other, language))
