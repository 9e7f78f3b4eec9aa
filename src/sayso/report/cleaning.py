"""Make words from a pile fit for a page: no control characters, no reordering of what stands beside them, no odd links.

Everything that a document says is hostile until it has gone through here *and* through the templates' escaping.
"""

import re

from markupsafe import Markup

from sayso.exchange.export_text import clean, count_unseen, host
from sayso.exchange.export_text import one_line as line
from sayso.exchange.export_text import web_address as safe_url
from sayso.records import content_id

__all__ = ["anchor", "clean", "count_unseen", "host", "isolate", "lang_of", "line", "safe_url"]

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
_PLAIN_ID = re.compile(r"[A-Za-z0-9_-]{1,80}")


def isolate(text: str, language: str | None = None) -> Markup:
    """Give a clean text in an element of its own direction, so that it cannot reorder what stands beside it.

    Example:
        >>> isolate("<b>Herald</b>")
        Markup('<bdi>&lt;b&gt;Herald&lt;/b&gt;</bdi>')
        >>> isolate("報道", "ja")
        Markup('<bdi lang="ja">報道</bdi>')
    """
    if language == "en":
        return Markup('<bdi lang="en" dir="ltr">{}</bdi>').format(clean(text))
    return Markup("<bdi{}>{}</bdi>").format(lang_of(language), clean(text))


def lang_of(language: str | None) -> Markup:
    """Give the ``lang`` attribute of a language, with the blank before it; nothing where it is not known, or no code at all.

    Example:
        >>> lang_of("ja"), lang_of("und"), lang_of("<script>")
        (Markup(' lang="ja"'), Markup(''), Markup(''))
    """
    known = language and language != "und" and _LANGUAGE.fullmatch(language)
    return Markup(' lang="{}"').format(language) if known else Markup()


def anchor(kind: str, id: str) -> str:  # noqa: A002 the record's own word
    """Give the anchor of a record: its kind and its id, or a digest of an id that cannot stand in a link.

    Example:
        >>> anchor("claim", "0af3")
        'claim-0af3'
        >>> anchor("claim", '"><script>')
        'claim-880e1a4c65c3'
    """
    return f"{kind}-{id if _PLAIN_ID.fullmatch(id) else content_id(id)}"
