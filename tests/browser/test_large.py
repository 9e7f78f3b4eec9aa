"""A pile of 2,000 documents, clicked through as a reader does: live, and in the one file of its report."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.browser.seeing import WIDTHS, Eyes, Seen
from tests.browser.test_desk import Served, running
from tests.case.piles import pile
from tests.stored import stored

from sayso import render
from sayso.records import Trace

WAYS = (
    (".entry h3 a", "a claim"),
    ("a[href*=document]", "one of its documents"),
    ("nav >> text=Documents", "all documents"),
    ("th a", "a document"),
    ("nav >> text=Speakers", "all speakers"),
    ("th a", "a speaker"),
    ("nav >> text=Copies", "all copies"),
    ("nav >> text=Method", "the method"),
    ("a.home", "the first page"),
)
"""What is clicked in turn, on the page that the click before it led to."""

MOST_BYTES = 30_000_000


@pytest.fixture(scope="module")
def large() -> Trace:
    """2,000 documents, 4,000 statements, 1,000 copies, 150 claims, made up."""
    return pile(11, 2000, 150)


@pytest.fixture(scope="module")
def served(large: Trace, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A desk on them."""
    yield from running(stored(large, tmp_path_factory.mktemp("large") / "large.case"))


@pytest.fixture(scope="module")
def report(large: Trace, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of them."""
    path = tmp_path_factory.mktemp("large") / "report.html"
    path.write_text(render(large), encoding="utf8")
    return path


def click_through(seen: Seen) -> None:
    """Click the ways one after the other; every page has one heading that is seen, and nothing goes wrong on it."""
    for link, what in WAYS:
        seen.page.locator(f"main {link}" if "nav" not in link and "home" not in link else link).locator(
            "visible=true"
        ).first.click()
        seen.page.wait_for_load_state()
        assert seen.page.locator("h1").locator("visible=true").count() == 1, what
        assert not seen.wide(), (what, seen.sticking_out())
        assert not seen.troubles(), what


@pytest.mark.parametrize("width", WIDTHS)
def test_the_desk_is_clicked_through(eyes: Eyes, served: Served, width: int) -> None:
    """From the first page to a claim, a document, a speaker, the copies, and back."""
    click_through(served.open(eyes, width=width))


@pytest.mark.parametrize("width", WIDTHS)
def test_the_report_is_clicked_through(eyes: Eyes, report: Path, width: int) -> None:
    """The same ways within one file, which holds every page."""
    click_through(eyes.open(report, width=width))


def test_the_report_is_no_larger_than_it_may_be(report: Path) -> None:
    """Under 30 MB: what can be sent to a colleague, and opens on a telephone."""
    assert report.stat().st_size < MOST_BYTES
