"""What every view in the terminal is printed with.

Everything that a document says is hostile: it goes through :func:`sayso.terminal.harmless.visible`
and is never read as rich's markup.
"""

import sys
from io import TextIOWrapper

from rich.console import Console
from rich.text import Text

from sayso.records import Document
from sayso.terminal.harmless import visible

HEADING = "bold reverse"
INDENT = 2


def open_console(*, no_color: bool) -> Console:
    """Give a console on standard output; a letter that its encoding lacks is shown as an escape."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    return Console(no_color=no_color or None, markup=False, highlight=False, emoji=False)


def title(document: Document) -> str:
    """Name a document with what is known of it, on one line."""
    published = document.published
    when = None if published is None else published.earliest or published.latest
    known = [document.file, document.outlet, document.title, when and when[:10], document.language]
    return visible(" | ".join(dict.fromkeys(part for part in known if part)))


def print_wrapped(console: Console, text: Text, indent: int) -> None:
    """Print a text wrapped to the terminal, each line indented; where there is no terminal, on one line."""
    width = max(20, console.width - indent)
    for line in text.wrap(console, width) if console.is_terminal else [text]:
        line.rstrip()
        console.print(Text(" " * indent) + line, no_wrap=True, overflow="ignore", crop=False)
