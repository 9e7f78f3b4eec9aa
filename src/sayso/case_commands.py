"""The commands that keep a case: add to it, see what is new, check a text against it."""

import json
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from threading import Event
from typing import Annotated

import typer

from sayso.adding import Added, add
from sayso.answering import answer_json
from sayso.case import Case, plain
from sayso.checking import check
from sayso.documents import read
from sayso.documents.mapping import columns_said
from sayso.exchange.atom import atom_feed
from sayso.exchange.corrections import read_corrections, read_publishers, write_corrections
from sayso.exchange.exports import FORMATS, default_path, export
from sayso.exchange.fact_checks_kept import FactChecks, read_fact_checks
from sayso.mcp_server import start_mcp
from sayso.pipeline import Progress
from sayso.records import Change, Correction, Pile
from sayso.report import render
from sayso.report.tongues import TONGUES
from sayso.summary import summary
from sayso.terminal import visible
from sayso.terminal.answers import answer_lines
from sayso.terminal.streams import exact, shown_progress

case_app = typer.Typer()
Columns = Annotated[
    str | None,
    typer.Option(help="which column of a table holds what: text=body,outlet=medium,published=day; else the headings tell"),
]


def _spoken(language: str) -> str:
    """Refuse a language that pages do not speak before anything is read."""
    if language not in TONGUES:
        raise typer.BadParameter(f"pages do not speak {language!r}; available: {', '.join(TONGUES)}")
    return language


ReportLanguage = Annotated[
    str, typer.Option("--language", callback=_spoken, help=f"the language of the report: {', '.join(TONGUES)}")
]
CasePath = Annotated[Path, typer.Argument(help="the case: one file, made by sayso add", show_default=False)]
_SHOWN = 200
_OF_COLUMNS = (": column ", ": field ", ": no use is made of ")  # behind the path, of what is told of a table
_MOST_PATH_CHARS = 1000
_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}


class Form(StrEnum):
    """How changes and answers are written."""

    TEXT = "text"
    JSON = "json"
    ATOM = "atom"


class Table(StrEnum):
    """How corrections are written."""

    CSV = "csv"
    JSONL = "jsonl"


@case_app.command("add")
def add_command(  # noqa: PLR0913, PLR0917 - one parameter an option
    case: CasePath,
    paths: Annotated[list[Path] | None, typer.Argument(help="files and folders; none: go on where it was stopped")] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="say what would be read and what not, and why; store nothing")
    ] = False,
    corrections: Annotated[
        Path | None, typer.Option(help="what people decided, .csv or .jsonl; kept in the case, and wins in every later run")
    ] = None,
    publishers: Annotated[Path | None, typer.Option(help="outlets of one owner beside those that are known, .csv")] = None,
    columns: Columns = None,
) -> None:
    """Add files to CASE, which is made where there is none, and say what is new in it."""
    mapping = columns_said(columns) if columns else None
    if dry_run:
        _preview(paths or [], mapping)
        return
    decided = read_corrections(corrections) if corrections else ()
    owners = read_publishers(publishers) if publishers else None
    with shown_progress() as progress:
        added = add(case, paths or [], progress=progress, corrections=decided, publishers=owners, columns=mapping)
    _show_added(case, added)
    if mapping and added.known:
        typer.echo("what was there before is not read again with these columns, but for files that gave nothing", err=True)


@case_app.command("watch")
def watch_command(  # noqa: PLR0913, PLR0917 - one parameter an option
    case: CasePath,
    feeds: Annotated[
        list[str] | None, typer.Argument(help="addresses of feeds, OPML files; none: those that were watched before")
    ] = None,
    every: Annotated[str, typer.Option(help="from one round to the next: 15m, 2h, 1d")] = "15m",
    once: Annotated[bool, typer.Option("--once", help="one round only")] = False,
    pages: Annotated[int, typer.Option(min=1, help="that are asked for in one round, at most")] = 100,
    pause: Annotated[float, typer.Option(min=0, help="seconds between two pages of one host")] = 2.0,
    contact: Annotated[
        str, typer.Option(envvar="SAYSO_CONTACT", help="an address that servers are told, for complaints about what is asked")
    ] = "",
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="also addresses of this machine and of local networks")
    ] = False,
) -> None:
    """Watch FEEDS: read the pages of their new entries into CASE, round by round, and say what is new in it."""
    from sayso.fetching import Manners  # noqa: PLC0415 - what asks the web takes time to load, and no other command needs it
    from sayso.watching import Watching, watch  # noqa: PLC0415

    manners = Manners(contact=contact, pause_seconds=pause, most_pages=pages, allow_private=allow_private)
    with _stopped_by_hand() as stop, shown_progress() as progress:
        how = Watching(every_seconds=None if once else _every(every), manners=manners, stop=stop)
        for added in watch(case, feeds or [], progress=progress, watching=how):
            _show_added(case, added)


@case_app.command("changes")
def changes_command(
    case: CasePath,
    since: Annotated[
        str, typer.Option(help="a day or an instant (2026-05-17, 2026-05-17T08:00), or an age: 90m, 12h, 7d, 2w")
    ] = "",
    form: Annotated[Form, typer.Option("--format", help="text, json (a list of objects), or an atom feed")] = Form.TEXT,
) -> None:
    """Say what every run since then has found in CASE that was not there before."""
    with Case(case) as opened:
        found = opened.changes(_instant(since))
    if form is Form.TEXT:
        _show_changes(found, dated=True)
        return
    exact()
    if form is Form.ATOM:
        sys.stdout.write(atom_feed(found, f"sayso: {case.name}"))
    else:
        sys.stdout.write(f"{json.dumps(plain(found), ensure_ascii=False, indent=1)}\n")


@case_app.command("corrections")
def corrections_command(
    case: CasePath,
    form: Annotated[Table, typer.Option("--format", help="csv or jsonl")] = Table.CSV,
    out: Annotated[Path | None, typer.Option("--out", "-o", help="a file; else standard output", show_default=False)] = None,
) -> None:
    """Write what people decided in CASE, as sayso add --corrections and sayso trace --corrections read it."""
    with Case(case) as opened:
        decided = opened.every(Correction)
    if out is not None:
        with out.open("w", encoding="utf8", newline="") as file:
            write_corrections(decided, file, lines=form is Table.JSONL)
    else:
        exact()
        write_corrections(decided, sys.stdout, lines=form is Table.JSONL)
    typer.echo(f"{len(decided)} decisions", err=True)


@case_app.command("check")
def check_command(
    case: CasePath,
    text: Annotated[
        str, typer.Argument(help="a sentence or a post, a file, or an address; - reads standard input", show_default=False)
    ],
    form: Annotated[Form, typer.Option("--format", help="text or json")] = Form.TEXT,
    fact_checks: Annotated[
        list[Path] | None,
        typer.Option(help="fact-checks of others in a local file: a ClaimReview feed, an export of the Fact Check Tools API"),
    ] = None,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="an address may lie on this machine or in the local network")
    ] = False,
) -> None:
    """Say who in CASE carries TEXT, since when, on whose word, from how many origins, who denies it, and who has checked it."""
    if form is Form.ATOM:
        raise typer.BadParameter("an answer is no feed; take text or json", param_hint="'--format'")
    with Case(case) as opened, read_fact_checks(fact_checks or []) as known:
        _show_unread(known)
        given = _fetched(text, allow_private=allow_private) if _is_address(text) else _given(text)
        answers = check(opened, given, fact_checks=known)
    exact()
    if form is Form.JSON:
        found = [answer_json(each) for each in answers]
        sys.stdout.write(f"{json.dumps(found, ensure_ascii=False, indent=1)}\n")
        return
    for line in (line for answer in answers for line in answer_lines(answer)):
        typer.echo(line)


@case_app.command("report")
def report_command(
    case: CasePath,
    out: Annotated[Path, typer.Option("--out", "-o", help="the HTML file to write; it opens offline")],
    language: ReportLanguage = "en",
) -> None:
    """Write the report of CASE: one HTML file."""
    with Case(case) as opened:
        out.write_text(render(opened.trace(), language), encoding="utf8")


@case_app.command("mcp")
def mcp_command(case: CasePath) -> None:
    """Answer a language model about CASE over standard input and output (Model Context Protocol); it only reads."""
    start_mcp(case)


@case_app.command("export")
def export_command(
    case: CasePath,
    to: Annotated[str, typer.Option("--to", help="; ".join(f"{name}: {each.help}" for name, each in FORMATS.items()))],
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="a file or a folder; else beside CASE, under its name", show_default=False)
    ] = None,
) -> None:
    """Hand CASE on in another tool's format."""
    if to not in FORMATS:
        raise typer.BadParameter(f"no format {to!r}; expected one of: {', '.join(FORMATS)}", param_hint="'--to'")
    place = out or default_path(case, to)
    if place.resolve() == case.resolve():
        raise typer.BadParameter(f"{place} is the case itself; name another file", param_hint="'--out'")
    with Case(case) as opened:
        written = export(opened.trace(), to, place)
    typer.echo(visible(f"{place}: {len(written)} files" if place.is_dir() else str(place)), err=True)


@contextmanager
def _stopped_by_hand() -> Iterator[Event]:
    """Give what is set by the first Ctrl-C; the second one stops at once."""
    stop = Event()

    def wish(_number: int, _frame: object) -> None:
        stop.set()
        signal.signal(signal.SIGINT, before)
        typer.echo("stopping after this step; all that was read is stored (Ctrl-C again: at once)", err=True)

    before = signal.signal(signal.SIGINT, wish)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)


def _both(shown: Progress | None, kept: Progress) -> Progress:
    def tell(line: str) -> None:
        kept(line)
        if shown is not None:
            shown(line)

    return tell


def _every(words: str) -> float:
    """Give the seconds from one round to the next."""
    number, unit = words[:-1], words[-1:]
    if not number.isdigit() or unit not in _UNITS or not int(number[:6]):
        raise typer.BadParameter(f"{words!r} is no time; expected minutes, hours or days: 15m, 2h, 1d", param_hint="'--every'")
    return timedelta(**{_UNITS[unit]: int(number[:6])}).total_seconds()


def _is_address(text: str) -> bool:
    return text.startswith(("http://", "https://")) and not any(map(str.isspace, text))


def _fetched(address: str, *, allow_private: bool) -> Pile:
    """Fetch a page, politely and within bounds."""
    from sayso.fetching import Manners, fetched_pile  # noqa: PLC0415 - what asks the web takes time to load

    return fetched_pile(address, manners=Manners(allow_private=allow_private))


def _given(text: str) -> str | Path:
    """Give what is to be checked: a file where there is one of that name."""
    if text == "-":
        return sys.stdin.buffer.read(1 << 20).decode("utf8", "replace")
    path = Path(text) if len(text) < _MOST_PATH_CHARS and "\x00" not in text and "\n" not in text else None
    try:
        return path if path is not None and path.is_file() else text
    except OSError:  # a sentence that no file system takes for a name
        return text


def _instant(since: str) -> str:
    """Give an instant as it is stored: of a day its beginning, of an age so long ago; UTC."""
    number, unit = since[:-1], since[-1:]
    if number.isdigit() and unit in _UNITS:
        ago = timedelta(**{_UNITS[unit]: int(number[:6])})
        return (datetime.now(UTC) - ago).isoformat(timespec="seconds")
    if not since:
        return ""
    try:
        told = datetime.fromisoformat(since)
    except ValueError:
        message = f"{since!r} is no time; expected a day (2026-05-17), an instant (2026-05-17T08:00) or an age (90m, 12h, 7d, 2w)"
        raise typer.BadParameter(message, param_hint="'--since'") from None
    return (told if told.tzinfo else told.replace(tzinfo=UTC)).astimezone(UTC).isoformat(timespec="seconds")


def _show_added(case: Path, added: Added) -> None:
    if added.first:
        with Case(case) as opened:
            typer.echo(summary(opened.trace()))
    else:
        _show_changes(added.changes)
        _show_unread(added)
    typer.echo(_closing_line(added), err=True)


def _show_changes(changes: tuple[Change, ...], *, dated: bool = False) -> None:
    for each in changes[:_SHOWN]:
        typer.echo(visible(f"{f'{each.at[:16]}  ' if dated else ''}{each.kind.value}: {each.text}"))
    if len(changes) > _SHOWN:
        typer.echo(f"and {len(changes) - _SHOWN} more; sayso changes CASE --format json gives all of them")


def _show_unread(found: Added | FactChecks) -> None:
    for each in found.unread:
        typer.echo(visible(f"not read: {each.path}: {each.why}"), err=True)


def _closing_line(added: Added) -> str:
    known = f"; {added.known} files were there before" if added.known else ""
    return f"{added.files} files, {added.documents} documents are new{known}; {len(added.changes)} changes"


def _preview(paths: list[Path], columns: dict[str, str] | None) -> None:
    """Say of every file what would be read from it, and what not; of a table which column as what."""
    told: list[str] = []
    with shown_progress() as progress:
        pile = read(paths, progress=_both(progress, told.append), columns=columns)
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
