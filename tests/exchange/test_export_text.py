"""Any text is a line, an XML value, a cell or words in Markdown, and nothing else."""

import csv
import io
import re

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from markdown_it import MarkdownIt

from sayso.exchange.cells import csv_cell
from sayso.exchange.export_text import markdown, one_line, web_address, xml_safe

ANY = st.text(st.characters(codec=None, exclude_categories=()))
ACTIVE = st.text(st.sampled_from("\\`*_{}[]()<>#+-.!|~&$^=:1a \t\n\r\x00\u202e\ud800\u2028/@w"), max_size=30)
READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


@given(ANY | ACTIVE, st.integers(1, 40))
def test_a_line_is_one_line_of_at_most_that_length(text: str, longest: int) -> None:
    """No line end of anybody, nothing unseen, no half of a character."""
    found = one_line(text, longest)
    assert len(found) <= longest
    assert re.search("[\x00-\x1f\x7f-\x9f\u2028\u202a-\u202e\ud800-\udfff]", found) is None
    assert one_line(found, longest) == found


@given(ANY | ACTIVE)
def test_xml_holds_every_text(text: str) -> None:
    """As an attribute and as an element, and gives it back; the length stays."""
    safe = xml_safe(text)
    assert len(safe) == len(text)
    element = etree.Element("a", b=safe)
    element.text = safe
    read = etree.fromstring(etree.tostring(element, encoding="utf-8"))
    assert (read.get("b"), read.text or "") == (safe, safe)


@given(ACTIVE | ANY)
def test_markdown_is_nothing_but_words(text: str) -> None:
    """Wherever it stands: in a quotation, a list, a cell, a footnote; read back, the words are those of the line."""
    shown = markdown(text)
    for place in ("> {}", "- {}", "| a |\n|---|\n| {} |", "“{}”", "[^1]: x “{}”"):
        tokens = READER.parse(place.format(shown))
        inline = [each for token in tokens for each in token.children or ()]
        assert {each.type for each in inline} <= {"text", "text_special"}
        blocks = {each.type for each in tokens}
        assert not blocks & {"code_block", "fence", "html_block", "heading_open", "hr", "ordered_list_open"}
        assert sum(each.type == "bullet_list_open" for each in tokens) == place.startswith("-")
    (words,) = [each for each in READER.parse(f"“{shown}”") if each.type == "inline"]
    read = "".join(each.content for each in words.children or ())
    assert read.replace("\u200b", "")[1:-1] == one_line(text)


@given(ANY | ACTIVE)
def test_a_cell_is_one_cell_that_no_spreadsheet_runs(text: str) -> None:
    """Read back, the words are the same behind their apostrophe."""
    file = io.StringIO(newline="")
    csv.writer(file).writerow([csv_cell(text), "next"])
    ((cell, following),) = csv.reader(io.StringIO(file.getvalue(), newline=""), strict=True)
    assert following == "next"
    assert cell[:1] not in set("=+-@\t\r\n")
    whole = re.sub("[\ud800-\udfff]", "\ufffd", text)
    assert (cell.removeprefix("'") if re.match(r"'+\s*[=+\-@＝＋－＠]|'+[\t\r\n]", cell) else cell) == whole


@given(ANY | ACTIVE)
def test_only_web_addresses_are_links(text: str) -> None:
    """Without a blank, a bracket or anything unseen."""
    for url in (text, f"https://herald.example/{text}", f"javascript:{text}"):
        found = web_address(url)
        assert found is None or re.fullmatch(r"https?://[^\s<>\x00-\x20]+", found)
    assert web_address("https:///path") is None
    assert web_address("http://[::1") is None
