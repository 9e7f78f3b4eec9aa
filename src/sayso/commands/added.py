"""What is printed when a case has grown."""

from pathlib import Path

import typer

from sayso.adding import Added
from sayso.case import Case
from sayso.commands.showing import show_changes, show_unread
from sayso.summary import summary


def show_added(case: Path, added: Added) -> None:
    """Print the whole of a case that is new, and what is new in one that was there."""
    if added.first:
        with Case(case) as opened:
            typer.echo(summary(opened.trace()))
    else:
        show_changes(added.changes)
        show_unread(added.unread)
    typer.echo(_closing_line(added), err=True)


def _closing_line(added: Added) -> str:
    known = f"; {added.known} files were there before" if added.known else ""
    return f"{added.files} files, {added.documents} documents are new{known}; {len(added.changes)} changes"
