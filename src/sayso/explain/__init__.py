"""Why a finding is there, or is not: nothing is decided here, the functions that decided are asked again."""

from sayso.explain.absences import explain_absence
from sayso.explain.claims import Shelf, explain_claim
from sayso.explain.copies import explain_copy
from sayso.explain.lineages import explain_lineage
from sayso.explain.pairs import explain_pair
from sayso.explain.reasons import Explained, Reason
from sayso.explain.statements import explain

__all__ = [
    "Explained",
    "Reason",
    "Shelf",
    "explain",
    "explain_absence",
    "explain_claim",
    "explain_copy",
    "explain_lineage",
    "explain_pair",
]
