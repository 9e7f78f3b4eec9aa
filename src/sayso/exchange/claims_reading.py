"""Claims and lineages of a JSON that ``sayso trace`` wrote, read back into records."""

from sayso.exchange.record_json import Json
from sayso.records import (
    Actor,
    Claim,
    CopyKind,
    Correction,
    Edge,
    EdgeKind,
    EndKind,
    Judgement,
    Lineage,
    Moment,
    Node,
    NodeKind,
    Passage,
    Receipt,
    Stance,
    Version,
    Witness,
)


def read_actor(each: Json) -> Actor:
    """Give one actor."""
    return Actor(id=each["id"], name=each["name"], names=tuple(each["names"]), kind=each["kind"], body=each["body"])


def read_claim(each: Json) -> Claim:
    """Give one claim; what a JSON of an earlier version lacks is left empty."""
    return Claim(
        id=each["id"],
        text=each["text"],
        language=each["language"],
        witnesses=tuple(map(_witness, each["witnesses"])),
        versions=tuple(map(_version, each["versions"])),
        receipts=tuple(map(_receipt, each.get("receipts", ()))),
    )


def read_lineage(each: Json) -> Lineage:
    """Give the lineage of one claim."""
    return _lineage(each["id"], each)


def read_correction(each: Json) -> Correction:
    """Give one correction."""
    sides = {side: Passage(**each[side]) if isinstance(each[side], dict) else each[side] for side in ("a", "b")}
    return Correction(**{**each, "judgement": Judgement(each["judgement"]), **sides})


def _witness(each: Json) -> Witness:
    return Witness(
        document=each["document"],
        passage=Passage(each["document"], each["start"], each["end"]),
        statement=each["statement"],
        stance=Stance(each["stance"]),
        headline=each["headline"],
        receipt=each.get("receipt"),
        credited=each.get("credited"),
    )


def _version(each: Json) -> Version:
    since = {name: Moment(**each[name]) if each.get(name) else None for name in ("since_here", "since_there")}
    passages = tuple(Passage(**one) for one in each.get("passages", ()))
    return Version(each["claim"], each["what"], each["here"], each["there"], why=each.get("why", ""), passages=passages, **since)


def _receipt(each: Json) -> Receipt:
    passages = tuple(Passage(**one) for one in each["passages"])
    return Receipt(id=each["id"], kind=EdgeKind(each["kind"]), why=each["why"], score=each["score"], passages=passages)


def _lineage(claim: str, each: Json) -> Lineage:
    """Give the lineage of those who carry a claim, or of those who deny it: both stand beside their numbers."""
    drawn = each["lineage"]
    return Lineage(
        claim=claim,
        documents=each["documents"],
        wordings=tuple(map(tuple, drawn["wordings"])),
        low=each["origins"]["low"],
        high=each["origins"]["high"],
        ends=tuple(map(tuple, drawn["ends"])),
        low_groups=tuple(map(tuple, drawn["low_groups"])),
        nodes=tuple(map(_node, drawn["nodes"])),
        edges=tuple(map(_edge, drawn["edges"])),
        receipts=tuple(map(_receipt, drawn["receipts"])),
        denials=_lineage(claim, drawn["denials"]) if drawn["denials"] else None,
    )


def _node(each: Json) -> Node:
    return Node(
        **{
            **each,
            "kind": NodeKind(each["kind"]),
            "passage": Passage(**each["passage"]) if each["passage"] else None,
            "end": EndKind(each["end"]) if each["end"] else None,
        }
    )


def _edge(each: Json) -> Edge:
    copy_kind = CopyKind(each["copy_kind"]) if each["copy_kind"] else None
    return Edge(each["start"], each["end"], EdgeKind(each["kind"]), each["receipt"], copy_kind)
