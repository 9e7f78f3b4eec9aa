"""Documents in, copies out: which passages are verbatim, edited or translated copies of which."""

from sayso.copies.find import find_copies, find_shared_quotations

__all__ = ["find_copies", "find_shared_quotations"]
