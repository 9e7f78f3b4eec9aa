"""Pages that are added by their addresses: a real server on this machine."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.local_server import Page, Server, rss, serving
from tests.web_pages import FERRY, MANNERS, OTHERS, article_of, changed, due, known, texts
from typer.testing import CliRunner

from sayso.case import Case
from sayso.cli import app
from sayso.errors import BadInput
from sayso.fetching import Manners
from sayso.records import ChangeKind, Conclusions, Correction, Document, Judgement
from sayso.visiting import add_pages, look_at
from sayso.watching import Watching, watch

RUN = CliRunner()


@pytest.fixture
def server() -> Iterator[Server]:
    """A page that tells when it has not changed, another one, and one that leads to the first."""
    first = article_of("Harbour Herald", FERRY)
    with serving(
        {
            "/1": Page(first.body, headers={"ETag": '"1"'}),
            "/2": article_of("Coast Courier", OTHERS["/2"]),
            "/r": Page(status=302, headers={"Location": "/1"}),
        }
    ) as running:
        yield running


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return tmp_path / "a.case"


@pytest.fixture(autouse=True)
def _quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing be found in texts: what is asked for and stored is what counts."""
    monkeypatch.setattr("sayso.adding.attribute", lambda *_: ())
    monkeypatch.setattr("sayso.adding.conclude", lambda *_: Conclusions())


def test_pages_and_files_are_added_in_one_run(server: Server, case: Path, tmp_path: Path) -> None:
    """Files first; a page under its address, with its outlet and its bytes; more than a round of watching would ask for."""
    notes = tmp_path / "notes.txt"
    notes.write_text(OTHERS["/3"], encoding="utf8")
    decided = Correction(a="c1", b="c2", judgement=Judgement.OTHER_CLAIM, by="Ida")
    few = Manners(allow_private=True, pause_seconds=0.0, most_pages=1)
    added = add_pages(case, [server.url("/1"), server.url("/2")], [notes], corrections=[decided], manners=few)
    assert (added.files, added.documents, added.unread) == (3, 3, ())
    with Case(case) as view:
        own, page, _ = view.every(Document)
        assert (own.file, page.file, page.outlet) == (str(notes), server.url("/1"), "Harbour Herald")
        assert view.original(page.id) == server.pages["/1"].body  # type: ignore[union-attr]
        assert view.every(Correction) == (decided,)


def test_a_page_is_asked_again_only_whether_it_has_changed(server: Server, case: Path) -> None:
    """However soon; what it says now is told, and what it said before stays; robots.txt is remembered."""
    address = server.url("/1")
    assert add_pages(case, [address], manners=MANNERS).documents == 1
    assert add_pages(case, [f"{address}#top"], manners=MANNERS).documents == 0
    assert (server.asked["/1"], server.asked["/robots.txt"]) == (2, 1)
    assert server.seen["/1"]["if-none-match"] == '"1"'
    server.pages["/1"] = article_of("Harbour Herald", FERRY.replace("14", "40"))
    added = add_pages(case, [address], manners=MANNERS)
    assert [each.kind for each in added.changes] == [ChangeKind.CHANGED_AT_ORIGIN]
    assert sorted("14" in each for each in texts(case)) == [False, True]
    server.pages["/1"] = Page(b"", 410)
    (gone,) = add_pages(case, [address], manners=MANNERS).changes
    assert gone.text == f"{address} was removed at the origin (it answers 410); what was read before stays"


def test_one_page_under_two_addresses_is_read_once(server: Server, case: Path) -> None:
    """In one call, and in a later one."""
    assert add_pages(case, [server.url("/1"), server.url("/r")], manners=MANNERS).documents == 1
    assert add_pages(case, [server.url("/r")], manners=MANNERS).documents == 0


def test_what_does_not_come_is_noted_and_not_kept(server: Server, case: Path) -> None:
    """A page that is missing, a feed, a host that wants to rest: the others are read, and watching does not ask for them again."""
    server.pages["/feed"] = Page(rss(server.url("/1")), type="application/rss+xml")
    server.pages["/busy"] = Page(b"", 429, {"Retry-After": "7200"})
    asked = [server.url(each) for each in ("/missing", "/feed", "/1", "/busy", "/2")]
    added = add_pages(case, asked, manners=MANNERS)
    assert added.documents == 1
    assert [(each.path.removeprefix(server.url("")), each.why) for each in added.unread] == [
        ("/missing", "answers 404"),
        ("/busy", "answers 429"),
        ("/2", "is not asked for: its host wants to be left alone for 120 minutes"),
        ("/feed", "is a feed; sayso watch reads the pages of its entries"),
    ]
    assert known(case, server, "/1")["status"] == 200
    for left in ("/missing", "/feed", "/busy", "/2"):
        with pytest.raises(ValueError, match="not enough values"):
            known(case, server, left)


def test_a_feed_that_is_watched_stays_one(server: Server, case: Path) -> None:
    """And what was added by its address is looked at again by watching."""
    server.pages["/feed"] = Page(rss(server.url("/2")), type="application/rss+xml")
    next(watch(case, [server.url("/feed")], watching=Watching(manners=MANNERS)))
    (note,) = add_pages(case, [server.url("/feed"), server.url("/1")], manners=MANNERS).unread
    assert note.why == "is a feed; sayso watch reads the pages of its entries"
    due(case)
    server.pages["/1"] = article_of("Harbour Herald", FERRY.replace("14", "40"))
    added = next(watch(case, watching=Watching(manners=MANNERS)))
    assert [each.kind for each in added.changes] == [ChangeKind.CHANGED_AT_ORIGIN]
    changed(case, "delete from fetched where kind = 'page'")
    assert known(case, server, "/feed")["kind"] == "feed"


def test_what_is_no_address_is_said_before_anything_is_asked_for(server: Server, case: Path) -> None:
    """Nothing is half done."""
    for wrong in ("ftp://herald.example/1", "https://ada@herald.example/"):
        with pytest.raises(BadInput, match="is no web address that sayso asks"):
            add_pages(case, [server.url("/1"), wrong], manners=MANNERS)
    assert not server.asked
    assert not case.exists()


def test_a_look_stores_nothing(server: Server) -> None:
    """Page by page, with what would be noted."""
    server.pages["/feed"] = Page(rss(server.url("/1")), type="application/rss+xml")
    server.pages["/busy"] = Page(b"", 503, {"Retry-After": "600"})
    found = list(look_at([server.url(each) for each in ("/1", "/feed", "/busy", "/2")], manners=MANNERS))
    assert [len(each.documents) for each in found] == [1, 0, 0, 0]
    assert [note.why for each in found for note in each.unread] == [
        "is a feed; sayso watch reads the pages of its entries",
        "answers 503",
        "is not asked for: its host wants to be left alone for 10 minutes",
    ]


def test_the_command_takes_addresses_among_files(server: Server, case: Path, tmp_path: Path) -> None:
    """Only with leave those of this machine; a preview stores nothing; what is no address is one line."""
    notes = tmp_path / "notes.txt"
    notes.write_text(OTHERS["/3"], encoding="utf8")
    given = [str(case), server.url("/1"), str(notes)]
    refused = RUN.invoke(app, ["add", *given])
    assert "which is no address of the public internet" in refused.stdout
    case.unlink()
    shown = RUN.invoke(app, ["add", *given, "--dry-run", "--allow-private"])
    assert f"read: {server.url('/1')} | Harbour Herald | Timber ferry in Sarn | en" in shown.stdout
    assert (shown.stderr.splitlines()[-1], case.exists()) == ("2 files, 2 documents would be read; 0 notes", False)
    done = RUN.invoke(app, ["add", *given, "--allow-private", "--contact", "ada@herald.example"])
    assert done.stderr.splitlines()[-1] == "2 files, 2 documents are new; 0 changes"
    assert server.seen["/1"]["user-agent"].endswith(" (ada@herald.example)")
    wrong = RUN.invoke(app, ["add", str(case), "ftp://herald.example/1"])
    assert isinstance(wrong.exception, BadInput)
    offline = RUN.invoke(app, ["trace", "https://herald.example/1"])
    assert "https:/herald.example/1: is an address on the web; sayso add CASE ADDRESS fetches pages" in offline.output
