"""The JSON of a trace put together again from its tables: an independent reading of docs/export.md."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

Row = dict[str, Any]


def rebuilt(tables: dict[str, list[Row]]) -> Row:
    """Give what ``to_json`` gives, from the rows of every table by name."""
    ranked = {name: _by(rows, "rank") if "rank" in (rows[0] if rows else {}) else rows for name, rows in tables.items()}
    (run,) = tables["run"]
    return {
        "format": "sayso/1",
        "run": {
            **run,
            "settings": {row["name"]: row["value"] for row in tables["settings"]},
            "models": {row["name"]: row["sha256"] for row in tables["models"]},
            "inputs": tables["inputs"],
        },
        "documents": [_document(row, ranked) for row in tables["documents"]],
        "statements": [_statement(row, ranked) for row in tables["statements"]],
        "actors": [{**row, "names": _listed(ranked["actor_names"], "name", actor=row["id"])} for row in tables["actors"]],
        "copies": [_copy(row, ranked) for row in tables["copies"]],
        "claims": [_claim(row, ranked) for row in tables["claims"]],
        "stories": [
            {
                **row,
                "claims": _listed(ranked["story_claims"], "claim", story=row["id"]),
                "documents": _listed(ranked["story_documents"], "document", story=row["id"]),
            }
            for row in tables["stories"]
        ],
        "corrections": [
            {
                **_kept(row, "judgement", "claim", "by", "at", "why"),
                "a": row["a"] or _passage(row, "a_"),
                "b": row["b"] or _passage(row, "b_"),
            }
            for row in ranked["corrections"]
        ],
        "unread": [_kept(row, "path", "why", "offset") for row in ranked["unread"]],
    }


def _document(row: Row, tables: dict[str, list[Row]]) -> Row:
    named = "id", "title", "outlet", "author", "language", "url", "file", "offset", "text"
    return {
        **_kept(row, *named),
        "published": _moment(row, "published"),
        "captured": row["captured"],
        "paragraphs": [
            _kept(each, "start", "end", "language", "headline") for each in _of(tables["paragraphs"], document=row["id"])
        ],
        "links": [
            {"url": each["url"], "span": None if each["start"] is None else _kept(each, "start", "end")}
            for each in _of(tables["links"], document=row["id"])
        ],
    }


def _statement(row: Row, tables: dict[str, list[Row]]) -> Row:
    id_ = row["id"]
    parts = {
        part: [_kept(each, "start", "end", "text") for each in _of(tables["statement_spans"], statement=id_, part=part)]
        for part in ("content", "hedge")
    }
    return {
        **_kept(row, "id", "document", "parent", "speaker", "kind", "act", "hedged", "language", "score"),
        "source": _words(row, "source"),
        "cue": _words(row, "cue"),
        "content": parts["content"],
        "hedges": parts["hedge"],
        "said": _moment(row, "said"),
        "evidence": [
            _kept(each, "kind", "start", "end", "text", "inside") for each in _of(tables["statement_evidence"], statement=id_)
        ],
        "notes": _listed(tables["statement_notes"], "note", statement=id_),
    }


def _copy(row: Row, tables: dict[str, list[Row]]) -> Row:
    return {
        **_kept(row, "id", "kind", "score", "direction", "why"),
        "a": _passage(row, "a_"),
        "b": _passage(row, "b_"),
        "share": {"a": row["share_a"], "b": row["share_b"]},
        "pairs": [
            {side: {"start": each[f"{side}_start"], "end": each[f"{side}_end"]} for side in "ab"}
            for each in _of(tables["copy_pairs"], copy=row["id"])
        ],
        "changes": _listed(tables["copy_changes"], "change", copy=row["id"]),
    }


def _claim(row: Row, tables: dict[str, list[Row]]) -> Row:
    id_ = row["id"]
    witnessed = "statement", "document", "start", "end", "stance", "headline", "receipt", "credited"
    return {
        **_kept(row, "id", "text", "language", "documents", "wordings"),
        "origins": _kept(row, "low", "high"),
        "witnesses": [_kept(each, *witnessed) for each in _of(tables["witnesses"], claim=id_)],
        "receipts": _receipts(tables, id_, "claim"),
        "versions": [
            {
                **_kept(each, "what", "here", "there", "why"),
                "claim": each["other"],
                "since_here": _moment(each, "since_here"),
                "since_there": _moment(each, "since_there"),
                "passages": [
                    _passage(one) for one in _by(_of(tables["version_passages"], claim=id_, rank=each["rank"]), "place")
                ],
            }
            for each in _of(tables["versions"], claim=id_)
        ],
        "lineage": {**_lineage(tables, id_, "support"), "denials": _denials(row, tables)},
    }


def _denials(row: Row, tables: dict[str, list[Row]]) -> Row | None:
    if row["denials_documents"] is None:
        return None
    return {
        "documents": row["denials_documents"],
        "wordings": row["denials_wordings"],
        "origins": {"low": row["denials_low"], "high": row["denials_high"]},
        "lineage": {**_lineage(tables, row["id"], "denials"), "denials": None},
    }


def _lineage(tables: dict[str, list[Row]], claim: str, side: str) -> Row:
    ends, low, wordings = defaultdict(list), defaultdict(list), defaultdict(list)
    for each in _of(tables["ends"], claim=claim, side=side):
        ends[each["end"]].append(each["node"])
        if each["end"] not in low[each["low_group"]]:
            low[each["low_group"]].append(each["end"])
    for each in _of(tables["wordings"], claim=claim, side=side):
        wordings[each["wording"]].append(each["document"])
    told = "id", "kind", "label", "document", "actor", "inferred", "end_kind", "dropped", "unnamed"
    return {
        "nodes": [_node(each, told) for each in _of(tables["nodes"], claim=claim, side=side)],
        "edges": [
            _kept(each, "start", "end", "kind", "receipt", "copy_kind") for each in _of(tables["edges"], claim=claim, side=side)
        ],
        "receipts": _receipts(tables, claim, side),
        "ends": [ends[rank] for rank in sorted(ends)],
        "low_groups": [low[rank] for rank in sorted(low)],
        "wordings": [wordings[rank] for rank in sorted(wordings)],
    }


def _node(row: Row, told: Sequence[str]) -> Row:
    found = _kept({**row, "end_kind": row["end_kind"]}, *told)
    found["end"] = found.pop("end_kind")
    return {**found, "passage": None if row["start"] is None else _passage(row)}


def _receipts(tables: dict[str, list[Row]], claim: str, side: str) -> list[Row]:
    return [
        {
            **_kept(each, "id", "kind", "why", "score"),
            "passages": [_passage(one) for one in _of(tables["receipt_passages"], claim=claim, side=side, receipt=each["id"])],
        }
        for each in _of(tables["receipts"], claim=claim, side=side)
    ]


def _of(rows: list[Row], **keys: Any) -> list[Row]:
    return [row for row in rows if all(row[name] == value for name, value in keys.items())]


def _listed(rows: list[Row], column: str, **keys: Any) -> list[Any]:
    return [row[column] for row in _of(rows, **keys)]


def _by(rows: list[Row], column: str) -> list[Row]:
    return sorted(rows, key=lambda row: row[column])


def _kept(row: Row, *names: str) -> Row:
    return {name: row[name] for name in names}


def _moment(row: Row, prefix: str) -> Row | None:
    found = {name: row[f"{prefix}_{name}"] for name in ("earliest", "latest", "basis")}
    return None if found["basis"] is None else found


def _words(row: Row, name: str) -> Row | None:
    return None if row[f"{name}_start"] is None else {"start": row[f"{name}_start"], "end": row[f"{name}_end"], "text": row[name]}


def _passage(row: Row, prefix: str = "") -> Row:
    return {name: row[f"{prefix}{name}"] for name in ("document", "start", "end")}
