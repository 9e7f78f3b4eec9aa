"""Statements for the eye: each with its sentence in the terminal; source bold, cue underlined, content in square brackets."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from rich.console import Console
from rich.text import Text

from sayso.explain import Reason
from sayso.quotes import Quotes, by_document, chains
from sayso.records import Document, Span, Statement
from sayso.terminal.harmless import shortened, visible
from sayso.terminal.printing import HEADING, INDENT, print_wrapped, title

_STYLES = {"source": "bold cyan", "cue": "underline yellow", "content": "green", "": ""}
_MARKS = {"source": ("*", "*"), "cue": ("_", "_"), "content": ("", ""), "": ("", "")}  # where there are no styles at all
_FAINT = "dim"
_REASON_CHARS = 44
_NEAR_CHARS = 90  # how much of a long sentence is shown on each side of a span


def show(quotes: Quotes, console: Console) -> None:
    """Print each document that holds statements: its name, then its statements, nested ones below their outer one."""
    own, chain = by_document(quotes.statements), chains(quotes)
    for document in quotes.pile.documents:
        statements = own.get(document.id, [])
        if statements:
            print_wrapped(console, Text(title(document), style=HEADING), 0)
            for each in _in_tree_order(statements):
                _show_statement(quotes, each, chain[each.id], document, console)
            console.print()


def _in_tree_order(statements: Sequence[Statement]) -> Iterator[Statement]:
    """Give each outermost statement and behind it those inside it."""
    inner: dict[str | None, list[Statement]] = {}
    ids = {each.id for each in statements}
    for each in statements:
        inner.setdefault(each.parent if each.parent in ids else None, []).append(each)
    waiting = inner.get(None, [])[::-1]
    while waiting:
        each = waiting.pop()
        yield each
        waiting.extend(inner.get(each.id, [])[::-1])


def _show_statement(
    quotes: Quotes, statement: Statement, chain: Sequence[Statement], document: Document, console: Console
) -> None:
    indent = INDENT * (len(chain) - 1)
    if len(chain) == 1:
        console.print()
    print_wrapped(console, _head(quotes, statement, chain, document), indent)
    print_wrapped(console, marked(statement, document, plain=console.color_system is None), indent + INDENT)
    for reason in quotes.reasons.get(statement.id, ()):
        _show_reason(reason, console, indent + 2 * INDENT)


def _head(quotes: Quotes, statement: Statement, chain: Sequence[Statement], document: Document) -> Text:
    """Give the chain of speakers, the act, and what else is known, on one line."""
    head = Text(" <- ".join(_speaker(quotes, each, document) for each in chain), style="bold")
    head.append("  ")
    head.append(statement.act.value, style="bold magenta")
    known = [
        "hedged" if statement.hedged else "",
        ", ".join(dict.fromkeys(each.kind for each in statement.evidence)),
        _said(statement),
        f"{statement.score:.2f}",
    ]
    head.append("".join(f"; {visible(each)}" for each in known if each), style="not bold dim")
    return head


def _said(statement: Statement) -> str:
    said = statement.said
    if said is None:
        return ""
    days = dict.fromkeys(day for day in (said.earliest, said.latest) if day)
    return f"said {' to '.join(days)}"


def _speaker(quotes: Quotes, statement: Statement, document: Document) -> str:
    """Give the speaker's name, else the source's words with a question mark."""
    name = quotes.name(statement)
    if name is not None:
        return visible(name)
    return f"{visible(document.words(statement.source))} (?)" if statement.source else "(nobody named)"


def marked(statement: Statement, document: Document, *, plain: bool) -> Text:
    """Give the sentences of an outermost statement, or the words of a nested one, with source, cue and content marked.

    Args:
        statement: of this document.
        document: the document.
        plain: mark source and cue with asterisks and low lines, too, since no styles will be seen.
    """
    shown = Text()
    whole = _sentences(statement, document) if statement.parent is None else statement.extent
    spans = [(span, role) for role, span in _spans(statement)]
    edges = sorted({whole.start, whole.end, *(edge for span, _ in spans for edge in (span.start, span.end))})
    for start, end in pairwise(edge for edge in edges if whole.start <= edge <= whole.end):
        role = next((role for span, role in spans if span.start <= start and end <= span.end), "")
        words = document.text[start:end]
        if not role:
            words = shortened(words, 0 if start == whole.start else _NEAR_CHARS, 0 if end == whole.end else _NEAR_CHARS)
        opening, closing = _MARKS[role] if plain else ("", "")
        if role == "content":
            opening, closing = (
                ("[" if any(start == span.start for span in statement.content) else ""),
                ("]" if any(end == span.end for span in statement.content) else ""),
            )
        shown.append(f"{opening}{visible(words)}{closing}", style=_STYLES[role])
    return shown


def _spans(statement: Statement) -> Iterator[tuple[str, Span]]:
    if statement.source:
        yield "source", statement.source
    if statement.cue:
        yield "cue", statement.cue
    for span in statement.content:
        yield "content", span


def _sentences(statement: Statement, document: Document) -> Span:
    extent = statement.extent
    first, last = document.sentence_at(extent.start), document.sentence_at(extent.end - 1)
    return Span(min(extent.start, first.start) if first else extent.start, max(extent.end, last.end) if last else extent.end)


def _show_reason(reason: Reason, console: Console, indent: int) -> None:
    """Print one reason: its step, the words that it is about, the rule, the score where it has one."""
    words = shortened(visible(reason.words), _REASON_CHARS // 2, _REASON_CHARS // 2)
    score = "" if reason.score is None else f" {reason.score:.2f}"
    line = f"{reason.step:<8} {words}{' | ' if words else ''}{visible(reason.rule)}{score}"
    print_wrapped(console, Text(line, style=_FAINT), indent)
