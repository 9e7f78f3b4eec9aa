"""Words that turn what stands beside them: negations, plans, possibilities, each with the words that it reaches."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from sayso.languages.negating import negating
from sayso.languages.patterns import UNSPACED, any_of
from sayso.languages.wordlists import word_list

# So many first letters stand for a word and its endings: "bridge" and "bridges", "закрыт" and "закрыта"
STEM_CHARS = 6
LEAST_CONTENT_CHARS = 4
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_OPENS = re.compile(r"(?:^|[.!?:\n“”\"«„])\s*\Z")
# Marks nearer than this are one: "ne … pas", "не … никогда"
_ONE_MARK_WORDS = 4
# Words before and after a mark that it may be about; in scripts without spaces, characters
REACH_WORDS, REACH_CHARS = 4, 8
KINDS = ("wanted", "planned", "possible", "future")


@dataclass(frozen=True, slots=True)
class Mark:
    """A negation or a modal word in a text: where it stands, its words, and the stems of the words around it."""

    start: int
    words: str
    reach: frozenset[str]


def negations_in(text: str, language: str) -> tuple[Mark, ...]:
    """Find the negations of a text by ``languages/negation.yml``; those a few words apart are one.

    Phrases that only seem to negate ("not only") are left out, and words that deny nothing of their own sentence.

    Example:
        >>> len(negations_in("Il ne reste jamais de pain, et rien d'autre n'est venu", "fr"))
        2
        >>> [(each.words, sorted(each.reach)) for each in negations_in("He did not come by train", "en")]
        [('not', ['come', 'train'])]
    """
    pattern, but = negating(language, _weak(language), ("n'*",) if language == "fr" else ())
    skipped = [found.span() for found in but.finditer(text)]
    places = [
        found.span()
        for found in pattern.finditer(text.replace("’", "'"))
        if not any(first < found.end() and found.start() < last for first, last in skipped)
    ]
    return tuple(_marks(text, places, language))


@cache
def _weak(language: str) -> frozenset[str]:
    """Give the words that deny nothing of their own sentence."""
    return frozenset(word_list("opposites")["weak"].get(language) or ())


def modals_in(text: str, language: str) -> dict[str, tuple[Mark, ...]]:
    """Find the words that tell a plan, a possibility or a future, by kind; only kinds that are there.

    Example:
        >>> list(modals_in("Borduria plans to attack", "en")), modals_in("Borduria attacked", "en")
        (['planned'], {})
    """
    found = {kind: tuple(_marks(text, places, language)) for kind in KINDS if (places := _places(kind, text, language))}
    return {kind: marks for kind, marks in found.items() if marks}


def _places(kind: str, text: str, language: str) -> list[tuple[int, int]]:
    """Give where modal words stand; one with a capital inside a sentence is a name: the month of May."""
    pattern = _modal(kind, language)
    found = [each.span() for each in pattern.finditer(text)] if pattern else []
    return [(start, end) for start, end in found if not text[start].isupper() or text.isupper() or _OPENS.search(text[:start])]


@cache
def _modal(kind: str, language: str) -> re.Pattern[str] | None:
    entries = word_list("modality")[kind].get(language)
    return any_of(entries, language) if entries else None


def _marks(text: str, places: Sequence[tuple[int, int]], language: str) -> Iterator[Mark]:
    if language in UNSPACED:
        yield from (Mark(start, text[start:end], _around(text, start, end)) for start, end in places)
        return
    words = [found.span() for found in _WORD.finditer(text)]
    last = -_ONE_MARK_WORDS
    for start, end in places:
        rank = next((rank for rank, word in enumerate(words) if word[1] > start), len(words))
        behind = next((rank for rank, word in enumerate(words) if word[0] >= end), len(words))
        if rank - last >= _ONE_MARK_WORDS:
            near = words[max(0, rank - REACH_WORDS) : behind + REACH_WORDS]
            own = [text[word[0] : word[1]] for word in near if word[1] <= start or end <= word[0]]
            yield Mark(start, text[start:end], frozenset(stem(word) for word in own if carries(word)))
        last = behind - 1


def _around(text: str, start: int, end: int) -> frozenset[str]:
    """Give the pairs of characters around a place in a script without spaces."""
    sides = text[max(0, start - REACH_CHARS) : start], text[end : end + REACH_CHARS]
    runs = ["".join(each for each in side if each.isalpha()) for side in sides]
    return frozenset(run[rank : rank + 2] for run in runs for rank in range(len(run) - 1))


def stem(word: str) -> str:
    """Give the first letters of a word, which its forms have in common."""
    return word.casefold()[:STEM_CHARS]


def carries(word: str) -> bool:
    """Tell whether a word carries meaning: the commonest ones are short."""
    return len(word) >= LEAST_CONTENT_CHARS or word.isupper()


def content_words(text: str, language: str) -> frozenset[str]:
    """Give the stems of a text's words; the commonest short ones are left out by their length.

    Example:
        >>> sorted(content_words("The bridges were closed", "en"))
        ['bridge', 'closed', 'were']
    """
    if language in UNSPACED:
        letters = "".join(found.group() for found in _WORD.finditer(text))
        return frozenset(letters[rank : rank + 2] for rank in range(len(letters) - 1))
    return frozenset(stem(found.group()) for found in _WORD.finditer(text) if carries(found.group()))
