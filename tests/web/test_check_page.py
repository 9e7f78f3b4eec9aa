"""A text held against the case, on a page: what carries it, what is not the same, what others found; never a verdict."""

import json
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.web.conftest import Opened

from sayso.checking import Answer, Match, Reviewed
from sayso.exchange.fact_checks import FactCheck
from sayso.records import Claim, Lineage
from sayso.web.check_page import check_page, detail
from sayso.web.desk import Desk

PERSON = {"accept": "text/html"}
CHECKED = FactCheck(
    text="The mill is open", claimant="", publisher="Kurier <b>", url="javascript:alert(1)", title="", date=None,
    rating="Half of it", language="en", file="feed.json",
)  # fmt: skip


def shown(client: TestClient, answer: Answer) -> str:
    """Give the page of an answer."""
    served: Desk = client.app.state.desk  # type: ignore[attr-defined] - a FastAPI application
    with served.cases.one() as case:
        return str(check_page(served, case, answer.text, (answer,)).body)


def match(client: TestClient, name: str, what: str = "") -> Match:
    """Give a claim of the case as something that a text was held against."""
    served: Desk = client.app.state.desk  # type: ignore[attr-defined]
    with served.cases.one() as case:
        claim, lineage = case.one(Claim, name), case.one(Lineage, name)
    return Match(
        claim=claim,
        lineage=lineage,
        what=what,
        here="14",
        there="40",
        why="the same words",
        earliest=None,
        perhaps=(),
        documents={},
    )


def test_a_claim_that_is_the_same_is_an_entry_that_links_to_its_page(client: TestClient) -> None:
    """With its numbers and sentences, as in every list, and why it was taken."""
    text = shown(client, Answer(text="The mill is shut", same=(match(client, "claim001"),), versions=(), near=()))
    assert "1 claim of this case says that." in text
    assert 'href="/claims/claim001"' in text
    assert "the same words" in text
    assert "documents" in text


def test_what_is_not_the_same_says_what_differs(client: TestClient) -> None:
    """The words here and there; and that no claim says the text itself."""
    text = shown(client, Answer(text="The mill", same=(), versions=(match(client, "claim002", "number"),), near=()))
    assert "No claim of this case says that." in text
    assert "<b>Not the same:</b> a number differs." in text
    assert "Asked about: <q><bdi>14</bdi></q>; there: <q><bdi>40</bdi></q>." in text


def test_what_others_found_is_their_word(client: TestClient) -> None:
    """Publisher and rating as they stand, escaped; an address that is none of the web is no link."""
    reviewed = Reviewed(fact_check=CHECKED, same=False, what="negation", here="shut", there="open", why="a negation")
    text = shown(client, Answer(text="The mill is shut", same=(), versions=(), near=(), fact_checks=(reviewed,)))
    assert "<b><bdi>Kurier &lt;b&gt;</bdi></b> has checked a claim that is not the same" in text
    assert "“<bdi>Half of it</bdi>” (its words)" in text
    assert "javascript:" not in text
    assert "one of the two says that it is not so" in text


def test_every_detail_has_words() -> None:
    """One that is not known yet, too."""
    assert detail("number") == "a number differs"
    assert detail("colour") == "a detail differs"


def test_a_file_is_checked_and_gone(client: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its sentences are answered; nothing of it stays on the disk. More than one is too much."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    sent = [("files", ("note.txt", "The mill is shut since day 0. The dam holds since day 1."))]
    answer = client.post("/check", files=sent, headers=PERSON)
    assert answer.status_code == 200
    assert "The dam holds since day 1." in answer.text
    assert not list(tmp_path.iterdir())
    refused = client.post("/check", files=[*sent, ("files", ("b.txt", "Other."))], headers=PERSON)
    assert refused.status_code == 422
    assert "2 files came; expected one; add them to the case, or check them one by one" in refused.text.replace("&#39;", "'")


def test_a_text_longer_than_a_field_comes_through(client: TestClient) -> None:
    """A form that may bring a file brings long texts, too."""
    answer = client.post("/check", data={"text": "The mill is shut. " * 400}, files={"files": ("", b"")}, headers=PERSON)
    assert answer.status_code == 200


def test_fact_checks_of_the_desk_stand_beside_a_text(kept: Path, opened: Opened, tmp_path: Path) -> None:
    """Those that the desk was started with; the page says so where none is about it."""
    feed = tmp_path / "feed.json"
    review = {
        "@type": "ClaimReview", "claimReviewed": "The mill of Sarn is shut since day 0", "datePublished": "2031-03-05",
        "url": "https://kurier.example/mill", "author": {"name": "Kurier"}, "reviewRating": {"alternateName": "Missing context"},
    }  # fmt: skip
    feed.write_text(json.dumps([review]), encoding="utf8")
    client = opened(kept, fact_checks=(feed,))
    text = client.post("/check", data={"text": "The mill of Sarn is shut since day 0"}, headers=PERSON).text
    assert "Kurier" in text
    assert "Missing context" in text
    assert 'href="https://kurier.example/mill"' in text
    other = client.post("/check", data={"text": "Nine geese crossed the lake"}, headers=PERSON).text
    assert "None of the fact-checks at hand is about it." in other
