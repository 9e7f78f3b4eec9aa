"""The judge of pairs: what is entailed, contradicted, or neither. Only plain cases: how often it is right, the gate holds."""

import numpy as np
import pytest

from sayso.languages import inference
from sayso.languages.inference import CONTRADICTS, ENTAILS, NEITHER, infer, join_pieces
from sayso.languages.pieces import BEGIN, END

PREMISE = "Three people were killed when the bridge in Zubrowka collapsed on Monday."
SAME = {
    "en": "On Monday three people died in the collapse of the bridge in Zubrowka.",
    "de": "Drei Menschen starben, als am Montag die Brücke in Zubrowka einstürzte.",
    "fr": "Trois personnes ont été tuées lundi dans l'effondrement du pont à Zubrowka.",
    "ru": "Три человека погибли в понедельник при обрушении моста в Зубровке.",
}
DENIED = {
    "en": "Nobody was killed when the bridge in Zubrowka collapsed on Monday.",
    "de": "Beim Einsturz der Brücke in Zubrowka am Montag kam niemand ums Leben.",
    "fr": "Personne n'a été tué lundi dans l'effondrement du pont à Zubrowka.",
    "ru": "При обрушении моста в Зубровке в понедельник никто не погиб.",
}
BESIDE = {
    "en": "The Syldavian choir will sing at the opera house on Friday evening.",
    "de": "Der syldavische Chor singt am Freitagabend im Opernhaus.",
    "fr": "Le chœur syldave chantera vendredi soir à l'opéra.",
    "ru": "Сильдавский хор выступит в пятницу вечером в оперном театре.",
}


def test_rows_are_shares_in_the_order_of_the_pairs():
    """Equal pairs get equal rows, and odd text is no exception."""
    pairs = [
        (PREMISE, SAME["en"]),
        ("", ""),
        (PREMISE, SAME["en"]),
        ("x" * 100_000, "\ud800\x00"),
        ("\u202e" * 9_000, "ก" * 9_000),
    ]
    found = infer(pairs)
    assert (found.shape, found.dtype) == ((5, 3), np.float32)
    assert np.allclose(found.sum(axis=1), 1, atol=1e-5)
    assert np.isfinite(found).all()
    assert np.array_equal(found[0], found[2])


def test_no_pairs_give_no_rows():
    assert infer([]).shape == (0, 3)


def test_what_stands_beside_a_pair_moves_nothing():
    """The int8 layers scale their inputs over all that is read at once: so a pair is read alone."""
    alone = infer([(PREMISE, SAME["en"])])
    among = infer([(PREMISE, SAME["en"]), *((f"Sentence {number}.", "x " * number) for number in range(40))])
    assert np.array_equal(alone[0], among[0])


@pytest.mark.parametrize("language", SAME)
def test_the_same_in_other_words_is_entailed_both_ways(language):
    forth, back = infer([(PREMISE, SAME[language]), (SAME[language], PREMISE)])
    assert (forth.argmax(), back.argmax()) == (ENTAILS, ENTAILS)


@pytest.mark.parametrize("language", DENIED)
def test_a_denial_is_a_contradiction(language):
    forth, back = infer([(PREMISE, DENIED[language]), (DENIED[language], PREMISE)])
    assert max(forth[CONTRADICTS], back[CONTRADICTS]) > 0.5
    assert max(forth[ENTAILS], back[ENTAILS]) < 0.5


@pytest.mark.parametrize("language", BESIDE)
def test_another_story_does_not_follow(language):
    forth, back = infer([(PREMISE, BESIDE[language]), (BESIDE[language], PREMISE)])
    assert max(forth[ENTAILS], back[ENTAILS]) < 0.3


def test_what_says_more_is_entailed_one_way_only():
    """The longer text entails the shorter one; the shorter one leaves open what it does not say."""
    short = "A bridge collapsed in Zubrowka."
    forth, back = infer([(PREMISE, short), (short, PREMISE)])
    assert (forth.argmax(), back.argmax()) == (ENTAILS, NEITHER)


def test_two_texts_are_cut_so_that_both_are_read():
    """However long the first one is, the second one is still there."""
    joined = join_pieces([7] * 500, [9] * 500)
    assert joined[0] == BEGIN
    assert (joined.count(7), joined.count(9), joined.count(END)) == (inference.MOST_PIECES, inference.MOST_PIECES, 3)
