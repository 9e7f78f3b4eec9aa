"""Which sentences are encoded: a pile must not pay for a stray word in another script."""

from tests.factories import document

import sayso.copies.sentences as room
from sayso.copies.sentences import worth_encoding

ENGLISH = "The mill by the river was shut on Monday. The owner knows the cause of the fire. Nobody was hurt in the mill."
RUSSIAN = "Мельница у реки закрыта с понедельника. Владелец знает причину пожара."


def test_a_pile_in_one_language_is_not_encoded():
    assert worth_encoding([document(ENGLISH, id=str(number)) for number in range(3)]) == []


def test_one_stray_sentence_has_only_its_own_document_encoded():
    """Attested: a few Cyrillic and kana lines in 12,000 English articles had all 450,000 sentences encoded."""
    pile = [document(ENGLISH, id=str(number)) for number in range(5)]
    pile.append(document(f"{ENGLISH}\nМельница у реки закрыта с понедельника.", id="5"))
    assert {each.document for each in worth_encoding(pile)} == {5}


def test_two_languages_that_documents_are_written_in_are_encoded():
    chosen = worth_encoding([document(ENGLISH, id="1"), document(RUSSIAN, id="2")])
    assert [(each.document, each.language) for each in chosen] == [(0, "en")] * 3 + [(1, "ru")] * 2


def test_too_many_sentences_are_cut_and_the_cut_is_told(monkeypatch):
    monkeypatch.setattr(room, "MOST_SENTENCES", 4)
    told: list[str] = []
    chosen = worth_encoding([document(ENGLISH, id="1"), document(RUSSIAN, id="2")], told.append)
    assert [each.document for each in chosen] == [0, 0, 1, 1]
    assert told == ["copies: 5 sentences are too many; only the first 2 of each document are read for translations"]
