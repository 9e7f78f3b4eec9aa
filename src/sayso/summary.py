"""A trace in a few lines that a person can read."""

from sayso.exchange.export_text import counted
from sayso.records import Claim, Lineage, Trace

_SHOWN = 5


def summary(trace: Trace) -> str:
    """Give the pile in one line, then the claims whose documents most exceed their origins, then what was not read."""
    files = len(trace.run.inputs)
    head = (
        f"{counted(files, 'file')}, {counted(len(trace.documents), 'document')} -> "
        f"{counted(len(trace.statements), 'statement')} -> {counted(len(trace.claims), 'claim')}, "
        f"{counted(len(trace.copies), 'copied passage')}"
    )
    lineages = {each.claim: each for each in trace.lineages}
    ranked = sorted(trace.claims, key=lambda claim: _rank(claim, lineages[claim.id]))
    carried = [claim for claim in ranked if lineages[claim.id].documents > 1]
    contested = [claim for claim in ranked if len(claim.witnesses) > 1 and claim not in carried]
    lines = [line(claim, lineages[claim.id]) for claim in (carried or contested or ranked)[:_SHOWN]]
    unread = [f"not read: {each.path}: {each.why}" for each in trace.unread]
    return "\n".join([head, *lines, *unread])


def _rank(claim: Claim, lineage: Lineage) -> tuple[int, int, str]:
    return (lineage.low - lineage.documents, -len(claim.witnesses), claim.id)


def line(claim: Claim, lineage: Lineage) -> str:
    """Say one claim's funnel: documents -> wordings -> origins."""
    against = f"; denied or doubted in {counted(lineage.denials.documents, 'document')}" if lineage.denials else ""
    return f"  “{claim.text}”: {funnel(lineage)}{against}"


def funnel(lineage: Lineage) -> str:
    """Say how many documents come down to how many origins."""
    low, high = lineage.low, lineage.high
    reach = counted(high, "origin") if low == high else f"{low} to {high} origins"
    return f"{counted(lineage.documents, 'document')} -> {counted(len(lineage.wordings), 'wording')} -> {reach}"
