"""Statements in, claims out: what several texts assert, who denies it, and in which versions it goes about."""

from sayso.claims.grouping import group_claims

__all__ = ["group_claims"]
