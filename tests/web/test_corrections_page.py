"""The form of corrections: filled in with what it is about, in plain words; what it sends is what a table of corrections holds."""

import re

import pytest
from starlette.testclient import TestClient

from sayso.records import Judgement
from sayso.web.corrections_page import fitting, sides, verdict

PERSON = {"accept": "text/html"}


def options(text: str) -> list[str]:
    """Give what can be chosen on the form."""
    return re.findall(r'type="radio" name="judgement" value="([^"]+)"', text)


def test_two_passages_may_be_one_claim_or_two_and_rest_on_one_origin_or_two(client: TestClient) -> None:
    """Both stand on the page, with whose they are; the date of the first may be wrong, too."""
    text = client.get("/corrections?a=document001:0-9&b=document002:0-9&claim=claim001", headers=PERSON).text
    assert options(text) == [
        "not the same claim", "same claim", "independent", "not the same origin", "same origin", "wrong date",
    ]  # fmt: skip
    assert text.count("<blockquote") == 2
    assert 'name="claim" value="claim001"' in text


def test_of_a_document_only_the_date_may_be_wrong(client: TestClient) -> None:
    """It is chosen already."""
    text = client.get("/corrections?document=document001", headers=PERSON).text
    assert options(text) == ["wrong date"]
    assert "The right date: a year, a month, a day (2024-03-05), or “unknown”" in text


@pytest.mark.parametrize(
    "query", ["a=nothing", "a=document001:9-0", "a=document001:0-99999999", "document=x", "statement=x", "a=x:0-1"]
)
def test_what_the_case_does_not_hold_leaves_the_form_to_be_filled_in_by_hand(client: TestClient, query: str) -> None:
    """No error: a page may be older than the case."""
    answer = client.get(f"/corrections?{query}", headers=PERSON)
    assert answer.status_code == 200
    assert options(answer.text) == []
    assert '<select id="judgement"' in answer.text


@pytest.mark.parametrize(
    ("judgement", "sent"),
    [
        ("not the same claim", ("d1:0-9", "d2:4-9")),
        ("independent", ("d1:0-9", "d2:4-9")),
        ("wrong speaker", ("s1", "Ida")),
        ("wrong date", ("d1", "Ida")),
        ("nonsense", ("d1:0-9", "d2:4-9")),
    ],
)
def test_a_decision_names_what_it_is_about(judgement: str, sent: tuple[str, str]) -> None:
    """The two passages; or the statement or the document, and what is right."""
    assert sides(judgement, ("d1:0-9", "d2:4-9"), ("s1", "d1", "Ida")) == sent


def test_every_verdict_has_plain_words() -> None:
    """And all of them can be chosen where nothing is filled in."""
    assert len({verdict(each) for each in Judgement}) == len(Judgement)
    assert fitting(None) == tuple(Judgement)


def test_a_decision_without_our_secret_is_refused(client: TestClient) -> None:
    """So is the wish to conclude again."""
    sent = {"csrf": "x", "judgement": "wrong date", "document": "document001", "right": "2031"}
    assert client.post("/corrections", data=sent, headers=PERSON).status_code == 403
    assert client.post("/corrections/conclude", data=sent, headers=PERSON).status_code == 403
