"""How Japanese names in kanji may be read, in Latin letters: 早坂 is Hayasaka."""

import csv
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

MAX_KANJI = 8
MAX_READINGS = 24  # of one name: 一 alone has a dozen
_GIVEN = ("first_name_man_org.csv", "first_name_woman_org.csv")


@lru_cache(maxsize=1 << 12)
def readings(name: str) -> tuple[tuple[str, str], ...]:
    """Give the family and the given name that kanji may be read as; none where the list does not know them.

    Source: names and readings of the package japanese-personal-name-dataset (MIT): 2,000 family names, 10,000 given names.

    Example:
        >>> readings("佐藤太郎")
        (('satou', 'tarou'),)
        >>> readings("王")
        ()
    """
    if not 1 < len(name) <= MAX_KANJI:
        return ()
    families, given = _families(), _given()
    found = [
        (family, first)
        for cut in range(1, len(name))
        for family in families.get(name[:cut], ())
        for first in given.get(name[cut:], ())
    ]
    return tuple(found[:MAX_READINGS])


@lru_cache(maxsize=1 << 12)
def family_readings(name: str) -> tuple[str, ...]:
    """Give the readings of a family name alone.

    Example:
        >>> family_readings("佐藤")
        ('satou',)
    """
    return tuple(_families().get(name, ()))


@cache
def _families() -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for kanji, _, _, latin in _rows("last_name_org.csv"):
        found[kanji].append(latin)
    return dict(found)


@cache
def _given() -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for name in _GIVEN:
        for _, latin, *written in _rows(name):
            for kanji in written:
                found[kanji].append(latin)
    return dict(found)


def _rows(name: str) -> Iterator[list[str]]:
    with (files("japanese_personal_name_dataset") / "dataset" / name).open(encoding="utf8") as lines:
        yield from csv.reader(lines)
