from sayso.actors import join_actors, name_actors
from sayso.adding import add
from sayso.archive import copies_in
from sayso.case import Case, Filter
from sayso.checking import check
from sayso.claims import gather_stories, group_claims
from sayso.copies import find_copies
from sayso.display import show
from sayso.documents import read, read_text
from sayso.errors import BadInput, BadModel, BadSetting, BadStore, BusyStore, MissingExtra, SaysoError
from sayso.exchange.fact_checks_kept import read_fact_checks
from sayso.exchange.tables import Tables
from sayso.exchange.trace_json import to_json
from sayso.origins import count_origins
from sayso.pipeline import trace
from sayso.records import Actor, Claim, Copy, Document, Lineage, Pile, Span, Statement, Trace
from sayso.report.one_file import render
from sayso.settings import Settings
from sayso.statements import attribute

__all__ = [
    "Actor",
    "BadInput",
    "BadModel",
    "BadSetting",
    "BadStore",
    "BusyStore",
    "Case",
    "Claim",
    "Copy",
    "Document",
    "Filter",
    "Lineage",
    "MissingExtra",
    "Pile",
    "SaysoError",
    "Settings",
    "Span",
    "Statement",
    "Tables",
    "Trace",
    "add",
    "attribute",
    "check",
    "copies_in",
    "count_origins",
    "find_copies",
    "gather_stories",
    "group_claims",
    "join_actors",
    "name_actors",
    "read",
    "read_fact_checks",
    "read_text",
    "render",
    "show",
    "to_json",
    "trace",
]
