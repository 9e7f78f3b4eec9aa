"""Files made by code for the tests of the readers: every text is our own."""

import io
import zipfile
from collections.abc import Mapping, Sequence

Set = tuple[float, float, float, str]  # left, base line, size of letters, words

WORD = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
OPEN = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"'
)
CORE = 'xmlns:cp="urn:cp" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'


def pdf(pages: Sequence[Sequence[Set]], facts: str = "", *, objects: Sequence[bytes] = (), body: bytes | None = None) -> bytes:
    """Write a PDF with one font; ``facts`` is the inside of its information, ``body`` the content of every page as it stands."""
    found: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        *objects,
    ]
    kids = []
    for page in pages:
        content = b"".join(_set(*line) for line in page) if body is None else body
        found.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        found.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> /XObject << /I1 4 0 R >> >>"
            b" /Contents %d 0 R >>" % len(found)
        )
        kids.append(len(found))
    found[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids))
    found.append(b"<< %s >>" % facts.encode("latin-1"))
    return whole_pdf(found)


def whole_pdf(objects: Sequence[bytes]) -> bytes:
    """Number the objects, of which the first is the catalogue and the last the information, and write the table of their places."""
    content = b"%PDF-1.4\n"
    places = []
    for number, each in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    end = b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(objects), len(content))
    return content + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + end


def _set(left: float, base: float, size: float, words: str) -> bytes:
    text = words.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"BT /F1 %g Tf %g %g Td (%s) Tj ET\n" % (size, left, base, text)


def lines(words: Sequence[str], top: float = 720, left: float = 72, size: float = 11, step: float = 14) -> list[Set]:
    """Set lines under one another."""
    return [(left, top - rank * step, size, each) for rank, each in enumerate(words)]


def zipped(members: Mapping[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Pack members in their order."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def paragraph(words: str, style: str = "") -> str:
    """Write a paragraph of Word."""
    told = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{told}<w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:p>'


def docx(body: str, **parts: str) -> bytes:
    """Write a Word file; the other parts by their short names: footnotes, styles, rels, core."""
    places = {
        "footnotes": "word/footnotes.xml", "styles": "word/styles.xml", "rels": "word/_rels/document.xml.rels",
        "core": "docProps/core.xml",
    }  # fmt: skip
    whole = f"<w:document {WORD}><w:body>{body}</w:body></w:document>"
    return zipped(
        {"[Content_Types].xml": "<Types/>", "word/document.xml": whole, **{places[name]: each for name, each in parts.items()}}
    )


def odt(body: str, meta: str = "") -> bytes:
    """Write an OpenDocument text."""
    content = (
        f"<office:document-content {OPEN}><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    about = f"<office:document-meta {OPEN}><office:meta>{meta}</office:meta></office:document-meta>"
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content, "meta.xml": about})


def xlsx(sheets: Mapping[str, Sequence[Sequence[str]]], *, shared: str = "", styles: str = "", since_1904: bool = False) -> bytes:
    """Write a workbook; a cell that begins with "<c" stands as it is, another becomes an inline text."""
    named = "".join(f'<sheet name="{name}" sheetId="{rank}" r:id="r{rank}"/>' for rank, name in enumerate(sheets, 1))
    links = "".join(f'<Relationship Id="r{rank}" Target="worksheets/sheet{rank}.xml"/>' for rank in range(1, len(sheets) + 1))
    begin = '<workbookPr date1904="1"/>' if since_1904 else ""
    members = {
        "xl/workbook.xml": f'<workbook xmlns="urn:m" xmlns:r="urn:r">{begin}<sheets>{named}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="urn:p">{links}</Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="urn:m">{styles}</styleSheet>',
    }
    if shared:
        members["xl/sharedStrings.xml"] = f'<sst xmlns="urn:m">{shared}</sst>'
    for rank, rows in enumerate(sheets.values(), 1):
        members[f"xl/worksheets/sheet{rank}.xml"] = sheet("".join(_row(number, row) for number, row in enumerate(rows, 1)))
    return zipped(members)


def sheet(rows: str) -> str:
    """Write the part of a sheet."""
    return f'<worksheet xmlns="urn:m"><sheetData>{rows}</sheetData></worksheet>'


def _row(number: int, cells: Sequence[str]) -> str:
    written = (cell if cell.startswith("<c") else f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in cells)
    return f'<row r="{number}">{"".join(written)}</row>'


def mail(body: str, headers: str = "", subject: str = "Ferry sinks") -> bytes:
    """Write a mail; headers with their own line breaks."""
    head = f"From: Press office of Borduria <press@borduria.example>\nSubject: {subject}\nDate: Tue, 12 Mar 2024 14:05:00 +0100\n"
    return (head + headers + "\n" + body).replace("\n", "\r\n").encode()


def many_parts(*parts: str, kind: str = "mixed") -> tuple[str, str]:
    """Give body and headers of a mail of several parts."""
    body = "".join(f"--part\n{each}\n" for each in parts) + "--part--\n"
    return body, f'MIME-Version: 1.0\nContent-Type: multipart/{kind}; boundary="part"\n'


def mhtml(html: str, url: str = "https://herald.example/ferry", kind: str = "text/html") -> bytes:
    """Write a page as a browser saves it, with a picture and a style beside it."""
    head = f"From: <Saved by Blink>\nSnapshot-Content-Location: {url}\nSubject: Ferry\nDate: Wed, 13 Mar 2024 08:00:00 -0000\nMIME-Version: 1.0\n"
    page = f"Content-Type: {kind}; charset=utf-8\nContent-Transfer-Encoding: 8bit\nContent-Location: {url}\n\n{html}"
    picture = "Content-Type: image/png\nContent-Transfer-Encoding: base64\nContent-Location: https://herald.example/a.png\n\niVBORw0KGgo="
    style = "Content-Type: text/css\nContent-Location: cid:style@herald\n\np {color: red}"
    body, kinds = many_parts(page, picture, style, kind="related")
    return (head + kinds.split("\n", 1)[1] + "\n" + body).replace("\n", "\r\n").encode()
