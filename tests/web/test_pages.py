"""The pages: those of the report, live, and those that only a desk has."""

import csv
import io
import re
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.case.piles import pile
from tests.stored import stored
from tests.web.conftest import Opened

from sayso.case import Case
from sayso.records import Document
from sayso.web.whole import Wholes

PERSON = {"accept": "text/html,application/xhtml+xml"}
PAGES = (
    "/", "/claims", "/claims?words=mill&order=newest", "/claims?month=2022-05", "/claims?story=story000", "/claims/claim001",
    "/claims/claim001?lanes=outlet", "/documents", "/documents/document001", "/speakers", "/speakers/actor1", "/copies",
    "/copies/copy001", "/method", "/check", "/changes", "/add", "/corrections", "/docs", "/search?words=mill", "/login",
)  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_there_and_asks_nothing_of_anywhere(client: TestClient, path: str) -> None:
    """Its styles and scripts are the desk's own; nothing stands in it that the policy would refuse."""
    answer = client.get(path, headers=PERSON, follow_redirects=True)
    assert answer.status_code == 200
    assert answer.text.startswith("<!doctype html>")
    for address in re.findall(r"""(?:src|href|action)=["']([^"']*)""", answer.text):
        assert address.startswith(("/", "#", "?", "data:,")), address
    assert not re.search(r"<style|<script(?! src=)|\son[a-z]+=|\sstyle=", answer.text)


@pytest.mark.parametrize("path", [path for path in PAGES if path != "/login"])
def test_every_link_of_a_page_leads_somewhere(client: TestClient, path: str) -> None:
    """Within the desk."""
    text = client.get(path, headers=PERSON, follow_redirects=True).text
    for address in sorted(set(re.findall(r'href="(/[^"#]*)', text)))[:40]:
        assert client.get(address.replace("&amp;", "&"), headers=PERSON, follow_redirects=True).status_code == 200, address


@pytest.mark.parametrize(
    "path",
    [
        "/claims/none",
        "/documents/none",
        "/speakers/none",
        "/copies/none",
        "/stories/none",
        "/jobs/none",
        "/documents/none/original",
        "/claims/none/chart.svg",
        "/nothing",
        "/static/..%2foptions.py",
        "/static/none.js",
    ],
)
def test_what_is_not_there_is_said_on_a_page(client: TestClient, path: str) -> None:
    """To a person as a page, to a program as a problem."""
    page = client.get(path, headers=PERSON)
    assert page.status_code == 404
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert "<h1>Not Found</h1>" in page.text
    assert client.get(path).headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("query", ["stance=likes", "dropped=perhaps", "since=yesterday", "after=!", "order=best", "act=sings"])
def test_a_choice_that_cannot_be_is_said_on_a_page(client: TestClient, query: str) -> None:
    """With what was expected."""
    page = client.get(f"/claims?{query}", headers=PERSON)
    assert page.status_code == 422
    assert "expected" in page.text


def test_a_form_that_leaves_fields_empty_chooses_nothing(client: TestClient) -> None:
    """As browsers send forms."""
    blank = "&".join(
        f"{name}=" for name in ("words", "outlet", "speaker", "stance", "dropped", "since", "after", "order", "month")
    )
    assert client.get(f"/claims?{blank}", headers=PERSON).status_code == 200


def test_files_of_a_claim_are_saved_and_not_shown(client: TestClient) -> None:
    """Chart and witnesses."""
    for ending, kind in (
        ("chart.svg", "image/svg+xml"),
        ("chart.csv", "text/csv; charset=utf-8"),
        ("witnesses.csv", "text/csv; charset=utf-8"),
    ):
        answer = client.get(f"/claims/claim001/{ending}")
        assert answer.headers["content-type"].startswith(kind)
        assert answer.headers["content-disposition"] == f'attachment; filename="claim-claim001-{ending}"'
    assert client.get("/claims/claim001/chart.svg").text.lstrip().startswith("<svg")


HOSTILE = "<script>alert(1)</script>\"' onload=alert(1) {{ 7 * 7 }} {% raw %} javascript:alert(1) \u202e</title>"


def test_hostile_words_do_nothing(tmp_path: Path, opened: Opened) -> None:
    """Whatever a document, its outlet, its speaker or an address holds."""
    made = pile(3)
    documents = tuple(
        replace(each, title=HOSTILE, outlet=HOSTILE, author=HOSTILE, file=HOSTILE, url="javascript:alert(1)")
        for each in made.documents
    )
    actors = tuple(replace(each, name=HOSTILE, names=(HOSTILE,)) for each in made.actors)
    claims = tuple(replace(each, text=HOSTILE) for each in made.claims)
    client = opened(stored(replace(made, documents=documents, actors=actors, claims=claims), tmp_path / "hostile.case"))
    asked = "/claims?words=%3Cscript%3Ealert(1)%3C/script%3E&outlet=%22%3E%3Cscript%3E"
    for path in (
        *PAGES,
        asked,
        "/%3Cscript%3Ealert(1)%3C/script%3E",
        "/changes?since=%22%3E%3Cscript%3E",
        "/corrections?a=%22%3E%3Cscript%3E",
    ):
        text = client.get(path, headers=PERSON, follow_redirects=True).text
        assert "<script>" not in text
        assert 'href="javascript:' not in text
        assert "49" not in re.findall(r"onload=alert\(1\) (\S+)", text)
        assert "\u202e" not in text


def test_a_text_is_checked_on_a_page(client: TestClient) -> None:
    """What was typed stands in the form again, escaped."""
    answer = client.post("/check", data={"text": "the mill is shut since day 0 </textarea><script>"}, headers=PERSON)
    assert answer.status_code == 200
    assert "&lt;/textarea&gt;&lt;script&gt;" in answer.text
    assert client.post("/check", data={"text": " "}, headers=PERSON).status_code == 422


def test_changes_link_to_claims_that_are_still_there(client: TestClient) -> None:
    """When a case is brought up to date, claims may get other ids."""
    text = client.get("/changes", headers=PERSON).text
    assert 'href="/claims/claim001"' in text
    assert 'href="/claims/none"' not in text
    assert "number 2 is new" in text


def test_a_decision_is_made_on_a_page(case: Path, opened: Opened) -> None:
    """With the secret of the form; then it stands in the list."""
    client = opened(case)
    (secret,) = set(re.findall(r'name="csrf" value="([^"]+)"', client.get("/corrections", headers=PERSON).text))
    fields = {
        "csrf": secret,
        "judgement": "independent",
        "a": "document001",
        "b": "document002",
        "by": "Ida",
        "why": "both <b>were</b> there",
    }
    answer = client.post("/corrections", data=fields)
    assert (answer.status_code, answer.headers["location"].partition("?")[0]) == (303, "/corrections")
    assert "both &lt;b&gt;were&lt;/b&gt; there" in client.get("/corrections", headers=PERSON).text


def test_pages_speak_the_language_that_was_chosen(client: TestClient) -> None:
    """By the browser, by a link, and from then on by a cookie."""
    assert '<html lang="uk"' in client.get("/docs", headers={"accept-language": "uk-UA,uk;q=0.9"}).text
    chosen = client.get("/docs?tongue=ar")
    assert '<html lang="ar" dir="rtl"' in chosen.text
    assert chosen.headers["set-cookie"] == "sayso_language=ar; Path=/; HttpOnly; SameSite=Lax"
    assert '<html lang="ar"' in client.get("/docs").text
    client.cookies.clear()
    assert '<html lang="en"' in client.get("/docs", headers={"accept-language": "tlh, x" + "," * 5000}).text
    assert "set-cookie" not in client.get("/docs?tongue=tlh").headers


def test_what_the_whole_case_tells_is_counted_once(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """For each state of it, and each language."""
    counted: list[str] = []
    monkeypatch.setattr("sayso.web.whole._counted", lambda case: counted.append(case.state()) or len(counted))
    wholes = Wholes()
    with Case(kept) as read:
        assert [wholes.of(read), wholes.of(read)] == [1, 1]
        monkeypatch.setattr(Case, "state", lambda _: "other")
        assert [wholes.of(read), wholes.of(read)] == [2, 2]


@pytest.mark.parametrize(
    ("path", "head"),
    [
        ("/documents/documents.csv", "id,title,outlet,language,file,published,opening,statements,claims,copies"),
        ("/speakers/speakers.csv", "id,name,names,kind,statements,documents,claims,since,until"),
        ("/copies/copies.csv", "id,copies,documents,kinds,chars,words,carriers,since,until"),
        ("/copies/matrix.csv", "copier,original,copies,directed"),
        ("/documents/document001/statements.csv", "id,document,source,cue,content,kind,act,speaker,start,end,language,score"),
        ("/speakers/actor1/statements.csv", "id,document,source,cue,content,kind,act,speaker,start,end,language,score"),
    ],
)
def test_lists_are_saved_as_tables(client: TestClient, path: str, head: str) -> None:
    """Every row of the case, whatever part of it a page shows."""
    answer = client.get(path)
    assert answer.headers["content-disposition"].startswith('attachment; filename="')
    rows = list(csv.reader(io.StringIO(answer.text)))
    assert ",".join(rows[0]) == head
    assert len(rows) > 1
    assert all(len(row) == len(rows[0]) for row in rows)


def test_a_table_holds_the_whole_list(kept: Path, client: TestClient) -> None:
    """One row a document, with its date as an interval."""
    with Case(kept) as read:
        wanted = {each.id: each.published for each in read.every(Document)}
    rows = list(csv.DictReader(io.StringIO(client.get("/documents/documents.csv").text)))
    assert {each["id"] for each in rows} == set(wanted)
    dated = next(each for each in rows if wanted[each["id"]])
    moment = wanted[dated["id"]]
    assert moment is not None
    assert dated["published"] == f"{moment.earliest}/{moment.latest}"


def test_what_a_list_is_narrowed_by_is_named(client: TestClient) -> None:
    """A speaker and a story by their words, whatever facets hold; what is gone by its id."""
    text = client.get("/claims?speaker=actor0&language=ja", headers=PERSON).text
    chips = re.findall(r'<a href="[^"]+" hx-get="[^"]+" title="[^"]+">(.*?) ×</a>', text)
    assert [re.sub("<[^>]+>", "", each) for each in chips] == ["the mayor", "Japanese"]
    assert "nobody" in client.get("/claims?speaker=nobody", headers=PERSON).text
