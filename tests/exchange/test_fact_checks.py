"""Fact-checks of others in plain words, from every form in which they are published."""

from typing import Any

import pytest
from tests.exchange.checked import CLAIM, feed, of_api, review

from sayso.exchange.fact_checks import MOST_TEXT_CHARS, Entry, entries, fact_check
from sayso.records import Moment

PAGE = {"@context": "https://schema.org", "@graph": [{"@type": "WebPage", "name": "Klow Facts"}, review()]}


@pytest.mark.parametrize(
    "value",
    [review(), [review()], feed([review()]), {"claims": [of_api()]}, of_api(), PAGE],
    ids=["ClaimReview", "list", "Data Commons", "API", "claim of the API", "graph"],
)
def test_each_form_gives_the_same_words(value: Any) -> None:
    """Claim, who made it, whose fact-check it is, where, when, and the publisher's own words for what it found."""
    (found,) = entries(value)
    assert isinstance(found, Entry)
    told = fact_check(found, "feed.json")
    assert (told.text, told.claimant, told.publisher, told.rating) == (CLAIM, "Minister Krall", "Klow Facts", "Mostly false")
    assert (told.url, told.title) == ("https://klow-facts.example/ferry", "No timber on the ferry")
    assert (told.language, told.file) == ("en", "feed.json")
    assert told.date is not None
    assert (told.date.earliest or "")[:10] == "2024-03-06"


def test_a_date_stays_an_interval() -> None:
    """A day without a clock is a whole day, and says what it rests on."""
    (found,) = entries(review())
    assert isinstance(found, Entry)
    assert fact_check(found, "f").date == Moment("2024-03-06T00:00", "2024-03-06T23:59", "field, no zone")


@pytest.mark.parametrize(
    ("value", "why"),
    [
        (7, "is no object"),
        (review(text=""), "names no claim; expected claimReviewed, or text in an export of the Fact Check Tools API"),
        ({"@type": "https://schema.org/Article"}, "is no fact-check: its type is 'Article'"),
        ({"a": 1}, "is no fact-check"),
        ({"text": CLAIM, "claimReview": [3]}, "has a review that is no object"),
        ([[[[[[[[review()]]]]]]]], "holds lists within lists within lists"),
    ],
    ids=["number", "no claim", "article", "anything", "broken review", "deep"],
)
def test_what_is_no_fact_check_says_why(value: Any, why: str) -> None:
    """A reason is a string; nothing is raised."""
    assert list(entries(value)) == [why]


def test_a_broken_entry_does_not_stop_the_others() -> None:
    """Each entry stands alone."""
    found = list(entries(feed([review(), None, review(author={"name": "Syldavia Checks"})])))
    assert [each.publisher if isinstance(each, Entry) else each for each in found] == [
        "Klow Facts",
        "is no object",
        "Syldavia Checks",
    ]


def test_values_of_other_types_are_read_where_they_tell_anything() -> None:
    """Lists give their first words, texts with a language their text, a rating without words its number and scale."""
    odd = review(
        text=[{"@value": CLAIM}],
        author=["Klow Facts"],
        headline={"x": 1},
        datePublished=None,
        inLanguage="uk-UA",
        reviewRating=[{"ratingValue": 2, "worstRating": "1", "bestRating": "5"}],
        itemReviewed="nonsense",
    )
    (found,) = entries(odd)
    assert isinstance(found, Entry)
    told = fact_check(found, "f")
    assert (told.text, told.publisher, told.title, told.claimant) == (CLAIM, "Klow Facts", "", "")
    assert (told.rating, told.language, told.date) == ("2 on a scale from 1 to 5", "uk", None)


def test_the_claim_may_stand_in_the_thing_that_was_reviewed_and_the_publisher_in_the_address() -> None:
    """Older markup names the claim nowhere else; who gives no name has a host."""
    (found,) = entries(review(text=None, itemReviewed={"name": CLAIM}, author=None))
    assert isinstance(found, Entry)
    assert (found.text, found.publisher) == (CLAIM, "klow-facts.example")


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "https://[", "//no.example", "https://a b.example", 5]
)
def test_only_web_addresses_are_kept(url: Any) -> None:
    """An address leads to a page or is left out."""
    (found,) = entries(review(url=url))
    assert isinstance(found, Entry)
    assert found.url == ""


def test_words_are_bounded_and_can_be_stored() -> None:
    """Long texts are cut; half characters and NUL become U+FFFD."""
    (found,) = entries(review(text="a" * 10_000, reviewRating={"alternateName": "\x00\ud800" + "b" * 5000}))
    assert isinstance(found, Entry)
    assert len(found.text) == MOST_TEXT_CHARS
    assert found.rating.startswith("\ufffd\ufffdb")
    assert len(found.rating) == 400
