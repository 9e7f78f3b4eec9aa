"""A file's bytes to characters, with the notes that belong to them."""

from sayso.documents.charset import decode
from sayso.records import Unread


def legible(
    content: bytes, path: str, *, markup: bool = False, most_bytes: int | None = None
) -> tuple[str | None, tuple[Unread, ...]]:
    """Give the text of a file, and what is to be noted of its bytes; None where they are no text.

    Args:
        content: the file, whole.
        path: for the notes.
        markup: look for a charset that an XML or HTML head declares.
        most_bytes: the setting ``max_file_bytes`` where what is handed in may be longer.

    Example:
        >>> legible(b"{}", "a.json")
        ('{}', ())
        >>> legible(b" ", "a.json")[1][0].why
        'holds nothing but white space'
    """
    if most_bytes is not None and len(content) > most_bytes:
        return None, (Unread(path, f"holds {len(content)} bytes; the limit is {most_bytes} (setting max_file_bytes)"),)
    decoded = decode(content, markup=markup)
    if decoded.problem is not None:
        return None, (Unread(path, decoded.problem),)
    if not decoded.text.strip():
        return None, (Unread(path, "is empty" if not content else "holds nothing but white space"),)
    if not decoded.replaced:
        return decoded.text, ()
    what = "byte" if decoded.replaced == 1 else "bytes"
    return decoded.text, (Unread(path, f"{decoded.replaced} invalid {what} replaced (read as {decoded.encoding})"),)
