"""sayso explain: why something was found, or was not."""

from pathlib import Path
from typing import Annotated

import typer

from sayso.commands.options import NoColor
from sayso.errors import BadInput
from sayso.exchange.reading import findings_of
from sayso.terminal.asking import explained_one, explained_two, show_explained, write_explained
from sayso.terminal.printing import open_console
from sayso.terminal.streams import exact


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
    """Ask the functions that decided again, and print what each rule said."""
    found = findings_of(path)
    explained = explained_two(found, name, other) if other is not None else explained_one(found, name)
    if not explained:
        raise BadInput(f"{path} has no claim, copy or statement {name!r}; expected the id of one, or two documents")
    if as_json:
        exact()
        write_explained(explained)
    else:
        show_explained(explained, open_console(no_color=no_color))
