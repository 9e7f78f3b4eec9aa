from sayso.actors import join_actors, name_actors
from sayso.adding import add
from sayso.archive import copies_in
from sayso.case import Case
from sayso.checking import check
from sayso.claims import gather_stories, group_claims
from sayso.copies import find_copies
from sayso.documents import read, read_text
from sayso.errors import BadInput, BadModel, BadSetting, BadStore, SaysoError
from sayso.exchange import to_json
from sayso.exchange.tables import Tables
from sayso.origins import count_origins
from sayso.pipeline import trace
from sayso.records import Actor, Claim, Copy, Document, Lineage, Pile, Span, Statement, Trace
from sayso.report import render
from sayso.settings import Settings
from sayso.statements import attribute

__all__ = [
    "Actor",
    "BadInput",
    "BadModel",
    "BadSetting",
    "BadStore",
    "Case",
    "Claim",
    "Copy",
    "Document",
    "Lineage",
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
    "read_text",
    "render",
    "to_json",
    "trace",
]
