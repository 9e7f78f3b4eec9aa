"""Actors that the alias files know: states, their ministries, services, international bodies, outlets.

``find_known`` answers with one key for every name of an actor in every language: «Кремль» and モスクワ are ``state:ru``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from sayso.actors.folding import fold_german, folded
from sayso.languages.patterns import UNSPACED, any_of
from sayso.languages.wordlists import word_list

_SMALL_WORDS = frozenset({"us", "usa", "uk", "no"})  # in small letters they name no state
MAX_STATE_WORDS = 5  # "Democratic Republic of the Congo"
MAX_ACRONYM = 6
MAX_CJK_STATE = 9
MAX_MINISTRY_WORDS = 6  # "ministère de l'Europe et des Affaires étrangères"


@dataclass(frozen=True, slots=True)
class Known:
    """An entry of the alias files.

    Args:
        key: ``state:ru``, ``body:svr``, ``outlet:ap``, ``ministry:foreign:ru``.
        kind: state, organisation, outlet or group.
        state: ISO 3166-1 code of the state that it belongs to; None when it belongs to none.
    """

    key: str
    kind: str
    state: str | None = None


@lru_cache(maxsize=1 << 14)
def find_known(words: str, language: str) -> Known | None:
    """Find whom these words name, as a whole; None when the files do not know, or the words say more.

    Example:
        >>> find_known("the Kremlin", "en").key, find_known("Russia's SVR", "en").key, find_known("the mill", "en")
        ('state:ru', 'body:svr', None)
        >>> find_known("ロシア外務省", "ja").key, find_known("Министерства обороны Украины", "ru").key
        ('ministry:foreign:ru', 'ministry:defence:ua')
    """
    exact = _exact(words, language) or _with_its_kind(words, language)
    if exact is not None:
        return exact
    region = _region_in(words, language)
    if region is not None:
        return region[0] if _is_all(region[1], language, "governments") or not region[1] else None
    parts = state_and_rest(words, language)
    return next((known for state, rest in parts if rest and (known := _of_state(state, rest, language))), None)


def state_and_rest(words: str, language: str) -> Iterator[tuple[str, str]]:
    """Give each state that words name or derive from ("Russia's …", "… of Ukraine"), and the other words; longest name first."""
    if _region_in(words, language) is not None:
        return
    if language in UNSPACED:
        yield from _unspaced_states(words, language)
        return
    tokens = words.split()
    for size in range(min(MAX_STATE_WORDS, len(tokens)), 0, -1):
        for start in range(len(tokens) - size + 1):
            words_of_part = " ".join(tokens[start : start + size])
            part = folded(words_of_part, language)
            if words_of_part in _SMALL_WORDS:
                continue
            state = _state_named(part, language) or (_adjective(part, language))
            if state and part:
                yield state, " ".join(tokens[:start] + tokens[start + size :])


def state_in(words: str, language: str) -> str | None:
    """Find the first state that the words name or derive from ("the Russian envoy")."""
    if language in UNSPACED:
        tables = _states_unspaced(language)
        found = [(words.find(name), -len(name), state) for name, state in tables.items() if len(name) > 1 and name in words]
        return min(found)[2] if found else next((state for state, _ in _unspaced_states(words, language)), None)
    return next((state for state, _ in state_and_rest(words, language)), None)


@lru_cache(maxsize=1 << 13)
def _region_in(words: str, language: str) -> tuple[Known, str] | None:
    """Find a part of a state that shares its name with another state (the State of Georgia), and the other words."""
    for name, known in _regions(language):
        if language in UNSPACED:
            if name in words:
                return known, words.replace(name, "")
            continue
        tokens, size = words.split(), len(name.split())
        for start in range(len(tokens) - size + 1):
            if folded(" ".join(tokens[start : start + size]), language) == folded(name, language):
                return known, " ".join(tokens[:start] + tokens[start + size :])
    return None


@cache
def _regions(language: str) -> tuple[tuple[str, Known], ...]:
    rows = [(key, entry) for key, entry in word_list("aliases")["bodies"].items() if entry.get("region")]
    found = [
        (name, Known(f"body:{key}", "organisation", entry["state"]))
        for key, entry in rows
        for name in entry["names"].get(language, ())
    ]
    return tuple(sorted(found, key=lambda row: -len(row[0])))


def ministry(portfolio: str, state: str) -> Known:
    """Give a state's ministry; some have an entry of their own (the Pentagon)."""
    return _ministries().get((portfolio, state)) or Known(f"ministry:{portfolio}:{state}", "organisation", state)


@cache
def _ministries() -> dict[tuple[str, str], Known]:
    entries = word_list("aliases")["bodies"].items()
    return {
        (entry["ministry"], entry["state"]): Known(f"body:{key}", "organisation", entry["state"])
        for key, entry in entries
        if "ministry" in entry
    }


def portfolio_in(words: str, language: str) -> str | None:
    """Tell what a ministry or minister is for: foreign, defence, health."""
    return next((name for name, pattern in _portfolios(language) if pattern.search(words)), None)


@cache
def speaker_words(language: str, name: str) -> re.Pattern[str]:
    """Give a list of ``speakers.yml`` as one pattern; it never matches where the language has no such list."""
    return any_of(word_list("speakers").get(language, {}).get(name, ()), language)


@cache
def body_words(language: str) -> re.Pattern[str]:
    """Give all the words for kinds of bodies as one pattern."""
    lists = word_list("speakers").get(language, {}).get("bodies", {})
    return any_of([form for forms in lists.values() for form in forms], language)


def names_of(key: str) -> dict[str, list[str]]:
    """Give the listed names of an entry by language; empty for a ministry."""
    section, _, entry = key.partition(":")
    if section == "state":
        return dict(word_list("states")[entry]["names"])
    if section in {"body", "outlet"}:
        return dict(word_list("aliases")["bodies" if section == "body" else "outlets"][entry]["names"])
    return {}


def _exact(words: str, language: str) -> Known | None:
    tokens = folded(words, language)
    known = _index(language).get(tokens) or _index("").get(tokens)
    if known is None and language == "de" and tokens and tokens[-1].endswith("s"):
        known = _index(language).get((*tokens[:-1], tokens[-1][:-1]))  # Pekings
    if known is not None and _is_acronym(tokens, words, known) and not _written_as_acronym(words):
        return None
    return known


def _with_its_kind(words: str, language: str) -> Known | None:
    """Know "Reuters news agency", «агентство Reuters», "der Geheimdienst SBU" by the name alone."""
    if language in UNSPACED:
        return None
    first, _, last = words.rpartition(" ")
    if last.isupper() and first and last.isalnum() and body_words(language).search(first):
        known = _exact(last, language)
        fits = known is not None and known.kind != "state" and _of_one_kind(first, known.key, language)
        return known if fits else None  # Міністерство оборони РФ is no state, die Finanzaufsicht FSB no secret service
    known = _exact(speaker_words(language, "outlet_words").sub("", words).strip(' «»“”"'), language)
    return known if known is not None and known.kind == "outlet" else None


def _of_one_kind(words: str, key: str, language: str) -> bool:
    """Tell whether words are of a kind with the listed names of an entry; true where these tell no kind."""
    listed = [(name, its) for its in (language, "en") for name in names_of(key).get(its, ())]
    kinds = {kind for name, its in listed for kind in _kinds_in(name, its)}
    return not kinds or bool(kinds & _kinds_in(words, language))


def _kinds_in(words: str, language: str) -> set[str]:
    bodies = word_list("speakers").get(language, {}).get("bodies", {})
    return {kind for kind in bodies if _body(language, kind).search(words)}


def _is_acronym(tokens: tuple[str, ...], words: str, known: Known) -> bool:
    """Tell whether these letters are listed in capitals only: "who" is not WHO, "us" not US."""
    if len(tokens) != 1 or len(tokens[0]) > MAX_ACRONYM or not words.isascii():
        return False
    plain = tokens[0]
    listed = [name for names in names_of(known.key).values() for name in names]
    return any(name.replace(".", "").casefold() == plain for name in listed) and not any(
        name.casefold() == plain and not name.isupper() for name in listed
    )


def _written_as_acronym(words: str) -> bool:
    letters = [word for word in words.replace(".", "").split() if word.casefold() != "the"]
    return any(word.strip("'’s").isupper() for word in letters)


def _of_state(state: str, rest: str, language: str) -> Known | None:
    tokens = folded(rest, language)
    body = _without_state(language).get((state, tokens)) or _index(language).get(tokens) or _index("").get(tokens)
    if body is not None and body.state == state and body.kind != "state":
        return body
    if body is not None and body.kind == "outlet" and _body(language, "agency").search(rest):
        return body  # «وكالة تاس الروسية»; not the Ukrainian service of a broadcaster
    portfolio = portfolio_in(rest, language)
    if portfolio and _is_ministry(rest, language):
        return ministry(portfolio, state)
    if _is_all(rest, language, "governments"):
        return Known(f"state:{state}", "state", state)
    return None


def _is_ministry(words: str, language: str) -> bool:
    """Tell whether words name a ministry and nothing else: no office, nobody in it, no paper of it, no name behind it."""
    other = ("roles", "titles", "nobody", "crowd", "documents")
    if any(speaker_words(language, name).search(words) for name in other) or len(words.split()) > MAX_MINISTRY_WORDS:
        return False
    return bool(_body(language, "ministry").search(words))


@cache
def _body(language: str, name: str) -> re.Pattern[str]:
    return any_of(word_list("speakers").get(language, {}).get("bodies", {}).get(name, ()), language)


def _is_all(words: str, language: str, name: str) -> bool:
    """Tell whether nothing but a listed word (and joins) is left: "the government in", 政府."""
    match = speaker_words(language, name).search(words)
    if not match:
        return False
    lists = word_list("speakers").get(language, {})
    left = (words[: match.start()] + " " + words[match.end() :]).casefold().split()
    return all(word in lists.get("joins", ()) or word in lists.get("articles", ()) for word in left)


@cache
def _portfolios(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    listed = word_list("speakers").get(language, {}).get("portfolios", {})
    return tuple((name, any_of(forms, language)) for name, forms in listed.items())


def _state_named(tokens: tuple[str, ...], language: str) -> str | None:
    known = _index(language).get(tokens)
    return known.state if known is not None and known.kind == "state" else None


def _adjective(tokens: tuple[str, ...], language: str) -> str | None:
    table = _adjectives(language)
    if tokens in table:
        return table[tokens]
    return table.get((fold_german(tokens[0]),)) if language == "de" and len(tokens) == 1 else None


def _unspaced_states(words: str, language: str) -> Iterator[tuple[str, str]]:
    table = _states_unspaced(language)
    for size in range(min(MAX_CJK_STATE, len(words)), 0, -1):
        if words[:size] in table:
            yield table[words[:size]], words[size:].lstrip("の的의 ")


@cache
def _without_state(language: str) -> dict[tuple[str, tuple[str, ...]], Known]:
    """Map a state and the rest of a body's name to the body: ("ru", ("foreign", "intelligence", "service"))."""
    found: dict[tuple[str, tuple[str, ...]], Known] = {}
    for known, names in _entries():
        if known.kind == "state" or known.state is None:
            continue
        for name in names.get(language, ()):
            for state, rest in state_and_rest(name, language):
                if state == known.state:
                    found.setdefault((state, folded(rest, language)), known)
    return found


@cache
def _states_unspaced(language: str) -> dict[str, str]:
    rows = word_list("states").items()
    return {name: code for code, entry in rows for part in ("names", "seats") for name in entry.get(part, {}).get(language, ())}


@cache
def _adjectives(language: str) -> dict[tuple[str, ...], str]:
    rows = word_list("states").items()
    return {folded(each, language): code for code, entry in rows for each in entry.get("adjectives", {}).get(language, ())}


@cache
def _index(language: str) -> dict[tuple[str, ...], Known]:
    """Map folded names to entries: of one language, or of all ("") where a text keeps a foreign name as it is."""
    found: dict[tuple[str, ...], Known] = {}
    for known, names in _entries():
        for of_language, listed in names.items():
            if language in ("", of_language):
                for name in listed:
                    found.setdefault(folded(name, of_language), known)
    found.pop((), None)
    return found


@cache
def _entries() -> tuple[tuple[Known, dict[str, list[str]]], ...]:
    lists = word_list("aliases")
    outlets = [(Known(f"outlet:{key}", "outlet"), entry["names"]) for key, entry in lists["outlets"].items()]
    bodies = [
        (Known(f"body:{key}", entry.get("kind", "organisation"), entry["state"]), entry["names"])
        for key, entry in lists["bodies"].items()
    ]
    states = []
    for code, entry in word_list("states").items():
        languages = {*entry["names"], *entry.get("seats", {})}
        names = {each: [*entry["names"].get(each, ()), *entry.get("seats", {}).get(each, ())] for each in languages}
        states.append((Known(f"state:{code}", "state", code), names))
    return (*states, *bodies, *outlets)


@lru_cache(maxsize=1 << 13)
def places_in(words: str, language: str) -> tuple[frozenset[str], str]:
    """Give the states that words name or derive from, seats of governments left out, and the other words.

    Example:
        >>> places_in("Ukraine's coast guard", "en"), places_in("Kyiv City Council", "en")
        ((frozenset({'ua'}), 'coast guard'), (frozenset(), 'Kyiv City Council'))
    """
    rows = word_list("states")
    for state, rest in state_and_rest(words, language):
        gone = _missing(words, rest, language)
        if not rest or seat_named((gone,), language) is None or gone in rows[state]["names"].get(language, ()):
            return frozenset({state}), rest
    return frozenset(), words


def _missing(words: str, rest: str, language: str) -> str:
    """Give the words that a state was read from, where only one run of them is gone."""
    if language in UNSPACED:
        return words[: len(words) - len(rest)] if rest else words
    left = rest.split()
    tokens = words.split()
    size = len(tokens) - len(left)
    starts = (start for start in range(len(left) + 1) if tokens[:start] + tokens[start + size :] == left)
    return " ".join(tokens[(start := next(starts, 0)) : start + size])


@lru_cache(maxsize=1 << 13)
def seat_named(forms: tuple[str, ...], language: str) -> str | None:
    """Give the state whose seat one of these forms names: Tripoli, Trablus, طرابلس."""
    table = _seats(language)
    return next((table[key] for form in forms if (key := folded(form, language)) in table), None)


@cache
def _seats(language: str) -> dict[tuple[str, ...], str]:
    rows = word_list("states").items()
    return {folded(name, language): code for code, entry in rows for name in entry.get("seats", {}).get(language, ())}
