"""What pages ask for, made of what was found: rows that an index finds, where records hold lists.

One query for each table tells what it should hold; only rows that differ are written. The writer does so when a run has ended,
a migration once.
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator

import numpy as np

from sayso.kernels.components import components

_MARKED = """
create temp table marked as
  select lineages.claim, json_extract(node.value, '$.document') as document, json_extract(node.value, '$.passage.start') as start,
    json_extract(node.value, '$.passage.end') as "end", max(json_extract(node.value, '$.dropped')) as dropped,
    max(json_extract(node.value, '$.end') is 'nothing named') as unsourced
  from temp.touched join lineages using (claim), json_each(lineages.nodes_json) as node
  where json_extract(node.value, '$.kind') = 'witness'
  group by 1, 2, 3, 4
"""

_WITNESSES = """
select claims.id, each.key, json_extract(each.value, '$.document'), json_extract(each.value, '$.statement'),
  json_extract(each.value, '$.stance'), json_extract(each.value, '$.headline'), json_extract(each.value, '$.passage.start'),
  json_extract(each.value, '$.passage.end'), json_extract(each.value, '$.credited'), json_extract(each.value, '$.receipt'),
  coalesce(marked.dropped, 0) and json_extract(each.value, '$.credited') is not null, coalesce(marked.unsourced, 0)
from temp.touched join claims on claims.id = touched.claim, json_each(claims.witnesses_json) as each
left join temp.marked on marked.claim = claims.id and marked.document = json_extract(each.value, '$.document')
  and marked.start = json_extract(each.value, '$.passage.start') and marked."end" = json_extract(each.value, '$.passage.end')
"""

_IN_SHORT = """
select number, id, title, outlet, language, file, published_json,
  iif(coalesce(earliest, latest) glob '[0-9][0-9][0-9][0-9]*', coalesce(earliest, latest), ''),
  iif(coalesce(latest, earliest) glob '[0-9][0-9][0-9][0-9]*', coalesce(latest, earliest), ''),
  (select count(*) from statements where document = documents.id),
  (select count(distinct claim) from witnesses where document = documents.id),
  (select count(*) from copies where a_document = documents.id)
    + (select count(*) from copies where b_document = documents.id and a_document <> b_document)
from documents
"""

_RANKS = """
select witnesses.claim, coalesce(lineages.documents, 0), coalesce(lineages.low, 0), coalesce(lineages.high, 0),
  coalesce(lineages.documents - lineages.low, 0), count(distinct witnesses.document), coalesce(min(nullif(short.since, '')), ''),
  coalesce(max(short.until), '')
from witnesses left join lineages on lineages.claim = witnesses.claim
left join documents_in_short as short on short.document = witnesses.document
group by witnesses.claim
"""

_FACETS = """
select 'outlet', outlet, claim from witnesses join documents_in_short as short using (document) where outlet is not null
union select 'language', language, claim from witnesses join documents_in_short as short using (document)
union select 'month', substr(short.since, 1, 7), claim from witnesses join documents_in_short as short using (document)
  where length(short.since) >= 7 and substr(short.since, 1, 7) = substr(short.until, 1, 7)
union select 'stance', stance, claim from witnesses
union select 'act', statements.act, claim from witnesses join statements on statements.id = statement
union select 'speaker', statements.speaker, claim from witnesses join statements on statements.id = statement
  where statements.speaker is not null
union select 'speaker', json_extract(node.value, '$.actor'), claim from lineages, json_each(lineages.nodes_json) as node
  where json_extract(node.value, '$.actor') is not null
union select 'dropped', 'yes', claim from witnesses where dropped
union select 'unsourced', 'yes', claim from witnesses where unsourced
union select 'several', 'yes', claim from ranks where carriers > 1
union select 'story', stories.id, each.value from stories, json_each(stories.claims_json) as each
"""

_SPEAKERS = """
select statements.speaker, count(distinct statements.id), count(distinct statements.document), count(distinct witnesses.claim),
  coalesce(min(nullif(short.since, '')), ''), coalesce(max(short.until), '')
from statements join actors on actors.id = statements.speaker
join documents_in_short as short on short.document = statements.document
left join witnesses on witnesses.statement = statements.id
group by statements.speaker
"""

_WORDINGS_IN_SHORT = """
select wording, count(distinct copies.id),
  (select count(distinct value) from wordings as own join copies on copies.id = own.copy,
      json_each(json_array(a_document, b_document))
    where own.wording = wordings.wording),
  group_concat(distinct copies.kind),
  max(max(json_extract(a_json, '$.end') - json_extract(a_json, '$.start'),
    json_extract(b_json, '$.end') - json_extract(b_json, '$.start')))
from wordings join copies on copies.id = wordings.copy group by wording
"""

_DERIVED = (
    ("documents_in_short", "number", _IN_SHORT),
    ("ranks", "claim", _RANKS),
    ("facets", "name, value, claim", _FACETS),
    ("speakers", "actor", _SPEAKERS),
    ("wordings", "copy", "select copy, wording from temp.worded"),
    ("wordings_in_short", "wording", _WORDINGS_IN_SHORT),
)
"""Each table with its key and with what it should hold; a later one may rest on an earlier one."""


def derive(connection: sqlite3.Connection, touched: Iterable[str] | None = None) -> None:
    """Bring what pages ask for up to date with what the last run found; inside of the writer's transaction.

    Args:
        connection: of the case.
        touched: ids of the claims that differ from those of the run before, or whose lineages do; all where None.
    """
    connection.execute("create temp table touched (claim text primary key) without rowid")
    every = "select id from claims union select claim from witnesses"
    chosen = every if touched is None else "select value from json_each(?)"
    connection.execute(f"insert into temp.touched {chosen}", () if touched is None else (json.dumps(sorted(touched)),))
    connection.execute(_MARKED)
    connection.execute("create index temp.marked_by_claim on marked (claim, document, start)")
    connection.execute("create temp table worded (copy text primary key, wording text not null) without rowid")
    connection.executemany("insert into temp.worded values (?, ?)", wordings(connection))
    _renew(connection, "witnesses", "claim, rank", _WITNESSES, "where claim in (select claim from temp.touched)")
    for table, key, wanted in _DERIVED:
        _renew(connection, table, key, wanted)
    for table in ("marked", "worded", "touched"):
        connection.execute(f"drop table temp.{table}")


def _renew(connection: sqlite3.Connection, table: str, key: str, wanted: str, part: str = "") -> None:
    """Make a table, or a part of it, hold what a query gives; rows that it holds already are not touched."""
    there = f"select * from {table} {part}"  # noqa: S608 - our own names, here and below
    connection.execute(f"create temp table wanted as select * from {table} limit 0")  # noqa: S608
    connection.execute(f"insert into temp.wanted {wanted}")
    gone = f"select {key} from ({there} except select * from temp.wanted)"  # noqa: S608
    connection.execute(f"delete from {table} where ({key}) in ({gone})")  # noqa: S608
    connection.execute(f"insert into {table} select * from temp.wanted except {there}")  # noqa: S608
    connection.execute("drop table temp.wanted")


def wordings(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Give each copy with its wording: the least id of all copies whose passages overlap, directly or through others."""
    copies = [each[0] for each in connection.execute("select id from copies order by id")]
    rank = {copy: place for place, copy in enumerate(copies)}
    pairs = list(_overlapping(connection))
    first, second = (np.array([rank[pair[side]] for pair in pairs], dtype=np.int64) for side in (0, 1))
    groups = components(len(copies), first, second).tolist()
    least: dict[int, str] = {}
    for copy, group in zip(copies, groups, strict=True):
        yield copy, least.setdefault(group, copy)


def _overlapping(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Give neighbours among the passages of a document that overlap, by the ids of their copies."""
    asked = "select {0}_document, json_extract({0}_json, '$.start'), json_extract({0}_json, '$.end'), id from copies"
    sides: defaultdict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for side in "ab":
        for document, start, end, copy in connection.execute(asked.format(side)):
            sides[document].append((start, end, copy))
    for passages in sides.values():
        reach, before = 0, ""
        for start, end, copy in sorted(passages):
            if start < reach:
                yield before, copy
            reach, before = (max(reach, end) if start < reach else end), copy
