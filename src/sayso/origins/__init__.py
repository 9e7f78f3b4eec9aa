"""Claims in, lineages out: on whose word each claim rests, and how many origins are left once chains and copies are followed.

The rules are written down in docs/origins.md.
"""

from sayso.origins.answers import compare, sentence
from sayso.origins.counting import count_origins

__all__ = ["compare", "count_origins", "sentence"]
