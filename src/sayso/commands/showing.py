"""What several commands print: changes, what was not read, how much was found."""

import sys
from collections.abc import Iterable, Sequence

import typer

from sayso.records import Change, Unread
from sayso.terminal.harmless import visible

_SHOWN = 200


def show_changes(changes: tuple[Change, ...], *, dated: bool = False) -> None:
    """Print changes, a line each, up to a bound."""
    for each in changes[:_SHOWN]:
        typer.echo(visible(f"{f'{each.at[:16]}  ' if dated else ''}{each.kind.value}: {each.text}"))
    if len(changes) > _SHOWN:
        typer.echo(f"and {len(changes) - _SHOWN} more; sayso changes CASE --format json gives all of them")


def show_unread(unread: Iterable[Unread]) -> None:
    """Say on standard error what was not read."""
    for each in unread:
        typer.echo(visible(f"not read: {each.path}: {each.why}"), err=True)


def close(unread: Sequence[Unread], line: str) -> None:
    """Say on standard error what was not read, and how much was found."""
    sys.stdout.flush()
    show_unread(unread)
    typer.echo(line, err=True)
