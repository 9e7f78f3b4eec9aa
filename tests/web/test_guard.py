"""Who may ask for what, and what every answer says about itself."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect
from tests.web.conftest import Opened

WORD = "b0rduria-syldavia-0stra"
BEARER = {"authorization": f"Bearer {WORD}"}


@pytest.mark.parametrize("path", ["/", "/api/v1/overview", "/static/style.css", "/nothing", "/api/v1/documents/none"])
def test_every_answer_tells_browsers_what_they_may_do(client: TestClient, path: str) -> None:
    """Nothing from elsewhere, nothing inline, no frame, no guessing of types, no referrer for others; errors, too."""
    headers = client.get(path).headers
    policy = dict(part.strip().partition(" ")[::2] for part in headers["content-security-policy"].split(";"))
    assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-resource-policy"] == headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["cache-control"] in {"private, no-cache", "no-store"}


@pytest.mark.parametrize("host", ["news.example", "127.0.0.1.news.example", "", "[", "localhost@news.example:80"])
def test_what_was_meant_for_another_host_is_refused(client: TestClient, host: str) -> None:
    """A page elsewhere may make its own name lead here; the browser then sends that name."""
    answer = client.get("/api/v1/overview", headers={"host": host})
    assert answer.status_code == 403
    assert answer.json()["detail"].startswith("the Host header is ")


def test_a_strange_host_is_named_in_the_refusal(client: TestClient) -> None:
    """What, with its value; what was expected; what to do."""
    detail = client.get("/", headers={"host": "news.example"}).json()["detail"]
    assert detail == "the Host header is 'news.example'; expected this desk's own; --name tells it further names"


def test_without_the_token_a_person_is_asked_for_it_and_a_program_refused(kept: Path, opened: Opened) -> None:
    """Only the form, its style and its script are open."""
    client = opened(kept, token=WORD)
    asked = client.get("/documents")
    assert (asked.status_code, asked.headers["location"]) == (303, "/login")
    refused = client.get("/api/v1/overview")
    assert refused.status_code == 401
    assert refused.headers["www-authenticate"] == 'Bearer realm="sayso"'
    assert refused.json()["detail"] == "no token was given; expected Authorization: Bearer TOKEN"
    assert client.get("/login").status_code == client.get("/static/style.css").status_code == 200
    assert client.get("/docs").status_code == client.get("/openapi.json").status_code == 303


def test_a_program_gives_the_token_with_each_request(kept: Path, opened: Opened) -> None:
    """As Authorization: Bearer; a wrong one is refused."""
    client = opened(kept, token=WORD)
    assert client.get("/api/v1/overview", headers=BEARER).status_code == 200
    wrong = client.get("/api/v1/overview", headers={"authorization": f"Bearer {WORD}x"})
    assert wrong.status_code == 403
    assert wrong.json()["detail"] == "the token is not this desk's; expected what --token-file or SAYSO_TOKEN holds"
    assert client.get("/api/v1/overview?token=" + WORD).status_code == 401


def test_the_token_in_an_address_becomes_a_cookie(kept: Path, opened: Opened) -> None:
    """It stays in no history; the cookie holds something else, no script reads it, and no other site's page sends it."""
    client = opened(kept, token=WORD)
    answer = client.get(f"/check?text=a+b&token={WORD}")
    assert (answer.status_code, answer.headers["location"]) == (303, "/check?text=a+b")
    cookie = answer.headers["set-cookie"]
    assert WORD not in cookie
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert client.get("/api/v1/overview").status_code == 200
    assert opened(kept, token=WORD).get("/?token=wrong").status_code == 403


def test_an_address_with_the_token_leads_to_this_desk_only(kept: Path, opened: Opened) -> None:
    """Two slashes at the beginning would be another host."""
    answer = opened(kept, token=WORD).get(f"{'http://127.0.0.1'}//news.example/?token={WORD}")
    assert not answer.headers["location"].startswith("//")


def test_somebody_logs_in_with_the_form(kept: Path, opened: Opened) -> None:
    """A wrong token shows the form again."""
    client = opened(kept, token=WORD)
    assert client.post("/login", data={"token": "wrong"}).status_code == 403
    assert client.get("/api/v1/overview").status_code == 401
    assert client.post("/login", data={"token": WORD}).headers["location"] == "/"
    assert client.get("/api/v1/overview").status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://news.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:81"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_a_page_of_another_site_cannot_write(client: TestClient, headers: dict[str, str]) -> None:
    """Whatever cookie the browser holds."""
    secret = client.get("/api/v1/session").json()["csrf"]
    for path in ("/api/v1/runs", "/api/v1/check", "/corrections", "/add", "/login"):
        answer = client.post(path, headers={**headers, "x-csrf-token": secret})
        assert answer.status_code == 403
        assert answer.json()["detail"].startswith("this was sent by a page of ")


@pytest.mark.parametrize(
    "path", ["/api/v1/runs", "/api/v1/corrections", "/api/v1/files", "/corrections", "/add", "/jobs/none/stop"]
)
def test_a_write_shows_the_token_or_our_secret(client: TestClient, path: str) -> None:
    """Our own pages carry the secret; a program asks for it or gives the token; the cookie alone is not enough."""
    fields = {"csrf": "wrong", "judgement": "same claim", "a": "x", "b": "y"}
    sent = {"json": fields} if path == "/api/v1/corrections" else {"data": fields}
    files = {"files": ("a.txt", b"words")} if path in {"/add", "/api/v1/files"} else None
    answer = client.post(path, **sent, files=files, headers={"x-csrf-token": "wrong"})
    assert answer.status_code == 403
    wanted = "this write carries neither the token nor X-CSRF-Token of GET /api/v1/session; load the page again"
    assert answer.json()["detail"] == wanted


def test_a_read_only_desk_takes_no_writes(kept: Path, opened: Opened) -> None:
    """But it answers what is asked by POST."""
    client = opened(kept, read_only=True, token=WORD)
    for path in ("/api/v1/runs", "/api/v1/corrections", "/api/v1/files", "/add", "/corrections"):
        answer = client.post(path, headers=BEARER)
        assert answer.status_code == 403
        assert answer.json()["detail"] == "this desk is read only; start it without --read-only to add and correct"
    assert client.post("/api/v1/check", json={"text": "The ferry brought timber"}, headers=BEARER).status_code == 200


@pytest.mark.parametrize("said", [True, False], ids=["said in advance", "as it comes"])
def test_a_large_body_is_refused(kept: Path, opened: Opened, said: bool) -> None:
    """Before it is read where its length is given, else when too much has come."""
    client = opened(kept, max_body_bytes=1 << 20)
    body = b"x" * ((1 << 20) + 1)
    headers = {"content-type": "application/json"}
    answer = client.post("/api/v1/check", content=body if said else iter([body]), headers=headers)
    assert answer.status_code == 413
    assert answer.json()["detail"] == "the request holds more than 1 MB; send less at once"


@pytest.mark.parametrize("length", ["-1", "1e3", "9" * 400])
def test_an_odd_length_is_refused(client: TestClient, length: str) -> None:
    """Whatever stands in Content-Length."""
    assert client.post("/api/v1/check", content=b"{}", headers={"content-length": length}).status_code == 413


def test_there_are_no_web_sockets(client: TestClient) -> None:
    """They would go past Host and Origin."""
    with pytest.raises(WebSocketDisconnect) as refused, client.websocket_connect("/"):
        pass
    assert refused.value.code == 1008


def test_every_route_that_writes_asks_for_the_secret(client: TestClient) -> None:
    """Whatever routes are added: only letting in and checking are asked by POST without it."""
    open_to_all = {"/login", "/check", "/api/v1/check"}
    known = [
        each
        for router in client.app.routes
        if hasattr(router, "effective_route_contexts")
        for each in router.effective_route_contexts()
    ]
    routes = {(each.path, method) for each in known for method in each.methods - {"GET", "HEAD", "OPTIONS"}}
    assert len(routes) > len(open_to_all)
    for path, method in sorted(routes):
        if path not in open_to_all:
            place = path.replace("{name}", "none")
            filled = (
                {"json": {"judgement": "x", "a": "x", "b": "y"}}
                if "/api/" in path
                else {"data": dict.fromkeys(("csrf", "judgement", "a", "b"), "x")}
            )
            files = {"files": ("a.txt", b"words")} if path in {"/add", "/api/v1/files"} else None
            answer = client.request(method, place, **({} if files else filled), files=files)
            assert answer.status_code == 403, (method, path)
