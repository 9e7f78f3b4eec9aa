"""Copies for the eye: groups of documents, the earliest first, and what each of the others has of it and changed."""

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from sayso.copies.differences import reading_order
from sayso.copies.groups import Carrier, Group, grouping
from sayso.copies.shares import copied_share
from sayso.exchange.export_text import counted
from sayso.records import Copy, CopyKind, Document
from sayso.report.moments import with_basis
from sayso.terminal.difference import difference
from sayso.terminal.harmless import visible
from sayso.terminal.printing import HEADING, INDENT, print_wrapped

_MOST_GROUPS, _MOST_CARRIERS, _MOST_CHANGES, _MOST_PASSAGES = 20, 12, 8, 3
_MOST_NAME_CHARS, _MOST_WHY_CHARS = 80, 240
_FAINT, _NAME, _CHANGED = "dim", "bold", "bold reverse yellow"
# as in the report: verbatim double, edited single, translated dotted; a head only where the direction is told
_LINES = {CopyKind.VERBATIM: "══", CopyKind.EDITED: "──", CopyKind.TRANSLATED: "┈┈", CopyKind.REWORDED: "~~"}


def show_copies(documents: Sequence[Document], copies: Sequence[Copy], console: Console) -> None:
    """Print how many wordings the documents have, then the groups of copies, largest first.

    At most 20 groups and 12 documents of each are printed; how many more there are is said.
    """
    found = grouping(documents, copies, _MOST_GROUPS, _MOST_CARRIERS)
    print_wrapped(
        console, Text(f"{counted(found.documents, 'document')} -> {counted(found.wordings, 'wording')}", style=HEADING), 0
    )
    alone = found.documents - found.copied
    told = f"{counted(found.copied, 'document')} share text, in {counted(found.groups, 'group')}; {alone:,} without copies"
    print_wrapped(console, Text(told if found.groups else "no document has a copy of another"), 0)
    for number, group in enumerate(found.shown, start=1):
        console.print()
        _show_group(number, group, console)
    if found.groups > len(found.shown):
        console.print()
        print_wrapped(console, Text(f"and {counted(found.groups - len(found.shown), 'more group')}: --out writes all", _FAINT), 0)


def _show_group(number: int, group: Group, console: Console) -> None:
    counts = f"{counted(group.documents, 'document')} -> {counted(group.wordings, 'wording')}"
    made = ", ".join(f"{many:,} {kind}" for kind, many in group.kinds)
    head = f"{number}. {counts} | {made} | {', '.join(group.languages)}"
    print_wrapped(console, Text(visible(head), style="bold"), 0)
    print_wrapped(console, _named(group.first), INDENT)
    print_wrapped(console, Text(_standing(group), style=_FAINT), 2 * INDENT)
    if group.first.title:
        print_wrapped(console, Text(f"“{_cut(visible(group.first.title), _MOST_NAME_CHARS)}”"), 2 * INDENT)
    for carrier in group.carriers:
        _show_carrier(carrier, console, INDENT)
    left = group.documents - 1 - _MOST_CARRIERS
    if left > 0:
        print_wrapped(console, Text(f"and {counted(left, 'more document')}: --out writes all", _FAINT), INDENT)


def _standing(group: Group) -> str:
    """Say what is known of the first document's being first."""
    if not group.dated:
        return "no document of this group has a date; it stands first in the pile"
    if group.as_early:
        return f"earliest in this pile, though {group.as_early} of the others may be as early"
    return "earliest in this pile"


def _show_carrier(carrier: Carrier, console: Console, indent: int) -> None:
    """Print one document beside the one that it has most to do with: kind, shares, reason, changes, differences."""
    print_wrapped(console, Text(_arrow(carrier) + " ").append_text(_named(carrier.document)), indent)
    inner = indent + 2 * INDENT
    print_wrapped(console, _relation(carrier), inner)
    changes = list(dict.fromkeys(change for copy in carrier.copies for change in copy.changes))
    if changes:
        print_wrapped(console, _marked(changes), inner)
    longest = sorted(carrier.copies, key=lambda copy: -len(copy.a.span))[:_MOST_PASSAGES]
    for copy in (each for each in carrier.copies if each in longest):
        documents = {carrier.document.id: carrier.document, carrier.beside.id: carrier.beside}
        first, second = (documents[each] for each in reading_order(copy))
        for line in difference(copy, first, second).split("\n"):
            if line.plain:
                print_wrapped(console, line, inner)


def _arrow(carrier: Carrier) -> str:
    """Draw the surest kind of copy between the two; its head points to the copy."""
    line = _LINES[carrier.kinds[0]]
    return {True: f"{line}►", False: f"◄{line}", None: f"{line}{line[0]}"}[carrier.made]


def _named(document: Document) -> Text:
    """Name a document: outlet, date with its basis, language, id."""
    shown = Text(_cut(visible(document.name), _MOST_NAME_CHARS), style=_NAME)
    when = with_basis(document.published) if document.published else "no date"
    shown.append(f", {visible(when)}, {visible(document.language)}", style="not bold")
    return shown.append(f"  {visible(document.id)}", style="not bold dim")


def _relation(carrier: Carrier) -> Text:
    """Say kind, direction, shares and reason in a sentence."""
    shown = Text(" and ".join(carrier.kinds), style="bold")
    longest = max(carrier.copies, key=lambda copy: len(copy.a.span))
    many = len(carrier.copies)
    why = _cut(visible(f"{many} passages; the longest: {longest.why}" if many > 1 else longest.why), _MOST_WHY_CHARS)
    if carrier.document.id == carrier.beside.id:
        return shown.append(f" within itself; {why}", style="not bold")
    other = _cut(visible(carrier.beside.name), _MOST_NAME_CHARS)
    if carrier.beside.name == carrier.document.name:
        other += f" {visible(carrier.beside.id)}"
    how = {
        True: f" copy of {other}",
        False: f"; {other} was made from it",
        None: f", as {other} has it; nothing tells which was first",
    }[carrier.made]
    own, others = (copied_share(each, carrier.copies) for each in (carrier.document, carrier.beside))
    return shown.append(f"{how} ({own:.0%} of its words, {others:.0%} of the other's); {why}", style="not bold")


def _marked(changes: Sequence[str]) -> Text:
    """Mark what differs in substance, so that nobody overlooks it."""
    shown = Text("CHANGED", style=_CHANGED)
    for number, change in enumerate(changes[:_MOST_CHANGES]):
        shown.append(" | " if number else " ", style="not bold not reverse")
        shown.append(visible(change), style="bold yellow")
    left = len(changes) - _MOST_CHANGES
    return shown.append(f" and {left} more" if left > 0 else "", style="not bold not reverse")


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else words[: most - 1] + "…"
