"""The answer of a case as JSON."""

import json

from tests.asked import MARCH, answer, document, match, reviewed

from sayso.answering import answer_json
from sayso.records import Moment

SURE = Moment("2024-03-04T00:00", "2024-03-04T23:59", "field")


def test_the_earliest_is_told_with_its_interval_and_with_who_could_be_earlier() -> None:
    """Never a day alone."""
    (same,) = answer_json(answer(same=(match(document("Herald", SURE), document("Courier", MARCH)),)))["same"]
    assert same["earliest"]["outlet"] == "Herald"
    assert same["earliest"]["published"] == {"earliest": "2024-03-04T00:00", "latest": "2024-03-04T23:59", "basis": "field"}
    assert [each["outlet"] for each in same["could_be_earlier"]] == ["Courier"]
    (undated,) = answer_json(answer(same=(match(document("Herald")),)))["same"]
    assert (undated["earliest"], undated["could_be_earlier"]) == (None, [])


def test_a_fact_check_is_its_publishers_word() -> None:
    """The rating stands under the publisher's name, and what is not told is null."""
    (found,) = answer_json(answer(fact_checks=(reviewed(same=True, url="", claimant=""),)))["fact_checks"]
    assert json.loads(json.dumps(found)) == {
        "claim": "The ferry Ostra sank.",
        "language": "en",
        "claimant": None,
        "publisher": "Klow Facts",
        "url": None,
        "title": "No ferry sank",
        "published": {"earliest": "2024-03-06T00:00", "latest": "2024-03-06T23:59", "basis": "field"},
        "rating_of_publisher": "False",
        "same": True,
        "differs": None,
        "why": "likeness 0.90",
    }


def test_a_fact_check_of_another_claim_says_in_what_it_differs() -> None:
    """Beside what is the same."""
    (found,) = answer_json(answer(fact_checks=(reviewed(what="number"),)))["fact_checks"]
    assert (found["same"], found["differs"]) == (False, {"what": "number", "here": "14", "there": ""})
