"""What several commands print: changes, what was not read, how much was found."""

import sys
from collections import Counter
from collections.abc import Iterable, Sequence

import typer

from sayso.exchange.export_text import counted
from sayso.records import Change, ChangeKind, Unread
from sayso.terminal.harmless import visible

_SHOWN = 200
# So many are counted by kind before they are listed: more than fit a screen
_COUNTED_FROM = 20
# What a desk must not miss first; their names for several
_BY_WEIGHT = {
    ChangeKind.CHANGED_AT_ORIGIN: "changed at the origin",
    ChangeKind.NEW_DENIAL: "new denials",
    ChangeKind.DROPPED_ATTRIBUTION: "attributions dropped",
    ChangeKind.NEW_VERSION: "new versions",
    ChangeKind.NEW_ORIGIN: "new origins",
    ChangeKind.NEW_CLAIM: "new claims",
}


def show_changes(changes: Sequence[Change], *, dated: bool = False) -> None:
    """Print changes, a line each: what weighs most first, of many how many there are of each kind; the lightest are left out.

    Args:
        changes: those of one run, or of several.
        dated: whether they are those of several: then each has its time, and they keep their order.
    """
    ranks = {kind: rank for rank, kind in enumerate(_BY_WEIGHT)}
    places = sorted(range(len(changes)), key=lambda place: ranks[changes[place].kind])
    shown, left_out = places[:_SHOWN], places[_SHOWN:]
    if len(changes) >= _COUNTED_FROM:
        typer.echo(_counts(changes))
    for each in (changes[place] for place in (sorted(shown) if dated else shown)):
        typer.echo(visible(f"{f'{each.at[:16]} ' if dated else ''}{each.kind.value}: {each.text}"))
    if left_out:
        typer.echo(
            f"not listed: {_counts(changes[place] for place in left_out)}; sayso changes CASE --format json gives all of them"
        )


def _counts(changes: Iterable[Change]) -> str:
    many = Counter(each.kind for each in changes)
    return ", ".join(counted(many[kind], kind.value, several) for kind, several in _BY_WEIGHT.items() if many[kind])


def show_unread(unread: Iterable[Unread]) -> None:
    """Say on standard error what was not read."""
    for each in unread:
        typer.echo(visible(f"not read: {each.path}: {each.why}"), err=True)


def close(unread: Sequence[Unread], line: str) -> None:
    """Say on standard error what was not read, and how much was found."""
    sys.stdout.flush()
    show_unread(unread)
    typer.echo(line, err=True)
