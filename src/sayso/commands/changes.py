"""sayso changes: what is new in a case."""

import json
import sys
from typing import Annotated

import typer

from sayso.case import Case, plain
from sayso.commands.options import CasePath, View
from sayso.commands.showing import show_changes
from sayso.commands.times import instant
from sayso.terminal.streams import exact


def changes_command(
    case: CasePath,
    since: Annotated[
        str, typer.Option(help="a day or an instant (2026-05-17, 2026-05-17T08:00), or an age: 90m, 12h, 7d, 2w")
    ] = "",
    form: Annotated[View, typer.Option("--format", help="text, json (a list of objects), or an atom feed")] = View.TEXT,
) -> None:
    """Print the changes since an instant, the oldest first."""
    with Case(case) as opened:
        found = opened.changes(instant(since))
    if form is View.TEXT:
        show_changes(found, dated=True)
        return
    exact()
    if form is View.ATOM:
        from sayso.exchange.atom import atom_feed  # noqa: PLC0415 - its room takes time to load, and a feed is seldom wanted

        sys.stdout.write(atom_feed(found, f"sayso: {case.name}"))
    else:
        sys.stdout.write(f"{json.dumps(plain(found), ensure_ascii=False, indent=1)}\n")
