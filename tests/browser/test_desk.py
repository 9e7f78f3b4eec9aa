"""The desk in a browser, as somebody uses it who never types a command: quiet, readable for everybody, usable by keyboard alone."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from shutil import copyfile
from threading import Thread

import pytest
import uvicorn
from tests.browser.seeing import SCHEMES, WIDTHS, Eyes, Seen
from tests.case.piles import pile
from tests.stored import stored

from sayso.records import Change, ChangeKind
from sayso.web import Options, desk
from sayso.web.serving import address, listen

CHANGES = (Change(kind=ChangeKind.NEW_CLAIM, claim="claim001", text="a claim is new", at="2031-03-05T09:00:00+00:00"),)
VIEWS = [(width, scheme) for width in WIDTHS for scheme in SCHEMES]
READ_BY_AXE = ((1280, "light"), (390, "dark"))  # both widths, both schemes; it takes a second a page
PAGES = (
    "",
    "claims?language=ja",
    "claims/claim001",
    "documents",
    "documents/document001",
    "speakers",
    "speakers/actor0",
    "copies",
    "method",
    "search",
    "search?words=mill",
    "search?words=zeppelin",
    "check",
    "changes",
    "changes?since=2040-01-01",
    "add",
    "corrections",
    "corrections?stored",
    "corrections?a=document001:0-9&b=document002:0-9&claim=claim001",
    "corrections?document=document001",
    "nowhere",
)
JOB_MILLISECONDS = 120_000.0  # for the models of a job on a busy machine; it takes ten seconds


@dataclass(frozen=True, slots=True)
class Served:
    """A desk that runs: its address, as it stands before the path of a page."""

    address: str

    def open(self, eyes: Eyes, path: str = "", **how: object) -> Seen:
        """Open one of its pages; nothing else may be asked for."""
        return eyes.open(f"{self.address}{path}", allowed=(self.address,), **how)  # type: ignore[arg-type] - as each test says


def running(case: Path, **options: object) -> Iterator[Served]:
    """Serve a case in a thread until the test is over."""
    with listen(Options(port=0)) as listening:
        bound = replace(Options(**options), port=listening.getsockname()[1])  # type: ignore[arg-type] - each test gives its own
        config = uvicorn.Config(desk(case, bound), log_level="error", ws="none", timeout_graceful_shutdown=1)
        server = uvicorn.Server(config)
        thread = Thread(target=server.run, args=([listening],), daemon=True)
        thread.start()
        yield Served(address(bound))
        server.should_exit = True
        thread.join(10)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of made-up records."""
    return stored(pile(7), tmp_path_factory.mktemp("desk") / "ostra.case", CHANGES)


@pytest.fixture(scope="module")
def served(kept: Path) -> Iterator[Served]:
    """A desk to which no test writes."""
    yield from running(kept)


@pytest.fixture
def own(kept: Path, tmp_path: Path) -> Iterator[Served]:
    """A desk to which a test may write."""
    copyfile(kept, tmp_path / "ostra.case")
    yield from running(tmp_path / "ostra.case")


@pytest.mark.parametrize(("width", "scheme"), VIEWS)
def test_every_page_is_quiet_fits_and_keeps_to_wcag(eyes: Eyes, served: Served, width: int, scheme: str) -> None:
    """No error, no request to elsewhere, nothing that the policy refuses, no scrolling sideways; 0 violations of WCAG 2.2 AA."""
    seen = served.open(eyes, width=width, scheme=scheme)
    for path in PAGES:
        seen.page.goto(f"{served.address}{path}")
        seen.open_all()
        assert not seen.wide(), (path, seen.sticking_out())
        if (width, scheme) in READ_BY_AXE:
            assert (path, seen.violations()) == (path, [])
        assert not seen.refused(), path
    missing = [each for each in seen.complaints if "404" not in each]  # one address leads nowhere on purpose
    assert not missing
    assert not seen.asked


def test_the_tools_leave_the_first_screen_of_a_telephone_to_the_page(eyes: Eyes, served: Served) -> None:
    """At 390 pixels they are folded, and a click opens them; on a desk's screen they are open."""
    narrow = served.open(eyes, width=390).page
    assert not narrow.locator("#words").is_visible()
    assert narrow.locator("h1").bounding_box()["y"] < 200  # type: ignore[index]
    narrow.get_by_text("Menu").click()
    assert narrow.locator("#words").is_visible()
    assert served.open(eyes, width=1280).page.locator("#words").is_visible()


@pytest.mark.parametrize("width", WIDTHS)
def test_the_keyboard_leads_through_a_page(eyes: Eyes, served: Served, width: int) -> None:
    """First to the page itself, past all links; a stroke leads to the search; wherever it leads can be seen."""
    page = served.open(eyes, width=width).page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    for _ in range(12):
        page.keyboard.press("Tab")
        style = "(each => getComputedStyle(each).outlineStyle)(document.activeElement)"
        assert page.evaluate(style) != "none"
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "words"


@pytest.mark.parametrize("scripts", [True, False])
def test_a_list_is_narrowed(eyes: Eyes, served: Served, *, scripts: bool) -> None:
    """With a script the list changes in place and the address follows; without one the button leads to the same list."""
    seen = served.open(eyes, scripts=scripts)
    page = seen.page
    page.locator("summary", has_text="Language").click()
    page.get_by_label("Japanese").check()
    if not scripts:
        page.get_by_role("button", name="Show").click()
    page.wait_for_url("**language=ja*")
    page.locator(".chosen", has_text="Japanese").wait_for()
    assert page.get_by_label("Japanese").is_checked()
    if scripts:
        assert page.evaluate("document.activeElement.id") == "language-ja"
        page.go_back()
        page.locator(".chosen").wait_for(state="detached")
        assert not seen.troubles()


def test_files_that_are_chosen_are_listed_with_their_sizes(eyes: Eyes, served: Served, tmp_path: Path) -> None:
    """Before they are sent."""
    (tmp_path / "courier.txt").write_text("The mill is shut." * 100)
    page = served.open(eyes, "add").page
    page.set_input_files("#files", tmp_path / "courier.txt")
    assert page.inner_text("[data-chosen]") == "courier.txt 1.7 kB"


def test_a_date_is_corrected(eyes: Eyes, own: Served) -> None:
    """From the link beside it, through the form and the job, to the page that shows what was decided, and by whom."""
    seen = own.open(eyes, "documents/document001")
    page = seen.page
    page.locator("dl.facts .objection").click()
    page.get_by_label("The right date").fill("2031-03-05")
    page.get_by_label("Who decides").fill("Ida")
    page.get_by_role("button", name="Decide").click()
    assert "Pages show it once the case has been concluded again" in page.inner_text("[role=status]")
    page.get_by_role("button", name="Conclude again").click()
    page.get_by_role("heading", name="Decisions are taken into account: done").wait_for(timeout=JOB_MILLISECONDS)
    page.goto(f"{own.address}documents/document001")
    assert "5 March 2031" in page.inner_text("dl.facts")
    assert "Ida" in page.inner_text("dl.facts")
    assert not seen.troubles()


def test_nobody_is_asked_to_correct_what_is_read_only(eyes: Eyes, kept: Path) -> None:
    """No link beside a date, no form, no button."""
    for only in running(kept, read_only=True):
        seen = only.open(eyes, "documents/document001")
        assert seen.page.locator(".objection").count() == 0
        seen.page.goto(f"{only.address}corrections")
        assert seen.page.get_by_role("button", name="Decide").count() == 0
