"""Copies in the terminal: groups, marks of change that nobody overlooks, differences of bounded length, harmless whatever is in it."""

import contextlib
import io
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console
from tests.exchange.copied import GAZETTE, HERALD, KURIER, copies_of, copy, pile
from tests.factories import document

from sayso.archive import copies_in
from sayso.copies import find_copies
from sayso.explain import Reason
from sayso.records import Copy, CopyKind, Document, Moment
from sayso.terminal.copies import show_copies
from sayso.terminal.difference import difference
from sayso.terminal.explanations import show_explanation

ROOT = Path(__file__).parent.parent.parent
PAGE = ROOT / "docs" / "copies-command.md"


def shown(documents: tuple[Document, ...], copies: tuple[Copy, ...], width: int = 80, **options: object) -> str:
    """Give what a terminal of this width is sent."""
    file = io.StringIO()
    given_options = {"markup": False, "highlight": False, "emoji": False, "legacy_windows": False, **options}
    show_copies(documents, copies, Console(file=file, width=width, **given_options))  # type: ignore[arg-type]
    return file.getvalue()


def test_the_docs_show_what_is_printed() -> None:
    """docs/copies-command.md, word for word."""

    def page(name: str, text: str, day: str, title: str | None) -> Document:
        moment = Moment(f"{day}T00:00", f"{day}T23:59", "field, no zone")
        return document(text, id=f"{name[0].lower()}1", outlet=name, title=title, published=moment)

    documents = (
        page("Herald", HERALD, "2024-03-04", "Pier closed after storm"),
        page("Kurier", KURIER, "2024-03-08", None),
        page("Gazette", GAZETTE, "2024-03-05", None),
    )
    text = PAGE.read_text(encoding="utf8").split("## For the eye\n\n```\n")[1].split("```")[0]
    assert shown(documents, copies_of(documents), 140, force_terminal=True, color_system=None) == text


def test_the_readme_shows_what_is_printed() -> None:
    """A document of the example pile, at a hundred columns."""
    with contextlib.chdir(ROOT):
        archive = copies_in(["examples/ferry"])
    text = (ROOT / "README.md").read_text(encoding="utf8").split("`sayso copies examples/ferry`")[1].split("```\n")[1]
    assert text in shown(archive.pile.documents, archive.copies, 100, force_terminal=True, color_system=None)


def test_a_change_stands_on_a_line_of_its_own_and_is_marked_without_colour_too() -> None:
    """In capitals; with colour reversed; the words differ in brackets in either case."""
    plain = shown(pile(), copies_of(pile())).splitlines()
    assert "      CHANGED 60 -> 500" in plain
    assert any("[-60-] {+500+}" in line for line in plain)
    coloured = shown(pile(), copies_of(pile()), force_terminal=True, color_system="standard")
    assert "\x1b[1;7;33mCHANGED\x1b[0m" in coloured
    assert "\x1b[1;31m[-60-]\x1b[0m \x1b[1;32m{+500+}\x1b[0m" in coloured


@pytest.mark.parametrize("width", [40, 80, 140])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    """Wide characters count twice."""
    text = "港湾局は月曜日、フェリーが桟橋に衝突したと発表し、乗客六十人が市役所に運ばれたと述べた。" * 3
    pages = (document(text, id="a", outlet="港湾新聞"), document(text.replace("六十", "五百"), id="b", outlet="市民新報"))
    copies = find_copies(pages)
    assert copies
    lines = shown(pages, copies, width, force_terminal=True, color_system=None).splitlines()
    assert max(map(cell_len, lines)) <= width


def test_hostile_names_and_texts_do_nothing() -> None:
    """Escapes are shown, markup is words."""
    pages = (
        document(HERALD.replace("60", "[red]60\x1b[2J"), id="a", outlet="[bold]Herald\x1b[31m", title="\x9b1m\u202e"),
        document(HERALD.replace("60", "500\x07"), id="b", outlet="Kurier\n\r"),
    )
    text = shown(pages, find_copies(pages))
    assert "[bold]Herald\\x1b[31m" in text
    assert not any(character < " " and character != "\n" for character in text)
    assert "\x9b" not in text
    assert "\u202e" not in text


def test_the_arrow_tells_kind_and_direction() -> None:
    """A head points to the copy; without a direction there is none."""
    pages = tuple(document("word " * 40, id=name, outlet=name) for name in "abcd")
    copies = (
        copy(("a", 0, 100), ("b", 0, 100), direction="a->b"),
        copy(("a", 0, 100), ("c", 0, 100), CopyKind.EDITED),
        copy(("a", 0, 100), ("d", 0, 100), CopyKind.TRANSLATED, direction="b->a"),
    )
    lines = shown(pages, copies, 120).splitlines()
    assert [line.split(",")[0] for line in lines if line.endswith(("  b", "  c", "  d"))] == ["  ══► b", "  ─── c", "  ◄┈┈ d"]
    assert "      translated; a" not in lines
    assert any(line.startswith("      edited, as a has it; nothing tells which was first") for line in lines)
    assert any(line.startswith("      translated; a was made from it") for line in lines)


def test_what_is_left_out_is_said() -> None:
    """Thirty copies of one text, and twenty-five other groups."""
    many = [document("word " * 40, id=f"m{number}") for number in range(31)]
    pairs = [(document("word " * 20, id=f"p{number}"), document("word " * 20, id=f"q{number}")) for number in range(25)]
    copies = [copy(("m0", 0, 200), (each.id, 0, 200)) for each in many[1:]]
    copies += [copy((one.id, 0, 50), (other.id, 0, 50)) for one, other in pairs]
    pages = (*many, *(page for pair in pairs for page in pair))
    lines = shown(pages, tuple(copies)).splitlines()
    assert lines[0] == "81 documents -> 26 wordings"
    assert "  and 18 more documents: --out writes all" in lines
    assert lines[-1] == "and 6 more groups: --out writes all"


def test_without_copies_it_says_so() -> None:
    """Also of nothing at all."""
    assert shown(pile(), ()).splitlines() == ["3 documents -> 3 wordings", "no document has a copy of another"]
    assert shown((), ()).splitlines() == ["0 documents -> 0 wordings", "no document has a copy of another"]


def test_a_difference_is_bounded_and_says_how_much_more_there_is() -> None:
    """Long equal stretches are shown by their ends; after some 700 characters only a count is left."""
    words = [f"word{number}" for number in range(2000)]
    other = [each if number % 10 else f"new{number}" for number, each in enumerate(words)]
    a, b = document(" ".join(words), id="a"), document(" ".join(other), id="b")
    (found, *_) = find_copies((a, b))
    text = difference(found, a, b).plain
    assert len(text) < 900
    assert text.endswith(" more differences)")
    apart = document(" ".join([*words[:100], "extra", *words[100:]]), id="c")
    (found,) = find_copies((a, apart))
    assert difference(found, a, apart).plain == "… word96 word97 word98 word99 {+extra+} word100 word101 word102 word103 …"


def test_a_verbatim_copy_has_no_difference() -> None:
    """Not even where case and punctuation differ."""
    a, b = document(HERALD, id="a"), document(HERALD.upper().replace(",", ";"), id="b")
    (found,) = find_copies((a, b))
    assert difference(found, a, b).plain == ""


def test_an_explanation_is_shown_whole() -> None:
    """The documents, each reason with all its words, the differences below."""
    (found,) = copies_of(pile())
    file = io.StringIO()
    reasons = [Reason("shared", "a " * 300, "the longest run"), Reason("sentence", "", "likeness", 0.75)]
    show_explanation(pile()[:2], reasons, Console(file=file, width=80, markup=False, highlight=False, emoji=False), found)
    lines = file.getvalue().splitlines()
    assert lines[0] == "herald.txt | Herald | Pier closed after storm | 2024-03-04 | en | h1"
    assert lines[2:5] == ["  shared     the longest run", f"             “{'a ' * 300}”", "  sentence   likeness 0.75"]
    assert "[-60-] {+500+}" in lines[-1]
