"""Statements in, claims out: what several texts assert, who denies it, and in which versions it goes about."""

from sayso.claims.against import held_against
from sayso.claims.comparing import Verdict
from sayso.claims.dropped import first_told, mark_credited
from sayso.claims.grouping import group_claims
from sayso.claims.likeness import read_texts
from sayso.claims.stories import gather_stories

__all__ = ["Verdict", "first_told", "gather_stories", "group_claims", "held_against", "mark_credited", "read_texts"]
