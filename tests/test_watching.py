"""What watching asks for, stores and tells: a real server on this machine, round by round."""

import signal
import sqlite3
from collections.abc import Iterator, Sequence
from http.server import BaseHTTPRequestHandler
from itertools import combinations
from pathlib import Path
from threading import Event

import pytest
from tests.local_server import Page, Server, answer, rss, serving
from tests.web_pages import FERRY, MANNERS, OTHERS, article_of, changed, due, known, texts
from typer.testing import CliRunner

from sayso.adding import Added
from sayso.case import Case
from sayso.cli import app
from sayso.errors import BadInput
from sayso.fetching import Manners
from sayso.records import ChangeKind, Conclusions, Copy, CopyKind, Document, Passage
from sayso.watching import Watching, feeds_of, watch


def one_round(case: Path, server: Server, *feeds: str, stop: Event | None = None, manners: Manners = MANNERS) -> Added | None:
    """Make one round over the feeds of a server; None where it was stopped."""
    how = Watching(manners=manners, stop=stop or Event())
    return next(watch(case, [server.url(each) for each in feeds], watching=how), None)


@pytest.fixture
def server() -> Iterator[Server]:
    """A feed of two pages, the second a copy of the first."""
    with serving(
        {"/1": article_of("Harbour Herald", FERRY), "/2": article_of("Coast Courier", f"{FERRY} This was told by the Herald.")}
    ) as running:
        running.pages["/feed"] = Page(
            rss(running.url("/1"), running.url("/2")), headers={"ETag": '"1"'}, type="application/rss+xml"
        )
        yield running


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return tmp_path / "a.case"


@pytest.mark.usefixtures("copies_only")
def test_a_page_that_changes_and_goes_is_told_with_who_still_carries_it(server: Server, case: Path) -> None:
    """New, unchanged, changed, put back in other bytes, removed: what is stored and what is told."""
    first = one_round(case, server, "/feed")
    assert first is not None
    assert (first.first, first.files, first.documents) == (True, 2, 2)
    with Case(case) as view:
        assert view.original(view.every(Document)[0].id) == server.pages["/1"].body  # type: ignore[union-attr]
        assert view.every(Document)[0].file == server.url("/1")

    again = one_round(case, server, "/feed")
    assert again is not None
    assert (again.documents, again.changes) == (0, ())
    assert server.asked == {"/robots.txt": 1, "/feed": 2, "/1": 1, "/2": 1}
    assert server.seen["/feed"]["if-none-match"] == '"1"'

    server.pages["/1"] = article_of("Harbour Herald", FERRY.replace("14", "40"))
    due(case)
    renewed = one_round(case, server, "/feed")
    assert renewed is not None
    told = [each for each in renewed.changes if each.kind is ChangeKind.CHANGED_AT_ORIGIN]
    still = "; what it no longer says still stands in Coast Courier"
    assert [each.text for each in told] == [
        f"{server.url('/1')} has changed since it was read; what was read before stays beside it{still}"
    ]
    assert sorted("14" in each for each in texts(case)) == [False, True, True]

    server.pages["/1"] = article_of("Harbour Herald", FERRY.replace("14", "40"), note="12,345 readers")
    due(case)
    noted = one_round(case, server, "/feed")
    assert noted is not None
    assert (noted.known, noted.documents, noted.changes) == (2, 0, ())

    server.pages["/1"] = Page(b"", 410)
    due(case)
    gone = one_round(case, server, "/feed")
    assert gone is not None
    text = f"{server.url('/1')} was removed at the origin (it answers 410); what was read before stays; copies of its text still stand in Coast Courier"
    assert [(each.kind, each.text) for each in gone.changes] == [(ChangeKind.CHANGED_AT_ORIGIN, text)]
    due(case)
    assert one_round(case, server, "/feed").changes == ()  # type: ignore[union-attr]
    with Case(case) as view:
        assert [each.text for each in view.changes()][-1] == text


@pytest.mark.usefixtures("quiet")
def test_what_is_stopped_goes_on_where_it_stopped(server: Server, case: Path) -> None:
    """Stopped between two pages: the first is stored and not asked for again; what was found is found in the end."""
    stop = Event()
    page = server.pages["/1"]

    def stopping(asking: BaseHTTPRequestHandler) -> None:
        stop.set()
        answer(asking, page)  # type: ignore[arg-type]

    server.pages["/1"] = stopping
    assert one_round(case, server, "/feed", stop=stop) is None
    assert (len(texts(case)), server.asked["/2"]) == (1, 0)
    with Case(case) as view, pytest.raises(BadInput):
        view.trace()
    done = one_round(case, server)
    assert done is not None
    assert (done.first, done.documents) == (True, 1)
    assert server.asked == {"/robots.txt": 1, "/feed": 2, "/1": 1, "/2": 1}
    with Case(case) as view:
        assert len(view.trace().documents) == 2


def passage_of(page: Document) -> Passage:
    """Give what two pages share, whatever the number of wagons."""
    return Passage(page.id, page.text.index("The ferry"), page.text.index("as empty.") + len("as empty."))


def copy_of(a: Passage, b: Passage) -> Copy:
    return Copy(id=a.document + b.document, a=a, b=b, kind=CopyKind.EDITED, score=0.9)


@pytest.fixture
def copies_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let only copies of one text be found: nothing else takes part in what is told of an origin."""

    def conclude(documents: Sequence[Document], *_: object) -> Conclusions:
        passages = sorted((passage_of(each) for each in documents), key=lambda each: each.document)
        return Conclusions(copies=tuple(copy_of(a, b) for a, b in combinations(passages, 2)))

    monkeypatch.setattr("sayso.adding.attribute", lambda *_: ())
    monkeypatch.setattr("sayso.adding.conclude", conclude)


@pytest.fixture
def quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing be read or found in texts: what is asked for is what counts."""
    monkeypatch.setattr("sayso.adding.attribute", lambda *_: ())
    monkeypatch.setattr("sayso.adding.conclude", lambda *_: Conclusions())


@pytest.mark.usefixtures("quiet")
def test_no_more_pages_are_asked_for_than_wanted(case: Path) -> None:
    """The rest waits for the next round, also where the feed says that nothing has changed."""
    with serving({f"/{number}": article_of("Herald", f"{OTHERS['/3']} Lorry {number}.") for number in range(5)}) as server:
        server.pages["/feed"] = Page(rss(*(server.url(f"/{number}") for number in range(5))), headers={"ETag": '"1"'})
        for wanted in (2, 4, 5, 5):
            one_round(case, server, "/feed", manners=Manners(allow_private=True, pause_seconds=0.0, most_pages=2))
            assert sum(server.asked[f"/{number}"] for number in range(5)) == wanted


@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize(("headers", "minutes"), [({}, 15), ({"Retry-After": "7200"}, 120)])
def test_an_address_that_fails_is_left_alone_for_longer_and_longer(case: Path, headers: dict[str, str], minutes: int) -> None:
    """As long as the server says, else a time that doubles; a feed, and a page; nothing of it is lost."""
    with serving({"/feed": Page(b"", 429, headers)}) as server:
        found = one_round(case, server, "/feed")
        assert [each.why for each in found.unread] == ["answers 429"]  # type: ignore[union-attr]
        first = known(case, server, "/feed")
        one_round(case, server, "/feed")
        assert server.asked["/feed"] == 1
        changed(case, "update fetched set next_at = '2000-01-01T00:00:00+00:00'")
        one_round(case, server, "/feed")
        second = known(case, server, "/feed")
    assert (first["failures"], second["failures"]) == (1, 2)
    assert wait(first) == minutes
    assert wait(second) == (minutes if headers else 2 * minutes)


@pytest.mark.usefixtures("quiet")
def test_a_page_that_never_comes_is_given_up(server: Server, case: Path) -> None:
    """Ten failures in a row, over some days; one that was read before is never given up."""
    server.pages["/2"] = Page(b"", 403)
    one_round(case, server, "/feed")
    server.pages["/1"] = Page(b"", 403)
    changed(case, "update fetched set failures = 9")
    due(case)
    found = one_round(case, server, "/feed")
    assert found is not None
    assert sorted(each.why for each in found.unread) == ["answers 403", "answers 403; given up after 10 times"]
    assert known(case, server, "/2")["next_at"].startswith("9999")
    assert not known(case, server, "/1")["next_at"].startswith("9999")


def wait(row: sqlite3.Row) -> int:
    """Give the minutes from when an address was asked for to when it may be asked again."""
    (found,) = (
        sqlite3.connect(":memory:")
        .execute("select round((julianday(?) - julianday(?)) * 1440)", (row["next_at"], row["at"]))
        .fetchone()
    )
    return int(found)


@pytest.mark.usefixtures("quiet")
def test_a_page_under_two_addresses_is_read_once(server: Server, case: Path) -> None:
    """Feeds lead to one page by way of others."""
    server.pages["/a"] = server.pages["/b"] = Page(status=302, headers={"Location": "/1"})
    server.pages["/feed"] = Page(rss(server.url("/a"), server.url("/b"), server.url("/1")))
    assert one_round(case, server, "/feed").documents == 1  # type: ignore[union-attr]
    assert one_round(case, server, "/feed").documents == 0  # type: ignore[union-attr]
    due(case)
    assert one_round(case, server, "/feed").documents == 0  # type: ignore[union-attr]


@pytest.mark.usefixtures("quiet")
def test_of_a_page_of_posts_only_new_ones_are_added(server: Server, case: Path) -> None:
    """A page that grows at its top does not bring the same posts again."""
    posts = [f"<article><p>{text} {text} {text} {text} {text} {text}</p></article>" for text in OTHERS.values()]
    server.pages["/1"] = Page(f"<html><body>{''.join(posts)}</body></html>".encode())
    server.pages["/feed"] = Page(rss(server.url("/1")))
    assert one_round(case, server, "/feed").documents == 2  # type: ignore[union-attr]
    server.pages["/1"] = Page(
        f"<html><body><article><p>{FERRY} {FERRY} {FERRY}</p></article>{''.join(posts)}</body></html>".encode()
    )
    due(case)
    assert one_round(case, server, "/feed").documents == 1  # type: ignore[union-attr]


@pytest.mark.usefixtures("quiet")
def test_what_does_not_come_is_noted_and_stops_nothing(server: Server, case: Path) -> None:
    """A page that is refused, one that breaks off, a feed that is none: the others are read."""
    server.pages["/robots.txt"] = Page(b"User-agent: *\nDisallow: /secret", type="text/plain")
    server.pages["/page"] = server.pages["/1"]
    server.pages["/short"] = Page(b"<p>", headers={"Content-Length": "99"})
    server.pages["/feed"] = Page(rss(server.url("/secret"), server.url("/short"), server.url("/missing"), server.url("/1")))
    found = one_round(case, server, "/page", "/feed")
    assert found is not None
    assert found.documents == 1
    notes = [(each.path.removeprefix(server.url("")), each.why.partition(":")[0]) for each in found.unread]
    assert notes == [
        ("/page", "is a page, not a feed; expected RSS, Atom or JSON Feed"),
        ("/secret", "is not asked for"),
        ("/short", "breaks off, or answers what is no HTTP"),
        ("/missing", "answers 404"),
    ]
    assert "/secret" not in server.asked


@pytest.mark.usefixtures("quiet")
def test_rounds_follow_one_another_until_somebody_stops_them(server: Server, case: Path) -> None:
    """Robots and pauses are remembered from round to round."""
    stop = Event()
    rounds = watch(case, [server.url("/feed")], watching=Watching(every_seconds=0.01, manners=MANNERS, stop=stop))
    assert [next(rounds).documents for _ in range(3)] == [2, 0, 0]
    stop.set()
    assert next(rounds, None) is None
    assert (server.asked["/robots.txt"], server.asked["/feed"]) == (1, 3)


def test_feeds_are_addresses_and_lists(tmp_path: Path) -> None:
    """OPML files and addresses; what is neither is one line."""
    listed = tmp_path / "feeds.opml"
    listed.write_text(
        '<opml><body><outline xmlUrl="https://herald.example/rss"/><outline xmlUrl="https://courier.example/rss"/></body></opml>'
    )
    assert feeds_of([str(listed), "https://herald.example/rss#a"]) == (
        "https://herald.example/rss",
        "https://courier.example/rss",
    )
    listed.write_text("<opml><body/></opml>")
    for given, message in (
        (
            "ftp://herald.example/",
            "'ftp://herald.example/' is no web address that sayso asks; expected http or https, without a password",
        ),
        (str(listed), f"{listed} lists no feed; expected an OPML file"),
        (
            "no-such.opml",
            "no-such.opml cannot be read: No such file or directory; expected an address (https://…) or an OPML file",
        ),
    ):
        with pytest.raises(BadInput) as error:
            feeds_of([given])
        assert str(error.value) == message


def run(*arguments: str | Path) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, list(map(str, arguments)))
    return done.exit_code, done.stdout, done.stderr or str(done.exception or "")


@pytest.mark.usefixtures("quiet")
def test_the_command(server: Server, case: Path) -> None:
    """One round by hand; what it says; what it does not take."""
    given = ("--once", "--pause", "0")
    before = signal.getsignal(signal.SIGINT)
    refused = run("watch", case, server.url("/feed"), *given)
    assert (refused[0], server.asked.total()) == (0, 0)
    case.unlink()
    code, said, closing = run("watch", case, server.url("/feed"), *given, "--allow-private", "--contact", "ada@herald.example")
    assert (code, closing.splitlines()[-1]) == (0, "2 files, 2 documents are new; 0 changes")
    assert said.startswith("2 files, 2 documents -> ")
    assert server.seen["/1"]["user-agent"].endswith(" (ada@herald.example)")
    assert run("watch", case, *given, "--allow-private")[2].splitlines()[-1] == "0 files, 0 documents are new; 0 changes"
    assert run("watch", case.with_name("b.case"), *given)[2].endswith(
        "watches no feed yet; give the address of one, or an OPML file"
    )
    assert run("watch", case, "--every", "soon")[0] == 2
    assert signal.getsignal(signal.SIGINT) is before


@pytest.mark.usefixtures("quiet")
def test_ctrl_c_ends_the_step_that_is_under_way(server: Server, case: Path) -> None:
    """The page that was being read is stored, the next one is not asked for."""
    page = server.pages["/1"]

    def pressed(asking: BaseHTTPRequestHandler) -> None:
        signal.raise_signal(signal.SIGINT)
        answer(asking, page)  # type: ignore[arg-type]

    server.pages["/1"] = pressed
    code, _, said = run("watch", case, server.url("/feed"), "--pause", "0", "--allow-private")
    assert code == 0
    assert "stopping after this step; all that was read is stored" in said
    assert (len(texts(case)), server.asked["/2"]) == (1, 0)
