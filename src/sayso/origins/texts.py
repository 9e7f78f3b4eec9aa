"""Texts as sources, where no name is given: "a hoax report", "the story"; and "the report" of an outlet named before."""

import re
from functools import cache

from sayso.languages.patterns import UNSPACED, any_of
from sayso.languages.wordlists import word_list
from sayso.origins.material import Material, outlet_actor
from sayso.origins.voices import Voice, voice
from sayso.records import Actor, Statement

# "The report" means what an outlet that was named so many code points before it told: a paragraph or two. Set by judgement.
REACH_CHARS = 700
# Kinds of actors whose report "the report" might be as well
_MAKERS = frozenset({"outlet", "organisation", "state"})
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def is_text(mention: str, language: str) -> bool:
    """Tell whether a source is one text and no more is said of it.

    Example:
        >>> [is_text(each, "en") for each in ("The hoax report", "a story", "reports", "a police report", "another report")]
        [True, True, False, False, False]
    """
    lists = word_list("telling_texts").get(language)
    if not lists:
        return False
    if language in UNSPACED:
        bare = mention.strip()
        return any(bare.removeprefix(before).strip() in lists["texts"] for before in ("", *lists["beside"]))
    words = [word.casefold() for word in _WORD.findall(mention)]
    texts, beside = _forms(language, "texts"), _forms(language, "beside")
    return any(map(texts.fullmatch, words)) and all(texts.fullmatch(word) or beside.fullmatch(word) for word in words)


def points_back(mention: str, language: str) -> bool:
    """Tell whether such a source is a text that was named before: "the report", and not "a report"."""
    if language in UNSPACED or "pointing" not in word_list("telling_texts").get(language, {}):
        return is_text(mention, language)
    pointing = any(map(_forms(language, "pointing").fullmatch, (word.casefold() for word in _WORD.findall(mention))))
    return pointing and is_text(mention, language)


@cache
def _forms(language: str, name: str) -> re.Pattern[str]:
    return any_of(word_list("telling_texts")[language][name], language)


def as_outlet(material: Material, statement: Statement, speaker: Voice) -> Voice:
    """Give the outlet that a bare "the report" belongs to, where one was named as a source just before; else the same voice.

    Not where a body that may have written a report was named in between, and not where the outlet itself tells of the report.
    """
    if speaker.named or not points_back(speaker.mention, statement.language):
        return speaker
    maker = _maker_before(material, statement)
    if maker is None or maker.kind != "outlet" or maker.id == outlet_actor(material, statement.document):
        return speaker
    return voice(material, maker.id, speaker.mention)


def _maker_before(material: Material, statement: Statement) -> Actor | None:
    """Give the last outlet or body that is credited before a statement, within reach."""
    start = statement.source.start if statement.source else statement.extent.start
    outer = {statement.parent}
    found = [
        (each.source.start, actor)
        for each in material.told.get(statement.document, ())
        if each.source
        and start - REACH_CHARS <= each.source.start < start
        and each.id not in outer
        and (actor := material.actors.get(each.speaker or ""))
        and actor.kind in _MAKERS
    ]
    return max(found, key=lambda each: each[0])[1] if found else None
