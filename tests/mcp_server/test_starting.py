"""The SDK is an extra: without it the command says what to install."""

import sys
from pathlib import Path

import pytest

from sayso.errors import BadStore, MissingExtra
from sayso.mcp_server import start_mcp


def test_without_the_extra_the_command_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """The message is asserted whole."""
    monkeypatch.setitem(sys.modules, "mcp", None)
    monkeypatch.setitem(sys.modules, "mcp.server.mcpserver", None)
    monkeypatch.delitem(sys.modules, "sayso.mcp_server.serving", raising=False)
    with pytest.raises(MissingExtra) as raised:
        start_mcp(Path("no.case"))
    assert str(raised.value) == "the package 'mcp' is not installed; expected the extra mcp; run pip install 'sayso[mcp]'"


def test_a_case_that_is_not_there_is_told(tmp_path: Path) -> None:
    """As every command tells it."""
    with pytest.raises(BadStore, match=r"does not exist; expected a case; sayso add makes one"):
        start_mcp(tmp_path / "no.case")
