"""Negations and modal words, with the words that they reach."""

import pytest

from sayso.claims.marks import modals_in, negations_in

NEGATED = [
    ("en", "the bridge is not closed", 1), ("en", "not only the bridge is closed", 0), ("en", "they failed to reach the village", 1),
    ("fr", "il ne reste jamais de pain", 1), ("fr", "le pont n'est pas fermé", 1), ("de", "die Brücke ist nicht gesperrt", 1),
    ("ru", "мост не закрыт", 1), ("uk", "жоден міст не закрито", 1), ("ja", "橋は閉鎖されていない", 1), ("ja", "人は少ない", 0),
    ("zh", "桥没有关闭", 1), ("tr", "köprü kapanmadı", 1), ("ko", "다리는 닫히지 않았다", 1), ("xx", "the bridge is not closed", 0),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "count"), NEGATED)
def test_negations_are_found_and_those_a_few_words_apart_are_one(language, text, count):
    """Phrases that only seem to negate are left out."""
    assert len(negations_in(text, language)) == count


@pytest.mark.parametrize(
    ("language", "text", "kinds"),
    [
        ("en", "the mayor may resign", ["possible"]), ("en", "the mayor resigned in May", []), ("en", "they demand his release", ["wanted"]),
        ("en", "Borduria plans to attack", ["planned"]), ("fr", "le cargo transporterait des armes", ["possible"]), ("de", "der Konzern möchte schließen", ["planned"]),
        ("ja", "船を捜索する予定だ", ["planned"]), ("zh", "政府要求撤军", ["wanted"]), ("ru", "он, предположительно, погиб", ["possible"]), ("xx", "it may be", []),
    ],
)  # fmt: skip
def test_modal_words_tell_what_is_not_done_yet(language, text, kinds):
    """May with a capital inside a sentence is the month."""
    assert list(modals_in(text, language)) == kinds
