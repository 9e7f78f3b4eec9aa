"""Which sentences are encoded: a pile must not pay for a stray word in another script."""

from tests.factories import document

import sayso.copies.sentences as room
from sayso.copies.pages import Pages
from sayso.copies.sentences import beginnings, joined, worth_encoding
from sayso.records import Span

ENGLISH = "The mill by the river was shut on Monday. The owner knows the cause of the fire. Nobody was hurt in the mill."
RUSSIAN = "Мельница у реки закрыта с понедельника. Владелец знает причину пожара."


def test_a_pile_in_one_language_is_not_encoded():
    assert worth_encoding(Pages([document(ENGLISH, id=str(number)) for number in range(3)]).rows()) == []


def test_one_stray_sentence_has_only_its_own_document_encoded():
    """Attested: a few Cyrillic and kana lines in 12,000 English articles had all 450,000 sentences encoded."""
    pile = [document(ENGLISH, id=str(number)) for number in range(5)]
    pile.append(document(f"{ENGLISH}\nМельница у реки закрыта с понедельника.", id="5"))
    assert {each.document for each in worth_encoding(Pages(pile).rows())} == {5}


def test_two_languages_that_documents_are_written_in_are_encoded():
    chosen = worth_encoding(Pages([document(ENGLISH, id="1"), document(RUSSIAN, id="2")]).rows())
    assert [(each.document, each.language) for each in chosen] == [(0, "en")] * 3 + [(1, "ru")] * 2


def test_neighbouring_sentences_are_joined_over_both_spans():
    first, second, _ = worth_encoding(Pages([document(ENGLISH, id="1"), document(RUSSIAN, id="2")]).rows())[:3]
    both = joined((first, second))
    assert (both.span, both.place) == (Span(first.span.start, second.span.end), first.place)
    assert both.letters == first.letters + second.letters


def test_all_sentences_are_read_where_that_takes_minutes():
    sentences = worth_encoding(Pages([document(ENGLISH, id="1"), document(RUSSIAN, id="2")]).rows())
    told: list[str] = []
    assert beginnings(sentences, told.append).tolist() == [0, 1, 2, 3, 4]
    assert told == []


def test_of_too_many_sentences_the_first_of_each_document_are_read_and_that_is_told(monkeypatch):
    monkeypatch.setattr(room, "MOST_READING", 4)
    told: list[str] = []
    sentences = worth_encoding(Pages([document(ENGLISH, id="1"), document(RUSSIAN, id="2")]).rows())
    assert beginnings(sentences, told.append).tolist() == [0, 1, 3, 4]
    assert told == [
        "copies: 5 sentences are too many; the first 2 of each document are read for translations, and the rest where those stand out"
    ]
