"""What is stored is whole or not there: kills, full disks, two writers, readers beside a writer."""

import multiprocessing
import os
import signal
import sqlite3
import time
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from tests.factories import document, statement

from sayso.case import Case, Original, Reading, Writer
from sayso.errors import BadStore
from sayso.records import Actor, Claim, Conclusions, Correction, Document, Judgement, Run, Statement, Unread

RUN = Run(id="r", version="1", settings=(("copy_min_words", "12"),), inputs=())
KILLS = 50


def reading(number: int, **fields: bool) -> tuple[Original, Reading]:
    """Give a file of two documents."""
    pages = tuple(
        document(f"Mill {number}-{rank} is shut, the mayor said.\n" + "The wheel stands still. " * 200, outlet="Herald")
        for rank in range(2)
    )
    said = tuple(statement(page, "the mayor", "said", page.text.partition(",")[0]) for page in pages)
    content = f"file {number}".encode()
    original = Original(path=f"{number}.txt", sha256=sha256(content).hexdigest(), content=content)
    return original, Reading(documents=pages, own_ids=tuple(page.id for page in pages), statements=said, **fields)


def write_for_ever(path: str) -> None:
    with Writer(path, patience=20) as writer:
        number = len(writer.every(Document)) // 2
        while True:
            writer.add(*reading(number))
            number += 1


def made(path: Path) -> bool:
    """Tell whether the file was made before its process was killed; where it was not, that is what is told."""
    try:
        Case(path).close()
    except BadStore as error:
        if str(error).endswith(("does not exist; expected a case; sayso add makes one", "run sayso add on it again")):
            return False
        raise
    return True


def test_a_process_that_is_killed_loses_nothing_that_was_stored(tmp_path: Path) -> None:
    """Killed fifty times at any instant: the file opens, every file in it is whole, and the count never falls."""
    path, stored = tmp_path / "a.case", 0
    context = multiprocessing.get_context("fork")
    for turn in range(KILLS):
        process = context.Process(target=write_for_ever, args=(str(path),))
        process.start()
        time.sleep(0.03 + 0.004 * turn)
        os.kill(process.pid or 0, signal.SIGKILL)
        process.join()
        if not made(path):
            assert not stored
            continue
        with Case(path) as view:
            documents, statements = view.every(Document), view.every(Statement)
        assert len(documents) >= stored
        assert len(documents) % 2 == 0
        assert [each.document for each in statements] == [each.id for each in documents]
        stored = len(documents)
    assert stored > 2
    check = sqlite3.connect(path)
    assert check.execute("pragma integrity_check").fetchone()[0] == "ok"
    assert check.execute("select count(*) from documents_words where documents_words match 'mayor'").fetchone()[0] == stored


def write_many(writer: Writer) -> None:
    for number in range(1, 50):
        writer.add(*reading(number))


def test_a_full_disk_is_told_and_undoes_only_the_last_file(tmp_path: Path) -> None:
    """Nothing of a file that did not fit stays, and what was there stays."""
    path = tmp_path / "a.case"
    with Writer(path) as writer:
        writer.add(*reading(0))
        connection = writer._connection  # noqa: SLF001 - a full disk, made by its own limit
        connection.execute(f"pragma max_page_count = {connection.execute('pragma page_count').fetchone()[0] + 20}")
        with pytest.raises(BadStore, match="the disk is full; nothing that was stored before is lost"):
            write_many(writer)
        left = len(writer.every(Document))
        assert left >= 2
        assert left % 2 == 0


def test_a_second_writer_waits_or_says_so(tmp_path: Path) -> None:
    """One writes; the other is told, or gets in when the first is done."""
    path = tmp_path / "a.case"
    with Writer(path), pytest.raises(BadStore, match="another process is writing to this case"):
        Writer(path)
    Writer(path, patience=1).close()


def test_readers_see_the_case_while_it_is_written(tmp_path: Path) -> None:
    """A reader sees what was stored when it began to look, and never half of a file."""
    path = tmp_path / "a.case"
    with Writer(path) as writer:
        writer.add(*reading(0))
        with Case(path) as view, view.moment():
            assert len(view.every(Document)) == 2
            writer.add(*reading(1))
            assert len(view.every(Document)) == 2
        with Case(path) as view:
            assert len(view.every(Document)) == 4


def test_a_file_in_parts_goes_on_where_it_stopped(tmp_path: Path) -> None:
    """A file of which only a part was stored is not taken for known."""
    path = tmp_path / "a.case"
    original, part = reading(0, whole=False)
    with Writer(path) as writer:
        assert writer.stored(original.path, original.sha256) == 0
        writer.add(original, part)
        assert writer.stored(original.path, original.sha256) == 2
        rest = reading(1)[1]
        writer.add(original, rest)
        assert writer.stored(original.path, original.sha256) is None


def test_what_was_found_replaces_what_was_found_before(tmp_path: Path) -> None:
    """Claims that are gone are gone; speakers change; documents and corrections stay."""
    path = tmp_path / "a.case"
    correction = Correction(judgement=Judgement.SAME_CLAIM, a="s", b="t", by="Ida", at="2026-01-01", why="both read")
    with Writer(path) as writer:
        writer.add(*reading(0))
        writer.correct([correction])
        writer.correct([correction])
        said = writer.every(Statement)
        mayor = Actor(id="m", name="the mayor", names=("the mayor",), kind="person")
        first = Claim(id="one", text="The mill is shut", language="en", witnesses=())
        assert not writer.concluded(RUN)
        spoken = tuple(replace(each, speaker="m") for each in said)
        writer.conclude(Conclusions(statements=spoken, actors=(mayor,), claims=(first,)), RUN, ())
        assert writer.concluded(RUN)
        assert not writer.concluded(replace(RUN, version="2"))
        second = replace(first, id="two", text="木材が着いた")
        writer.conclude(Conclusions(statements=said, claims=(second,)), RUN, ())
    with Case(path) as view:
        assert view.every(Claim) == (second,)
        assert view.every(Statement) == said
        assert view.every(Correction) == (correction,)
        assert view.every(Actor) == ()


def test_what_could_not_be_read_is_kept_once(tmp_path: Path) -> None:
    """The same note of the same path is not repeated with every run."""
    path = tmp_path / "a.case"
    note = Unread("a.pdf", "holds no text")
    with Writer(path) as writer:
        writer.note([note])
        writer.note([note])
        assert writer.every(Unread) == (note,)


def test_the_original_bytes_come_back(tmp_path: Path) -> None:
    """What was read can be looked at as it was."""
    path = tmp_path / "a.case"
    original, part = reading(0)
    with Writer(path) as writer:
        writer.add(original, part)
    with Case(path) as view:
        assert view.original(part.documents[0].id) == original.content
