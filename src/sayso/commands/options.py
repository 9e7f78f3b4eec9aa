"""The options and arguments that several commands have."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Format(StrEnum):
    """How statements or copies are written."""

    JSONL = "jsonl"
    CSV = "csv"
    TEXT = "text"


class View(StrEnum):
    """How changes and answers are written."""

    TEXT = "text"
    JSON = "json"
    ATOM = "atom"


Form = Annotated[
    Format | None, typer.Option("--format", help="text on a terminal, else jsonl (one object a line)", show_default=False)
]
NoColor = Annotated[bool, typer.Option("--no-color", help="no colours in text, as with NO_COLOR")]
Paths = Annotated[
    list[Path],
    typer.Argument(help="files and folders: texts, pages, PDF, tables, feeds, archives …", show_default=False),
]
Columns = Annotated[
    str | None,
    typer.Option(help="which column of a table holds what: text=body,outlet=medium,published=day; else the headings tell"),
]
Contact = Annotated[
    str, typer.Option(envvar="SAYSO_CONTACT", help="an address that servers are told, for complaints about what is asked")
]
Private = Annotated[bool, typer.Option("--allow-private", help="also addresses of this machine and of local networks")]
CasePath = Annotated[Path, typer.Argument(help="the case: one file, made by sayso add", show_default=False)]
