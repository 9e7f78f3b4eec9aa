"""The proper name of a body inside a longer source: "Russia's TASS", 韓国の東進社, ロシア紙「夕べ」, 船を所有する東海海運."""

import re
from functools import lru_cache

from sayso.actors.bodies import parts_of
from sayso.actors.folding import folded
from sayso.actors.known import Known, body_words, find_known, names_of, portfolio_in, speaker_words, state_and_rest
from sayso.languages.patterns import UNSPACED, any_of
from sayso.languages.wordlists import word_list

_IN_QUOTES = re.compile(r"[«“„\"「『][^»”“\"」』]+[»”“\"」』]")
MAX_KIND_CHARS = 12  # ロシア紙, 有力週刊誌
MIN_NAME_CHARS = 2
MAX_OWNER_CHARS = 9  # アラブ首長国連邦
MIN_TOLD_WORDS, MIN_TELLING = 4, 2  # of a name without a capital, which says at such length what the body is for
_OWNING = {"ja": "の", "zh": "的", "ko": "의 "}
_OWNER = re.compile(r"^(.{2,40}?)(?:['’]s|(?<=s)['’])\s+(.{2,80})$")
_KIND_AND_QUOTED = re.compile(r"^(.{0,24}?)\s*[「《“„«\"]([^」》”“»\"]{2,40})[」》”“»\"]$")
_RELATIVE = re.compile(
    r"^.{2,40}?(?:する|した|している|していた|った|される|された|れる|いる)(?=[一-鿿ァ-ヶA-Z][一-鿿ァ-ヶーA-Za-z]+$)"
)


def owned_by_state(words: str, language: str) -> tuple[str, str] | None:
    """Split "Russia's TASS" into the state's code and the name; None where no state owns.

    Example:
        >>> owned_by_state("Russia's Vest", "en"), owned_by_state("the mill's owner", "en"), owned_by_state("韓国の東進社", "ja")
        (('ru', 'Vest'), None, ('kr', '東進社'))
    """
    if language == "en":
        match = _OWNER.match(words)
        states = [state for state, rest in state_and_rest(match[1], language) if not rest] if match else []
        return (states[0], match[2]) if match and states else None
    if language in UNSPACED:
        for state, rest in state_and_rest(words, language):
            owner = words[: len(words) - len(rest)]
            joined = owner.endswith(("の", "的", " ", "의 "))
            known = None if joined else find_known(rest, language)
            if len(rest) >= MIN_NAME_CHARS and (joined or (known is not None and known.kind == "outlet")):
                return state, rest.strip()
    return None


def owner_before(text: str, language: str) -> str:
    """Give the state, with the particle, that stands right before a source: ロシアの before 対外情報庁; nothing where none does.

    Example:
        >>> owner_before("発表によるとロシアの", "ja"), owner_before("隣の", "ja"), owner_before("Russia's ", "en")
        ('ロシアの', '', '')
    """
    if language not in UNSPACED or not text.endswith(_OWNING[language]):
        return ""
    rest = text.removesuffix(_OWNING[language])
    for size in range(min(MAX_OWNER_CHARS, len(rest)), MIN_NAME_CHARS - 1, -1):
        known = find_known(rest[-size:], language)
        if known is not None and known.kind == "state":
            return text[-size - len(_OWNING[language]) :]
    return ""


def name_in_relative(words: str, language: str) -> str | None:
    """Give the name behind a Japanese relative clause: 東海海運 in 船を所有する東海海運."""
    match = _RELATIVE.match(words) if language == "ja" else None
    return words[match.end() :] if match and len(words) - match.end() >= MIN_NAME_CHARS else None


def quoted_name(words: str, language: str) -> tuple[str, str] | None:
    """Split «газета «Вестник»» and ロシア紙「夕べ」 into the kind and the quoted name; None where no kind stands before."""
    match = _KIND_AND_QUOTED.match(words)
    if not match or not match[1].strip() or len(match[1].split()) > MAX_KIND_CHARS:
        return None
    kind = match[1].strip()
    if language in UNSPACED and len(kind) > MAX_KIND_CHARS:
        return None
    office = any(speaker_words(language, name).search(kind) for name in ("roles", "titles", "documents"))
    return None if office or not body_words(language).search(kind) else (kind, match[2])


@lru_cache(maxsize=1 << 14)
def proper_tokens(tokens: tuple[str, ...], words: str, language: str) -> tuple[str, ...]:
    """Give the folded words of a name that are neither its kind, nor a state, nor weak: the part that tells it from others."""
    capitals = {token for word in words.split() if word.strip('«„“"')[:1].isupper() for token in folded(word, language)}
    tokens = tuple(token for token in tokens if token in capitals) or tokens
    from_kind = {match.casefold() for match in body_words(language).findall(words)}
    weak = set(word_list("speakers").get(language, {}).get("weak", ()))
    return tuple(
        token
        for token in tokens
        if token not in weak
        and not body_words(language).fullmatch(token)
        and not any(token and kind.startswith(token) for kind in from_kind)
        and not any(not rest for _, rest in state_and_rest(token, language))
    )


def has_proper_part(name: str, language: str) -> bool:
    """Tell whether a body has a name of its own: a capital inside, or in unspaced text more than the class and a portfolio."""
    if _IN_QUOTES.search(name):
        return True
    if language in UNSPACED:
        return len(name) > 4 or _is_named_firm(name, language)  # noqa: PLR2004  # 外務省 is bare, 港湾管理局 is not
    if language == "ar":
        definite = name.rsplit(maxsplit=1)[-1].startswith("ال")
        return len(name.split()) > 2 or not (definite or portfolio_in(name, language))  # noqa: PLR2004  # وكالة أورفل has a name
    if language == "de":
        return len(name.split()) > 1 and not portfolio_in(name, language)
    words = name.split()
    if len(words) >= MIN_TOLD_WORDS and len(parts_of(name, language).telling) >= MIN_TELLING:
        return True  # «Центр по управлению катастрофами и землетрясениями»
    capitals = [word for word in words[1:] if word[:1].isupper()]
    return bool(capitals) or (
        words[0][:1].isupper()
        and len(words) > 1
        and not body_words(language).search(words[0])
        and not portfolio_in(name, language)
    )


def _is_named_firm(name: str, language: str) -> bool:
    """Tell 東進社 from 会社 and 電力会社, which are nothing but a kind."""
    kinds = body_words(language)
    firms = any_of(word_list("speakers").get(language, {}).get("bodies", {}).get("company", ()), language)
    if kinds.sub("", name) == "" or not any(match.end() == len(name) for match in firms.finditer(name)):
        return False
    return any(match.start() > 1 and match.end() == len(name) for match in kinds.finditer(name))


def could_be(name: str, known: Known, language: str) -> bool:
    """Tell whether a spelt-out name may be what its acronym stands for in the alias files."""
    from_files = find_known(name, language)
    if from_files is not None:
        return from_files == known
    return known.key in _sharing(folded(name, language), known, language)


def _sharing(tokens: tuple[str, ...], known: Known, language: str) -> set[str]:
    """Check that a spelt-out name shares words with the listed ones: "Strategic Violin Registry (SVR)" is nobody known."""
    listed_names = names_of(known.key).get(language, [])
    shared = {token for each in listed_names for token in folded(each, language)}
    if language in UNSPACED:
        return {known.key} if any(tokens[0] in each or each in tokens[0] for each in listed_names if tokens) else set()
    return {known.key} if sum(token in shared for token in tokens) * 2 > len(tokens) else set()
