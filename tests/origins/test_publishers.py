"""Outlets of one owner."""

from sayso.origins.publishers import folded_owners, owner_of


def test_an_outlet_is_known_by_name_or_by_any_subdomain():
    """The list is small and reviewed."""
    assert owner_of("rt de", None, {}) == owner_of(None, "https://www.rt.com/news/1", {}) == "ANO TV-Novosti"
    assert owner_of("Kurier", "https://kurier.example/", {}) is None


def test_what_the_user_says_goes_before_the_list():
    """By outlet or by domain."""
    assert owner_of("RT", None, folded_owners({"RT": "somebody else"})) == "somebody else"
    assert owner_of(None, "https://news.kurier.example/a", {"kurier.example": "Northern Press"}) == "Northern Press"


def test_odd_addresses_have_no_publisher():
    """An address is a stranger's text."""
    assert owner_of(None, "http://[broken", {}) is None


def test_an_address_is_read_as_browsers_read_it():
    """Capitals, ports and who logs in do not matter, and a path is no host."""
    own = folded_owners({"kurier.example": "Northern Press"})
    addresses = (
        "https://kurier.example",
        "http://a.kurier.example/b",
        "HTTPS://Kurier.example:443/",
        "https://me@kurier.example?a",
        "//kurier.example#b",
    )
    assert [owner_of(None, each, own) for each in addresses] == ["Northern Press"] * len(addresses)
    others = (
        "https://herald.example/kurier.example/",
        "https://herald.example?kurier.example",
        "kurier.example",
        "https://",
        "",
        None,
    )
    assert [owner_of(None, each, own) for each in others] == [None] * len(others)
