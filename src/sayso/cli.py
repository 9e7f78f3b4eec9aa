"""The command line: one short command per verb of the library, with the same name.

Here stands what each is for; the rest stands in the module of its name in :mod:`sayso.commands`, which is loaded when the command
is run or asked for its options, so that none waits for what another needs.
"""

import sys
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup

from sayso.errors import SaysoError
from sayso.terminal.harmless import visible

COMMANDS = {
    "trace": "Trace every claim in PATHS to its origins, and print what stands out.",
    "quotes": "Print every statement in PATHS, standard input or --text: who is credited with what.",
    "copies": "Find which passages in PATHS are copies: word for word, edited, translated, or reworded; and what was changed.",
    "explain": "Say why a claim, a copy or a statement exists, or why two are one, or are not: every rule and what it said.",
    "add": "Add files to CASE, which is made where there is none, and say what is new in it.",
    "watch": "Watch FEEDS: read the pages of their new entries into CASE, round by round, and say what is new in it.",
    "changes": "Say what every run since then has found in CASE that was not there before.",
    "corrections": "Write what people decided in CASE, as sayso add --corrections and sayso trace --corrections read it.",
    "check": "Say who in CASE carries TEXT, since when, on whose word, from how many origins, who denies it, "
    "and who has checked it.",
    "report": "Write the report of CASE: one HTML file.",
    "mcp": "Answer a language model about CASE over standard input and output (Model Context Protocol); it only reads.",
    "export": "Hand CASE on in another tool's format.",
    "serve": "Serve CASE to a browser: its pages live, with search, checking, adding files and corrections; and an API.",
}
"""What each command is for, in the order in which they are listed."""


class Commands(TyperGroup):
    """The commands, listed by what they are for, and loaded one by one."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Give the command that was called, with its options."""
        name, listed, rest = super().resolve_command(ctx, args)
        return name, listed and loaded(str(name)), rest


app = typer.Typer(
    cls=Commands,
    help="On whose say-so? Trace every claim in a pile of news to the origins that stand behind it.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def loaded(name: str) -> Any:
    """Load a command: ``trace_command`` of :mod:`sayso.commands.trace`, and so on."""
    alone = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    alone.command(name, help=COMMANDS[name])(getattr(import_module(f"sayso.commands.{name}"), f"{name}_command"))
    return typer.main.get_command(alone)


def _listed() -> None:
    """Stand for a command that is not loaded; never called."""


for _name, _help in COMMANDS.items():
    app.command(_name, help=_help)(_listed)


def main() -> None:
    """Run the command line; an error of ours is one line on stderr and exit code 1, bad usage is 2."""
    try:
        app()
    except SaysoError as error:
        typer.echo(visible(f"error: {error}"), err=True)
        sys.exit(1)
    except OSError as error:
        typer.echo(visible(f"error: {error.filename}: {error.strerror}"), err=True)
        sys.exit(1)
