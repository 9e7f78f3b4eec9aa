"""Documents to copies: verbatim and edited by seed and extend, translated by sentence vectors; direction with its reason."""

from sayso.copies.boilerplate import outlet_of
from sayso.copies.find import find_copies, find_shared_quotations
from sayso.copies.large import Source, Text, find_in_archive
from sayso.copies.query import Engine

__all__ = ["Engine", "Source", "Text", "find_copies", "find_in_archive", "find_shared_quotations", "outlet_of"]
