"""The documents of a pile, with what is read of each by itself; a memory spares reading what was read before."""

from collections.abc import Sequence
from functools import cached_property

from sayso.copies.notices import notices
from sayso.copies.sentences import Row, letters_in, rows_in
from sayso.memory import Memory, Remembered, digest
from sayso.records import Document, Span, Statement

# a post is a document so long at most, which is what the encoder reads; one with fewer letters says too little
MOST_CHARACTERS, LEAST_LETTERS = 400, 30
# whether it is a post, and its sentences, none where the pile is written in one language
Reading = tuple[bool, tuple[Row, ...]]


def is_post(document: Document, found: Sequence[Span] | None = None) -> bool:
    """Tell whether a document is as short as a post, and says something of its own; ``found`` are its notices, where known.

    Example:
        >>> [is_post(Document(id="1", text=text)) for text in ("The old mill by the river burned down on Monday night.", "Why?")]
        [True, False]
    """
    if len(document.text) > MOST_CHARACTERS or letters_in(document.text) < LEAST_LETTERS:
        return False
    return not (notices(document) if found is None else found)


class Pages:
    """The documents of a pile by number.

    Args:
        documents: with different ids.
        memory: of what was read of them before; what is read is the same without it.
    """

    def __init__(self, documents: Sequence[Document], memory: Memory | None = None) -> None:
        self.documents, self.memory = documents, memory
        self._digests: dict[int, bytes] = {}
        self._known = Remembered[Reading](memory, "pages", Reading)  # type: ignore[arg-type]

    @cached_property
    def several(self) -> bool:
        """Whether there are paragraphs in several languages."""
        return len({each.language for document in self.documents for each in document.paragraphs}) > 1

    def digest(self, number: int) -> bytes:
        """Give a digest of a document, with all that is known of it."""
        if number not in self._digests:
            self._digests[number] = digest(self.documents[number])
        return self._digests[number]

    def posts(self) -> list[bool]:
        """Tell which documents are posts."""
        return [post for post, _ in self._readings]

    def rows(self) -> Sequence[Sequence[Row]]:
        """Give the sentences of each document; none in a pile of one language."""
        return [rows for _, rows in self._readings] if self.several else [()] * len(self.documents)

    @cached_property
    def _readings(self) -> list[Reading]:
        return [self._reading(number) for number in range(len(self.documents))]

    def _reading(self, number: int) -> Reading:
        document, several = self.documents[number], self.several
        return self._known.of(lambda: digest(self.digest(number), several), lambda: _read(document, several=several))


def _read(document: Document, *, several: bool) -> Reading:
    if not several:
        return is_post(document), ()
    found = notices(document)
    return is_post(document, found), tuple(rows_in(document, found))


def said_in(statements: Sequence[Statement]) -> bytes:
    """Give a digest of what copies ask of statements: kinds and places, not the speakers, who change with the pile."""
    return digest([(each.kind, each.source, each.cue, each.content) for each in statements])
