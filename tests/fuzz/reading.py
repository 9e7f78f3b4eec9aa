"""Read one fuzzed file, and hold what comes of it to the promises of every reader."""

import struct

from tests.documents.damage import read_all
from tests.fuzz.targets import PDF_LINES, Target

from sayso.documents.formats import Given, read_content
from sayso.documents.pdf_lines import line_of, paragraphs
from sayso.settings import Settings


def read_one(target: Target, content: bytes) -> None:
    """Raise where a reader raises, breaks a promise, or takes more than five seconds."""
    if target.kind == PDF_LINES:
        _join_lines(content)
    else:
        read_all(read_content(target.packed(content), Given("x", "", target.kind), Settings(), None))


def _join_lines(content: bytes) -> None:
    """Join lines as the process that reads PDFs hands them on; each place is any number, or none."""
    lines = []
    for page, each in enumerate(content.split(b"\n")):
        words = each[8:].decode("utf-8", "replace")
        if words.strip():
            lines.append(line_of(page // 4, words, *struct.unpack("<4e", each[:8].ljust(8, b"\0"))))
    assert all(each.words.strip() for each in paragraphs(lines))
