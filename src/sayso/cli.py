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
from sayso.archive import Archive, batches, copies_in, the_document, write_copies_in
from sayso.archive import closing_line as copies_line
from sayso.copies import Engine
from sayso.documents import joined
from sayso.errors import BadInput, SaysoError
from sayso.exchange import copies_json, read_findings, streams
from sayso.exchange.corrections import read_corrections, read_publishers
from sayso.exchange.dialects import DIALECTS, Names
from sayso.exchange.reading import Findings
from sayso.exchange.tables import Tables
from sayso.explain import explain, explain_absence, explain_copy
from sayso.pipeline import Progress
from sayso.quotes import Quotes, closing_line, find_quotes, json_lines, write_csv
from sayso.records import Pile, Unread
from sayso.settings import Settings
from sayso.summary import summary
from sayso.terminal import show, show_copies, show_explanation, visible

app = typer.Typer(
    help="On whose say-so? Trace every claim in a pile of news to the origins that stand behind it.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
_STDIN = Path("-")
Paths = Annotated[list[Path], typer.Argument(help="files and folders: .txt .md .html .jsonl", show_default=False)]


class Format(StrEnum):
    """How statements or copies are written."""

    JSONL = "jsonl"
    CSV = "csv"
    TEXT = "text"


Form = Annotated[
    Format | None, typer.Option("--format", help="text on a terminal, else jsonl (one object a line)", show_default=False)
]
NoColor = Annotated[bool, typer.Option("--no-color", help="no colours in text, as with NO_COLOR")]


@app.command("trace")
def trace_command(
    paths: Paths,
    report: Annotated[Path | None, typer.Option(help="write the report, one HTML file that opens offline")] = None,
    json_path: Annotated[Path | None, typer.Option("--json", help="write everything that was found as JSON")] = None,
    corrections: Annotated[
        Path | None, typer.Option(help="what people decided, .csv or .jsonl: judgement, a, b, claim, by, at, why; it wins")
    ] = None,
    publishers: Annotated[
        Path | None, typer.Option(help="outlets of one owner beside those that are known, .csv: outlet, owner")
    ] = None,
) -> None:
    """Trace every claim in PATHS to its origins, and print what stands out."""
    decided = read_corrections(corrections) if corrections else ()
    owners = read_publishers(publishers) if publishers else None
    with _progress() as progress:
        found = sayso.trace(paths, progress=progress, corrections=decided, publishers=owners)
    if report is not None:
        report.write_text(sayso.render(found), encoding="utf8")
    if json_path is not None:
        json_path.write_text(json.dumps(sayso.to_json(found), ensure_ascii=False, indent=1), encoding="utf8")
    typer.echo(summary(found))


@app.command("quotes")
def quotes_command(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            help="files and folders: .txt .md .html .jsonl; - is standard input, also when no path is given", show_default=False
        ),
    ] = None,
    texts: Annotated[list[str] | None, typer.Option("--text", help="a text to read, given here; may be repeated")] = None,
    form: Form = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="say why each statement is there: scores, links, word lists")
    ] = False,
    no_color: NoColor = False,
) -> None:
    """Print every statement in PATHS, standard input or --text: who is credited with what."""
    chosen = form or (Format.TEXT if sys.stdout.isatty() else Format.JSONL)
    if explain and chosen is Format.CSV:
        raise typer.BadParameter("csv has no room for reasons; take jsonl or text", param_hint="'--explain'")
    with _progress() as progress:
        quotes = find_quotes(_pile(paths or [], texts or [], progress), progress, explained=explain)
    _write(quotes, chosen, no_color=no_color)
    _close(quotes.pile.unread, closing_line(quotes))


@app.command("copies")
def copies_command(  # noqa: PLR0913, PLR0917 - each is an option of the command line
    paths: Paths,
    out: Annotated[Path | None, typer.Option(help="write tables into this folder, as Parquet and as CSV")] = None,
    json_path: Annotated[Path | None, typer.Option("--json", help="write documents and copies as JSON")] = None,
    form: Form = None,
    columns: Annotated[Names, typer.Option(help="whose tables and columns: of --out, csv and jsonl")] = Names.SAYSO,
    pair: Annotated[
        tuple[str, str] | None,
        typer.Option("--explain", metavar="A B", help="why two documents are copies, or are not: by id, file, outlet or title"),
    ] = None,
    no_color: NoColor = False,
    work: Annotated[
        Path | None,
        typer.Option(help="for piles too large for memory: a folder for the steps; a stopped search goes on there. Needs --out"),
    ] = None,
    engine: Annotated[
        Engine | None, typer.Option(help="who joins the fingerprints of --work, instead of sayso itself", show_default=False)
    ] = None,
) -> None:
    """Find which passages in PATHS are copies: word for word, edited, translated, or reworded; and what was changed."""
    if work is not None or engine is not None:
        _check_archive(work, out, others=(json_path, form, pair))
    _make_room(out, json_path)
    if work is not None and out is not None:
        with _progress() as progress:
            written = write_copies_in(paths, out, work, DIALECTS[columns], engine, progress=progress)
        _close(written.unread, copies_line(written.copies, written.documents))
        return
    with _progress() as progress:
        archive = copies_in(paths, progress=progress)
        _write_files(archive, out, json_path, columns, progress)
    if pair is not None:
        found = Findings(documents=archive.pile.documents, statements=(), copies=archive.copies, settings=Settings())
        _explain_pair(found, pair[0], pair[1], _console(no_color=no_color))
    elif form is not None or sys.stdout.isatty() or (out is None and json_path is None):
        _write_copies(archive, form, columns, no_color=no_color)
    _close(archive.pile.unread, copies_line(len(archive.copies), len(archive.pile.documents)))


@app.command("explain")
def explain_command(
    path: Annotated[
        Path, typer.Argument(metavar="JSON", help="of sayso trace --json or sayso copies --json", show_default=False)
    ],
    name: Annotated[str, typer.Argument(metavar="ID", help="of a copy or a statement; or a document", show_default=False)],
    other: Annotated[
        str | None,
        typer.Argument(metavar="DOCUMENT", help="another one: why the two are copies, or are not", show_default=False),
    ] = None,
    no_color: NoColor = False,
) -> None:
    """Say why a copy or a statement exists, or why two documents are no copies: every rule and what it said."""
    found, console = read_findings(path), _console(no_color=no_color)
    if other is not None:
        _explain_pair(found, name, other, console)
    elif any(each.id == name for each in found.copies):
        _explain_copy(found, name, console)
    elif any(each.id == name for each in found.statements):
        _explain_statement(found, name, console)
    else:
        raise BadInput(f"{path} has no copy and no statement {name!r}; expected the id of one, or two documents")


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
        show(quotes, _console(no_color=no_color))
        return
    _exact()
    if form is Format.CSV:
        write_csv(quotes, sys.stdout)
        return
    for line in json_lines(quotes):
        sys.stdout.write(f"{line}\n")


def _check_archive(work: Path | None, out: Path | None, others: tuple[object, ...]) -> None:
    """Refuse what a search on disk cannot do: it writes tables and nothing else."""
    if work is None:
        raise typer.BadParameter("engines join what is on disk; name a folder for it with --work", param_hint="'--engine'")
    if out is None:
        raise typer.BadParameter(
            "the copies of a large pile are written as tables; name their folder with --out", param_hint="'--work'"
        )
    if any(each is not None for each in others):
        message = "a large pile gives tables alone: leave out --json, --format and --explain"
        raise typer.BadParameter(message, param_hint="'--work'")


def _make_room(out: Path | None, json_path: Path | None) -> None:
    """Fail before the search, not after it, where something cannot be written."""
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
    if json_path is not None:
        json_path.open("ab").close()


def _write_files(archive: Archive, out: Path | None, json_path: Path | None, columns: Names, progress: Progress | None) -> None:
    """Write what was asked for besides standard output."""
    if out is not None:
        with Tables(out, archive.by_id, DIALECTS[columns]) as tables:
            for number, batch in enumerate(batches(archive.copies), start=1):
                tables.write(batch)
                if progress is not None:
                    progress(f"writing tables: batch {number}")
    if json_path is not None:
        with json_path.open("w", encoding="utf8") as file:
            file.writelines(copies_json(archive.run, archive.pile, archive.copies, archive.by_id))


def _write_copies(archive: Archive, form: Format | None, columns: Names, *, no_color: bool) -> None:
    """Write copies to standard output, for the eye or line by line."""
    chosen = form or (Format.TEXT if sys.stdout.isatty() else Format.JSONL)
    if chosen is Format.TEXT:
        show_copies(archive.pile.documents, archive.copies, _console(no_color=no_color))
        return
    _exact()
    if chosen is Format.CSV:
        streams.write_csv(archive.copies, archive.by_id, sys.stdout, DIALECTS[columns])
        return
    for line in streams.json_lines(archive.copies, archive.by_id, DIALECTS[columns]):
        sys.stdout.write(f"{line}\n")


def _explain_pair(found: Findings, name: str, other: str, console: Console) -> None:
    """Explain every copy between two documents; where there is none, what refused it."""
    first, second = (the_document(each, found.documents) for each in (name, other))
    between = [each for each in found.copies if {each.a.document, each.b.document} == {first.id, second.id}]
    for copy in between:
        _explain_copy(found, copy.id, console)
    if not between and first.id == second.id:
        raise BadInput(f"{name!r} and {other!r} are one document, which holds no copy of itself; expected two documents")
    if not between:
        show_explanation(
            (first, second), explain_absence(first, second, found.documents, found.statements, found.settings), console
        )


def _explain_copy(found: Findings, name: str, console: Console) -> None:
    copy = next(each for each in found.copies if each.id == name)
    known = {each.id: each for each in found.documents}
    pages = [known[each] for each in dict.fromkeys((copy.a.document, copy.b.document))]
    show_explanation(pages, explain_copy(copy, found.documents, found.statements, found.settings), console, copy)


def _explain_statement(found: Findings, name: str, console: Console) -> None:
    statement = next(each for each in found.statements if each.id == name)
    (page,) = (each for each in found.documents if each.id == statement.document)
    reasons = explain([each for each in found.statements if each.document == page.id], page)
    show_explanation((page,), reasons[name], console)


def _close(unread: Sequence[Unread], line: str) -> None:
    """Say on standard error what was not read, and how much was found."""
    sys.stdout.flush()
    for each in unread:
        typer.echo(visible(f"not read: {each.path}: {each.why}"), err=True)
    typer.echo(line, err=True)


def _console(*, no_color: bool) -> Console:
    """Give a console on standard output; a letter that its encoding lacks is shown as an escape."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    return Console(no_color=no_color or None, markup=False, highlight=False, emoji=False)


def _exact() -> None:
    """Have standard output take UTF-8 whatever the locale, and line ends as they are."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf8", errors="backslashreplace", newline="")


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
        typer.echo(visible(f"error: {error}"), err=True)
        sys.exit(1)
    except OSError as error:
        typer.echo(visible(f"error: {error.filename}: {error.strerror}"), err=True)
        sys.exit(1)
