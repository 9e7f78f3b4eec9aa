"""Where in a feed's JSON the list of its entries begins, and where what stands behind that list ends."""

import json
import re
from typing import Any

LISTS = ("dataFeedElement", "claims")
"""The lists of which entries are read one by one, besides a list that is the whole file."""

UNREADABLE = (ValueError, RecursionError)
# Behind its list a feed has a date, or the token of the next page
_MOST_END_CHARS = 1 << 16
_BLANK = re.compile(r"[ \t\n\r]*")
_DECODER = json.JSONDecoder()


def list_begin(text: str, place: int = 0) -> tuple[str, int] | None:
    """Give the name of the list of entries in what begins at a place, and where its first entry may begin.

    The name of a list that stands alone is "". None where there is no list, or where what stands before it cannot be read.

    Example:
        >>> list_begin(' [{"a": 1}]'), list_begin('{"@type": "DataFeed", "dataFeedElement": [{"a": 1}]}')
        (('', 2), ('dataFeedElement', 42))
        >>> list_begin('{"claims": 7}')
    """
    place = past_blanks(text, place)
    if text.startswith("[", place):
        return "", place + 1
    sign = "{"
    while text.startswith(sign, place):
        try:
            name, place = decoded(text, past_blanks(text, place + 1))
            place = past_blanks(text, place)
            if not text.startswith(":", place):
                return None
            place = past_blanks(text, place + 1)
            if name in LISTS and text.startswith("[", place):
                return name, place + 1
            _, place = decoded(text, place)
        except UNREADABLE:
            return None
        place, sign = past_blanks(text, place), ","
    return None


def behind_list(text: str, place: int, name: str) -> int | None:
    """Give where the thing ends whose list of entries ends at a place; None where what stands there is broken or long.

    Args:
        text: a feed, or part of it.
        place: of the bracket that closes the list.
        name: of the list, as :func:`list_begin` gives it.

    Example:
        >>> behind_list('], "nextPageToken": "x"} [', 0, "claims"), behind_list("]}", 0, ""), behind_list("]]", 0, "claims")
        (24, 1, None)
    """
    opening = '{"": [' if name else "["
    try:
        _, end = decoded(opening + text[place : place + _MOST_END_CHARS], 0)
    except UNREADABLE:
        return None
    return place + end - len(opening)


def past_blanks(text: str, place: int) -> int:
    """Give where the next thing stands."""
    found = _BLANK.match(text, place)
    return found.end() if found else place


def decoded(text: str, place: int) -> tuple[Any, int]:
    """Give the value that begins at a place, and where it ends.

    Raises:
        ValueError: it is broken, or not whole.
        RecursionError: it nests too deep.
    """
    return _DECODER.raw_decode(text, place)
