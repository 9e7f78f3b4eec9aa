"""What a list of claims can be narrowed by, with how many claims have each value."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sayso.case import Facet as FoundFacet
from sayso.report.catalogue import Catalogue, language_name, with_article
from sayso.report.entries import Entry
from sayso.report.kinds import act_name
from sayso.report.tongues import gettext

MOST_VALUES = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One value of a facet: as it is asked for, as it is shown, how many claims have it, whether it is chosen."""

    value: str
    label: str
    count: int
    chosen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """One thing that a list can be narrowed by.

    Args:
        name: ``outlet``, ``speaker``, ``language``, ``stance``, ``act`` or ``dropped``; the name of the parameter too.
        label: as it is shown.
        choices: those of most claims first.
        more: how many values are not listed.
    """

    name: str
    label: str
    choices: tuple[Choice, ...]
    more: int = 0


def facet_label(name: str) -> str:
    """Give the name of a facet as it is shown."""
    labels = {
        "outlet": gettext("Outlet"),
        "speaker": gettext("Speaker"),
        "language": gettext("Language"),
        "month": gettext("Month"),
        "stance": gettext("Stance"),
        "act": gettext("Act"),
        "dropped": gettext("Attribution"),
        "unsourced": gettext("Source"),
        "several": gettext("Documents"),
    }
    return labels[name]


def value_label(name: str, value: str, label: str = "") -> str:
    """Give a value of a facet as it is shown; ``label`` for what only the pile can name."""
    words = {
        ("stance", "asserts"): gettext("asserted"),
        ("stance", "reports"): gettext("reported"),
        ("stance", "denies"): gettext("denied"),
        ("stance", "doubts"): gettext("doubted"),
        ("act", "asserts"): gettext("asserts"),  # of a whole claim, where a sentence with its speaker "says"
        ("dropped", "yes"): gettext("dropped on the way"),
        ("unsourced", "yes"): gettext("no source named"),
        ("several", "yes"): gettext("several documents"),
    }
    if name == "language":
        return language_name(value)
    return words.get((name, value)) or label or (act_name(value) if name == "act" else value)


def facets(shelf: Catalogue, entries: Sequence[Entry]) -> tuple[Facet, ...]:
    """Count what a list can be narrowed by; what all of its claims share, or none has, is left out."""
    names = dict.fromkeys(name for each in entries for name in each.values)
    counted = ((name, Counter(value for each in entries for value in each.values.get(name, ()))) for name in names)
    return tuple(
        _facet(shelf, name, counts) for name, counts in counted if any(count < len(entries) for count in counts.values())
    )


def _facet(shelf: Catalogue, name: str, counts: Counter[str]) -> Facet:
    ranked = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    shown = [
        Choice(value=value, label=value_label(name, value, _named(shelf, name, value)), count=count) for value, count in ranked
    ]
    return Facet(name=name, label=facet_label(name), choices=tuple(shown[:MOST_VALUES]), more=max(0, len(shown) - MOST_VALUES))


def _named(shelf: Catalogue, name: str, value: str) -> str:
    actor = shelf.actors.get(value) if name == "speaker" else None
    return with_article(actor) if actor else ""


def facets_of(found: Iterable[FoundFacet], chosen: Mapping[str, str]) -> tuple[Facet, ...]:
    """Give what a case has counted, as it is shown.

    Args:
        found: the facets of the claims that a filter lets through.
        chosen: the values that the list is narrowed by, by the name of the facet.
    """
    return tuple(
        Facet(
            name=each.name,
            label=facet_label(each.name),
            choices=tuple(
                Choice(
                    value=value.value,
                    label=value_label(each.name, value.value, value.label),
                    count=value.count,
                    chosen=chosen.get(each.name) == value.value,
                )
                for value in each.values
            ),
            more=each.more,
        )
        for each in found
    )


def keywords(entry: Entry, facets: Iterable[Facet]) -> str:
    """Give the values of an entry as words, for the script that narrows the list of a report: facet and number of the choice."""
    return " ".join(
        f"{facet.name}-{rank}"
        for facet in facets
        for rank, choice in enumerate(facet.choices)
        if choice.value in entry.values.get(facet.name, ())
    )
