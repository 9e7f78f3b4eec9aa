"""The query of a list: filters, where it goes on, how much of it."""

from typing import Annotated, TypeVar

from fastapi import Query
from fastapi.params import Depends

from sayso.case import Filter, Slice
from sayso.errors import BadInput
from sayso.records import Act, Stance

Row = TypeVar("Row")
MOST_WORDS_CHARS = 500
MOST_VALUE_CHARS = 300
After = Annotated[str | None, Query(description="the cursor that the part before gave; none: from the start", max_length=500)]
Most = Annotated[int, Query(description="how many at most", ge=1, le=500)]
Words = Annotated[str, Query(description="all of these words are in it, in any script", max_length=MOST_WORDS_CHARS)]
_Value = Annotated[str | None, Query(max_length=MOST_VALUE_CHARS)]
_Day = Annotated[str | None, Query(description="YYYY, YYYY-MM or YYYY-MM-DD; the whole of it counts", max_length=10)]


def asked_filter(  # noqa: PLR0913, PLR0917 - one parameter a filter, for the names stand in the address
    words: Words = "",
    outlet: _Value = None,
    speaker: Annotated[str | None, Query(description="id of an actor", max_length=MOST_VALUE_CHARS)] = None,
    language: Annotated[str | None, Query(description="ISO 639-1", max_length=20)] = None,
    since: _Day = None,
    until: _Day = None,
    stance: Stance | None = None,
    act: Act | None = None,
    dropped: Annotated[bool | None, Query(description="whether an attribution was dropped")] = None,
    unsourced: Annotated[bool | None, Query(description="whether somebody names no source")] = None,
    several: Annotated[bool | None, Query(description="whether more than one document carries it")] = None,
    story: Annotated[str | None, Query(description="id of a story", max_length=MOST_VALUE_CHARS)] = None,
) -> Filter:
    """Read a filter from an address."""
    return Filter(
        words=words, outlet=outlet or None, speaker=speaker or None, language=language or None, since=since or None,
        until=until or None, stance=stance, act=act, dropped=dropped, unsourced=unsourced, several=several, story=story or None,
    )  # fmt: skip


Filtered = Annotated[Filter, Depends(asked_filter)]


def sliced(rows: tuple[Row, ...], after: str | None, most: int) -> Slice[Row]:
    """Give a part of a list that is all in memory; its cursor is the number of the last row.

    Raises:
        BadInput: the cursor is none.

    Example:
        >>> sliced(("a", "b", "c"), "1", 1)
        Slice(rows=('b',), after='2', total=3)
    """
    if after is not None and not (after.isascii() and after.isdigit() and len(after) < len(str(1 << 60))):
        raise BadInput(f"after is {after[:50]!r}; expected the cursor that the part before gave")
    start = int(after or 0)
    end = start + most
    return Slice(rows=rows[start:end], after=str(end) if end < len(rows) else None, total=len(rows))
