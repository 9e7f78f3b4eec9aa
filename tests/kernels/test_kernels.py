"""Kernels: arrays in, arrays out, held against brute force."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.kernels.alignment import best_stretches, equal_runs, without_chance
from sayso.kernels.bands import Places, near_equal
from sayso.kernels.chaining import extend, heaviest_chain
from sayso.kernels.components import components
from sayso.kernels.fingerprints import fingerprints, sampled
from sayso.kernels.joining import join_equal
from sayso.kernels.shingles import Shape, mix, runs, shingles
from sayso.kernels.sketches import AFTER, BEFORE, frequent_words, likeness, sketches

PLAIN = Shape(words=(0, 1, 2, 3, 4), characters=(0, 1, 2, 3, 4, 5, 6, 7))
few_words = st.lists(st.integers(0, 4), max_size=40)


def columns(*numbers):
    return [np.array(each, dtype=np.int64) for each in numbers]


def hashed(words):
    return mix(np.array(words, dtype=np.uint64) + np.uint64(1))


def spaced(*sizes):
    """Give unspaced flags and text numbers of texts of so many spaced words."""
    return np.zeros(sum(sizes), dtype=bool), np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)


@given(few_words, st.lists(st.integers(1, 3), max_size=4))
def test_equal_words_at_the_places_of_a_shingle_have_equal_hashes_and_others_differ(words, steps):
    """A spaced shingle leaves words between its places free."""
    places = (0, *np.cumsum(steps).tolist())
    found = shingles(hashed(words), places)
    taken = [tuple(words[start + place] for place in places) for start in range(max(0, len(words) - places[-1]))]
    assert len(found) == len(taken)
    assert len(set(found.tolist())) == len(set(taken))


def test_shingles_are_the_same_however_long_the_column_is():
    """They are made block by block."""
    keys = hashed(np.arange(40_000) % 977)
    assert (shingles(keys, (0, 1, 4, 6))[20_000:20_100] == shingles(keys[20_000:20_200], (0, 1, 4, 6))[:100]).all()


def test_no_shingle_crosses_from_one_text_into_the_next():
    unspaced, texts = spaced(4, 5)
    _, inside = runs(hashed(range(9)), unspaced, texts, PLAIN)
    assert inside.tolist() == [False, False, False, False, True, False, False, False, False]


def test_characters_of_an_unspaced_script_make_longer_shingles():
    unspaced, texts = spaced(12)
    unspaced[:8] = True
    _, inside = runs(hashed(range(12)), unspaced, texts, PLAIN)
    assert np.flatnonzero(inside).tolist() == [0, 1, 2, 3, 4]


def test_a_text_that_repeats_one_word_keeps_two_fingerprints():
    """Hostile text must not cost a square."""
    unspaced, texts = spaced(300)
    assert len(fingerprints(hashed([7] * 300), unspaced, texts, PLAIN).places) == 2


@given(few_words, few_words)
def test_equal_fingerprints_stand_together_with_their_places_rising(first, second):
    """Brute force: every run of five words and where it stands, the first two of each in a text."""
    unspaced, texts = spaced(len(first), len(second))
    found = fingerprints(hashed([*first, *second]), unspaced, texts, PLAIN)
    brute = []
    for begin, words in ((0, first), (len(first), second)):
        seen = {}
        for start in range(len(words) - 4):
            places = seen.setdefault(tuple(words[start : start + 5]), [])
            places.append(begin + start)
        brute += [place for places in seen.values() for place in places[:2]]
    assert sorted(found.places.tolist()) == sorted(brute)
    assert (np.diff(found.values.astype(object)) >= 0).all()
    assert all(b > a for a, b, same in zip(found.places, found.places[1:], np.diff(found.values) == 0, strict=False) if same)


def test_a_sample_is_chosen_by_the_hash_and_so_is_the_same_in_two_texts():
    hashes = hashed(range(1000))
    assert 200 < sampled(hashes, 4).sum() < 300
    assert (sampled(hashes, 4)[::-1] == sampled(hashes[::-1], 4)).all()


@given(st.lists(st.integers(0, 5), max_size=30))
def test_joining_gives_the_pairs_of_brute_force_while_no_value_is_frequent(values):
    values = np.array(sorted(values), dtype=np.uint64)
    left, right, alone = join_equal(values)
    pairs = [(one, other) for one in range(len(values)) for other in range(one + 1, len(values)) if values[one] == values[other]]
    assert sorted(zip(left.tolist(), right.tolist(), strict=True)) == pairs
    assert all((values == values[row]).sum() == 2 for row in left[alone])
    assert all((values == values[row]).sum() > 2 for row in left[~alone])


def test_a_frequent_value_costs_a_bounded_number_of_pairs_and_stays_connected():
    left, right, _ = join_equal(np.full(1000, 3, dtype=np.uint64))
    assert len(left) < 8 * 1000
    assert components(1000, left, right).max() == 0


@given(few_words, few_words, st.data())
def test_equal_words_round_two_places_are_those_that_a_loop_finds(first, second, data):
    """Within 32 words, at the like place of the other text give or take two, and nowhere beyond the ends of either text."""
    if not first or not second:
        return
    keys = hashed([*first, *second])
    here, there = data.draw(st.integers(-5, len(first) + 5)), data.draw(st.integers(-5, len(second) + 5))
    edges = [np.array([each]) for each in (0, len(first), len(first), len(first) + len(second))]
    places = Places(np.array([here]), edges[0], edges[1]), Places(np.array([there + len(first)]), edges[2], edges[3])
    found = near_equal(keys, np.ones(len(keys), np.float32), *places)
    brute = sum(
        any(
            0 <= there + step + shift < len(second) and second[there + step + shift] == first[here + step]
            for shift in range(-2, 3)
        )
        for step in range(-32, 33)
        if 0 <= here + step < len(first)
    )
    assert found.tolist() == [brute]


def test_sketches_hold_the_rarer_words_of_their_window_and_no_others():
    """Brute force: the union of the bits of the words from 24 before to 39 after."""
    keys = hashed(np.random.default_rng(3).integers(0, 5000, 40_000))
    frequent = keys[:3]
    near = sketches(keys, frequent)
    silent = set((frequent & np.uint64(0xFFFF)).tolist())
    for place in (0, 5, 16_383, 16_384, 16_400, 39_999):
        window = keys[max(0, place - BEFORE) : place + AFTER].tolist()
        wanted = 0
        for key in window:
            wanted |= 0 if key & 0xFFFF in silent else 1 << (key >> 57)
        assert int(near.low[place]) | int(near.high[place]) << 64 == wanted
    assert likeness(near, np.array([7]), np.array([7])).tolist() == [(int(near.low[7]) | int(near.high[7]) << 64).bit_count()]


def test_words_are_frequent_by_their_share_of_a_pile_and_never_in_a_small_one():
    assert frequent_words(hashed([1, 2] * 20)).tolist() == []
    assert sorted(frequent_words(hashed([1] * 60 + [2] * 60 + [3]))) == sorted(hashed([1, 2]).tolist())


@given(few_words, few_words)
def test_seeds_grow_to_maximal_blocks(first, second):
    """Brute force: every maximal run of equal words that holds a seed, within the bound."""
    keys = np.array([*first, *second], dtype=np.uint64)
    texts = np.array([0] * len(first) + [1] * len(second), dtype=np.int32)
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
