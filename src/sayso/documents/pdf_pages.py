"""The lines of a PDF's pages, written as JSON lines by a process of its own.

PDFium is a native library on hostile bytes: a page that takes for ever, gigabytes of memory or the whole process with it
ends this process, and the pages before it stand. The module is run by its path and imports nothing of sayso, so that it
starts in a tenth of a second.
"""

import ctypes
import json
import re
import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import Any
from unicodedata import normalize

_MOST_CHARS = 200_000  # of one page; a page of a newspaper has some 20,000
_MEMORY_BYTES = 900 << 20
_PAGE_SECONDS = 4.0
_BREAKS = (10, 13)
# the marks that PDFium puts where a word was hyphenated at the end of a line
_HYPHENS = (0x02, 0xFFFE)
_RIGHT_TO_LEFT = (range(0x590, 0x900), range(0xFB1D, 0xFE00), range(0xFE70, 0xFF00))
# letters as type sets them, not as they are written: fi in one, Arabic letters by their place in a word
_SET_FORMS = re.compile("[\ufb00-\ufb06\ufb1d-\ufbff\ufc00-\ufdff\ufe70-\ufefc]")


def main() -> None:
    """Read a PDF from standard input; write a line on the file, then one for each page."""
    most_pages = int(sys.argv[1])
    _bound()
    import pypdfium2 as pdfium  # type: ignore[import-untyped]  # noqa: PLC0415 only this process needs it

    content = sys.stdin.buffer.read()
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        _write({"problem": "password" if "password" in str(error).lower() else "damaged"})
        return
    n_pages = len(document)
    _write({"pages": n_pages, **{key: _readable(words) for key, words in document.get_metadata_dict().items()}})
    for number in range(min(n_pages, most_pages)):
        _alarm(_PAGE_SECONDS)
        try:
            page = document[number]
            _write({"lines": list(_lines(page, pdfium.raw)), "pictures": _pictures(page, pdfium.raw)})
            page.close()
        except (pdfium.PdfiumError, ValueError, OverflowError):
            _write({"problem": "page"})
        _alarm(0)


def _bound() -> None:
    """Bound the memory, where the system can: what asks for more ends here."""
    try:
        import resource  # noqa: PLC0415 not on every system
    except ImportError:
        return
    for limit, most in ((resource.RLIMIT_AS, _MEMORY_BYTES), (resource.RLIMIT_CORE, 0)):
        with suppress(ValueError, OSError):  # a limit that is lower already, or a system that knows none
            resource.setrlimit(limit, (most, most))


def _alarm(seconds: float) -> None:
    """Let the system end this process after so long, even inside the library; 0 takes it back."""
    try:
        import signal  # noqa: PLC0415 the timer is not on every system

        signal.setitimer(signal.ITIMER_REAL, seconds)
    except (ImportError, AttributeError):
        return


def _write(record: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(record) + "\n")
    sys.stdout.flush()


def _readable(words: str) -> str:
    return words.encode("utf-8", "replace").decode("utf-8")[:1000]


def _pictures(page: Any, raw: Any) -> int:
    """Count the pictures that lie on a page itself."""
    count = min(raw.FPDFPage_CountObjects(page), 1000)
    return sum(raw.FPDFPageObj_GetType(raw.FPDFPage_GetObject(page, each)) == raw.FPDF_PAGEOBJ_IMAGE for each in range(count))


def _lines(page: Any, raw: Any) -> Iterator[tuple[str, float, float, float, float]]:
    """Yield the lines of a page: words, left and right edge, base line (points from the lower left corner), height of letters."""
    texts = raw.FPDFText_LoadPage(page)
    if not texts:
        return
    try:
        count = min(raw.FPDFText_CountChars(texts), _MOST_CHARS)
        line: list[tuple[int, int]] = []
        for place in range(count):
            code = raw.FPDFText_GetUnicode(texts, place)
            if code not in _BREAKS:
                line.append((place, code))
            if line and (code in _BREAKS or code in _HYPHENS or place == count - 1):
                words = _characters(_read_in_order(texts, line, raw))
                seen = [place for place, each in line if each > 32 and each not in _HYPHENS]  # noqa: PLR2004 a blank
                if words.strip() and seen:
                    yield (words, *_box(texts, seen, raw))
                line = []
    finally:
        raw.FPDFText_ClosePage(texts)


def _characters(codes: list[int]) -> str:
    """Write code points or halves of such; the mark of a hyphenated word becomes a soft hyphen."""
    text = "".join("\u00ad" if code in _HYPHENS else chr(code) for code in codes if 0 < code < 0x110000 and code != 0xFFFF)  # noqa: PLR2004 Unicode
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return _SET_FORMS.sub(lambda match: normalize("NFKC", match.group()), whole)


def _read_in_order(texts: Any, line: list[tuple[int, int]], raw: Any) -> list[int]:
    """Give the codes of a line as they are read: words of Arabic or Hebrew that are stored from left to right are turned."""
    codes = [code for _, code in line]
    begun: int | None = None
    for rank, code in enumerate([*codes, 0]):
        written = any(code in each for each in _RIGHT_TO_LEFT)
        if written and begun is None:
            begun = rank
        elif begun is not None and not written and code != 32:  # noqa: PLR2004 a blank
            run = line[begun:rank]
            codes[begun:rank] = _turned([(each, _place(texts, place, raw)) for place, each in run])
            begun = None
    return codes


def _turned(run: list[tuple[int, float]]) -> list[int]:
    """Turn each word whose letters go to the right, and the words among one another.

    Example:
        >>> _turned([(0x0644, 10.0), (0x0627, 20.0)]) == [0x0627, 0x0644]
        True
    """
    words: list[list[tuple[int, float]]] = [[]]
    for code, place in run:
        if code == 32:  # noqa: PLR2004 a blank
            words.append([])
        else:
            words[-1].append((code, place))
    n_after = len(words)
    while words and not words[-1]:
        words.pop()
    n_after -= len(words)
    words = [word for word in words if word]
    if words and words[0][0][1] < words[-1][0][1]:
        words.reverse()
    read = [[code for code, _ in (reversed(word) if word[0][1] < word[-1][1] else word)] for word in words]
    return [code for rank, word in enumerate(read) for code in ([32] if rank else []) + word] + [32] * n_after


def _place(texts: Any, place: int, raw: Any) -> float:
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(texts, place, ctypes.byref(x), ctypes.byref(y))
    return x.value


def _box(texts: Any, places: list[int], raw: Any) -> tuple[float, float, float, float]:
    """Measure a line by its first, its middle and its last letter."""
    edges = [ctypes.c_double() for _ in range(4)]
    left, right = 1e9, -1e9
    for place in (places[0], places[-1]):
        if raw.FPDFText_GetCharBox(texts, place, *(ctypes.byref(edge) for edge in edges)):
            left, right = min(left, edges[0].value), max(right, edges[1].value)
    raw.FPDFText_GetCharOrigin(texts, places[len(places) // 2], ctypes.byref(edges[0]), ctypes.byref(edges[1]))
    loose = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(texts, places[len(places) // 2], ctypes.byref(loose))
    return tuple(round(each, 1) for each in (left, right, edges[1].value, loose.top - loose.bottom))  # type: ignore[return-value]


if __name__ == "__main__":
    main()
