"""The sentences: numbers are grammatical, names are isolated, nothing is a verdict."""

import pytest

from sayso.records import EndKind
from sayso.report import voice
from sayso.report.voice import End, plain

SVR = End(name="the Bureau", kind=EndKind.WORD, inferred=True)
OWN = End(name="Herald", kind=EndKind.OWN_REPORTING)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((1, 1, 0, [SVR]), "It rests on one statement of the Bureau, which is not in the pile."),
        ((1, 1, 1, []), "It names no source."),
        ((2, 2, 0, [SVR]), "None is a copy of another; all 2 rest on one statement of the Bureau, which is not in the pile."),
        ((2, 1, 0, [SVR]), "1 of them is a copy; the other rests on one statement of the Bureau, which is not in the pile."),
        ((3, 3, 3, []), "None is a copy of another; all 3 name no source."),
        ((4, 2, 2, []), "2 of them are copies; the other 2 name no source."),
        (
            (17, 6, 2, [SVR]),
            "11 of them are copies; of the other 6, 4 rest on one statement of the Bureau, which is not in the pile, and 2 name no source.",
        ),
        (
            (3, 3, 1, [OWN]),
            "None is a copy of another; 2 rest on own reporting of Herald, and 1 names no source.",
        ),
        (
            (3, 3, 0, [SVR, OWN]),
            "None is a copy of another; all 3 rest on 2 origins: one statement of the Bureau (not in the pile) and own reporting of Herald.",
        ),
        (
            (3, 3, 0, [SVR, OWN], 1),
            "None is a copy of another; all 3 rest on 1–2 origins: one statement of the Bureau (not in the pile) and own reporting of Herald.",
        ),
        ((0, 0, 0, []), ""),
    ],
)
def test_the_headline_says_copies_and_ends(arguments: tuple[object, ...], said: str) -> None:
    """Copies are set aside first; what is left rests on ends, on nothing, or some on each."""
    assert plain(voice.rests(*arguments)) == said  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        (voice.carries(0), "No document in this pile asserts this."),
        (voice.carries(1), "1 document carries this."),
        (voice.carries(1200), "1,200 documents carry this."),
        (voice.one_unnamed(), "Everything here rests on one unnamed source."),
        (
            voice.dropped("Blog", "the Bureau"),
            "Attribution dropped: Blog prints as fact what its original credits to the Bureau.",
        ),
        (voice.nobody_denies(), "Nobody in this pile denies it."),
        (voice.unread(2), "2 items could not be read, or held nothing."),
        (voice.not_drawn(12), "12 more documents are not drawn; the table below the chart has them all."),
        (
            voice.found(1, 1, 1),
            "In them: 1 statement credited to somebody, 1 claim, 1 passage copied from one document to another.",
        ),
        (voice.end_words(End(name="a source", kind=EndKind.WORD, unnamed=True)), "one unnamed source (“a source”)"),
        (voice.end_words(End(name="a photograph", kind=EndKind.EVIDENCE)), "“a photograph”"),
    ],
)
def test_numbers_are_grammatical(sentence: voice.Markup, said: str) -> None:
    """One document carries, two documents carry."""
    assert plain(sentence) == said


def test_names_are_escaped_and_isolated_once() -> None:
    """A name can neither bring elements nor turn the sentence around."""
    said = voice.not_established(["<b>\u202eHerald</b>"])
    assert "<b>" not in said
    assert "<bdi>&lt;b&gt;Herald&lt;/b&gt;</bdi>" in said
