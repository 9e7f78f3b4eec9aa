"""Outlets of one owner."""

from sayso.origins.publishers import publisher_of


def test_an_outlet_is_known_by_name_or_by_any_subdomain():
    """The list is small and reviewed."""
    assert publisher_of("rt de", None, {}) == publisher_of(None, "https://www.rt.com/news/1", {}) == "ANO TV-Novosti"
    assert publisher_of("Kurier", "https://kurier.example/", {}) is None


def test_what_the_user_says_goes_before_the_list():
    """By outlet or by domain."""
    assert publisher_of("RT", None, {"RT": "somebody else"}) == "somebody else"
    assert publisher_of(None, "https://news.kurier.example/a", {"kurier.example": "Northern Press"}) == "Northern Press"


def test_odd_addresses_have_no_publisher():
    """An address is a stranger's text."""
    assert publisher_of(None, "http://[broken", {}) is None
