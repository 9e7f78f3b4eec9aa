"""Which other documents of the pile hold the words of a witness in another language."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sayso.records import CopyKind, Document, Passage, Witness
from sayso.report.catalogue import Catalogue, language_name

MOST_LINKED = 3
"""So many documents are linked of each language. Source: by eye, one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """The same words in another language: the language by name, and (name, address of the side by side) of documents."""

    language: str
    documents: tuple[tuple[str, str], ...]


def translations(shelf: Catalogue, witnesses: Iterable[Witness]) -> Mapping[str, tuple[Translation, ...]]:
    """Give the translations of witnesses that are in the pile, by document; sayso itself translates nothing."""
    found: defaultdict[str, defaultdict[str, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
    for witness in witnesses:
        for language, document, copy in _of(shelf, witness.passage):
            found[witness.document][language].setdefault(document, copy)
    return {
        document: tuple(_translation(shelf, language, copies) for language, copies in of_language.items())
        for document, of_language in found.items()
    }


def _translation(shelf: Catalogue, language: str, copies: Mapping[str, str]) -> Translation:
    linked = sorted(copies, key=shelf.date_key)[:MOST_LINKED]
    return Translation(
        language=language_name(language), documents=tuple((shelf.name(each), shelf.href("copy", copies[each])) for each in linked)
    )


def _of(shelf: Catalogue, passage: Passage) -> Iterable[tuple[str, str, str]]:
    """Give language, document and copy of each translation of a passage."""
    own = shelf.documents.get(passage.document)
    for copy in shelf.copies_at(passage):
        other = copy.b if copy.a.document == passage.document else copy.a
        document = shelf.documents.get(other.document)
        if copy.kind is CopyKind.TRANSLATED and document and own:
            language = _language(document, other)
            if language != _language(own, passage):
                yield language, document.id, copy.id


def _language(document: Document, passage: Passage) -> str:
    paragraph = document.paragraph_at(passage.start)
    return paragraph.language if paragraph and paragraph.language != "und" else document.language
