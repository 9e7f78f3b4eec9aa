"""The sentence encoder: near for translations, the same for the same words."""

import os
import subprocess
import sys

import numpy as np
import pytest

from sayso.languages.encoder import as_russian, encode, prepare, readable

PAIRS = {
    "ru": ("The bridge over the river is closed.", "Мост через реку закрыт."),
    "uk": ("The bridge over the river is closed.", "Міст через річку закрито."),
    "ja": ("The bridge over the river is closed.", "川に架かる橋は閉鎖されている。"),
    "ar": ("The bridge over the river is closed.", "الجسر فوق النهر مغلق."),
}


def test_vectors_have_length_one_and_come_in_the_order_of_the_texts():
    vectors = encode(["One mill.", "", "One mill.", "x" * 10_000, "\ud800"])
    assert vectors.shape == (5, 512)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-4)  # 16 bits a number
    assert np.array_equal(vectors[0], vectors[2])


@pytest.mark.parametrize("language", PAIRS)
def test_a_translation_is_nearer_than_another_sentence(language):
    english, other = PAIRS[language]
    vectors = encode([english, other, "The choir sings on Friday evening.", "Хор поёт в пятницу вечером."])
    cosines = vectors @ vectors[0]
    assert cosines[1] > max(cosines[2], cosines[3]) + 0.1


def test_what_stands_beside_a_text_moves_no_bit_of_its_vector():
    """Texts are read side by side: a pile that grew must not differ from one that was read at once."""
    texts = [f"Sentence {'and again ' * (number % 23)}number {number} of the long list." for number in range(60)]
    texts += ["Паром привёз вагоны. " * (number % 19) + "Мост закрыт." for number in range(40)]
    together = encode(texts)
    assert np.array_equal(encode(texts[::-1])[::-1], together)
    assert np.array_equal(np.concatenate([encode([text]) for text in texts]), together)


def test_nor_does_it_on_processors_that_sum_the_rows_of_a_matrix_in_two_ways():
    """OpenBLAS does on those with AVX2 alone; where numpy has another library, the variable says nothing."""
    program = """
import numpy as np
from sayso.languages.encoder import encode
from sayso.languages.wide_encoder import carry
texts = [" ".join(["mill"] * (number % 31)) + str(number) for number in range(93)]
together = encode(texts)
assert np.array_equal(np.concatenate([encode([text]) for text in texts]), together)
vectors = together[:, :384] * 1.4
assert np.array_equal(np.concatenate([carry(vectors[row : row + 1]) for row in range(93)]), carry(vectors))
"""
    subprocess.run([sys.executable, "-c", program], check=True, env={**os.environ, "OPENBLAS_CORETYPE": "Haswell"})


def test_sixteen_bits_hold_each_number():
    """What a case keeps of a vector is all of it."""
    vectors = encode(["The mill is shut."])
    assert np.array_equal(vectors.astype(np.float16).astype(np.float32), vectors)


def test_ukrainian_is_put_as_russian_and_nothing_else_is_touched():
    """Frequent words by the list, then endings, then letters."""
    assert as_russian("Він сказав, що є їжа й ґанок") == "Он сказал, что есть ижа и ганок"
    assert as_russian("Он сказал, что это мост і") == "Он сказал, что это мост и"
    assert as_russian("Это и так все знали") == "Это и так все знали"
    assert prepare("Це міст і річка") == "Це міст і річка"


def test_a_language_that_was_not_trained_on_is_said_to_be_unreadable():
    assert [readable(language) for language in ("en", "uk", "und", "fi", "sw")] == [True, True, True, False, False]
