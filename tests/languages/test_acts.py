import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.languages.acts import act_of, hedges_in
from sayso.languages.wordlists import word_list
from sayso.records import Act

CASES = Path(__file__).parents[2] / "cases" / "acts.csv"
ROWS = list(csv.DictReader(CASES.open(encoding="utf8")))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['language']} {row['cue']}")
def test_every_case_has_its_act(row: dict[str, str]) -> None:
    """One cue a line, edited by hand."""
    assert act_of(row["cue"], row["language"])[0] == Act(row["act"])


def test_the_cases_cover_every_language_of_the_lists() -> None:
    """A list without a case goes wrong unseen."""
    assert {row["language"] for row in ROWS} == set(word_list("cues"))
    assert len(ROWS) >= 150


def test_a_language_without_a_list_says_so() -> None:
    """The reader learns that the act is a guess, and where it came from."""
    assert act_of("negou", "pt") == (Act.ASSERTS, ("no cue list for language 'pt'; act taken as asserts",))
    act, notes = act_of("ha smentito", "co")
    assert (act, notes[0]) == (Act.DENIES, "no cue list for language 'co'; act taken from the list of 'it'")


def test_thin_words_carry_a_note() -> None:
    """Who did not deny has not confirmed either: the statement says how thin it is."""
    assert act_of("did not deny", "en")[1] == (
        "'did not deny' is taken as confirms: it lets the content stand without asserting it",
    )
    assert act_of("has not confirmed", "en")[1] == ("'has not confirmed' is taken as doubts: it withholds a confirmation",)


@pytest.mark.parametrize(
    ("cue", "language", "content", "act"),
    [
        ("called", "en", "the story nonsense", Act.DENIES),
        ("called", "en", "the bridge beautiful", Act.ASSERTS),
        ("назвала", "ru", "публикации ложью", Act.DENIES),
        ("bezeichnete als frei erfunden", "de", "den Bericht", Act.DENIES),
        (":", "en", "Who opened the gate?", Act.ASKS),
        (":", "en", "The gate is open", Act.ASSERTS),
    ],
)
def test_content_tells_what_a_plain_cue_does_not(cue: str, language: str, content: str, act: Act) -> None:
    """Who calls a story nonsense denies it; a colon before a question asks."""
    assert act_of(cue, language, content)[0] == act


def test_an_outlet_passes_on_and_anybody_else_speaks_for_himself() -> None:
    """What the Herald "said" is passed on; what the general "reported" is his own word; "it is reported" is hearsay."""
    assert act_of("said", "en", by_outlet=True)[0] == Act.REPORTS
    assert act_of("said", "en", by_outlet=False)[0] == Act.ASSERTS
    assert act_of("reported", "en", by_outlet=False)[0] == Act.ASSERTS
    assert act_of("reported", "en")[0] == Act.REPORTS


@pytest.mark.parametrize(
    ("cue", "content", "language", "hedged"),
    [
        ("said", "the dam might have been mined", "en", True),
        ("said", "the dam was mined", "en", False),
        ("said", "The dam was mined. It might rain.", "en", False),
        ("reportedly said", "the dam was mined", "en", True),
        ("сообщил", "что плотину предположительно заминировали", "ru", True),
        ("と述べた", "ダムに地雷が仕掛けられたとみられる", "ja", True),
        ("sagte", "der Damm sei mutmaßlich vermint", "de", True),
        ("a dit", "le barrage aurait été miné", "fr", True),
        ("a dit", "le barrage a été miné", "fr", False),
        ("dijo", "la presa fue minada", "es", False),
    ],
)
def test_hedges_are_read_in_cue_and_first_sentence(cue: str, content: str, language: str, hedged: bool) -> None:
    """What comes later in a long quotation does not hedge its claim."""
    assert bool(hedges_in(cue, language) or hedges_in(content, language, content=True)) is hedged


@given(st.text(max_size=400), st.sampled_from([*word_list("cues"), "pt", "und"]), st.text(max_size=100))
def test_any_text_has_an_act(cue: str, language: str, content: str) -> None:
    """Odd text is a result, not an exception, and the same text gives the same act."""
    assert act_of(cue, language, content) == act_of(cue, language, content)
    assert act_of(cue, language)[0] in Act


def test_every_listed_form_finds_itself() -> None:
    """A form written so that it can never match is a slip of the list (the oracle: the plain form as a cue)."""
    from sayso.languages.patterns import forms  # noqa: PLC0415 - only this test needs it

    for language, lists in word_list("cues").items():
        for entries in lists.values():
            for each in forms(entries, language):
                plain = each.text.replace("*", "").replace("…", "").replace("  ", " ")
                cue = " ".join(word.split("/")[0] for word in plain.split())
                assert each.regex.search(cue), f"{language}: {each.text!r} does not match {cue!r}"
