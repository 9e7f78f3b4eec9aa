"""sayso mcp: a case for a language model."""

from pathlib import Path
from typing import Annotated

import typer

from sayso.commands.options import CasePath
from sayso.exchange.fact_checks_kept import read_fact_checks
from sayso.mcp_server import start_mcp
from sayso.terminal.harmless import visible


def mcp_command(
    case: CasePath,
    fact_checks: Annotated[
        list[Path] | None,
        typer.Option(help="fact-checks of others in a local file, quoted beside what is checked; may be repeated"),
    ] = None,
) -> None:
    """Answer until standard input ends; what is wrong with fact-checks is said before, on standard error."""
    with read_fact_checks(fact_checks or []) as known:
        for note in known.unread:
            typer.echo(visible(f"{note.path}: {note.why}"), err=True)
        start_mcp(case, known if fact_checks else None)
