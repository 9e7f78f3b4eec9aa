"""sayso serve: the desk."""

from os import environ
from pathlib import Path
from typing import Annotated

import typer

from sayso.errors import BadSetting
from sayso.exchange.fact_checks_kept import read_fact_checks
from sayso.terminal.harmless import visible
from sayso.web import Options, serve

MOST_TOKEN_BYTES = 4096


def serve_command(  # noqa: PLR0913, PLR0917 - one parameter an option
    case: Annotated[Path, typer.Argument(help="the case: one file, made by sayso add", show_default=False)],
    host: Annotated[str, typer.Option(help="address to listen on; any but this machine's own needs a token")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="to listen on; 0 takes a free one")] = 8480,
    token_file: Annotated[
        Path | None, typer.Option(help="holds the token that everybody must give; else SAYSO_TOKEN does", show_default=False)
    ] = None,
    names: Annotated[
        list[str] | None, typer.Option("--name", help="a further host name under which it is asked for; may be repeated")
    ] = None,
    read_only: Annotated[bool, typer.Option("--read-only", help="nothing may be added or corrected")] = False,
    fact_checks: Annotated[
        list[Path] | None,
        typer.Option(help="fact-checks of others in a local file, shown beside a text that is checked; may be repeated"),
    ] = None,
    opened: Annotated[bool, typer.Option("--open", help="open it in a browser")] = False,
) -> None:
    """Read what is needed, and serve until somebody ends it."""
    with read_fact_checks(fact_checks or []) as known:  # what is wrong with them is said before anybody asks
        for note in known.unread:
            typer.echo(visible(f"{note.path}: {note.why}"), err=True)
    options = Options(
        host=host, port=port, token=_token(token_file), names=tuple(names or ()), read_only=read_only,
        fact_checks=tuple(fact_checks or ()),
    )  # fmt: skip
    serve(case, options, lambda address: typer.echo(visible(f"{case} on {address} (Ctrl-C ends it)")), opened=opened)


def _token(file: Path | None) -> str | None:
    """Read the token, from a file or from the environment: on a command line everybody on the machine could read it."""
    if file is None:
        return environ.get("SAYSO_TOKEN") or None
    try:
        with file.open("rb") as opened:
            given = opened.read(MOST_TOKEN_BYTES).decode().strip()
    except (OSError, ValueError) as error:
        raise BadSetting(f"{file} cannot be read: {error}; expected a file with the token in it") from error
    return given
