"""sayso check: a text held against a case."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from sayso.answering import answer_json
from sayso.case import Case
from sayso.checking import check
from sayso.commands.options import CasePath, Private, View
from sayso.commands.showing import show_unread
from sayso.exchange.fact_checks_kept import read_fact_checks
from sayso.records import Pile
from sayso.terminal.answers import answer_lines
from sayso.terminal.streams import exact

_MOST_PATH_CHARS = 1000


def check_command(
    case: CasePath,
    text: Annotated[
        str, typer.Argument(help="a sentence or a post, a file, or an address; - reads standard input", show_default=False)
    ],
    form: Annotated[View, typer.Option("--format", help="text or json")] = View.TEXT,
    fact_checks: Annotated[
        list[Path] | None,
        typer.Option(help="fact-checks of others in a local file: a ClaimReview feed, an export of the Fact Check Tools API"),
    ] = None,
    allow_private: Private = False,
) -> None:
    """Check a text, a file or a page, and print an answer for each claim in it."""
    if form is View.ATOM:
        raise typer.BadParameter("an answer is no feed; take text or json", param_hint="'--format'")
    with Case(case) as opened, read_fact_checks(fact_checks or []) as known:
        show_unread(known.unread)
        given = _fetched(text, allow_private=allow_private) if _is_address(text) else _given(text)
        answers = check(opened, given, fact_checks=known)
    exact()
    if form is View.JSON:
        found = [answer_json(each) for each in answers]
        sys.stdout.write(f"{json.dumps(found, ensure_ascii=False, indent=1)}\n")
        return
    for line in (line for answer in answers for line in answer_lines(answer)):
        typer.echo(line)


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
