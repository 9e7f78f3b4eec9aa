"""Why a finding is there, or is not: nothing is decided here, the functions that decided are asked again."""

from sayso.explain.absences import explain_absence
from sayso.explain.copies import explain_copy
from sayso.explain.reasons import Reason
from sayso.explain.statements import explain

__all__ = ["Reason", "explain", "explain_absence", "explain_copy"]
