"""Which credits cover a passage: those of the whole text, and those of its own sentences."""

from sayso.origins.credits import Credit, credits_in
from sayso.origins.material import Material
from sayso.records import Document, Span


def credits_of(material: Material, document: Document, passage: Span) -> tuple[Credit, ...]:
    """Give the credits that cover a passage: those of the whole text first, then those of its sentences, as they stand."""
    every = list(material.credits[document.id])
    for paragraph in document.paragraphs:
        for sentence in paragraph.sentences if paragraph.span.overlap(passage) else ():
            if sentence.overlap(passage):
                place = document.id, sentence
                if place not in material.cited:
                    material.cited[place] = tuple(credits_in(document, paragraph, sentence, material.known))
                every += material.cited[place]
    wrong = material.misnamed.get(document.id, ())
    return tuple(each for each in every if each.scope.overlap(passage) and not any(each.span.overlap(span) for span in wrong))
