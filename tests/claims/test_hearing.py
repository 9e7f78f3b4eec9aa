"""What is heard in the texts of a pile that grows, shrinks and is put in another order."""

from collections.abc import Iterable, Sequence

import pytest
from tests.memories import a_run_later

from sayso.claims import hearing
from sayso.claims.hearing import heard_in
from sayso.claims.naming import name_book
from sayso.memory import Notebook

TEXTS = [f"They met Ostra{number % 7} and the Harbour{number % 5} crew of number {number}" for number in range(60)]
SHORT, OTHER = "The Harbour Herald (HH) said so", "The Harbour Herald (HHE) said so"


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Cut a chapter behind every eighth text or so, and note how many texts of each are read."""
    told: list[int] = []
    whole = hearing.hear

    def noted(texts: Iterable[str]) -> hearing.Heard:
        told.append(len(list(texts)))
        return whole(texts)

    monkeypatch.setattr(hearing, "hear", noted)
    monkeypatch.setattr(hearing, "_LAST", range(32))
    return told


def test_a_pile_that_came_in_batches_is_heard_as_a_whole_one() -> None:
    """Texts come, go and change places; of a name that two texts abbreviate the later counts."""
    notebook = Notebook()
    piles: Sequence[list[str]] = (
        TEXTS[:20],
        [SHORT, *TEXTS[:40]],
        [*TEXTS[5:40], SHORT, OTHER],
        [OTHER, SHORT, *TEXTS],
        TEXTS[50:],
    )
    for texts in piles:
        assert heard_in(texts, notebook) == heard_in(texts)


def test_a_word_becomes_a_name_by_what_a_new_text_says(read: list[int]) -> None:
    """The chapters before it are not read again, and yet the answer changes."""
    notebook = Notebook()
    before, fresh = ["We saw klow", *TEXTS], ["They saw Klow and Klow again"]
    assert "klow" not in name_book(before, (), notebook).capitalised
    read.clear()
    assert "klow" in name_book([*before, *fresh], (), notebook).capitalised
    assert sum(read) < len(before) / 2


def test_a_text_that_goes_changes_its_own_chapter(read: list[int]) -> None:
    """Wherever in the pile it stands; where it ended one, the next one joins that; where it was one by itself, none is read."""
    notebook = Notebook()
    heard_in(TEXTS, notebook)
    n_read = []
    for gone in range(len(TEXTS)):
        others = [*TEXTS[:gone], *TEXTS[gone + 1 :]]
        without = heard_in(others)
        read.clear()
        assert heard_in(others, a_run_later(notebook)) == without
        n_read.append(len(read))
    assert max(n_read) == 1
    assert n_read.count(0) < len(TEXTS) / 4
