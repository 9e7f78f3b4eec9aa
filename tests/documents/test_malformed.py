"""Broken and hostile files, each read in a process of its own: none ends it, takes long, or fills the memory."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.documents import made, warc_files
from tests.documents.damage import damaged, read_all
from tests.malformed import pdfs, text_files, web_files

from sayso.documents import read
from sayso.documents.dates import moment
from sayso.documents.formats import Given, read_content
from sayso.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
MOST_SECONDS, MOST_MB = 5, 1024
# those of office documents, mails, archives and tables are read in test_formats.py
MALFORMED = {
    "txt": text_files.texts, "md": text_files.markdown, "html": text_files.pages, "jsonl": text_files.json_lines,
    "xml": web_files.feeds, "json": web_files.json_files, "warc.gz": web_files.web_archives, "wacz": web_files.packages,
    "pdf": pdfs.pdfs,
}  # fmt: skip
GOOD = "The ferry sank on Monday, the harbour master said."
GOOD_FILES = {
    "text": f"Harbour Herald, 4 March 2024\n\n{GOOD}\n\nPosted by Ada at 21:15 | Comment(0)\n\n{GOOD}".encode(),
    "markdown": f"---\ntitle: Ferry\nauthor: [Ada]\n---\n# Ferry\n\n> {GOOD} [x](https://a.example)\n\n---\n".encode(),
    "page": warc_files.page(head="<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"author\":{\"name\":\"Ada\"}}</script>"),
    "lines": json.dumps({"text": GOOD, "title": "x", "authors": [{"name": "Ada"}], "date": 1710252300}).encode() + b"\n{}",
    "json": json.dumps({"name": "Harbour", "type": "channel", "id": 1, "messages": [{"id": 1, "text": [GOOD, {"text": "x"}]}]}).encode(),
    "xml": web_files.FEED.encode(),
    "mail": made.mail(*made.many_parts(f"Content-Type: text/html\n\n<p>{GOOD}", "Content-Type: text/plain\n\nx")),
    "mhtml": made.mhtml(f"<html><body><p>{GOOD}</p></body></html>"),
    "table": f'headline,body,date\nFerry,"{GOOD}",2024-03-12\n'.encode(),
    "docx": made.docx(made.paragraph(GOOD)),
    "odt": made.odt(f"<text:p>{GOOD}</text:p>"),
    "workbook": made.xlsx({"One": [["Headline", "Body"], ["Ferry", GOOD]]}),
    "zip": made.zipped({"a.txt": GOOD, "b.html": f"<p>{GOOD}"}),
    "warc": warc_files.packed(warc_files.record(warc_files.answer(warc_files.page()))),
    "wacz": warc_files.wacz({"a.warc.gz": warc_files.packed(warc_files.record(warc_files.answer(warc_files.page())))}),
}  # fmt: skip


@pytest.mark.parametrize("ending", MALFORMED)
def test_malformed_files_end_no_process_and_stay_in_time_and_memory(tmp_path: Path, ending: str) -> None:
    """Each is read or noted, within five seconds of processor time and a gigabyte, with the processes that its reader starts."""
    cases = MALFORMED[ending]()
    for name, content in cases.items():
        (tmp_path / f"{name}.{ending}").write_bytes(content)
    command = [sys.executable, "-m", "tests.malformed.measured", str(tmp_path), str(2 * MOST_SECONDS)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(rows) == len(cases)
    for row in rows:
        assert row["ended"] == "well", row
        assert row["documents"] or row["unread"], row
        assert not row["elsewhere"], row
        assert row["cpu_seconds"] < MOST_SECONDS, row
        assert row["own_mb"] + row["other_mb"] < MOST_MB, row


def test_there_are_two_hundred_of_them_at_least() -> None:
    """With those of test_formats.py more."""
    assert sum(len(cases()) for cases in MALFORMED.values()) >= 200


@pytest.mark.parametrize("kind", GOOD_FILES)
def test_a_good_file_is_read(kind: str) -> None:
    """So that what is made of it below was a file of that kind."""
    found = read_all(read_content(GOOD_FILES[kind], Given("x", "", kind), Settings(), None))
    assert any(hasattr(each, "text") for each in found)


@pytest.mark.parametrize("kind", GOOD_FILES)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_whatever_befalls_a_file_is_noted_or_read(kind: str, data: st.DataObject) -> None:
    """Cut, flipped, with pieces left out, put in or doubled, or never a file of that kind: nothing raises."""
    content = data.draw(damaged(GOOD_FILES[kind]))
    read_all(read_content(content, Given("x", "", kind), Settings(), None))


@pytest.mark.parametrize("depth", range(880, 1000, 4))
def test_names_nested_as_deep_as_json_may_be_end_nothing(tmp_path: Path, depth: int) -> None:
    """What JSON can be read to any depth is looked through to a few."""
    nested = '{"author":' + '{"name":' * depth + '"x"' + "}" * depth + f',"text":"{GOOD}"}}'
    (tmp_path / "a.jsonl").write_text(nested)
    pile = read([tmp_path])
    assert len(pile.documents) + len(pile.unread) == 1


@pytest.mark.parametrize("zone", ["UTC+03:00", "UTC+3", "(GMT+0300)", "+03:00"])
def test_a_zone_that_is_told_as_a_shift_from_utc_is_that_shift(zone: str) -> None:
    """Not UTC itself."""
    found = moment(f"2024-03-12 14:05 {zone}", "field")
    assert found is not None
    assert found.earliest == "2024-03-12T14:05+03:00"
