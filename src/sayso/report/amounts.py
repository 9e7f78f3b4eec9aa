"""Numbers, numbers with their nouns, ranges and lists of names, in the language of the page."""

from collections.abc import Sequence

from markupsafe import Markup

from sayso.report.cleaning import isolate, line
from sayso.report.tongues import ngettext, pgettext, tongue

NAMES_SHOWN = 5


def told(message: str, **parts: object) -> Markup:
    """Fill a message of ours; what comes from elsewhere is escaped, Markup stays as it is.

    Args:
        message: already in the language of the page, with named places; its own marks stay.
        parts: what is put into the places.

    Example:
        >>> told("<b>{name}</b> is new.", name="A & B")
        Markup('<b>A &amp; B</b> is new.')
    """
    return Markup(message).format(**parts)  # noqa: S704 - a sentence of ours: a test holds that translations bring no other marks


def plain(sentence: Markup) -> str:
    """Give a sentence without its marks.

    Example:
        >>> plain(Markup("Attribution dropped: <bdi>Blog X</bdi> prints it as fact."))
        'Attribution dropped: Blog X prints it as fact.'
    """
    return sentence.striptags()


def number(many: int) -> str:
    """Give a number with its thousands apart.

    Example:
        >>> number(12345)
        '12,345'
    """
    if tongue() == "en":
        return f"{many:,}"
    from babel.numbers import format_decimal  # noqa: PLC0415 - only pages in other languages need it; 0.1 s

    return format_decimal(many, locale=tongue())


def count(many: int, what: str) -> str:
    """Give a number with its noun.

    Args:
        many: how many.
        what: ``claim``, ``copy``, ``document``, ``file`` or ``outlet``.

    Example:
        >>> count(1, "copy"), count(2, "copy"), count(0, "document")
        ('1 copy', '2 copies', '0 documents')
    """
    nouns = {
        "claim": ngettext("{number} claim", "{number} claims", many),
        "copy": ngettext("{number} copy", "{number} copies", many),
        "document": ngettext("{number} document", "{number} documents", many),
        "file": ngettext("{number} file", "{number} files", many),
        "outlet": ngettext("{number} outlet", "{number} outlets", many),
    }
    return nouns[what].format(number=number(many))


def between(low: int, high: int) -> str:
    """Give a range.

    Example:
        >>> between(1, 2), between(3, 3)
        ('1–2', '3')
    """
    dash = "\u200e–\u200e" if tongue() == "ar" else "–"  # so that the lower number stands at the left, as in charts
    return number(low) if low == high else f"{number(low)}{dash}{number(high)}"


def origins(low: int, high: int) -> str:
    """Give a range of origins with its noun.

    Example:
        >>> origins(1, 1), origins(1, 2)
        ('1 origin', '1–2 origins')
    """
    return ngettext("{number} origin", "{number} origins", high).format(number=between(low, high))


def listing(names: Sequence[str], shown: int = NAMES_SHOWN) -> Markup:
    """Give names as a list in words, the first few of many; a name that is Markup already stays as it is.

    Example:
        >>> print(listing(["Herald", "Kurier", "Radio Nord"]).striptags(), "|", listing(list("abcdefg"), 2).striptags())
        Herald, Kurier and Radio Nord | a, b and 5 others
    """
    parts = [name if isinstance(name, Markup) else isolate(line(name, 80)) for name in names]
    if len(parts) > shown + 1:
        more = len(parts) - shown
        parts = [*parts[:shown], told(ngettext("{number} other", "{number} others", more), number=number(more))]
    return Markup(together(parts))  # noqa: S704 - every part is Markup


def titles(names: Sequence[str]) -> Markup:
    """Give names of outlets as titles, in a list."""
    return listing([Markup("<cite>{}</cite>").format(isolate(line(name, 80))) for name in names])


def together(parts: Sequence[str]) -> str:
    """Join parts into a list in words.

    Example:
        >>> together(["forty", "four hundred"])
        'forty and four hundred'
    """
    if len(parts) < 2:  # noqa: PLR2004 one name, or none, needs no "and"
        return parts[0] if parts else ""
    if tongue() == "en":
        return f"{', '.join(parts[:-1])} and {parts[-1]}"
    from babel.lists import format_list  # noqa: PLC0415 - only pages in other languages need it; 0.1 s

    return format_list(parts, locale=tongue())


def comma() -> str:
    """Give what stands between two things that are listed without an "and"."""
    return pgettext("between two things of a list", ", ")
