"""When an alignment is a translation."""

from dataclasses import replace

import numpy as np
import pytest

from sayso.copies.judging import Aligned, sureness, surest
from sayso.copies.sentences import Sentence
from sayso.records import Span

LEAST = 0.62


def side(document: int, places: range, *, quoted: bool = False) -> tuple[Sentence, ...]:
    return tuple(Sentence(document, each, Span(50 * each, 50 * each + 40), "en", 40.0, quoted) for each in places)


def chain(count: int, margin: float, held: int, *, spanned: int | None = None, quoted: bool = False) -> Aligned:
    """Align so many sentences of two documents of ``held`` sentences."""
    return Aligned(
        first=side(0, range(count), quoted=quoted),
        second=side(1, range(count), quoted=quoted),
        cosines=(0.7,) * count,
        margins=np.full(count, margin),
        behind=np.zeros(count),
        spanned=(spanned or count, spanned or count),
        covered=(count, count),
        held=(held, held),
        letters=(40.0 * held, 40.0 * held),
    )


@pytest.mark.parametrize(
    ("aligned", "translation"),
    [
        (chain(8, 0.2, 9), True),
        (chain(8, 0.2, 30), True),
        (chain(8, 0.12, 30), True),
        (chain(8, 0.12, 30, spanned=20), False),
        (chain(2, 0.4, 30), False),
        (chain(1, 0.1, 1), True),
        (chain(1, 0.1, 3), False),
        (chain(8, 0.2, 30, quoted=True), False),
        (chain(8, 0.2, 8, quoted=True), True),
    ],
)
def test_a_translation_runs_on_or_is_the_whole_of_two_texts(aligned, translation):
    """Reports of one event share sentences here and there; what both quote counts only in texts aligned as wholes."""
    assert (sureness(aligned) >= LEAST) is translation


def test_under_its_original_in_one_document_two_sentences_are_enough():
    aligned = chain(2, 0.15, 10)
    assert sureness(replace(aligned, second=side(0, range(5, 7)))) >= LEAST > sureness(aligned)


def test_a_nearer_rival_takes_from_what_a_match_shows():
    """A near tie costs little, a clear loss all."""
    alone = chain(8, 0.2, 30)
    tied, beaten = (replace(alone, behind=np.full(8, each)) for each in (0.01, 0.1))
    assert sureness(alone) > sureness(tied) >= LEAST > sureness(beaten) == 0


def test_beside_a_sure_passage_a_further_one_needs_less():
    """Who translated three paragraphs translated a fourth."""
    long, short = chain(8, 0.2, 30), chain(2, 0.2, 30)
    assert surest([short], LEAST) == []
    assert surest([long, short], LEAST) == [long, short]
