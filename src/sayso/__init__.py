"""sayso: on whose say-so? Trace every claim in a pile of news to the origins that stand behind it.

The verbs: :func:`read`, :func:`read_text`, :func:`attribute`, :func:`name_actors`, :func:`find_copies`, :func:`join_actors`,
:func:`group_claims`, :func:`count_origins`, and :func:`trace`, which does it all; :func:`add` keeps a growing pile in one file, a
case, which :class:`Case` opens and :func:`check` asks; :func:`copies_in` finds copies alone, and :class:`Tables` writes them.
The nouns are the records of :mod:`sayso.records`.
The command line has the same names.
"""

from importlib import import_module
from typing import Any

# Where each public name lives. A room is imported when it is first asked for, so that ``import sayso`` costs nothing; the types
# of the names stand in __init__.pyi.
_HOME = {
    "Actor": "sayso.records",
    "BadInput": "sayso.errors",
    "BadModel": "sayso.errors",
    "BadSetting": "sayso.errors",
    "BadStore": "sayso.errors",
    "BusyStore": "sayso.errors",
    "Case": "sayso.case",
    "Claim": "sayso.records",
    "Copy": "sayso.records",
    "Document": "sayso.records",
    "Filter": "sayso.case",
    "Lineage": "sayso.records",
    "MissingExtra": "sayso.errors",
    "Pile": "sayso.records",
    "SaysoError": "sayso.errors",
    "Settings": "sayso.settings",
    "Span": "sayso.records",
    "Statement": "sayso.records",
    "Tables": "sayso.exchange.tables",
    "Trace": "sayso.records",
    "add": "sayso.adding",
    "attribute": "sayso.statements",
    "check": "sayso.checking",
    "copies_in": "sayso.archive",
    "count_origins": "sayso.origins",
    "find_copies": "sayso.copies",
    "gather_stories": "sayso.claims",
    "group_claims": "sayso.claims",
    "join_actors": "sayso.actors",
    "name_actors": "sayso.actors",
    "read": "sayso.documents",
    "read_fact_checks": "sayso.exchange.fact_checks_kept",
    "read_text": "sayso.documents",
    "render": "sayso.report.one_file",
    "show": "sayso.display",
    "to_json": "sayso.exchange.trace_json",
    "trace": "sayso.pipeline",
}

__all__ = sorted(_HOME)  # noqa: PLE0605 - the table above is the one list of public names


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'sayso' has no attribute {name!r}; it has {', '.join(__all__)}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return __all__
