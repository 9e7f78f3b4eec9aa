"""What a translation changes in substance, told only where it is sure: a number that has become another."""

from collections.abc import Iterator, Sequence
from math import isclose, log10

from sayso.copies.gaps import Pair, Side
from sayso.languages.numbers import numbers_at
from sayso.records import Document

MOST_CHANGES = 20
# smaller numbers are written out, counted otherwise or left out in translation
LEAST_VALUE = 2
# miles and kilometres, feet and metres, inches and centimetres, pounds and kilograms, as translators convert and round them
_UNITS = (1.609, 3.281, 2.54, 2.205, 1.8)
_ROUNDED = 0.07
_AFTERNOON = 12
_MONTHS = frozenset("月월")
_FREEZING, _DEGREE, _ROUNDED_DEGREES = 32, 5 / 9, 1.5
# a number's key and its words
Figure = tuple[str, str]


def translated_changes(first: Document, second: Document, pairs: Sequence[Pair]) -> tuple[str, ...]:
    """List the numbers that a translation changes: "60 -> 500"; read from the first document to the second.

    Told where both sentences have one number alone, in digits, and the two are not one in other units, on another clock, or
    written short. Negation is not told across languages: of short true translations one in twenty says with a "not" what the
    other says without (measured on ntrex128).

    Args:
        first: the one to read from.
        second: the one to read to.
        pairs: aligned sentences in code points (start, end in the first; start, end in the second).
    """
    found = (change for a, b, c, d in pairs for change in _renumbered(Side(first, a, b), Side(second, c, d)))
    return tuple(dict.fromkeys(found))[:MOST_CHANGES]


def _renumbered(first: Side, second: Side) -> Iterator[str]:
    old, new = _numbers(first), _numbers(second)
    gone, come = _left(old, new), _left(new, old)
    if len(gone) == len(come) == 1 and not _agree(gone[0], come[0]):
        yield f"{gone[0][1]} -> {come[0][1]}"


def _left(numbers: Sequence[Figure], others: Sequence[Figure]) -> list[Figure]:
    """Give the numbers in digits that agree with none of the other sentence, in digits or in words."""
    keys = {key for key, _ in others}
    apart = [number for number in numbers if number[0] not in keys]
    return [number for number in apart if any(map(str.isdigit, number[1])) and not any(_agree(number, other) for other in others)]


def _numbers(side: Side) -> list[Figure]:
    """Give the numbers of a sentence, key and words."""
    text = side.text
    # 3月 is March, which other languages write without a number
    return [
        (each.key, text[each.start : each.end])
        for each in numbers_at(text, side.language)
        if text[each.end : each.end + 1] not in _MONTHS
    ]


def _agree(old: Figure, new: Figure) -> bool:
    """Tell whether two numbers are or may be the same."""
    digits = tuple("".join(filter(str.isdigit, words)) for _, words in (old, new))
    # 1930s and 30-е, 4.40 and 4:40
    if not all(digits):
        return old[0] == new[0]
    if digits[0].endswith(digits[1]) or digits[1].endswith(digits[0]):
        return True
    try:
        one, other = float(old[0]), float(new[0])
    except ValueError:
        return True
    low, high = sorted((one, other))
    if low < LEAST_VALUE or int(one) == int(other) or high - low == _AFTERNOON:
        return True
    return _converts(low, high)


def _converts(low: float, high: float) -> bool:
    """Tell whether one number is the other in another unit, or with its noughts in a word that was not read."""
    ratio = high / low
    power = round(log10(ratio))
    in_units = any(abs(ratio / unit - 1) < _ROUNDED for unit in _UNITS)
    return in_units or isclose(ratio, 10**power) or abs((high - _FREEZING) * _DEGREE - low) < _ROUNDED_DEGREES
