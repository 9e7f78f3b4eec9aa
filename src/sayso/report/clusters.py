"""Wordings: what several documents carry in the same words, or translated, with who carries it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sayso.case import WordingRow
from sayso.records import Copy, CopyKind, Document, Moment, Passage
from sayso.report.catalogue import TONES, Catalogue, language_name
from sayso.report.cleaning import anchor, line
from sayso.report.kinds import alike, copy_name
from sayso.report.links import Links
from sayso.report.moments import interval, when
from sayso.report.rosters import Choice, choices, word_of
from sayso.report.texts import share_of
from sayso.report.tongues import gettext

CARRIERS_NAMED = 12
_LONGEST_WORDS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Pasted:
    """One copy in the list of a wording: names of both texts, the original first; how; how alike; its page, or its place here."""

    id: str
    names: tuple[str, str]
    directed: bool
    kind: str
    alike: str
    changes: int
    href: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """A wording in the list.

    Args:
        tone: its colour number.
        href: of the side by side of its first copy; None where this has no page.
        words: of the earliest passage, the beginning.
        language: of these; empty where it is not known.
        kinds: how the copies differ; as they are asked for, and as they are shown.
        copies, documents: how many.
        chars: of the longest passage, code points.
        outlets: names of the outlets; None where only the carriers are known.
        languages: of the documents; None where they are not known.
        shares: the least and the highest share of a document that it is, in hundredths; None where they are not known.
        published: within which dates, in words; empty without dates.
        carriers: (name, address) of the documents, by date, the first dozen.
        pasted: the copies; empty where they have to be asked for one by one.
    """

    tone: int
    href: str | None
    words: str
    language: str
    kinds: tuple[tuple[str, str], ...]
    copies: int
    documents: int
    chars: int
    outlets: tuple[str, ...] | None
    languages: tuple[str, ...] | None
    shares: tuple[int, int] | None
    published: str
    carriers: tuple[tuple[str, str], ...]
    pasted: tuple[Pasted, ...] = ()


def clusters(shelf: Catalogue, paged: Sequence[Copy]) -> list[Cluster]:
    """Give the wordings of a pile, those of most documents first.

    Args:
        shelf: of the whole pile.
        paged: the copies that have a page of their own.
    """
    groups: defaultdict[int, list[Copy]] = defaultdict(list)
    for copy in shelf.trace.copies:
        if copy.id in shelf.wordings:
            groups[shelf.wordings[copy.id]].append(copy)
    found = [_cluster(shelf, number, copies, {each.id for each in paged}) for number, copies in groups.items()]
    return sorted(found, key=lambda each: (-each.documents, -each.chars, each.words))


def _cluster(shelf: Catalogue, number: int, copies: Sequence[Copy], paged: set[str]) -> Cluster:
    sides: defaultdict[str, list[Passage]] = defaultdict(list)
    for copy in copies:
        for side in (copy.a, copy.b):
            sides[side.document].append(side)
    order = sorted(sides, key=shelf.date_key)
    documents = [shelf.documents[each] for each in order]
    shares = [round(100 * share_of(shelf.documents[each], sides[each])) for each in order]
    first = next((each for each in copies if each.id in paged), None)
    kinds = sorted({str(each.kind) for each in copies})
    return Cluster(
        tone=number % TONES + 1,
        href=shelf.href("copy", first.id) if first else None,
        words=line(documents[0].words(min(sides[order[0]]).span), _LONGEST_WORDS),
        language=documents[0].language,
        kinds=tuple((kind, copy_name(kind)) for kind in kinds),
        copies=len(copies),
        documents=len(order),
        chars=max(len(side.span) for own in sides.values() for side in own),
        outlets=tuple(dict.fromkeys(shelf.outlet(each) for each in order)),
        languages=tuple(dict.fromkeys(language_name(each.language) for each in documents)),
        shares=(min(shares), max(shares)),
        published=_published(documents),
        carriers=tuple((shelf.name(each), shelf.href("document", each)) for each in order[:CARRIERS_NAMED]),
        pasted=tuple(_pasted(shelf, each, paged) for each in copies),
    )


def _published(documents: Iterable[Document]) -> str:
    dates = [each.published for each in documents if interval(each.published) and each.published]
    first = min((each.earliest or each.latest or "" for each in dates), default="")
    last = max((each.latest or each.earliest or "" for each in dates), default="")
    return when(Moment(first, last, "")) if dates else ""


def _pasted(shelf: Catalogue, copy: Copy, paged: set[str]) -> Pasted:
    names = (shelf.name(copy.a.document), shelf.name(copy.b.document))
    return Pasted(
        id=anchor("copy", copy.id),
        names=names[::-1] if copy.direction == "b->a" else names,
        directed=copy.direction is not None,
        kind=copy_name(copy.kind),
        alike=alike(copy),
        changes=len(copy.changes),
        href=shelf.href("copy", copy.id) if copy.id in paged else None,
    )


def cluster_of(row: WordingRow, rank: int, names: Mapping[str, str], links: Links) -> Cluster:
    """Give a wording as a case lists it.

    Args:
        row: of the list.
        rank: its place in the list, for its colour.
        names: how documents are called, by id.
        links: where pages are found.
    """
    return Cluster(
        tone=rank % TONES + 1,
        href=links("copy", row.id),
        words=line(row.words, _LONGEST_WORDS),
        language="",
        kinds=tuple((kind, copy_name(kind)) for kind in row.kinds),
        copies=row.copies,
        documents=row.documents,
        chars=row.chars,
        outlets=None,
        languages=None,
        shares=None,
        published=when(Moment(row.since, row.until, "")) if row.since else "",
        carriers=tuple((names.get(each, each), links("document", each)) for each in row.carriers),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterFacets:
    """What a list of wordings can be narrowed by: how the copies differ, whether they cross languages, by which outlets."""

    kinds: tuple[Choice, ...]
    across: tuple[Choice, ...]
    outlets: tuple[Choice, ...]

    def words(self, cluster: Cluster) -> str:
        """Give the words of the choices that a wording has, for the script that narrows the list."""
        held = (
            word_of(self.kinds, (name for _, name in cluster.kinds)),
            word_of(self.across, _across(cluster)),
            word_of(self.outlets, cluster.outlets or ()),
        )
        return " ".join(filter(None, held))


def facets_of_clusters(clusters: Sequence[Cluster]) -> ClusterFacets:
    """Count what a list of wordings can be narrowed by."""
    return ClusterFacets(
        kinds=choices("kind", ((name for _, name in each.kinds) for each in clusters)),
        across=choices("across", map(_across, clusters)),
        outlets=choices("outlet", (each.outlets or () for each in clusters), least=2),
    )


def _across(cluster: Cluster) -> tuple[str, ...]:
    """Say that a wording crosses languages, where it does."""
    crosses = any(kind == CopyKind.TRANSLATED for kind, _ in cluster.kinds) or len(cluster.languages or ()) > 1
    return (gettext("across languages"),) if crosses else ()
