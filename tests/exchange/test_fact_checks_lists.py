"""The list of entries is found in each form of a feed, whatever stands before it, and its end is known."""

import json
from typing import Any

import pytest
from tests.exchange.checked import feed, of_api, review

from sayso.exchange.fact_checks_lists import behind_list, list_begin


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize(
    ("value", "name"),
    [
        (feed([review()]), "dataFeedElement"),
        ({"nextPageToken": "x", "claims": [of_api()]}, "claims"),
        ([review()], ""),
        ({"publisher": [{"claims": [7]}], "claims": [of_api()]}, "claims"),
    ],
    ids=["Data Commons", "API", "list", "another list before"],
)
def test_the_list_of_entries_is_found(value: Any, name: str, indent: int | None) -> None:
    """Behind it, its first entry stands."""
    text = json.dumps(value, indent=indent)
    entry = json.dumps((value[name] if name else value)[0], indent=indent)
    found = list_begin(text)
    assert found is not None
    assert found[0] == name
    assert "".join(text[found[1] :].split()).startswith("".join(entry.split()))


@pytest.mark.parametrize(
    "text",
    ["", " ", "7", '{"claimReviewed": "a"}', '{"a" "claims": [', '{"a": 1 "claims": [', '{"a": ' + "[" * 9000, '{"claims": {}}'],
)
def test_what_has_no_list_of_entries_has_no_beginning(text: str) -> None:
    """Nor where what stands before it is broken."""
    assert list_begin(text) is None


def test_a_list_ends_with_what_holds_it() -> None:
    """A list in a list, or a list that a file ends within, does not."""
    assert behind_list("]", 0, "") == 1
    assert behind_list(']\n, "a": [{}]}', 0, "claims") == 14
    assert behind_list("] there", 0, "claims") is None
    assert behind_list('], "a": "' + "x" * (1 << 17) + '"}', 0, "claims") is None
