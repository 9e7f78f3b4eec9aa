"""What stands on the first page: what is in the pile, its claims, its stories."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.records import Claim
from sayso.report.catalogue import Catalogue
from sayso.report.contents import Contents
from sayso.report.entries import Entry
from sayso.report.facets import Facet
from sayso.report.sections import Section

CLAIMS_LISTED = 12
"""So many claims of a report are seen at first; the others open with a click. Source: by eye, about two screens."""

STORIES_LISTED = 20
CLAIMS_OF_STORY = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Claims as a page lists them.

    Args:
        entries: in the order in which they are shown.
        total: how many there are in all.
        facets: what the list can be narrowed by.
        words: what was searched for; empty for nothing.
        order: ``excess`` or ``newest``.
        chosen: (name, label, address without it) of what the list is narrowed by.
        following: address of the next claims; None after the last.
        kept: (name, value) of what the list is narrowed by, as the address has it.
        folded: whether all but the first dozen are folded away, for a page that has them all.
    """

    entries: Sequence[Entry]
    total: int
    facets: Sequence[Facet]
    words: str = ""
    order: str = "excess"
    chosen: Sequence[tuple[str, str, str]] = ()
    following: str | None = None
    kept: Sequence[tuple[str, str]] = ()
    folded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Affair:
    """A story in one line.

    Args:
        id: of the story.
        text: of the claim that stands for it.
        language: of that text.
        claims: how many.
        documents: how many.
        listed: its claims, where they are to be listed: the first of them.
    """

    id: str
    text: str
    language: str
    claims: int
    documents: int
    listed: Sequence[Claim] = ()


def affairs(shelf: Catalogue) -> list[Affair]:
    """Give the stories of a pile, those of most documents first."""
    ranked = sorted(shelf.trace.stories, key=lambda each: (-len(each.documents), -len(each.claims), each.id))
    return [
        Affair(
            id=each.id,
            text=each.text,
            language=each.language,
            claims=len(each.claims),
            documents=len(each.documents),
            listed=[shelf.claims[id_] for id_ in each.claims[:CLAIMS_OF_STORY] if id_ in shelf.claims],
        )
        for each in ranked[:STORIES_LISTED]
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """What stands on the first page.

    Args:
        found: what is in the pile.
        listing: the claims.
        affairs: the stories, those of most documents first.
        singles: claims of one witness, where they have no page of their own.
        live: whether a server answers what is searched for; else a script narrows what the page has.
    """

    found: Contents
    listing: Listing
    affairs: Sequence[Affair] = ()
    singles: Sequence[Section] = ()
    live: bool = False
