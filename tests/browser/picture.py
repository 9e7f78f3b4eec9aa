"""Take the picture of the README: ``python -m tests.browser.picture report.html docs/report.png``, as ``make screenshot`` does.

The page is the one of the first claim, as a reader opens it from the list.
"""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright
from tests.browser.conftest import ARGUMENTS, chromium

WINDOW = {"width": 1280, "height": 1180}


def take(report: Path, picture: Path) -> None:
    """Open the first claim of a report and keep what the window shows."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS, chromium_sandbox=False)
        page = browser.new_page(viewport=WINDOW, color_scheme="light")  # type: ignore[arg-type]
        page.goto(report.absolute().as_uri())
        page.click(".entry a")
        page.screenshot(path=picture)
        browser.close()


if __name__ == "__main__":
    take(Path(sys.argv[1]), Path(sys.argv[2]))
