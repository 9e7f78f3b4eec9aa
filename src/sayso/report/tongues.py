"""The language that pages speak: English, and what the catalogues beside this module translate it into.

Every sentence of a page goes through :func:`gettext` or :func:`ngettext` (in templates ``{% trans %}``) when it is made, in the
language that :func:`speaking` has set. Texts of documents are never translated.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from io import BytesIO

from sayso.errors import BadInput

TONGUES = {"en": "English", "ru": "Русский", "uk": "Українська", "ja": "日本語", "ar": "العربية"}
"""The languages of the interface (ISO 639-1), each by its own name."""

_WANTED = re.compile(r"(?P<code>[A-Za-z]{2,8})(?:-[A-Za-z0-9-]{1,40})?(?:\s*;\s*q=(?P<weight>[01](?:\.[0-9]{0,3})?))?")

_current: ContextVar[str] = ContextVar("tongue", default="en")


@contextmanager
def speaking(tongue: str) -> Iterator[None]:
    """Make pages in a language.

    Args:
        tongue: a key of :data:`TONGUES`.

    Raises:
        BadInput: there is no catalogue for it.

    Example:
        >>> with speaking("ru"):
        ...     tongue()
        'ru'
    """
    if tongue not in TONGUES:
        raise BadInput(f"pages do not speak {tongue!r}; available: {', '.join(TONGUES)}")
    before = _current.set(tongue)
    try:
        yield
    finally:
        _current.reset(before)


def tongue() -> str:
    """Give the language that pages are made in now."""
    return _current.get()


def best_tongue(accept_language: str) -> str:
    """Choose the language that a browser wants most of those that there are; English where it wants none.

    Args:
        accept_language: the header (RFC 9110, section 12.5.4); no more than 500 characters of it are read.

    Example:
        >>> best_tongue("de-CH,de;q=0.9,uk-UA;q=0.8,en;q=0.7"), best_tongue("fr"), best_tongue("en;q=0.1,JA")
        ('uk', 'en', 'ja')
    """
    wanted = (_WANTED.fullmatch(each.strip()) for each in accept_language[:500].split(","))
    weights = [(float(found["weight"] or 1), found["code"].lower()) for found in wanted if found]
    known = [(weight, code) for weight, code in weights if code in TONGUES and weight > 0]
    return max(known, key=lambda each: each[0])[1] if known else "en"


def gettext(message: str) -> str:
    """Give a message in the language of the page."""
    return _translations(tongue()).gettext(message)


def ngettext(one: str, several: str, number: int) -> str:
    """Give a message about a number of things, in the form that the language of the page has for that number."""
    return _translations(tongue()).ngettext(one, several, number)


def pgettext(context: str, message: str) -> str:
    """Give a message that has another meaning elsewhere, told apart by its context."""
    return _translations(tongue()).pgettext(context, message)


@cache
def _translations(tongue: str) -> NullTranslations:
    """Read a catalogue, once."""
    catalogue = files("sayso.report") / "catalogues" / f"{tongue}.po"
    if not catalogue.is_file():
        return NullTranslations()
    from babel.messages.mofile import write_mo  # noqa: PLC0415 - only pages in other languages need it; 0.1 s
    from babel.messages.pofile import read_po  # noqa: PLC0415

    compiled = BytesIO()
    with catalogue.open("rb") as lines:
        write_mo(compiled, read_po(lines, locale=tongue))
    compiled.seek(0)
    return GNUTranslations(compiled)
