"""When something was fetched: every way in which archives, browsers and tables write it."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.documents import read
from sayso.documents.captures import captured


@pytest.mark.parametrize(
    ("written", "instant"),
    [
        ("2023-01-05T10:00:00Z", "2023-01-05T10:00:00+00:00"),
        ("2023-01-05T10:00:00.123456789Z", "2023-01-05T10:00:00+00:00"),
        ("2023-01-05T11:00:00+01:00", "2023-01-05T10:00:00+00:00"),
        ("2023-01-05 10:00:00", "2023-01-05T10:00:00"),
        ("202301051000", "2023-01-05T10:00:00+00:00"),
        ("20230105", "2023-01-05"),
        ("5 January 2023", "2023-01-05"),
        ("January 2023", None),
        ("03/04/2023", None),
        ("Thu, 5 Jan 2023 10:00:00 GMT", "2023-01-05T10:00:00+00:00"),
        ("Thu, 5 Jan 2023 10:00:00 -0000 (saved)", "2023-01-05T10:00:00+00:00"),
        ("20231305100000", None),
        ("1889-01-05T10:00:00Z", None),
        ("2100-12-31T23:59:59-14:00", "2101-01-01T13:59:59+00:00"),
    ],
)
def test_an_instant_is_given_in_utc_and_a_day_as_a_day(written, instant):
    """What means several days is none; a clock without a zone stays without."""
    assert captured(written) == instant


@settings(deadline=None)
@given(st.text(max_size=120) | st.from_regex(r"\A\d{4}-?\d\d-?\d\d[T ]?\d\d:?\d\d:?\d\d(Z|[+-]\d\d:\d\d)?\Z"))
def test_no_words_stop_it(written):
    """What comes is a date, or nothing."""
    found = captured(written)
    assert found is None or found[:4].isdigit()


@pytest.mark.parametrize("name", ["captured", "fetched_at", "scraped_at", "date_download"])
def test_fields_of_a_table_or_of_json_lines_tell_it(tmp_path, name):
    """Under sayso's own name and those that crawlers use; the day of publication is another field."""
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": "The ferry sank.", name: "2023-01-05T10:00:00Z", "date": "2022-05-17"}))
    (tmp_path / "b.csv").write_text(f"text,{name}\nThe ferry sank.,2023-01-05\n")
    lines, table = read([tmp_path]).documents
    assert (lines.captured, table.captured) == ("2023-01-05T10:00:00+00:00", "2023-01-05")
    assert lines.published is not None
    assert lines.published.earliest == "2022-05-17T00:00"
    assert table.published is None
