"""Feeds of fact-checks are read entry by entry; what is broken, too long or too deep is told and costs no memory."""

import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from tests.exchange.checked import feed, of_api, review, written

from sayso.errors import BadInput
from sayso.exchange.fact_checks import Entry
from sayso.exchange.fact_checks_reading import MOST_ENTRY_BYTES, read_entries

MANY = 2500  # of them a feed is longer than what is decoded in one go


def told(path: Path) -> tuple[int, list[str]]:
    """Give the number of entries, and what was not read."""
    found = list(read_entries(path))
    return sum(isinstance(each, Entry) for each in found), [each for each in found if isinstance(each, str)]


def lines(path: Path, values: Iterable[Any]) -> Path:
    path.write_text("\n".join(each if isinstance(each, str) else json.dumps(each) for each in values), encoding="utf8")
    return path


@pytest.mark.parametrize(
    "value",
    [
        feed([review()] * MANY),
        {"claims": [of_api()] * 2 * MANY, "nextPageToken": "x"},
        [review()] * MANY,
    ],
    ids=["Data Commons", "API", "list"],
)
def test_a_long_feed_is_read_entry_by_entry(value: Any, tmp_path: Path) -> None:
    """Each form that can be long; all entries come."""
    path = written(tmp_path / "feed.json", value)
    assert path.stat().st_size > MOST_ENTRY_BYTES
    count, unread = told(path)
    assert (count % MANY, unread) == (0, [])
    assert count >= MANY


def test_json_lines_are_read_line_by_line(tmp_path: Path) -> None:
    """A line that is no JSON is told; script elements, as of the first research data set, are opened."""
    script = f'<script type="application/ld+json">{json.dumps(review())}</script>'
    path = lines(tmp_path / "a.jsonl", ["\ufeff" + json.dumps(review()), "rubbish", "", script, of_api(), 7])
    assert told(path) == (3, ["line 2 is no JSON", "line 6 is no object"])


def test_a_broken_feed_gives_what_stands_before_the_break(tmp_path: Path) -> None:
    """A download that was cut off."""
    whole = json.dumps(feed([review()] * MANY))
    path = tmp_path / "feed.json"
    cut = whole[: len(whole) * 9 // 10]
    path.write_text(cut, encoding="utf8")
    count, (why,) = told(path)
    assert count == cut.count('"worstRating": 1}}')
    assert why == f"behind entry {count} one is broken JSON: it and all that stands behind it is not read"


def test_an_entry_without_a_claim_is_told_by_its_number(tmp_path: Path) -> None:
    """And the next ones are read."""
    many = [review()] * MANY
    many[4] = review(text=None)
    count, (why,) = told(written(tmp_path / "feed.json", feed(many)))
    assert count == MANY - 1
    assert why == "entry 5 names no claim; expected claimReviewed, or text in an export of the Fact Check Tools API"


@pytest.mark.parametrize(
    ("odd", "why"),
    [
        ('{"a": "' + "x" * 3 * MOST_ENTRY_BYTES + '"}', "is longer than 1 MB"),
        ("[" * 300_000 + "]" * 300_000, "nests 1000 deep"),
        ('{"a": "' + "]" * 60_000 + '", "b": ' + "[" * 200_000 + "]" * 200_000 + "}", "nests 1000 deep"),
        ("-", "is broken JSON"),
    ],
    ids=["long", "deep", "deep behind words", "broken"],
)
def test_an_entry_cannot_take_all_memory(odd: str, why: str, tmp_path: Path) -> None:
    """Too long, nested by the million, or broken: what stands before and behind is read, each once and in its order.

    Things that are no fact-checks, and stand before it, do not count.
    """
    items = [json.dumps(review(f"The mill {number} is shut")) for number in range(MANY + 8)]
    others = ['{"@type": "Article"}'] * 5
    listed = ",".join([*items[:3], *others, *items[3:MANY], odd, *items[MANY:]])
    path = tmp_path / "feed.json"
    path.write_text(f'{{"dataFeedElement": [{listed}]}}', encoding="utf8")
    *read, note = read_entries(path)
    found = [each.text for each in read if isinstance(each, Entry)]
    assert found == [f"The mill {number} is shut" for number in range(MANY + 8)]
    assert len(read) - len(found) == len(others)
    assert re.fullmatch(rf"behind entry \d+ one {why}: it is not read, but [\d,]+ whole fact-checks that stand there are", note)


@pytest.mark.parametrize(
    ("behind", "why"),
    [
        (0, "it and all that stands behind it is not read"),
        (1, "it is not read, but 1 whole fact-check that stands there is"),
        (2, "it is not read, but 2 whole fact-checks that stand there are"),
    ],
)
def test_what_is_read_behind_a_break_is_counted(behind: int, why: str, tmp_path: Path) -> None:
    """One, several or none."""
    path = tmp_path / "feed.json"
    path.write_text(f"[{','.join([json.dumps(review()), '-', *[json.dumps(review())] * behind])}]", encoding="utf8")
    assert told(path) == (1 + behind, [f"behind entry 1 one is broken JSON: {why}"])


def test_why_the_search_behind_a_break_left_something_out_is_told(tmp_path: Path) -> None:
    """It is a note, and counts as no fact-check."""
    path = tmp_path / "feed.json"
    path.write_text(f"[{', {1}' * 10_000},{json.dumps(review())}]", encoding="utf8")
    assert told(path) == (
        0,
        [
            "so many objects behind a break cannot be read that the search for whole fact-checks ended",
            "behind entry 0 one is broken JSON: it and all that stands behind it is not read",
        ],
    )


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize("form", [feed, list], ids=["Data Commons", "list"])
@pytest.mark.parametrize("place", [0, 1], ids=["first", "second"])
def test_a_deep_entry_near_the_beginning_does_not_lose_the_feed(
    place: int, form: Callable[[list[Any]], Any], indent: int | None, tmp_path: Path
) -> None:
    """In one line or in several: it is still read as a list, not line by line."""
    items: list[Any] = [review(f"The mill {number} is shut") for number in range(7)]
    items[place] = "DEEP"
    path = tmp_path / "feed.json"
    path.write_text(json.dumps(form(items), indent=indent).replace('"DEEP"', "[" * 1500 + "]" * 1500), encoding="utf8")
    count, (why,) = told(path)
    assert count == 6
    assert re.match(r"behind entry \d one nests 1000 deep: it is not read, but \d whole fact-checks", why)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00" * 5000,
        b"<html>no</html>",
        b"[" * 100_000,
        b'{"dataFeedElement":' * 20_000,
        b"\xff\xfe\x00",
        b'"text"',
        b"1e999999",
    ],
    ids=["empty", "zeros", "page", "open lists", "open objects", "no text", "a text", "a number"],
)
def test_what_is_no_feed_gives_nothing(content: bytes, tmp_path: Path) -> None:
    """No entry and no error."""
    path = tmp_path / "feed.json"
    path.write_bytes(content)
    assert told(path)[0] == 0


def test_bytes_that_are_no_utf8_do_not_stop_a_feed(tmp_path: Path) -> None:
    """They become U+FFFD."""
    path = tmp_path / "feed.json"
    path.write_bytes(json.dumps(feed([review()] * MANY)).replace("Klow", "Kl\xff").encode("latin-1"))
    found = list(read_entries(path))
    assert len(found) == MANY
    assert isinstance(found[0], Entry)
    assert found[0].publisher == "Kl\ufffd Facts"


def test_a_long_line_is_passed_over(tmp_path: Path) -> None:
    """And the next one is read."""
    path = lines(tmp_path / "a.jsonl", [review(), "x" * (2 * MOST_ENTRY_BYTES), review()])
    assert told(path) == (2, ["line 2 is longer than 1 MB: it is not read"])


def test_a_file_that_cannot_be_opened_is_an_error(tmp_path: Path) -> None:
    """It was named on purpose."""
    expected = "expected schema.org ClaimReview, a Data Commons feed, or an export of the Fact Check Tools API"
    with pytest.raises(BadInput) as error:
        list(read_entries(tmp_path / "no.json"))
    assert str(error.value) == f"{tmp_path / 'no.json'} cannot be read: No such file or directory; {expected}"
