"""sayso quotes: statements alone."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

import sayso
from sayso.commands.options import Columns, Form, Format, NoColor
from sayso.commands.showing import close
from sayso.documents import joined
from sayso.documents.mapping import columns_said
from sayso.progress import Progress
from sayso.quotes import Quotes, closing_line, find_quotes, json_lines, write_csv
from sayso.records import Pile
from sayso.settings import Settings
from sayso.terminal.printing import open_console
from sayso.terminal.quotes import show
from sayso.terminal.streams import exact, shown_progress

_STDIN = Path("-")


def quotes_command(  # noqa: PLR0913, PLR0917 - each is an option of the command line
    paths: Annotated[
        list[Path] | None,
        typer.Argument(help="files and folders; - is standard input, also when no path is given", show_default=False),
    ] = None,
    texts: Annotated[list[str] | None, typer.Option("--text", help="a text to read, given here; may be repeated")] = None,
    form: Form = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="say why each statement is there: scores, links, word lists")
    ] = False,
    no_color: NoColor = False,
    columns: Columns = None,
) -> None:
    """Read, attribute, name, and write statement by statement."""
    chosen = form or (Format.TEXT if sys.stdout.isatty() else Format.JSONL)
    if explain and chosen is Format.CSV:
        raise typer.BadParameter("csv has no room for reasons; take jsonl or text", param_hint="'--explain'")
    with shown_progress() as progress:
        quotes = find_quotes(
            _pile(paths or [], texts or [], progress, columns_said(columns) if columns else None), progress, explained=explain
        )
    _write(quotes, chosen, no_color=no_color)
    close(quotes.pile.unread, closing_line(quotes))


def _pile(paths: Sequence[Path], texts: Sequence[str], progress: Progress | None, columns: dict[str, str] | None = None) -> Pile:
    """Read what was named; standard input where nothing was named and something is piped in."""
    if not paths and not texts:
        if sys.stdin.isatty():
            raise typer.BadParameter("no text: name files or folders, - for standard input, or give --text", param_hint="'PATHS'")
        paths = [_STDIN]
    piles = [sayso.read([each for each in paths if each != _STDIN], progress=progress, columns=columns)]
    if _STDIN in paths:
        piles.append(sayso.read_text(sys.stdin.buffer.read(Settings().max_file_bytes + 1), name="stdin"))
    piles += [sayso.read_text(each, name="text") for each in texts]
    return joined(piles)


def _write(quotes: Quotes, form: Format, *, no_color: bool) -> None:
    """Write statements to standard output: UTF-8 whatever the locale, and line ends as they are."""
    if form is Format.TEXT:
        show(quotes, open_console(no_color=no_color))
        return
    exact()
    if form is Format.CSV:
        write_csv(quotes, sys.stdout)
        return
    for line in json_lines(quotes):
        sys.stdout.write(f"{line}\n")
