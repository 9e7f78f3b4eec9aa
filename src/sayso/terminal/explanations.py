"""Why a finding is there, or is not, for the eye: the documents, every reason, and the whole difference."""

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from sayso.copies.differences import reading_order
from sayso.explain import Reason
from sayso.records import Copy, CopyKind, Document
from sayso.terminal.difference import difference
from sayso.terminal.harmless import visible
from sayso.terminal.printing import HEADING, INDENT, print_wrapped, title

_MOST_CHARS = 6000
_STEP_CHARS = 10


def show_explanation(head: Sequence[Document], reasons: Sequence[Reason], console: Console, copy: Copy | None = None) -> None:
    """Print the documents that something is about, one a line, and its reasons.

    Args:
        head: one document, or two.
        reasons: in order.
        console: where to.
        copy: of these documents, when it is a copy that is explained: its differences follow.
    """
    for document in head:
        print_wrapped(console, Text(f"{title(document)} | {visible(document.id)}", style=HEADING), 0)
    for reason in reasons:
        _show(reason, console)
    if copy is None or copy.kind is CopyKind.TRANSLATED:
        return
    known = {each.id: each for each in head}
    first, second = (known[each] for each in reading_order(copy))
    shown = difference(copy, first, second, _MOST_CHARS)
    if shown.plain:
        print_wrapped(
            console, Text("words, from original to copy where that is known, else from the first to the second"), INDENT
        )
        print_wrapped(console, shown, 2 * INDENT)


def _show(reason: Reason, console: Console) -> None:
    """Print a reason with all its words."""
    line = Text(f"{visible(reason.step):<{_STEP_CHARS}} ", style="bold")
    line.append(visible(reason.rule), style="not bold")
    line.append("" if reason.score is None else f" {reason.score:.2f}", style="not bold")
    print_wrapped(console, line, INDENT)
    if reason.words:
        print_wrapped(console, Text(f"“{visible(reason.words)}”", style="dim"), INDENT + _STEP_CHARS + 1)
