"""How a case is served, and under which names it may be asked for."""

import re

import pytest

from sayso.errors import BadSetting
from sayso.web.options import Options, is_known_host

WORD = "b0rduria-syldavia-0stra"


def test_beyond_this_machine_a_token_is_needed() -> None:
    """Whoever listens on a network without a token is told what to do."""
    wanted = "host is '192.0.2.7' and there is no token; expected 127.0.0.1, or --token-file"
    with pytest.raises(BadSetting, match=f"^{re.escape(wanted)}$"):
        Options(host="192.0.2.7")
    assert Options(host="192.0.2.7", token=WORD).token == WORD


def test_a_short_token_is_refused() -> None:
    """A token is long enough that nobody guesses it."""
    wanted = (
        'the token has 6 characters; expected 16 or more; python -c "import secrets; print(secrets.token_urlsafe())" makes one'
    )
    with pytest.raises(BadSetting, match=f"^{re.escape(wanted)}$"):
        Options(token="secret")  # noqa: S106 - no secret: it is refused


@pytest.mark.parametrize(
    ("host", "known"),
    [
        ("127.0.0.1", True),
        ("localhost", True),
        ("LOCALHOST.", True),
        ("::1", True),
        ("news.example", False),
        ("192.0.2.7", False),
        ("", False),
    ],
)
def test_on_loopback_only_its_own_names_are_known(host: str, known: bool) -> None:
    """A name that somebody else made lead here is not known."""
    assert is_known_host(host, Options()) is known


@pytest.mark.parametrize(
    ("host", "known"),
    [
        ("192.0.2.7", True),
        ("desk.example", True),
        ("localhost", True),
        ("news.example", False),
        ("desk.example.news.example", False),
    ],
)
def test_on_a_network_figures_and_given_names_are_known(host: str, known: bool) -> None:
    """A proxy's name has to be told; an address in figures cannot be rebound."""
    assert is_known_host(host, Options(host="0.0.0.0", token=WORD, names=("Desk.example",))) is known  # noqa: S104 - it is asked for
