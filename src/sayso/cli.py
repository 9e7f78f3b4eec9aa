"""The command line: one short command per verb of the library, with the same name."""

import json
import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

import sayso
from sayso.archive import Archive, batches, copies_in, write_copies_in
from sayso.archive import closing_line as copies_line
from sayso.case_commands import Columns, ReportLanguage, case_app
from sayso.copies import Engine
from sayso.documents import joined
from sayso.documents.mapping import columns_said
from sayso.errors import BadInput, SaysoError
from sayso.exchange import copies_json, findings_of, streams
from sayso.exchange.corrections import read_corrections, read_publishers
from sayso.exchange.dialects import DIALECTS, Names
from sayso.exchange.reading import Findings
from sayso.exchange.tables import Tables
from sayso.pipeline import Progress
from sayso.quotes import Quotes, closing_line, find_quotes, json_lines, write_csv
from sayso.records import Pile, Unread
from sayso.settings import Settings
from sayso.summary import summary
from sayso.terminal import show, show_copies, visible
from sayso.terminal.asking import explained_documents, explained_one, explained_two, show_explained, write_explained
from sayso.terminal.streams import exact, open_console, shown_progress
from sayso.web_commands import web_app

app = typer.Typer(
    help="On whose say-so? Trace every claim in a pile of news to the origins that stand behind it.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(case_app)
app.add_typer(web_app)
_STDIN = Path("-")
Paths = Annotated[
    list[Path],
    typer.Argument(help="files and folders: texts, pages, PDF, tables, feeds, archives …", show_default=False),
]


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
def trace_command(  # noqa: PLR0913, PLR0917 - each is an option of the command line
    paths: Paths,
    report: Annotated[Path | None, typer.Option(help="write the report, one HTML file that opens offline")] = None,
    json_path: Annotated[Path | None, typer.Option("--json", help="write everything that was found as JSON")] = None,
    corrections: Annotated[
        Path | None, typer.Option(help="what people decided, .csv or .jsonl: judgement, a, b, claim, by, at, why; it wins")
    ] = None,
    publishers: Annotated[
        Path | None, typer.Option(help="outlets of one owner beside those that are known, .csv: outlet, owner")
    ] = None,
    case: Annotated[Path | None, typer.Option(help="keep everything in this file, as sayso add does, with what it holds")] = None,
    columns: Columns = None,
    language: ReportLanguage = "en",
) -> None:
    """Trace every claim in PATHS to its origins, and print what stands out."""
    decided = read_corrections(corrections) if corrections else ()
    owners = read_publishers(publishers) if publishers else None
    mapping = columns_said(columns) if columns else None
    with shown_progress() as progress:
        if case is None:
            found = sayso.trace(paths, progress=progress, corrections=decided, publishers=owners, columns=mapping)
        else:
            sayso.add(case, paths, progress=progress, corrections=decided, publishers=owners, columns=mapping)
            with sayso.Case(case) as kept:
                found = kept.trace()
    if report is not None:
        report.write_text(sayso.render(found, language), encoding="utf8")
    if json_path is not None:
        json_path.write_text(json.dumps(sayso.to_json(found), ensure_ascii=False, indent=1), encoding="utf8")
    typer.echo(summary(found))


@app.command("quotes")
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
    """Print every statement in PATHS, standard input or --text: who is credited with what."""
    chosen = form or (Format.TEXT if sys.stdout.isatty() else Format.JSONL)
    if explain and chosen is Format.CSV:
        raise typer.BadParameter("csv has no room for reasons; take jsonl or text", param_hint="'--explain'")
    with shown_progress() as progress:
        quotes = find_quotes(
            _pile(paths or [], texts or [], progress, columns_said(columns) if columns else None), progress, explained=explain
        )
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
    read_columns: Columns = None,
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
        _check_archive(work, out, others=(json_path, form, pair, read_columns))
    _make_room(out, json_path)
    if work is not None and out is not None:
        with shown_progress() as progress:
            written = write_copies_in(paths, out, work, DIALECTS[columns], engine, progress=progress)
        _close(written.unread, copies_line(written.copies, written.documents))
        return
    with shown_progress() as progress:
        archive = copies_in(paths, progress=progress, columns=columns_said(read_columns) if read_columns else None)
        _write_files(archive, out, json_path, columns, progress)
    if pair is not None:
        found = Findings(documents=archive.pile.documents, statements=(), copies=archive.copies, settings=Settings())
        show_explained(explained_documents(found, *pair), open_console(no_color=no_color))
    elif form is not None or sys.stdout.isatty() or (out is None and json_path is None):
        _write_copies(archive, form, columns, no_color=no_color)
    _close(archive.pile.unread, copies_line(len(archive.copies), len(archive.pile.documents)))


@app.command("explain")
def explain_command(
    path: Annotated[
        Path,
        typer.Argument(metavar="CASE", help="a case, or the JSON of sayso trace or sayso copies", show_default=False),
    ],
    name: Annotated[
        str,
        typer.Argument(metavar="ID", help="of a claim, copy or statement; a document, or DOCUMENT:START-END", show_default=False),
    ],
    other: Annotated[
        str | None,
        typer.Argument(
            metavar="OTHER",
            help="beside a statement or passage another: why they are one claim; beside a document another: why they are copies",
            show_default=False,
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="one object a line: ids, reasons")] = False,
    no_color: NoColor = False,
) -> None:
    """Say why a claim, a copy or a statement exists, or why two are one, or are not: every rule and what it said."""
    found = findings_of(path)
    explained = explained_two(found, name, other) if other is not None else explained_one(found, name)
    if not explained:
        raise BadInput(f"{path} has no claim, copy or statement {name!r}; expected the id of one, or two documents")
    if as_json:
        exact()
        write_explained(explained)
    else:
        show_explained(explained, open_console(no_color=no_color))


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


def _check_archive(work: Path | None, out: Path | None, others: tuple[object, ...]) -> None:
    """Refuse what a search on disk cannot do: it writes tables and nothing else."""
    if work is None:
        raise typer.BadParameter("engines join what is on disk; name a folder for it with --work", param_hint="'--engine'")
    if out is None:
        raise typer.BadParameter(
            "the copies of a large pile are written as tables; name their folder with --out", param_hint="'--work'"
        )
    if any(each is not None for each in others):
        message = "a large pile gives tables alone: leave out --json, --format, --explain and --read-columns"
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
        show_copies(archive.pile.documents, archive.copies, open_console(no_color=no_color))
        return
    exact()
    if chosen is Format.CSV:
        streams.write_csv(archive.copies, archive.by_id, sys.stdout, DIALECTS[columns])
        return
    for line in streams.json_lines(archive.copies, archive.by_id, DIALECTS[columns]):
        sys.stdout.write(f"{line}\n")


def _close(unread: Sequence[Unread], line: str) -> None:
    """Say on standard error what was not read, and how much was found."""
    sys.stdout.flush()
    for each in unread:
        typer.echo(visible(f"not read: {each.path}: {each.why}"), err=True)
    typer.echo(line, err=True)


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
