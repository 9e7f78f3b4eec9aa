"""Tables: any dialect, other people's exports, workbooks; a broken row harms no other."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.documents import made
from tests.malformed import office
from tests.malformed.damage import damaged

from sayso.documents import read
from sayso.documents.draft import Draft
from sayso.documents.mapping import Columns, columns_of, columns_said
from sayso.documents.spreadsheets import read_table, read_workbook
from sayso.errors import BadInput
from sayso.records import Unread
from sayso.settings import Settings

SANK = "The ferry sank, the mayor said."
ROW = "Ferry sinks;The ferry sank, the mayor said.;2024-03-12\n"


def rows(content: bytes | str, columns: Columns | None = None, **limits: int) -> tuple[list[Draft], list[Unread]]:
    content = content.encode() if isinstance(content, str) else content
    found = list(read_table(content, "a.csv", "d", Settings(**limits), columns or Columns()))
    return [each for each in found if isinstance(each, Draft)], [each for each in found if isinstance(each, Unread)]


def book(content: bytes) -> tuple[list[Draft], list[Unread]]:
    found = list(read_workbook(content, "a.xlsx", "d", Settings(), Columns()))
    return [each for each in found if isinstance(each, Draft)], [each for each in found if isinstance(each, Unread)]


@pytest.mark.parametrize(
    "content",
    [
        f'Headline,Body,Date\nFerry sinks,"{SANK}",2024-03-12\n',
        f"Headline;Body;Date\n{ROW}",
        f"Headline\tBody\tDate\nFerry sinks\t{SANK}\t2024-03-12\n",
        f"Headline|Body|Date\r\nFerry sinks|{SANK}|2024-03-12\r\n",
        f"sep=;\r\nHeadline;Body;Date\r\n{ROW}",
        f"\ufeffHeadline;Body;Date\n{ROW}",
        f"Search of 13 March; Borduria\n\nHeadline;Body;Date\n{ROW}",
    ],
)
def test_the_way_of_writing_is_told_by_the_table(content):
    """What parts cells, quotation marks, a byte order mark, lines above the header."""
    ((draft,), notes) = rows(content)
    assert (draft.title, draft.text, notes) == ("Ferry sinks", SANK, [])
    assert draft.published is not None
    assert draft.published.earliest == "2024-03-12T00:00"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "cp1251", "utf-8-sig"])
def test_the_encoding_is_told_by_the_bytes(encoding):
    """As in plain texts."""
    ((draft,), _) = rows("заголовок,body\nПаром затонул,Паром «Гальден» затонул в понедельник\n".encode(encoding))
    assert draft.text == "Паром «Гальден» затонул в понедельник"


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ('"He said ""no"", and left."', 'He said "no", and left.'),
        ('"Two\nlines"', "Two\nlines"),
        ('He said "no" and left.', 'He said "no" and left.'),
        ('"He said \\"no\\", and left."', 'He said "no", and left.'),
    ],
)
def test_quotation_marks_in_cells(text, cell):
    """Doubled, escaped, or standing for themselves."""
    ((draft, _), notes) = rows(f"title,body\nFerry,{text}\nPier,The pier is shut.\n")
    assert (draft.text, notes) == (cell, [])


EXPORTS = {
    "Media Cloud": (
        ("id,indexed_date,language,media_name,media_url,publish_date,title,url\n"
         "a1b2c3,2024-03-13,en,Herald,herald.example,2024-03-12,Ferry sinks,https://herald.example/1\n"),
        ("Ferry sinks", "Ferry sinks", "Herald", None, "https://herald.example/1", "2024-03-12T00:00", "en"),
    ),
    "4CAT, Telegram": (
        ("id,thread_id,chat,author,author_name,body,timestamp,unix_timestamp,author_forwarded_from_name\n"
         'x-1,x,syldavia_now,17,Ada,"The ferry sank.",2024-03-12 14:05:00,1710252300,Harbour Herald\n'),
        ("Forwarded from Harbour Herald\n\nThe ferry sank.", None, "syldavia_now", "Ada", None, "2024-03-12T14:05+00:00", None),
    ),
    "4CAT": (
        "id,thread_id,timestamp,body,subject,author\n900001,9,2024-03-12 14:05:00,The ferry sank.,Ferry,Anonymous\n",
        ("The ferry sank.", "Ferry", None, "Anonymous", None, "2024-03-12T14:05+00:00", None),
    ),
    "GDELT": (
        ("URL,MobileURL,Date,Title,Domain,Language,SourceCountry\n"
         "https://bote.example/1,,2024-03-12 14:05:00,Fähre sinkt,bote.example,German,Borduria\n"),
        ("Fähre sinkt", "Fähre sinkt", "bote.example", None, "https://bote.example/1", "2024-03-12T14:05+00:00", "de"),
    ),
    "LexisNexis": (
        "Publication,Date,Byline,Headline,Hlead,Load Date\nHarbour Herald,12 March 2024 Tuesday,Ada Winter,Ferry sinks,The ferry sank.,x\n",
        ("The ferry sank.", "Ferry sinks", "Harbour Herald", "Ada Winter", None, "2024-03-12T00:00", None),
    ),
    "NewsAPI": (
        ("source,author,title,description,url,urlToImage,publishedAt,content\n"
         "Herald,Ada,Ferry sinks,Short.,https://h.example/1,x,2024-03-12T14:05:00Z,The ferry sank… [+1234 chars]\n"),
        ("The ferry sank", "Ferry sinks", "Herald", "Ada", "https://h.example/1", "2024-03-12T14:05+00:00", None),
    ),
    "CrowdTangle": (
        ("Page Name,User Name,Facebook Id,Post Created,Type,URL,Message,Link\n"
         "Harbour Herald,herald,17,2024-03-12 14:05:00 EST,Link,https://f.example/9,The ferry sank.,https://h.example\n"),
        ("The ferry sank.", None, "Harbour Herald", "Harbour Herald", "https://f.example/9", "2024-03-12T14:05-05:00", None),
    ),
}  # fmt: skip


@pytest.mark.parametrize("program", EXPORTS)
def test_the_exports_of_known_programs_are_read(program):
    """Which column is whose, times in UTC where the program writes them so, languages in words."""
    content, told = EXPORTS[program]
    ((draft,), _) = rows(content)
    when = draft.published.earliest if draft.published else None
    assert (draft.text, draft.title, draft.outlet, draft.author, draft.url, when, draft.language) == told


def test_a_table_of_headlines_is_read_by_them_alone_and_that_is_noted():
    """Media Cloud and GDELT give no texts; a headline is one sentence in the outlet's loudest voice."""
    ((draft, _), (note,)) = rows("title,media_name\nFerry sinks,Herald\nPier shut,Bote\n")
    assert draft.blocks is not None
    assert draft.blocks[0].headline
    assert note == Unread("a.csv", "2 rows hold no text, only a headline, which is read alone")


def test_broken_rows_are_noted_by_their_number_and_the_rest_is_read():
    """Numbers as a spreadsheet shows them."""
    content = "title,body,date\nA,One.\nB,Two.,2024,x,y\n,,\n,,2024\nC,Three.,2024-03-12\n"
    drafts, notes = rows(content)
    assert [draft.text for draft in drafts] == ["One.", "Three."]
    assert [(note.path, note.why) for note in notes] == [
        ("a.csv:row 2", "has 2 cells; the header has 3: what is missing is taken for empty"),
        ("a.csv:row 3", "has 5 cells; the header has 3: which cell is which cannot be told"),
        ("a.csv:row 5", "holds neither a text nor a headline"),
    ]


def test_a_quotation_that_is_never_closed_costs_one_row():
    """Read to its end it would swallow the rest of the table."""
    drafts, (note,) = rows('title,body\nA,One.\nB,"Two.\nC,Three.\nD,Four.\n')
    assert [draft.text for draft in drafts] == ["One.", "Three.", "Four."]
    assert note.path == "a.csv:row 3"
    assert note.why == "is left out: a quotation mark in it is not closed, or a cell is longer than max_line_chars"


def test_a_thousand_broken_rows_are_fifty_notes_and_a_sum():
    """Nobody reads a thousand."""
    _, notes = rows("title,body\n" + "A,One.,x,y\n" * 1000)
    assert (len(notes), notes[-1].why) == (51, "has 950 more rows with such faults")


def test_the_user_says_which_column_is_whose(tmp_path):
    """By the heading as it stands, or but for capitals; what there is not is told."""
    (tmp_path / "a.csv").write_text("Body copy,Kop\nThe ferry sank.,Ferry\n")
    (found,) = read([tmp_path], columns={"text": "Body copy", "title": "kop"}).documents
    assert (found.text, found.title) == ("The ferry sank.", "Ferry")
    (note,) = read([tmp_path]).unread
    assert note.why == "has no column for a text or a headline among 'Body copy', 'Kop'; say which column holds it"
    (note,) = read([tmp_path], columns={"text": "Brood"}).unread
    assert note.why == "has no column 'Brood' to read as text; its columns are 'Body copy', 'Kop'"


def test_a_field_that_documents_do_not_have_is_refused():
    """The caller's mistake is an error, with what there is."""
    with pytest.raises(BadInput, match=r"^no field 'tekst' to read a column as; expected one of text, html, id, title, outlet"):
        columns_of({"tekst": "Body"})


def test_what_is_read_as_what_is_told():
    """To the progress line, with the columns that are not read."""
    told: list[str] = []
    list(read_table(b"Body,Kop,text\nOne.,Two,\n", "a.csv", "", Settings(), Columns(), told.append))
    assert told == ["a.csv: column 'text', else 'Body' is read as text", "a.csv: no use is made of the columns 'Kop'"]


def test_what_the_user_says_of_the_columns_tells_how_cells_are_parted_and_which_row_is_the_header():
    """No heading of such a table is known: each line is one cell for all that the headings tell."""
    content = b"From our archive\nkop|body copy|day\nA|One, two.|2024-03-04\nB|Three, four.|2024-03-05\n"
    found = list(read_table(content, "a.csv", "", Settings(), Columns(text="body copy", published="day")))
    assert [each.text for each in found] == ["One, two.", "Three, four."]


@pytest.mark.parametrize(
    ("words", "columns"),
    [
        ("text=body", {"text": "body"}),
        ("text = Body, corrected , published=Day", {"text": "Body, corrected", "published": "Day"}),
        ("text=a=b", {"text": "a=b"}),
    ],
)
def test_columns_are_said_on_one_line(words, columns):
    """A heading may hold a comma or an equals sign."""
    assert columns_said(words) == columns


def test_a_line_that_names_no_column_is_refused():
    """What was said, and what is expected."""
    for words in ("body", "text=", ","):
        with pytest.raises(BadInput) as raised:
            columns_said(words)
        assert str(raised.value) == f"the columns {words!r} name no column; expected NAME=HEADING, as in text=body,published=day"


def test_row_numbers_are_no_ids():
    """A second table has the same ones; a long id is one."""
    ((short,), _) = rows("id,text\n1,One.\n")
    ((long,), _) = rows("id,text\nmc-000001,One.\n")
    assert (short.id, long.id) == (None, "mc-000001")


def test_only_so_many_rows_are_read():
    """The limit is a setting."""
    drafts, (note,) = rows("text\nOne.\nTwo.\nThree.\n", max_rows=2)
    assert len(drafts) == 2
    assert note.why == "has more than 2 rows; the later ones are not read (setting max_rows)"


def test_a_workbook_is_read_sheet_by_sheet():
    """Shared texts less their readings, dates by their style, formulas as last shown, cells by their place."""
    styles = '<numFmts><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy&quot;h&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs>'
    shared = "<si><r><t>The ferry </t></r><r><t>sank.</t></r><rPh><t>fe-ri</t></rPh></si>"
    one = [
        ["Headline", "", "Body", "Date"],
        ['<c r="A2"><f>1+1</f><v>2</v></c>', '<c r="C2" t="s"><v>0</v></c>', '<c r="D2" s="1"><v>45363.5</v></c>'],
    ]
    ((draft, other), notes) = book(
        made.xlsx({"One": one, "Zwei": [["text"], ["The pier is shut."]], "Empty": []}, shared=shared, styles=styles)
    )
    assert (draft.title, draft.text, other.text, notes) == ("2", "The ferry sank.", "The pier is shut.", [])
    assert draft.published is not None
    assert draft.published.earliest == "2024-03-12T12:00"


def test_days_since_1904_and_rows_of_sheets():
    """A workbook from an old Mac; a note names sheet and row."""
    styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'
    sheet = [["text", "date"], [SANK, '<c s="1"><v>43901</v></c>'], ["", "2024"]]
    ((draft,), (note, other)) = book(made.xlsx({"A": sheet, "B": [["x", "y"], ["1", "2"]]}, styles=styles, since_1904=True))
    assert draft.published is not None
    assert draft.published.earliest == "2024-03-12T00:00"
    assert (note.path, note.why) == ("a.xlsx:sheet A:row 3", "holds neither a text nor a headline")
    assert other.path == "a.xlsx:sheet B"


@pytest.mark.parametrize(
    ("case", "why"),
    [
        ("cut in half", "is no whole workbook: it is cut off or damaged"),
        ("encrypted", "is a workbook that is encrypted: unpack it with its password first"),
        (
            "an old workbook",
            "is a workbook that is encrypted or of the old format (.xls): save it anew, as .xlsx without a password",
        ),
        ("a million laughs", "the sheet declares a document type, as no such file does: it is not read; it is read up to row 0"),
    ],
)
def test_a_workbook_that_cannot_be_read_is_noted(case, why):
    """Each note is a clear sentence."""
    _, (note,) = book(office.workbooks()[case])
    assert note.why == why


@settings(max_examples=100, deadline=None)
@given(
    damaged(b'Headline,Body,Date\nFerry,"The ""ferry"", sank.",2024\nPier,"Two\nlines.",x\n')
    | st.text("a,;\t|\"'\n\r\\ ü", max_size=80).map(str.encode)
)
def test_no_table_raises(content):
    """Whatever becomes of it on the way."""
    rows(content)


@settings(max_examples=100, deadline=None)
@given(damaged(made.xlsx({"One": [["Headline", "Body"], ["Ferry", "The ferry sank."]]}, shared="<si><t>x</t></si>")))
def test_no_workbook_raises(content):
    """Whatever becomes of it on the way."""
    book(content)
