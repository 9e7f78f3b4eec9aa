"""What is new: by day, with links to what is still there, and as a feed."""

from starlette.testclient import TestClient

from sayso.records import Change, ChangeKind
from sayso.web.change_pages import days, kind_name

PERSON = {"accept": "text/html"}


def change(at: str, claim: str | None = None, document: str | None = None) -> Change:
    return Change(kind=ChangeKind.NEW_DENIAL, text=f"new at {at}", claim=claim, document=document, at=at)


def test_changes_stand_by_day_and_lead_to_what_is_there() -> None:
    """To the claim where it is still there, else to the document, else nowhere."""
    found = days(
        [
            change("2031-03-06T10:05:00+00:00", "k"),
            change("2031-03-05T09:00:00+00:00", "gone", "d"),
            change("2031-03-05T08:00:00+00:00"),
        ],
        frozenset({"k"}),
    )
    assert [day for day, _ in found] == ["6 March 2031", "5 March 2031"]
    assert [(each.page, each.id, each.clock) for _, told in found for each in told] == [
        ("claim", "k", "10:05"), ("document", "d", "09:00"), ("", "", "08:00"),
    ]  # fmt: skip


def test_every_kind_has_a_name() -> None:
    """For a reader, in the language of the page."""
    assert len({kind_name(each) for each in ChangeKind}) == len(ChangeKind)


def test_an_empty_list_says_what_would_fill_it(client: TestClient) -> None:
    """Nothing since a day is not the same as nothing at all."""
    assert "Nothing since then." in client.get("/changes?since=2999-01-01", headers=PERSON).text


def test_a_feed_reader_gets_the_same(client: TestClient) -> None:
    """As Atom."""
    answer = client.get("/changes.atom")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    assert "number 1 is new" in answer.text
