"""What a speaker does with the content (asserts, denies, doubts, …), told from the words of the cue.

The lists stand in ``cues.yml``, whose head explains the forms and what is done about negation. A cue that no list knows asserts.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from sayso.languages.patterns import UNSPACED, Form, FormIndex, any_of, form_index
from sayso.languages.wordlists import word_list
from sayso.records import Act

MAX_CUE_CHARS = 300  # a longer "cue" is a tagger's slip; its first characters are read
MAX_CONTENT_CHARS = 600  # hedges and labels stand near the edge of a content
_ORDER = (Act.DENIES, Act.DOUBTS, Act.CONFIRMS, Act.WARNS, Act.ORDERS, Act.ASKS, Act.REPORTS, Act.ASSERTS)
_TURNED = {Act.DENIES: Act.CONFIRMS, Act.CONFIRMS: Act.DOUBTS, Act.DOUBTS: Act.CONFIRMS}
_SENTENCE_END = re.compile(r"[.!?](?=\s)|[。！？؟\n]")
_QUESTION = re.compile(r"[?？؟][\"”’»」』)\s]*$")
_MARK_ONLY = re.compile(r"[\W_]*")


@dataclass(frozen=True, slots=True)
class CueList:
    """The compiled lists of one language."""

    language: str
    acts: FormIndex
    negators: re.Pattern[str]
    labels: re.Pattern[str]
    falsehoods: re.Pattern[str]
    neutral: re.Pattern[str]
    tells: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Found:
    act: Act
    rank: tuple[int, int, int]
    notes: tuple[str, ...] = ()


def act_of(cue: str, language: str, content: str = "", *, by_outlet: bool | None = None) -> tuple[Act, tuple[str, ...]]:
    """Tell the act of a cue, with notes for the reader where it is a guess.

    Args:
        cue: the words of the cue; the pieces of an interrupted one joined by a space.
        language: ISO 639-1 code. Without a list for it the lists of all languages are tried.
        content: what is credited; with it a colon before a question asks, and "called … groundless" denies.
        by_outlet: true when the source is a newspaper, agency, channel: its plain "said" is then passing on. False when it is
            somebody else: "the general reported" is then his own word. None when nobody is named, or nothing is known.

    Example:
        >>> act_of("has rejected", "en")[0].value
        'denies'
        >>> act_of("называет", "ru", "обвинения беспочвенными")[0].value
        'denies'
        >>> act_of("negou", "pt")
        (<Act.ASSERTS: 'asserts'>, ("no cue list for language 'pt'; act taken as asserts",))
    """
    words = cue[:MAX_CUE_CHARS]
    if language not in word_list("cues"):
        return _act_of_unlisted(words, language)
    found = _best(words, language)
    own_word = found.act is Act.REPORTS and by_outlet is False and bool(cue_list(language).tells.search(words))
    if found.act is not Act.ASSERTS and not own_word:
        return found.act, found.notes
    return _act_by_content(words, content[:MAX_CONTENT_CHARS], cue_list(language), by_outlet=bool(by_outlet)), found.notes


def hedges_in(text: str, language: str, *, content: bool = False) -> tuple[tuple[int, int], ...]:
    """Find the words that hold a statement at arm's length ("reportedly", "might have"): start and end of each.

    Args:
        text: a cue with the words around it, or a content.
        language: ISO 639-1 code; a language without a list gives nothing.
        content: true for a content, of which only the first sentence is read: what comes later is hedged by itself.

    Example:
        >>> hedges_in("the dam may have been mined", "en", content=True)
        ((8, 16),)
        >>> hedges_in("the dam was mined in May", "en", content=True)
        ()
    """
    reach = MAX_CONTENT_CHARS if content else MAX_CUE_CHARS
    end = _SENTENCE_END.search(text, 0, reach) if content else None
    return tuple(match.span() for match in _hedges(language).finditer(text, 0, end.start() if end else reach))


@cache
def cue_list(language: str) -> CueList:
    """Compile the lists of one language that ``cues.yml`` has, once."""
    lists = word_list("cues")[language]
    return CueList(
        language=language,
        acts=form_index(((act.value, lists.get(act.value, ())) for act in _ORDER), language),
        negators=any_of(lists.get("negators", ()), language),
        labels=any_of(lists["labels"], language),
        falsehoods=any_of(lists["falsehoods"], language),
        neutral=any_of(lists["neutral"], language),
        tells=any_of(lists["tells"], language),
    )


@cache
def _hedges(language: str) -> re.Pattern[str]:
    return any_of(word_list("hedges").get(language, ()), language)


@lru_cache(maxsize=1 << 14)
def _best(cue: str, language: str) -> _Found:
    """Find the form with the most words (characters where none are set apart), then the act that comes first."""
    lists = cue_list(language)
    return max(_matches(cue, lists), key=lambda each: each.rank, default=_Found(Act.ASSERTS, (0, 0, 0)))


def _matches(cue: str, lists: CueList) -> Iterator[_Found]:
    for label, each in lists.acts.candidates(cue):
        match = each.regex.search(cue)
        if match:
            act = Act(label)
            size = each.letters if lists.language in UNSPACED else each.words
            turned = _TURNED.get(act, act) if _negated(cue, match, each, lists) else act
            note = _note(cue, turned, each, negated=turned is not act)
            yield _Found(turned, (size, -_ORDER.index(act), each.letters), note)


def _negated(cue: str, match: re.Match[str], listed: Form, lists: CueList) -> bool:
    """Tell whether a negator stands in the cue outside the form (before it; in German also behind it)."""
    if lists.negators.search(listed.text):
        return False
    before, behind = cue[: match.start()], cue[match.end() :]
    return bool(lists.negators.search(before) or (lists.language in {"de", "fr"} and lists.negators.search(behind)))


def _note(cue: str, act: Act, listed: Form, *, negated: bool) -> tuple[str, ...]:
    if negated and act is Act.CONFIRMS:
        return (f"{cue!r} is taken as confirms: it lets the content stand without asserting it",)
    if negated and act is Act.DOUBTS:
        return (f"{cue!r} is taken as doubts: it withholds a confirmation",)
    return (f"{cue!r} is taken as {act.value}: {listed.note}",) if listed.note else ()


def _act_by_content(cue: str, content: str, lists: CueList, *, by_outlet: bool) -> Act:
    """Read a plain cue in the light of its content and of who speaks."""
    mark_only = bool(_MARK_ONLY.fullmatch(cue))
    if mark_only and _QUESTION.search(content):
        return Act.ASKS
    if lists.labels.search(cue) and (lists.falsehoods.search(cue) or lists.falsehoods.search(content)):
        return Act.DENIES
    if by_outlet and (mark_only or lists.neutral.search(cue)):
        return Act.REPORTS
    return Act.ASSERTS


def _act_of_unlisted(cue: str, language: str) -> tuple[Act, tuple[str, ...]]:
    tried = [(_best(cue, other), other) for other in word_list("cues")]
    found, other = max(tried, key=lambda each: each[0].rank)
    if found.act is Act.ASSERTS:
        return Act.ASSERTS, (f"no cue list for language {language!r}; act taken as asserts",)
    return found.act, (f"no cue list for language {language!r}; act taken from the list of {other!r}", *found.notes)
