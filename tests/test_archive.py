"""Copies alone: paths in, a pile with its copies and a manifest out; batches; which document a person means."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.exchange.copied import GAZETTE, HERALD, KURIER
from tests.factories import document
from typer.testing import CliRunner

import sayso
from sayso.archive import batches, closing_line, copies_in, the_document
from sayso.cli import app
from sayso.errors import BadInput
from sayso.settings import Settings

PAGES = (
    document("a", id="1", outlet="Herald", title="Storm", file="pile/herald.txt"),
    document("b", id="2", outlet="Kurier", title="Storm", file="pile/kurier.txt"),
    document("c", id="herald", outlet="Herald", file="pile/blog.html"),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("herald.txt", HERALD), ("kurier.txt", KURIER), ("gazette.txt", GAZETTE), ("empty.txt", "")):
        (tmp_path / name).write_text(text, encoding="utf8")
    return tmp_path


def test_a_folder_gives_its_copies_and_what_was_not_read(folder: Path) -> None:
    """The copies are those of the library's verb; progress tells what goes on."""
    told: list[str] = []
    found = sayso.copies_in([folder], progress=told.append)
    assert found.copies == sayso.find_copies(found.pile.documents) != ()
    assert [each.why for each in found.pile.unread] == ["is empty"]
    assert found.by_id.keys() == {each.id for each in found.pile.documents}
    assert told[0].startswith("reading ")
    assert any(each.startswith("copies: ") for each in told)
    assert closing_line(len(found.copies), len(found.pile.documents)) == "1 copy in 3 documents"


def test_a_table_is_read_by_the_columns_that_the_user_names(tmp_path: Path) -> None:
    """Where its headings do not tell; on the command line by ``--read-columns``."""
    words = "The mill by the river of Sarn is shut since Monday, the mayor said in the town hall."
    table = tmp_path / "t.csv"
    table.write_text(f'kop,body copy\nA,"{words}"\nB,"{words}"\n', encoding="utf8")
    assert copies_in([table]).copies == ()
    assert len(copies_in([table], columns={"text": "body copy"}).copies) == 1
    shown = CliRunner().invoke(app, ["copies", str(table), "--read-columns", "text=body copy", "--format", "csv"])
    assert shown.stdout.count("verbatim") == 1


def test_the_manifest_names_what_would_be_needed_to_repeat_it(folder: Path) -> None:
    """Settings and inputs; the same run has the same id, another setting another."""
    first, again = copies_in([folder]).run, copies_in([folder]).run
    other = copies_in([folder], Settings(copy_min_words=20)).run
    assert (first.id, first.inputs, first.settings) == (again.id, again.inputs, again.settings)
    assert first.id != other.id
    assert dict(other.settings)["copy_min_words"] == "20"
    assert [Path(each.path).name for each in first.inputs] == ["empty.txt", "gazette.txt", "herald.txt", "kurier.txt"]


@given(st.lists(st.integers(), max_size=30), st.integers(1, 8))
def test_batches_hold_everything_in_order(items: list[int], size: int) -> None:
    """None is empty, none is too large."""
    found = list(batches(iter(items), size))  # type: ignore[arg-type]
    assert [each for batch in found for each in batch] == items
    assert all(0 < len(batch) <= size for batch in found)


@pytest.mark.parametrize(
    ("name", "meant"),
    [("1", "1"), ("herald", "herald"), ("pile/kurier.txt", "2"), ("kurier.txt", "2"), ("blog", "herald"), ("KURIER", "2")],
)
def test_a_document_is_named_by_id_file_outlet_or_title(name: str, meant: str) -> None:
    """The id first; of a file its last part is enough; case does not matter."""
    assert the_document(name, PAGES).id == meant


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("storm", "'storm' names 2 documents; expected one: take an id of 1 (Herald), 2 (Kurier)"),
        (
            "x",
            "no document is named 'x'; expected an id, a file, an outlet or a title, such as 1 (Herald), 2 (Kurier), herald (Herald)",
        ),
    ],
)
def test_a_name_that_fits_several_or_none_is_told(name: str, message: str) -> None:
    """With the ids that there are."""
    with pytest.raises(BadInput) as refused:
        the_document(name, PAGES)
    assert str(refused.value) == message


def test_of_many_documents_some_are_named() -> None:
    """And the rest is counted; an empty pile has none."""
    many = [document("a", id=str(number)) for number in range(20)]
    with pytest.raises(BadInput, match=r"such as 0 \(0\), .*, 7 \(7\) and 12 more$"):
        the_document("x", many)
    with pytest.raises(BadInput, match=r"such as none: the pile is empty$"):
        the_document("x", [])


def test_the_closing_line_counts() -> None:
    """One document is no documents."""
    assert closing_line(0, 1) == "0 copies in 1 document"
