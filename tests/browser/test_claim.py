"""The page of a claim as a reader uses it: lanes without a script, files and a citation with one, the large chart where it can be drawn."""

import csv
from io import StringIO
from pathlib import Path

import pytest
from lxml import etree
from tests.browser.seeing import SCHEMES, WIDTHS, Eyes
from tests.report.fixtures import affair, crowd

from sayso.report.one_file import render

CLAIM = "claim-k0"

_PLACE = """() => {
  const { nodes } = JSON.parse(document.querySelector('#claim-m-chart script').textContent);
  const stage = document.querySelector('#claim-m-chart [data-stage]');
  const ends = (rank) => [Math.min(...nodes.map((each) => each[rank])), Math.max(...nodes.map((each) => each[rank]))];
  const [left, right] = ends(0), [top, bottom] = ends(1), found = nodes.find((each) => each[4] === '#document-p150');
  const scale = Math.min((stage.clientWidth - 88) / (right - left), (stage.clientHeight - 88) / (bottom - top));
  return [(found[0] - (left + right) / 2) * scale, (found[1] - (top + bottom) / 2) * scale];
}"""
"""Where the mark of one document stands, in pixels from the middle of the stage: the chart is as large as fits, with 44 pixels around it."""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("claim") / "report.html"
    path.write_text(render(affair()), encoding="utf8")
    return path


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("crowd") / "report.html"
    path.write_text(render(crowd(300)), encoding="utf8")
    return path


def at(report: Path, claim: str) -> str:
    return f"{report.as_uri()}#{claim}"


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_the_page_is_for_everybody(eyes: Eyes, small: Path, width: int, scheme: str) -> None:
    """It starts at its top, is no wider than the window, and WCAG 2.2 AA has nothing against it with everything open."""
    seen = eyes.open(at(small, CLAIM), width=width, scheme=scheme)
    seen.page.wait_for_timeout(200)
    assert seen.page.evaluate("scrollY") == 0
    seen.open_all()
    assert seen.wide() == 0, seen.sticking_out()
    assert seen.violations(f"#{CLAIM}") == []
    seen.shot(f"claim-{width}-{scheme}")
    assert seen.troubles() == []


def test_the_whole_chart_is_in_sight_on_a_desk(eyes: Eyes, small: Path) -> None:
    """At 1280 pixels nobody has to move it sideways to see when something was published."""
    seen = eyes.open(at(small, CLAIM))
    chart = seen.page.locator(f"#{CLAIM}-chart .scroll:visible")
    assert chart.count() == 1
    assert chart.evaluate("each => each.scrollWidth - each.clientWidth") == 0


def test_lanes_are_chosen_without_a_script(eyes: Eyes, small: Path) -> None:
    """One picture is seen at a time; choosing is a matter of the page's style alone, and what needs a script is not shown."""
    seen = eyes.open(at(small, CLAIM), scripts=False)
    chart = seen.page.locator(f"#{CLAIM}-chart")
    assert chart.locator(".by-wording").is_visible()
    chart.locator("input[value=language]").check()
    assert chart.locator(".by-language").is_visible()
    assert not chart.locator(".by-wording").is_visible()
    assert chart.locator("button:visible").count() == 0


def test_the_chart_is_saved_as_it_is_seen(eyes: Eyes, small: Path, tmp_path: Path) -> None:
    """SVG and PNG hold the lanes that were chosen, and the line that cites the claim; nothing is asked of anywhere for it."""
    seen = eyes.open(at(small, CLAIM))
    chart = seen.page.locator(f"#{CLAIM}-chart")
    chart.locator("input[value=language]").check()
    with seen.page.expect_download() as saved:
        chart.locator("button[data-svg]").click()
    saved.value.save_as(tmp_path / "chart.svg")
    words = ["".join(each.itertext()) for each in etree.parse(tmp_path / "chart.svg").iter("{http://www.w3.org/2000/svg}text")]
    assert "English" in words
    assert "sayso 0.1.0, run run1" in words[-1]
    with seen.page.expect_download() as saved:
        chart.locator("button[data-png]").click()
    saved.value.save_as(tmp_path / "chart.png")
    assert (tmp_path / "chart.png").read_bytes().startswith(b"\x89PNG")
    assert seen.troubles() == []


def test_witnesses_are_saved_as_a_table(eyes: Eyes, small: Path, tmp_path: Path) -> None:
    """What stands in the list stands in the file, a row a witness, its heads those of the page."""
    seen = eyes.open(at(small, CLAIM))
    with seen.page.expect_download() as saved:
        seen.page.locator(f"button[data-csv='{CLAIM}-list']").click()
    saved.value.save_as(tmp_path / "witnesses.csv")
    rows = list(csv.DictReader(StringIO((tmp_path / "witnesses.csv").read_text(encoding="utf-8-sig"))))
    assert list(rows[0]) == ["Outlet", "Published", "Language", "Words", "How"]
    assert len(rows) == seen.page.locator(f"#{CLAIM}-list > li").count()


def test_the_citation_leads_back_to_the_claim(eyes: Eyes, small: Path) -> None:
    """The line that is copied ends with an address that finds the claim, and never with where the file lies on somebody's disk."""
    seen = eyes.open(at(small, CLAIM))
    seen.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    seen.page.locator(f"#{CLAIM} .cite summary").click()
    seen.page.locator(f"#{CLAIM} button[data-copy]").click()
    seen.page.locator(f"#{CLAIM} button[data-copy][data-done]").wait_for()
    copied = seen.page.evaluate("navigator.clipboard.readText()")
    assert copied.endswith(f"run run1. report.html#{CLAIM}")


def test_without_webgl_or_scripts_the_picture_and_the_table_remain(eyes: Eyes, large: Path) -> None:
    """The large chart comes on top of them; where it cannot be drawn no empty frame is seen."""
    seen = eyes.open(at(large, "claim-m"), scripts=False)
    assert seen.page.locator("#claim-m-chart .scroll svg").is_visible()
    assert not seen.page.locator("#claim-m-chart [data-stage]").is_visible()
    assert seen.page.locator("#claim-m-table tbody tr").count() == 300


def test_a_mark_of_the_large_chart_leads_to_its_document(eyes: Eyes, large: Path) -> None:
    """It is drawn when it comes into sight, moves closer by a button, and a click on a mark opens what it stands for."""
    seen = eyes.open(at(large, "claim-m"))
    if not seen.page.evaluate("!!document.createElement('canvas').getContext('webgl2')"):
        pytest.skip("this Chromium has no WebGL; start it with --enable-unsafe-swiftshader")
    stage = seen.page.locator("#claim-m-chart [data-stage]")
    stage.scroll_into_view_if_needed()
    stage.locator("canvas").first.wait_for()
    seen.page.wait_for_timeout(500)
    box = stage.bounding_box()
    assert box is not None
    across, down = seen.page.evaluate(_PLACE)
    seen.page.mouse.click(box["x"] + box["width"] * 0.5 + across, box["y"] + box["height"] * 0.5 + down)
    seen.page.wait_for_url("**/report.html#document-p150", timeout=5000)
    assert [each for each in seen.troubles() if "GL Driver Message" not in each] == []
