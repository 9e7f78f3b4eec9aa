"""Pages and feeds from the web, asked for politely and within bounds, and read as files would be; nothing is run."""

from sayso.fetching.fetcher import Fetched, Fetcher
from sayso.fetching.manners import Manners
from sayso.fetching.reading import entry_links, fetched_pile, pile_of

__all__ = ["Fetched", "Fetcher", "Manners", "entry_links", "fetched_pile", "pile_of"]
