"""What plain commands print with."""

import subprocess
import sys

import pytest

from sayso.terminal.harmless import shortened, visible


def test_nothing_that_a_document_says_moves_the_cursor():
    """Control characters, turned directions and halves of characters are seen, and blanks of all kinds are one."""
    assert visible("a\x1b[2J\u202eb\ud800\r\n c") == r"a\x1b[2J\u202eb\ud800 c"


def test_the_edge_that_matters_stays():
    """The middle goes, or all but one edge."""
    assert [shortened("the harbour master said so", *edges) for edges in ((3, 2), (0, 3), (3, 0), (20, 20))] == [
        "the…so",
        "…aid so",
        "the ha…",
        "the harbour master said so",
    ]


@pytest.mark.parametrize("command", ["check", "changes", "corrections"])
def test_plain_commands_do_not_load_rich(command):
    """They print lines."""
    script = f"import sys, sayso.commands.{command}; print('rich' in sys.modules)"
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "False"


def test_progress_that_nobody_sees_does_not_load_rich():
    """In a pipe, or where a clock starts it."""
    script = "import sys; from sayso.terminal.streams import shown_progress\nwith shown_progress() as show: print(show, 'rich' in sys.modules)"
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "None False"
