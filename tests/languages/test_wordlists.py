"""Word lists as YAML reads them: a bare no, on or yes would be no word."""

import pytest

from sayso.languages.wordlists import word_list

# lists of words alone; elsewhere a truth value may be meant
NAMES = (
    "correction_notices",
    "credit_lines",
    "cut_marks",
    "degrees",
    "hedges",
    "name_signs",
    "negation",
    "number_words",
    "opposites",
    "update_marks",
)


def entries(value):
    """Give every key and entry of a list, however deep."""
    if isinstance(value, dict):
        for key, below in value.items():
            yield key
            yield from entries(below)
    elif isinstance(value, list):
        for below in value:
            yield from entries(below)
    else:
        yield value


@pytest.mark.parametrize("name", NAMES)
def test_no_word_is_read_as_true_or_false(name):
    """YAML takes no, on and yes for truth values where they are not quoted."""
    assert not [entry for entry in entries(word_list(name)) if isinstance(entry, bool)]
