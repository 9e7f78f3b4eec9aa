"""The command line: one short command per verb of the library, with the same name."""

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.status import Status
from rich.text import Text

import sayso
from sayso.documents import joined
from sayso.errors import SaysoError
from sayso.pipeline import Progress
from sayso.quotes import Quotes, closing_line, find_quotes, json_lines, write_csv
from sayso.records import Pile
from sayso.settings import Settings
from sayso.summary import summary
from sayso.terminal import show, visible

app = typer.Typer(
    help="On whose say-so? Trace every claim in a pile of news to the origins that stand behind it.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
_STDIN = Path("-")
Paths = Annotated[list[Path], typer.Argument(help="files and folders: .txt .md .html .jsonl", show_default=False)]


@app.command("trace")
def trace_command(
    paths: Paths,
    report: Annotated[Path | None, typer.Option(help="write the report, one HTML file that opens offline")] = None,
    json_path: Annotated[Path | None, typer.Option("--json", help="write everything that was found as JSON")] = None,
) -> None:
    """Trace every claim in PATHS to its origins, and print what stands out."""
    with _progress() as progress:
        found = sayso.trace(paths, progress=progress)
    if report is not None:
        report.write_text(sayso.render(found), encoding="utf8")
    if json_path is not None:
        json_path.write_text(json.dumps(sayso.to_json(found), ensure_ascii=False, indent=1), encoding="utf8")
    typer.echo(summary(found))


class Format(StrEnum):
    """How statements are written."""

    JSONL = "jsonl"
    CSV = "csv"
    TEXT = "text"


@app.command("quotes")
def quotes_command(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            help="files and folders: .txt .md .html .jsonl; - is standard input, also when no path is given", show_default=False
        ),
    ] = None,
    texts: Annotated[list[str] | None, typer.Option("--text", help="a text to read, given here; may be repeated")] = None,
    form: Annotated[
        Format | None, typer.Option("--format", help="text on a terminal, else jsonl (one object a line)", show_default=False)
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="say why each statement is there: scores, links, word lists")
    ] = False,
    no_color: Annotated[bool, typer.Option("--no-color", help="no colours in text, as with NO_COLOR")] = False,
) -> None:
    """Print every statement in PATHS, standard input or --text: who is credited with what."""
    chosen = form or (Format.TEXT if sys.stdout.isatty() else Format.JSONL)
    if explain and chosen is Format.CSV:
        raise typer.BadParameter("csv has no room for reasons; take jsonl or text", param_hint="'--explain'")
    with _progress() as progress:
        quotes = find_quotes(_pile(paths or [], texts or [], progress), progress, explained=explain)
    _write(quotes, chosen, no_color=no_color)
    sys.stdout.flush()
    for unread in quotes.pile.unread:
        typer.echo(visible(f"not read: {unread.path}: {unread.why}"), err=True)
    typer.echo(closing_line(quotes), err=True)


def _pile(paths: Sequence[Path], texts: Sequence[str], progress: Progress | None) -> Pile:
    """Read what was named; standard input where nothing was named and something is piped in."""
    if not paths and not texts:
        if sys.stdin.isatty():
            raise typer.BadParameter("no text: name files or folders, - for standard input, or give --text", param_hint="'PATHS'")
        paths = [_STDIN]
    piles = [sayso.read([each for each in paths if each != _STDIN], progress=progress)]
    if _STDIN in paths:
        piles.append(sayso.read_text(sys.stdin.buffer.read(Settings().max_file_bytes + 1), name="stdin"))
    piles += [sayso.read_text(each, name="text") for each in texts]
    return joined(piles)


def _write(quotes: Quotes, form: Format, *, no_color: bool) -> None:
    """Write statements to standard output: UTF-8 whatever the locale, and line ends as they are."""
    if form is Format.TEXT:
        show(quotes, Console(no_color=no_color or None, markup=False, highlight=False, emoji=False))
        return
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf8", errors="backslashreplace", newline="")
    if form is Format.CSV:
        write_csv(quotes, sys.stdout)
        return
    for line in json_lines(quotes):
        sys.stdout.write(f"{line}\n")


@contextmanager
def _progress() -> Iterator[Progress | None]:
    """Show progress on a terminal's stderr; stay quiet elsewhere."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield None
        return
    with Status("reading", console=console) as status:
        yield lambda line: status.update(Text(visible(line)))  # a file's name may look like rich's markup


def main() -> None:
    """Run the command line; an error of ours is one line on stderr and exit code 1, bad usage is 2."""
    try:
        app()
    except SaysoError as error:
        typer.echo(f"error: {error}", err=True)
        sys.exit(1)
    except OSError as error:
        typer.echo(f"error: {error.filename}: {error.strerror}", err=True)
        sys.exit(1)
