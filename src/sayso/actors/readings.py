"""What one source says of its speaker: pronoun, known actor, somebody unnamed, a person, an office, a body.

A rule is a function that answers or passes; the rules stand in order in ``RULES``. Nothing here looks at other sources.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from sayso.actors.affiliation import NO_AFFILIATION, Affiliation, affiliation_in
from sayso.actors.apposition import is_firm
from sayso.actors.bodynames import could_be, has_proper_part, name_in_relative, owned_by_state, quoted_name
from sayso.actors.folding import folded
from sayso.actors.genders import gender_of_article, gender_of_name, gender_of_words
from sayso.actors.known import Known, body_words, find_known, speaker_words, state_in
from sayso.actors.persons import find_person
from sayso.actors.trimming import (
    bracketed,
    has_article,
    is_indefinite,
    is_quoted_name,
    listed,
    segments,
    trimmed,
    without_preposition,
)
from sayso.languages.evidence import is_outlet, is_unnamed
from sayso.languages.patterns import UNSPACED, any_of
from sayso.languages.wordlists import word_list

_POSSESSOR = re.compile(r"(.{2,80}?)['’]s\s")  # Idris Vale's letter
_ARTICLED_NAME = re.compile(r"(?:al|el|as|ad|ash|аль|эль|ас|ад)-[A-ZА-Я][\w'’-]+")  # al-Khelifi, in the middle of a sentence
_QUOTED = re.compile(r"[«“„\"「『][^»”“\"」』]+[»”“\"」』]")
HEAD_LAST = UNSPACED | {"en", "tr"}
MAX_SAME_CHARS = 6  # 同委員会
MAX_ACRONYM = 5  # longer capitals are a name in a transcript: КОРНЕЕВ
_SLAVIC = frozenset({"ru", "uk"})  # whose names' endings tell nothing without the case that the cue asks for
MAX_OFFICE_WORDS = 3  # "the deputy prime minister"; an office of more words tells whose it is


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One source, read by itself.

    Args:
        words: the source, trimmed of articles, particles and quotation marks.
        language: of the source.
        kind: person, organisation, state, outlet, group, unnamed or pronoun.
        tokens: the folded name: of a person without titles, of a body without articles.
        known: the entry of the alias files; None when they do not know it.
        name: the part to show: a person's name, else the words.
        fits: of a pronoun, what it may stand for.
        gender: f, m or None.
        roles: the folded offices that the source names.
        classes: the kinds of bodies that the source names ("service"), by ``bodies`` of speakers.yml.
        acronym: in brackets behind a name.
        bare: true of "the service", «министр»: no name of its own, it points back.
        affiliation: the body or government that a person, office or unnamed source belongs to.
        indefinite: true of "an engineer": somebody new, who points back to nobody.
    """

    words: str
    language: str
    kind: str
    tokens: tuple[str, ...] = ()
    known: Known | None = None
    name: str = ""
    fits: str | None = None
    gender: str | None = None
    roles: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()
    acronym: str | None = None
    bare: bool = False
    affiliation: Affiliation = NO_AFFILIATION
    indefinite: bool = False


@lru_cache(maxsize=1 << 14)
def read_source(source: str, language: str) -> Reading:
    """Read one source.

    Example:
        >>> [read_source(each, "en").kind for each in ("Colonel Idris Vale", "the ministry", "she", "officials", "Moscow")]
        ['person', 'organisation', 'pronoun', 'unnamed', 'state']
        >>> read_source("Ana Brook, spokeswoman for the Harbour Authority", "en").affiliation.words
        'Harbour Authority'
    """
    words = _seat(source, language) or trimmed(source, language)
    if not any(letter.isalnum() for letter in words):
        return Reading(words=words, language=language, kind="unnamed", name=words)
    found = _by_rules(words, language)
    found = found if found.gender or found.kind != "person" else replace(found, gender=_gender_of(found, source))
    if found.known is None and found.kind in {"person", "organisation"} and is_quoted_name(without_preposition(source, language)):
        return _body(words, language, "outlet")
    if found.kind == "person" and found.name == words and not found.roles and has_article(source, language):
        return _without_trade(found) or _body(words, language, "organisation")
    return _indefinite(found) if is_indefinite(source, language) else found


def _by_rules(words: str, language: str) -> Reading:
    return next((reading for rule in RULES if (reading := rule(words, language)) is not None), None) or _other(words, language)


def _seat(source: str, language: str) -> str | None:
    """Give a seat of government whose name begins like an article: "La Paz"."""
    words = source.strip()
    return words if has_article(words, language) and language not in UNSPACED and _is_seat(words, language) else None


def _is_seat(words: str, language: str) -> bool:
    known = find_known(words, language)
    return known is not None and known.kind == "state" and known != find_known(trimmed(words, language), language)


def _gender_of(reading: Reading, source: str) -> str | None:
    """Tell a person's gender by the article before the office, or by the first name."""
    by_office = gender_of_article(source, reading.language) if reading.roles else None
    named = reading.language not in _SLAVIC and (reading.name != reading.words or not reading.roles)
    return by_office or (gender_of_name(reading.name, reading.language) if named else None)


def _without_trade(reading: Reading) -> Reading | None:
    """Read "der Wissenschaftsjournalist Dirk Lorenz": in German a trade has a capital as well."""
    tokens = reading.name.split()
    if reading.language != "de" or len(tokens) != 3 or classes_of(reading.name, "de"):  # noqa: PLR2004  # trade, first and last name
        return None
    name = " ".join(tokens[1:])
    return replace(reading, name=name, tokens=folded(name, "de"))


def _indefinite(reading: Reading) -> Reading:
    """Make "a service" point back to nobody, and "an engineer" somebody who is not named."""
    if not reading.bare:
        return replace(reading, indefinite=True)
    return replace(reading, bare=False, indefinite=True, kind="unnamed" if reading.kind == "person" else reading.kind)


def _pronoun(words: str, language: str) -> Reading | None:
    plain = words.casefold()
    if len(words) > 1 and words.isupper() and find_known(words, language):
        return None  # the US
    for entry in word_list("pronouns").get(language, ()):
        if plain in map(str.casefold, entry.get("forms", ())):
            return Reading(words=words, language=language, kind="pronoun", fits=entry["fits"], gender=entry.get("gender"))
        prefix = entry.get("same")
        kind = words.removeprefix(prefix) if prefix and words.startswith(prefix) else ""
        classes = classes_of(kind, language) if kind and not body_words(language).sub("", kind) else frozenset()
        if classes and len(words) <= MAX_SAME_CHARS and "の" not in words:
            return Reading(words=words, language=language, kind="pronoun", fits="body", classes=classes)
    return None


def _known(words: str, language: str) -> Reading | None:
    name, acronym = bracketed(words)
    known = find_known(words, language) or find_known(name, language)
    if known is None and acronym:
        by_acronym = find_known(acronym, language)
        known = by_acronym if by_acronym is not None and could_be(name, by_acronym, language) else None
    desk = _POSSESSOR.match(words) if known is None else None  # the Kestrel Post's Page Two
    if desk and words[desk.end() : desk.end() + 1].isupper() and find_person(words, language) is None:
        known = found if (found := find_known(desk[1], language)) and found.kind == "outlet" else None
    if known is None:
        return None
    return Reading(
        words=words, language=language, kind=known.kind, tokens=folded(name, language), known=known, name=words,
        classes=classes_of(name, language), acronym=acronym,
    )  # fmt: skip


def _owned(words: str, language: str) -> Reading | None:
    """Read "Russia's TASS" and 韓国の東進社 as the name alone, of a body that has one."""
    owned = owned_by_state(words, language)
    inner = _by_rules(owned[1], language) if owned else None
    if owned is None or inner is None or inner.bare or inner.kind not in {"organisation", "outlet", "person"}:
        return None
    state = Affiliation(Known(f"state:{owned[0]}", "state", owned[0]))
    if inner.kind == "person" and (inner.name != owned[1] or inner.roles):
        return None
    if inner.known is None and not inner.classes <= {"company", "outlet", "agency"}:
        return None
    return replace(inner, words=words, name=owned[1], affiliation=state)


def _quoted(words: str, language: str) -> Reading | None:
    """Read ロシア紙「夕べ」 as the quoted name, of the kind before it."""
    parts = quoted_name(words, language) if language in UNSPACED else None
    if parts is None:
        return None
    classes = classes_of(parts[0], language)
    kind = "outlet" if "outlet" in classes else "organisation"
    return Reading(words=words, language=language, kind=kind, tokens=folded(parts[1], language), name=parts[1], classes=classes)


def _relative(words: str, language: str) -> Reading | None:
    """Read 船を所有する東海海運 as the name behind the clause."""
    name = name_in_relative(words, language)
    inner = _by_rules(name, language) if name else None
    return inner if inner is not None and inner.kind in {"organisation", "outlet"} and not inner.bare else None


def _firm_set_off(words: str, language: str) -> Reading | None:
    """Read "the owner, Tokai Shipping," as the company."""
    first, *others = segments(words)
    parts = (trimmed(part, language) for part in others)
    firm = next((part for part in parts if part[:1].isupper() and is_firm(part, language)), None)
    if firm is None or language in UNSPACED or any(word[:1].isupper() for word in first.split()[1:]):
        return None
    return replace(_body(firm, language, "organisation"), words=words)


def _government(words: str, language: str) -> Reading | None:
    """Read "the Government of Ukrainian President …" and "the Office of the Russian President" as the state."""
    if language in UNSPACED:
        return None
    head = _before_joins(segments(words)[0], language)
    office = "office" in classes_of(head, language) and speaker_words(language, "rulers").search(words)
    if head == words or not (listed("governments", head, language, at_end=True) or office):
        return None
    state = state_in(words, language)
    known = Known(f"state:{state}", "state", state) if state else None
    return Reading(words=words, language=language, kind="state", known=known, name=words) if known else None


def _pair(words: str, language: str) -> Reading | None:
    """Read "Lisbon and Madrid" as a group: two speakers, and neither alone."""
    ands = word_list("speakers").get(language, {}).get("ands", ())
    tokens = words.split()
    for position in range(1, len(tokens) - 1):
        if tokens[position].casefold() in ands:
            halves = [" ".join(tokens[:position]), " ".join(tokens[position + 1 :])]
            if all(find_known(trimmed(half, language), language) or find_person(half, language) for half in halves):
                return Reading(
                    words=words, language=language, kind="group", tokens=folded(words, language), name=words, fits="many"
                )
    return None


def _defined(words: str, language: str) -> Reading | None:
    """Read "United Workers' Party (UWP)" as a body, whatever its words mean elsewhere."""
    name, acronym = bracketed(words)
    return _body(words, language, "organisation") if acronym and (classes_of(name, language) or name[:1].isupper()) else None


def _unnamed(words: str, language: str) -> Reading | None:
    if not is_unnamed(words, language) or _is_titled(words, language):
        return None
    crowd = bool(speaker_words(language, "crowd").search(words))
    return Reading(
        words=words, language=language, kind="unnamed", tokens=folded(words, language), name=words,
        gender=gender_of_words(words, language), affiliation=affiliation_in(words, None, language),
        fits="many" if crowd else None,
    )  # fmt: skip


def _is_titled(words: str, language: str) -> bool:
    """Tell "Frau Bohm" from a woman who is not named: the word is a title before one family name."""
    first, _, rest = words.partition(" ")
    return language == "de" and rest.isalpha() and rest[:1].isupper() and bool(speaker_words(language, "titles").fullmatch(first))


def _paper(words: str, language: str) -> Reading | None:
    """Read "figures published by the National Harvest Board" as the board; a paper of nobody is unnamed."""
    head = _before_joins(segments(words)[0], language)
    starts = language not in UNSPACED and listed("documents", words, language, at_start=True)
    if not starts and not _ends_in_paper(head, language):
        return None
    possessor = _POSSESSOR.match(words)
    if possessor and not starts:
        return read_source(possessor[1], language)
    owner = affiliation_in(words, None, language)
    if owner.known is not None:
        return Reading(words=words, language=language, kind=owner.known.kind, known=owner.known, name=owner.words or words)
    paper = speaker_words(language, "documents").search(words)
    behind = words if language in UNSPACED or paper is None else words[paper.end() :]
    if owner.words and owner.words in behind and owner.words != words:
        return read_source(owner.words, language)
    return Reading(words=words, language=language, kind="unnamed", tokens=folded(words, language), name=words)


def _ends_in_paper(head: str, language: str) -> bool:
    """Tell "court filings" from The Kestrel Post: a paper is written small."""
    found = [match for match in speaker_words(language, "documents").finditer(head) if match.end() == len(head)]
    return any(not match.group()[:1].isupper() for match in found)


def _person(words: str, language: str) -> Reading | None:
    person = find_person(words, language)
    if person is None or (person.name == words and (is_outlet(words, language) or classes_of(words, language))):
        return None
    return Reading(
        words=words, language=language, kind="person", tokens=folded(person.name, language), name=person.name,
        gender=gender_of_words(words, language), roles=_roles(words, language),
        affiliation=affiliation_in(words, person, language),
    )  # fmt: skip


def _office(words: str, language: str) -> Reading | None:
    """Read an office without a name: "the minister", "a spokesman for the airline", 外務省報道官."""
    first = segments(words)[0]
    head = first if language in UNSPACED else _before_joins(first, language)
    if not listed("roles", head, language, at_end=language in UNSPACED) or _is_rather_body(head, language):
        return None
    affiliation = affiliation_in(words, None, language)
    tokens = folded(words, language)
    return Reading(
        words=words, language=language, kind="person", tokens=tokens, name=words, gender=gender_of_words(words, language),
        roles=_roles(words, language), bare=affiliation == NO_AFFILIATION and len(tokens) <= MAX_OFFICE_WORDS,
        affiliation=affiliation,
    )  # fmt: skip


def _outlet(words: str, language: str) -> Reading | None:
    if not is_outlet(words, language):
        return None
    return _body(words, language, "outlet")


def _group(words: str, language: str) -> Reading | None:
    first = _QUOTED.sub("", segments(words)[0])
    ends = language in HEAD_LAST and listed("groups", first, language, at_end=True)
    if (classes_of(words, language) and not ends) or not listed("groups", first, language, at_end=language in UNSPACED):
        return None
    return Reading(words=words, language=language, kind="group", tokens=folded(first, language), name=first, fits="many")


def _organisation(words: str, language: str) -> Reading | None:
    name, acronym = bracketed(words)
    if is_firm(name, language) and name[:1].isupper():
        return _body(words, language, "organisation")
    looks_like_acronym = name.isupper() and 1 < len(name) <= MAX_ACRONYM and " " not in name
    if not classes_of(name, language) and not acronym and not looks_like_acronym:
        return None
    return _body(words, language, "organisation")


def _other(words: str, language: str) -> Reading:
    """Read what is left: capitals make a name, small letters somebody who is not named."""
    folk = language in UNSPACED and listed("folk", words, language, at_end=True)
    lower = (words[:1].islower() and not _ARTICLED_NAME.fullmatch(words)) or folk
    kind = "unnamed" if lower else "person" if len(words.split()) == 1 and language not in UNSPACED else "organisation"
    return Reading(words=words, language=language, kind=kind, tokens=folded(words, language), name=words)


RULES: tuple[Callable[[str, str], Reading | None], ...] = (
    _pronoun, _known, _owned, _quoted, _relative, _government, _pair, _defined, _unnamed, _paper, _firm_set_off, _person, _office,
    _group, _outlet, _organisation,
)  # fmt: skip


def _body(words: str, language: str, kind: str) -> Reading:
    name, acronym = bracketed(words)
    tokens = folded(name, language)
    classes = classes_of(name, language) or (frozenset({"company"}) if is_firm(name, language) else frozenset())
    return Reading(
        words=words, language=language, kind=kind, tokens=tokens, name=words, acronym=acronym, classes=classes,
        bare=bool(classes) and acronym is None and not has_proper_part(name, language),
    )  # fmt: skip


@lru_cache(maxsize=1 << 14)
def classes_of(words: str, language: str) -> frozenset[str]:
    """Give the kinds of bodies that words name ("intelligence service": service)."""
    if language in UNSPACED:
        ends = len(words)
        return frozenset(name for name, each in _classes(language) if any(match.end() == ends for match in each.finditer(words)))
    return frozenset(name for name, each in _classes(language) if each.search(words))


@cache
def _classes(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    lists = word_list("speakers").get(language, {}).get("bodies", {})
    return tuple((name, any_of(forms, language)) for name, forms in lists.items())


def _roles(words: str, language: str) -> frozenset[str]:
    found = speaker_words(language, "roles").finditer(words)
    return frozenset(token for match in found for token in folded(match.group(), language))


def _is_rather_body(words: str, language: str) -> bool:
    """Tell "the general staff" from "the staff general": the head decides, which stands last or first by language."""
    roles = [match.span() for match in speaker_words(language, "roles").finditer(words)]
    bodies = [match.span() for match in body_words(language).finditer(words)]
    if not bodies or not roles:
        return False
    if language in HEAD_LAST:
        return max(end for _, end in bodies) > max(end for _, end in roles)
    return min(bodies)[0] < min(roles)[0]


def _before_joins(words: str, language: str) -> str:
    joins = word_list("speakers").get(language, {}).get("joins", ())
    kept: list[str] = []
    for word in words.split():
        if kept and word.casefold() in joins:
            break
        kept.append(word)
    return " ".join(kept)
