"""Find who is credited with what: documents in, statements out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sayso.progress import Progress
from sayso.records import Document, Statement
from sayso.settings import Settings
from sayso.statements.anaphora import pointed_back
from sayso.statements.continuing import continued
from sayso.statements.decoding import marks_of
from sayso.statements.edges import to_read_again
from sayso.statements.hearsay import with_hearsay
from sayso.statements.joints import joined
from sayso.statements.linking import Attribution, link
from sayso.statements.own_reporting import with_own_reporting
from sayso.statements.placing import statement_of
from sayso.statements.sureness import may_stand
from sayso.statements.tagger import tag
from sayso.statements.windows import windows_of

MIN_NESTED_CHARS = 12  # a shorter content holds no attribution of its own
_READ_AT_ONCE = 256


def attribute(
    documents: Sequence[Document], settings: Settings | None = None, progress: Progress | None = None
) -> tuple[Statement, ...]:
    """Give every attribution of every document, outer ones before those nested in them.

    Windows and contents that recur anywhere in the pile are read once. What an actor is called is settled later
    (:func:`sayso.name_actors`); ``speaker`` is None here.

    Args:
        documents: as :func:`sayso.read` gives them.
        settings: ``max_nesting``, ``statement_min_score`` and ``nested_min_score`` are used.
        progress: called with a line of text now and then.

    Returns:
        Statements in the order of documents and of their text.
    """
    options = settings or Settings()
    reader = _Reader()
    jobs = [(document, window) for document in documents for window in windows_of(document)]
    reader.read([document.words(window) for document, window in jobs], progress)
    marked: dict[str, list[Attribution]] = {document.id: [] for document in documents}
    for document, window in jobs:
        found = reader.found(document.words(window), options.statement_min_score)
        marked[document.id] += [each.moved(window.start) for each in found]
    statements: list[Statement] = []
    for document in documents:
        every = with_hearsay(document, with_own_reporting(document, continued(document, marked[document.id])))
        placed = (statement_of(document, each, None) for each in every)
        statements.extend(each for each in placed if each is not None and may_stand(each, document))
    level = statements
    for _depth in range(1, options.max_nesting):
        level = _nested(documents, level, reader, options.nested_min_score)
        if not level:
            break
        statements.extend(level)
    order = {document.id: number for number, document in enumerate(documents)}
    return tuple(sorted(_distinct(statements), key=lambda each: (order[each.document], each.extent.start, -each.extent.end)))


@dataclass(slots=True)
class _Reader:
    """Remembers what every text that was read once holds."""

    known: dict[str, tuple[Attribution, ...]] = field(default_factory=dict)

    def read(self, texts: Iterable[str], progress: Progress | None = None) -> None:
        """Tag and link the texts that are not known yet."""
        fresh = [text for text in dict.fromkeys(texts) if text not in self.known]
        for first in range(0, len(fresh), _READ_AT_ONCE):
            batch = fresh[first : first + _READ_AT_ONCE]
            for text, tagged in zip(batch, tag(batch), strict=True):
                self.known[text] = link(text, joined(text, pointed_back(text, marks_of(text, tagged))))
            if progress:
                progress(f"statements: {min(first + _READ_AT_ONCE, len(fresh))} of {len(fresh)} passages read")

    def found(self, text: str, min_score: float) -> tuple[Attribution, ...]:
        """Give the attributions of a text that was read, those that are sure enough."""
        return tuple(each for each in self.known[text] if each.score >= min_score)


def _nested(documents: Sequence[Document], level: list[Statement], reader: _Reader, min_score: float) -> list[Statement]:
    """Read the contents of these statements again for attributions inside them."""
    by_id = {document.id: document for document in documents}
    opened = ((s, to_read_again(by_id[s.document].text, span, s.language)) for s in level for span in s.content)
    jobs = [(s, span) for s, span in opened if len(span) >= MIN_NESTED_CHARS]
    reader.read(by_id[s.document].words(span) for s, span in jobs)
    inner = []
    for outer, span in jobs:
        document = by_id[outer.document]
        for each in reader.found(document.words(span), min_score):
            statement = statement_of(document, each.moved(span.start), outer)
            if statement is not None and statement.cue is not None and may_stand(statement, document):
                inner.append(statement)
    return inner


def _distinct(statements: list[Statement]) -> list[Statement]:
    """Leave out a statement that repeats another's source, cue and content one level deeper."""
    seen: set[tuple[object, ...]] = set()
    kept = []
    for each in statements:
        key = (each.document, each.source, each.cue, each.content)
        if key not in seen:
            seen.add(key)
            kept.append(each)
    return kept
