"""Kernels: arrays in, arrays out, held against brute force."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.kernels.alignment import best_stretches, equal_runs, without_chance
from sayso.kernels.chaining import chain_weights, extend, heaviest_chain
from sayso.kernels.components import components
from sayso.kernels.fingerprints import fingerprints, mixed_shingles
from sayso.kernels.joining import join_equal
from sayso.kernels.monotone import all_chains, best_chain
from sayso.kernels.neighbours import nearest
from sayso.kernels.shingles import hash_word, shingles

few_words = st.lists(st.integers(0, 4), max_size=40)


def columns(*numbers):
    return [np.array(each, dtype=np.int64) for each in numbers]


def test_word_hashes_are_the_same_on_every_machine():
    """BLAKE2b of the UTF-8, not Python's hash(): pinned, so that a change of fingerprints is seen."""
    assert hash_word("mill") == 0xB30B807500BB5DCA
    assert hash_word("\ud800") != hash_word("")


@given(few_words, st.integers(1, 6))
def test_equal_runs_of_words_have_equal_shingles_and_others_differ(words, size):
    keys = np.array([hash_word(str(word)) for word in words], dtype=np.uint64)
    found = shingles(keys, size)
    runs = [tuple(words[start : start + size]) for start in range(max(0, len(words) - size + 1))]
    assert len(found) == len(runs)
    assert len(set(found.tolist())) == len(set(runs))


def test_no_shingle_crosses_from_one_text_into_the_next():
    keys = np.arange(9, dtype=np.uint64)
    _, inside = mixed_shingles(keys, np.full(9, 5, dtype=np.uint8), np.array([0, 4, 9]))
    assert inside.tolist() == [False, False, False, False, True, False, False, False, False]


def test_a_text_that_repeats_one_word_keeps_two_fingerprints():
    """Hostile text must not cost a square."""
    keys = np.full(300, 7, dtype=np.uint64)
    hashes, inside = mixed_shingles(keys, np.full(300, 5, dtype=np.uint8), np.array([0, 300]))
    assert len(fingerprints(hashes, inside, np.array([0, 300]))) == 2


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 8)), max_size=30))
def test_joining_gives_the_pairs_of_brute_force_while_no_value_is_frequent(rows):
    rows = sorted(rows)
    values, texts = np.array([row[0] for row in rows], dtype=np.uint64), np.array([row[1] for row in rows], dtype=np.int64)
    left, right = join_equal(values, texts)
    brute = {
        (one, other)
        for one in range(len(rows))
        for other in range(one + 1, len(rows))
        if rows[one][0] == rows[other][0] and rows[one][1] != rows[other][1]
    }
    assert set(zip(left.tolist(), right.tolist(), strict=True)) == brute


def test_a_frequent_value_costs_a_bounded_number_of_pairs_and_stays_connected():
    values, texts = np.full(1000, 3, dtype=np.uint64), np.arange(1000)
    left, right = join_equal(values, texts)
    assert len(left) < 8 * 1000
    assert components(1000, left, right).max() == 0


@given(few_words, few_words)
def test_seeds_grow_to_maximal_blocks(first, second):
    """Brute force: every maximal run of equal words that holds a seed, within the bound."""
    keys = np.array([*first, *second], dtype=np.uint64)
    texts = np.array([0] * len(first) + [1] * len(second), dtype=np.int64)
    seeds = [(a, len(first) + b) for a in range(len(first)) for b in range(len(second)) if first[a] == second[b]]
    starts, others, lengths = extend(keys, *columns([a for a, _ in seeds], [b for _, b in seeds]), texts, most=100)
    blocks = set(zip(starts.tolist(), others.tolist(), lengths.tolist(), strict=True))
    brute = set()
    for a, b in seeds:
        low = 0
        while a - low > 0 and b - low > len(first) and keys[a - low - 1] == keys[b - low - 1]:
            low += 1
        high = 0
        while a + high < len(first) and b + high < len(keys) and keys[a + high] == keys[b + high]:
            high += 1
        brute.add((a - low, b - low, low + high))
    assert blocks == brute


def test_blocks_that_follow_one_another_in_both_texts_weigh_together():
    pair, first, second, length = columns([1, 1, 1, 2], [0, 10, 200, 0], [50, 62, 900, 50], [6, 6, 6, 6])
    assert chain_weights(pair, (first, second, length), length.astype(float)).tolist() == [12, 12, 6, 6]


def test_the_heaviest_chain_leaves_out_a_block_that_crosses():
    assert heaviest_chain(*columns([0, 10, 20], [0, 90, 12], [9, 4, 8])).tolist() == [0, 2]


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=12))
def test_components_are_those_of_a_walk(pairs):
    groups = components(6, *columns([a for a, _ in pairs], [b for _, b in pairs]))
    reached = {node: {node} for node in range(6)}
    for _ in range(6):
        for a, b in pairs:
            together = reached[a] | reached[b]
            for node in together:
                reached[node] = together
    assert all((groups[a] == groups[b]) == (b in reached[a]) for a in range(6) for b in range(6))


def longest_common(first, second):
    rows = [[0] * (len(second) + 1) for _ in range(len(first) + 1)]
    for a, word in enumerate(first):
        for b, other in enumerate(second):
            rows[a + 1][b + 1] = rows[a][b] + 1 if word == other else max(rows[a][b + 1], rows[a + 1][b])
    return rows[-1][-1]


@given(few_words, few_words)
@settings(deadline=None)
def test_equal_runs_are_a_longest_common_subsequence(first, second):
    """Oracle: the textbook table."""
    runs = equal_runs(*columns(first, second))
    assert all(first[a : a + size] == second[b : b + size] for a, b, size in runs)
    assert sum(size for _, _, size in runs) == longest_common(first, second)


def test_a_single_equal_word_far_from_others_is_chance():
    assert without_chance([(0, 0, 4), (20, 22, 1), (40, 40, 3)], (43, 43)) == [(0, 0, 4), (40, 40, 3)]
    assert without_chance([(0, 0, 4), (5, 5, 1)], (6, 6)) == [(0, 0, 4), (5, 5, 1)]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=12))
def test_the_best_stretch_is_the_best_of_all_stretches(rows):
    """Oracle: try them all."""
    gains, losses = [gain for gain, _ in rows], [loss for _, loss in rows]

    def worth(start, end):
        return sum(gains[start:end]) - sum(losses[start + 1 : end])

    best = max(worth(start, end) for start in range(len(rows)) for end in range(start + 1, len(rows) + 1))
    found = [worth(start, end) for start, end in best_stretches(gains, losses)]
    assert max(found, default=0) == best


def test_a_chain_of_matches_rises_on_both_sides():
    first, second = columns([0, 1, 2, 3], [0, 3, 1, 2])
    assert best_chain(first, second, np.ones(4), 3, 0.01) == [0, 2, 3]
    assert all_chains(first, second, np.ones(4), 3, 0.01) == [[0, 2, 3], [1]]


@given(st.integers(1, 30), st.integers(1, 4))
def test_the_nearest_vector_is_the_one_of_greatest_cosine(count, asked):
    vectors = np.random.default_rng(count).normal(size=(count, 5)).astype(np.float32)
    rows, cosines = nearest(vectors, vectors, asked)
    assert np.allclose(cosines, -np.sort(-(vectors @ vectors.T), axis=1)[:, :asked], atol=1e-5)
    assert rows.shape == (count, min(asked, count))


@pytest.mark.parametrize("count", [0, 3])
def test_nothing_to_look_in_gives_no_columns(count):
    rows, _ = nearest(np.zeros((count, 4), np.float32), np.zeros((0, 4), np.float32), 2)
    assert rows.shape == (count, 0)
