"""What somebody tries who owns a website, wrote documents of the pile, or sits in the network; all of it on loopback."""

import csv
import re
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from lxml import etree, html
from starlette.testclient import TestClient
from tests.case.piles import pile
from tests.stored import stored
from tests.web.conftest import Opened

from sayso.case import Writer
from sayso.errors import SaysoError
from sayso.records import Change, ChangeKind, Trace, Unread
from sayso.web import caching
from sayso.web.guard import MOST_UPLOADS, Guard
from sayso.web.uploads import MOST_FIELDS

WORD = "b0rduria-syldavia-0stra"
BAD = "\"'><xss onx=1>{{7*7}}</script></style></textarea></title></text></svg><svg/onload=x()>javascript:x()<!--\u202e&#60;"
FORMULA = '=HYPERLINK("http://news.example")'
PAGE = {"accept": "text/html"}
OTHER_SITES = ("cross-site", "same-site")


@pytest.mark.parametrize("site", OTHER_SITES)
@pytest.mark.parametrize("path", ["/", "/search?words=mill", "/api/v1/claims", "/static/script.js", "/changes.atom", "/login"])
@pytest.mark.parametrize(
    "how",
    [
        {"sec-fetch-mode": "no-cors", "sec-fetch-dest": "image"},
        {"sec-fetch-mode": "no-cors", "sec-fetch-dest": "script"},
        {"sec-fetch-mode": "cors", "sec-fetch-dest": "empty"},
        {"sec-fetch-mode": "navigate", "sec-fetch-dest": "iframe"},
        {"sec-fetch-mode": "navigate", "sec-fetch-dest": "object"},
        {},
    ],
    ids=["image", "script", "fetch", "frame", "object", "unsaid"],
)
def test_no_page_elsewhere_loads_a_part_of_the_desk(client: TestClient, site: str, path: str, how: dict[str, str]) -> None:
    """Not to read it, which browsers forbid, nor to time it, nor to keep the desk busy."""
    answer = client.get(path, headers={"sec-fetch-site": site, **how})
    assert answer.status_code == 403
    wanted = "a page of another site asks for this as a part of its own; expected a link to be followed; open the desk itself"
    assert answer.json()["detail"] == wanted


@pytest.mark.parametrize("site", OTHER_SITES)
def test_a_link_to_the_desk_is_followed(client: TestClient, site: str) -> None:
    """From a mail, a wiki, a ticket."""
    followed = {"sec-fetch-site": site, "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}
    assert client.get("/claims", headers={**PAGE, **followed}).status_code == 200
    assert client.head("/claims", headers=followed).status_code == 403


def test_a_link_elsewhere_chooses_no_language_for_good(kept: Path, opened: Opened) -> None:
    """The page is shown in it; the cookie is set by links of the desk alone."""
    client = opened(kept)  # of its own, for it keeps the cookie
    followed = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}
    there = client.get("/method?tongue=uk", headers={**PAGE, **followed})
    assert 'lang="uk"' in there.text
    assert "set-cookie" not in there.headers
    own = client.get("/method?tongue=uk", headers={**PAGE, "sec-fetch-site": "same-origin"})
    assert caching.COOKIE in own.headers["set-cookie"]


@pytest.mark.parametrize(
    "origin", ["http://[", "http://[::1", "//127.0.0.1", "http://a@127.0.0.1", "http://127.0.0.1/", "", "\xff"]
)
def test_an_origin_that_is_none_is_refused(client: TestClient, origin: str) -> None:
    """Whatever stands there; only the desk's own, letter by letter, is taken."""
    answer = client.post("/api/v1/runs", headers={"origin": origin.encode("latin1")})
    assert answer.status_code == 403
    assert client.post("/api/v1/runs", headers={"origin": "http://127.0.0.1"}).json()["detail"].startswith("this write carries")


def test_no_request_is_told_to_anybody(kept: Path, opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the environment asks for: search words belong to who searches."""
    monkeypatch.setenv("FASTAPI_OTEL_AUTO_CONFIGURE", "true")
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:9")
    client = opened(kept)
    assert client.get("/search?words=mill").status_code == 200
    assert not client.app._native_telemetry.enabled()  # noqa: SLF001 - FastAPI tells it nowhere else


def test_no_get_changes_anything(case: Path, opened: Opened) -> None:
    """A picture on a page elsewhere asks by GET: the case is the same, byte for byte, after every address was asked for."""
    client = opened(case)
    before = case.read_bytes()
    for path in (
        "/corrections/conclude",
        "/jobs/x/stop",
        "/add",
        "/corrections",
        "/check",
        "/api/v1/runs",
        "/api/v1/corrections",
    ):
        for method in ("GET", "HEAD", "OPTIONS", "TRACE", "PROPFIND"):
            client.request(
                method, f"{path}?csrf=x&judgement=same+claim&a=x&b=y&conclude=true", headers={"x-http-method-override": "POST"}
            )
    assert client.app.state.desk.jobs.every() == ()
    assert case.read_bytes() == before


def test_an_error_that_nobody_expected_is_marked_like_every_answer(
    kept: Path, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is answered outside of the guard, may not be framed either, and tells nothing of what went wrong."""
    client = opened(kept)

    def broken(*_: object) -> None:
        raise RuntimeError("<xss>")

    monkeypatch.setattr("sayso.web.pages.front_page", broken)
    for headers in (PAGE, {}):
        answer = client.get("/", headers=headers)
        assert answer.status_code == 500
        assert answer.headers["x-frame-options"] == "DENY"
        assert answer.headers["cache-control"] == "no-store"
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
        assert "xss" not in answer.text


def hostile() -> Trace:
    """Give a pile in which every word that a document or a person gives attacks a page, a table or a header."""
    made = pile(7)
    documents = tuple(
        replace(
            each, text=each.text[: -len(BAD)] + BAD if len(each.text) > 3 * len(BAD) else each.text, title=BAD,
            outlet=(BAD, FORMULA)[rank % 2], url=("javascript:x()", f"https://news.example/{BAD}")[rank % 2],
            file=f"{BAD}\r\nX-Injected: 1.txt", language=("en", 'en"><xss>')[rank % 2],
        )
        for rank, each in enumerate(made.documents)
    )  # fmt: skip
    return replace(
        made,
        documents=documents,
        actors=tuple(replace(each, name=BAD + each.name, names=(BAD, FORMULA)) for each in made.actors),
        claims=tuple(replace(each, text=(BAD, FORMULA)[rank % 2], language='en"><xss>') for rank, each in enumerate(made.claims)),
        lineages=tuple(replace(each, nodes=tuple(replace(node, label=BAD) for node in each.nodes)) for each in made.lineages),
        stories=tuple(replace(each, text=BAD) for each in made.stories),
        unread=(Unread(path=BAD, why=BAD),),
    )


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of that pile, with a name and a decision that attack, too."""
    change = Change(kind=ChangeKind.NEW_CLAIM, claim="claim001", text=BAD)
    path = stored(hostile(), tmp_path_factory.mktemp("hostile") / 'o"><xss>.case', (change,))
    with Writer(path) as writer:
        writer.correct([replace(each, by=BAD, why=BAD) for each in pile(7).corrections])
    return path


def test_no_page_holds_anything_that_a_document_gave_as_markup(attacked: Path, opened: Opened) -> None:
    """Every page that can be reached from the first, and what addresses give back: no element, no handler, no strange address."""
    client = opened(attacked)
    given = "%22%27%3E%3Cxss%20onx=1%3E"
    waiting = ["/", "/corrections", "/changes", "/add", "/docs", "/jobs/" + given, "/nothing" + given]
    waiting += [
        f"/{path}={given}"
        for path in (
            "claims?words",
            "search?words",
            "check?text",
            "speakers?words",
            "corrections?a",
            "claims?stance",
            "changes?since",
            "claims?speaker",
        )
    ]
    seen: set[str] = set()
    while waiting:
        path = waiting.pop()
        if path not in seen and len(seen) < 150:
            seen.add(path)
            waiting += looked_through(path, client.get(path, headers=PAGE))
    assert len(seen) > 100


def looked_through(path: str, answer: object) -> list[str]:
    """Give the addresses on a page that holds nothing foreign."""
    assert answer.status_code < 500, path  # type: ignore[attr-defined]
    assert "x-injected" not in answer.headers  # type: ignore[attr-defined]
    kind = answer.headers.get("content-type", "")  # type: ignore[attr-defined]
    if "text/csv" in kind:
        assert "attachment" in answer.headers["content-disposition"]  # type: ignore[attr-defined]
        cells = [cell for row in csv.reader(StringIO(answer.text)) for cell in row]  # type: ignore[attr-defined]
        assert not [each for each in cells if re.match(r"[=+@\t\r]|-(?!\d)", each)], path
    if "html" not in kind and "svg" not in kind and "xml" not in kind:
        return []
    content = answer.content  # type: ignore[attr-defined]
    tree = html.fromstring(content) if "html" in kind else etree.fromstring(content)
    found = []
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        assert etree.QName(element).localname not in {"xss", "foreignObject", "iframe", "object", "embed"}, path
        for name, value in element.attrib.items():
            assert not etree.QName(name).localname.startswith("on"), (path, name)
            assert not re.match(r"\s*(javascript|vbscript|data:(?!,$))", value, re.IGNORECASE), (path, name, value)
            if name == "href" and value.startswith("/"):
                found.append(value.partition("#")[0])
    if "svg" in kind:
        assert "attachment" in answer.headers["content-disposition"]  # type: ignore[attr-defined]
    return found


def test_a_drawing_and_tables_hold_no_markup_and_no_formula(attacked: Path, opened: Opened) -> None:
    """As files they leave the rules of our pages behind."""
    client = opened(attacked)
    for path in ("/claims/claim001/chart.svg", "/claims/claim001/chart.csv", "/claims/claim001/witnesses.csv", "/documents/documents.csv",
                 "/speakers/speakers.csv", "/copies/copies.csv", "/copies/matrix.csv", "/changes.atom"):  # fmt: skip
        answer = client.get(path)
        assert answer.status_code == 200
        looked_through(path, answer)


def test_an_original_is_saved_under_a_name_that_holds_no_header(attacked: Path, opened: Opened) -> None:
    """Line breaks, quotation marks and slashes of a file's name are signs of it, and no more."""
    client = opened(attacked)
    name = pile(7).documents[0].id
    answer = client.get(f"/documents/{name}/original")
    assert re.fullmatch(r"attachment; filename\*=utf-8''[A-Za-z0-9%._~-]+", answer.headers["content-disposition"])
    assert answer.headers["content-type"] == "application/octet-stream"
    assert "sandbox" in answer.headers["content-security-policy"]


ODD_QUERIES = (
    "after=x", "after=" + "9" * 4000, "after=-1", "after=%00", "after=W10=", "order=x", "since=x", "until=9999-99", "month=%ff",
    "words=%00", "words=%22*", "words=a*+NEAR(b+OR", "words=" + "a+" * 2000, "words=" + "%28" * 500 + "a%2B%29%2B" * 50,
    "speaker=%00", "lanes=x", "words=%EF%B7%BA", "a=x:0-" + "9" * 190, "statement=%00&document=%00", "tongue=%00",
)  # fmt: skip


@pytest.mark.parametrize("query", ODD_QUERIES, ids=range(len(ODD_QUERIES)))
def test_no_address_makes_a_page_go_wrong(client: TestClient, query: str) -> None:
    """Cursors, dates, the signs of FTS5 and of regular expressions: an answer, or what was expected."""
    for path in ("/", "/claims", "/documents", "/speakers", "/copies", "/search", "/changes", "/changes.atom", "/corrections",
                 "/speakers/actor0", "/claims/claim001", "/check", "/api/v1/search", "/api/v1/claims", "/api/v1/changes"):  # fmt: skip
        assert client.get(f"{path}?{query}", headers=PAGE).status_code < 500, path


@pytest.mark.parametrize(
    "path", ["/\\news.example/", "//news.example/", "/%5cnews.example/", "/%2f%2fnews.example", "/..//news.example"]
)
def test_the_token_leads_nowhere_else(kept: Path, opened: Opened, path: str) -> None:
    """However an address is written, a browser stays on this host."""
    place = opened(kept, token=WORD).get(f"http://127.0.0.1{path}?token={WORD}").headers["location"]
    assert re.match(r"/(?![/\\])", place)
    assert "token" not in place


@pytest.mark.parametrize("path", ["/login", "/corrections", "/jobs/x/stop", "/corrections/conclude", "/api/v1/check", "/check"])
@pytest.mark.parametrize("kind", ["multipart/form-data", "Multipart/Form-Data", " multipart/mixed"])
def test_a_form_in_parts_is_taken_only_with_files(kept: Path, opened: Opened, path: str, kind: str) -> None:
    """Before anybody is let in, a form could else name a character set whose decoding takes minutes."""
    client = opened(kept, token=WORD)
    body = b'--x\r\nContent-Disposition: form-data; name="token"\r\n\r\naaaa\r\n--x--\r\n'
    headers = {"content-type": f"{kind}; boundary=x; charset=punycode"}
    answer = client.post(path, content=body, headers={**headers, "authorization": f"Bearer {WORD}"})
    if (path, kind) == ("/check", "multipart/form-data"):
        assert answer.status_code == 422  # read by us, who know one character set
        return
    assert answer.status_code == 415
    assert answer.json()["detail"] == "a form in parts is taken only with files, as multipart/form-data; send another"


@pytest.mark.parametrize("given", ["", "x" * 1900, "b0rduria", WORD.upper(), WORD + "\x00", "\ud7ff", "é"])
def test_no_odd_token_opens_the_door(kept: Path, opened: Opened, given: str) -> None:
    """In the form, in the address, in a header, in the cookie."""
    client = opened(kept, token=WORD)
    assert client.post("/login", data={"token": given}).status_code in {403, 422}
    assert client.get("/claims", params={"token": given}).status_code in {403, 303}
    for headers in ({"authorization": b"Bearer " + given.encode()}, {"cookie": b"sayso_8480=" + given.encode()}):
        assert client.get("/api/v1/overview", headers=headers).status_code in {401, 403}


def test_the_cookie_of_a_desk_without_a_token_opens_none_with_one(kept: Path, opened: Opened) -> None:
    """Whoever may open the one knows nothing of the other."""
    open_to_all, closed = opened(kept), opened(kept, token=WORD)
    cookie = open_to_all.post("/login", data={"token": "x"}).headers["set-cookie"].partition(";")[0]
    assert closed.get("/api/v1/overview", headers={"cookie": cookie}).status_code == 401


def test_a_form_of_text_may_not_be_as_large_as_one_of_files(client: TestClient) -> None:
    """It is held in memory whole."""
    answer = client.post(
        "/check", content=b"text=" + b"a" * (1 << 21), headers={"content-type": "application/x-www-form-urlencoded"}
    )
    assert answer.status_code == 413


def test_many_empty_choices_are_too_many(client: TestClient) -> None:
    """Each of them costs a file; a form of 256 MB holds four million."""
    part = b'--x\r\nContent-Disposition: form-data; name="files"; filename=""\r\n\r\n\r\n'
    headers = {"content-type": "multipart/form-data; boundary=x", "x-csrf-token": client.app.state.desk.secret}
    answer = client.post("/api/v1/files", content=part * (200 + MOST_FIELDS + 2) + b"--x--\r\n", headers=headers)
    assert answer.status_code == 413
    assert answer.json()["detail"] == "the form holds more than 200 files; hand the others in afterwards"


def test_a_few_uploads_come_in_at_once(client: TestClient) -> None:
    """The others are told to come back."""
    guard = client.app.middleware_stack
    while not isinstance(guard, Guard):
        guard = guard.app
    headers = {"content-type": "multipart/form-data; boundary=x"}
    guard._uploads = MOST_UPLOADS  # noqa: SLF001 - as if so many came in just now
    try:
        refused = client.post("/check", content=b"--x--\r\n", headers=headers)
    finally:
        guard._uploads = 0  # noqa: SLF001
    assert (refused.status_code, refused.headers["retry-after"]) == (503, "10")
    assert refused.json()["detail"] == "4 uploads come in already; try again when they have ended"
    assert client.post("/check", content=b"--x--\r\n", headers=headers).status_code != 503
    assert guard._uploads == 0  # noqa: SLF001


@pytest.mark.parametrize(
    "body", [b'{"text":' + b"[" * 900_000, b'{"text":1' + b"0" * 9000 + b"}", b'{"text":"\\ud800"', b"\xff\xfe", b""]
)
def test_no_body_makes_the_api_go_wrong(client: TestClient, body: bytes) -> None:
    """Deep, huge, cut off, of no text: refused."""
    answer = client.post("/api/v1/check", content=body, headers={"content-type": "application/json"})
    assert answer.status_code in {400, 422}


def test_what_a_file_may_hold_is_bounded_closer_where_others_wait(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """An archive is read by the server itself where it is only checked."""
    bounds = []

    def checked(_: object, __: object, settings: object, **_more: object) -> None:
        bounds.append(settings)
        raise SaysoError("enough")

    monkeypatch.setattr("sayso.web.api_asking.check", checked)
    client.post("/api/v1/check", json={"text": "The ferry brought timber"})
    (settings,) = bounds
    assert settings.max_archive_bytes <= 64 << 20  # type: ignore[attr-defined]
    assert settings.max_archive_files <= 100  # type: ignore[attr-defined]
