"""sayso trace: from a pile to its origins."""

import json
from pathlib import Path
from typing import Annotated

import typer

import sayso
from sayso.commands.language import ReportLanguage
from sayso.commands.options import Columns, Paths
from sayso.documents.mapping import columns_said
from sayso.exchange.corrections import read_corrections, read_publishers
from sayso.summary import summary
from sayso.terminal.streams import shown_progress


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
    """Trace a pile, or the case that it is kept in; write what was asked for, and print the summary."""
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
