"""Standard output and standard error as the commands use them."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper

from sayso.progress import Progress
from sayso.terminal.harmless import visible


def exact() -> None:
    """Have standard output take UTF-8 whatever the locale, and line ends as they are."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf8", errors="backslashreplace", newline="")


@contextmanager
def shown_progress() -> Iterator[Progress | None]:
    """Show progress on a terminal's stderr; stay quiet elsewhere."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console  # noqa: PLC0415 - rich takes a twentieth of a second, which plain commands need not wait for
    from rich.status import Status  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    with Status("reading", console=Console(stderr=True)) as status:
        yield lambda line: status.update(Text(visible(line)))  # a file's name may look like rich's markup
