"""Which documents share words with one, and who has them from whom."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sayso.records import Copy, Document, Passage
from sayso.report.catalogue import Catalogue
from sayso.report.kinds import copy_name
from sayso.report.moments import when
from sayso.report.texts import share_of, sides_in
from sayso.report.tongues import gettext


@dataclass(frozen=True, slots=True, kw_only=True)
class Sharer:
    """Another document that has a passage in common with this one.

    Args:
        name, href, published: of the other document.
        relation: which was made from which, in words.
        kinds: how the words differ.
        share: of this document's text that the two have in common, in hundredths.
        copies: addresses of the side by sides.
    """

    name: str
    href: str
    published: str
    relation: str
    kinds: tuple[str, ...]
    share: int
    copies: tuple[str, ...]


def sharers(shelf: Catalogue, document: Document) -> Iterable[Sharer]:
    """Give the documents that share words with this one: those that it is made from first, then the most alike."""
    found: defaultdict[str, list[tuple[Copy, Passage]]] = defaultdict(list)
    for copy, here, there in sides_in(document, shelf.copies_of.get(document.id, ())):
        found[there.document].append((copy, here))
    rows = []
    for other, sides in found.items():
        share = share_of(document, [here for _, here in sides])
        turn, relation = _relation({_made_from(copy, here) for copy, here in sides}, own=other == document.id)
        rows.append((turn, -share, shelf.date_key(other), other, sides, relation))
    for _, share, _, other, sides, relation in sorted(rows, key=lambda each: each[:3]):
        known = shelf.documents.get(other)
        yield Sharer(
            name=shelf.name(other),
            href=shelf.href("document", other),
            published=when(known.published if known else None),
            relation=relation,
            kinds=tuple(dict.fromkeys(copy_name(copy.kind) for copy, _ in sides)),
            share=round(-100 * share),
            copies=tuple(dict.fromkeys(shelf.href("copy", copy.id) for copy, _ in sides)),
        )


def _made_from(copy: Copy, here: Passage) -> bool | None:
    """Tell whether the passage here was made from the other one; None where nothing tells."""
    return None if copy.direction is None else (copy.direction == "a->b") == (here == copy.b)


def _relation(ways: set[bool | None], *, own: bool) -> tuple[int, str]:
    """Say which of two documents was made from which, and where that stands in the list."""
    if own:
        return 3, gettext("twice in this text")
    if True in ways and False in ways:
        return 1, gettext("each has some of it from the other")
    if True in ways:
        return 0, gettext("this text has it from there")
    return (2, gettext("has it from this text")) if False in ways else (1, gettext("nothing tells which was first"))
