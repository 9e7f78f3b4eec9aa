"""How large the body of a request may be, what form it may have, and how slowly it may come."""

import asyncio
from collections.abc import Callable
from http import HTTPStatus
from time import monotonic

from starlette.exceptions import HTTPException
from starlette.types import Message, Receive

from sayso.web.options import Options

SILENCE_SECONDS = 30.0  # between two pieces of a body
LEAST_BYTES_A_SECOND = 4 << 10  # of a body in all, beyond these seconds: who sends a byte at a time holds the place of others
FORM = "multipart/form-data"
UPLOADS = frozenset({"/add", "/check", "/api/v1/files"})


def most_bytes(options: Options, path: str, content_type: str) -> int:
    """Give the size that the body of a request may have: only a form with files may be large, and only where files are taken."""
    large = path in UPLOADS and content_type.startswith(FORM)
    return options.max_upload_bytes + options.max_body_bytes if large else options.max_body_bytes


def is_odd_form(path: str, content_type: str) -> bool:
    """Tell whether a form comes in parts where none is taken so: what reads it elsewhere trusts it for its charset.

    Our own forms come in parts only where there are files, and are read by :mod:`sayso.web.uploads`. Of others a character set
    such as Punycode would be decoded, a megabyte of which takes minutes (measured: 0.04, 0.16, 0.59 s for 20, 80, 160 kB).

    Example:
        >>> is_odd_form("/add", "multipart/form-data; boundary=x"), is_odd_form("/login", "Multipart/Form-Data; charset=punycode")
        (False, True)
    """
    in_parts = content_type.strip().lower().startswith("multipart/")
    return in_parts and not (path in UPLOADS and content_type.startswith(FORM))


def too_large(most: int) -> str:
    """Say that a body is too large."""
    return f"the request holds more than {most >> 20} MB; send less at once"


def bounded(receive: Receive, most: int, *, ended: bool, clock: Callable[[], float] = monotonic) -> Receive:
    """Wait for a body, but not for ever, and take no more of it than may come.

    Args:
        receive: gives the next piece.
        most: bytes in all.
        ended: whether there is no body.
        clock: in seconds.
    """
    size, began = 0, clock()

    async def next_part() -> Message:
        nonlocal size, ended
        if ended:
            return await receive()
        left = SILENCE_SECONDS + size / LEAST_BYTES_A_SECOND - (clock() - began)
        if left <= 0:
            raise HTTPException(HTTPStatus.REQUEST_TIMEOUT, _late(left))
        try:
            async with asyncio.timeout(min(SILENCE_SECONDS, left)):
                message = await receive()
        except TimeoutError:
            raise HTTPException(HTTPStatus.REQUEST_TIMEOUT, _late(left)) from None
        ended = not message.get("more_body", False)
        size += len(message.get("body", b""))
        if size > most:
            raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, too_large(most))
        return message

    return next_part


def _late(left: float) -> str:
    if left < SILENCE_SECONDS:
        return f"less than {LEAST_BYTES_A_SECOND >> 10} kB came in a second; try again over a quicker line"
    return f"nothing came for {SILENCE_SECONDS:.0f} seconds; try again"
