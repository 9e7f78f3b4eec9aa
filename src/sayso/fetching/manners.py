"""How sayso behaves on the web: what it may take of a server's time, and of ours."""

from dataclasses import dataclass
from importlib.metadata import version

from sayso.errors import BadSetting

PRODUCT = "sayso"  # the name that robots.txt knows it by (RFC 9309, 2.2.1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """Bounds and pauses of fetching; none of them changes what is found in a text.

    Args:
        contact: a page or an address where whoever runs a server can complain; it stands in the user agent.
        pause_seconds: between two pages of one host; a longer crawl-delay of its robots.txt counts instead.
        most_pages: that are asked for in one round.
        most_bytes: of one page or feed, as sent and as unpacked.
        request_seconds: for one address with all its redirects, from the first look-up of a name to the last byte.
        allow_private: also addresses of this machine and of local networks.

    Raises:
        BadSetting: the contact cannot stand in a header, or a bound is not above 0.
    """

    contact: str = ""
    pause_seconds: float = 2.0
    most_pages: int = 100
    most_bytes: int = 16 << 20
    request_seconds: float = 30.0
    allow_private: bool = False

    def __post_init__(self) -> None:
        if not self.contact.isascii() or not self.contact.isprintable() or set(self.contact) & set("()\\"):
            raise BadSetting(f"contact is {self.contact!r}; expected printable ASCII without brackets, such as an address")
        bounds = {"most_pages": self.most_pages, "most_bytes": self.most_bytes, "request_seconds": self.request_seconds}
        for name, bound in bounds.items():
            if bound <= 0:
                raise BadSetting(f"{name} is {bound}; expected more than 0")
        if self.pause_seconds < 0:
            raise BadSetting(f"pause_seconds is {self.pause_seconds}; expected 0 or more")

    @property
    def agent(self) -> str:
        """The user agent: name, version, contact."""
        return f"{PRODUCT}/{version('sayso')}" + (f" ({self.contact})" if self.contact else "")
