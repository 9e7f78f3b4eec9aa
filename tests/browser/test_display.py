"""What a notebook shows, in a page like that of a notebook: light and dark, wide and narrow, safe and readable."""

from pathlib import Path

import pytest
from tests.browser.hostile import BREAKABLE, TEXTS, trace
from tests.browser.seeing import SCHEMES, WIDTHS, Eyes
from tests.report.fixtures import affair

from sayso.display import as_html, show
from sayso.records import Pile, Trace

PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Notebook</title>
<style>body {{ margin: 1rem; font: 14px/1.4 system-ui, sans-serif; color: #111; background: #fff }}
@media (prefers-color-scheme: dark) {{ body {{ color: #eee; background: #111 }} }} .cell {{ margin: 1rem 0 }}</style>
<main><h1>Notebook</h1>{}</main></html>"""


def notebook(found: Trace, folder: Path) -> Path:
    """Write a page with a cell for everything that a notebook can be asked to show."""
    pile = Pile(documents=found.documents, unread=found.unread, inputs=found.run.inputs)
    shown = [as_html(each) for each in (found, pile, *found.documents, *found.claims)]
    shown += [show(each, found).html for each in found.claims[:20]]
    path = folder / "notebook.html"
    path.write_text(PAGE.format("".join(f'<div class="cell">{each}</div>' for each in shown)), encoding="utf8")
    return path


@pytest.mark.parametrize("scheme", SCHEMES)
def test_cells_keep_to_wcag_in_light_and_dark(eyes: Eyes, tmp_path: Path, scheme: str) -> None:
    """0 violations of WCAG 2.2 AA, and nothing wider than the window, at both widths."""
    seen = eyes.open(notebook(affair(), tmp_path), scheme=scheme)
    for width in WIDTHS:
        seen.page.set_viewport_size({"width": width, "height": 900})
        seen.shot(f"notebook-{width}-{scheme}")
        assert not seen.wide(), seen.sticking_out()
    assert not seen.troubles()
    assert seen.violations() == []


def test_hostile_texts_do_nothing_in_a_notebook(eyes: Eyes, tmp_path: Path) -> None:
    """There no policy protects the page: what is escaped is all that there is."""
    seen = eyes.open(notebook(trace(TEXTS), tmp_path), width=390)
    seen.open_all()
    seen.page.wait_for_timeout(300)
    assert not seen.troubles()
    assert not seen.scrolled(), seen.sticking_out()
    seen = eyes.open(notebook(trace(BREAKABLE), tmp_path), width=390)
    seen.open_all()
    assert not seen.wide(), seen.sticking_out()
