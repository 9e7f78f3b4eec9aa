"""Evidence that was found in a sentence once is not looked for again."""

from sayso.memory import Memory, Remembered, digest
from sayso.origins.material import ReadEvidence


def recalling(read: ReadEvidence, memory: Memory | None) -> ReadEvidence:
    """Give what finds evidence in a text, which reads no text that a memory knows."""
    if memory is None:
        return read
    known = Remembered(memory, "evidence", tuple[tuple[str, int, int], ...])
    return lambda text, language: known.of(digest(text, language), lambda: tuple(read(text, language)))
