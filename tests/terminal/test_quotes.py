"""The terminal view: legible in colour, without it, and where nothing but characters is seen; hostile text does nothing."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from tests.factories import document, statement

from sayso.quotes import Quotes
from sayso.records import Act, Document, Moment, Pile, Statement
from sayso.terminal.harmless import visible
from sayso.terminal.quotes import marked, show

TEXT = "Fog lay on the harbour. The Kaldu Agency reported that, by the mayor, the pier [bold]is\x1b[31m shut[/bold]. It cleared."
WIDE = "港湾局は月曜日、フェリーが桟橋に衝突したと発表した。" * 3


def quotes(page: Document, *statements: Statement, **names: str) -> Quotes:
    """Give the quotes of one document."""
    return Quotes(pile=Pile(documents=(page,)), statements=statements, names=names)


def nested() -> Quotes:
    """Give a statement and one in it, whose speaker is not resolved."""
    page = document(TEXT, file="herald[red].txt", published="2024-03-05")
    content = "that, by the mayor, the pier [bold]is\x1b[31m shut[/bold]"
    outer = statement(page, "The Kaldu Agency", "reported", content, speaker="k", act=Act.REPORTS)
    inner = statement(
        page,
        "the mayor",
        "by",
        "the pier [bold]is\x1b[31m shut[/bold]",
        parent=outer.id,
        said=Moment("2024-03-04", "2024-03-05", "on"),
    )
    return quotes(page, outer, inner, k="Kaldu Agency")


def shown(found: Quotes, width: int = 80, **options: object) -> str:
    """Give what a terminal of this width is sent."""
    file = io.StringIO()
    given_options = {"markup": False, "highlight": False, "emoji": False, "legacy_windows": False, **options}
    show(found, Console(file=file, width=width, **given_options))  # type: ignore[arg-type]
    return file.getvalue()


def test_without_styles_marks_take_their_place() -> None:
    """Name of the document, the sentence that holds the statement and no other, chain, act, moment; markup is words."""
    assert shown(nested()).splitlines() == [
        "herald[red].txt | 2024-03-05 | en",
        "",
        "Kaldu Agency  reports; 1.00",
        "  *The Kaldu Agency* _reported_ [that, by the mayor, the pier [bold]is\\x1b[31m shut[/bold]].",
        "  Kaldu Agency <- the mayor (?)  asserts; said 2024-03-04 to 2024-03-05; 1.00",
        "    _by_ *the mayor*, [the pier [bold]is\\x1b[31m shut[/bold]]",
        "",
    ]


def test_without_colour_styles_stay() -> None:
    """Bold, underlined, and in brackets; no colour code."""
    text = shown(nested(), force_terminal=True, color_system="standard", no_color=True)
    assert "\x1b[1mThe Kaldu Agency\x1b[0m \x1b[4mreported\x1b[0m [that" in text
    assert "\x1b[3" not in text


def test_with_colour_source_cue_and_content_differ() -> None:
    """Three styles."""
    text = shown(nested(), force_terminal=True, color_system="standard")
    assert "\x1b[1;36mThe Kaldu Agency\x1b[0m \x1b[4;33mreported\x1b[0m \x1b[32m[that" in text


@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    """Wide characters count twice; nested lines keep their indent."""
    page = document(WIDE)
    found = quotes(page, statement(page, "港湾局", "と発表した", "フェリーが桟橋に衝突した"))
    for each in (nested(), found):
        lines = shown(each, width, force_terminal=True, color_system=None).splitlines()
        assert max(map(cell_len, lines)) <= width


def test_nested_statements_follow_their_outer_one() -> None:
    """Also where another statement begins between them."""
    page = document("Ana said that Bo said that it rained.")
    first = statement(page, "Ana", "said", "that Bo said that it rained")
    second = statement(page, "Bo", "said", "that it rained")
    inner = statement(page, None, "said", "it rained", parent=first.id, id="inner")
    heads = [line for line in shown(quotes(page, first, second, inner)).splitlines() if "asserts" in line]
    assert [line.split("  asserts")[0] for line in heads] == ["Ana (?)", "  Ana (?) <- (nobody named)", "Bo (?)"]


def test_a_long_sentence_is_shown_around_its_spans() -> None:
    """The words between are left out; the spans never."""
    page = document(f"{'word ' * 4000}the mayor said that it rained{' word' * 4000}.")
    text = marked(statement(page, "the mayor", "said", "that it rained"), page, plain=True).plain
    assert "*the mayor* _said_ [that it rained]" in text
    assert len(text) < 500


@given(st.text(max_size=40))
def test_no_control_character_is_ever_shown(text: str) -> None:
    """Escapes show what was there; other letters of any script stay as they are."""
    assert not any(character < " " or "\x7f" <= character <= "\x9f" or character in "\u202d\u202e" for character in visible(text))
    assert visible("قال «نعم»\u200f 「はい」 e\u0301") == "قال «نعم»\u200f 「はい」 e\u0301"
