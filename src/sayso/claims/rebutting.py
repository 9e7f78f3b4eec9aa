"""Denials and doubts without an object of their own: "The palace called it fake", "That report is false", «Это ложь»."""

import re
from collections.abc import Iterator
from functools import cache

from sayso.claims.marks import modals_in, negations_in
from sayso.claims.pointing import points_back
from sayso.languages.acts import act_of, cue_list
from sayso.languages.patterns import UNSPACED, any_of
from sayso.languages.wordlists import word_list
from sayso.records import Act, Stance

# Words of a sentence besides those that deny: who does, when, how; characters in scripts without spaces. More of them say
# something of their own. Set on the open half of cases/claims/denials.csv; read on 4,179 sentences of fnc1 and 41,000 of news in
# eight languages
MOST_BESIDES, MOST_BESIDES_CHARACTERS = 9, 22
# The same of a content: "that it is a complete fabrication"
MOST_IN_CONTENT, MOST_IN_CONTENT_CHARACTERS = 4, 8
# Words of a sentence that is a text's own verdict, and where what is told stands in it: "Unfortunately, it is …"
MOST_OF_VERDICT, MOST_OF_VERDICT_CHARACTERS = 14, 30
OPENING_WORDS, OPENING_CHARACTERS = 3, 8
# Words after the one that calls it untrue ("a lie, he said"), and between "it" and that one ("called it utterly false")
LAST_WORDS, LAST_CHARACTERS = 3, 4
# A shorter word for what is told is a pronoun, which may point at anything: it must open the sentence
NOUN_CHARS = 5
REACH_WORDS, REACH_CHARACTERS = 5, 10
# Words after a verb of denial that name nothing denied: "dementierte noch am Abend"; with a word for what was told, "rejected the
# allegation on Monday"; and around it where the verb stands last
AFTER_WORDS, AFTER_TOLD_WORDS = 1, 6
AROUND_WORDS, AROUND_CHARACTERS = 5, 16
# "Nonsense", "completely false": a content that is no more
LONE_WORDS, LONE_CHARACTERS = 2, 6
# Characters before "false" in which a negation turns it, or "may" weakens it
BEFORE_CHARS = 30
_WORD = re.compile(r"\w+")
_NEVER = re.compile(r"(?!)")
VERB_FIRST, VERB_LAST = frozenset({"ar"}), frozenset({"tr"})
_AGAINST = {Act.DENIES: Stance.DENIES, Act.DOUBTS: Stance.DOUBTS}
_ASKS = ("?", "？", "؟")


def rebuts(text: str, language: str, *, content: bool = False) -> Stance | None:
    """Give the stance of a sentence that denies or doubts what was told before it, and says nothing else; None of any other.

    Args:
        text: a sentence, or a content.
        language: ISO 639-1; of one without a list nothing is told.
        content: the text is what somebody is quoted with: fewer words may stand beside.

    Example:
        >>> rebuts("The mayor's office called it fake.", "en"), rebuts("県の生物学者は懐疑的だ。", "ja")
        (<Stance.DENIES: 'denies'>, <Stance.DOUBTS: 'doubts'>)
        >>> rebuts("He crossed the border on a false passport.", "en")
    """
    if text.rstrip("\"'”’»」』) ").endswith(_ASKS):
        return None
    for part, stance in (("flat", Stance.DENIES), ("doubt", Stance.DOUBTS)):
        found = _pattern("rebuttals", part, language).search(text)
        if found and _count(text, language) - _count(found.group(), language) <= _most(language, content=content):
            return None if _negated(text, found, language) else stance
    if content and calls_untrue(text, language, most=_limit(language, MOST_IN_CONTENT + 2, MOST_IN_CONTENT_CHARACTERS + 4)):
        return calls_untrue(text, language)
    if not content and language in word_list("cues"):
        by_cue = _by_cue(text, language)
        if by_cue:
            return by_cue
    words = _this_untrue(text, language)
    lone = content and _count(text, language) <= _limit(language, LONE_WORDS, LONE_CHARACTERS) and _untrue(text, language)
    if not words and not lone:
        return None
    return Stance.DENIES if lone or _count(text, language) - _count(words, language) <= _most(language, content=content) else None


def _negated(text: str, found: re.Match[str], language: str) -> bool:
    """Tell whether a negation stands beside a phrase: "stellt das nicht in Frage"."""
    return any(not found.start() <= each.start < found.end() for each in negations_in(text, language))


def _by_cue(text: str, language: str) -> Stance | None:
    """Read a short sentence as a cue that has no content: "Borduria has denied", "The biologist is not convinced"."""
    if _count(text, language) > _limit(language, MOST_OF_VERDICT, MOST_OF_VERDICT_CHARACTERS):
        return None
    stance = _AGAINST.get(act_of(text, language)[0])
    lists = cue_list(language)
    known = [match for label, each in lists.acts.candidates(text) if label == stance and (match := each.regex.search(text))]
    known += [match for match in lists.falsehoods.finditer(text) if lists.labels.search(text)]
    if stance is None or not known or _pattern("rebuttals", "neither", language).search(text):
        return None
    cue = max(known, key=lambda match: (len(match.group()), match.end()))
    if cue.start() == 0 and language not in VERB_FIRST:  # "Skepticism is.": nobody who denies
        return None
    if language in UNSPACED or language in VERB_LAST:
        around = _count(text, language) - _count(cue.group(), language)
        return stance if around <= _limit(language, AROUND_WORDS, AROUND_CHARACTERS) else None
    rest = text[cue.end() :]
    many = _count(rest, language)
    return stance if many <= AFTER_WORDS or (many <= AFTER_TOLD_WORDS and points_back(rest.strip(" .!"), language)) else None


def calls_untrue(text: str, language: str, *, most: int | None = None) -> Stance | None:
    """Give the stance of a sentence that says of what was told, by its first words, that it is untrue: the text's own verdict.

    Args:
        text: a sentence.
        language: ISO 639-1.
        most: words that it may have.

    Example:
        >>> calls_untrue("That report, however, is false.", "en"), calls_untrue("The palace called it fake.", "en")
        (<Stance.DENIES: 'denies'>, None)
    """
    told = next((each for each, noun in _told_at(text, language) if _opens(text, each, language, noun=noun)), None)
    if told is None or _count(text, language) > (most or _limit(language, MOST_OF_VERDICT, MOST_OF_VERDICT_CHARACTERS)):
        return None
    found = _untrue(text, language, told.end())
    return _weighed(text, found, language) if found and _is_last(text, found, language) else None


def says_untrue(words: str, language: str) -> Stance | None:
    """Give the stance of the words around a report toward it: "… is nothing but a lie" denies, "may be a hoax" doubts.

    Example:
        >>> says_untrue("appears in a report that may be a hoax", "en"), says_untrue("A report, which is not fake,", "en")
        (<Stance.DOUBTS: 'doubts'>, None)
    """
    if _pattern("rebuttals", "unproven", language).search(words):
        return Stance.DOUBTS
    found = _untrue(words, language)
    return _weighed(words, found, language) if found else None


def names_report(words: str, language: str) -> bool:
    """Tell whether a source or a cue is something told: "a report", "rumours of".

    Example:
        >>> names_report("An article", "en"), names_report("The ministry", "en")
        (True, False)
    """
    return any(_is_noun(each.group(), language) for each in _pattern("refutations", "told", language).finditer(words))


def denied_report(text: str, language: str) -> tuple[str, Stance] | None:
    """Give what a report says that is told in full and called untrue, and the stance toward it; None of any other text.

    Example:
        >>> denied_report("Reports that the mill is shut are false", "en")
        ('the mill is shut', <Stance.DENIES: 'denies'>)
        >>> denied_report("水車が止まったという報道は虚偽だ", "ja")
        ('水車が止まった', <Stance.DENIES: 'denies'>)
    """
    found = _reports(language).match(text.strip())
    told = found and _bare(found.group("told"), language)
    if not found or not told:
        return None
    stance = _weighed(text.strip(), found.span("untrue"), language)
    return (told, stance) if stance and _is_last(text.strip(), found.span("untrue"), language) else None


def _told_at(text: str, language: str) -> Iterator[tuple[re.Match[str], bool]]:
    """Give the words for what is told, and whether each is a noun; a pronoun may point at anything."""
    for each in _pattern("rebuttals", "this", language).finditer(text):
        yield each, " " in each.group() or language in UNSPACED
    for each in _pattern("refutations", "told", language).finditer(text):
        yield each, _is_noun(each.group(), language)


def _opens(text: str, told: re.Match[str], language: str, *, noun: bool) -> bool:
    """Tell whether a word for what is told stands among the first of a sentence.

    A pronoun must be the very first, or stand behind one word and a comma ("Unfortunately, it"), and untruth right behind it.
    """
    before = text[: told.start()]
    if noun:
        return _count(before, language) <= _limit(language, OPENING_WORDS, OPENING_CHARACTERS)
    found = _untrue(text, language, told.end())
    opens = _count(before, language) == 0 or (_count(before, language) == 1 and before.rstrip().endswith(","))
    return opens and found is not None and _count(text[told.end() : found[0]], language) < REACH_WORDS


def _is_noun(words: str, language: str) -> bool:
    return len(words) >= NOUN_CHARS or language in UNSPACED


def _weighed(text: str, place: tuple[int, int], language: str) -> Stance | None:
    """Give the stance of a word of untruth by what stands right before it: "is not false" takes no side that is known."""
    before = text[max(0, place[0] - BEFORE_CHARS) : place[0]]
    if negations_in(before, language):
        return None
    return Stance.DOUBTS if "possible" in modals_in(before, language) else Stance.DENIES


def _untrue(text: str, language: str, after: int = 0) -> tuple[int, int] | None:
    """Give where the last word of untruth stands."""
    patterns = (_pattern(listed, "untrue", language) for listed in ("refutations", "rebuttals"))
    places = [each.span() for pattern in patterns for each in pattern.finditer(text, after)]
    return max(places, default=None)


def _is_last(text: str, place: tuple[int, int], language: str) -> bool:
    """Tell whether a word of untruth ends its clause: "fake, he said", not "fake news"."""
    rest = text[place[1] :]
    ends = language in UNSPACED or not rest[:2].strip().isalnum()
    return ends and _count(rest, language) <= _limit(language, LAST_WORDS, LAST_CHARACTERS)


def _this_untrue(text: str, language: str) -> str:
    """Give the words from "it" to "false" at the end of a sentence; nothing where they do not stand there together."""
    found = _untrue(text, language)
    if not found or not _is_last(text, found, language) or _weighed(text, found, language) is None:
        return ""
    reach = _limit(language, REACH_WORDS, REACH_CHARACTERS)
    starts = [each.start() for each in _pattern("rebuttals", "this", language).finditer(text, 0, found[0])]
    near = [start for start in starts if _count(text[start : found[0]], language) <= reach]
    if not near and _count(text, language) <= _limit(language, MOST_OF_VERDICT, MOST_OF_VERDICT_CHARACTERS):
        near = [each.start() for each in _speech(text, language) if each.end() <= found[0]]
    return text[near[-1] : found[1]] if near else ""


def _speech(text: str, language: str) -> Iterator[re.Match[str]]:
    """Give the verbs of saying in a short sentence: "dijo que era mentira"."""
    if language in word_list("cues"):
        yield from cue_list(language).labels.finditer(text)
        yield from cue_list(language).tells.finditer(text)
        yield from cue_list(language).neutral.finditer(text)


def _count(text: str, language: str) -> int:
    """Count words; characters in scripts without spaces."""
    found = _WORD.findall(text)
    return sum(map(len, found)) if language in UNSPACED else len(found)


def _limit(language: str, words: int, characters: int) -> int:
    return characters if language in UNSPACED else words


def _most(language: str, *, content: bool) -> int:
    if content:
        return _limit(language, MOST_IN_CONTENT, MOST_IN_CONTENT_CHARACTERS)
    return _limit(language, MOST_BESIDES, MOST_BESIDES_CHARACTERS)


def _bare(told: str, language: str) -> str:
    """Give what is told without the last "are", "is nothing but a" after it."""
    found = _ending(language).match(told.strip(" ,，、"))
    return (found.group("told") if found else told).strip(" ,，、—-")


@cache
def _pattern(listed: str, part: str, language: str) -> re.Pattern[str]:
    entries = word_list(listed).get(language, {}).get(part)
    return any_of(entries, language) if entries else _NEVER


@cache
def _reports(language: str) -> re.Pattern[str]:
    """Give the pattern of a report told in full and called untrue; in some languages the noun stands behind what it says."""
    nouns, untrue = (_pattern(*each, language).pattern for each in (("refutations", "told"), ("refutations", "untrue")))
    of = word_list("rebuttals").get(language, {}).get("of")
    if of:
        glue = r"\s*" if language in UNSPACED else r"\s+"
        joints = "|".join(map(re.escape, sorted(of, key=len, reverse=True)))
        about = "|".join(map(re.escape, word_list("rebuttals")[language].get("about", ()))) or "(?!)"
        return re.compile(
            rf"(?:{about})?(?P<told>.{{4,200}}?)(?:{joints}){glue}(?:{nouns}).{{0,12}}?(?P<untrue>{untrue})", re.IGNORECASE
        )
    that = [form for form in word_list("complementisers")["opening"].get(language) or () if form[-1] not in "'’"]
    if not that:
        return _NEVER
    joints = "|".join(map(re.escape, that))
    head = rf"(?:\S+\s+){{0,3}}?(?:{nouns})(?:,?\s+\S+){{0,3}}?,?\s+(?:{joints})\s+"
    return re.compile(rf"{head}(?P<told>.{{8,300}}?)(?<!\w)(?P<untrue>{untrue})(?=\W*$|\W*[,;])", re.IGNORECASE)


@cache
def _ending(language: str) -> re.Pattern[str]:
    """Give the pattern of the words between what is told and "false": "are", "is nothing but a"."""
    words = word_list("rebuttals").get(language, {}).get("is")
    if not words or language in UNSPACED or language == "tr":
        return _NEVER
    return re.compile(rf"^(?P<told>.*),?\s+(?:{any_of(words, language).pattern})(?:\s+[^\s,]+){{0,3}}\s*$", re.IGNORECASE)
