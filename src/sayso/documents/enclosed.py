"""A file inside another: a member of an archive, an attachment of a mail, a record of a web archive."""

import re
from dataclasses import dataclass

_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
_LONGEST_NAME = 300


@dataclass(frozen=True, slots=True)
class Enclosed:
    """Bytes that a container holds and another reader shall read.

    Args:
        path: what stands for its path: the container's, a slash, and the name in it (:func:`shown`).
        content: the bytes, unpacked.
        kind: the format, as in ``files.KINDS``; None lets name and content tell.
        url, outlet: the address that the container gives it, and who is found there; they count where the text itself names none.
        captured: when the container fetched it from the web, as in :class:`sayso.records.Document`.
    """

    path: str
    content: bytes
    kind: str | None = None
    url: str | None = None
    outlet: str | None = None
    captured: str | None = None


def shown(name: str) -> str:
    """Give a name out of a container as it may be shown: nothing in it climbs out of the container or hides on the screen.

    Example:
        >>> shown("../../etc/passwd"), shown("2024/ferry.html")
        ('%2E%2E/%2E%2E/etc/passwd', '2024/ferry.html')
    """
    parts = [part for part in name[:_LONGEST_NAME].replace("\\", "/").split("/") if part not in {"", "."}]
    safe = "/".join("%2E%2E" if part == ".." else part for part in parts) or "nameless"
    return _UNSAFE.sub(lambda match: f"%{ord(match.group()):02X}", safe)
