"""Large files in stretches: every document once, with the bytes where it stands."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.documents.stream import Streamed, document_at, stretches, texts_of
from sayso.records import Unread
from sayso.settings import Settings


def everything(paths, size=200):
    parts, unread = stretches(paths, size)
    return [each for part in parts for each in texts_of(part, Settings())], unread


@given(st.lists(st.text(max_size=60), max_size=12), st.integers(20, 300))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_line_is_read_once_however_a_file_is_divided(tmp_path: Path, texts: list[str], size: int):
    path = tmp_path / "pile.jsonl"
    path.write_text("".join(json.dumps({"text": f"x{text}", "id": str(n)}) + "\n" for n, text in enumerate(texts)), "utf-8")
    found, _ = everything([path], size)
    assert [each.id for each in found] == [str(number) for number in range(len(texts))]
    assert [document_at(each.place, Settings()).text for each in found] == [each.text for each in found]


def test_files_of_other_formats_are_read_whole_beside_lines(tmp_path: Path):
    (tmp_path / "a.txt").write_text("The ferry sank off Imsthal.", "utf-8")
    (tmp_path / "b.jsonl").write_text('{"body": "The mill burned.", "media_name": "Herald"}\n\n[1]\n{"id": "7"}', "utf-8")
    found, _ = everything([tmp_path])
    read = [each for each in found if isinstance(each, Streamed)]
    assert [each.text for each in read] == ["The ferry sank off Imsthal.", "The mill burned."]
    assert read[1].outlet == "Herald"
    assert [each.why for each in found if isinstance(each, Unread)] == [
        "holds a JSON list; expected an object with a field 'text' or 'html'",
        "has no text: the fields 'text' and 'html' (or their usual other names) are missing or empty",
    ]
    whole = document_at(read[1].place, Settings())
    assert (whole.id, whole.outlet, whole.language, len(whole.paragraphs)) == (read[1].id, "Herald", "en", 1)


def test_what_does_not_exist_is_noted(tmp_path: Path):
    assert stretches([tmp_path / "none.jsonl"])[1] == (Unread(str(tmp_path / "none.jsonl"), "does not exist"),)


def test_a_line_that_changed_meanwhile_is_an_error_and_no_other_document(tmp_path: Path):
    path = tmp_path / "pile.jsonl"
    path.write_text('{"text": "The mill burned."}\n', "utf-8")
    found, _ = everything([path])
    path.write_text("The mill burned, and more.\n", "utf-8")
    with pytest.raises(IndexError, match="changed while it was read"):
        document_at(found[0].place, Settings())
