"""Word lists as YAML reads them: a bare no, on or yes would be no word."""

from importlib.resources import files
from pathlib import Path

import pytest
import yaml

from sayso.errors import BadModel
from sayso.languages.wordlists import plain_yaml, word_list

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


@pytest.mark.parametrize("path", sorted(Path(str(files("sayso"))).rglob("*.yml")), ids=lambda path: path.stem)
def test_a_list_is_read_as_yaml_reads_it(path):
    """The quick way gives what the library's own gives, in the same order and of the same types."""
    text = path.read_text(encoding="utf8")
    assert repr(plain_yaml(text)) == repr(yaml.safe_load(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no: [yes, on, Off, ~, null, 'null', \"no\"]",
        "1: [-1, 1.5, .5, 1e3, 0x1f, 010, 1_000, 12:30, 2024-03-01, +, -., n, y]",
        "a: {b: [], c: {}, d: , e: ''}",
        "folded: >\n  one\n  two\nkept: |\n  one\n  two\nplain: one\n  two\n",
        "- é\n- 'it''s'\n- a: 1\n  b: two words # no word\n",
    ],
)
def test_bare_words_mean_what_yaml_says(text):
    """Truth values, numbers in all writings, days, nothing, quoted and folded ones."""
    assert repr(plain_yaml(text)) == repr(yaml.safe_load(text))


def test_an_anchor_is_refused():
    """No list has one, and who writes one is told."""
    with pytest.raises(BadModel) as refused:
        plain_yaml("a: &words [one]\nb: *words\n")
    assert str(refused.value) == "a word list refers to an anchor 'words'; expected none; write the words out"
