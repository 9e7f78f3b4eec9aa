"""What people decided about claims goes before everything: it joins what differs, and parts what is word for word the same."""

import numpy as np
from tests.factories import document

from sayso.claims import group_claims
from sayso.records import Correction, Judgement, Passage

CLOSED, SHUT, FAIR = (
    "The bridge over the Arve is closed",
    "Nobody may cross the Arve until May",
    "The bridge over the Arve is closed",
)


def page(text, outlet):
    return document(text, headline=True, outlet=outlet)


def apart(texts):
    """Give vectors of which no two are alike, but those of the same words."""
    places = {text: place for place, text in enumerate(dict.fromkeys(texts))}
    return np.eye(max(64, len(places)), dtype=np.float32)[[places[text] for text in texts]]


def claims(pages, *corrections):
    found = group_claims(pages, [], [], encode=apart, corrections=corrections)
    return sorted(sorted(witness.document for witness in each.witnesses) for each in found)


def test_two_texts_that_a_person_calls_the_same_claim_are_one():
    pages = [page(CLOSED, "Herald"), page(SHUT, "Kurier")]
    ids = [each.id for each in pages]
    assert claims(pages) == sorted([[ids[0]], [ids[1]]])
    assert claims(pages, Correction(judgement=Judgement.SAME_CLAIM, a=ids[0], b=ids[1])) == [sorted(ids)]


def test_the_same_words_about_two_things_are_parted_by_a_person():
    """Two bridges over two rivers of one name."""
    pages = [page(CLOSED, "Herald"), page(FAIR, "Kurier")]
    ids = [each.id for each in pages]
    assert claims(pages) == [sorted(ids)]
    told = Correction(judgement=Judgement.OTHER_CLAIM, a=ids[0], b=Passage(ids[1], 0, len(FAIR)))
    assert claims(pages, told) == sorted([[ids[0]], [ids[1]]])


def test_two_claims_of_the_same_words_have_ids_of_their_own():
    """Or a case, which keeps one record an id, would lose one of them."""
    pages = [page(CLOSED, "Herald"), page(FAIR, "Kurier")]
    told = Correction(judgement=Judgement.OTHER_CLAIM, a=pages[0].id, b=pages[1].id)
    (one,) = group_claims(pages, [], [], encode=apart)
    found = [each.id for each in group_claims(pages, [], [], encode=apart, corrections=[told])]
    assert len(set(found)) == len(found)
    assert one.id in found, "what was said of the claim before still names one of the two"


def test_of_two_decisions_on_one_pair_the_last_holds():
    pages = [page(CLOSED, "Herald"), page(FAIR, "Kurier")]
    ids = [each.id for each in pages]
    first = Correction(judgement=Judgement.OTHER_CLAIM, a=ids[0], b=ids[1])
    last = Correction(judgement=Judgement.SAME_CLAIM, a=ids[1], b=ids[0])
    assert claims(pages, first, last) == [sorted(ids)]


def test_a_decision_about_what_is_not_there_changes_nothing():
    pages = [page(CLOSED, "Herald"), page(SHUT, "Kurier")]
    assert claims(pages, Correction(judgement=Judgement.SAME_CLAIM, a=pages[0].id, b="gone")) == claims(pages)
