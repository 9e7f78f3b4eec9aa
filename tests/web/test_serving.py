"""``sayso serve``: one line with the address, and a clean end."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from typer.testing import CliRunner

from sayso.cli import app
from sayso.errors import BadSetting
from sayso.web.options import Options
from sayso.web.serving import address, listen

WORD = "b0rduria-syldavia-0stra"


def test_it_says_where_it_listens_and_ends_with_ctrl_c(kept: Path, tmp_path: Path) -> None:
    """One line, nothing else; with the token of a file; exit code 0."""
    (tmp_path / "token").write_text(f"{WORD}\n", encoding="utf8")
    command = [sys.executable, "-c", "from sayso.cli import main; main()", "serve", str(kept), "--port", "0"]
    with subprocess.Popen(
        [*command, "--token-file", str(tmp_path / "token")], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        line = process.stdout.readline()
        found = re.fullmatch(r"\S+ostra\.case on (http://127\.0\.0\.1:\d+/) \(Ctrl-C ends it\)\n", line)
        assert found
        told = Request(f"{found[1]}api/v1/overview", headers={"Authorization": f"Bearer {WORD}"})  # noqa: S310 - our own address
        with urlopen(told, timeout=60) as answer:  # noqa: S310 - our own address
            assert answer.status == 200
        with pytest.raises(HTTPError, match="401"):
            urlopen(f"{found[1]}api/v1/overview", timeout=60)  # noqa: S310 - our own address
        process.send_signal(signal.SIGINT)
        rest, errors = process.communicate(timeout=60)
    assert (process.returncode, rest, errors) == (0, "", "")


def test_a_port_that_is_taken_is_told() -> None:
    """What to do, too."""
    with listen(Options(port=0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(BadSetting) as error:
            listen(Options(port=port))
    wanted = f"port {port} of 127.0.0.1 cannot be listened on: {os.strerror(98)}; expected a free port: --port 0 takes one"
    assert str(error.value) == wanted


def test_what_is_wrong_is_said_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No case, no token beyond this machine, files that cannot be read."""
    monkeypatch.delenv("SAYSO_TOKEN", raising=False)
    for options, wanted in (
        (["--port", "0"], "no.case does not exist; expected a case; sayso add makes one"),
        (["--host", "0.0.0.0"], "host is '0.0.0.0' and there is no token; expected 127.0.0.1, or --token-file"),  # noqa: S104
        (["--token-file", str(tmp_path / "none")], "expected a file with the token in it"),
        (["--fact-checks", str(tmp_path / "none")], "cannot be read: No such file or directory; expected schema.org ClaimReview"),
    ):
        found = CliRunner().invoke(app, ["serve", str(tmp_path / "no.case"), *options])
        assert found.exit_code == 1
        assert wanted in str(found.exception)


def test_the_address_can_be_opened() -> None:
    """Also of an IPv6 host."""
    assert address(Options(host="::1", port=1)) == "http://[::1]:1/"
