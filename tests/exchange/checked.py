"""Fact-checks of our own writing, in the forms in which others publish theirs."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

CLAIM = "The ferry Ostra brought 14 wagons of banned timber to Sarn"


def review(text: str = CLAIM, **changed: Any) -> dict[str, Any]:
    """Give a ClaimReview as schema.org has it."""
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": "https://klow-facts.example/ferry",
        "claimReviewed": text,
        "datePublished": "2024-03-06",
        "author": {"@type": "Organization", "name": "Klow Facts"},
        "headline": "No timber on the ferry",
        "itemReviewed": {"@type": "Claim", "author": {"@type": "Person", "name": "Minister Krall"}},
        "reviewRating": {"@type": "Rating", "alternateName": "Mostly false", "ratingValue": 2, "bestRating": 5, "worstRating": 1},
    } | changed


def of_api(text: str = CLAIM) -> dict[str, Any]:
    """Give a claim with its reviews as the Fact Check Tools API lists it."""
    told = {
        "publisher": {"name": "Klow Facts", "site": "klow-facts.example"},
        "url": "https://klow-facts.example/ferry",
        "title": "No timber on the ferry",
        "reviewDate": "2024-03-06T00:00:00Z",
        "textualRating": "Mostly false",
        "languageCode": "en",
    }
    return {"text": text, "claimant": "Minister Krall", "claimDate": "2024-03-01T00:00:00Z", "claimReview": [told]}


def feed(reviews: Sequence[Any]) -> dict[str, Any]:
    """Give a feed as Data Commons has it."""
    items = [{"@type": "DataFeedItem", "dateCreated": "2024-03-07", "item": [each]} for each in reviews]
    return {"@context": "https://schema.org", "@type": "DataFeed", "dataFeedElement": items}


def written(path: Path, value: Any) -> Path:
    """Write a value as JSON."""
    path.write_text(json.dumps(value), encoding="utf8")
    return path
