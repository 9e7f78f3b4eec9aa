"""Times as people write them on a command line: ages, days, instants."""

from datetime import UTC, datetime, timedelta

import typer

_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}


def every_seconds(words: str) -> float:
    """Give the seconds from one round to the next."""
    number, unit = words[:-1], words[-1:]
    if not number.isdigit() or unit not in _UNITS or not int(number[:6]):
        raise typer.BadParameter(f"{words!r} is no time; expected minutes, hours or days: 15m, 2h, 1d", param_hint="'--every'")
    return timedelta(**{_UNITS[unit]: int(number[:6])}).total_seconds()


def instant(since: str) -> str:
    """Give an instant as it is stored: of a day its beginning, of an age so long ago; UTC."""
    number, unit = since[:-1], since[-1:]
    if number.isdigit() and unit in _UNITS:
        ago = timedelta(**{_UNITS[unit]: int(number[:6])})
        return (datetime.now(UTC) - ago).isoformat(timespec="seconds")
    if not since:
        return ""
    try:
        told = datetime.fromisoformat(since)
    except ValueError:
        message = f"{since!r} is no time; expected a day (2026-05-17), an instant (2026-05-17T08:00) or an age (90m, 12h, 7d, 2w)"
        raise typer.BadParameter(message, param_hint="'--since'") from None
    return (told if told.tzinfo else told.replace(tzinfo=UTC)).astimezone(UTC).isoformat(timespec="seconds")
