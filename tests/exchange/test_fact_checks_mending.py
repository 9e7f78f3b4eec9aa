"""Around breaks the whole fact-checks of a feed are found, and nothing that only looks like one."""

import json
from io import BytesIO
from typing import Any

import pytest
from tests.exchange.checked import feed, of_api, review

from sayso.exchange.fact_checks import Entry
from sayso.exchange.fact_checks_mending import whole_entries

LONGEST = 4096
FORGED = review("The ferry sank", author={"name": "Reuters"}, url="https://evil.example")
LAID_OUT = pytest.mark.parametrize("indent", [None, 2])


def found(content: str, longest: int = LONGEST, n_before: int = 0) -> tuple[list[str], list[str]]:
    """Give the texts of the entries, and the reasons."""
    read = list(whole_entries(BytesIO(content.encode()), longest, n_before))
    return [each.text for each in read if isinstance(each, Entry)], [each for each in read if isinstance(each, str)]


def mills(*ranks: int) -> list[str]:
    return [f"The mill {rank} is shut" for rank in ranks]


@LAID_OUT
@pytest.mark.parametrize("form", [feed, list, lambda given: {"claims": given, "nextPageToken": "x"}], ids=["feed", "list", "API"])
def test_each_whole_entry_around_a_broken_one_is_found(form: Any, indent: int | None) -> None:
    """However the feed is laid out: a quotation mark too many breaks one entry and no other."""
    whole = json.dumps(form([of_api(each) for each in mills(*range(40))]), indent=indent)
    broken = whole.replace("The mill 7 is", 'The "mill" 7 is')
    assert found(broken) == (mills(*range(7), *range(8, 40)), [])
    assert found(broken, n_before=5) == (mills(5, 6, *range(8, 40)), [])


@LAID_OUT
def test_between_two_breaks_nothing_is_taken(indent: int | None) -> None:
    """Where the broken entry before it ends is not sure; how much that is, is told."""
    whole = json.dumps(feed([review(each) for each in mills(*range(40))]), indent=indent)
    broken = whole.replace("The mill 7 is", 'The "mill" 7 is').replace("The mill 20 is", "The mill 20 \\x is")
    why = "12 objects between breaks are not read: words of a broken entry can look like that"
    assert found(broken) == (mills(*range(7), *range(21, 40)), [why])
    one = broken.replace("The mill 9 is", 'The "mill" 9 is').replace("The mill 10 is", 'The "mill" 10 is')
    assert found(one)[1] == [why.replace("12", "10")]


@LAID_OUT
@pytest.mark.parametrize("note", ["{}", "he wrote {} there", "he wrote, {}, and {}, and", "{},"])
@pytest.mark.parametrize(
    "quoted",
    [[FORGED], [FORGED, FORGED], feed([FORGED, FORGED]), FORGED, {"a": [{"b": 1}, FORGED]}],
    ids=["list", "longer list", "feed", "alone", "within"],
)
@pytest.mark.parametrize("broken", ["behind", "before", "not otherwise"])
@pytest.mark.parametrize("last", [False, True], ids=["in the middle", "at the end"])
@pytest.mark.parametrize("form", [feed, list])
def test_words_of_a_broken_entry_are_no_entry(  # noqa: PLR0913, PLR0917 - each way is crossed with each
    form: Any, last: bool, broken: str, quoted: Any, note: str, indent: int | None
) -> None:
    """A fact-check that is quoted within a text stays a text, whether or not its quotation marks are escaped."""
    inner = json.dumps(quoted, indent=indent)
    carrier = {"before": "BEFORE", "note": "NOTE", "behind": "BEHIND"}
    items = [review("first"), {"@type": "Article"}, carrier, *([] if last else [review("last"), review("very last")])]
    whole = json.dumps(form(items), indent=indent).replace(broken.upper(), 'a "b" c')
    expected = ["first"] if last else ["first", "last", "very last"]
    escaped = whole.replace("NOTE", json.dumps(note.replace("{}", inner))[1:-1])
    for content in (escaped, whole.replace("NOTE", note.replace("{}", inner))):
        assert found(content, 1 << 16)[0] == expected


def test_an_entry_is_found_wherever_the_window_ends() -> None:
    """Entries of every length up to the longest, so that they are cut at every place."""
    told = [review(f"{rank} b" + "a" * (37 * rank % 1500)) for rank in range(200)]
    listed = [*map(json.dumps, told[:90]), "-", *map(json.dumps, told[90:])]
    assert found(f"[{','.join(listed)}]", 3000) == ([each["claimReviewed"] for each in told], [])


def test_an_entry_is_as_long_as_its_bytes() -> None:
    """A longer one is passed over where it is whole."""
    told = [json.dumps(review(each), ensure_ascii=False) for each in ("a", "木" * 1200, "b")]
    assert found(f"[{','.join(told)}]", 3000) == (["a", "b"], [])


def test_feeds_one_behind_the_other_are_read() -> None:
    """As a loop over the pages of an API writes them; behind a break only what stands behind a comma is looked for."""
    pages = [json.dumps({"claims": [of_api(each) for each in mills(rank, rank + 1)], "nextPageToken": "x"}) for rank in (0, 2, 4)]
    assert found("\n".join(pages)) == (mills(*range(6)), [])
    assert found("\n".join(pages).replace("The mill 1", 'The "mill" 1')) == (mills(0, *range(3, 6)), [])


def test_a_file_that_breaks_off_is_read_up_to_its_first_break() -> None:
    """Nothing is whole to its end."""
    whole = json.dumps([review(each) for each in mills(*range(9))])
    assert found(whole[:-1]) == (mills(*range(9)), [])
    texts, (why,) = found(whole.replace("The mill 5 is", 'The "mill" 5 is')[:-1])
    assert (texts, why[:10]) == (mills(*range(5)), "3 objects ")


def test_where_less_can_be_read_than_was_nothing_is_given() -> None:
    """It would be given twice."""
    assert found(f"[{json.dumps(review())}, -, {json.dumps(review())}]", n_before=2) == ([], [])


def test_what_cannot_be_read_is_looked_at_some_thousand_times() -> None:
    """A file of nothing but broken objects costs a bounded time: what stands behind so many is not found, and that is told."""
    entry = json.dumps(review())
    assert found(f"[{', {1' * 1000},{entry}]") == ([review()["claimReviewed"]], [])
    why = "so many objects behind a break cannot be read that the search for whole fact-checks ended"
    assert found(f"[{entry}{', {1' * 10_000},{entry}]") == ([review()["claimReviewed"]], [why])
