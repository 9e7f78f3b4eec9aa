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
        ("［サルン　４日　ヘラルド］ - フェリーは遅れている。", "［サルン　４日　ヘラルド］ - "),
        ("通讯社萨恩3月4日电（记者李明）渡船晚点。", "通讯社萨恩3月4日电（记者李明）"),
        ("(사른=헤럴드) 김민수 기자 = 나룻배가 늦는다.", "(사른=헤럴드) 김민수 기자 = "),
        ("САРН, 4 мар - Вести. Паром опаздывает.", "САРН, 4 мар - Вести. "),
        ("Sarn (dpa) - Die Fähre kommt zu spät.", "Sarn (dpa) - "),
        ("SARN, 4 mar (EFE).- El barco llega tarde.", "SARN, 4 mar (EFE).- "),
        ("سارن (هيرالد) - العبارة متأخرة.", "سارن (هيرالد) - "),
        ("3月4日，渡船晚点了。", None),
        ("The ferry, 12 cabins - all empty. It is late.", None),
        ("The ferry (built in 1990) is late.", None),
        ("The ferry - an old one - is late.", None),
    ],
)
def test_a_dateline_is_told_from_a_sentence(text: str, found: str | None) -> None:
    """A place, perhaps a date, the agency in brackets, then a dash."""
    page = document(text)
    span = dateline(page)
    assert (page.words(span) if span else None) == found
