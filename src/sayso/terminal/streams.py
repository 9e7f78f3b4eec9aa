"""Standard output and standard error as the commands use them."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper

from rich.console import Console
from rich.status import Status
from rich.text import Text

from sayso.terminal.printing import visible

Progress = Callable[[str], None]


def open_console(*, no_color: bool) -> Console:
    """Give a console on standard output; a letter that its encoding lacks is shown as an escape."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    return Console(no_color=no_color or None, markup=False, highlight=False, emoji=False)


def exact() -> None:
    """Have standard output take UTF-8 whatever the locale, and line ends as they are."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf8", errors="backslashreplace", newline="")


@contextmanager
def shown_progress() -> Iterator[Progress | None]:
    """Show progress on a terminal's stderr; stay quiet elsewhere."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield None
        return
    with Status("reading", console=console) as status:
        yield lambda line: status.update(Text(visible(line)))  # a file's name may look like rich's markup
