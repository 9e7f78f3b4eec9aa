"""A copy word by word: what was removed and what was put in its place, with a few equal words to either side."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from sayso.copies.differences import Part, differences
from sayso.records import Copy, CopyKind, Document
from sayso.terminal.harmless import shortened, visible

REMOVED, ADDED, FAINT = "bold red", "bold green", "dim"
_NEAR_CHARS = 36  # of equal words beside a difference
_MOST_SIDE_CHARS = 160  # of one side of a difference
_MOST_CHARS = 700  # of all that is shown of one copy
_MOST_SENTENCES = 2


def difference(copy: Copy, first: Document, second: Document, most: int = _MOST_CHARS) -> Text:
    """Give the differences of an edited copy, or the first sentences of a translated one beside their originals.

    ``[-removed-]``, ``{+added+}``, and "…" where equal words are left out; the marks stand there in colour, too. Nothing for a
    verbatim copy.

    Args:
        copy: the record.
        first: the original where it is known, as :func:`sayso.copies.differences.reading_order` says.
        second: the other document.
        most: code points, about; how many differences more there are is said.
    """
    if copy.kind is CopyKind.TRANSLATED:
        return _sentences(copy, first, second)
    parts = differences(copy, first, second)
    shown = Text()
    for number, part in enumerate(parts):
        if len(shown) > most:
            left = sum(not each.equal for each in parts[number:])
            shown.append(f" (and {left:,} more {'difference' if left == 1 else 'differences'})" if left else "", style=FAINT)
            break
        if part.equal:
            words = visible(second.text[slice(*part.second)])
            shown.append(_between(words, first=number == 0, last=number == len(parts) - 1))
        else:
            shown.append_text(_changed(part, first.text, second.text))
    return shown if any(not each.equal for each in parts) else Text()


def _between(words: str, *, first: bool, last: bool) -> str:
    """Give equal words: their end before the first difference, their beginning after the last, both between two."""
    left, right = 0 if first else _NEAR_CHARS, 0 if last else _NEAR_CHARS
    if len(words) <= left + right + 1:
        return words
    head = words[:left].rstrip()
    head = head.rpartition(" ")[0] if words[left : left + 1].isalnum() and " " in head[_NEAR_CHARS // 2 :] else head
    tail = words[len(words) - right :].lstrip()
    tail = tail.partition(" ")[2] if right and words[-right - 1].isalnum() and " " in tail[: _NEAR_CHARS // 2] else tail
    return f"{head} … {tail}" if head and tail else f"{head} …" if head else f"… {tail}" if tail else ""


def _changed(part: Part, first: str, second: str) -> Text:
    """Mark the words that one side has and the other lacks."""
    shown = Text()
    for (start, end), text, (opening, closing), style in (
        (part.first, first, ("[-", "-]"), REMOVED),
        (part.second, second, ("{+", "+}"), ADDED),
    ):
        if start < end:
            words = shortened(visible(text[start:end]), _MOST_SIDE_CHARS // 4, _MOST_SIDE_CHARS // 4)
            shown.append(" " if shown else "")
            shown.append(f"{opening}{words}{closing}", style=style)
    if part.second[0] == part.second[1]:  # what is equal was cut at the second text, which has no blank for these words
        after, next_word = first[part.first[1] : part.first[1] + 1], second[part.second[1] : part.second[1] + 1]
        shown.append(" " if next_word.isalnum() and not after.isalnum() else "")
    return shown


def _sentences(copy: Copy, first: Document, second: Document) -> Text:
    shown = Text()
    for original, translated in _sentence_pairs(copy, first, second, _MOST_SENTENCES):
        shown.append("\n" if shown else "")
        shown.append(f"“{_cut(original)}” | “{_cut(translated)}”")
    left = len(copy.pairs) - _MOST_SENTENCES
    return shown.append(f" (and {left:,} more {'sentence' if left == 1 else 'sentences'})" if left > 0 else "", style=FAINT)


def _sentence_pairs(copy: Copy, first: Document, second: Document, most: int) -> Iterator[tuple[str, str]]:
    """Give the words of the first aligned parts, in reading order."""
    turned = copy.direction == "b->a"
    pairs: Sequence[tuple[int, int, int, int]] = [(c, d, a, b) if turned else (a, b, c, d) for a, b, c, d in copy.pairs]
    for start, end, other, other_end in sorted(pairs)[:most]:
        yield visible(first.text[start:end]), visible(second.text[other:other_end])


def _cut(words: str) -> str:
    return words if len(words) <= _MOST_SIDE_CHARS else words[: _MOST_SIDE_CHARS - 1] + "…"
