"""What was worked out once is not worked out again, and is the same thing then."""

import zlib
from collections.abc import Sequence

import numpy as np
import pytest
from tests.memories import a_run_later, page

from sayso.memory import Notebook, Page, Remembered, digest
from sayso.records import Span


class Counted:
    """Counts how often it is asked to work."""

    def __init__(self, answer: object) -> None:
        self.answer, self.asked = answer, 0

    def __call__(self) -> object:  # noqa: D102 - the class says it
        self.asked += 1
        return self.answer


def test_an_answer_is_worked_out_once_and_comes_back_equal() -> None:
    """Records, tuples and sets come back as what they were."""
    notebook, work = Notebook(), Counted((Span(1, 4), Span(6, 9)))
    known = Remembered(notebook, "spans", tuple[Span, ...])
    assert known.of(lambda: b"key", work) == known.of(lambda: b"key", work) == (Span(1, 4), Span(6, 9))
    assert work.asked == 1


def test_a_later_run_knows_what_an_earlier_one_wrote_down_and_what_was_asked_for_is_noted() -> None:
    """Only what was asked for needs to be kept on."""
    before = Notebook()
    Remembered(before, "f", int).of(lambda: b"one", lambda: 1)
    Remembered(before, "f", int).of(lambda: b"two", lambda: 2)
    run = a_run_later(before)
    assert Remembered(run, "f", int).of(lambda: b"one", lambda: 7) == 1
    assert asked_for(run) == {("f", b"one")}
    assert not run.fresh


def test_a_new_answer_takes_the_place_of_an_old_one() -> None:
    """What no longer holds is not given again, and not kept on."""
    notebook = Notebook([page("f", {b"key": b"\x01"})])
    assert notebook.get("f", b"key") == b"\x01"
    notebook.keep("f", b"key", b"\x02")
    assert notebook.get("f", b"key") == b"\x02"
    assert not asked_for(notebook)
    assert notebook.fresh == {("f", b"key"): b"\x02"}


def asked_for(notebook: Notebook) -> set[tuple[str, bytes]]:
    return {(each.name, key) for each in notebook.pages for key, _ in each.asked_for()}


@pytest.mark.parametrize("packed", [False, True])
def test_a_page_gives_what_is_asked_for_and_notes_it(packed: bool) -> None:
    """Each answer by itself, empty ones, too; nothing of another function's."""
    answers = {b"one": b"\x01", b"none": b"", b"two": b"\x02\x02"}
    joined = b"".join(answers.values())
    held = Page("f", list(answers), np.array([1, 0, 2], np.uint32), zlib.compress(joined) if packed else joined, packed=packed)
    notebook = Notebook([held])
    assert [notebook.get("f", key) for key in (b"two", b"none", b"other")] == [b"\x02\x02", b"", None]
    assert notebook.get("g", b"one") is None
    assert asked_for(notebook) == {("f", b"two"), ("f", b"none")}
    assert list(held.asked_for()) == [(b"none", b""), (b"two", b"\x02\x02")]


def test_of_two_pages_the_later_one_counts() -> None:
    """And of the earlier one's answer nothing is noted."""
    earlier, second = page("f", {b"a": b"1", b"b": b"2"}), page("f", {b"b": b"3"})
    notebook = Notebook([earlier, second])
    assert (notebook.get("f", b"a"), notebook.get("f", b"b")) == (b"1", b"3")
    assert [list(each.asked_for()) for each in (earlier, second)] == [[(b"a", b"1")], [(b"b", b"3")]]
    notebook.keep("f", b"b", b"4")
    assert notebook.get("f", b"b") == b"4"
    assert not list(second.asked_for())


def test_two_functions_do_not_take_each_others_answers() -> None:
    """The name is part of the place."""
    notebook = Notebook()
    assert Remembered(notebook, "f", int).of(lambda: b"key", lambda: 1) == 1
    assert Remembered(notebook, "g", int).of(lambda: b"key", lambda: 2) == 2


def test_without_a_memory_all_is_worked_out() -> None:
    """A caller without a case pays what it costs."""
    work = Counted(3)
    known = Remembered(None, "f", int)
    assert (known.of(lambda: b"key", work), known.of(lambda: b"key", work), work.asked) == (3, 3, 2)


@pytest.mark.parametrize(
    ("one", "other"), [(("ab",), ("a", "b")), ((1,), ("1",)), ((None,), (False,)), ((Span(1, 2),), (Span(2, 1 + 2),))]
)
def test_what_differs_has_another_digest(one: tuple[object, ...], other: tuple[object, ...]) -> None:
    """Types and bounds count."""
    assert digest(*one) != digest(*other)
    assert len(digest(*one)) == 16


def test_what_is_not_known_of_many_is_worked_out_together() -> None:
    """In their order, each once; without a memory all of it, and no key is asked for."""
    notebook, asked = Notebook(), []

    def lengths(words: Sequence[str]) -> list[int]:
        asked.append(tuple(words))
        return [len(word) for word in words]

    known = Remembered(notebook, "lengths", int)
    assert known.of_many(["mill", "ferry"], digest, lengths) == [4, 5]
    assert known.of_many(["harbour", "mill", "ox"], digest, lengths) == [7, 4, 2]
    assert known.of_many(["mill"], digest, lengths) == [4]
    assert asked == [("mill", "ferry"), ("harbour", "ox"), ()]
    assert Remembered(None, "lengths", int).of_many(["mill", "ox"], lambda _: 1 / 0, lengths) == [4, 2]  # type: ignore[arg-type, return-value]
