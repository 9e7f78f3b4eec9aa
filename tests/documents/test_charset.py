"""Bytes become the text that was written, in whatever encoding."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.documents.charset import decode

RUSSIAN = ("Ветер стих к утру.", "Капитан порта заявил, что паром не утонул.", "Привет", "МИНИСТР ОТРИЦАЕТ")
JAPANESE = (
    "港は閉鎖された。",
    "船長は「沈んでいない」と述べた。",
    "フェリーの乗客",
    "二〇二一年五月、港湾局は声明を発表した。天気は晴れ。",
)
CASES = [
    *((text, encoding) for text in RUSSIAN for encoding in ("cp1251", "koi8-r", "cp866", "iso8859-5", "utf-16-le", "utf-16-be")),
    *((text, encoding) for text in JAPANESE for encoding in ("cp932", "euc_jp", "iso2022_jp", "utf-16-le", "utf-16-be", "utf-8")),
    ("Вітер ущух, і кораблі повернулися.", "cp1251"),
    ("港口星期一关闭。", "gb18030"),
    ("항구는 월요일에 폐쇄되었다.", "euc_kr"),
    ("Der Kapitän möchte über die Fähre sprechen.", "cp1252"),
    ("Le maire a déclaré que le ferry était arrivé à l’heure.", "cp1252"),
    ("été", "cp1252"),
    ("El capitán negó que el barco se hundió. ¿Qué pasó?", "cp1252"),
    ("Żegluga została wstrzymana, powiedział kapitan łodzi.", "cp1250"),
    ("قال القبطان إن العبارة لم تغرق", "cp1256"),
]


@pytest.mark.parametrize(("text", "encoding"), CASES)
def test_short_texts_are_read_in_their_own_encoding(text, encoding):
    """A wrong encoding that happens to decode is told from the right one by the letters that come out."""
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides_and_is_not_part_of_the_text(encoding):
    """The mark tells the encoding; the text begins after it."""
    assert decode("Ветер\r\nстих".encode(encoding)).text == "Ветер\r\nстих"


def test_a_few_bad_bytes_in_utf8_are_replaced_and_counted():
    """Damaged UTF-8 is still UTF-8: the rest is read and the damage is told."""
    damaged = decode("Капитан порта ".encode() + b"\xff\xfe\xff" + "заявил, что паром не утонул".encode())
    assert (damaged.replaced, damaged.encoding) == (3, "utf-8")
    assert damaged.text.startswith("Капитан порта \ufffd")


def test_a_declared_charset_is_believed_only_in_markup_and_only_if_the_bytes_fit():
    """Pages declare UTF-8 wrongly, and text may speak of charsets."""
    page = '<html><head><meta charset="windows-1251"><title>Порт</title></head><body>Порт</body></html>'
    assert "Порт" in decode(page.encode("cp1251"), markup=True).text
    assert "Порт" in decode(page.encode(), markup=True).text


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"%PDF-1.7 ...", "looks like a PDF, not like text"),
        (b"\x89PNG\r\n\x1a\n", "looks like a PNG picture, not like text"),
        (bytes(range(8)) * 9, "holds control bytes: it is binary, not text"),
    ],
)
def test_what_is_no_text_says_what_it_is(content, problem):
    """A reader must learn why a file was left out."""
    assert decode(content).problem == problem


@given(st.binary(max_size=300))
def test_no_bytes_raise(content):
    """Whatever lies in a file, decoding answers."""
    assert isinstance(decode(content, markup=True).text, str)


@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), min_size=1))
def test_utf8_comes_back_unchanged(text):
    """Every text that was written as UTF-8 is read as it was written, but for a mark at its start."""
    content = text.encode()
    if decode(content).problem is None:
        assert decode(content).text == text.removeprefix("\ufeff")
