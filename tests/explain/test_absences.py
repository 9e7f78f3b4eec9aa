"""Why two documents are no copies: each rule that refuses says so, with the numbers that it goes by."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.factories import document

from sayso.copies import find_copies
from sayso.copies.reuse import Index
from sayso.explain import explain_absence
from sayso.explain.absences import LEAST_RUN, shared_runs
from sayso.records import Document
from sayso.settings import Settings

COUNCIL = "The council of Ostrin voted on Thursday to repair the roof of the school before the winter, at a cost that nobody would name. "
MARKET = (
    "Traders on the old market square have asked for more shade, longer hours and a tap with clean water near the fish stalls. "
)
MUSEUM = "A museum of clocks has opened in the former salt store, and its first visitors wound up every one of them by hand. "
QUOTED = "“Nobody in this town has ever seen a winter come so early, with so much snow and so little wind,” the warden said. "


def refusals(first: Document, second: Document, *others: Document) -> list[str]:
    """Explain why two documents of a pile are no copies; they are none."""
    pile = (first, second, *others)
    assert not [each for each in find_copies(pile) if {each.a.document, each.b.document} == {first.id, second.id}]
    return [each.rule for each in explain_absence(first, second, pile, (), Settings()) if each.step == "refused"]


def test_texts_that_have_nothing_in_common() -> None:
    """Not a run of three words."""
    assert refusals(document(COUNCIL, id="a"), document(MUSEUM, id="b")) == ["they share no run of 3 words"]


def test_a_short_run_is_too_short() -> None:
    """The longest run is shown with its words; what is asked is a setting."""
    shared = "before the old lighthouse keeper had gone"
    first, second = document(f"{COUNCIL}It rained {shared}.", id="a"), document(f"{MUSEUM}They closed {shared}.", id="b")
    found = explain_absence(first, second, (first, second), (), Settings())
    assert (found[0].words, found[0].rule) == (shared, "the longest run that both have: 7 words")
    too_short = "the longest passage that both have has 7 words of its own, 7 of them equal; 12 are asked, 10 of them equal (copy_min_words)"
    assert too_short in refusals(first, second)


def test_a_shared_quotation_is_no_copy() -> None:
    """What both print in quotation marks."""
    found = refusals(document(COUNCIL + QUOTED, id="a"), document(MUSEUM + QUOTED, id="b"))
    assert "what they share stands in quotation marks on both sides: 20 words; a shared quotation is no copy" in found


def test_boilerplate_is_told_with_its_outlet() -> None:
    """A footer of the Herald under three texts of its own."""
    footer = "The Herald has been printed in Ostrin every morning but Sunday since the harbour was dug out, and is owned by its readers."
    texts = (COUNCIL, MARKET, MUSEUM)
    pages = [document(f"{text * 2}\n{footer}", id=str(number), outlet="Herald") for number, text in enumerate(texts)]
    found = refusals(*pages)
    assert any("boilerplate of Herald" in each for each in found)


def test_a_turn_of_phrase_is_too_little_of_long_texts() -> None:
    """Fourteen equal words count only where they are a fifth of the shorter document."""
    phrase = "the deputy chairwoman of the committee for roads and bridges of the northern district"
    first = document(f"{COUNCIL * 3}It was {phrase}.", id="a")
    second = document(f"{MUSEUM * 3}We met {phrase}.", id="b")
    assert any("count only where they are 20% of the shorter document" in each for each in refusals(first, second))


def test_texts_of_two_languages_show_their_likest_sentences() -> None:
    """With the likeness, and what would be asked."""
    first, second = document(COUNCIL, id="a"), document("Die Katze schläft auf dem warmen Ofen.", id="b", language="de")
    found = explain_absence(first, second, (first, second), (), Settings())
    (likest,) = [each for each in found if each.step == "shared"]
    assert likest.words == f"{COUNCIL.strip()} | Die Katze schläft auf dem warmen Ofen."
    assert likest.score is not None
    assert likest.score < 0.5
    assert found[-1].rule.startswith("no translation: translation_min_score = ")


def test_where_no_rule_refuses_it_is_said() -> None:
    """Two documents that are copies when they are alone."""
    first, second = document(COUNCIL * 2, id="a"), document(COUNCIL * 2 + MARKET, id="b")
    (refused,) = [each.rule for each in explain_absence(first, second, (first, second), (), Settings()) if each.step == "refused"]
    assert refused == "no rule refuses it, and as a pile of two it is found: in the whole pile other copies of the text tell it"


@pytest.mark.parametrize("texts", [("", "x"), ("…", "…"), ("\ud800 a b c d", "a b c d"), ("港湾局は", "港湾局が")])
def test_odd_texts_are_a_result(texts: tuple[str, str]) -> None:
    """Nothing raises."""
    pages = tuple(Document(id=name, text=text) for name, text in zip("ab", texts, strict=True))
    assert explain_absence(*pages, pages, (), Settings())


@settings(deadline=None)
@given(*(st.lists(st.sampled_from("abcd"), max_size=14) for _ in range(2)))
def test_the_longest_run_is_the_longest_that_both_have(left: list[str], right: list[str]) -> None:
    """Oracle: every stretch of one is looked for in the other."""
    pages = [Document(id="a", text=" ".join(left)), Document(id="b", text=" ".join(right))]
    index = Index(pages)
    runs = shared_runs(index, 0, 1)
    lengths = [
        end - start
        for start in range(len(left))
        for end in range(start + LEAST_RUN, len(left) + 1)
        if any(right[at : at + end - start] == left[start:end] for at in range(len(right)))
    ]
    assert (runs[0][2] if runs else 0) == max(lengths, default=0)
