"""The eyes see: what the other tests of this folder rule out is noticed where it happens."""

from pathlib import Path

from tests.browser.hostile import ALERT, EVIL, HARM
from tests.browser.seeing import Eyes, Seen
from tests.local_server import Page, serving

HEAD = '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>t</title>'


def opened(eyes: Eyes, folder: Path, body: str, head: str = "") -> Seen:
    """Open a page with this body."""
    path = folder / "page.html"
    path.write_text(f"{HEAD}{head}<main><h1>t</h1>{body}</main>", encoding="utf8")
    return eyes.open(path, width=390)


def test_a_page_that_does_nothing_wrong_is_in_order(eyes: Eyes, tmp_path: Path) -> None:
    """What follows is not noticed everywhere."""
    seen = opened(eyes, tmp_path, "<p>The mill is shut.")
    assert (seen.troubles(), seen.wide(), seen.violations(), seen.harmed()) == ([], 0, [], False)


def test_a_script_that_runs_is_noticed(eyes: Eyes, tmp_path: Path) -> None:
    """By the property that it sets, or by its alert; a script that fails, too."""
    assert opened(eyes, tmp_path, f"<script>{HARM}</script>").troubles() == ["a foreign script ran"]
    assert opened(eyes, tmp_path, f"<img src='data:,x' onerror='{ALERT}'>").dialogs == ["1"]
    assert "script error: nothing is not defined" in opened(eyes, tmp_path, "<script>nothing()</script>").troubles()


def test_whatever_is_asked_for_is_noticed_and_never_answered(eyes: Eyes, tmp_path: Path) -> None:
    """Images, styles, frames, scripts that fetch, other files of the disk."""
    (tmp_path / "other.css").write_text("* { color: red }", encoding="utf8")
    body = (
        f"<img alt='' src='{EVIL}/i.png'><link rel=stylesheet href='other.css'><script>fetch('{EVIL}/f').catch(() => 0)</script>"
    )
    seen = opened(eyes, tmp_path, body)
    seen.page.wait_for_timeout(300)
    assert {each.rpartition("/")[2] for each in seen.asked} == {"i.png", "other.css", "f"}
    assert seen.page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(0, 0, 0)"


def test_what_a_policy_refuses_is_noticed(eyes: Eyes, tmp_path: Path) -> None:
    """A page of ours tries nothing that its own policy forbids; where it does, a text got through."""
    policy = "<meta http-equiv='Content-Security-Policy' content=\"script-src 'none'\">"
    seen = opened(eyes, tmp_path, f"<script>{HARM}</script>", head=policy)
    assert not seen.harmed()
    assert [each.partition(":")[0] for each in seen.refused()] == ["script-src-elem"]


def test_a_page_that_is_too_wide_is_noticed(eyes: Eyes, tmp_path: Path) -> None:
    """By how much, and by what."""
    seen = opened(eyes, tmp_path, "<div style='width:500px'>wide</div>")
    assert seen.wide() > 100
    assert seen.sticking_out() == ["DIV.: wide"]
    cut = opened(eyes, tmp_path, "<div style='overflow-x: clip'><div style='width:500px'>wide</div></div>")
    assert (cut.wide() > 100, cut.scrolled()) == (True, 0)


def test_what_cannot_be_read_is_noticed(eyes: Eyes, tmp_path: Path) -> None:
    """Pale letters, pictures without words, targets too small to hit; also on a page of a report that is not the one seen."""
    body = (
        "</main><main><section><p style='color:#ccc;background:#fff'>pale</p></section><section style='display:none'><img src='data:,'></section>"
        "<button style='width:9px;height:9px;padding:0;font-size:4px' aria-label=a></button><button style='width:9px;height:9px;padding:0' aria-label=b></button>"
    )  # fmt: skip
    seen = opened(eyes, tmp_path, body)
    assert {each.partition(" ")[0] for each in seen.violations()} == {"color-contrast", "target-size"}
    seen.show_all()
    assert {each.partition(" ")[0] for each in seen.violations()} == {"color-contrast", "target-size", "image-alt"}


def test_a_page_of_a_server_may_ask_its_server_and_nobody_else(eyes: Eyes) -> None:
    """What is allowed is answered, and is no trouble."""
    body = f"{HEAD}<link rel=icon href='data:,'><img alt='' src='/i.svg'><img alt='' src='{EVIL}/i.svg'>".encode()
    picture = Page(b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>", type="image/svg+xml")
    with serving({"/": Page(body), "/i.svg": picture}) as server:
        seen = eyes.open(server.url("/"), allowed=[server.url("/")])
        assert seen.asked == [f"{EVIL}/i.svg"]
        assert server.asked["/i.svg"] == 1
