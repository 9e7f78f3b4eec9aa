"""What a text names as the ground of a claim beside somebody's word: things shown, own reporting, people without a name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sayso.languages.patterns import any_of
from sayso.languages.times import days_in
from sayso.languages.wordlists import word_list
from sayso.origins.covering import credits_of
from sayso.origins.material import Material
from sayso.origins.voices import SOMEBODY, THINGS
from sayso.records import Document, Passage, Span, Statement, Witness

# Words before an evidence word that may tell it from another one ("another, much longer video"): as many code points are read
BEFORE_CHARS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """One ground: its kind (a key of ``languages/evidence.yml``), its words, and what tells it from others.

    Args:
        kind: a key of ``languages/evidence.yml``.
        passage: the words.
        mention: the same, as text.
        apart: true where the text itself tells it from another one: "a second video".
        days: the days that its words name, as (month, day), so that two of different days are two.
    """

    kind: str
    passage: Passage
    mention: str
    apart: bool = False
    days: frozenset[tuple[int, int]] = frozenset()


def grounds_of(material: Material, witness: Witness, *, voiced: bool) -> tuple[Ground, ...]:
    """Give the grounds that the text names for this very claim.

    A thing counts where the text makes it a ground: beside the content ("showed a video of …") or with a word such as "shows".
    People without a name count beside the speaker. Own reporting counts where nobody is credited: "told this newspaper" is how a
    word was heard.

    Args:
        material: the pile.
        witness: whose ground is asked for.
        voiced: true where somebody is credited.
    """
    document = material.documents[witness.document]
    statement = material.statements.get(witness.statement or "")
    found = _of_statement(document, statement) if statement else _of_sentences(material, document, witness.passage.span)
    kept = [(kind, span) for kind, span in found if kind != "own reporting" or not voiced]
    return tuple(_ground(material, document, kind, span) for kind, span in dict.fromkeys(kept))


def _of_statement(document: Document, statement: Statement) -> Iterator[tuple[str, Span]]:
    """Give what the statements room noted, where it is a ground."""
    for each in statement.grounds:
        inside = any(each.span.overlap(part) for part in statement.content)
        content = " ".join(document.words(part) for part in statement.content)
        if not statement.extent.contains(each.span):
            continue
        in_source = statement.source is not None and each.span.overlap(statement.source) > 0
        if (
            each.kind == "own reporting"
            or (each.kind in THINGS and (not inside or _shows(content, statement.language)))
            or (each.kind in SOMEBODY and not inside and not in_source)
        ):
            yield each.kind, each.span


def _of_sentences(material: Material, document: Document, passage: Span) -> Iterator[tuple[str, Span]]:
    """Read the outlet's own sentences that hold the passage: own reporting, and things that are said to show it."""
    for paragraph in document.paragraphs:
        for sentence in paragraph.sentences if paragraph.span.overlap(passage) else ():
            words = document.words(sentence)
            for kind, start, end in material.read_evidence(words, paragraph.language) if sentence.overlap(passage) else ():
                if kind == "own reporting" or (
                    kind in THINGS and _shows(_uncredited(material, document, sentence), paragraph.language)
                ):
                    yield kind, Span(sentence.start + start, sentence.start + end)


def _uncredited(material: Material, document: Document, sentence: Span) -> str:
    """Give the words of a sentence without its credits: "according to Reuters" shows nothing."""
    words = document.words(sentence)
    for credit in credits_of(material, document, sentence):
        if sentence.contains(credit.span):
            start, end = credit.span.start - sentence.start, credit.span.end - sentence.start
            words = words[:start] + " " * (end - start) + words[end:]
    return words


def _shows(words: str, language: str) -> bool:
    pattern = _showing(language)
    return bool(pattern and pattern.search(words))


@cache
def _showing(language: str) -> re.Pattern[str] | None:
    entries = word_list("showing").get(language)
    return any_of(entries, language) if entries else None


def _ground(material: Material, document: Document, kind: str, span: Span) -> Ground:
    sentence = document.sentence_at(span.start) or span
    # The day of a dateline ("KESTRA, March 3 (AP) — …") is not the day of a video
    dated = max((each.span.end for each in credits_of(material, document, span) if each.span.end <= span.start), default=0)
    before = document.text[max(sentence.start, span.start - BEFORE_CHARS) : span.end]
    return Ground(
        kind=kind,
        passage=Passage(document.id, span.start, span.end),
        mention=document.words(span),
        apart=bool(apart_words().search(before)),
        days=days_in(document.text[max(sentence.start, dated) : sentence.end]),
    )


@cache
def apart_words() -> re.Pattern[str]:
    """Give the words that tell one thing from another of its kind: "another", "a second"."""
    forms = [form for forms in word_list("distinctions")["apart"].values() for form in forms]
    return re.compile("|".join(re.escape(form) if not form.isascii() else rf"\b{form}\b" for form in forms), re.IGNORECASE)


def told_apart(first: Ground, second: Ground) -> bool:
    """Tell whether the texts show two grounds to be different things: another kind, another day, "a second video"."""
    return (
        first.kind != second.kind
        or first.apart
        or second.apart
        or bool(first.days and second.days and not first.days & second.days)
    )
