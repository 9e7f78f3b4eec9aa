"""The SDK is an extra: without it the command says what to install."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from mcp.server.mcpserver import MCPServer
from tests.exchange.checked import CLAIM, review, written
from tests.report.fixtures import affair
from tests.stored import stored
from typer.testing import CliRunner

from sayso.case import Case
from sayso.cli import app
from sayso.errors import BadStore, MissingExtra
from sayso.exchange import fact_checks_kept, fact_checks_reading
from sayso.exchange.fact_checks import Entry
from sayso.exchange.fact_checks_kept import FactChecks
from sayso.mcp_server import serving, start_mcp


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


def test_the_command_reads_each_feed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is wrong with it is told, and the server has it open until it ends; without any it knows that it has none."""
    read, served = [], []

    def read_entries(path: Path) -> Iterator[Entry | str]:
        read.append(path)
        return fact_checks_reading.read_entries(path)

    def server(case: Case, fact_checks: FactChecks | None = None) -> MCPServer[None]:
        served.append(None if fact_checks is None else [each.text for each in fact_checks])
        return made(case, fact_checks)

    made = serving.server
    monkeypatch.setattr(fact_checks_kept, "read_entries", read_entries)
    monkeypatch.setattr(serving, "server", server)
    monkeypatch.setattr(MCPServer, "run", lambda *_: None)
    path, feed = stored(affair(), tmp_path / "affair.case"), written(tmp_path / "feed.json", [review(), 7])
    result = CliRunner().invoke(app, ["mcp", str(path), "--fact-checks", str(feed)])
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", f"{feed}: entry 2 is no object\n")
    assert CliRunner().invoke(app, ["mcp", str(path)]).exit_code == 0
    assert (read, served) == ([feed], [[CLAIM], None])
