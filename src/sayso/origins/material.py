"""All that counting reads, looked up once for the whole pile."""

import re
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from types import MappingProxyType

from sayso.languages.transliteration import SURE_ALONE_CONSONANTS, script_of, skeleton
from sayso.languages.wordlists import word_list
from sayso.origins.credits import Credit, credits_of_text
from sayso.origins.folding import fold
from sayso.origins.known_names import KnownNames, known_names
from sayso.origins.own_texts import own_texts
from sayso.origins.publishers import folded_owners, owner_of
from sayso.origins.reading import Read
from sayso.records import Actor, Copy, CopyKind, Correction, Document, Span, Statement

# What finds evidence in a text: (text, language) -> ((kind, start, end), …), as sayso/languages/evidence.py does
ReadEvidence = Callable[[str, str], Sequence[tuple[str, int, int]]]

_PROPER = re.compile(
    r"[«“„\"「]([^«»“”„\"「」]{2,60})[»”“\"」]|(?<=[a-zà-ÿа-я]\s)([A-ZÀ-ÞА-Я][\w-]{3,}(?:\s[A-ZÀ-ÞА-Я][\w-]+)*)$"
)
_LETTERS = re.compile(r"[\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """Documents, statements, actors and copies by the keys that counting asks for.

    Args:
        documents, statements: by id.
        actors: by id, without the forms of their names: a form that was not met before changes no lineage but by ``named``.
        named: actor ids by folded name.
        sounds: (script, actor id) of every word of every actor's names, by the word's skeleton.
        copies: by document id, each under both of its documents; rewordings are none.
        carriers: ids of the actors who publish documents of the pile.
        told: the statements of each document, by its id.
        own_texts: ids of actors, by the ids of the documents without an outlet that are their texts.
        addresses: document ids by plain address.
        publishers: publisher by document id; a document whose outlet is not listed has none.
        owners: what the user says of owners, folded name of an outlet or domain to publisher.
        known: names that a credit may give: of agencies and of the pile's outlets.
        credits: of whole texts, by document id; read when they are asked for.
        read_evidence: finds evidence in the outlet's own voice.
        decided: what people decided about the speakers of statements, by id; the source of such a one tells nothing.
        misnamed: the words that name somebody of whom people decided that it is not the speaker, by document id.
        cited: credits inside sentences, by document id and sentence; filled on the way.
    """

    documents: Mapping[str, Document]
    statements: Mapping[str, Statement]
    actors: Mapping[str, Actor]
    named: Mapping[str, str]
    sounds: Mapping[str, frozenset[tuple[str, str]]]
    copies: Mapping[str, tuple[Copy, ...]]
    carriers: Container[str]
    told: Mapping[str, tuple[Statement, ...]]
    own_texts: Mapping[str, str]
    addresses: Mapping[str, str]
    publishers: Mapping[str, str]
    owners: Mapping[str, str]
    known: KnownNames
    credits: Mapping[str, tuple[Credit, ...]]
    read_evidence: ReadEvidence
    decided: Mapping[str, Correction] = field(default_factory=dict)
    misnamed: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    cited: dict[tuple[str, Span], tuple[Credit, ...]] = field(default_factory=dict)


def gather(  # noqa: PLR0913, PLR0917 - what the rooms before this one made, and two options
    documents: Sequence[Document],
    statements: Iterable[Statement],
    actors: Sequence[Actor],
    copies: Iterable[Copy],
    owners: Mapping[str, str],
    read_evidence: ReadEvidence,
) -> Material:
    """Look everything up once."""
    named = {bare: actor.id for actor in reversed(actors) if actor.kind == "outlet" for bare in _bare_names(actor)}
    named |= {fold(name): actor.id for actor in reversed(actors) for name in (*reversed(actor.names), actor.name)}
    pages = {each.id: each for each in documents}
    people = {each.id: replace(each, names=()) for each in actors}
    by_id = {each.id: each for each in statements}
    told: defaultdict[str, list[Statement]] = defaultdict(list)
    for each in by_id.values():
        told[each.document].append(each)
    by_name = folded_owners(owners)
    publishers = {each.id: owner_of(each.outlet, each.url, by_name) for each in documents}
    known = known_names(
        {
            **{fold(each.outlet): each.outlet for each in documents if each.outlet},
            **{form: names[0] for form, names in agencies().items()},
        }
    )
    return Material(
        documents=pages,
        statements=by_id,
        actors=people,
        named=named,
        sounds=_sounds(actors),
        copies=_by_document(copies),
        carriers=_carriers(documents, named),
        told={document: tuple(found) for document, found in told.items()},
        own_texts=own_texts(pages, told, people),
        addresses={plain_address(each.url): each.id for each in reversed(documents) if each.url},
        publishers={key: owner for key, owner in publishers.items() if owner},
        owners=by_name,
        known=known,
        credits=Read(lambda document: credits_of_text(pages[document], known)),
        read_evidence=read_evidence,
    )


def _by_document(copies: Iterable[Copy]) -> dict[str, tuple[Copy, ...]]:
    sides: defaultdict[str, list[Copy]] = defaultdict(list)
    for copy in copies:
        if copy.kind is CopyKind.REWORDED:  # who words a thing alike need not have it from there
            continue
        for document in dict.fromkeys((copy.a.document, copy.b.document)):
            sides[document].append(copy)
    return {document: tuple(found) for document, found in sides.items()}


def _bare_names(actor: Actor) -> set[str]:
    """Give the names of an outlet without what it is: "the agency Herald", «Агентство «Херальд»» are signed Herald, Херальд."""
    return {fold(found.group(1) or found.group(2)) for name in actor.names for found in _PROPER.finditer(name)}


def _sounds(actors: Iterable[Actor]) -> dict[str, frozenset[tuple[str, str]]]:
    speakers: defaultdict[str, set[str]] = defaultdict(set)
    for actor in actors:
        for word in " ".join((actor.name, *actor.names)).split():
            speakers[word].add(actor.id)
    heard: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for word, ids in speakers.items():
        script = script_of(word)
        heard[skeleton(_LETTERS.sub("", word).casefold())].update((script, each) for each in ids)
    return {sound: frozenset(found) for sound, found in heard.items()}


def _carriers(documents: Iterable[Document], named: Mapping[str, str]) -> frozenset[str]:
    outlets = {fold(document.outlet) for document in documents if document.outlet}
    return frozenset(named[outlet] for outlet in outlets if outlet in named)


def plain_address(url: str | None) -> str:
    """Give an address without what does not matter: scheme, ``www.``, query, fragment, last slash.

    Example:
        >>> plain_address("https://www.herald.example/a/?utm=1#top")
        'herald.example/a'
    """
    bare = (url or "").strip().split("#")[0].split("?")[0]
    return bare.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/").lower()


def named_actor(material: Material, name: str) -> str | None:
    """Give the id of the actor of this name: by its letters, else by its sound in another script ("Sundpress", «Сундпресс»)."""
    exact = next((actor for form in forms_of(name) if (actor := material.named.get(form))), None)
    sound = skeleton(name.casefold()) if " " not in name.strip() else ""
    if exact or len(sound) < SURE_ALONE_CONSONANTS:
        return exact
    heard = {actor for script, actor in material.sounds.get(sound, ()) if script != script_of(name)}
    return heard.pop() if len(heard) == 1 else None


@cache
def agencies() -> Mapping[str, tuple[str, ...]]:
    """Map every folded form of an agency's name to all its forms, the one to show first."""
    return MappingProxyType({fold(form): tuple(forms) for forms in word_list("credits")["agencies"] for form in forms})


def forms_of(name: str) -> Iterator[str]:
    """Give a name as names are compared, and the other names of the agency that it is."""
    yield fold(name)
    yield from map(fold, agencies().get(fold(name), ()))


def outlet_actor(material: Material, document: str) -> str | None:
    """Give the actor who published a document, where the outlet is known as an actor."""
    outlet = material.documents[document].outlet
    return material.named.get(fold(outlet)) if outlet else None
