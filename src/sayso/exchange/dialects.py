"""The same tables under the names that users of other tools have in their scripts (docs/copies-command.md maps them).

passim: github.com/dasmiq/passim, the columns of ``out.json`` and, with ``--pairwise``, ``align.json``. D3lta:
github.com/VIGINUM-FR/D3lta, the columns of ``matches`` and ``df_clusters``.
"""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from hashlib import blake2b

from rapidfuzz.distance import Levenshtein

from sayso.copies.differences import differences
from sayso.exchange.columns import (
    CLUSTERS,
    PAIRS,
    PASSAGES,
    ClusterRow,
    Column,
    DocumentRow,
    PairRow,
    PassageRow,
    first_day,
)
from sayso.records import CopyKind, Document, Passage

# of two texts in one language: more alike are "copy-pasta", others "rewording". Source: D3lta's threshold_grapheme
D3LTA_COPY_PASTA = 0.693


class Names(StrEnum):
    """Whose names the columns have."""

    SAYSO = "sayso"
    PASSIM = "passim"
    D3LTA = "d3lta"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """The tables that are written, each as (name of the file, columns); None where the other tool has no such table."""

    pairs: tuple[str, tuple[Column[PairRow], ...]]
    passages: tuple[str, tuple[Column[PassageRow], ...]] | None = None
    clusters: tuple[str, tuple[Column[ClusterRow], ...]] | None = None
    documents: tuple[str, tuple[Column[DocumentRow], ...]] | None = None


def passim_uid(id: str) -> int:  # noqa: A002 - the word that passim has for it
    """Give a document's number as passim does: 64 bits of a hash of its id, with a sign. The hash is another than Spark's."""
    return int.from_bytes(blake2b(id.encode("utf-8", "replace"), digest_size=8).digest(), "big", signed=True)


def _read(row: PairRow) -> tuple[Document, Document]:
    """Give the documents in passim's order: the source, where it is known, has no 2 behind its names."""
    return (row.b, row.a) if row.copy.direction == "b->a" else (row.a, row.b)


def _span(row: PairRow, place: int) -> tuple[int, int]:
    passages = (row.copy.b, row.copy.a) if row.copy.direction == "b->a" else (row.copy.a, row.copy.b)
    return passages[place].start, passages[place].end


@lru_cache(maxsize=1)
def _side_by_side(row: PairRow) -> tuple[str, str]:
    """Write two passages one below the other, filled up with "-"; a hyphen of theirs is U+2010, as passim has it."""
    first, second = _read(row)
    lines: tuple[list[str], list[str]] = ([], [])
    for part in differences(row.copy, first, second):
        sides = [page.text[slice(*side)].replace("-", "\u2010") for page, side in ((first, part.first), (second, part.second))]
        width = max(map(len, sides))
        for line, words in zip(lines, sides, strict=True):
            line.append(words.ljust(width, "-"))
    return "".join(lines[0]), "".join(lines[1])


def _matches(row: PairRow) -> int:
    return sum(one == other for one, other in zip(*_side_by_side(row), strict=True))


def _passim_pair(place: int) -> tuple[Column[PairRow], ...]:
    """Give the columns of one side; those of the second end in 2."""
    end = "2" if place else ""

    def page(row: PairRow) -> Document:
        return _read(row)[place]

    return (
        Column(f"uid{end}", "integer", "", "64 bits of a hash of id", lambda row: passim_uid(page(row).id)),
        Column(f"id{end}", "text", "", "of the document", lambda row: page(row).id),
        Column(f"series{end}", "text", "", "the outlet", lambda row: page(row).outlet),
        Column(f"date{end}", "text", "ISO 8601", "first instant that it may be from", lambda row: first_day(page(row))),
        Column(f"begin{end}", "integer", "code points", "where the passage begins", lambda row: _span(row, place)[0]),
        Column(f"end{end}", "integer", "code points", "where it ends", lambda row: _span(row, place)[1]),
    )


PASSIM = Dialect(
    pairs=(
        "align",
        (
            *_passim_pair(0),
            *_passim_pair(1),
            Column("s1", "text", "", "the source's passage, gaps as -", lambda row: _side_by_side(row)[0]),
            Column("s2", "text", "", "the other one below it", lambda row: _side_by_side(row)[1]),
            Column("matches", "integer", "characters", "that are equal in s1 and s2", _matches),
        ),
    ),
    passages=(
        "out",
        (
            Column("uid", "integer", "", "64 bits of a hash of id", lambda row: passim_uid(row.document.id)),
            Column("cluster", "integer", "", "number of the cluster; 0 has the most documents", lambda row: row.cluster),
            Column("size", "integer", "documents", "how many documents the cluster has", lambda row: row.size),
            Column("begin", "integer", "code points", "where the passage begins", lambda row: row.start),
            Column("end", "integer", "code points", "where it ends", lambda row: row.end),
            Column("id", "text", "", "of the document", lambda row: row.document.id),
            Column("series", "text", "", "the outlet", lambda row: row.document.outlet),
            Column("date", "text", "ISO 8601", "first instant that it may be from", lambda row: first_day(row.document)),
            Column("title", "text", "", "as the input gives it", lambda row: row.document.title),
            Column("url", "text", "", "as the input gives it", lambda row: row.document.url),
            Column("text", "text", "", "the whole passage", lambda row: row.text),
        ),
    ),
)


def grapheme(text: str) -> str:
    """Give the letters and figures of a text alone: no case, accents, blanks or punctuation, as D3lta compares texts.

    Example:
        >>> grapheme("Déjà  vu, 3 fois!")
        'dejavu3fois'
    """
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in plain if character.isalnum())


def _d3lta_kind(row: PairRow) -> str:
    if row.copy.kind is CopyKind.TRANSLATED:
        return "translation"
    alike = row.copy.kind is CopyKind.VERBATIM or (_likeness(row) or 0) > D3LTA_COPY_PASTA
    return "copy-pasta" if alike else "rewording"


@lru_cache(maxsize=1)
def _likeness(row: PairRow) -> float | None:
    if row.copy.kind is CopyKind.TRANSLATED:
        return None
    sides = grapheme(row.a.words(row.copy.a.span)), grapheme(row.b.words(row.copy.b.span))
    return round(Levenshtein.normalized_similarity(*sides), 4)


def _both_ids(row: PairRow) -> str:
    return "-".join(sorted((row.a.id, row.b.id)))


def _d3lta_side(name: str, of: Callable[[PairRow], tuple[Document, Passage]]) -> tuple[Column[PairRow], ...]:
    """Give the columns of the source or the target; ``of`` gives document and passage."""

    def words(row: PairRow) -> str:
        document, passage = of(row)
        return document.words(passage.span)

    return (
        Column(f"language_{name}", "text", "ISO 639-1", f"of the {name}", lambda row: of(row)[0].language),
        Column(f"text_to_embed_{name}", "text", "", "words of the passage", words),
        Column(f"text_grapheme_{name}", "text", "", "its letters and figures alone", lambda row: grapheme(words(row))),
    )


D3LTA = Dialect(
    pairs=(
        "matches",
        (
            Column("source", "text", "", "id of the first document", lambda row: row.a.id),
            Column("target", "text", "", "id of the second", lambda row: row.b.id),
            Column("score", "number", "0 to 1", "share of equal words; else likeness", lambda row: row.copy.score),
            Column("duplicates", "text", "", "both ids, the lesser first", _both_ids),
            *_d3lta_side("source", lambda row: (row.a, row.copy.a)),
            *_d3lta_side("target", lambda row: (row.b, row.copy.b)),
            Column("dup_type", "text", "", "copy-pasta, rewording or translation", _d3lta_kind),
            Column("score_lev", "number", "0 to 1", "likeness of both text_grapheme; translated: empty", _likeness),
        ),
    ),
    documents=(
        "clusters",
        (
            Column("id", "text", "", "of the document", lambda row: row.document.id),
            Column("original", "text", "", "its whole text", lambda row: row.document.text),
            Column("language", "text", "ISO 639-1", "of the document", lambda row: row.document.language),
            Column("cluster", "integer", "", "0 has the most documents; empty without copies", lambda row: row.group),
        ),
    ),
)

SAYSO = Dialect(pairs=("pairs", PAIRS), passages=("passages", PASSAGES), clusters=("clusters", CLUSTERS))

DIALECTS = {Names.SAYSO: SAYSO, Names.PASSIM: PASSIM, Names.D3LTA: D3LTA}
