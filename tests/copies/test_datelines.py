"""Datelines: found where they are, not invented where a sentence begins with a name."""

import pytest
from tests.factories import document

from sayso.copies.datelines import dateline


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("SARN, March 4 (Herald) - The ferry is late.", "SARN, March 4 (Herald) - "),
        ("SARN (HNA) — The ferry is late.", "SARN (HNA) — "),
        ("САРН, 4 марта. /ВЕСТИ/. Паром опаздывает.", None),
        ("САРН, 4 марта /ВЕСТИ/ — Паром опаздывает.", "САРН, 4 марта /ВЕСТИ/ — "),
        ("【サルン時事】フェリーは遅れている。", "【サルン時事】"),
        ("The ferry (built in 1990) is late.", None),
        ("The ferry - an old one - is late.", None),
    ],
)
def test_a_dateline_is_told_from_a_sentence(text: str, found: str | None) -> None:
    """A place, perhaps a date, the agency in brackets, then a dash."""
    page = document(text)
    span = dateline(page)
    assert (page.words(span) if span else None) == found
