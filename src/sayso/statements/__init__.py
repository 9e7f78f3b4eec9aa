"""Documents in, statements out: who is credited with what, by which words."""

from sayso.statements.attribute import attribute

__all__ = ["attribute"]
