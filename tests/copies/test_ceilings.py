"""No two sides are left out that an alignment would have made sure."""

import numpy as np
import pytest

from sayso.copies.ceilings import LONGEST, hopeful
from sayso.copies.judging import ENOUGH, SURENESS_OF_ENOUGH, evidence_needed
from sayso.copies.sentences import Sentence
from sayso.copies.sides import Pair, Sides
from sayso.copies.spaces import Scale, Space, make_space, make_stock
from sayso.copies.translations import Alignments
from sayso.records import Span
from sayso.settings import Settings

WORDS = ("The mill is shut", "9 of 14 wagons", "NATO said so", "60 boats burned")


def pile(seed: int, documents: int = 24) -> tuple[Space, Sides, list[Pair]]:
    """Make documents of one to five sentences in two languages, of which some say nearly what others say, and all their pairs."""
    drawn = np.random.default_rng(seed)
    sentences, texts, vectors = [], [], []
    told = drawn.normal(size=(12, 5, 16))
    for number in range(documents):
        noise, story = drawn.uniform(0.1, 1.2), drawn.integers(0, 12)
        for place in range(drawn.integers(1, 6)):
            text = f"{WORDS[drawn.integers(0, len(WORDS))]} {number if drawn.random() < 0.3 else place}"
            language = "en" if number % 2 else "ru"
            letters, start = int(drawn.integers(20, 90)), 100 * place
            sentences.append(
                Sentence(number, place, Span(start, start + 9), language, paragraph=int(drawn.integers(0, 2)), letters=letters)
            )
            texts.append(f"{text} {language}{number}")
            vectors.append(told[story, place] + noise * drawn.normal(size=16))
    held = np.array(vectors, dtype=np.float32)
    held /= np.linalg.norm(held, axis=1, keepdims=True)
    stock = make_stock(sentences, texts)
    sides = Sides(stock)
    space = make_space(stock, np.arange(len(texts)), held, Scale(floor=0.2, same=0.8))
    pairs = [(one, other) for one in range(documents) for other in range(one) if (one - other) % 2]
    return space, sides, [(min(pair), max(pair)) for pair in pairs]


@pytest.mark.parametrize("least", [0.3, 0.62, 0.9])
def test_what_is_left_out_would_not_have_been_found(least: float) -> None:
    """Held to aligning all pairs: of those that are translations none is missing, and most of the others are."""
    kept = found = everything = 0
    for seed in range(12):
        space, sides, pairs = pile(seed)
        alignments = Alignments(space, sides, Settings(translation_min_score=least), None)
        hopes = hopeful(space, sides, pairs, least)
        chosen = np.array([bool(alignments._chosen(pair)) for pair in pairs])  # noqa: SLF001 - what an alignment gives without it
        assert not (chosen & ~hopes).any()
        kept, found, everything = kept + hopes.sum(), found + chosen.sum(), everything + len(pairs)
    assert 0 < found <= kept < everything / 2


def test_long_sides_and_those_of_one_document_are_looked_at() -> None:
    """Nothing is known of them before."""
    vectors = np.eye(LONGEST + 3, dtype=np.float32)
    sentences = [Sentence(0, place, Span(9 * place, 9 * place + 5), "en") for place in range(LONGEST + 1)]
    sentences += [Sentence(0, LONGEST + 1, Span(500, 505), "ru"), Sentence(1, 0, Span(0, 5), "ru")]
    stock = make_stock(sentences, [f"text {rank}" for rank in range(len(sentences))])
    space, sides = make_space(stock, np.arange(len(vectors)), vectors, Scale(floor=0.2, same=0.8)), Sides(stock)
    assert hopeful(space, sides, [(0, 1), (0, 2)], 0.62).tolist() == [True, True]
    assert hopeful(space, sides, [], 0.62).tolist() == []


def test_more_is_needed_to_be_surer() -> None:
    """By the same curve that makes sureness of evidence."""
    assert evidence_needed(0.0, 9) == 0
    assert evidence_needed(SURENESS_OF_ENOUGH, 99) == pytest.approx(ENOUGH)
    assert evidence_needed(0.5, 9) < evidence_needed(0.9, 9) < evidence_needed(1.0, 9)
