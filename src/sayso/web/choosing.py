"""What the address of a list chooses, as forms write it: blanks choose nothing, a month is since and until."""

from collections.abc import Mapping
from urllib.parse import urlencode

from sayso.case import Filter
from sayso.errors import BadInput
from sayso.records import Act, Stance
from sayso.report.facets import value_label

CHOICES = (
    "outlet",
    "speaker",
    "language",
    "month",
    "stance",
    "act",
    "dropped",
    "unsourced",
    "several",
    "story",
    "since",
    "until",
)
_ANSWERS = {"yes": True, "true": True, "no": False, "false": False}


def filter_of(query: Mapping[str, str]) -> Filter:
    """Give the filter that an address asks for.

    Raises:
        BadInput: a value is none of those that are there.

    Example:
        >>> filter_of({"month": "2024-03", "stance": "denies", "outlet": ""}) == Filter(
        ...     since="2024-03", until="2024-03", stance=Stance.DENIES
        ... )
        True
    """
    given = {name: query[name].strip() for name in ("words", *CHOICES) if query.get(name, "").strip()}
    month = given.pop("month", None)
    if month:
        given = {"since": month, "until": month, **given}
    return Filter(
        words=given.get("words", ""),
        outlet=given.get("outlet"),
        speaker=given.get("speaker"),
        language=given.get("language"),
        since=given.get("since"),
        until=given.get("until"),
        stance=Stance(_of("stance", given, Stance)) if "stance" in given else None,
        act=Act(_of("act", given, Act)) if "act" in given else None,
        dropped=_answer("dropped", given),
        unsourced=_answer("unsourced", given),
        several=_answer("several", given),
        story=given.get("story"),
    )


def chosen(query: Mapping[str, str], path: str, labels: Mapping[tuple[str, str], str]) -> tuple[tuple[str, str, str], ...]:
    """Name what a list is narrowed by, each with the address of the list without it.

    Args:
        query: of the address.
        path: of the list.
        labels: how the values of facets are shown, by facet and value.
    """
    given = {name: query[name] for name in ("words", "order", *CHOICES) if query.get(name, "").strip()}
    return tuple(
        (name, value_label(name, given[name], labels.get((name, given[name]), "")), address(path, given, without=name))
        for name in CHOICES
        if name in given
    )


def address(path: str, query: Mapping[str, str], *, without: str = "", **more: str) -> str:
    """Give an address with a query.

    Example:
        >>> address("/claims", {"words": "mill", "after": "x"}, without="after", order="newest")
        '/claims?words=mill&order=newest'
    """
    kept = {name: value for name, value in query.items() if value and name != without} | more
    return f"{path}?{urlencode(kept)}" if kept else path


def _of(name: str, given: Mapping[str, str], kind: type[Stance] | type[Act]) -> str:
    if given[name] not in set(kind):
        raise BadInput(f"{name} is {given[name][:40]!r}; expected one of: {', '.join(kind)}")
    return given[name]


def _answer(name: str, given: Mapping[str, str]) -> bool | None:
    if name not in given:
        return None
    if given[name] not in _ANSWERS:
        raise BadInput(f"{name} is {given[name][:40]!r}; expected yes or no")
    return _ANSWERS[given[name]]
