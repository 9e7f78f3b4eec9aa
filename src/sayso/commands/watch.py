"""sayso watch: feeds, asked again and again."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event
from typing import Annotated

import typer

from sayso.commands.added import show_added
from sayso.commands.options import CasePath, Contact, Private
from sayso.commands.times import every_seconds
from sayso.fetching import Manners
from sayso.terminal.streams import shown_progress
from sayso.watching import Watching, watch


def watch_command(  # noqa: PLR0913, PLR0917 - one parameter an option
    case: CasePath,
    feeds: Annotated[
        list[str] | None, typer.Argument(help="addresses of feeds, OPML files; none: those that were watched before")
    ] = None,
    every: Annotated[str, typer.Option(help="from one round to the next: 15m, 2h, 1d")] = "15m",
    once: Annotated[bool, typer.Option("--once", help="one round only")] = False,
    pages: Annotated[int, typer.Option(min=1, help="that are asked for in one round, at most")] = 100,
    pause: Annotated[float, typer.Option(min=0, help="seconds between two pages of one host")] = 2.0,
    contact: Contact = "",
    allow_private: Private = False,
) -> None:
    """Watch until told to stop, and print what each round brought."""
    manners = Manners(contact=contact, pause_seconds=pause, most_pages=pages, allow_private=allow_private)
    with _stopped_by_hand() as stop, shown_progress() as progress:
        how = Watching(every_seconds=None if once else every_seconds(every), manners=manners, stop=stop)
        for added in watch(case, feeds or [], progress=progress, watching=how):
            show_added(case, added)


@contextmanager
def _stopped_by_hand() -> Iterator[Event]:
    """Give what is set by the first Ctrl-C; the second one stops at once."""
    stop = Event()

    def wish(_number: int, _frame: object) -> None:
        stop.set()
        signal.signal(signal.SIGINT, before)
        typer.echo("stopping after this step; all that was read is stored (Ctrl-C again: at once)", err=True)

    before = signal.signal(signal.SIGINT, wish)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)
