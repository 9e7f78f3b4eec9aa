"""sayso copies: copies alone, in memory or from disk."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from sayso.archive import Archive, batches, closing_line, copies_in, write_copies_in
from sayso.commands.options import Columns, Form, Format, NoColor, Paths
from sayso.commands.showing import close
from sayso.copies import Engine
from sayso.documents.mapping import columns_said
from sayso.exchange import streams
from sayso.exchange.archive_json import copies_json
from sayso.exchange.dialects import DIALECTS, Names
from sayso.exchange.reading import Findings
from sayso.exchange.tables import Tables
from sayso.progress import Progress
from sayso.settings import Settings
from sayso.terminal.asking import explained_documents, show_explained
from sayso.terminal.copies import show_copies
from sayso.terminal.printing import open_console
from sayso.terminal.streams import exact, shown_progress


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
    """Find copies, and write them as tables, as JSON, line by line, or with the reasons of one pair."""
    if work is not None or engine is not None:
        _check_archive(work, out, others=(json_path, form, pair, read_columns))
    _make_room(out, json_path)
    if work is not None and out is not None:
        with shown_progress() as progress:
            written = write_copies_in(paths, out, work, DIALECTS[columns], engine, progress=progress)
        close(written.unread, closing_line(written.copies, written.documents))
        return
    with shown_progress() as progress:
        archive = copies_in(paths, progress=progress, columns=columns_said(read_columns) if read_columns else None)
        _write_files(archive, out, json_path, columns, progress)
    if pair is not None:
        found = Findings(documents=archive.pile.documents, statements=(), copies=archive.copies, settings=Settings())
        show_explained(explained_documents(found, *pair), open_console(no_color=no_color))
    elif form is not None or sys.stdout.isatty() or (out is None and json_path is None):
        _write_copies(archive, form, columns, no_color=no_color)
    close(archive.pile.unread, closing_line(len(archive.copies), len(archive.pile.documents)))


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
