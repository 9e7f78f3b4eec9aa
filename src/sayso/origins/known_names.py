"""Which known name stands at a place in a text: an agency's or an outlet's of the pile, inflected or with what clings to it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sayso.languages.times import FIRST_CJK
from sayso.origins.folding import fold

# The longest name of an outlet, in words and, where no spaces are set, in characters
NAME_WORDS = 6
NAME_CHARS = 14
_STOP = re.compile(r"[\n,;:!?()（）\[\]、。，；：！？»”“\"「」『』【】]|\.(?=\s|$)")
_LAST_STOP = re.compile(r".*[\n,;:!?()（）\[\]、。，；：！？«“„\"「」『』【】]|.*\.\s", re.DOTALL)
# A word; 「Bridge Street Journal電」 ends where the script does
_TOKEN = re.compile(r"[^\s\u2e80-\uffef]+|[\u2e80-\uffef]+")
_OPENING_MARKS = ' \t«“„"‘「『'
_CLITIC = re.compile(r"[’'][^\W\d_]{1,5}$")  # Reuters’in, l’Anadolu Ajansı’na
_ARABIC_CLITIC = re.compile(r"^(?:وكالة\s+)?[لبو](?=ا?\w{3})")
_ENDING = re.compile(r"(?:ого|его|ому|ему|ыми|ими|ом|ем|ём|ам|ям|ами|ями|ах|ях|ым|им|ых|их|[аеёиоуыэюяйьіїє]+)$")
_CYRILLIC = re.compile(r"[а-яёіїєґ]", re.IGNORECASE)
_LETTER = re.compile(r"[A-ZÀ-ÞЀ-ЯҐ]|[^\x00-\u052f]")


@dataclass(frozen=True, slots=True)
class KnownNames:
    """Names that a credit may give: to show, by their folded forms, and by their Cyrillic stems."""

    folded: Mapping[str, str]
    stemmed: Mapping[str, str]

    def exact(self, name: str) -> str | None:
        """Give the name to show of a name as it stands."""
        return self.folded.get(fold(name))


def known_names(names: Mapping[str, str]) -> KnownNames:
    """Look names up once, given by their folded forms."""
    return KnownNames(names, {_stem(form): name for form, name in names.items() if _CYRILLIC.search(form)})


def name_after(words: str, start: int, known: KnownNames) -> tuple[str, int] | None:
    """Give the known name that begins at a place, in the form to show, and where it ends: the longest that fits.

    Args:
        words: a sentence or a line.
        start: where the name may begin, behind spaces and opening quotation marks.
        known: the names that count.

    Example:
        >>> name_after("citing Herald's editor", 7, known_names({"herald": "Herald"}))
        ('Herald', 15)
    """
    while start < len(words) and words[start] in _OPENING_MARKS:
        start += 1
    stop = _STOP.search(words, start)
    shown = words[start : stop.start() if stop else len(words)]
    if not shown:
        return None
    if shown[0] > FIRST_CJK:
        ends: Iterator[int] = iter(range(min(NAME_CHARS, len(shown)), 1, -1))
    else:
        ends = iter([match.end() for match in _TOKEN.finditer(shown)][:NAME_WORDS][::-1])
    found = ((name, start + end) for end in ends if (name := _known(shown[:end], known)))
    return next(found, None)


def name_before(words: str, end: int, known: KnownNames) -> tuple[str, int] | None:
    """Give the known name that ends at a place, and where it begins.

    Example:
        >>> name_before("昨夜、ロイター通信が報じた", 9, known_names({"ロイター通信": "Reuters"}))
        ('Reuters', 3)
    """
    shown = words[:end].rstrip(' »”"’」』')
    stop = _LAST_STOP.match(shown)
    least = stop.end() if stop else 0
    if shown and shown[-1] > FIRST_CJK:
        starts = list(range(max(least, len(shown) - NAME_CHARS), len(shown) - 1))
    else:
        starts = [match.start() for match in _TOKEN.finditer(shown, least)][-NAME_WORDS:]
    found = ((name, start) for start in starts if (name := _known(shown[start:].lstrip(_OPENING_MARKS), known)))
    return next(found, None)


def _known(shown: str, known: KnownNames) -> str | None:
    """Give the known name that some words are: as they stand, without what clings to them, or in another grammatical case."""
    for form in _forms(shown):
        name = known.exact(form)
        # A name is written with a capital, unless its owner does not: "citing dpa", not "citing today"
        if name and (_LETTER.match(form) or form.startswith(name)):
            return name
    return known.stemmed.get(_stem(shown)) if _CYRILLIC.search(shown) and _LETTER.match(shown) else None


def _forms(shown: str) -> Iterator[str]:
    yield shown
    if bare := _CLITIC.sub("", shown):
        yield bare
    if shown[:1] in "لبو":
        yield _ARABIC_CLITIC.sub("", shown)


def _stem(name: str) -> str:
    """Give a Cyrillic name without the endings of its words."""
    return " ".join(_ENDING.sub("", word) or word for word in fold(name).split())
