"""What a copy changes in substance: numbers, negation, names, days, hedges, and words of attribution that are left out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from sayso.copies.attributions import attributions
from sayso.copies.figures import Figure, figures_of, keys_around, lacking
from sayso.copies.gaps import Pair, Side, gaps
from sayso.copies.names import renamed
from sayso.copies.negations import denies_by_prefix, negations_at
from sayso.copies.turns import turned
from sayso.records import Document, Statement

MOST_CHANGES = 40
# no text that people edited differs in more places; one that was made to cost time does
MOST_DIFFERENCES = 1_000
# words that only one text has, where there are more of them, are new text and no change of the sentence
MOST_ADDED_WORDS = 6
# a longer stretch that both texts have differently is rewritten: a negation in it need not be of the same thing
MOST_REWRITTEN_WORDS = 12
# moved words land so many differences away at most
MOST_MOVED = 8
LEAST_LETTERS = 3
_BRACKET = re.compile(r"[()（）]")


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where two copies differ, with the numbers that only one side has."""

    first: Side
    second: Side
    gone: tuple[Figure, ...]
    come: tuple[Figure, ...]


def changes(
    original: Document,
    copy: Document,
    pairs: Sequence[Pair],
    edges: Pair,
    statements: tuple[Sequence[Statement], Sequence[Statement]],
) -> tuple[str, ...]:
    """List what differs in substance between two aligned passages, read from the first document to the second.

    Words that are only put elsewhere, synonyms, other ways to write a number or a name, and whole sentences that only one text
    has, are no changes.

    Args:
        original: the one to read from.
        copy: the one to read to.
        pairs: equal parts in code points (start, end in original; start, end in copy), in order.
        edges: where the passages begin and end, as one such row; what lies outside the first and last part counts as differing.
        statements: of either document.

    Returns:
        "60 -> 500", "negation added", "Ukraine -> Russia", "attribution removed: the service said", each once, in order.
    """
    found = [*attributions(original, copy, pairs, statements)]
    differing = (sides for sides in gaps(original, copy, pairs, edges) if sides[0].words or sides[1].words)
    differences = [_difference(*sides) for sides in islice(differing, MOST_DIFFERENCES)]
    for rank, difference in enumerate(differences):
        if len(set(found)) >= MOST_CHANGES:
            break
        near = [*differences[max(0, rank - MOST_MOVED) : rank], *differences[rank + 1 : rank + 1 + MOST_MOVED]]
        found += _numbers(difference, near)
        denied = [*_negations(difference, near)]
        found += denied
        found += renamed(difference.first, difference.second)
        found += turned(difference.first, difference.second, denied=bool(denied))
    return tuple(dict.fromkeys(found))[:MOST_CHANGES]


def _difference(first: Side, second: Side) -> Difference:
    old, new = figures_of(first), figures_of(second)
    return Difference(first, second, lacking(old, new), lacking(new, old))


def _numbers(difference: Difference, near: Sequence[Difference]) -> Iterator[str]:
    """Tell numbers that give way to others, or are left out or put in where the sentence stays."""
    first, second = difference.first, difference.second
    gone = [each for each in difference.gone if not any(_came(each, other) and _moved(first, other.second) for other in near)]
    come = [each for each in difference.come if not any(_went(each, other) and _moved(second, other.first) for other in near)]
    if gone and come and len(gone) == len(come):
        yield from (f"{old.words} -> {new.words}" for old, new in zip(gone, come, strict=True))
    elif gone and come and max(first.size, second.size) <= MOST_REWRITTEN_WORDS:
        yield f"{' '.join(each.words for each in gone)} -> {' '.join(each.words for each in come)}"
    elif gone and not come and _within_sentence(first, second):
        yield from (f"number removed: {each.words}" for each in _plain(gone, second))
    elif come and not gone and _within_sentence(second, first):
        yield from (f"number added: {each.words}" for each in _plain(come, first))


def _came(figure: Figure, difference: Difference) -> bool:
    return any(figure.key == other.key for other in difference.come)


def _went(figure: Figure, difference: Difference) -> bool:
    return any(figure.key == other.key for other in difference.gone)


def _plain(figures: Sequence[Figure], other: Side) -> list[Figure]:
    """Leave out numbers that are asides, and those that the other text names close by."""
    known = keys_around(other)
    return [figure for figure in figures if not figure.aside and figure.key not in known]


def _within_sentence(side: Side, other: Side) -> bool:
    """Tell whether words that only one side has are few enough to change the sentence, not to add to it."""
    if _BRACKET.search(side.text):  # "(45 miles)": the same in another unit, or an aside
        return False
    if not other.words:
        return side.size <= MOST_ADDED_WORDS and not side.aside
    return max(side.size, other.size) <= MOST_REWRITTEN_WORDS


def _moved(side: Side, other: Side) -> bool:
    """Tell whether words of one place stand in another place of the other text: "on Monday 60 men" and "60 men … on Monday"."""
    shared = set(side.words) & set(other.words)
    return any(len(word) >= LEAST_LETTERS and not word.isdigit() for word in shared) or len(shared) >= LEAST_LETTERS


def _negations(difference: Difference, near: Sequence[Difference]) -> Iterator[str]:
    """Tell a negation that only one side has."""
    first, second = difference.first, difference.second
    old, new = _negated(first), _negated(second)
    if new and not old:
        if _within_sentence(second, first) and not any(_negated(each.first) and _moved(second, each.first) for each in near):
            yield "negation added"
    elif old and not new:
        if _within_sentence(first, second) and not any(_negated(each.second) and _moved(first, each.second) for each in near):
            yield "negation removed"
    elif not old and _prefixed(first, second):
        yield "negation added"
    elif not old and _prefixed(second, first):
        yield "negation removed"


def _negated(side: Side) -> bool:
    window = side.window
    if window is None:
        return False
    blank = len(side.text) - len(side.text.lstrip())
    differing = (side.start + blank - window.start, side.start + len(side.text.rstrip()) - window.start)
    found = negations_at(side.document.text[window.start : window.end], side.language, differing)
    return any(side.touches(window.start + start, window.start + end) for start, end in found)


def _prefixed(plain: Side, other: Side) -> bool:
    """Tell whether the other side denies a word of this one by a prefix; in Han script the prefix alone may be what differs."""
    if not plain.words:
        return denies_by_prefix(
            other.document.text[other.end : other.end + 2],
            other.text + other.document.text[other.end : other.end + 2],
            other.language,
        )
    return len(plain.words) == len(other.words) and any(
        denies_by_prefix(one, two, plain.language) for one, two in zip(plain.words, other.words, strict=True)
    )
