"""Two short texts as copies: their equal words as one aligned pair of documents, without the engine that finds copies."""

from rapidfuzz.distance import LCSseq
from tests.factories import document

from sayso.copies.changes import changes
from sayso.copies.edges import to_sentences
from sayso.copies.gaps import Pair
from sayso.copies.words import fold, word_pattern
from sayso.records import Document


def equal_parts(first: str, second: str) -> list[Pair]:
    """Give the equal words of two texts, by a longest common subsequence."""
    found = [[*word_pattern().finditer(text)] for text in (first, second)]
    words = [[fold(match.group()) for match in matches] for matches in found]
    return [
        (
            found[0][part.src_start].start(),
            found[0][part.src_end - 1].end(),
            found[1][part.dest_start].start(),
            found[1][part.dest_end - 1].end(),
        )
        for part in LCSseq.opcodes(*words)
        if part.tag == "equal"
    ]


def pages(first: str, second: str, language: str) -> tuple[Document, Document]:
    """Make two documents of one language."""
    return document(first, id="1", language=language), document(second, id="2", language=language)


def told(first: str, second: str, language: str = "en") -> tuple[str, ...]:
    """Give what is told to differ between two texts; nothing where no word is equal, for then they are no copies."""
    one, other = pages(first, second, language)
    pairs = equal_parts(first, second)
    if not pairs:
        return ()
    return changes(one, other, pairs, to_sentences(one, other, pairs), ((), ()))
