"""sayso corrections: what people decided."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from sayso.case import Case
from sayso.commands.options import CasePath
from sayso.exchange.corrections import write_corrections
from sayso.records import Correction
from sayso.terminal.streams import exact


class Table(StrEnum):
    """How corrections are written."""

    CSV = "csv"
    JSONL = "jsonl"


def corrections_command(
    case: CasePath,
    form: Annotated[Table, typer.Option("--format", help="csv or jsonl")] = Table.CSV,
    out: Annotated[Path | None, typer.Option("--out", "-o", help="a file; else standard output", show_default=False)] = None,
) -> None:
    """Write every decision of a case into a file or to standard output."""
    with Case(case) as opened:
        decided = opened.every(Correction)
    if out is not None:
        with out.open("w", encoding="utf8", newline="") as file:
            write_corrections(decided, file, lines=form is Table.JSONL)
    else:
        exact()
        write_corrections(decided, sys.stdout, lines=form is Table.JSONL)
    typer.echo(f"{len(decided)} decisions", err=True)
