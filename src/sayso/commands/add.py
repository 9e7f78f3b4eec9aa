"""sayso add: a case grows."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from sayso.commands.added import show_added
from sayso.commands.options import CasePath, Columns, Contact, Private
from sayso.documents import read
from sayso.documents.mapping import columns_said
from sayso.documents.pile import joined
from sayso.exchange.corrections import read_corrections, read_publishers
from sayso.fetching import Manners
from sayso.progress import Progress
from sayso.terminal.harmless import visible
from sayso.terminal.streams import shown_progress
from sayso.visiting import add_pages, look_at

_OF_COLUMNS = (": column ", ": field ", ": no use is made of ")  # behind the path, of what is told of a table


def add_command(  # noqa: PLR0913, PLR0917 - one parameter an option
    case: CasePath,
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            help="files and folders, and addresses of pages (https://…): these and nothing else is fetched; none: go on where "
            "it was stopped"
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="say what would be read and what not, and why; store nothing")
    ] = False,
    corrections: Annotated[
        Path | None, typer.Option(help="what people decided, .csv or .jsonl; kept in the case, and wins in every later run")
    ] = None,
    publishers: Annotated[
        Path | None, typer.Option(help="outlets of one owner beside those that are known, .csv; kept in the case")
    ] = None,
    columns: Columns = None,
    contact: Contact = "",
    allow_private: Private = False,
) -> None:
    """Add files and pages to a case, or say what would be read of them."""
    mapping = columns_said(columns) if columns else None
    manners = Manners(contact=contact, allow_private=allow_private)
    addresses = [each for each in paths or () if "://" in each]
    files = [Path(each) for each in paths or () if "://" not in each]
    if dry_run:
        _preview(files, mapping, addresses, manners)
        return
    decided = read_corrections(corrections) if corrections else ()
    owners = read_publishers(publishers) if publishers else None
    with shown_progress() as progress:
        added = add_pages(
            case, addresses, files, progress=progress, corrections=decided, publishers=owners, columns=mapping, manners=manners
        )
    show_added(case, added)
    if mapping and added.known:
        typer.echo("what was there before is not read again with these columns, but for files that gave nothing", err=True)


def _preview(files: Sequence[Path], columns: dict[str, str] | None, addresses: Sequence[str], manners: Manners) -> None:
    """Say of every file and page what would be read from it, and what not; of a table which column as what."""
    told: list[str] = []
    with shown_progress() as progress:
        there = read(files, progress=_both(progress, told.append), columns=columns)
        pile = joined([there, *look_at(addresses, progress=progress, manners=manners)])
    for line in told:
        if any(sign in line for sign in _OF_COLUMNS):
            typer.echo(visible(line))
    for each in pile.documents:
        day = each.published and (each.published.earliest or each.published.latest)
        known = [each.file, each.outlet, each.title, day and day[:10], each.language, f"{len(each.text)} characters"]
        typer.echo(visible("read: " + " | ".join(part for part in known if part)))
    for note in pile.unread:
        typer.echo(visible(f"not read: {note.path}: {note.why}"))
    typer.echo(f"{len(pile.inputs)} files, {len(pile.documents)} documents would be read; {len(pile.unread)} notes", err=True)


def _both(shown: Progress | None, kept: Progress) -> Progress:
    def tell(line: str) -> None:
        kept(line)
        if shown is not None:
            shown(line)

    return tell
