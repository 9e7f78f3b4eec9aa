"""All of a pile in one SQLite file: what was read, what was found, what people decided, what is new."""

from sayso.case.changes import Found, changes_between
from sayso.case.facets import Facet, FacetValue
from sayso.case.filters import Filter
from sayso.case.overviews import Histogram, Name, OutletPair, Overview
from sayso.case.plain import plain
from sayso.case.reading import Case
from sayso.case.remembering import RememberedJudge
from sayso.case.replacing import Difference
from sayso.case.rows import DocumentRow, SpeakerRow, StoryRow, WordingRow
from sayso.case.slices import Slice
from sayso.case.vectors import packed
from sayso.case.visits import FEED, PAGE, ROBOTS, Visit
from sayso.case.withdrawn import listed, still_carried
from sayso.case.writer import Original, Reading, Writer

__all__ = [
    "FEED",
    "PAGE",
    "ROBOTS",
    "Case",
    "Difference",
    "DocumentRow",
    "Facet",
    "FacetValue",
    "Filter",
    "Found",
    "Histogram",
    "Name",
    "Original",
    "OutletPair",
    "Overview",
    "Reading",
    "RememberedJudge",
    "Slice",
    "SpeakerRow",
    "StoryRow",
    "Visit",
    "WordingRow",
    "Writer",
    "changes_between",
    "listed",
    "packed",
    "plain",
    "still_carried",
]
