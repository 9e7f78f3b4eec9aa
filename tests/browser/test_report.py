"""The report in a browser: nothing leaves it, nothing fails in it, everybody can read it, at any width and in light and dark."""

from contextlib import chdir
from pathlib import Path

import pytest
from tests.browser.seeing import SCHEMES, WIDTHS, Eyes
from tests.report.fixtures import affair, empty

import sayso
from sayso.report.one_file import render

ROOT = Path(__file__).parent.parent.parent
VIEWS = [(width, scheme) for width in WIDTHS for scheme in SCHEMES]


@pytest.fixture(scope="module")
def ferry(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the report of the example, as ``sayso trace examples/ferry --report`` writes it."""
    path = tmp_path_factory.mktemp("report") / "ferry.html"
    with chdir(ROOT):
        path.write_text(render(sayso.trace(["examples/ferry"])), encoding="utf8")
    return path


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the report of an affair with everything in it that a report can show, made by hand."""
    path = tmp_path_factory.mktemp("report") / "affair.html"
    path.write_text(render(affair()), encoding="utf8")
    return path


@pytest.mark.parametrize(("width", "scheme"), VIEWS)
def test_the_report_of_the_example_opens_quietly_and_fits(eyes: Eyes, ferry: Path, width: int, scheme: str) -> None:
    """No error, no request, nothing that its own policy refuses, no scrolling sideways; WCAG 2.2 AA holds on the first page."""
    seen = eyes.open(ferry, width=width, scheme=scheme)
    seen.shot(f"ferry-{width}-{scheme}")
    assert not seen.troubles()
    assert not seen.wide(), seen.sticking_out()
    assert seen.violations() == []


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_of_the_example_is_wider_than_the_window(eyes: Eyes, ferry: Path, width: int) -> None:
    """All pages are shown at once, with everything open."""
    seen = eyes.open(ferry, width=width)
    seen.show_all()
    assert not seen.wide(), seen.sticking_out()
    assert not seen.troubles()


@pytest.mark.parametrize(("width", "scheme"), VIEWS)
def test_every_page_of_a_report_keeps_to_wcag(eyes: Eyes, small: Path, width: int, scheme: str) -> None:
    """0 violations of WCAG 2.2 AA on all pages, with everything open that opens."""
    seen = eyes.open(small, width=width, scheme=scheme)
    seen.show_all()
    assert seen.violations() == []
    assert not seen.wide(), seen.sticking_out()


def test_the_report_can_be_read_without_scripts(eyes: Eyes, small: Path) -> None:
    """A link leads to its page, which is then the one that is seen."""
    page = eyes.open(small, scripts=False).page
    link = page.locator("a[href^='#claim-']").first
    target = (link.get_attribute("href") or "").removeprefix("#")
    link.click()
    assert page.locator(f"[id='{target}']").is_visible()


def test_an_empty_report_keeps_to_wcag(eyes: Eyes, tmp_path: Path) -> None:
    """What is there when nothing is there."""
    path = tmp_path / "empty.html"
    path.write_text(render(empty()), encoding="utf8")
    seen = eyes.open(path)
    seen.show_all()
    assert not seen.troubles()
    assert seen.violations() == []
