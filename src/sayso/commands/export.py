"""sayso export: a case for other tools."""

from pathlib import Path
from typing import Annotated

import typer

from sayso.case import Case
from sayso.commands.options import CasePath
from sayso.exchange.exports import FORMATS, default_path, export
from sayso.terminal.harmless import visible


def export_command(
    case: CasePath,
    to: Annotated[str, typer.Option("--to", help="; ".join(f"{name}: {each.help}" for name, each in FORMATS.items()))],
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="a file or a folder; else beside CASE, under its name", show_default=False)
    ] = None,
) -> None:
    """Write a case in a format, beside it or where it was said."""
    if to not in FORMATS:
        raise typer.BadParameter(f"no format {to!r}; expected one of: {', '.join(FORMATS)}", param_hint="'--to'")
    place = out or default_path(case, to)
    if place.resolve() == case.resolve():
        raise typer.BadParameter(f"{place} is the case itself; name another file", param_hint="'--out'")
    with Case(case) as opened:
        written = export(opened.trace(), to, place)
    typer.echo(visible(f"{place}: {len(written)} files" if place.is_dir() else str(place)), err=True)
