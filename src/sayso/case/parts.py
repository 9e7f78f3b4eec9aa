"""Parts of a case: traces that hold only the records that one page shows, so that the code of the report shows them unchanged.

Each part takes a dozen queries, however many records it holds. A whole document is as it was stored; a head of one lacks its
paragraphs and links, so that names, dates and words of a passage can be shown, and reading it costs next to nothing.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sayso.case.plain import record
from sayso.case.tables import Asker, listed
from sayso.records import (
    Actor,
    Claim,
    Copy,
    Correction,
    Document,
    Input,
    Lineage,
    Node,
    Passage,
    Run,
    Statement,
    Story,
    Trace,
)

MOST_WHOLE = 300  # documents of a part; of those beyond, the heads: decoding one of 3,700 characters takes 0.14 ms
MOST_HEADS = 3000
MOST_COPIES = 2000
MOST_CLAIMS = 500
_OF_WHOLE = {"paragraphs_json", "links_json"}
_FOUND_IN = "in (select value from json_each(?))"
_LAST_RUN = "select id, version, settings_json, models_json, seconds from runs order by number desc limit 1"
_COPIES_OF_DOCUMENT = "select id from copies where a_document = ? union select id from copies where b_document = ? limit ?"
_COPIES_OF_CLAIM = """
select copies.id from witnesses as own join copies on copies.a_document = own.document
  where own.claim = ? and json_extract(copies.a_json, '$.start') < own."end" and json_extract(copies.a_json, '$.end') > own.start
union
select copies.id from witnesses as own join copies on copies.b_document = own.document
  where own.claim = ? and json_extract(copies.b_json, '$.start') < own."end" and json_extract(copies.b_json, '$.end') > own.start
limit ?
"""
_WITH_OUTER = """
with recursive own (id) as (
  select value from json_each(?)
  union select statements.parent from own join statements on statements.id = own.id where statements.parent is not null
)
select {} from statements where id in own order by number
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wanted:
    """What a part is made of: records that were read already, and ids of what they name.

    Args:
        claims, lineages, copies, stories: records.
        statements: ids; those that they stand in come along.
        whole, heads: ids of documents, the most needed first.
        actors: ids besides those of speakers and lineages.
    """

    claims: Sequence[Claim] = ()
    lineages: Sequence[Lineage] = ()
    copies: Sequence[Copy] = ()
    stories: Sequence[Story] = ()
    statements: Iterable[str | None] = ()
    whole: Iterable[str] = ()
    heads: Iterable[str] = ()
    actors: Iterable[str] = ()


def last_run(asker: Asker) -> Run | None:
    """Give the manifest of the last run without its inputs, which may be as many as the documents; None where none was ended."""
    for row in asker.rows(_LAST_RUN, ()):
        settings, models = ((tuple(each) for each in json.loads(row[name])) for name in ("settings_json", "models_json"))
        return Run(
            id=row["id"],
            version=row["version"],
            settings=tuple((name, value) for name, value in settings),
            inputs=(),
            models=tuple((name, value) for name, value in models),
            seconds=row["seconds"],
        )
    return None


def inputs(asker: Asker) -> tuple[Input, ...]:
    """Give every file that was read, in order."""
    return tuple(Input(each["path"], each["sha256"]) for each in asker.rows("select path, sha256 from files order by number", ()))


def part_of_claim(asker: Asker, name: str) -> Trace:
    """Give a claim with its versions, everyone who carries or denies it, and what shows on whose word it rests."""
    claim = asker.one(Claim, name)
    versions = asker.of_ids(Claim, (each.claim for each in claim.versions))
    lineages = asker.of_ids(Lineage, (claim.id, *(each.id for each in versions)))
    own = [each for each in lineages if each.claim == claim.id]
    copies = asker.of_ids(Copy, asker.ids(_COPIES_OF_CLAIM, (claim.id, claim.id, MOST_COPIES)))
    wanted = _Wanted(
        claims=sorted((claim, *versions), key=lambda each: each.id),
        lineages=lineages,
        copies=copies,
        stories=asker.of_ids(Story, asker.ids("select value from facets where claim = ? and name = 'story'", (claim.id,))),
        statements=[each for witness in claim.witnesses for each in (witness.statement, witness.credited)],
        whole=_told_in((claim,), own),
        heads=_ends(copies),
    )
    return _gathered(asker, wanted)


def part_of_claims(asker: Asker, names: Sequence[str], stories: Sequence[Story] = ()) -> Trace:
    """Give claims as lists show them: their lineages, who carries them, and heads of the documents.

    Args:
        asker: of the case.
        names: ids of the claims, of which the first 500 are given.
        stories: that the part shall hold besides.
    """
    claims = asker.of_ids(Claim, names[:MOST_CLAIMS])
    lineages = asker.of_ids(Lineage, (each.id for each in claims))
    wanted = _Wanted(
        claims=claims,
        lineages=lineages,
        stories=stories,
        statements=[each for claim in claims for witness in claim.witnesses for each in (witness.statement, witness.credited)],
        heads=_told_in(claims, lineages),
    )
    return _gathered(asker, wanted)


def part_of_document(asker: Asker, name: str) -> Trace:
    """Give a document with what it says, whom it quotes, what it shares with others, and the claims that it carries or denies."""
    document = asker.one(Document, name)
    claims = asker.of_ids(
        Claim, asker.ids("select distinct claim from witnesses where document = ? limit ?", (document.id, MOST_CLAIMS))
    )
    lineages = asker.of_ids(Lineage, (each.id for each in claims))
    copies = asker.of_ids(Copy, asker.ids(_COPIES_OF_DOCUMENT, (document.id, document.id, MOST_COPIES)))
    told = [witness for claim in claims for witness in claim.witnesses if witness.document == document.id]
    said = asker.ids("select id from statements where document = ?", (document.id,))
    wanted = _Wanted(
        claims=claims,
        lineages=lineages,
        copies=copies,
        statements=(*said, *(each.credited for each in told)),
        whole=(document.id,),
        heads=(*_ends(copies), *_told_in(claims, lineages)),
    )
    return _gathered(asker, wanted)


def part_of_statements(asker: Asker, names: Sequence[str], speaker: Actor) -> Trace:
    """Give statements of a speaker with their documents, and the claims that they bear witness to.

    Args:
        asker: of the case.
        names: ids of the statements.
        speaker: who is credited with them.
    """
    asked = f"select distinct claim from witnesses where statement {_FOUND_IN} order by claim limit ?"  # noqa: S608 - our own words
    claims = asker.of_ids(Claim, asker.ids(asked, (json.dumps(names), MOST_CLAIMS)))
    lineages = asker.of_ids(Lineage, (each.id for each in claims))
    homes = f"select distinct document from statements where id {_FOUND_IN}"  # noqa: S608
    wanted = _Wanted(
        claims=claims,
        lineages=lineages,
        statements=names,
        whole=asker.ids(homes, (json.dumps(names),)),
        heads=_told_in(claims, lineages),
        actors=(speaker.id,),
    )
    return _gathered(asker, wanted)


def part_of_copy(asker: Asker, name: str) -> Trace:
    """Give a copy with both texts, and whatever else carries the same wording."""
    copy = asker.one(Copy, name)
    asked = "select copy from wordings where wording = (select wording from wordings where copy = ?) order by copy limit ?"
    copies = asker.of_ids(Copy, (copy.id, *asker.ids(asked, (copy.id, MOST_COPIES))))
    both = (copy.a.document, copy.b.document)
    said = asker.ids("select id from statements where document in (?, ?)", both)
    return _gathered(asker, _Wanted(copies=copies, statements=said, whole=both, heads=_ends(copies)))


def part_of_story(asker: Asker, name: str) -> Trace:
    """Give a story with its claims, as lists show them."""
    story = asker.one(Story, name)
    return part_of_claims(asker, story.claims, (story,))


def _gathered(asker: Asker, wanted: _Wanted) -> Trace:
    """Ask for everything that the records name, and put it together in the order of a whole trace."""
    statements = _with_outer(asker, wanted.statements)
    nodes = [node for lineage in wanted.lineages for node in _nodes(lineage)]
    actors = {*wanted.actors, *(each.speaker for each in statements), *(each.actor for each in nodes)}
    whole = list(dict.fromkeys(wanted.whole))
    heads = dict.fromkeys((*whole[MOST_WHOLE:], *wanted.heads, *(each.document for each in statements)))
    whole = whole[:MOST_WHOLE]
    beside = [each for each in heads if each not in set(whole)][:MOST_HEADS]
    documents = _documents(asker, whole, beside)
    named = {*(each.id for each in documents), *(each.id for each in statements), *(each.id for each in wanted.claims)}
    return Trace(
        run=last_run(asker) or Run(id="", version="", settings=(), inputs=()),
        documents=documents,
        statements=statements,
        actors=asker.of_ids(Actor, actors),
        copies=tuple(wanted.copies),
        claims=tuple(wanted.claims),
        lineages=tuple(wanted.lineages),
        unread=(),
        corrections=tuple(each for each in asker.all_of(Correction) if named & set(_about(each))),
        stories=tuple(wanted.stories),
    )


def _with_outer(asker: Asker, names: Iterable[str | None]) -> tuple[Statement, ...]:
    """Give statements with all those that they stand in, in the order in which they came."""
    asked = _WITH_OUTER.format(listed(Statement, asker.version))
    return tuple(record(Statement, each) for each in asker.rows(asked, (json.dumps([each for each in names if each]),)))


def _documents(asker: Asker, whole: Sequence[str], heads: Sequence[str]) -> tuple[Document, ...]:
    """Give documents in the order in which they came: some whole, of the others the heads."""
    names = listed(Document, asker.version)
    for each in _OF_WHOLE:
        names = names.replace(f'"{each}"', f"case when id {_FOUND_IN} then {each} else '[]' end as {each}")
    found = f"select {names} from documents where id {_FOUND_IN} order by number"  # noqa: S608 - our own names
    return tuple(
        record(Document, each)
        for each in asker.rows(found, (*[json.dumps(whole)] * len(_OF_WHOLE), json.dumps([*whole, *heads])))
    )


def _nodes(lineage: Lineage) -> Iterator[Node]:
    yield from lineage.nodes
    yield from lineage.denials.nodes if lineage.denials else ()


def _told_in(claims: Iterable[Claim], lineages: Iterable[Lineage]) -> Iterator[str]:
    """Name the documents of witnesses, then those of versions, nodes and receipts."""
    claims, lineages = list(claims), [each for own in lineages for each in (own, own.denials) if each]
    yield from (witness.document for claim in claims for witness in claim.witnesses)
    yield from (passage.document for claim in claims for version in claim.versions for passage in version.passages)
    yield from (node.document for lineage in lineages for node in lineage.nodes if node.document)
    receipts = [receipt for claim in claims for receipt in claim.receipts]
    receipts += [receipt for lineage in lineages for receipt in lineage.receipts]
    yield from (passage.document for receipt in receipts for passage in receipt.passages)


def _ends(copies: Iterable[Copy]) -> Iterator[str]:
    for copy in copies:
        yield copy.a.document
        yield copy.b.document


def _about(correction: Correction) -> Iterator[str]:
    """Name what a correction is about."""
    for side in (correction.a, correction.b):
        yield side.document if isinstance(side, Passage) else side
    if correction.claim:
        yield correction.claim
