"""What is told of a long run while it goes on."""

from collections.abc import Callable

Progress = Callable[[str], None]
"""Called now and then with a short line: what is done, and how much of it."""


def silent(line: str, /) -> None:
    """Tell nobody."""
