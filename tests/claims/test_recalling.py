"""Two texts that were compared are not compared again, unless what was asked of their margin comes out otherwise."""

import pytest

from sayso.claims.assertions import Assertion, said_alone
from sayso.claims.comparing import Nearness, Verdict
from sayso.claims.naming import NameBook
from sayso.claims.recalling import Ledger, Pairs, RecalledPairs, noting
from sayso.memory import Notebook

TEXTS: tuple[Assertion, ...] = tuple(
    said_alone(text, language, NameBook())
    for text, language in (("The bridge over the Sarn is closed", "en"), ("Мост через Сарн закрыт", "ru"))
)


class Comparing:
    """Finds two texts the same from a margin of .20 on, and counts how often it is asked."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self, near: Nearness) -> Verdict:  # noqa: D102 - the class says it
        self.asked += 1
        same = near.margin >= 0.2
        return Verdict(same=same, what="", here="", there="", score=near.cosine, why=f"margin {near.margin:.1f}")


def compared(notebook: Notebook, near: Nearness, work: Comparing, texts: tuple[Assertion, ...] = TEXTS) -> Verdict:
    """Compare two texts in a run of its own."""
    run = RecalledPairs(Pairs(notebook, texts, b"given"), "same", Verdict)
    verdict = run.of((0, 1), near, work)
    run.write()
    return verdict


def test_a_verdict_holds_while_the_margin_gives_the_same_answers() -> None:
    """.23 and .24 are both over .20 and both written .2; .27 is written otherwise, .19 is under it; another cosine is another pair."""
    notebook, work = Notebook(), Comparing()
    for margin, cosine, asked in ((0.23, 0.7, 1), (0.24, 0.7, 1), (0.27, 0.7, 2), (0.19, 0.7, 3), (0.19, 0.6, 4)):
        verdict = compared(notebook, Nearness(cosine, margin), work)
        assert verdict == Comparing()(Nearness(cosine, margin))
        assert work.asked == asked


def test_texts_in_which_a_name_has_become_known_are_compared_again() -> None:
    """The words are the same, but what they name is not: another document of the pile told of a ferry called Sarn."""
    notebook, work = Notebook(), Comparing()
    named = said_alone(TEXTS[0].text, "en", NameBook(aliases={"sarn": "ferry"}))
    for texts in (TEXTS, (named, TEXTS[1]), (named, TEXTS[1])):
        compared(notebook, Nearness(0.7, 0.3), work, texts)
    assert work.asked == 2


def test_a_ledger_keeps_what_the_last_run_asked_for() -> None:
    """And no more: pairs that went with their texts go."""
    notebook = Notebook()
    for keys in ([b"a", b"b"], [b"b", b"c"], [b"c"]):
        ledger = Ledger(notebook, "lengths", int, b"given")
        assert [ledger.of(key, lambda key=key: ord(key)) for key in keys] == [ord(key) for key in keys]
        ledger.write()
    last = Ledger(notebook, "lengths", int, b"given")
    assert [last.get(key) for key in (b"a", b"b", b"c")] == [None, None, ord("c")]


def test_without_a_memory_every_pair_is_compared() -> None:
    """And the margin is a plain number then."""
    work = Comparing()
    pairs = RecalledPairs(Pairs(None, TEXTS, b"given"), "same", Verdict)
    assert pairs.of((0, 1), Nearness(0.7, 0.3), work) == pairs.of((0, 1), Nearness(0.7, 0.3), work)
    assert work.asked == 2
    assert pairs.get((0, 1), Nearness(0.7, 0.3)) is None


def test_an_answer_of_which_nobody_noted_what_it_was_asked_is_not_kept() -> None:
    """It would hold for every margin ever after."""
    run = RecalledPairs(Pairs(Notebook(), TEXTS, b"given"), "same", bool)
    with pytest.raises(TypeError, match=r"^what was asked of a float is not known; expected what noting\(\) gave$"):
        run.keep((0, 1), Nearness(0.7, 0.3), True)
    with pytest.raises(TypeError, match=r"^a margin of type NotedMargin cannot be noted; expected a float$"):
        noting(noting(Nearness(0.7, 0.3)))
