"""Addresses on the web, as a case knows them."""

from pathlib import Path

from sayso.case import FEED, PAGE, Visit, Writer

PAST, FUTURE = "2000-01-01T00:00:00+00:00", "2999-01-01T00:00:00+00:00"


def test_pages_that_were_never_asked_for_are_due_first(tmp_path: Path) -> None:
    """Then those that became due first; never before their time, never more than wanted."""
    asked = [
        Visit(url=f"https://herald.example/{number}", kind=PAGE, at=PAST, next_at=f"200{9 - number}{PAST[4:]}")
        for number in range(3)
    ]
    later = Visit(url="https://herald.example/later", kind=PAGE, at=PAST, next_at=FUTURE)
    feed = Visit(url="https://herald.example/feed", kind=FEED, next_at=PAST)
    with Writer(tmp_path / "a.case") as writer:
        writer.keep([*asked, later, feed], found=["https://herald.example/b", "https://herald.example/a"])
        assert [each.url[-1] for each in writer.due(PAGE, 4)] == ["b", "a", "2", "1"]
        assert writer.visits(FEED) == (feed,)


def test_what_is_known_is_replaced_and_what_is_found_again_is_not(tmp_path: Path) -> None:
    """An address has one row; finding it in a feed again changes nothing."""
    page = Visit(url="https://herald.example/a", kind=PAGE, etag='"1"', status=200, at=PAST, next_at=FUTURE)
    with Writer(tmp_path / "a.case") as writer:
        writer.keep([], found=[page.url])
        writer.keep([page])
        writer.keep([], found=[page.url])
        assert writer.visit(page.url) == page
        assert writer.visit("https://herald.example/b") is None
        assert writer.due(PAGE, 9) == ()
