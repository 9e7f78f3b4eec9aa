"""Claims and lineages of a JSON that ``sayso trace`` wrote, read back into records.

A record whose JSON has its own shape is made as a case makes it (:func:`sayso.case.plain.made`); those that the JSON lays out
otherwise are put back into theirs first.
"""

from sayso.case.plain import made
from sayso.exchange.record_json import Json
from sayso.records import Actor, Claim, Correction, Lineage


def read_actor(each: Json) -> Actor:
    """Give one actor."""
    return made(Actor, each)


def read_claim(each: Json) -> Claim:
    """Give one claim; what a JSON of an earlier version lacks is left empty."""
    return made(Claim, {**each, "witnesses": [{**one, "passage": one} for one in each["witnesses"]]})


def read_lineage(each: Json) -> Lineage:
    """Give the lineage of one claim."""
    return made(Lineage, _lineage(each["id"], each))


def read_correction(each: Json) -> Correction:
    """Give one correction."""
    return made(Correction, each)


def _lineage(claim: str, each: Json) -> Json:
    """Put the lineage of those who carry a claim, or of those who deny it, together: its numbers stand beside it."""
    drawn = each["lineage"]
    return {
        **drawn,
        "claim": claim,
        "documents": each["documents"],
        "low": each["origins"]["low"],
        "high": each["origins"]["high"],
        "denials": _lineage(claim, drawn["denials"]) if drawn["denials"] else None,
    }
