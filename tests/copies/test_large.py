"""Copies in a pile that stays on disk, held against those of the same pile in memory."""

import random
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from tests.factories import document

from sayso.copies import Engine, Text, find_copies, find_in_archive, large
from sayso.errors import BadInput
from sayso.records import Document
from sayso.settings import Settings

WORDS = [
    f"{first}{second}{third}"
    for first in ("ka", "lu", "mi", "so")
    for second in ("ren", "tal", "vip", "dos")
    for third in range(40)
]


def invented_pile(count: int, seed: int) -> list[Document]:
    """Give documents of invented words; some carry passages of others, word for word or with a word in ten replaced."""
    chance = random.Random(seed)  # noqa: S311 - it invents, it guards nothing
    texts = [[chance.choice(WORDS) for _ in range(chance.randrange(90, 200))] for _ in range(count)]
    for number in range(0, count - 1, 3):
        start = chance.randrange(0, 40)
        passage = [
            word if chance.random() > 0.1 * (number % 2) else chance.choice(WORDS) for word in texts[number][start : start + 45]
        ]
        texts[number + 1] = [*texts[number + 1][:30], *passage, *texts[number + 1][30:]]
    texts[-1] = texts[0]
    outlets = [f"Outlet {number % 5}" if number % 7 else None for number in range(count)]
    return [document(" ".join(words) + ".", id=f"{number:03}", outlet=outlets[number]) for number, words in enumerate(texts)]


@dataclass(frozen=True)
class Shelves:
    """Documents in memory as a source."""

    pile: tuple[Document, ...]
    size: int
    broken: bool = field(default=False, repr=False)

    @property
    def stretches(self):
        """How many."""
        return -(-len(self.pile) // self.size)

    @property
    def bytes(self):
        """How large."""
        return sum(len(each.text) for each in self.pile)

    def texts(self, stretch):
        """Give some."""
        return [Text(each.text, each.outlet) for each in self.pile[stretch * self.size : (stretch + 1) * self.size]]

    def documents(self, numbers):
        """Give those of these numbers."""
        if self.broken:
            raise OSError("the machine stopped here")
        return [self.pile[number] for number in numbers]


def found(copies):
    return sorted((each.a, each.b, each.kind, each.why) for each in copies)


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch):
    """Steps run one after another here: starting processes takes seconds."""

    def one_by_one(step, tasks, what, tell):
        for task in tasks:
            step(task)
            tell(f"copies: {task} of {len(tasks)} {what}")

    monkeypatch.setattr(large, "_in_processes", one_by_one)
    monkeypatch.setattr(large, "BUCKET_ROWS", 2000)
    large.library_at.cache_clear()


def search(source, folder, **options):
    large.library_at.cache_clear()
    return [copy for batch in find_in_archive(source, folder, **options) for copy in batch]


@pytest.mark.parametrize("size", [7, 100])
def test_what_is_found_on_disk_is_what_is_found_in_memory(tmp_path: Path, size: int):
    """In one stretch or in nine; boilerplate there is none in this pile."""
    pile = invented_pile(60, seed=1)
    in_memory = find_copies(pile)
    assert len(in_memory) > 15
    assert found(search(Shelves(tuple(pile), size), tmp_path)) == found(in_memory)


def test_a_search_that_was_stopped_goes_on_where_it_was(tmp_path: Path):
    pile = tuple(invented_pile(40, seed=2))
    with pytest.raises(OSError, match="stopped here"):
        search(Shelves(pile, 10, broken=True), tmp_path)
    shelves = sorted(path for path in tmp_path.iterdir() if path.name.startswith(("stretch", "seeds")))
    times = [path.stat().st_mtime_ns for path in shelves]
    assert len(shelves) > 4
    assert found(search(replace(Shelves(pile, 10, broken=True), broken=False), tmp_path)) == found(find_copies(pile))
    assert [path.stat().st_mtime_ns for path in shelves] == times


def test_a_folder_of_another_search_is_refused(tmp_path: Path):
    """Lest one pile's words are compared with another's."""
    search(Shelves(tuple(invented_pile(9, seed=3)), 10), tmp_path)
    with pytest.raises(BadInput) as error:
        search(Shelves(tuple(invented_pile(9, seed=3)), 10), tmp_path, settings=Settings(copy_min_words=20))
    expected = f"{tmp_path} holds the steps of another search; expected an empty folder or one of this pile: name another"
    assert str(error.value) == expected


def test_an_empty_pile_has_no_copies(tmp_path: Path):
    assert search(Shelves((), 10), tmp_path) == []


def test_another_engine_gives_the_same_copies(tmp_path: Path):
    """DuckDB; Spark is held to the same query in test_query.py."""
    pytest.importorskip("ibis")
    pytest.importorskip("duckdb")
    pile = tuple(invented_pile(60, seed=4))
    own = search(Shelves(pile, 10), tmp_path / "own")
    assert found(search(Shelves(pile, 10), tmp_path / "duckdb", engine=Engine.DUCKDB)) == found(own) != []


def test_an_engine_that_was_stopped_in_the_middle_begins_its_query_again(tmp_path: Path):
    """Half-written results of the engine, and seeds of a part of them, are no finished step."""
    pytest.importorskip("ibis")
    pytest.importorskip("duckdb")
    pile = tuple(invented_pile(40, seed=5))
    whole = found(search(Shelves(pile, 10), tmp_path, engine=Engine.DUCKDB))
    for leftover in (
        "joined",
        *(path.name for path in tmp_path.glob("copies-*")),
        *(path.name for path in tmp_path.glob("seeds-*")),
    ):
        (tmp_path / leftover).unlink()
    (tmp_path / "found" / "unfinished").touch()
    assert found(search(Shelves(pile, 10), tmp_path, engine=Engine.DUCKDB)) == whole != []
