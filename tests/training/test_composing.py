"""Chains made of plain attributions, for training."""

import random

import pytest
from composing import chains, clause, composed
from corpora import Example, flatten, outermost, parse_marked


def example(marked: str, language: str) -> tuple[Example, list]:
    """Give a marked sentence as an example and its attributions."""
    text, attributions, _acts = parse_marked(marked)
    return Example(text, flatten(outermost(attributions), len(text)), language), attributions


CASES = {
    "en": (
        "<s>The Wire</s> <q>said</q> <c>that the old bridge was shut</c>.",
        "The ministry <q>blamed</q> <c>smugglers</c>.",
        "that the ministry blamed smugglers",
    ),
    "ru": (
        "<s>Агентство</s> <q>сообщило</q>, <c>что старый мост закрыт до мая</c>.",
        "<s>Мэр</s> <q>обвинил</q> <c>воров</c>.",
        "что Мэр обвинил воров",
    ),
    "ja": (
        "<s>通信社</s>は<c>古い橋が閉鎖され、再開の見通しはないという</c><q>と報じた</q>。",
        "<s>市長</s>は<c>橋は安全だ</c><q>と述べた</q>。",
        "市長は橋は安全だと述べた",
    ),
    "de": (
        "<s>Sie</s> <q>sagte</q>: <c>„Die alte Brücke bleibt zu.“</c>",
        "<s>Der Minister</s> <q>sagt</q>, <c>es brenne</c>.",
        "„Der Minister sagt, es brenne.“",
    ),
}


@pytest.mark.parametrize("language", CASES)
def test_a_sentence_takes_the_place_of_a_content(language: str) -> None:
    """The content is the whole inner sentence; source and cue of the outer one stay where they were."""
    outer, attributions = example(CASES[language][0], language)
    inner, _ = example(CASES[language][1], language)
    made = composed(outer, attributions[0], inner)
    assert made is not None
    said = {role: made.text[start:end] for start, end, role in made.spans}
    assert said["content"] == CASES[language][2]
    old = {role: outer.text[start:end] for start, end, role in outer.spans}
    assert (said["source"], said["cue"]) == (old["source"], old["cue"])


def test_a_german_subordinate_clause_is_not_composed() -> None:
    """Its verb would have to move to the end."""
    outer, attributions = example("<s>Sie</s> <q>sagte</q>, <c>dass die alte Brücke zu bleibt</c>.", "de")
    inner, _ = example("<s>Der Minister</s> <q>sagt</q>, <c>es brenne</c>.", "de")
    assert composed(outer, attributions[0], inner) is None


def test_a_clause_keeps_the_capital_of_a_name() -> None:
    """What begins with a source that is no article begins with a name, as far as one can tell."""
    named, _ = example("<s>Oslen</s> <q>said</q> <c>it sank</c>.", "en")
    article, _ = example("<s>The port</s> <q>said</q> <c>it sank</c>.", "en")
    assert (clause(named).text, clause(article).text) == ("Oslen said it sank", "the port said it sank")


def test_every_chain_gives_two_well_formed_examples() -> None:
    """Spans lie in the text, in order, and do not overlap; the number asked for is kept."""
    sentences = []
    for marked in CASES["en"][:2]:
        text, attributions, _acts = parse_marked(marked)
        sentences.append(("en", text, attributions))
    made = chains(sentences, 5, random.Random(1), language="en")  # noqa: S311 - nothing secret hangs on it
    assert 0 < len(made) <= 10
    for each in made:
        ends = [0]
        for start, end, _role in each.spans:
            assert ends[-1] <= start < end <= len(each.text)
            ends.append(end)
