"""Words of a pile as columns, held against the pattern that says what a word is."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sayso.copies.words import fold, hash_word, word_pattern, words_of

# letters of many scripts, digits, marks, apostrophes, points, invisible characters, and what parts words
SIGNS = st.text(alphabet="aB9é٣я水車カﾊ゙ﾞกา’'`.,- \n\u00ad\u200b\u0301ſßﬁＡ１・_한ᄒ़कनमँ々ー", max_size=40)
TEXTS = st.lists(SIGNS, max_size=6)


def cut(text):
    """Give the words that the columns name."""
    found = words_of([text])
    return [text[start:end] for start, end in zip(found.starts, found.ends, strict=True)]


@given(SIGNS)
def test_the_columns_hold_the_words_of_the_pattern(text):
    assert cut(text) == word_pattern().findall(text)


@given(TEXTS)
def test_words_that_fold_alike_have_one_key_and_others_another(texts):
    found = words_of(texts)
    folded = [fold(word) for text in texts for word in word_pattern().findall(text)]
    assert found.keys.tolist() == [hash_word(word) for word in folded]
    assert len(set(found.keys.tolist())) == len(set(folded))


@given(TEXTS)
def test_each_text_has_its_own_words_and_offsets(texts):
    found = words_of(texts)
    assert np.diff(found.offsets).tolist() == [len(word_pattern().findall(text)) for text in texts]
    assert found.texts.tolist() == [number for number, text in enumerate(texts) for _ in word_pattern().findall(text)]


def test_a_text_longer_than_a_batch_is_cut_like_a_short_one():
    """Texts are cut some 260,000 characters at a time; a longer one in one go."""
    sentence = "The mill’s 1,500 tonnes, 水車小屋 and Ｃafé\u00ad. "
    long, short = words_of([sentence * 8000, sentence]), words_of([sentence])
    count = len(short.keys)
    assert long.keys[:count].tolist() == long.keys[-count:].tolist() == short.keys.tolist()
    assert long.starts[count * 7999] == len(sentence) * 7999


def test_the_keys_of_words_are_the_same_on_every_machine():
    """Not Python's hash(): pinned, so that a change of fingerprints is seen."""
    assert [hash_word("mill"), hash_word("水")] == [int(key) for key in words_of(["MILL 水"]).keys]
    assert hash_word("mill") == 0xB19AFE6DDF655CDA


def test_lone_surrogates_and_null_characters_are_no_words():
    assert cut("a\ud800b\x00c") == ["a", "b", "c"]


def test_a_character_of_an_unspaced_script_weighs_less_than_a_word():
    assert words_of(["mill 水 ก"]).weights.tolist() == [1.0, 0.5, 0.25]
