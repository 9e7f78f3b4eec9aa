"""Findings for the eye, in a terminal: statements, copies, and why each is there."""

from sayso.terminal.copies import show_copies
from sayso.terminal.explanations import show_explanation
from sayso.terminal.printing import visible
from sayso.terminal.quotes import marked, show

__all__ = ["marked", "show", "show_copies", "show_explanation", "visible"]
