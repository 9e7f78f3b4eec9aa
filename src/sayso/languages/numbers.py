"""Numbers in running text, in digits, words and Han characters: where they stand and what they are worth."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from sayso.languages.number_characters import in_characters, in_native_words, myriads
from sayso.languages.wordlists import word_list

MOST_CHARACTERS = 4000
# languages that write 6.125 for six and an eighth; elsewhere a point before three digits groups them
_POINT_IS_DECIMAL = frozenset({"en", "ja", "zh", "ko", "ar", "he", "hi", "th"})
# longest first: 2 1/2, 10:30, 1 500 000,5 and 1’500, then digits with points and commas
_DIGITS = re.compile(
    r"(?<![\d/])(?:\d{1,3}[- ])?\d{1,3}/\d{1,3}(?![\d/])|(?<!\d)\d{1,2}:\d\d(?!\d)"
    r"|(?<![\d.,])\d{1,3}(?:[ \u00a0\u202f’']\d{3})+(?!\d)(?:[.,]\d{1,2})?|\d+(?:[.,]\d+)*"
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# between the words of one number: "twenty-one", "deux cents"
_GLUE = re.compile(r"[ \u00a0\u202f-]?")
# the key of a number that has a value
_PLAIN = re.compile(r"\d+(?:\.\d+)?(?:e[+-]?\d+)?")
_GROUP = 3
_HUNDRED, _THOUSAND = 100, 1_000
_MILLION = 1_000_000
# £5m is five million pounds, 5m may be metres
_CURRENCIES = frozenset("$€£¥₴₽")
_JOINED_FROM = 20
_FOUR, _TWENTY = 4, 20


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text: ``key`` is its value, written in one way; dates, clocks and vague words ("dozens") stay as they are."""

    key: str
    start: int
    end: int


@lru_cache(maxsize=1 << 12)
def numbers_at(text: str, language: str) -> tuple[Number, ...]:
    """Find the numbers of a short text, in order; of a longer one those of its first 4,000 characters.

    Not told apart: ordinals, years, numbers inside names (A380). "One" is no number here.

    Example:
        >>> [each.key for each in numbers_at("sixty men, 1,500 women and 3.5 million shells", "en")]
        ['60', '1500', '3500000']
        >>> [each.key for each in numbers_at("六十人、1億5000万円", "ja")]
        ['60', '150000000']
    """
    # digits of any script and width, one for one, so that places stay the same
    plain = text[:MOST_CHARACTERS].translate(_digit_table())
    found = [*_in_digits(plain, language)]
    taken = bytearray(len(plain))
    for number in found:
        taken[number.start : number.end] = b"\1" * (number.end - number.start)
    others = [*_in_words(plain, language), *_in_characters(plain)]
    found += [number for number in others if not any(taken[number.start : number.end])]
    return tuple(sorted(found, key=lambda number: number.start))


def values_in(text: str, language: str) -> frozenset[float]:
    """Give the values of the numbers of a short text: not dates and times in figures, nor vague words.

    Example:
        >>> sorted(values_in("two thousand men and 3.5 million shells, 1,200 of them new", "en"))
        [1200.0, 2000.0, 3500000.0]
        >>> sorted(values_in("五千人、3万5000台", "ja"))
        [5000.0, 35000.0]
    """
    return frozenset(float(each.key) for each in numbers_at(text, language) if _PLAIN.fullmatch(each.key))


def sizes_in(text: str, language: str) -> frozenset[int]:
    """Give the sizes that vague words of a text name: 100 for "hundreds".

    Example:
        >>> sizes_in("Hundreds fled", "en"), sizes_in("300 fled", "en")
        (frozenset({100}), frozenset())
    """
    sizes = _lists(language).get("vague", {})
    return frozenset(sizes[each.key] for each in numbers_at(text, language) if each.key in sizes)


@cache
def _digit_table() -> dict[int, str]:
    """Map the decimal digits of all scripts to those of ASCII, and the Arabic marks between them."""
    digits = {
        code: str(unicodedata.decimal(chr(code))) for code in range(0x80, 0x20000) if unicodedata.category(chr(code)) == "Nd"
    }
    return digits | {0x066B: ".", 0x066C: ","}


def _lists(language: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = word_list("number_words").get(language, {})
    return found


def _in_characters(text: str) -> Iterator[Number]:
    """Read numbers in Han characters and Hangul, and Korean ones before what they count."""
    return (Number(_written(value), start, end) for value, start, end in (*in_characters(text), *in_native_words(text)))


def _written(value: float) -> str:
    return str(int(value)) if value.is_integer() else format(value, ".12g")


def _in_digits(text: str, language: str) -> Iterator[Number]:
    """Read digits with the word or character behind them that multiplies: 3.5 million, 1億5000万."""
    multipliers, end = _lists(language).get("multipliers", {}), 0
    for match in _DIGITS.finditer(text):
        if match.start() < end or _inside_word(text, match):
            continue
        value, end = _value(match.group(), language), match.end()
        if value is None:
            yield Number(match.group().lstrip("0"), match.start(), end)
            continue
        value, end = myriads(text, value, end)
        glue = _GLUE.match(text, end)
        after = _WORD.match(text, glue.end()) if glue else None
        if after and after.group().lower() in multipliers:
            value, end = value * multipliers[after.group().lower()], after.end()
        elif text[end : end + 1] == "m" and text[max(0, match.start() - 1) : match.start()] in _CURRENCIES:
            value, end = value * _MILLION, end + 1
        yield Number(_written(value), match.start(), end)


def _inside_word(text: str, match: re.Match[str]) -> bool:
    """Tell whether digits stand between Latin letters: a key of a script, no number."""
    around = text[max(0, match.start() - 1) : match.start()] + text[match.end() : match.end() + 1]
    return len(around) > 1 and around.isascii() and around.isalpha()


def _value(digits: str, language: str) -> float | None:
    """Give what digits are worth; None for a clock or a date in figures."""
    if "/" in digits:
        *whole, above, below = (int(each) for each in re.split(r"[- /]", digits))
        return sum(whole) + above / below if below else None
    if ":" in digits:
        hour, minutes = digits.split(":")
        return None if int(minutes) else float(hour)
    grouped = re.sub(r"[ \u00a0\u202f’']", "", digits)
    first, *rest = re.split(r"[.,]", grouped)
    if not rest:
        return float(grouped)
    marks = [each for each in grouped if each in ".,"]
    if len(set(marks)) > 1:
        return float("".join((first, *rest[:-1])) + "." + rest[-1]) if marks.count(marks[-1]) == 1 else None
    # India groups by two: 9,34,200
    sizes = {len(each) for each in rest[:-1]}
    groups = (
        len(rest[-1]) == _GROUP
        and (sizes <= {_GROUP} or (sizes == {2} and marks[0] == ","))
        and len(first) <= _GROUP
        and not first.startswith("0")
    )
    if groups and not (len(rest) == 1 and marks[0] == "." and language in _POINT_IS_DECIMAL):
        return float("".join((first, *rest)))
    return float(f"{first}.{rest[0]}") if len(rest) == 1 else None


def _in_words(text: str, language: str) -> Iterator[Number]:
    """Read runs of number words that stand side by side; a lone "thousands" is a number that nobody counted."""
    lists = _lists(language)
    if "fused" not in lists and _vocabulary(language).isdisjoint(_WORD.findall(text.lower().replace("’", "'"))):
        return
    run: list[tuple[str, float, int, int]] = []
    for match in _WORD.finditer(text) if lists else ():
        word = match.group().lower().replace("’", "'")
        beside = bool(run) and bool(_GLUE.fullmatch(text, run[-1][3], match.start()))
        value = _word_value(word, lists, inside=beside or _multiplied(text, match.end(), lists))
        if run and not beside:
            yield from _run(run)
            run = []
        if value is not None:
            run.append((word, value, match.start(), match.end()))
        elif run and not (word == lists.get("joiner") and run[-1][1] >= _JOINED_FROM):
            yield from _run(run)
            run = []
        elif run:
            run.append((word, 0.0, match.start(), match.end()))
        if value is None and word in lists.get("vague", ()):
            yield Number(word, match.start(), match.end())
    yield from _run(run)


@cache
def _vocabulary(language: str) -> frozenset[str]:
    """Give all words of a language that are numbers, or parts or joiners of one: most texts have none."""
    lists = _lists(language)
    words = {word for kind in ("units", "multipliers", "ones", "vague") for word in lists.get(kind, ())}
    return frozenset(words | {f"{lists.get('joined', '')}{word}" for word in words})


def _word_value(word: str, lists: Mapping[str, Any], *, inside: bool) -> float | None:
    """Give what a word is worth as a number, or as a part of one; None where it is none."""
    if word in (units := lists.get("units", {})):
        return float(units[word])
    if word in (multipliers := lists.get("multipliers", {})) and (inside or word in lists.get("alone", ())):
        return float(multipliers[word])
    if inside and word in (ones := lists.get("ones", {})):
        return float(ones[word])
    if inside and word[:1] == lists.get("joined") and word[1:] in units | multipliers:
        return float((units | multipliers)[word[1:]])
    return _fused_value(word, tuple(lists["fused"].items())) if "fused" in lists else None


def _multiplied(text: str, end: int, lists: Mapping[str, Any]) -> bool:
    """Tell whether the next word multiplies: one is a number in "one million"."""
    after = _WORD.match(text, end + 1)
    return bool(after) and after.group().lower() in lists.get("multipliers", {}) and text[end : end + 1] in {" ", "\u00a0", "-"}  # type: ignore[union-attr]


@cache
def _fused(parts: tuple[tuple[str, int], ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    joined = "|".join(sorted((re.escape(part) for part, _ in parts), key=len, reverse=True))
    return re.compile(rf"(?:{joined}){{1,8}}"), re.compile(joined)


def _fused_value(word: str, parts: tuple[tuple[str, int], ...]) -> float | None:
    """Read a number that is written as one word: zweihundertfünfzig, trecentomila."""
    whole, part = _fused(parts)
    if not whole.fullmatch(word):
        return None
    value = _sum([float(dict(parts)[each]) for each in part.findall(word)])
    return value if value > 1 else None


def _run(run: Sequence[tuple[str, float, int, int]]) -> Iterator[Number]:
    last = max((rank for rank, each in enumerate(run) if each[1]), default=-1)
    zero = len(run) == 1 and run[0][1] == 0
    if last >= 0 or zero:
        kept = run[: max(last, 0) + 1]
        yield Number(_written(_sum([value for _, value, _, _ in kept])), kept[0][2], kept[-1][3])


def _sum(values: Sequence[float]) -> float:
    """Add and multiply: "two hundred thousand" is (2 x 100) x 1000, "quatre-vingts" 4 x 20."""
    total = current = 0.0
    for value in values:
        if value >= _THOUSAND:
            total, current = total + max(current, 1) * value, 0.0
        elif value == _HUNDRED or (value == _TWENTY and current % 10 == _FOUR and current < _TWENTY):
            current = max(current, 1) * value
        else:
            current += value
    return total + current
