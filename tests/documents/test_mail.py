"""Mails: the header tells, the text is read, what is attached is handed on."""

import pytest
from hypothesis import given, settings
from tests.documents import made
from tests.malformed import office
from tests.malformed.damage import damaged

from sayso.documents.draft import Draft
from sayso.documents.enclosed import Enclosed
from sayso.documents.mail import read_mail
from sayso.records import Moment, Unread
from sayso.settings import Settings

DENIES = "The ministry of Borduria denies the report."


def found(content: bytes) -> list[Draft | Enclosed | Unread]:
    return list(read_mail(content, "a.eml", "", Settings()))


def draft(content: bytes) -> Draft:
    (only,) = found(content)
    assert isinstance(only, Draft)
    return only


def test_subject_sender_and_date_of_the_header_are_kept():
    """Encoded words are decoded; the date is an instant with its zone."""
    mail = draft(made.mail(DENIES, subject="=?utf-8?q?F=C3=A4hre?= =?utf-8?q?_sinkt?="))
    assert (mail.text, mail.title, mail.author) == (DENIES, "Fähre sinkt", "Press office of Borduria")
    assert mail.published == Moment("2024-03-12T14:05:00+01:00", "2024-03-12T14:05:00+01:00", "mail header")


@pytest.mark.parametrize(
    ("date", "basis"),
    [
        ("Tue, 12 Mar 2024 14:05:00 -0000", "mail header, no zone"),
        ("yesterday", None),
        ("Tue, 12 Mar 99999 14:05:00 +0100", None),
    ],
)
def test_a_date_without_a_zone_or_sense(date, basis):
    """-0000 says that nobody knows the zone; what is no date is none."""
    mail = draft(made.mail(DENIES).replace(b"Tue, 12 Mar 2024 14:05:00 +0100", date.encode()))
    assert (mail.published.basis if mail.published else None) == basis


@pytest.mark.parametrize(
    ("charset", "body"),
    [("utf-8", "Паром затонул."), ("koi8-r", "Паром затонул.")],
)
def test_the_declared_charset_counts(charset, body):
    """And what does not fit it is told by its bytes."""
    content = made.mail("", f"Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: 8bit\n") + body.encode(
        charset
    )
    assert draft(content).text == body


def test_raw_letters_in_a_header_are_read():
    """Old programs write them without telling the charset."""
    assert draft(made.mail(DENIES, subject="Паром")).title == "Паром"


def test_the_plain_part_goes_before_the_html_part():
    """Where there is only HTML, it is read as a page."""
    plain, html = (
        f"Content-Type: text/plain\n\n{DENIES}",
        f"Content-Type: text/html\n\n<html><body><p>{DENIES}</p><p>Unsubscribe</p></body></html>",
    )
    both = draft(made.mail(*made.many_parts(plain, html, kind="alternative")))
    assert both.text == DENIES
    page = draft(made.mail(*made.many_parts(html, kind="alternative")))
    assert page.text.startswith(DENIES)
    assert page.title == "Ferry sinks"


def test_attachments_and_forwarded_mails_are_handed_on():
    """Pictures and signatures are left out in silence; what sayso cannot read is noted."""
    parts = (
        f"Content-Type: text/plain\n\n{DENIES}",
        "Content-Type: application/pdf\nContent-Disposition: attachment; filename=../report.pdf\n\n%PDF-1.4",
        "Content-Type: application/octet-stream; name=t.csv\n\ntitle,text",
        "Content-Type: image/png; name=logo.png\n\nx",
        "Content-Type: application/x-tar; name=all.tar\n\nx",
        "Content-Type: message/rfc822\n\nSubject: inner\n\nInner text.",
    )
    _, pdf, table, tar, inner = found(made.mail(*made.many_parts(*parts)))
    assert isinstance(pdf, Enclosed)
    assert isinstance(table, Enclosed)
    assert isinstance(inner, Enclosed)
    assert (pdf.path, table.path) == ("a.eml/%2E%2E/report.pdf", "a.eml/t.csv")
    assert (inner.path, inner.kind, inner.content) == ("a.eml/forwarded 4", "mail", b"Subject: inner\n\nInner text.")
    assert isinstance(tar, Unread)
    assert tar.why.startswith("has the ending '.tar', which sayso does not read; it reads ")


@pytest.mark.parametrize(
    ("case", "why"),
    [
        ("empty", "is empty"),
        ("no headers", "does not begin with the headers of a mail"),
        ("headers alone", "is a mail without a text of its own"),
        ("a thousand boundaries", "holds more than 500 parts with parts in them: no mail does"),
        ("a million header lines", "holds a part with more than 2000 headers: no mail does"),
    ],
)
def test_what_cannot_be_read_is_noted(case, why):
    """Each note is a clear sentence."""
    (note,) = found(office.mails()[case])
    assert isinstance(note, Unread)
    assert note.why == why


@settings(max_examples=100, deadline=None)
@given(
    damaged(made.mail(*made.many_parts(f"Content-Type: text/plain\n\n{DENIES}", "Content-Type: text/csv; name=a.csv\n\ntext\nx")))
)
def test_nothing_raises(content):
    """Whatever becomes of a mail on the way."""
    assert all(isinstance(each, Draft | Enclosed | Unread) for each in found(content))
