"""Bodies: how large, of what form, how slowly."""

import asyncio
from http import HTTPStatus

import pytest
from starlette.exceptions import HTTPException
from starlette.types import Message

from sayso.web import bodies
from sayso.web.bodies import LEAST_BYTES_A_SECOND, SILENCE_SECONDS, bounded, most_bytes
from sayso.web.options import Options

FORM = "multipart/form-data; boundary=x"


@pytest.mark.parametrize(
    ("path", "kind", "large"),
    [
        ("/add", FORM, True),
        ("/check", FORM, True),
        ("/check", "application/x-www-form-urlencoded", False),
        ("/add", "text/plain", False),
        ("/login", FORM, False),
        ("/check", "", False),
    ],
)
def test_only_a_form_with_files_may_be_large(path: str, kind: str, large: bool) -> None:
    """Every other body is held in memory whole."""
    assert (most_bytes(Options(), path, kind) > Options().max_body_bytes) == large


def taken(sizes: list[int], seconds_each: float) -> int:
    """Take a body of such pieces, each so long after the one before, by a clock of our own."""
    passed, left, got = 0.0, list(sizes), 0

    async def receive() -> Message:
        nonlocal passed
        passed += seconds_each
        return {"type": "http.request", "body": b"x" * left.pop(0), "more_body": bool(left)}

    async def take() -> None:
        nonlocal got
        next_part = bounded(receive, 1 << 30, ended=False, clock=lambda: passed)
        for _ in sizes:
            got += len((await next_part())["body"])
            await asyncio.sleep(0)

    asyncio.run(take())
    return got


def test_a_body_that_trickles_is_given_up() -> None:
    """A byte every twenty seconds keeps every silence short, and would hold the place of others for years."""
    with pytest.raises(HTTPException) as late:
        taken([1] * 100, SILENCE_SECONDS - 10)
    assert (late.value.status_code, late.value.detail) == (
        HTTPStatus.REQUEST_TIMEOUT,
        "less than 4 kB came in a second; try again over a quicker line",
    )


def test_a_slow_line_is_waited_for() -> None:
    """Twice the least, for as long as it takes."""
    assert taken([LEAST_BYTES_A_SECOND * 20] * 100, 10.0) == LEAST_BYTES_A_SECOND * 2000


def test_silence_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is said tells how long was waited."""
    monkeypatch.setattr(bodies, "SILENCE_SECONDS", 0.01)

    async def receive() -> Message:
        await asyncio.Event().wait()
        raise AssertionError

    async def take() -> None:
        await bounded(receive, 100, ended=False)()

    with pytest.raises(HTTPException) as late:
        asyncio.run(take())
    assert late.value.status_code == HTTPStatus.REQUEST_TIMEOUT
