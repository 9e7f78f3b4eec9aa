"""PDFs as no program writes them: name to bytes, made by code."""

import zlib
from functools import cache
from pathlib import Path

from tests.documents import made

STUCK = Path(__file__).with_name("stuck_reader.py")
GOOD = made.pdf([made.lines(["The ferry sank on Monday,", "the harbour master said."])])


@cache
def pdfs() -> dict[str, bytes]:
    """Give PDFs that are broken, or meant to break their reader."""
    zeros = zlib.compress(bytes(400_000_000), 9)
    packed = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream"
    loop = made.whole_pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 9 /Kids [2 0 R 2 0 R] >>", b"<< >>"])
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"
    tree = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>", page]
    self_form = b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /I1 4 0 R >> >> /Length 6 >>\nstream\n/I1 Do\nendstream"
    return {
        "empty": b"",
        "head alone": b"%PDF-1.7\n",
        "cut in half": GOOD[: len(GOOD) // 2],
        "cut at the end": GOOD[:-30],
        "no table of places": GOOD[: GOOD.find(b"xref")],
        "wrong places": GOOD.replace(b"0000000", b"9999999"),
        "no pages": made.pdf([]),
        "pages that hold themselves": loop,
        "a page that says nothing": made.pdf([[]]),
        "a content that is no content": made.pdf([[]], body=bytes(range(256)) * 100),
        "blocks never closed": made.pdf([[]], body=b"BT " * 100_000),
        "states never left": made.pdf([[]], body=b"q " * 500_000),
        "arrays in arrays": made.pdf([[]], body=b"[" * 500_000),
        "a form that draws itself": made.pdf([[]], objects=[self_form], body=b"/I1 Do " * 100),
        "dictionaries in dictionaries": made.whole_pdf([b"<< /A " * 100_000, b"<< >>"]),
        "a bomb of zeros": made.whole_pdf([*tree, packed % (len(zeros), zeros), b"<< >>"]),
        "broken packing": made.whole_pdf([*tree, packed % (40, zeros[:20]), b"<< >>"]),
        "a password": GOOD.replace(
            b"/Root 1 0 R",
            b"/Root 1 0 R /Encrypt << /Filter /Standard /V 1 /R 2 /O ("
            + b"x" * 32
            + b") /U ("
            + b"y" * 32
            + b") /P -4 >> /ID [(a) (a)]",
        ),
        "an unknown lock": GOOD.replace(b"/Root 1 0 R", b"/Root 1 0 R /Encrypt << /Filter /Klingon >>"),
        "a page of HTML": b"<!DOCTYPE html><html><body><p>The ferry sank.</p></body></html>",
        "a page far from its head": b"\n" * 5000 + GOOD,
        "a lying length": GOOD.replace(b"/Length ", b"/Length 99999"),
        "a huge page": GOOD.replace(b"[0 0 595 842]", b"[0 0 1e38 -1e38]"),
        "odd facts": made.pdf([made.lines(["Text."])], "/Title (\\377\\376\\330) /CreationDate (D:99999999999999) /Author 17"),
    }
