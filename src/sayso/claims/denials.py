"""Denials that do not repeat what they deny: "has rejected the allegation" is tied to the claim that it answers."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from sayso.claims.assertions import Assertion
from sayso.claims.naming import NameBook, fold, names_in
from sayso.languages.evidence import evidence_in
from sayso.records import Actor, Stance

# How far back the claim may stand: some four paragraphs
BACK_CHARS = 4000
MOST_CANDIDATES = 60
# Shorter names stand inside other words
LEAST_NAME_CHARS = 4
# So many first letters are a name whatever is hung onto it: Borduria, Bordurian
ROOT_CHARS = 6
_WORD = re.compile(r"(?:(?<!\w)[وفبلك]?ال)?([^\W\d_]+)")
_KATAKANA = re.compile(r"[ァ-ヴー]{3,}")
# The name that a Chinese or Korean name of a body opens with: 博尔多利亚空军, 보르두리아 공군
_HAN_NAME = re.compile(r"^[一-鿿]{3}|^[가-힣]{3,}")
_AGAINST = frozenset({Stance.DENIES, Stance.DOUBTS})


def answered(found: Sequence[Assertion], actors: Sequence[Actor]) -> dict[int, int]:
    """Map the ranks of denials and doubts that only point back to the ranks of the assertions that they answer.

    Among the assertions before it in the document: where a thing is doubted ("the authenticity of the footage"), the nearest that
    is credited to a thing; else the nearest that somebody else is credited with and that is about the speaker; else the nearest
    that somebody else is credited with; else the headline or the lead. Where nothing stands before it, as before a denial in a
    headline, the first after it that somebody else is credited with.
    """
    by_id = {actor.id: actor for actor in actors}
    before: defaultdict[str, list[int]] = defaultdict(list)
    targets: dict[int, int] = {}
    for rank, assertion in enumerate(found):
        earlier = before[assertion.passage.document]
        if is_pointing(assertion):
            near = [each for each in reversed(earlier[-MOST_CANDIDATES:]) if _may_be_meant(found[each], assertion)]
            target = _target(found, near, assertion, by_id)
            if target is None:
                target = _below(found, rank, by_id)
            if target is not None:
                targets[rank] = target
        earlier.append(rank)
    return targets


def is_pointing(assertion: Assertion) -> bool:
    """Tell whether an assertion is a denial or a doubt that only points back."""
    return assertion.stance in _AGAINST and assertion.pointing


def _may_be_meant(assertion: Assertion, denial: Assertion) -> bool:
    within = assertion.passage.end >= denial.passage.start - BACK_CHARS
    return within and assertion.stance not in _AGAINST and not assertion.pointing


def _target(found: Sequence[Assertion], near: Sequence[int], denial: Assertion, actors: Mapping[str, Actor]) -> int | None:
    speaker = actors.get(denial.speaker or "")
    shown = [rank for rank in near if found[rank].shown] if evidence_in(denial.text, denial.language) else []
    others = [rank for rank in near if found[rank].statement and not found[rank].shown]
    others = [rank for rank in others if not _one_side(actors.get(found[rank].speaker or ""), speaker)]
    about = [rank for rank in others if speaker and _is_about(found[rank], speaker)]
    loud = [rank for rank in near if found[rank].headline or found[rank].lead]
    return next(iter((*shown, *about, *others, *loud)), None)


def _below(found: Sequence[Assertion], rank: int, actors: Mapping[str, Actor]) -> int | None:
    """Give the first assertion after a denial that somebody else is credited with."""
    denial = found[rank]
    speaker = actors.get(denial.speaker or "")
    for each in range(rank + 1, min(len(found), rank + 1 + MOST_CANDIDATES)):
        later = found[each]
        if later.passage.document != denial.passage.document or later.passage.start > denial.passage.end + BACK_CHARS:
            return None
        meant = later.statement and later.stance not in _AGAINST and not later.pointing
        if meant and not _one_side(actors.get(later.speaker or ""), speaker):
            return each
    return None


def _one_side(speaker: Actor | None, denier: Actor | None) -> bool:
    """Tell whether two speakers are one body: nobody answers themselves."""
    if speaker is None or denier is None:
        return False
    return speaker.id == denier.id or (speaker.body is not None and speaker.body == denier.body)


def _is_about(assertion: Assertion, actor: Actor) -> bool:
    """Tell whether a text names an actor, or the state that the actor's own name holds ("the Bordurian government")."""
    keys = {name.key for name in assertion.details.names}
    forms = {fold(name) for name in (actor.name, *actor.names)}
    states = {name.key for form in (actor.name, *actor.names) for name in names_in(form, assertion.language, NameBook())}
    text = fold(assertion.text)
    if keys & ({f"actor:{actor.id}"} | states) or any(form in text for form in forms if len(form) >= LEAST_NAME_CHARS):
        return True
    return any(_shares_a_name(form, text) for form in forms)


def _shares_a_name(form: str, text: str) -> bool:
    """Tell whether a word of a name begins a word of a text: "Borduria's air force", "Bordurian jets"."""
    words = _WORD.findall(text)
    starts = {word[:ROOT_CHARS] for word in _WORD.findall(form) if len(word) >= ROOT_CHARS}
    if any(word.startswith(start) for start in starts for word in words):
        return True
    return any(run in text for run in _KATAKANA.findall(form)) or any(run in text for run in _HAN_NAME.findall(form))
