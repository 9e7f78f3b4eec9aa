"""Read once, when asked for."""

import pytest

from sayso.origins.reading import Read


def test_what_is_asked_for_is_read_once():
    """And nothing else is."""
    asked = []
    lengths = Read(lambda word: asked.append(word) or len(word))
    assert lengths["mill"] == lengths["mill"] == lengths.get("mill") == 4
    assert asked == list(lengths) == ["mill"]
    assert len(lengths) == 1


def test_what_cannot_be_read_is_not_there():
    """As in any mapping."""
    pages = Read({"a": "mill"}.__getitem__)
    assert pages.get("b") is None
    with pytest.raises(KeyError, match="b"):
        pages["b"]
