"""The name of a person inside a source: "Idris Vale" in "government spokesman Colonel Idris Vale".

Scripts with capitals are read by them, together with titles; Arabic by what stands behind titles, offices and bodies; Japanese,
Chinese and Korean by what stands before or behind a title.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from sayso.actors.apposition import is_firm, name_behind_body, name_behind_quoted, name_set_off
from sayso.actors.genders import is_given_name
from sayso.actors.known import body_words, find_known, portfolio_in, speaker_words, state_and_rest
from sayso.actors.trimming import segments, trimmed
from sayso.languages.patterns import UNSPACED, any_of
from sayso.languages.wordlists import word_list

MAX_NAME_WORDS = 4
MAX_PARTICLES = 2  # de la Cruz
MAX_CJK_NAME = 14
_PATRONYMIC = re.compile(r"(?:ович|евич|ич|овна|евна|ична|ійович|ївна)(?:а|у|ем|ем|е|ой|ою|ы|и|і)?$")
_QUOTED = re.compile(r"[«“„\"「『][^»”“\"」』]*[»”“\"」』]")
_CYRILLIC = re.compile(r"[а-яёіїєґ]", re.IGNORECASE)
_ARTICLED_NAME = re.compile(r"(?:al|el|as|ad|ash|аль|эль|ас|ад|ібн|ибн|бин)-[A-ZА-Я]")
_POSSESSIVE = re.compile(r"[’']s$")  # of Latin letters: names end so in no other script
_BRACKETS = re.compile(r"\s*[（(][^）)]*[)）]")
_NO_SURNAME_ALONE = frozenset({"tr", "es", "it", "fr", "ar"})  # "patron Renault", "capo Moretti": too often a body
_PUBLIC_OFFICES = ("minister", "mayor", "governor", "ambassador", "prosecutor")
_NO_NAME = ("titles", "roles", "groups", "crowd", "nobody", "governments", "outlet_words", "documents", "ministers", "rulers")
_TITLES = ("titles", "roles")


@dataclass(frozen=True, slots=True)
class Person:
    """A name, and the words of the source around it."""

    name: str
    before: str
    behind: str


def find_person(words: str, language: str, *, articled: bool = False) -> Person | None:
    """Find the person whom a source names; None when it names an office, a body or nobody.

    Args:
        words: the source, trimmed.
        language: ISO 639-1 code.
        articled: true when an article stood before the words: two capitals behind it ("the Silent Harbour") are no person's name.

    Example:
        >>> find_person("government spokesman Colonel Idris Vale", "en").name, find_person("外務省の久世報道官", "ja").name
        ('Idris Vale', '久世')
        >>> find_person("Mayor of Little Orling", "en") is None
        True
    """
    if language in UNSPACED:
        return _unspaced_person(_BRACKETS.sub("", words), language)
    if language == "ar":
        return _arabic_person(words, language)
    words = _BRACKETS.sub("", words)
    set_off = name_set_off(words, language) or name_behind_quoted(words, language) or name_behind_body(words, language)
    if set_off is not None:
        before, _, behind = words.partition(set_off)
        return Person(set_off, before, behind)
    for position, segment in enumerate(segments(words)):
        person = _cased_person(_QUOTED.sub(_blank, segment), language, whole=not (articled and position == 0))
        if person is not None:
            at = words.find(person.name)
            return Person(person.name, words[: max(0, at)], words[at + len(person.name) :] if at >= 0 else person.behind)
        if position == 0 and not _says_office(segment, language):
            return None
    return None


def _blank(match: re.Match[str]) -> str:
    return "«" + "x" * max(1, len(match.group()) - 2) + "»"


def _says_office(segment: str, language: str) -> bool:
    return any(bool(speaker_words(language, name).search(segment)) for name in ("roles", "titles", "nobody"))


def _cased_person(segment: str, language: str, *, whole: bool) -> Person | None:
    tokens = segment.split()
    for first, end in reversed(_runs(tokens, language)):
        start = _without_place(tokens, first, end)
        if end - start <= MAX_NAME_WORDS and _names_person(tokens, start, end, language, whole=whole):
            name = _POSSESSIVE.sub("", " ".join(tokens[start:end]).strip(".,"))
            return Person(name, " ".join(tokens[:start]), " ".join(tokens[end:]))
    return None


def _names_person(tokens: list[str], start: int, end: int, language: str, *, whole: bool) -> bool:
    """Tell whether a run of capitalised words is a person's name, by the words before it."""
    before, size = tokens[:start], end - start
    if _is_joined(before, language):
        return False
    titled = any(is_special(token, language, ("titles",)) for token in before)
    if is_firm(" ".join(tokens[start:end]), language) or any(letter.isdigit() for token in tokens[start:end] for letter in token):
        return False
    if size == 1:
        return titled or _is_surname_behind_office(tokens, start, language)
    office = titled or any(is_special(token, language, ("roles", "nobody")) for token in before)
    trade = (
        whole
        and bool(before)
        and end == len(tokens)
        and language != "de"
        and _ends_small(before)
        and (not _is_body(before, language) or (len(before) == 1 and is_given_name(tokens[start])))  # «armateur»: man or firm
    )
    of_body = whole and not before and is_given_name(tokens[start]) and _joined_body(tokens[end:], language)
    possessed = bool(before) and bool(_POSSESSIVE.search(before[-1])) and is_given_name(tokens[start])  # Orvel TV's Tom Brook
    return office or trade or of_body or possessed or (whole and not before and end == len(tokens))


def _is_joined(before: list[str], language: str) -> bool:
    """Tell whether words end in "of" or "of the": what follows is a place or a body."""
    lists = word_list("speakers").get(language, {})
    joins = lists.get("joins", ())
    last = [word.casefold() for word in before[-2:]]
    behind_article = len(last) > 1 and last[1] in lists.get("articles", ()) and last[0] in joins
    return behind_article or bool(last and last[-1] in joins)


def _joined_body(behind: list[str], language: str) -> bool:
    """Tell whether what stands behind a name is the body that somebody is of: "Ruth Quill von der Polizei Orling"."""
    joins = word_list("speakers").get(language, {}).get("joins", ())
    if not behind or behind[0].casefold() not in joins:
        return False
    return _is_body(behind, language) or find_known(trimmed(" ".join(behind[1:]), language), language) is not None


def _is_body(before: list[str], language: str) -> bool:
    """Tell whether a body stands before two capitals: "Tribunal Superior de Monte Alegre" is no person."""
    return any(body_words(language).fullmatch(token.strip(".,")) for token in before)


def _is_surname_behind_office(tokens: list[str], start: int, language: str) -> bool:
    """Tell whether one capital right behind an office is a family name: «инженер Громов»; in Russian «мэр Киева» is not."""
    if start == 0 or not is_special(tokens[start - 1], language, ("roles",)):
        return False
    if language in _NO_SURNAME_ALONE:
        named = len(tokens[1]) > 2 and not tokens[1].isupper()  # noqa: PLR2004  # "il sindaco Pd" is of a party
        return start == 1 and named and bool(_public_offices(language).fullmatch(tokens[0]))
    endings = word_list("naming")["surnames"].get(language)
    return endings is None or (tokens[start].casefold().endswith(tuple(endings)) and start + 1 == len(tokens))


@cache
def _public_offices(language: str) -> re.Pattern[str]:
    """Give the offices behind which no firm or party is named: "le ministre Lund", "il sindaco Lund"."""
    offices = word_list("naming")["offices"]
    return any_of([form for name in _PUBLIC_OFFICES for form in offices[name].get(language, ())], language)


def _ends_small(before: list[str]) -> bool:
    """Tell whether a trade in small letters stands before a name ("longtime Northern pollster"), or one word at the start."""
    return len(before) == 1 or before[-1][:1].islower() or "«" in before[-1]


def _is_capitalised(token: str) -> bool:
    return token[:1].isupper() or bool(_ARTICLED_NAME.match(token))


def _runs(tokens: list[str], language: str) -> list[tuple[int, int]]:
    """Find the runs of capitalised words of one script that are no title, office, body or state; particles may stand inside."""
    particles = word_list("speakers")["name_particles"]
    runs: list[tuple[int, int]] = []
    start: int | None = None
    for position, token in enumerate([*tokens, ""]):
        inside = start is not None and token.casefold() in particles and _goes_on(tokens, start, position, language)
        other = start is not None and not inside and bool(_CYRILLIC.search(token)) != bool(_CYRILLIC.search(tokens[start]))
        if start is not None and other:
            runs.append((start, position))
            start = None
        second = start is not None and position == start + 1 and not is_special(token, language, _NO_NAME)
        if inside or (_is_capitalised(token) and (second or not is_special(token, language))):
            start = position if start is None else start
        elif start is not None:
            runs.append((start, position))
            start = None
        if start is not None and _POSSESSIVE.search(token):  # NBC's Tom Brook
            runs.append((start, position + 1))
            start = None
    return runs


def _goes_on(tokens: list[str], start: int, position: int, language: str) -> bool:
    """Tell whether a name goes on behind a particle; after a common first name behind two: Rosa de la Cruz."""
    particles = word_list("speakers")["name_particles"]
    size = MAX_PARTICLES if is_given_name(tokens[start]) else 1
    following = next((token for token in tokens[position + 1 : position + 1 + size] if token.casefold() not in particles), "")
    return _is_capitalised(following) and not (size > 1 and body_words(language).fullmatch(following))


def _without_place(tokens: list[str], start: int, end: int) -> int:
    """Skip what stands before a Russian or Ukrainian name: «жительница Каменки Раиса Дроздова», «Космонавт Егор Вешняков»."""
    three = 3
    if end - start == three and _CYRILLIC.search(tokens[start]) and not _PATRONYMIC.search(tokens[start + 1]):
        return start + 1
    return start


@lru_cache(maxsize=1 << 13)
def is_special(token: str, language: str, names: tuple[str, ...] = ()) -> bool:
    """Tell whether a word is a title, office, kind of body, portfolio, state: no part of a person's name."""
    word = token.strip(".,:;()'’\"«»")
    word = word[:-2] if word.endswith(("'s", "’s")) else word
    chosen = names or (
        "titles",
        "roles",
        "groups",
        "crowd",
        "nobody",
        "governments",
        "outlet_words",
        "documents",
        "ministers",
        "rulers",
    )
    if any(speaker_words(language, name).fullmatch(word) for name in chosen):
        return True
    if names and names != _NO_NAME:
        return False
    if body_words(language).fullmatch(word) or portfolio_in(word, language):
        return True
    return not names and (find_known(word, language) is not None or any(not rest for _, rest in state_and_rest(word, language)))


def _arabic_person(words: str, language: str) -> Person | None:
    tokens = segments(words)[0].split()
    office = any(is_special(token, language, ("roles", "titles", "nobody")) for token in tokens)
    if is_special(tokens[0], language, ("outlet_words",)) or (not office and is_special(tokens[0], language)):
        return None
    last = _last_special(tokens)
    joins = word_list("speakers").get(language, {}).get("joins", ())
    name = _without_definite(tokens[last + 1 :]) if last >= 0 else tokens
    titled = last >= 0 and is_special(tokens[last], language, ("titles",))
    definite = [token for token in name if token.startswith("ال")]
    if not name or len(name) > MAX_NAME_WORDS or name[0] in joins or name[0].startswith("ال"):
        return None
    if len(name) == 1 and not titled:
        return None
    if last < 0 and len(definite) == len(name):
        return None
    return Person(" ".join(name), " ".join(tokens[: last + 1]), words.partition(" ".join(name))[2])


def _last_special(tokens: list[str]) -> int:
    """Find the last office, body or state; a last word that only looks like an office is a name: رييس (Reyes) behind another."""
    places = [place for place, token in enumerate(tokens) if is_special(token, "ar")]
    end = len(tokens) - 1
    looks_like_one = len(places) > 1 and places[-1] == end and places[-2] < end - 1 and is_special(tokens[end], "ar", ("roles",))
    if looks_like_one and not tokens[end].startswith("ال"):
        places.pop()
    return max(places, default=-1)


def _without_definite(tokens: list[str]) -> list[str]:
    """Skip what an office is for, or of: "الري" in «وزير الري هاني صبري»; a name begins without the article."""
    start = next((place for place, token in enumerate(tokens) if not token.removeprefix("و").startswith("ال")), 0)
    return tokens[start:] if len(tokens) - start > 1 else tokens


def _unspaced_person(words: str, language: str) -> Person | None:
    first, _, behind = words.partition("、" if language == "ja" else "，")
    piece = first.rpartition("の")[2] if language == "ja" else first
    piece = _without_same(piece, language)
    before = first[: len(first) - len(piece)]
    for match in _titles_in(piece, language):
        name = piece[: match.start()] if match.end() == len(piece) else piece[match.end() :] if language in {"zh", "ko"} else ""
        lead = "" if match.end() == len(piece) else piece[: match.end()]
        name, state = _without_state(_without_body(name.strip(" "), language), language)
        name = _without_last_office(name, language)
        if _is_cjk_name(name, language):
            return Person(name, before + lead + state + (match.group() if not lead else ""), behind)
    if "・" in piece and len(piece) <= MAX_CJK_NAME and not body_words(language).search(piece):
        return Person(piece, before, behind)
    return None


def _without_last_office(name: str, language: str) -> str:
    """Take off another office behind a Japanese name: 大統領 in イワン・グロモフ大統領報道官."""
    if language != "ja":
        return name
    last = next((match for match in _titles_in(name, language) if match.end() == len(name) and match.start() > 1), None)
    return name[: last.start()] if last else name


def _without_same(piece: str, language: str) -> str:
    """Take off a body that points back before an office: 该厅 in 该厅长官大木."""
    if language != "zh":
        return piece
    for entry in word_list("pronouns")[language]:
        prefix = entry.get("same")
        match = body_words(language).match(piece, len(prefix)) if prefix and piece.startswith(prefix) else None
        if match and any(title.start() == match.end() for title in _titles_in(piece[match.end() :].rjust(len(piece)), language)):
            return piece[match.end() :]
    return piece


def _titles_in(piece: str, language: str) -> list[re.Match[str]]:
    found = [match for name in _TITLES for match in speaker_words(language, name).finditer(piece)]
    if language == "zh":
        return sorted(found, key=lambda match: (-match.end(), match.start()))
    return sorted(found, key=lambda match: (match.end() != len(piece), match.start()))


def _without_body(name: str, language: str) -> str:
    """Take off the words around a Korean name that are a body or a state: 국방부 김철수, 김철수 국방부."""
    tokens = name.split()
    while language == "ko" and len(tokens) > 1 and _is_korean_body(tokens[0]):
        tokens = tokens[1:]
    while language == "ko" and len(tokens) > 1 and _is_korean_body(tokens[-1]):
        tokens = tokens[:-1]
    return " ".join(tokens)


def _is_korean_body(token: str) -> bool:
    if (
        find_known(token, "ko") is not None
        or portfolio_in(token, "ko")
        or any(not rest for _, rest in state_and_rest(token, "ko"))
    ):
        return True
    return any(match.end() == len(token) for match in body_words("ko").finditer(token)) and len(token) > 2  # noqa: PLR2004  # 박사 is no firm


def _without_state(name: str, language: str) -> tuple[str, str]:
    """Take a state off a name's front or back: プーチン in ロシア・プーチン, バイデン in バイデン米."""
    for state, rest in state_and_rest(name, language):
        if rest:
            return rest.strip("・ "), name[: len(name) - len(rest)] if state else ""
    for size in (2, 1):
        if len(name) > size + 1 and any(not rest for _, rest in state_and_rest(name[-size:], language)):
            return name[:-size], name[-size:]
    return name, ""


def _is_cjk_name(name: str, language: str) -> bool:
    shortest = 1 if language in {"zh", "ja"} or name in word_list("naming")["surnames"].get(language, ()) else 2  # 李教授, 森社長
    if len(name) == 1 and language == "ja" and not "一" <= name <= "鿿":
        return False
    if name in word_list("speakers").get(language, {}).get("not_names", ()) or not shortest <= len(name) <= MAX_CJK_NAME:
        return False
    if find_known(name, language) is not None or portfolio_in(name, language) or "的" in name:
        return False
    special = any(speaker_words(language, each).search(name) for each in ("roles", "governments", "groups", "documents"))
    return not special and not any(match.end() == len(name) for match in body_words(language).finditer(name))
