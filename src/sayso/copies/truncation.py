"""A text that breaks off where another goes on: what was never printed in the one cannot have been copied from it."""

import re
from functools import cache

from sayso.copies.words import word_pattern
from sayso.languages.wordlists import word_list
from sayso.records import Document, Passage

SHOWN_CHARACTERS = 40
# so much may follow the last copied word: dots, a bracket, "read more"
MOST_BEHIND = 60
_CLOSED = re.compile(r"[.!?。！？)\]）」』][^\w]*\Z")
# a text whose sentences have no ends, a table or a list, does not break off
LEAST_ENDS = 1
_END = re.compile(r"[.!?](?=[\s\"'”’»)]|\Z)|[。！？]")
_WORD = re.compile(r"\w")
_LETTERS = re.compile(r"[^\W\d_]\W*\Z|[\u2e80-\U0003ffff]\W*\Z")
_DOTS = re.compile(r"(?:…|\.\s?\.\s?\.|\[\s?(?:…|\.{3})\s?\]|〔略〕|（略）|\(\.\.\.\))\W*\Z")


def breaks_off(short: Document, passage: Passage, full: Document, other: Passage) -> str | None:
    """Give the last words of a text that stops in the middle of a sentence which the other text brings to its end.

    The text must end there, but for dots or "read more"; a text that is shortened after a full sentence tells nothing.

    Args:
        short: the text that may break off.
        passage: what of it is copied.
        full: the other text.
        other: what of that is copied.

    Example:
        >>> a = Document(id="1", text="The mill burned down on Monday. Nobody was hurt.")
        >>> b = Document(id="2", text="The mill burned down on …")
        >>> breaks_off(b, Passage("2", 0, 23), a, Passage("1", 0, 23))
        'The mill burned down on …'
    """
    behind = short.text[passage.end :]
    if len(behind) > MOST_BEHIND or not _goes_on(full, other):
        return None
    plain = _cut_mark().sub("", short.text[passage.start :].rstrip()).rstrip()
    if word_pattern().findall(plain[passage.end - passage.start :]):
        return None
    ended = len(_END.findall(short.text)) >= LEAST_ENDS and bool(_LETTERS.search(plain)) and not _CLOSED.search(plain)
    cut = bool(_DOTS.search(plain)) or ended
    return _last_words(plain) if cut else None


def _last_words(text: str) -> str:
    """Give the end of a text, from a whole word on."""
    shown = text[-SHOWN_CHARACTERS:]
    whole = shown if len(shown) == len(text) or " " not in shown else shown.split(" ", 1)[1]
    return " ".join(whole.split())


def sends_on(text: str) -> bool:
    """Tell whether a text has words and all of them only send its reader on: " … Read more".

    Example:
        >>> sends_on(" … Read more"), sends_on(" …"), sends_on(" more grain")
        (True, False, False)
    """
    return bool(_WORD.search(text)) and not _WORD.search(_cut_mark().sub("", text))


def _goes_on(full: Document, passage: Passage) -> bool:
    """Tell whether the sentence in which a passage ends has more words."""
    sentence = full.sentence_at(passage.end - 1)
    end = sentence.end if sentence else _next_stop(full.text, passage.end)
    rest = full.text[passage.end : max(passage.end, end)]
    return bool(word_pattern().findall(rest))


def _next_stop(text: str, start: int) -> int:
    found = re.compile(r"[.!?。！？\n]").search(text, start)
    return found.start() if found else len(text)


@cache
def _cut_mark() -> re.Pattern[str]:
    """Match "read more" and the like at the end of a text."""
    phrases = sorted({phrase for phrases in word_list("cut_marks").values() for phrase in phrases}, key=len, reverse=True)
    return re.compile(rf"[\s>»\[(-]*(?<!\w)(?:{'|'.join(map(re.escape, phrases))})[\s.…>»\])→-]*\Z", re.IGNORECASE)
