"""When to ask again: what the server says, else after a time that doubles with every failure, up to a day.

Where nothing answered, up to an hour only: more often than not it is we who had no network.
"""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

FIRST_WAIT_SECONDS = 15 * 60.0
DAY_SECONDS = 86_400.0
HOUR_SECONDS = 3_600.0
_LEAST_SECONDS = 1.0
_LONGEST_REST = timedelta(days=32)
_DOUBLINGS = 7  # 15 minutes doubled so often are more than a day


def retry_after(value: str | None, now: datetime) -> float | None:
    """Give the seconds of a header ``retry-after``, 1 to a day; None where it says nothing.

    Example:
        >>> now = datetime(2024, 3, 4, 12, tzinfo=UTC)
        >>> [retry_after(each, now) for each in ("120", "Mon, 04 Mar 2024 12:01:00 GMT", "99999999", "soon", None)]
        [120.0, 60.0, 86400.0, None, None]
    """
    words = (value or "").strip()
    if words.isascii() and words.isdigit():
        return min(max(float(words[:9]), _LEAST_SECONDS), DAY_SECONDS)
    try:
        told = parsedate_to_datetime(words)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    at = told if told.tzinfo else told.replace(tzinfo=UTC)
    return min(max((at - now).total_seconds(), _LEAST_SECONDS), DAY_SECONDS)


def after_failure(failures: int, asked: float | None, *, answered: bool = True) -> timedelta:
    """Give how long to leave an address alone after so many failures in a row.

    Args:
        failures: at least 1.
        asked: seconds that the server asked for; it counts where it is given.
        answered: whether there was any answer.

    Example:
        >>> [after_failure(n, None).total_seconds() / 60 for n in (1, 2, 3, 8, 100)]
        [15.0, 30.0, 60.0, 1440.0, 1440.0]
        >>> after_failure(9, None, answered=False).total_seconds() / 60
        60.0
    """
    doubled = FIRST_WAIT_SECONDS * 2 ** min(failures - 1, _DOUBLINGS)
    return timedelta(seconds=min(doubled if asked is None else asked, DAY_SECONDS if answered else HOUR_SECONDS))


def next_look(rested: timedelta | None) -> timedelta:
    """Give after how long a page that answered is looked at again: after a day, then after twice as long as the last time.

    Args:
        rested: since it was last looked at, where it has not changed since; None for a new page, and for one that has changed.

    Example:
        >>> next_look(None).days, next_look(timedelta(days=1)).days, next_look(timedelta(days=30)).days
        (1, 2, 32)
    """
    return timedelta(days=1) if rested is None else min(max(2 * rested, timedelta(days=1)), _LONGEST_REST)
