"""The command line: one short command per verb of the library, with the same name."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.status import Status

import sayso
from sayso.errors import SaysoError
from sayso.exchange import statement_json
from sayso.pipeline import Progress
from sayso.summary import summary

app = typer.Typer(
    help="On whose say-so? Trace every claim in a pile of news to the origins that stand behind it.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
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


@app.command("quotes")
def quotes_command(paths: Paths) -> None:
    """Print every statement in PATHS, one JSON object a line: who is credited with what."""
    with _progress() as progress:
        pile = sayso.read(paths, progress=progress)
        statements, actors = sayso.name_actors(pile.documents, sayso.attribute(pile.documents, progress=progress))
    documents, names = {each.id: each for each in pile.documents}, {each.id: each.name for each in actors}
    for each in statements:
        document = documents[each.document]
        place = {"file": document.file, "offset": document.offset, "name": names.get(each.speaker or "")}
        typer.echo(json.dumps({**place, **statement_json(each, document)}, ensure_ascii=False))
    for unread in pile.unread:
        typer.echo(f"not read: {unread.path}: {unread.why}", err=True)


@contextmanager
def _progress() -> Iterator[Progress | None]:
    """Show progress on a terminal's stderr; stay quiet elsewhere."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield None
        return
    with Status("reading", console=console) as status:
        yield status.update


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
