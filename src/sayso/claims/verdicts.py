"""What a text says in its own voice about a report that it quotes: "A report claiming that … is nothing but a lie"."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence

from sayso.claims.rebutting import calls_untrue, names_report, says_untrue
from sayso.records import Document, Span, Stance, Statement

# Sentences after a report in which a text may say what it makes of it: "… The report may have got many clicks, but it is false."
AFTER_SENTENCES = 2


def verdicts(document: Document, statements: Sequence[Statement], named: Collection[str]) -> dict[str, tuple[Stance, Span]]:
    """Give the stance of a text itself toward what the reports say that it quotes, by statement, and the sentence that tells it.

    Only reports of nobody are looked at ("a report claims", "rumours that"): of what a ministry says a text may think what it
    likes, the ministry still says it. The stance stands in the words around the content, or in the next two sentences where
    these credit nobody.

    Args:
        document: the text.
        statements: of it.
        named: ids of the actors that have a name.
    """
    told = [each for each in statements if each.speaker not in named and _credits_a_report(document, each)]
    sentences = [each for paragraph in document.paragraphs for each in paragraph.sentences] if told else []
    credited = sorted(each.extent.start for each in statements)
    found = {}
    for statement in told:
        stance = _around(document, statement) or _after(document, statement, sentences, credited)
        if stance:
            found[statement.id] = stance
    return found


def _credits_a_report(document: Document, statement: Statement) -> bool:
    return any(names_report(document.words(part), statement.language) for part in (statement.source, statement.cue) if part)


def _around(document: Document, statement: Statement) -> tuple[Stance, Span] | None:
    """Read the sentence of a cue without what is quoted in it, and without the cue: "released false reports on" is no verdict."""
    place = statement.cue or statement.source
    sentence = document.sentence_at(place.start) if place else None
    if sentence is None:
        return None
    words = document.words(sentence)
    for part in sorted((*statement.content, *((statement.cue,) if statement.cue else ())), reverse=True):
        if part.overlap(sentence):
            words = words[: max(0, part.start - sentence.start)] + " … " + words[max(0, part.end - sentence.start) :]
    stance = says_untrue(words, statement.language)
    return (stance, sentence) if stance else None


def _after(
    document: Document, statement: Statement, sentences: Sequence[Span], credited: Sequence[int]
) -> tuple[Stance, Span] | None:
    """Read the sentences behind a content, up to the next that credits anybody."""
    end = statement.extent.end
    first = bisect_right(sentences, end - 1, key=lambda each: each.start)
    for sentence in sentences[first : first + AFTER_SENTENCES]:
        at = bisect_left(credited, sentence.start)
        if at < len(credited) and credited[at] < sentence.end:
            return None
        stance = calls_untrue(document.words(sentence), statement.language)
        if stance:
            return stance, sentence
    return None
