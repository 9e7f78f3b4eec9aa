"""PDFs: paragraphs out of lines, what the file says of itself as a weak basis, and a process that may die."""

import pytest
from hypothesis import given, settings
from tests.documents import made
from tests.malformed import pdfs
from tests.malformed.damage import damaged

from sayso.documents.draft import Draft
from sayso.documents.pdf import read_pdf
from sayso.documents.pdf_lines import Line, paragraphs
from sayso.documents.pdf_pages import _turned
from sayso.records import Unread
from sayso.settings import Settings

FACTS = "/Title (Ferry report) /Author (Ada Winter) /CreationDate (D:20240312140500+01'00')"
LONG = [
    "The Velmara Harbour Authority said on Monday that the fer-",
    "ry Halden had struck a pier in heavy fog. Nobody was hurt,",
    "it added, and the pier stays shut.",
]


def found(content: bytes, **limits: int) -> tuple[list[Draft], list[Unread]]:
    read = list(read_pdf(content, "a.pdf", "", Settings(**limits)))
    return [each for each in read if isinstance(each, Draft)], [each for each in read if isinstance(each, Unread)]


def words(lines: list[tuple[int, str, float, float, float, float]]) -> list[str]:
    return [each.words for each in paragraphs([Line(*line) for line in lines])]


def test_a_page_becomes_paragraphs_with_a_headline():
    """Larger letters are a headline; lines join, and so do the halves of a hyphenated word."""
    page = [(72, 780, 20, "Ferry strikes pier"), *made.lines(LONG), *made.lines(["The ministry denies it."], top=650)]
    ((draft,), notes) = found(made.pdf([page], FACTS))
    said = "The Velmara Harbour Authority said on Monday that the ferry Halden had struck a pier in heavy fog. Nobody was hurt, it added, and the pier stays shut."
    assert draft.text == f"Ferry strikes pier\n\n{said}\n\nThe ministry denies it."
    assert [block.headline for block in draft.blocks or ()] == [True, False, False]
    assert notes == []
    assert (draft.title, draft.author) == (None, "Ada Winter")
    assert draft.published is not None
    assert (draft.published.earliest, draft.published.basis) == ("2024-03-12T14:05+01:00", "pdf metadata")


@pytest.mark.parametrize("title", ["Microsoft Word - report.docx", "untitled", "report_final.pdf", ""])
def test_a_title_that_is_a_file_name_is_none(title):
    """What a program writes by itself tells nothing."""
    ((draft,), _) = found(
        made.pdf([made.lines(["It sank, and it lies on the ground of the sea."])], f"/Title ({title}) /Author (Administrator)")
    )
    assert (draft.title, draft.author) == (None, None)


def test_what_is_printed_outranks_what_the_file_says():
    """A byline names author, outlet and day."""
    page = made.lines(["Ferry sinks", "By Ben Marsh, Harbour Herald, 11 March 2024", "It sank."], step=40)
    ((draft,), _) = found(made.pdf([page], FACTS))
    assert (draft.author, draft.published and draft.published.earliest) == ("Ben Marsh", "2024-03-11T00:00")


def test_running_heads_and_page_numbers_are_dropped():
    """What recurs at the edges of pages but for its figures; a sentence goes on over the page."""
    texts = (
        ("The ferry sank in the fog, and the", "harbour master of the town said"),
        ("that nobody was hurt, as far as he", "knew."),
        ("It lies there yet.",),
    )
    pages = [
        [(72, 800, 9, f"Harbour Herald, 12 March 2024, page {rank}"), *made.lines(text), (290, 30, 9, f"- {rank} -")]
        for rank, text in enumerate(texts, 1)
    ]
    ((draft,), _) = found(made.pdf(pages))
    assert (
        draft.text
        == "The ferry sank in the fog, and the harbour master of the town said that nobody was hurt, as far as he knew.\n\nIt lies there yet."
    )


def test_what_recurs_on_every_page_and_is_nearly_all_of_the_text_is_kept():
    """Slides and tickets say the same but for a figure."""
    ((draft,), _) = found(made.pdf([made.lines([f"Ticket {rank} for the ferry."]) for rank in range(3)]))
    assert draft.text == "Ticket 0 for the ferry.\n\nTicket 1 for the ferry.\n\nTicket 2 for the ferry."


def test_two_columns_are_read_one_after_the_other():
    """And an indent begins a paragraph."""
    left = [(0, "The ferry sank in heavy fog on", 50, 200, 700, 11), (0, "Monday, as the master of the", 50, 198, 686, 11)]
    right = [
        (0, "harbour said in the evening.", 300, 440, 700, 11),
        (0, "The pier is shut, he added,", 312, 450, 686, 11),
        (0, "until Friday at the least.", 300, 430, 672, 11),
    ]
    assert words(left + right) == [
        "The ferry sank in heavy fog on Monday, as the master of the harbour said in the evening.",
        "The pier is shut, he added, until Friday at the least.",
    ]


def test_compounds_keep_their_hyphen_and_han_no_blank():
    """A compound that stands elsewhere with its hyphen; a capital behind it."""
    compound = [
        (0, "A well-known pier. It is well-", 50, 200, 700, 11),
        (0, "known to sailors from Austria-", 50, 200, 686, 11),
        (0, "Hungary.", 50, 90, 672, 11),
    ]
    assert words(compound) == ["A well-known pier. It is well-known to sailors from Austria-Hungary."]
    assert words([(0, "渡し船は月曜日に", 50, 130, 700, 10), (0, "沈んだ。", 50, 90, 686, 10)]) == ["渡し船は月曜日に沈んだ。"]


def test_arabic_that_is_stored_from_left_to_right_is_turned():
    """Each word whose letters go to the right, and words among one another; what is in order stays."""
    salam, alam = [0x0633, 0x0644, 0x0627, 0x0645], [0x0639, 0x0644, 0x0645]
    stored = [(code, 10.0 + rank) for rank, code in enumerate([*reversed(alam), 32, *reversed(salam)])]
    assert _turned(stored) == [*salam, 32, *alam]
    kept = [(code, 90.0 - rank) for rank, code in enumerate([*salam, 32, *alam])]
    assert _turned(kept) == [*salam, 32, *alam]


def test_a_scan_is_noted():
    """A page with a picture and no words."""
    image = b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray /Length 1 >>\nstream\nx\nendstream"
    content = made.pdf([[]], objects=[image], body=b"q 500 0 0 700 40 40 cm /I1 Do Q")
    assert [note.why for note in found(content)[1]] == ["holds no text; it may be a scan"]


def test_only_so_many_pages_are_read():
    """The limit is a setting."""
    drafts, (note,) = found(made.pdf([made.lines([f"Page {rank} tells of the ferry."]) for rank in "abcde"]), max_pages=2)
    assert drafts[0].text == "Page a tells of the ferry.\n\nPage b tells of the ferry."
    assert note.why == "has 5 pages; the first 2 are read (setting max_pages)"


def test_a_reader_that_takes_too_long_is_ended_and_what_it_read_stands(monkeypatch):
    """The pages come one at a time."""
    monkeypatch.setattr("sayso.documents.pdf._READER", pdfs.STUCK)
    (draft,), (note,) = found(b"%PDF-1.4", max_read_seconds=1)
    assert draft.text == "The ferry sank."
    assert (
        note.why
        == "is a PDF of 3 pages of which page 2 was not read within 1 seconds (setting max_read_seconds); the pages before it are read"
    )


@pytest.mark.parametrize(
    ("case", "why"),
    [
        ("empty", "is empty"),
        ("cut in half", "is no whole PDF: it is cut off or damaged"),
        ("a password", "is encrypted: save it anew without its password"),
        ("a page that says nothing", "holds no text"),
        ("pages that hold themselves", "has 9 damaged pages of 9"),
    ],
)
def test_what_cannot_be_read_is_noted(case, why):
    """Each note is a clear sentence."""
    assert found(pdfs.pdfs()[case])[1][0].why == why


@settings(max_examples=25, deadline=None)
@given(damaged(made.pdf([made.lines(LONG)], FACTS)))
def test_nothing_raises(content):
    """Whatever becomes of a PDF on the way; each example starts a process."""
    found(content)
