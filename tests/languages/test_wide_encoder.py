"""The wide encoder: near for translations in languages that the first one does not know."""

import numpy as np
import pytest

from sayso.languages.encoder import encode
from sayso.languages.wide_encoder import carry, encode_widely

ENGLISH = "The bridge over the river is closed until spring."
OTHERS = ("The choir sings on Friday evening.", "Two players of the home team were hurt.", "Bread has become dearer again.")
BRIDGES = {
    "cs": "Most přes řeku je uzavřen až do jara.",
    "sv": "Bron över floden är stängd till våren.",
    "fi": "Joen ylittävä silta on suljettu kevääseen asti.",
    "el": "Η γέφυρα πάνω από το ποτάμι είναι κλειστή μέχρι την άνοιξη.",
    "he": "הגשר מעל הנהר סגור עד האביב.",
    "fa": "پل روی رودخانه تا بهار بسته است.",
    "hi": "नदी पर बना पुल वसंत तक बंद है।",
    "bn": "নদীর উপর সেতুটি বসন্ত পর্যন্ত বন্ধ।",
    "uk": "Міст через річку закрито до весни.",
}


def test_vectors_have_length_one_and_come_in_the_order_of_the_texts():
    """Equal texts have equal vectors, and odd text is no exception."""
    vectors = encode_widely(["One mill.", "", "One mill.", "x" * 10_000, "\ud800"])
    assert (vectors.shape, vectors.dtype) == ((5, 384), np.float32)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-4)  # 16 bits a number
    assert np.array_equal(vectors[0], vectors[2])


@pytest.mark.parametrize("language", BRIDGES)
def test_a_translation_is_nearer_than_other_sentences(language):
    vectors = encode_widely([BRIDGES[language], ENGLISH, *OTHERS])
    cosines = vectors[1:] @ vectors[0]
    assert cosines[0] > cosines[1:].max() + 0.1


def test_what_is_carried_over_lies_nearest_to_its_translation_there_with_few_exceptions():
    """The two encoders have nothing in common but the bridge between them, and it is a rough one."""
    carried = carry(encode_widely(list(BRIDGES.values())))
    cosines = carried @ encode([ENGLISH, *OTHERS]).T
    assert np.allclose(np.linalg.norm(carried, axis=1), 1, atol=1e-4)  # 16 bits a number
    assert (cosines.argmax(axis=1) == 0).sum() >= len(BRIDGES) - 1


def test_what_is_read_beside_a_text_moves_no_bit_of_its_vector():
    """The int8 layers scale their inputs over a whole batch: each text is one."""
    alone = encode_widely([ENGLISH])
    among = encode_widely([ENGLISH, *(f"Sentence number {number} of the long list." for number in range(60))])
    assert np.array_equal(alone[0], among[0])
