"""The option that says which language a report speaks."""

from typing import Annotated

import typer

from sayso.report.tongues import TONGUES


def _spoken(language: str) -> str:
    """Refuse a language that pages do not speak before anything is read."""
    if language not in TONGUES:
        raise typer.BadParameter(f"pages do not speak {language!r}; available: {', '.join(TONGUES)}")
    return language


ReportLanguage = Annotated[
    str, typer.Option("--language", callback=_spoken, help=f"the language of the report: {', '.join(TONGUES)}")
]
