"""Word and OpenDocument texts: paragraphs, headings, notes, links, and what the file says of itself."""

import pytest
from hypothesis import given, settings
from tests.documents import made
from tests.malformed import office
from tests.malformed.damage import damaged

from sayso.documents.draft import Draft
from sayso.documents.word_files import read_docx, read_odt
from sayso.records import Unread
from sayso.settings import Settings

SAID = "The ferry sank on Monday, the harbour master of Velmara said."
CORE = (
    f"<cp:coreProperties {made.CORE}><dc:title>Report 7</dc:title><dc:creator>Ada Winter</dc:creator>"
    "<dcterms:created>2024-03-12T14:05:00Z</dcterms:created></cp:coreProperties>"
)
RELS = '<Relationships xmlns="urn:p"><Relationship Id="r9" Target="https://herald.example/ferry"/></Relationships>'
META = "<dc:title>Report 7</dc:title><meta:initial-creator>Ada Winter</meta:initial-creator><meta:creation-date>2024-03-12T14:05:00</meta:creation-date>"


def word(body: str, **parts: str) -> Draft:
    (draft,) = read_docx(made.docx(body, **parts), "a.docx", "", Settings())
    assert isinstance(draft, Draft)
    return draft


def open_text(body: str, meta: str = "") -> Draft:
    (draft,) = read_odt(made.odt(body, meta), "a.odt", "", Settings())
    assert isinstance(draft, Draft)
    return draft


def headlines(draft: Draft) -> list[str]:
    return [draft.text[each.span.start : each.span.end] for each in draft.blocks or () if each.headline]


def test_paragraphs_headings_and_properties_of_a_word_file():
    """A heading is known by its style's name, since the id of a style is in the writer's language."""
    styles = f'<w:styles {made.WORD}><w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style></w:styles>'
    draft = word(
        made.paragraph("Ferry sinks", "berschrift1") + made.paragraph("") + made.paragraph(SAID), styles=styles, core=CORE
    )
    assert draft.text == f"Ferry sinks\n\n{SAID}"
    assert headlines(draft) == ["Ferry sinks"]
    assert (draft.title, draft.author) == (None, "Ada Winter")
    assert draft.published is not None
    assert (draft.published.earliest, draft.published.basis) == ("2024-03-12T14:05+00:00", "document properties")


def test_a_title_of_the_properties_counts_where_none_is_printed():
    """And a short first line above a longer one is a headline without any style."""
    assert word(made.paragraph(SAID), core=CORE).title == "Report 7"
    assert headlines(word(made.paragraph("Ferry sinks") + made.paragraph(SAID))) == ["Ferry sinks"]


def test_deleted_words_codes_and_fallbacks_are_no_text():
    """Tracked insertions are; what was deleted is not."""
    body = (
        '<w:p><w:r><w:t xml:space="preserve">The ferry </w:t></w:r><w:del><w:r><w:delText>hardly </w:delText><w:t>never </w:t></w:r></w:del>'
        "<w:ins><w:r><w:t>sank</w:t></w:r></w:ins><w:r><w:instrText>PAGE</w:instrText><w:t>.</w:t><w:tab/><w:t>Then</w:t></w:r></w:p>"
    )
    assert word(body).text == "The ferry sank. Then"


def test_links_and_footnotes_of_a_word_file():
    """A link has the span of its words; footnotes stand behind the text."""
    body = '<w:p><w:r><w:t xml:space="preserve"> See </w:t></w:r><w:hyperlink r:id="r9"><w:r><w:t>the Herald</w:t></w:r></w:hyperlink></w:p>'
    notes = f"<w:footnotes {made.WORD}><w:footnote>{made.paragraph('Page 3.')}</w:footnote></w:footnotes>"
    draft = word(body, rels=RELS, footnotes=notes)
    assert draft.text == "See the Herald\n\nPage 3."
    ((url, span),) = [(each.url, each.span) for each in draft.links]
    assert (url, span and draft.text[span.start : span.end]) == ("https://herald.example/ferry", "the Herald")


def test_an_open_document_text_is_read_likewise():
    """Headings, links, notes, line breaks; comments and deletions are left out."""
    body = (
        "<text:tracked-changes><text:p>gone</text:p></text:tracked-changes><text:h>Ferry sinks</text:h>"
        "<text:p>The <text:span>ferry</text:span><text:s/>sank<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Page 3."
        '</text:p></text:note-body></text:note>, <text:a xlink:href="https://herald.example/">it says</text:a>.'
        "<office:annotation><text:p>a comment</text:p></office:annotation><text:line-break/>Then</text:p>"
    )
    draft = open_text(body, META)
    assert draft.text == "Ferry sinks\n\nThe ferry sank, it says.\nThen\n\nPage 3."
    assert headlines(draft) == ["Ferry sinks"]
    assert (draft.author, draft.links[0].url) == ("Ada Winter", "https://herald.example/")
    assert draft.published is not None
    assert draft.published.basis == "document properties, no zone"


@pytest.mark.parametrize(
    ("case", "why"),
    [
        ("a million laughs", "the text of the document declares a document type, as no such file does: it is not read"),
        ("a file from outside", "the text of the document declares a document type, as no such file does: it is not read"),
        ("encrypted", "the text of the document is encrypted: unpack it with its password first"),
        (
            "an old document",
            "is an office document that is encrypted or of the old format (.doc): save it anew, as .docx without a password",
        ),
        ("text part breaks off", "the text of the document holds broken XML: no element found; what stands before is read"),
    ],
)
def test_what_cannot_be_read_is_noted(case, why):
    """Each note is a clear sentence."""
    assert list(read_docx(office.word()[case], "a.docx", "", Settings()))[-1].why == why


@settings(max_examples=100, deadline=None)
@given(damaged(made.docx(made.paragraph("Ferry sinks", "Heading1") + made.paragraph(SAID), core=CORE, rels=RELS)))
def test_nothing_raises(content):
    """Whatever becomes of a file on the way, by either reader."""
    for reader in (read_docx, read_odt):
        assert all(isinstance(each, Draft | Unread) for each in reader(content, "a", "", Settings()))
