"""What is in a pile, in sentences."""

from collections import Counter
from collections.abc import Iterable

from markupsafe import Markup

from sayso.report import voice
from sayso.report.catalogue import Catalogue, language_name
from sayso.report.moments import day, instant, interval


def head(shelf: Catalogue) -> Iterable[Markup]:
    """Say what is in a pile and what was found."""
    documents = list(shelf.documents.values())
    found = Counter(document.language for document in documents)
    names = list(dict.fromkeys(language_name(code) for code, _ in found.most_common()))
    file_count = len({document.file for document in documents} | {each.path for each in shelf.trace.run.inputs})
    outlets = {document.outlet for document in documents if document.outlet}
    yield voice.pile(file_count, len(documents), len(outlets), names, _dates(shelf))
    if documents:
        yield voice.found(len(shelf.statements), len(shelf.trace.claims), len(shelf.trace.copies))
    if shelf.trace.unread:
        yield voice.unread(len(shelf.trace.unread))


def _dates(shelf: Catalogue) -> str | None:
    known = [document.published for document in shelf.documents.values() if document.published and interval(document.published)]
    if not known:
        return None
    first = min(known, key=lambda moment: interval(moment) or (0.0, 0.0))
    last = max(known, key=lambda moment: (interval(moment) or (0.0, 0.0))[1])
    start = instant(first.earliest or first.latest)
    end = instant(last.latest or last.earliest, last=True)
    if start is None or end is None:
        return None
    return day(start) if start.date() == end.date() else f"{day(start)} to {day(end)}"
