"""sayso report: the report of a case."""

from pathlib import Path
from typing import Annotated

import typer

from sayso.case import Case
from sayso.commands.language import ReportLanguage
from sayso.commands.options import CasePath
from sayso.report.one_file import render


def report_command(
    case: CasePath,
    out: Annotated[Path, typer.Option("--out", "-o", help="the HTML file to write; it opens offline")],
    language: ReportLanguage = "en",
) -> None:
    """Render a case and write it."""
    with Case(case) as opened:
        out.write_text(render(opened.trace(), language), encoding="utf8")
