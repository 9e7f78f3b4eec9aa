"""Texts that mean harm are shown as texts: they run nothing, ask for nothing, break nothing, and all of them can be read."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.browser.hostile import BREAKABLE, TEXTS, trace, tries
from tests.browser.seeing import HEIGHT, WIDTHS, Eyes, Seen

from sayso.report.cleaning import clean
from sayso.report.one_file import render

STRANGE = (
    "img, iframe, object, embed, video, audio, template, noscript, plaintext, math, base, link[rel=stylesheet], x, [autofocus]"
)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a report in which every text stands wherever a document can put words."""
    path = tmp_path_factory.mktemp("hostile") / "report.html"
    path.write_text(render(trace()), encoding="utf8", errors="replace")
    return path


@pytest.fixture(scope="module")
def seen(browser: Browser, shots: Path, report: Path) -> Iterator[Seen]:
    """Give the report on a small screen, everything shown and open; the tests below only look at it."""
    eyes = Eyes(browser=browser, shots=shots)
    opened = eyes.open(report, width=390)
    opened.show_all()
    yield opened
    eyes.close()


def flat(text: str) -> str:
    """Give a text without any white space, as a page may break its lines anywhere."""
    return re.sub(r"\s+", "", text)


def test_there_are_sixty_texts_and_each_is_another() -> None:
    """What is tried is not tried twice."""
    assert len(set(TEXTS.values())) == len(TEXTS) >= 60


def test_a_report_of_any_text_can_be_written() -> None:
    """Whatever characters a document holds, the page is UTF-8."""
    assert render(trace()).encode("utf8")


def test_nothing_runs_and_nothing_is_asked_for(seen: Seen) -> None:
    """No alert, no property of the window, no request, no error; the policy has nothing to refuse, for nothing is tried."""
    seen.page.mouse.move(100, 100)
    seen.page.keyboard.press("Tab")
    seen.page.wait_for_timeout(300)
    assert not seen.harmed()
    assert seen.troubles() == []


def test_no_element_comes_from_a_text(seen: Seen) -> None:
    """The page has the elements of its templates: one script, one style, no handler, and links that lead to the web or within."""
    count = "query => document.querySelectorAll(query).length"
    assert seen.page.evaluate(count, STRANGE) == 0
    assert (seen.page.evaluate(count, "script"), seen.page.evaluate(count, "style")) == (1, 1)
    handlers = "[...document.querySelectorAll('*')].flatMap(e => e.getAttributeNames()).filter(name => name.startsWith('on'))"
    assert seen.page.evaluate(handlers) == []
    links = seen.page.evaluate("[...document.links].map(each => [each.getAttribute('href'), each.rel])")
    assert not [href for href, _ in links if not href.startswith(("#", "http://", "https://"))]
    assert not [href for href, rel in links if href.startswith("http") and "noreferrer" not in rel]


def test_no_text_makes_the_page_wider(seen: Seen) -> None:
    """What is one letter without end is cut off, and nothing lies over the page, at either width."""
    for width in WIDTHS:
        seen.page.set_viewport_size({"width": width, "height": HEIGHT})
        seen.shot(f"hostile-{width}")
        assert not seen.scrolled(), (width, seen.sticking_out())
    covers = "[...document.querySelectorAll('body *')].filter(e => getComputedStyle(e).position === 'fixed').length"
    assert seen.page.evaluate(covers) == 0


def test_words_without_end_are_broken(eyes: Eyes, tmp_path: Path) -> None:
    """Nothing is cut off of a text in which a line can be broken, at either width."""
    path = tmp_path / "report.html"
    path.write_text(render(trace(BREAKABLE)), encoding="utf8", errors="replace")
    seen = eyes.open(path)
    seen.show_all()
    for width in WIDTHS:
        seen.page.set_viewport_size({"width": width, "height": HEIGHT})
        assert not seen.wide(), (width, seen.sticking_out())


def test_every_text_can_be_read(seen: Seen) -> None:
    """What a document says stands on the page word for word, but for characters that cannot be seen."""
    shown = flat(seen.page.evaluate("document.querySelector('main').textContent"))
    missing = [each.name for each in tries() for line in clean(each.page.text).split("\n") if flat(line) not in shown]
    assert missing == []
    found = [shown[max(0, shown.find(letter) - 40) :][:60] for letter in "\u202e\u202d\u2066\u2067\x00\x1b" if letter in shown]
    assert found == [], "what must not reach a page stands here"


def test_the_direction_of_a_text_ends_with_it(seen: Seen) -> None:
    """No element of the page is left in a direction that a text has set: the page itself reads from left to right."""
    assert seen.page.evaluate("getComputedStyle(document.querySelector('main')).direction") == "ltr"
    assert seen.page.title() != ""


def test_every_language_of_an_element_is_a_code(seen: Seen) -> None:
    """A document may call its language what it likes: no text of it stands in an attribute that a reading voice obeys."""
    codes = seen.page.evaluate("[...new Set([...document.querySelectorAll('[lang]')].map(each => each.getAttribute('lang')))]")
    assert not [code for code in codes if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", code)]
