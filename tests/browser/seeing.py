"""Open pages in Chromium as a reader would, cut off from every network, and note what they do that a page must not do."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Dialog, Page, Request, Route

WIDTHS = (1280, 390)
SCHEMES = ("light", "dark")
HEIGHT = 900
WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
"""The rules that WCAG 2.2 AA is made of, as axe names them."""

MARK = "__harmed"
"""What a hostile text sets on ``window`` or calls, when it can."""

_WATCH = f"""
window.__refused = [];
addEventListener('securitypolicyviolation', event =>
  window.__refused.push(`${{event.effectiveDirective}}: ${{event.blockedURI}} ${{event.sample}}`));
window.{MARK} = undefined;
"""
_OPEN_ALL = """() => document.querySelectorAll('details').forEach(each => { each.removeAttribute('name'); each.open = true; })"""
_WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
_UNCUT = f"""() => {{
  const cutting = [...document.querySelectorAll('*')].filter(each => getComputedStyle(each).overflowX === 'clip');
  const before = cutting.map(each => each.style.overflowX);
  cutting.forEach(each => {{ each.style.overflowX = 'visible'; }});
  const width = {_WIDER};
  cutting.forEach((each, place) => {{ each.style.overflowX = before[place]; }});
  return width; }}"""
_SHOW_ALL = """() => document.querySelectorAll('main > section').forEach(each => each.style.setProperty('display', 'block', 'important'))"""


@dataclass(kw_only=True)
class Seen:
    """A page that is open, and what it has done so far.

    Args:
        page: to be clicked through.
        complaints: errors of the console and of scripts, in the order in which they came.
        asked: addresses that it asked for beyond those allowed; none of them was answered.
        dialogs: messages of alert, confirm and prompt.
        shots: where screenshots go.
    """

    page: Page
    shots: Path
    complaints: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    def refused(self) -> list[str]:
        """Give what the page's Content-Security-Policy refused; a page of ours tries nothing that it refuses."""
        return list(self.page.evaluate("window.__refused"))

    def harmed(self) -> bool:
        """Tell whether a script of somebody else ran."""
        return bool(self.dialogs) or self.page.evaluate(f"window.{MARK} !== undefined")

    def troubles(self) -> list[str]:
        """Give everything that a page of ours must not do."""
        harm = ["a foreign script ran"] if self.harmed() else []
        asked = [f"asked for {each}" for each in self.asked]
        return [*harm, *asked, *self.complaints, *(f"refused {each}" for each in self.refused())]

    def wide(self) -> int:
        """Give by how many pixels the page is wider than the window, with what it cuts off at its edges: nothing is meant to be."""
        return int(self.page.evaluate(_UNCUT))

    def scrolled(self) -> int:
        """Give by how many pixels a reader would have to scroll sideways."""
        return int(self.page.evaluate(_WIDER))

    def sticking_out(self) -> list[str]:
        """Name the first elements whose right edge lies beyond the window, for the message of a failing test."""
        script = """() => [...document.querySelectorAll('body *')]
            .filter(each => each.getBoundingClientRect().right > innerWidth + 1).slice(0, 5)
            .map(each => `${each.tagName}.${each.className}: ${each.textContent.slice(0, 40)}`)"""
        return list(self.page.evaluate(script))

    def open_all(self) -> None:
        """Open everything that opens with a click."""
        self.page.evaluate(_OPEN_ALL)

    def show_all(self) -> None:
        """Show all pages of a report file at once, of which a reader sees one at a time, with everything in them open."""
        self.page.evaluate(_SHOW_ALL)
        self.open_all()

    def violations(self, within: str | None = None) -> list[str]:
        """Give what axe finds against WCAG 2.2 AA: rule, how many elements, the first of them. An empty list is wanted.

        Args:
            within: a selector; the whole page when None.
        """
        options = {"runOnly": {"type": "tag", "values": list(WCAG)}, "resultTypes": ["violations"]}
        found = Axe().run(self.page, context=within, options=options).response["violations"]
        return [f"{each['id']} ({len(each['nodes'])}): {_first(each['nodes'])}" for each in found]

    def shot(self, name: str, *, whole: bool = False) -> Path:
        """Take a screenshot."""
        path = self.shots / f"{name}.png"
        self.page.screenshot(path=path, full_page=whole)
        return path


def _first(nodes: Sequence[dict[str, Any]]) -> str:
    why = nodes[0]["any"] or nodes[0]["all"] or nodes[0]["none"]
    return f"{nodes[0]['html'][:160]} – {why[0]['message'] if why else ''}"


@dataclass(frozen=True, kw_only=True)
class Eyes:
    """A browser from which nothing gets out but to the addresses that a test allows.

    Args:
        browser: Chromium.
        shots: a folder for screenshots.
        contexts: what was opened, one for each page.
    """

    browser: Browser
    shots: Path
    contexts: list[BrowserContext] = field(default_factory=list)

    def open(
        self,
        page: Path | str,
        *,
        width: int = 1280,
        scheme: str = "light",
        scripts: bool = True,
        allowed: Sequence[str] = (),
    ) -> Seen:
        """Open a page.

        Args:
            page: a file, or the address of a server that the test runs.
            width: of the window in pixels.
            scheme: light or dark.
            scripts: whether scripts run.
            allowed: beginnings of addresses that may be asked for besides the page itself, such as the origin of the server.
        """
        address = page.absolute().as_uri() if isinstance(page, Path) else page
        context = self.browser.new_context(
            viewport={"width": width, "height": HEIGHT}, color_scheme=_scheme(scheme), java_script_enabled=scripts, locale="en-GB",
            service_workers="block", reduced_motion="reduce",
        )  # fmt: skip
        self.contexts.append(context)
        seen = Seen(page=_watched(context), shots=self.shots)
        context.route("**/*", lambda route: _let(route, (address, *allowed)))
        seen.page.on("console", lambda message: _note(message, seen))
        seen.page.on("pageerror", lambda error: seen.complaints.append(f"script error: {error}"))
        seen.page.on("dialog", lambda dialog: _dismiss(dialog, seen))
        context.on("request", lambda request: _check(request, seen, (address, *allowed)))
        seen.page.goto(address, wait_until="load")
        return seen

    def close(self) -> None:
        """Close all pages that these eyes have opened."""
        for context in self.contexts:
            context.close()
        self.contexts.clear()


def _watched(context: BrowserContext) -> Page:
    context.add_init_script(_WATCH)
    return context.new_page()


def _scheme(name: str) -> Any:
    return name


def _let(route: Route, allowed: Sequence[str]) -> None:
    if _is_allowed(route.request.url, allowed):
        route.continue_()
    else:
        route.abort()


def _check(request: Request, seen: Seen, allowed: Sequence[str]) -> None:
    if not _is_allowed(request.url, allowed):
        seen.asked.append(request.url)


def _is_allowed(url: str, allowed: Sequence[str]) -> bool:
    return url == "data:," or url.partition("#")[0] == allowed[0].partition("#")[0] or url.startswith(tuple(allowed[1:]))


def _note(message: ConsoleMessage, seen: Seen) -> None:
    if message.type in {"error", "warning"}:
        seen.complaints.append(f"console: {message.text}")


def _dismiss(dialog: Dialog, seen: Seen) -> None:
    seen.dialogs.append(dialog.message)
    dialog.dismiss()
