"""What is known is not made again: ETags, memory, gzip."""

import gzip
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.web.conftest import Opened

from sayso.case import Writer
from sayso.records import Correction, Judgement
from sayso.web.caching import Kept, Remembered

PATHS = (
    "/api/v1/claims",
    "/api/v1/claims/claim001",
    "/api/v1/search?words=mill",
    "/openapi.json",
    "/static/style.css",
    "/docs",
    "/",
    "/documents/document001/original",
    "/claims/claim001/chart.svg",
)


@pytest.mark.parametrize("path", PATHS)
def test_who_has_an_answer_is_told_that_it_still_holds(client: TestClient, path: str) -> None:
    """304 for its ETag, among others, and also for HEAD; the whole for another one."""
    first = client.get(path)
    etag = first.headers["etag"]
    for method in ("GET", "HEAD"):
        again = client.request(method, path, headers={"if-none-match": f'"other", {etag}'})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", etag)
    assert client.get(path, headers={"if-none-match": '"other"'}).content == first.content
    assert first.headers["cache-control"] == "private, no-cache"


def test_head_tells_what_get_would(client: TestClient) -> None:
    """The same headers, and no body."""
    whole, bare = client.get("/api/v1/claims"), client.head("/api/v1/claims")
    assert (bare.status_code, bare.content) == (200, b"")
    assert bare.headers == whole.headers


def test_pages_that_differ_have_other_etags(client: TestClient) -> None:
    """By address, query, and language."""
    told = [
        client.get("/docs"),
        client.get("/docs?again=1"),
        client.get("/openapi.json"),
        client.get("/docs", headers={"accept-language": "uk"}),
    ]
    assert len({each.headers["etag"] for each in told}) == len(told)


def test_what_is_written_is_seen_at_once(case: Path, opened: Opened) -> None:
    """Whoever wrote it: after any change of the case every ETag is another one."""
    client = opened(case)
    before = client.get("/api/v1/corrections")
    with Writer(case) as writer:
        writer.correct([Correction(judgement=Judgement.INDEPENDENT, a="document001", b="document002", by="Ida")])
    after = client.get("/api/v1/corrections", headers={"if-none-match": before.headers["etag"]})
    assert after.status_code == 200
    assert after.json()["total"] == before.json()["total"] + 1


@pytest.mark.parametrize("path", ["/api/v1/claims/none", "/api/v1/claims?most=0", "/login", "/api/v1/session", "/api/v1/jobs"])
def test_what_went_wrong_or_changes_by_itself_is_not_kept(client: TestClient, path: str) -> None:
    """Errors, and pages that do not depend on the case."""
    answer = client.get(path)
    assert "etag" not in answer.headers
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("taken", "packed"), [("gzip", True), ("br, gzip;q=0.5", True), ("gzip;q=0", False), ("identity", False), ("xgzip", False)]
)
def test_long_answers_are_packed_for_who_takes_gzip(client: TestClient, taken: str, packed: bool) -> None:
    """The same bytes, whichever came first."""
    plain = client.get("/openapi.json", headers={"accept-encoding": "identity"})
    answer = client.get("/openapi.json", headers={"accept-encoding": taken})
    assert answer.headers.get("content-encoding") == ("gzip" if packed else None)
    assert answer.content == plain.content
    assert (int(answer.headers["content-length"]) < len(plain.content)) is packed


def test_memory_is_bounded(client: TestClient) -> None:
    """The answers that were asked for longest ago go first; one that is too large for it is never kept."""
    remembered = Remembered(client.app, client.app.state.desk, "1")  # type: ignore[attr-defined] - what TestClient wraps
    most = client.app.state.desk.options.max_cached_bytes  # type: ignore[attr-defined]
    page = b"x" * (most // 10)
    for number in range(12):
        remembered.keep(str(number), Kept(headers=(), body=page, packed=None))
        remembered.known("0")
    assert remembered.known("0") is not None
    assert remembered.known("1") is None
    assert remembered.size <= most
    remembered.keep("large", Kept(headers=(), body=b"x" * (most // 2), packed=None))
    assert remembered.known("large") is None


def test_packed_answers_can_be_read(client: TestClient) -> None:
    """As they come over the line."""
    with client.stream("GET", "/openapi.json", headers={"accept-encoding": "gzip"}) as answer:
        raw = b"".join(answer.iter_raw())
    assert gzip.decompress(raw).startswith(b'{"openapi"')
