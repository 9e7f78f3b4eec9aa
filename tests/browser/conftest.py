"""One Chromium for the tests of this folder, cut off from every network; they are skipped where there is none.

It is closed with the last of them, not with the session: as long as Playwright's synchronous API is at work an event loop runs in
this thread, and no other test could start one.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright
from tests.browser.seeing import Eyes

NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = (
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # what slips past the routes of a page finds no host
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
)


def chromium() -> str | None:
    """Give the path of a Chromium that is installed; ``SAYSO_CHROMIUM`` names another."""
    named = os.environ.get("SAYSO_CHROMIUM")
    return named or next((found for name in NAMES if (found := shutil.which(name))), None)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Start Chromium once; as root it runs without its sandbox, which it cannot set up there."""
    path = chromium()
    if path is None:
        pytest.skip(f"no Chromium: none of {', '.join(NAMES)} is on the path; install one, or name it in SAYSO_CHROMIUM")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=path, args=ARGUMENTS, chromium_sandbox=os.geteuid() != 0, timeout=60_000
        )  # fmt: skip
        yield started
        started.close()


@pytest.fixture(scope="session")
def shots(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of screenshots: ``SAYSO_SHOTS`` where it is set, to be looked at, else a temporary one."""
    named = os.environ.get("SAYSO_SHOTS")
    folder = Path(named) if named else tmp_path_factory.mktemp("shots")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture
def eyes(browser: Browser, shots: Path) -> Iterator[Eyes]:
    """Open pages; all of them are closed after the test."""
    opened = Eyes(browser=browser, shots=shots)
    yield opened
    opened.close()
