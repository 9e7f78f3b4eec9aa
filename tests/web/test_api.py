"""Every record by its id, lists with filters and cursors, questions, decisions."""

from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.web.conftest import Opened
from tests.web.test_jobs import ended, writing

from sayso.case import Case, plain
from sayso.records import Actor, Claim, Copy, Document, Lineage, Statement, Story

LISTS = ("claims", "documents", "actors", "copies", "stories", "changes", "corrections")
ONES = {"documents": Document, "statements": Statement, "actors": Actor, "copies": Copy, "stories": Story}


@pytest.mark.parametrize(("place", "kind"), ONES.items())
def test_every_record_is_found_by_its_id(kept: Path, client: TestClient, place: str, kind: type) -> None:
    """With all of its fields, under their names in records.py."""
    with Case(kept) as read:
        found = read.every(kind)
    assert found
    for each in found[:3]:
        assert client.get(f"/api/v1/{place}/{each.id}").json() == plain(each)


def test_a_claim_comes_with_its_lineage(kept: Path, client: TestClient) -> None:
    """Both records, whole."""
    with Case(kept) as read:
        claim, lineage = read.one(Claim, "claim001"), read.one(Lineage, "claim001")
    assert client.get("/api/v1/claims/claim001").json() == {"claim": plain(claim), "lineage": plain(lineage)}


@pytest.mark.parametrize(
    "path",
    [
        *(f"{each}/none" for each in (*ONES, "claims", "jobs", "explain")),
        "documents/none/original",
        "documents/none/statements",
        "documents/none/copies",
        "documents/none/claims",
        "actors/none/statements",
    ],
)
def test_an_unknown_id_is_told(client: TestClient, path: str) -> None:
    """404, as RFC 9457 has it."""
    answer = client.get(f"/api/v1/{path}")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert (told["type"], told["title"], told["status"]) == ("about:blank", "Not Found", 404)
    assert told["detail"].startswith("no ")
    assert told["detail"].endswith(" 'none' in this case; expected the id of one")


def test_the_original_is_stored_and_never_shown(kept: Path, client: TestClient) -> None:
    """As an attachment of no type that a browser would open."""
    with Case(kept) as read:
        wanted = read.original("document001")
    answer = client.get("/api/v1/documents/document001/original")
    assert answer.content == wanted
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"] == "attachment; filename*=utf-8''1.txt"
    assert answer.headers["content-security-policy"] == "default-src 'none'; sandbox"


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_gone_through_with_its_cursor(client: TestClient, name: str) -> None:
    """One row a time gives the same rows as all at once."""
    whole = client.get(f"/api/v1/{name}?most=500").json()
    rows: list[Any] = []
    after: str | None = ""
    while after is not None and len(rows) <= whole["total"]:
        part = client.get(f"/api/v1/{name}", params={"most": 1, **({"after": after} if after else {})}).json()
        rows += part["rows"]
        after = part["after"]
    assert rows == whole["rows"]
    assert len(rows) == whole["total"]


@pytest.mark.parametrize(
    "name",
    [
        "documents/document001/statements",
        "documents/document001/copies",
        "documents/document001/claims",
        "actors/actor1/statements",
    ],
)
def test_what_belongs_to_a_record_is_listed(client: TestClient, name: str) -> None:
    """With a cursor, too."""
    whole = client.get(f"/api/v1/{name}?most=500").json()
    assert whole["after"] is None
    assert len(whole["rows"]) == whole["total"]
    assert client.get(f"/api/v1/{name}?most=1").json()["rows"] == whole["rows"][:1]


@pytest.mark.parametrize(
    "query",
    [
        "most=0",
        "most=501",
        "most=x",
        "after=!",
        "after=eyJhIjoxfQ",
        "since=yesterday",
        "stance=likes",
        "dropped=perhaps",
        "order=best",
        "words=" + "x" * 501,
    ],
)
def test_a_filter_that_cannot_be_is_refused(client: TestClient, query: str) -> None:
    """422, with what was expected."""
    answer = client.get(f"/api/v1/claims?{query}")
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail"]


def test_claims_are_filtered(client: TestClient) -> None:
    """By words, stance, and whether an attribution was dropped; facets count what is left."""
    every = client.get("/api/v1/claims?most=500").json()
    mill = client.get("/api/v1/claims?words=mill&most=500").json()
    assert 0 < mill["total"] < every["total"]
    assert all("mill" in each["text"] for each in mill["rows"])
    denied = client.get("/api/v1/claims?stance=denies&most=500").json()
    assert all(each["stances"]["denies"] for each in denied["rows"])
    facets = {each["name"]: each for each in client.get("/api/v1/facets?words=mill").json()}
    assert max(value["count"] for value in facets["outlet"]["values"]) <= mill["total"]


def test_a_search_finds_claims_and_documents(client: TestClient) -> None:
    """Both, the most fitting first; nothing for words that stand nowhere, or are none."""
    found = client.get("/api/v1/search?words=mill").json()
    assert found["claims"]["total"]
    assert found["documents"]["total"]
    for words in ("zeppelin", "!!!", '"', "a" * 300):
        assert client.get("/api/v1/search", params={"words": words}).json()["claims"]["rows"] == []


def test_the_overview_counts(kept: Path, client: TestClient) -> None:
    """What the case holds."""
    told = client.get("/api/v1/overview").json()
    with Case(kept) as read:
        assert told["documents"] == len(read.every(Document))
        assert told["claims"] == len(read.every(Claim))


def test_a_claim_and_a_statement_are_explained(client: TestClient) -> None:
    """By the functions that explain on the command line."""
    claim = client.get("/api/v1/explain/claim001").json()
    assert claim["reasons"][0]["step"] == "claim"
    assert {"count", "high", "low"} <= {each["step"] for each in claim["reasons"]}
    statement = client.get("/api/v1/explain/document001-outer").json()
    assert {"kind", "act"} <= {each["step"] for each in statement["reasons"]}


def test_a_copy_is_explained_from_its_two_documents(client: TestClient) -> None:
    """And it is said that boilerplate is learnt from these alone."""
    told = client.get("/api/v1/explain/copy001").json()
    assert told["reasons"][0]["step"] == "kind"
    assert told["note"].startswith("what an outlet prints again and again was learnt from these two documents alone")


def test_a_text_is_checked(client: TestClient) -> None:
    """An answer for each sentence; nothing to check is said."""
    (answer,) = client.post("/api/v1/check", json={"text": "the mill is shut since day 0"}).json()
    assert {"text", "same", "versions", "near"} <= set(answer)
    refused = client.post("/api/v1/check", json={"text": "  "})
    assert refused.status_code == 422
    assert refused.json()["detail"].startswith("nothing to check in ")
    long = client.post("/api/v1/check", json={"text": "x " * 60_000})
    assert long.json()["detail"] == "the text has 120000 characters; expected 100000 at most; check a part of it"


def test_a_decision_is_stored_behind_all_others(case: Path, opened: Opened) -> None:
    """With who, when and why; on demand a job takes it into account."""
    client = opened(case)
    decided = {"judgement": "independent", "a": "document001", "b": "document002:0-12", "by": "Ida", "why": "both were there"}
    answer = client.post("/api/v1/corrections?conclude=true", json=decided, headers=writing(client))
    assert answer.status_code == 201
    kept_row = answer.json()["correction"]
    assert (kept_row["by"], kept_row["why"], kept_row["b"]) == (
        "Ida",
        "both were there",
        {"document": "document002", "start": 0, "end": 12},
    )
    assert kept_row["at"].endswith("+00:00")
    assert client.get("/api/v1/corrections").json()["rows"] == [kept_row]
    assert ended(client, answer.json()["job"]["id"])["state"] == "done"


@pytest.mark.parametrize(
    ("wrong", "detail"),
    [
        ({"judgement": "true"}, "the correction has the judgement 'true'; expected one of: same claim,"),
        ({"a": "none"}, "no statement or document 'none' in this case; expected the id of one, or DOCUMENT:START-END"),
        ({"a": "document001:0-9999"}, "document001:0-9999 ends beyond the text, which has "),
        ({"a": "document002"}, "the correction holds 'document002' against itself; expected two ids"),
        ({"why": "x" * 2001}, "why has 2001 characters; expected 2000 at most"),
    ],
)
def test_what_is_no_decision_is_refused(client: TestClient, wrong: dict[str, str], detail: str) -> None:
    """What, with its value; what was expected."""
    decided = {"judgement": "independent", "a": "document001", "b": "document002", **wrong}
    answer = client.post("/api/v1/corrections", json=decided, headers=writing(client))
    assert answer.status_code == 422
    assert answer.json()["detail"].startswith(detail)


def test_the_document_of_the_api_names_every_route(client: TestClient) -> None:
    """/openapi.json for programs, /docs for people, which asks nothing of anywhere."""
    described = client.get("/openapi.json").json()
    page = client.get("/docs").text
    for path in described["paths"]:
        assert path in page
    assert {"Claim", "Lineage", "Document", "Problem"} <= set(described["components"]["schemas"])
    assert "http://" not in page.replace("http://127.0.0.1", "")
    assert "https://" not in page
