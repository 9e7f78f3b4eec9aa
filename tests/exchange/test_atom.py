"""The feed of changes is read by another tool, and no text breaks it."""

from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from sayso.exchange.atom import ATOM, atom_feed
from sayso.records import Change, ChangeKind


def entries(feed: str) -> list[ET.Element]:
    return ET.fromstring(feed).findall(f"{{{ATOM}}}entry")  # noqa: S314 - our own


def change(text: str, at: str = "2026-05-17T08:00:00+00:00") -> Change:
    return Change(kind=ChangeKind.NEW_DENIAL, text=text, claim="c", document="d", run="r", at=at)


def test_the_latest_change_comes_first_and_ids_stay() -> None:
    """RFC 4287: every entry has an id of its own that never changes, a title and a time."""
    feed = atom_feed([change("old"), change("new", "2026-05-18T08:00:00+00:00")], "case")
    titles = [each.findtext(f"{{{ATOM}}}title") for each in entries(feed)]
    assert titles == ["new denial: new", "new denial: old"]
    assert ET.fromstring(feed).findtext(f"{{{ATOM}}}updated") == "2026-05-18T08:00:00+00:00"  # noqa: S314 - our own
    assert feed == atom_feed([change("old"), change("new", "2026-05-18T08:00:00+00:00")], "case")
    assert len({each.findtext(f"{{{ATOM}}}id") for each in entries(feed)}) == 2


@given(st.text(max_size=60))
def test_whatever_a_text_holds_it_is_a_feed(text: str) -> None:
    """Markup, control characters and halves of characters do no harm."""
    assert len(entries(atom_feed([change(text)], text or "t"))) == 1
