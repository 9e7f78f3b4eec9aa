"""Whole fact-checks in a file whose JSON is broken somewhere, taken only where they surely stand in its list of entries.

Within a broken entry nobody can tell words from JSON: a post that a publisher quotes without escaping its quotation marks may
hold what looks like a fact-check, of anybody. So only two stretches are taken: what is whole from the beginning of the list to
the first break, and what is whole from behind the last break to the end of the file. What looks like a fact-check within the
words of an entry has the rest of that entry behind it, and with it the file does not end whole. Between two breaks nothing is
taken.

The limit: whoever can put quotation marks of his own into a feed can close the entry that quotes him and write others, with or
without a break: such a feed may be whole JSON, and no reader can tell. Nor can it be told where a file was cut off right behind a
list that stands in such words.
"""

import codecs
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from sayso.exchange.fact_checks import Entry, entries
from sayso.exchange.fact_checks_lists import UNREADABLE, behind_list, decoded, list_begin, past_blanks

_BEGINS = re.compile(r",\s{0,200}(?=\{)")
_OVERLAP = 202  # characters, as many as the pattern takes
# What may be looked at in vain: a failed try costs what was read in it, and counting lines for its message
_MOST_SPENT, _TRY = 64 << 20, 1 << 14
_MOST_BYTES_A_CHARACTER = 4
_GIVEN_UP = "so many objects behind a break cannot be read that the search for whole fact-checks ended"


def whole_entries(file: BinaryIO, longest: int, n_before: int = 0) -> Iterator[Entry | str]:
    """Give the fact-checks that are whole before the first break of a file and behind its last, and why more is left out.

    That something stands between two breaks is told (a string), and that thousands of objects cannot be read: then nothing behind
    the first break is given.

    Args:
        file: open for reading; it is read from its beginning.
        longest: how many bytes an entry may take.
        n_before: how many fact-checks at the beginning are known, and not given again. Where fewer can be read, none is given.

    Example:
        >>> from io import BytesIO
        >>> feed = BytesIO(b'[{"claimReviewed": "a"}, {"b": "c" "d"}, {"claimReviewed": "e"}]')
        >>> [each.text for each in whole_entries(feed, 100)]
        ['a', 'e']
    """
    window = _Window(file, longest)
    n_found = 0
    if window.go_to_list():
        for entry in _entries(window):
            n_found += 1
            if n_found > n_before:
                yield entry
    if window.whole or n_found < n_before:
        return
    begin, reason = _last_begin(window)
    if reason:
        yield reason
    if begin is not None:
        yield from _entries(_Window(file, longest, window.name, begin))


def _entries(window: "_Window") -> Iterator[Entry]:
    return (each for item in _items(window) for each in entries(item) if isinstance(each, Entry))


def _items(window: "_Window") -> Iterator[Any]:
    """Give the items of a list from the place on, and of the lists of other things behind it, as far as they are whole."""
    sign = ","
    while sign == ",":
        found = window.take()
        if found is None:
            return
        yield from found
        sign = window.take_sign()
        if sign == "]" and window.go_behind_list():
            sign = ","


def _last_begin(window: "_Window") -> tuple[int | None, str]:
    """Give where the last whole stretch of a file begins, in characters, if there is one; and a reason for what is left out."""
    n_left_out, name = 0, window.name
    while window.go_to_next():
        begin = window.position
        n_items = sum(1 for _ in _items(window))
        window.name = name  # words may name another list
        if window.whole:
            return begin, _left_out(n_left_out)
        n_left_out += n_items
        if window.spent >= _MOST_SPENT:
            return None, _GIVEN_UP
    return None, _left_out(n_left_out)


def _left_out(n_items: int) -> str:
    if n_items == 0:
        return ""
    what = "1 object between two breaks is" if n_items == 1 else f"{n_items:,} objects between breaks are"
    return f"{what} not read: words of a broken entry can look like that"


class _Window:
    """The part of a file that is looked at: at least so many characters behind the place, where the file has them.

    Args:
        file: which is read from its beginning.
        longest: how many bytes an entry may take.
        name: of the list of entries, where it is known (:func:`list_begin`).
        position: where to begin, in characters.
    """

    def __init__(self, file: BinaryIO, longest: int, name: str = "", position: int = 0) -> None:
        file.seek(0)
        self.name, self.spent, self.whole = name, 0, False
        self._file, self._longest, self._ended = file, longest, False
        self._text, self._place, self._before = "", 0, 0
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")("replace")
        self._fill()
        while self._before + len(self._text) < position and not self._ended:
            self._place = len(self._text)
            self._fill()
        self._place = position - self._before

    @property
    def position(self) -> int:
        """How many characters of the file stand before the place."""
        return self._before + self._place

    def go_to_list(self) -> bool:
        """Go to the first entry of the list of entries of what begins here, if it has one."""
        found = list_begin(self._text, self._place)
        if found is not None:
            self.name, self._place = found
        return found is not None

    def go_behind_list(self) -> bool:
        """Go behind the thing whose list of entries ends here, and to the list of the next one; tell whether there is one.

        Where the file ends there, all was whole.
        """
        end = behind_list(self._text, self._place, self.name)
        if end is None:
            self.spent += _TRY
            return False
        self._place = end
        self._skip()
        self.whole = self._place == len(self._text)
        return not self.whole and self.go_to_list()

    def go_to_next(self) -> bool:
        """Go to where the next item of a list may begin; tell whether there is such a place."""
        self._fill()
        while (found := _BEGINS.search(self._text, self._place)) is None:
            if self._ended:
                return False
            self._place = max(self._place, len(self._text) - _OVERLAP)
            self._fill(len(self._text) - self._place + 1)
        self._place = found.end()
        return True

    def take(self) -> tuple[Any, ...] | None:
        """Give the item that stands here, none where it is too long, and go behind it; None where it cannot be read."""
        self._skip()
        begin = self._place
        try:
            item, self._place = decoded(self._text, begin)
        except UNREADABLE as error:
            self.spent += _TRY + max(0, getattr(error, "pos", begin) - begin)
            return None
        may_be_long = (self._place - begin) * _MOST_BYTES_A_CHARACTER > self._longest
        return () if may_be_long and len(self._text[begin : self._place].encode()) > self._longest else (item,)

    def take_sign(self) -> str:
        """Give the sign that stands here, and go behind it if it is a comma."""
        self._skip()
        sign = self._text[self._place : self._place + 1]
        self._place += sign == ","
        return sign

    def _skip(self) -> None:
        """Go to the next thing, with all behind it that an entry may take."""
        self._fill()
        self._place = past_blanks(self._text, self._place)
        self._fill()

    def _fill(self, least: int = 0) -> None:
        """Read on where too little is left, and give up what stands before the place."""
        least = max(least, self._longest)
        while not self._ended and len(self._text) - self._place < least:
            step = self._file.read(2 * self._longest)
            self._before += self._place
            self._text, self._place = self._text[self._place :] + self._decoder.decode(step, final=not step), 0
            self._ended = not step
