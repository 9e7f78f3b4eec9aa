"""JSON lines: one document a line; a bad line harms no other."""

import json

import pytest

from sayso.documents.draft import Draft
from sayso.documents.json_lines import read_json_lines
from sayso.settings import Settings


def read_lines(*lines):
    return list(read_json_lines("\n".join(lines), "pile.jsonl", "", Settings(max_line_chars=1000)))


def test_usual_names_of_fields_are_recognised_and_told():
    """What is not sayso's own name is told to the progress line."""
    told = []
    line = json.dumps(
        {
            "id": 7,
            "headline": "Ferry",
            "body": "The ferry sank.",
            "media_name": "Herald",
            "publish_date": "2022-05-17",
            "lang": "en-GB",
        }
    )
    (draft,) = read_json_lines(line, "pile.jsonl", "", Settings(), told.append)
    assert (draft.id, draft.title, draft.text, draft.outlet, draft.language) == ("7", "Ferry", "The ferry sank.", "Herald", "en")
    assert draft.published.basis == "field, no zone"
    assert "pile.jsonl: field 'body' is read as text" in told


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{bad", "is not JSON: Expecting property name enclosed in double quotes"),
        ("", "is empty"),
        ("[1]", "holds a JSON list; expected an object with a field 'text' or 'html'"),
        ('{"title": "x"}', "has no text: the fields 'text' and 'html' (or their usual other names) are missing or empty"),
        ('"' + "x" * 1000 + '"', "holds 1002 characters; the limit is 1000 (setting max_line_chars)"),
        ("[" * 990, "is JSON nested too deep to read"),
    ],
)
def test_a_bad_line_is_noted_and_the_rest_goes_on(line, why):
    """The note names file and line."""
    first, note, last = read_lines('{"text": "one"}', line, '{"text": "two"}')
    assert isinstance(first, Draft)
    assert isinstance(last, Draft)
    assert note.path == "pile.jsonl:line 2"
    assert note.why == why or "[" in line


@pytest.mark.parametrize(
    ("published", "earliest"),
    [
        ("2022", "2022-01-01T00:00"),
        ("2022-05", "2022-05-01T00:00"),
        (1652796300, "2022-05-17T14:05:00+00:00"),
        ("1652796300000", "2022-05-17T14:05:00+00:00"),
    ],
)
def test_dates_of_any_precision_are_read(published, earliest):
    """Also seconds and milliseconds since 1970."""
    (draft,) = read_lines(json.dumps({"text": "x", "published": published}))
    assert draft.published.earliest == earliest


def test_html_in_a_field_is_read_as_a_page():
    """The fields outrank what the page says."""
    page = "<html><body><article><h1>Ferry</h1><p>" + "The ferry ran aground on Monday. " * 9 + "</p></article></body></html>"
    (draft,) = read_lines(json.dumps({"html": page, "title": "Aground"}))
    assert draft.title == "Aground"
    assert "The ferry ran aground on Monday." in draft.text


def test_half_a_surrogate_pair_is_replaced():
    """A lone surrogate could not be written anywhere."""
    (draft,) = read_lines('{"text": "a \\ud83d b"}')
    assert draft.text == "a \ufffd b"
