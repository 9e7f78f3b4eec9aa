"""Texts compared pair by pair, in this run and in the one before."""

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray
from tests.claims.piles import alike

from sayso.claims import comparer
from sayso.claims.assertions import Assertion, said_alone
from sayso.claims.comparer import Comparer, Models
from sayso.claims.naming import NameBook
from sayso.memory import Notebook
from sayso.settings import Settings

UNKNOWN = NameBook(capitalised=frozenset({"ostra", "klow"}))
ONE_SHIP = NameBook(aliases={"ostra": "ferry", "klow": "ferry"})
WORDS = ("Ostra was towed to the harbour of Sarn on Friday", "Klow was towed to the harbour of Sarn on Friday")


def texts(book: NameBook) -> Sequence[Assertion]:
    return [said_alone(each, "en", book) for each in WORDS]


def differ(notebook: Notebook | None, book: NameBook) -> bool:
    """Ask in a run of its own."""
    run = Comparer(texts(book), Settings(), Models(encode=alike, memory=notebook))
    found = run.aligned_differ(0, 1)
    run.remember()
    return found


def test_what_a_copy_aligns_is_compared_again_where_a_name_has_become_known():
    """Another document tells that the two ships are one: what was found before does not hold."""
    notebook = Notebook()
    for book in (UNKNOWN, ONE_SHIP, UNKNOWN):
        assert differ(notebook, book) == differ(None, book) == (book is UNKNOWN)


def test_what_a_copy_aligns_is_compared_once(monkeypatch: pytest.MonkeyPatch):
    """In the next run the answer is known."""
    notebook, asked = Notebook(), []
    real = comparer.compare_details
    monkeypatch.setattr(comparer, "compare_details", lambda *given: asked.append(given) or real(*given))
    assert [differ(notebook, UNKNOWN) for _ in range(3)] == [True, True, True]
    assert len(asked) == 1
    assert [differ(None, UNKNOWN) for _ in range(3)] == [True, True, True]
    assert len(asked) == 4


def nearly_alike(given: Sequence[str]) -> NDArray[np.float32]:
    """Give two vectors whose cosine is .9."""
    return np.array([[1, 0], [0.9, 0.19**0.5]], dtype=np.float32)[: len(given)]


def test_verdicts_by_other_thresholds_are_not_taken_for_those_by_these():
    """What was found with one setting is not what another one gives."""
    words = ("The harbour mill lost its roof in the storm", "Last night the storm took the roof off the mill")
    pair = [said_alone(each, "en", NameBook()) for each in words]

    def same(least: float, memory: Notebook | None) -> bool | None:
        run = Comparer(pair, Settings(claim_same_score=least), Models(encode=nearly_alike, memory=memory))
        found = run.verdict(0, 1).same
        run.remember()
        return found

    notebook = Notebook()
    assert [same(least, notebook) for least in (0.8, 0.95, 0.8)] == [same(least, None) for least in (0.8, 0.95, 0.8)]
    assert same(0.8, None) != same(0.95, None)
