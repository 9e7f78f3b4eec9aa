"""Texts that share rare words."""

from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np
import pytest
from tests.claims.piles import assertion

from sayso.claims import shared
from sayso.claims.assertions import Assertion
from sayso.claims.shared import HELD_SHARE, LEAST_WORDS, MOST_PAIRS, MOST_TEXTS, sharing_words

SHORT = "the tunnel is flooded"
LONG = "the tunnel is flooded, the harbour board said in a statement on Friday after a night of rain"


def pairs(texts: Sequence[Assertion]) -> list[tuple[int, int]]:
    """Give the pairs as rows."""
    return list(zip(*(each.tolist() for each in sharing_words(texts)), strict=True))


def one_by_one(texts: Sequence[Assertion]) -> set[tuple[int, int]]:
    """Find the same by looking at every word of every text."""
    holders: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for rank, text in enumerate(texts):
        for word in text.details.words:
            holders[text.language, word].append(rank)
    met: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for ranks in holders.values():
        for place, rank in enumerate(ranks if len(ranks) <= MOST_TEXTS else ()):
            met[rank].update(ranks[place + 1 :])
    return {
        (first, second)
        for first, others in met.items()
        for second in sorted(others, key=lambda rank: (-others[rank], rank))[:MOST_PAIRS]
        if _holds(texts[first].details.words, texts[second].details.words)
    }


def _holds(one: frozenset[str], other: frozenset[str]) -> bool:
    least = min(len(one), len(other))
    return least >= LEAST_WORDS and len(one & other) >= HELD_SHARE * least


def test_pairs_are_those_of_a_look_at_every_word(monkeypatch: pytest.MonkeyPatch):
    """In a pile with rare words and common ones, in two languages, cut into blocks."""
    monkeypatch.setattr(shared, "_BLOCK_PAIRS", 500)
    draw = np.random.default_rng(3)
    words = [f"{''.join(chr(97 + letter) for letter in draw.integers(0, 26, 6))}" for _ in range(60)]
    texts = []
    for rank in range(400):
        chosen = draw.choice(60, size=int(draw.integers(1, 9)), p=np.arange(1, 61) ** 1.5 / (np.arange(1, 61) ** 1.5).sum())
        texts.append(assertion(" ".join(words[each] for each in chosen), "en" if rank % 3 else "fr"))
    found = pairs(texts)
    assert len(found) == len(set(found))
    assert set(found) == one_by_one(texts)
    assert len(found) > 100


def test_a_pile_of_no_texts_has_no_pairs():
    assert pairs([]) == []


def test_a_short_text_whose_words_stand_in_a_long_one_is_proposed():
    texts = [assertion(each) for each in (SHORT, "wagons crossed the border", LONG)]
    assert pairs(texts) == [(0, 2)]


def test_words_that_many_texts_have_propose_nothing():
    """So that the pairs grow with the texts."""
    texts = [assertion(f"the tunnel is flooded {number}") for number in range(MOST_TEXTS + 1)]
    assert pairs(texts) == []


def test_languages_are_kept_apart():
    assert pairs([assertion(SHORT, "en"), assertion(SHORT, "fr")]) == []
