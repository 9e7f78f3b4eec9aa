"""The error tree: names say whose fault it is.

    SaysoError
    ├── BadInput        what was handed in cannot be read or is not what it should be
    ├── BadSetting      an option has a value that it cannot take
    ├── BadModel        a shipped model or data file is missing or broken
    ├── BadStore        a case file cannot be opened, read or written
    │   └── BusyStore   another process writes to it: wait, or try again
    └── MissingExtra    an optional part is not installed

Only ``cli.py`` turns a :class:`SaysoError` into a line on stderr and an exit code. A file that cannot be
read never raises: it becomes an :class:`sayso.records.Unread` of its pile.
"""


class SaysoError(Exception):
    """Catch every error that sayso raises on purpose."""


class BadInput(SaysoError):
    """What was handed in cannot be read or is not what it should be."""


class BadSetting(SaysoError):
    """An option has a value that it cannot take."""


class BadModel(SaysoError):
    """A shipped model or data file is missing or broken."""


class BadStore(SaysoError):
    """A case file cannot be opened, read or written."""


class BusyStore(BadStore):
    """Another process writes to a case: wait, or try again."""


class MissingExtra(SaysoError):
    """An optional part is not installed; the message names the extra."""
