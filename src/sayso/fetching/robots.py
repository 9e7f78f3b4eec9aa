"""robots.txt, as RFC 9309 has it: which paths of a host may be asked for, and how often."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote, unquote

from sayso.fetching.manners import PRODUCT

_MOST_CHARS = 500 * 1024  # RFC 9309, 2.5: at least 500 KiB are parsed
_MOST_RULES = 5000
_LONGEST_DELAY = 86_400.0
FORBIDDEN = "User-agent: *\nDisallow: /"


@dataclass(frozen=True, slots=True)
class Robots:
    """What a host asks of sayso.

    Args:
        rules: pattern and whether it is allowed.
        delay_seconds: between two pages; 0 where it says nothing.
    """

    rules: tuple[tuple[str, bool], ...] = ()
    delay_seconds: float = 0.0

    def allows(self, path: str) -> bool:
        r"""Tell whether a path (with its query) may be asked for: the longest pattern that fits it counts, of two the kinder.

        Example:
            >>> robots = robots_of("User-agent: *\nDisallow: /a/\nAllow: /a/b\nDisallow: /*.pdf$")
            >>> [robots.allows(each) for each in ("/", "/a/x", "/a/bc", "/c.pdf", "/c.pdf?d")]
            [True, False, True, False, True]
        """
        plain = _even(path)
        if plain == "/robots.txt":
            return True
        fitting = [(len(pattern), allowed) for pattern, allowed in self.rules if _fits(pattern, plain)]
        return max(fitting, default=(0, True))[1]


def robots_of(text: str) -> Robots:
    r"""Read the rules for sayso, of all groups that name it; where none does, those for everybody.

    Example:
        >>> robots_of("User-agent: Sayso\nCrawl-delay: 5\nDisallow: /\n\nUser-agent: *\nAllow: /")
        Robots(rules=(('/', False),), delay_seconds=5.0)
    """
    groups: dict[str, list[tuple[str, str]]] = {}
    agents: list[str] = []
    ended = False
    for name, value in _lines(text[:_MOST_CHARS]):
        if name == "user-agent":
            agents = [] if ended else agents
            ended = False
            agents.append(_product(value))
            groups.setdefault(agents[-1], [])
        elif name in {"allow", "disallow", "crawl-delay"}:
            ended = True
            for agent in agents:
                groups[agent].append((name, value))
    return _robots(groups)


def _robots(groups: Mapping[str, list[tuple[str, str]]]) -> Robots:
    own = groups.get(PRODUCT, groups.get("*", []))[:_MOST_RULES]
    rules = tuple((_even(value), name == "allow") for name, value in own if name != "crawl-delay" and value)
    delays = (_seconds(value) for name, value in own if name == "crawl-delay")
    return Robots(rules, max(delays, default=0.0))


def _lines(text: str) -> Iterator[tuple[str, str]]:
    for line in text.removeprefix("\ufeff").splitlines():
        name, colon, value = line.partition("#")[0].partition(":")
        if colon:
            yield name.strip().lower(), value.strip()


def _product(value: str) -> str:
    """Give the product token of a line, without a version."""
    return value.lower().partition("/")[0].strip()


def _seconds(value: str) -> float:
    try:
        told = float(value)
    except ValueError:
        return 0.0
    return min(told, _LONGEST_DELAY) if math.isfinite(told) and told > 0 else 0.0


def _even(path: str) -> str:
    """Write a path so that two ways of writing one character are one (RFC 9309, 2.2.2)."""
    return quote(unquote(path, errors="surrogateescape"), safe="/*$?=&:;,@!~+'()[]", errors="surrogateescape")


def _fits(pattern: str, path: str) -> bool:
    """Tell whether a pattern fits the beginning of a path: ``*`` stands for anything, ``$`` at the end for the end of it.

    Piece by piece, each at the first place where it fits: linear, whatever the pattern.
    """
    ended = pattern.endswith("$")
    first, *others = (pattern[:-1] if ended else pattern).split("*")
    if not path.startswith(first):
        return False
    place = len(first)
    last = others.pop() if ended and others else None
    for piece in others:
        at = path.find(piece, place)
        if at < 0:
            return False
        place = at + len(piece)
    if last is not None:
        return path.endswith(last) and len(path) - len(last) >= place
    return not ended or place == len(path)
