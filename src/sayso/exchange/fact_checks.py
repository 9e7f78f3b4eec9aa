"""Fact-checks of others as they publish them (schema.org ClaimReview, Google's Fact Check Tools API), in plain words.

What a publisher says of a claim is shown as what that publisher says: nothing here is a finding of sayso.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from sayso.documents.dates import moment
from sayso.documents.language import UNKNOWN, languages
from sayso.exchange.export_text import host, web_address
from sayso.exchange.identifiers import clean
from sayso.records import Moment

# Longer texts are no claims, longer names no names: they are cut
MOST_TEXT_CHARS, MOST_WORDS_CHARS = 2000, 400
# Data Commons: DataFeed > DataFeedItem > list of ClaimReview; a page: @graph > ClaimReview
MOST_DEPTH = 6
HOLDERS = ("dataFeedElement", "@graph", "claims", "item")
_FIRST = 8  # of a list of names or ratings that are looked at
_HERE, _LANGUAGE_CHARS = "field", 3


@dataclass(frozen=True, slots=True, kw_only=True)
class FactCheck:
    """What a publisher says of a claim.

    Args:
        text: the claim, in the publisher's words.
        claimant: who made it, as the publisher has it; "" where nobody is named.
        publisher: whose fact-check it is; "" where nobody is named.
        url: of the fact-check; "" where none is told.
        title: of the fact-check.
        date: when it was published.
        rating: the publisher's words for what it found ("False", "Missing context"): a quotation, no verdict of ours.
        language: of the claim, ISO 639-1; ``und`` when it cannot be told.
        file: the feed that it was read from.
    """

    text: str
    claimant: str
    publisher: str
    url: str
    title: str
    date: Moment | None
    rating: str
    language: str
    file: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A fact-check as its feed has it: words, bounded and not yet read any further."""

    text: str
    claimant: str
    publisher: str
    url: str
    title: str
    date: str
    rating: str
    language: str


COLUMNS = tuple(each.name for each in fields(Entry))


def fact_check(entry: Entry, file: str) -> FactCheck:
    """Give the record of an entry: its date is read, and its language where the feed does not tell it.

    Example:
        >>> told = Entry(text="The mill is shut.", claimant="", publisher="Klow Facts", url="", title="", date="2024-03-06",
        ...              rating="False", language="en-US")
        >>> found = fact_check(told, "feed.json")
        >>> found.language, found.date.earliest
        ('en', '2024-03-06T00:00')
    """
    code = entry.language.replace("_", "-").partition("-")[0].lower()
    told = 1 < len(code) <= _LANGUAGE_CHARS and code.isascii() and code.isalpha() and code != UNKNOWN
    return FactCheck(
        text=entry.text,
        claimant=entry.claimant,
        publisher=entry.publisher,
        url=entry.url,
        title=entry.title,
        date=moment(entry.date, _HERE),
        rating=entry.rating,
        language=code if told else languages([entry.text])[0],
        file=file,
    )


def entries(value: Any, depth: int = 0) -> Iterator[Entry | str]:
    """Give the fact-checks in a piece of decoded JSON, and a reason (a string) for each thing in it that is none.

    It may be a ClaimReview, a claim of Google's API with its reviews, or what holds these: a list, a DataFeed, a DataFeedItem, an
    ``@graph``. What else stands in an ``@graph`` (the page, its publisher) is passed over.

    Example:
        >>> [each.rating for each in entries({"text": "The mill is shut.", "claimReview": [{"textualRating": "False"}]})]
        ['False']
        >>> list(entries([7]))
        ['is no object']
    """
    if depth > MOST_DEPTH:
        yield "holds lists within lists within lists"
    elif isinstance(value, list):
        for each in value:
            yield from entries(each, depth + 1)
    elif not isinstance(value, dict):
        yield "is no object"
    elif _is_review(value):
        yield _of_schema(value)
    elif "claimReview" in value:
        yield from _of_api(value)
    else:
        yield from _held(value, depth)


def _held(value: Mapping[str, Any], depth: int) -> Iterator[Entry | str]:
    holders = [name for name in HOLDERS if name in value]
    for name in holders:
        for found in entries(value[name], depth + 1):
            if isinstance(found, Entry) or name != "@graph":
                yield found
    if not holders and value:
        known = _types(value)
        yield f"is no fact-check{': its type is ' + repr(known[0]) if known else ''}"


def _is_review(value: Mapping[str, Any]) -> bool:
    known = _types(value)
    return "ClaimReview" in known or (not known and "claimReviewed" in value)


def _types(value: Mapping[str, Any]) -> list[str]:
    """Give the types of a thing without the vocabulary's address: ``https://schema.org/ClaimReview``."""
    given = value.get("@type")
    listed = given if isinstance(given, list) else [given]
    return [each.rpartition("/")[2].rpartition(":")[2][:60] for each in listed[:_FIRST] if isinstance(each, str)]


def _of_schema(value: Mapping[str, Any]) -> Entry | str:
    reviewed = _object(value.get("itemReviewed"))
    text = words(value.get("claimReviewed")) or words(reviewed.get("text")) or words(reviewed.get("name"))
    url = _address(value.get("url")) or _address(value.get("mainEntityOfPage")) or _address(value.get("@id"))
    return _entry(
        text=text,
        claimant=_name(reviewed.get("author")),
        publisher=_name(value.get("author")) or _name(value.get("publisher")),
        url=url,
        title=words(value.get("headline")) or words(value.get("name")),
        date=words(value.get("datePublished")),
        rating=_rating(_object(value.get("reviewRating"))),
        language=words(value.get("inLanguage")),
    )


def _of_api(value: Mapping[str, Any]) -> Iterator[Entry | str]:
    """Give the reviews of a claim as Google's Fact Check Tools API (v1alpha1) lists them."""
    reviews = value["claimReview"]
    for each in reviews if isinstance(reviews, list) else [reviews]:
        if not isinstance(each, dict):
            yield "has a review that is no object"
            continue
        publisher = _object(each.get("publisher"))
        yield _entry(
            text=words(value.get("text")),
            claimant=words(value.get("claimant")),
            publisher=words(publisher.get("name")) or words(publisher.get("site")),
            url=_address(each.get("url")),
            title=words(each.get("title")),
            date=words(each.get("reviewDate")),
            rating=words(each.get("textualRating")),
            language=words(each.get("languageCode")),
        )


def _entry(*, text: str, url: str, publisher: str, **rest: str) -> Entry | str:
    """Make an entry whose words are bounded, or say what it lacks."""
    if not text:
        return "names no claim; expected claimReviewed, or text in an export of the Fact Check Tools API"
    cut = {name: each[:MOST_WORDS_CHARS] for name, each in rest.items()}
    whose = publisher or host(url) or ""
    return Entry(text=text[:MOST_TEXT_CHARS], publisher=whose[:MOST_WORDS_CHARS], url=url, **cut)


def words(value: Any) -> str:
    r"""Give the words of a value that may be text, a number, a list of texts or a text with its language; "" where it has none.

    Example:
        >>> words(["", {"@value": " The mill\n is shut"}]), words({"a": 1}), words(3.0)
        ('The mill is shut', '', '3')
    """
    if isinstance(value, list):
        return next((found for each in value[:_FIRST] if (found := words(each))), "")
    if isinstance(value, dict):
        return words(value.get("@value")) if isinstance(value.get("@value"), str) else ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"{value:g}"
    return " ".join(clean(value[: 2 * MOST_TEXT_CHARS]).split()) if isinstance(value, str) else ""


def _object(value: Any) -> Mapping[str, Any]:
    """Give an object, or the first one of a list; an empty one where there is none."""
    found = value[:_FIRST] if isinstance(value, list) else [value]
    return next((each for each in found if isinstance(each, dict)), {})


def _name(value: Any) -> str:
    return words(value) or words(_object(value).get("name"))


def _address(value: Any) -> str:
    """Give a web address; "" for what is none (``javascript:``), or is too long."""
    found = words(value) or words(_object(value).get("@id")) or words(_object(value).get("url"))
    return web_address(found) or ""


def _rating(value: Mapping[str, Any]) -> str:
    """Give the words of a rating; a number with its scale where it has no words."""
    named = words(value.get("alternateName")) or words(value.get("name"))
    number, least, most = (words(value.get(name)) for name in ("ratingValue", "worstRating", "bestRating"))
    if named or not number:
        return named
    return f"{number} on a scale from {least} to {most}" if least and most else number
