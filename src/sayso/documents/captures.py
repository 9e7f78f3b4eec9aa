"""When something was fetched from the web, as archives, browsers and tables write it. It is no date of publication."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from sayso.documents.dates import moment

_LONGEST = 100
_YEARS = range(1990, 2101)
_DIGITS = re.compile(r"(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?\Z")
# RFC 5322, 3.3: a clock in UTC, of which nobody says where it stands
_UNPLACED = re.compile(r"\s-0000\s*(?:\(.{0,40}\))?\Z")


def captured(words: str) -> str | None:
    """Give when something was fetched: ISO 8601, in UTC where a zone is told; the day alone where no clock is; None for no date.

    Args:
        words: the WARC-Date of a web archive, the fourteen figures of ARC, the Date of a saved page, or the field of a table.

    Example:
        >>> captured("2023-01-05T10:00:00.25Z"), captured("20230105100000"), captured("2023-01-05"), captured("yesterday")
        ('2023-01-05T10:00:00+00:00', '2023-01-05T10:00:00+00:00', '2023-01-05', None)
        >>> captured("Wed, 13 Mar 2024 08:00:00 -0000"), captured("Wed, 13 Mar 2024 09:00:00 +0100")
        ('2024-03-13T08:00:00+00:00', '2024-03-13T08:00:00+00:00')
    """
    written = " ".join(words[: _LONGEST + 1].split())
    if not written or len(written) > _LONGEST:
        return None
    found = next((instant for rule in (_digits, _iso, _mail) if (instant := rule(written)) is not None), None)
    if found is None:
        return _day(written)
    return _told(found) if found.year in _YEARS else None


def _told(instant: datetime) -> str | None:
    try:
        return (instant if instant.tzinfo is None else instant.astimezone(UTC)).isoformat(timespec="seconds")
    except (ValueError, OverflowError):
        return None


def _digits(written: str) -> datetime | None:
    """Read the figures of ARC, which are in UTC; days alone are left to :func:`_day`."""
    match = _DIGITS.match(written)
    if match is None or match[4] is None:
        return None
    try:
        return datetime(*(int(each or 0) for each in match.groups()), tzinfo=UTC)  # type: ignore[misc,arg-type]
    except ValueError:
        return None


def _iso(written: str) -> datetime | None:
    if len(written) < len("2023-01-05T10"):
        return None
    try:
        return datetime.fromisoformat(written)
    except ValueError:
        return None


def _mail(written: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(written)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    return found.replace(tzinfo=UTC) if found.tzinfo is None and _UNPLACED.search(written) else found


def _day(written: str) -> str | None:
    """Give the day, or the instant, that a date in words means; None where it means several days."""
    found = moment(written, "")
    if found is None or found.earliest is None or found.latest is None or int(found.earliest[:4]) not in _YEARS:
        return None
    if found.earliest == found.latest:
        instant = datetime.fromisoformat(found.earliest)
        return _told(instant)
    return found.earliest[:10] if found.earliest[:10] == found.latest[:10] else None
