"""Which of two copies was made from the other, and what tells it; None where nothing does."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from urllib.parse import urlsplit

from sayso.copies.dates import published_before
from sayso.copies.gaps import Pair
from sayso.copies.leftovers import left_over
from sayso.copies.misspellings import Frequency, shared_misspelling
from sayso.copies.truncation import breaks_off
from sayso.copies.updates import update_mark
from sayso.languages.transliteration import SURE_ALONE_CONSONANTS, WORD, script_of, skeleton
from sayso.languages.wordlists import word_list
from sayso.records import Document, Passage

A_TO_B, B_TO_A = "a->b", "b->a"
# a credit line stands in one of the first or last lines of a text, and is short
CREDIT_LINES = 6
CREDIT_CHARACTERS = 200
NAME_CHARACTERS = 60
# of a text, what it must share with its update
MOSTLY = 0.5


@dataclass(frozen=True, slots=True)
class Case:
    """Two passages that are copies, with their documents.

    Args:
        a, b: the documents.
        passage_a, passage_b: what of them is copied.
        pairs: equal parts, or aligned sentences of a translation, in code points.
        frequency: how often a folded word stands in the pile; None where nobody counted.
    """

    a: Document
    b: Document
    passage_a: Passage
    passage_b: Passage
    pairs: Sequence[Pair] = ()
    frequency: Frequency | None = None

    @property
    def languages(self) -> tuple[str, str]:
        """The languages of the two passages."""
        places = ((self.a, self.passage_a), (self.b, self.passage_b))
        first, second = ((page.paragraph_at(passage.start), page.language) for page, passage in places)
        return (first[0].language if first[0] else first[1]), (second[0].language if second[0] else second[1])


Answer = tuple[str, str]


def tell_direction(case: Case) -> tuple[str | None, str]:
    """Give the direction of a copy and what tells it, for a reader; None and "" where nothing does, or two rules disagree.

    Example:
        >>> a = Document(id="1", text="Shut.", url="https://herald.example/mill")
        >>> b = Document(id="2", text="Shut.")
        >>> tell_direction(Case(a, b, Passage("1", 0, 4), Passage("2", 0, 4)))
        (None, '')
    """
    found = answers(case)
    return agreed(found) if found else (None, receipt(case))


def answers(case: Case) -> list[Answer]:
    """Give what each rule that has an answer says; the two documents alone tell it."""
    return [answer for rule in RULES if (answer := rule(case)) is not None]


def agreed(found: Sequence[Answer]) -> tuple[str | None, str]:
    """Give the first answer where all are of one direction, else None and ""."""
    return found[0] if len({direction for direction, _ in found}) == 1 else (None, "")


def receipt(case: Case) -> str:
    """Give what shows copying without its direction: a slip that both texts have."""
    translated = len(set(case.languages)) > 1
    slip = shared_misspelling(case.a, case.pairs, case.frequency) if case.frequency and not translated else None
    return f"both misspell “{slip}”" if slip else ""


def by_place(case: Case) -> Answer | None:
    """Within one document the original stands above its translation."""
    if case.a.id != case.b.id:
        return None
    first = A_TO_B if case.passage_a.start < case.passage_b.start else B_TO_A
    return first, "in one document the original stands above its translation"


def by_date(case: Case) -> Answer | None:
    """The one whose dates lie wholly after the other's is the copy."""
    for direction, first, second in ((A_TO_B, case.a, case.b), (B_TO_A, case.b, case.a)):
        after = published_before(first, second)
        if after is not None and case.a.id != case.b.id:
            return direction, _later(first, second, after.days)
    return None


def _later(first: Document, second: Document, days: int) -> str:
    how_long = {0: "later", 1: "at least 1 day later"}.get(days, f"at least {days} days later")
    if _name(first) == _name(second):
        return f"published {how_long}, both by {_name(second)}"
    return f"published {how_long} by {_name(second)} than by {_name(first)}"


def _name(document: Document) -> str:
    return document.name if len(document.name) <= NAME_CHARACTERS else document.name[: NAME_CHARACTERS - 1] + "…"


def by_credit(case: Case) -> Answer | None:
    """The one whose credit line names the other's outlet is the copy."""
    lines = (credit_line(case.a, case.b.outlet), credit_line(case.b, case.a.outlet))
    if (lines[0] is None) == (lines[1] is None) or case.a.outlet == case.b.outlet:
        return None
    line = lines[0] or lines[1]
    return (B_TO_A if lines[0] else A_TO_B), f"its credit line says “{line}”"


def credit_line(document: Document, outlet: str | None) -> str | None:
    r"""Find the short line near the start or end of a text by which it credits an outlet.

    "Source: Herald", "via Herald", "(Herald)" after the place in a dateline; not "Herald reports that".

    Example:
        >>> credit_line(Document(id="1", text="The mill is shut.\nSource: Herald"), "Herald")
        'Source: Herald'
    """
    if not outlet:
        return None
    lines = [line.strip() for line in document.text.splitlines() if line.strip()]
    anywhere, whole, dateline = _credits(outlet.casefold())
    for line in (*lines[:CREDIT_LINES], *lines[-CREDIT_LINES:]):
        folded = line.casefold()
        short = len(line) <= CREDIT_CHARACTERS
        if short and _translates(folded, outlet):
            return line
        if (short and (anywhere.search(folded) or whole.match(folded))) or dateline.search(folded[:CREDIT_CHARACTERS]):
            return line if len(line) <= CREDIT_CHARACTERS else line[:60] + "…"
    return None


@lru_cache(maxsize=1 << 10)
def _credits(outlet: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Compile how a line credits one outlet: after words of a source, as a byline, in the brackets of a dateline."""
    name = re.escape(outlet)
    article = "the |el |l['’]|der |die |dem |du |@"
    return (
        re.compile(rf"(?:^|\W)(?:{_any_of('before')})\s*[:：]?\s*(?:{article})?{name}(?!\w)"),
        re.compile(rf"^(?:{_any_of('bylines')})\s*[:：]?\s*{name}$"),
        re.compile(rf"^[^.()]{{0,60}}\({name}\)"),
    )


def _translates(line: str, outlet: str) -> bool:
    """Tell whether a line says that it translates an outlet, named in another script: 「ハルプレスの記事を訳した」."""
    sound = skeleton(outlet.casefold())
    if len(sound) < SURE_ALONE_CONSONANTS or not re.search(_any_of("translated"), line):
        return False
    return any(script_of(word) != script_of(outlet) and skeleton(word) == sound for word in WORD.findall(line))


@cache
def _any_of(key: str) -> str:
    words = {word for section in word_list("credit_lines")[key].values() for word in section}
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def by_link(case: Case) -> Answer | None:
    """The one that links to the other is the copy."""
    if case.a.id == case.b.id:
        return None
    links = (_links_to(case.a, case.b), _links_to(case.b, case.a))
    if links[0] == links[1]:
        return None
    copy, original = (case.a, case.b) if links[0] else (case.b, case.a)
    return (B_TO_A if links[0] else A_TO_B), f"{_name(copy)} links to {_name(original)}'s page"


def _links_to(document: Document, other: Document) -> bool:
    target = plain_url(other.url or "")
    return bool(target) and any(plain_url(link.url) == target for link in document.links)


def plain_url(url: str) -> str:
    """Give a link without scheme, "www.", query, fragment and final slash; "" for a bare host, which names no page.

    Example:
        >>> plain_url("https://www.Herald.example/mill/?utm_source=x#top")
        'herald.example/mill'
    """
    try:
        parts = urlsplit(url.strip())
    except ValueError:  # a bracket in a link that is no IPv6 address
        return ""
    path = parts.path.rstrip("/")
    # a page may be named by its query alone: /news?id=7
    named = f"{path}?{parts.query}" if re.search(r"(?:^|&)(?:id|p|article|story)=", parts.query) else path
    return (parts.netloc.casefold().removeprefix("www.") + named) if named else ""


def by_break(case: Case) -> Answer | None:
    """The one that breaks off in the middle of a sentence of the other is the copy."""
    if case.a.id == case.b.id or len(set(case.languages)) > 1:
        return None
    ends = (
        breaks_off(case.a, case.passage_a, case.b, case.passage_b),
        breaks_off(case.b, case.passage_b, case.a, case.passage_a),
    )
    return _one_side(ends, "{name} breaks off where the other goes on: “{words}”", case)


def by_update(case: Case) -> Answer | None:
    """The one that says to be updated or corrected is later; of two updates that with the higher number."""
    if case.a.id == case.b.id or len(set(case.languages)) > 1 or not _mostly(case):
        return None
    marks = (update_mark(case.a), update_mark(case.b))
    ranks = [mark[0] if mark else 0 for mark in marks]
    if ranks[0] == ranks[1]:
        return None
    later = marks[0] if ranks[0] > ranks[1] else marks[1]
    return (B_TO_A if ranks[0] > ranks[1] else A_TO_B), f"it says that it is a later version: “{later[1] if later else ''}”"


def _mostly(case: Case) -> bool:
    """Tell whether the copied passages are most of either text: an update of a report is not one of what it quotes."""
    return any(
        len(passage.span) >= MOSTLY * len(page.text) for page, passage in ((case.a, case.passage_a), (case.b, case.passage_b))
    )


def by_left_over(case: Case) -> Answer | None:
    """The one that keeps words of the other's language in brackets or quotation marks is the translation."""
    if len(set(case.languages)) == 1:
        return None
    texts = case.a.words(case.passage_a.span), case.b.words(case.passage_b.span)
    left = left_over(texts[0], texts[1]), left_over(texts[1], texts[0])
    return _one_side(left, "{name} leaves words of the original in place: “{words}”", case)


def _one_side(found: tuple[str | None, str | None], sentence: str, case: Case) -> Answer | None:
    """Answer where one side alone shows that it is the copy."""
    if (found[0] is None) == (found[1] is None):
        return None
    copy = case.a if found[0] is not None else case.b
    words = found[0] or found[1] or ""
    return (B_TO_A if found[0] is not None else A_TO_B), sentence.format(name=_name(copy), words=words)


RULES: tuple[Callable[[Case], Answer | None], ...] = (
    by_place,
    by_credit,
    by_link,
    by_date,
    by_break,
    by_update,
    by_left_over,
)
