"""What the pages say of a pile as a whole: what is in it, what was found, what could not be read, what would fill a view."""

from collections.abc import Sequence

from markupsafe import Markup

from sayso.report.amounts import count, listing, number, told
from sayso.report.tongues import gettext, ngettext


def pile(files: int, documents: int, outlets: int, languages: Sequence[str], dates: str | None) -> Markup:
    """Say what is in the pile.

    Args:
        files: how many there are.
        documents: how many could be read from them.
        outlets: how many published these.
        languages: their names.
        dates: from when to when, in words; None where no document has a date.

    Example:
        >>> from sayso.report.amounts import plain
        >>> plain(pile(2, 9, 7, ["English", "Japanese"], "17 May 2022 to 16 February 2023"))
        '2 files hold 9 documents of 7 outlets in English and Japanese, 17 May 2022 to 16 February 2023.'
        >>> plain(pile(1, 1, 0, ["English"], None))
        '1 file holds 1 document in English, none with a date.'
    """
    if documents == 0:
        return nothing_read(files)
    held = ngettext(
        "{files} holds {documents} in {languages}, {dates}.", "{files} hold {documents} in {languages}, {dates}.", files
    )
    if outlets:
        held = ngettext(
            "{files} holds {documents} of {outlets} in {languages}, {dates}.",
            "{files} hold {documents} of {outlets} in {languages}, {dates}.",
            files,
        )
    return told(
        held,
        files=count(files, "file"),
        documents=count(documents, "document"),
        outlets=count(outlets, "outlet"),
        languages=listing(languages),
        dates=dates or gettext("none with a date"),
    )


def nothing_read(files: int) -> Markup:
    """Say that the pile is empty, and what would fill it.

    Example:
        >>> from sayso.report.amounts import plain
        >>> plain(nothing_read(0))
        'No document was read from 0 files. Hand sayso a folder with .txt, .html, .jsonl, .csv, .pdf or .warc files.'
    """
    said = ngettext(
        "No document was read from {number} file. Hand sayso a folder with .txt, .html, .jsonl, .csv, .pdf or .warc files.",
        "No document was read from {number} files. Hand sayso a folder with .txt, .html, .jsonl, .csv, .pdf or .warc files.",
        files,
    )
    return _number(said, files)


def found(statements: int, claims: int, copies: int) -> Markup:
    """Say what was found in the pile.

    Args:
        statements: how many.
        claims: how many.
        copies: how many.

    Example:
        >>> from sayso.report.amounts import plain
        >>> plain(found(31, 1, 12))
        'In them: 31 statements credited to somebody, 1 claim, 12 passages copied from one document to another.'
    """
    return told(
        gettext("In them: {statements}, {claims}, {copies}."),
        statements=_number(
            ngettext("{number} statement credited to somebody", "{number} statements credited to somebody", statements),
            statements,
        ),
        claims=count(claims, "claim"),
        copies=_number(
            ngettext(
                "{number} passage copied from one document to another",
                "{number} passages copied from one document to another",
                copies,
            ),
            copies,
        ),
    )


def _number(said: str, many: int) -> Markup:
    return told(said, number=number(many))


def unread(many: int) -> Markup:
    """Say how many things could not be read.

    Example:
        >>> from sayso.report.amounts import plain
        >>> plain(unread(0)), plain(unread(1))
        ('Everything was read.', '1 item could not be read, or held nothing.')
    """
    if not many:
        return told(gettext("Everything was read."))
    said = ngettext(
        "{number} item could not be read, or held nothing.", "{number} items could not be read, or held nothing.", many
    )
    return _number(said, many)


def not_drawn(many: int) -> Markup:
    """Say how many documents are left out of a picture.

    Example:
        >>> from sayso.report.amounts import plain
        >>> plain(not_drawn(1))
        '1 more document is not drawn; the table below the chart has them all.'
    """
    said = ngettext(
        "{number} more document is not drawn; the table below the chart has them all.",
        "{number} more documents are not drawn; the table below the chart has them all.",
        many,
    )
    return _number(said, many)


def empty(view: str) -> Markup:
    """Say that a view has nothing to show, and what would fill it.

    Args:
        view: ``claims``, ``copies`` or ``speakers``.

    Example:
        >>> from sayso.report.amounts import plain
        >>> plain(empty("claims")).partition(".")[0]
        'No claim yet'
    """
    said = {
        "claims": gettext(
            "No claim yet. A claim appears when a document asserts something or credits it to somebody; "
            "add documents with running text."
        ),
        "copies": gettext(
            "No passage here is a copy of another. Copies appear when two documents share a dozen words in a row, "
            "or one translates the other."
        ),
        "speakers": gettext(
            "Nobody is quoted in this pile. Speakers appear when a text credits words to somebody: “the ministry said …”."
        ),
    }
    return told(said[view])
