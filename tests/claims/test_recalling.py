"""Two texts that were compared are not compared again, unless what was asked of their margin comes out otherwise."""

from sayso.claims.assertions import Assertion, said_alone
from sayso.claims.comparing import Nearness, Verdict
from sayso.claims.naming import NameBook
from sayso.claims.recalling import Pairs, Recalled
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


def recalled(notebook: Notebook) -> Recalled[Verdict]:
    return Recalled(Pairs(notebook, TEXTS), "same", Verdict)


def test_a_verdict_holds_while_the_margin_gives_the_same_answers() -> None:
    """.23 and .24 are both over .20 and both written .2; .27 is written otherwise, .19 is under it; another cosine is another pair."""
    notebook, work = Notebook(), Comparing()
    for margin, cosine, asked in ((0.23, 0.7, 1), (0.24, 0.7, 1), (0.27, 0.7, 2), (0.19, 0.7, 3), (0.19, 0.6, 4)):
        verdict = recalled(notebook).of((0, 1), Nearness(cosine, margin), work)
        assert verdict == Comparing()(Nearness(cosine, margin))
        assert work.asked == asked


def test_without_a_memory_every_pair_is_compared() -> None:
    """And the margin is a plain number then."""
    work = Comparing()
    pairs = Recalled(Pairs(None, TEXTS), "same", Verdict)
    assert pairs.of((0, 1), Nearness(0.7, 0.3), work) == pairs.of((0, 1), Nearness(0.7, 0.3), work)
    assert work.asked == 2
    assert pairs.get((0, 1), Nearness(0.7, 0.3)) is None
