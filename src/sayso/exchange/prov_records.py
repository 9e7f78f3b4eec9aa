"""Records of the W3C PROV data model, written as PROV-JSON and as PROV-N.

Source: PROV-N, W3C Recommendation 30 April 2013 (order of the arguments, escapes of strings); PROV-JSON, W3C Member Submission
24 April 2013. What is a qualified name in PROV-N has no character that PROV-N would want escaped: :func:`identifiers.local`.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sayso.exchange.identifiers import clean

# In PROV-N, the arguments stand in this order; "-" for those in between that we never tell (a time, an activity).
ARGUMENTS: dict[str, tuple[str, ...]] = {
    "entity": (),
    "activity": ("-", "-"),
    "agent": (),
    "wasGeneratedBy": ("prov:entity", "prov:activity", "-"),
    "used": ("prov:activity", "prov:entity", "-"),
    "wasInformedBy": ("prov:informed", "prov:informant"),
    "wasAttributedTo": ("prov:entity", "prov:agent"),
    "wasAssociatedWith": ("prov:activity", "prov:agent", "-"),
    "wasDerivedFrom": ("prov:generatedEntity", "prov:usedEntity", "-", "-", "-"),
    "wasInfluencedBy": ("prov:influencee", "prov:influencer"),
    "alternateOf": ("prov:alternate1", "prov:alternate2"),
    "hadMember": ("prov:collection", "prov:entity"),
}
ELEMENTS = ("entity", "activity", "agent")
TYPE = "prov:type"  # its values are qualified names; those of all other attributes are words or numbers
Attribute = tuple[str, str | int | float]


@dataclass(frozen=True, slots=True)
class ProvRecord:
    """One record: its kind (a key of :data:`ARGUMENTS`), its name where it has one, what it relates, its attributes in order."""

    kind: str
    name: str | None
    related: tuple[str, ...] = ()
    attributes: tuple[Attribute, ...] = ()


def prov_json(records: Iterable[ProvRecord], prefixes: dict[str, str]) -> dict[str, object]:
    """Give records as a PROV-JSON document; relations without a name get blank ones in the order in which they come.

    Example:
        >>> prov_json([ProvRecord("used", None, ("run:1", "document:2"))], {})
        {'prefix': {}, 'used': {'_:1': {'prov:activity': 'run:1', 'prov:entity': 'document:2'}}}
    """
    found: dict[str, dict[str, object]] = {"prefix": dict(prefixes)}
    for number, record in enumerate(records, 1):
        told = [each for each in ARGUMENTS[record.kind] if each != "-"]
        body: dict[str, object] = dict(zip(told, record.related, strict=True))
        for key, value in record.attributes:
            given = {"$": value, "type": "prov:QUALIFIED_NAME"} if key == TYPE else value
            body[key] = [*_as_list(body[key]), given] if key in body else given
        found.setdefault(record.kind, {})[record.name or f"_:{number}"] = body
    return dict(found)


def _as_list(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def prov_n(records: Iterable[ProvRecord], prefixes: dict[str, str]) -> Iterator[str]:
    r"""Give records as the lines of a PROV-N document.

    Example:
        >>> print("\n".join(prov_n([ProvRecord("used", None, ("run:1", "document:2"))], {"run": "urn:sayso:run:"})))
        document
          prefix run <urn:sayso:run:>
          used(run:1, document:2, -)
        endDocument
    """
    yield "document"
    yield from (f"  prefix {prefix} <{full}>" for prefix, full in prefixes.items())
    yield from (f"  {_line(each)}" for each in records)
    yield "endDocument"


def _line(record: ProvRecord) -> str:
    related = iter(record.related)
    arguments = [each if each == "-" else next(related) for each in ARGUMENTS[record.kind]]
    named = record.name or ""
    if record.kind in ELEMENTS:
        arguments, named = [named, *arguments], ""
    if record.attributes:
        arguments.append(f"[{', '.join(f'{key}={_value(key, value)}' for key, value in record.attributes)}]")
    return f"{record.kind}({named}{'; ' if named else ''}{', '.join(arguments)})"


def _value(key: str, value: str | float) -> str:
    if key == TYPE:
        return f"'{value}'"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return f'"{value!r}" %% xsd:double'
    return _string(value)


def _string(text: str) -> str:
    r"""Give a text in quotation marks; the escapes of JSON that PROV-N has too, other control characters as U+FFFD.

    Example:
        >>> print(_string('a "b"\n\x07'))
        "a \"b\"\n�"
    """
    plain = "".join(each if each in "\t\n\r\b\f" or each >= " " else "\ufffd" for each in clean(text))
    return json.dumps(plain, ensure_ascii=False)
