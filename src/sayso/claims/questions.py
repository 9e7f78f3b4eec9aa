"""The judge is asked about two texts only what can change a verdict: one order first, the other where that left it open."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from sayso.claims.comparing import Verdict
from sayso.claims.judging import Judgement
from sayso.languages.inference import CONTRADICTS, ENTAILS, Infer

# The most and the least that a judge could find for two texts. Verdicts only ever grow from the one to the other: no rule of
# comparing.py takes two texts for the same at one judgement and not at a better one
BEST, WORST = Judgement(1.0, 1.0, 0.0), Judgement(0.0, 0.0, 1.0)
UNASKED = "not asked, for nothing that it might find would change this"

Pair = tuple[str, str]
Compare = Callable[[Judgement], Verdict]


@dataclass(frozen=True, slots=True)
class Question:
    """Two texts that only a judge can settle.

    Args:
        texts: the two.
        compare: gives the verdict on them by what the judge finds.
    """

    texts: Pair
    compare: Compare

    @property
    def first(self) -> Pair:
        """The order that is asked first: does the longer text follow from the shorter? It mostly does not, and that is that."""
        one, other = self.texts
        return (one, other) if len(one) <= len(other) else (other, one)


class Asker:
    """What a judge finds for ordered pairs of texts, each read once.

    Args:
        infer: reads ordered pairs.
    """

    def __init__(self, infer: Infer) -> None:
        self._infer = infer
        self._known: dict[Pair, tuple[float, float]] = {}

    def settle(self, questions: Sequence[Question]) -> list[Verdict]:
        """Give the verdict on each question, the same as if the judge had read both orders of all of them."""
        verdicts = [_certain(each.compare, BEST, WORST, UNASKED) for each in questions]
        self._read(each.first for each, verdict in zip(questions, verdicts, strict=True) if verdict is None)
        verdicts = [verdict or self._by_one_order(each) for each, verdict in zip(questions, verdicts, strict=True)]
        self._read(each.first[::-1] for each, verdict in zip(questions, verdicts, strict=True) if verdict is None)
        return [verdict or self._by_both(each) for each, verdict in zip(questions, verdicts, strict=True)]

    def _read(self, pairs: Iterable[Pair]) -> None:
        fresh = [pair for pair in dict.fromkeys(pairs) if pair not in self._known]
        if fresh:
            rows = self._infer(fresh)
            self._known.update(
                (pair, (float(row[ENTAILS]), float(row[CONTRADICTS]))) for pair, row in zip(fresh, rows, strict=True)
            )

    def _by_one_order(self, question: Question) -> Verdict | None:
        """Give the verdict, if whatever the other order holds leaves it as it is."""
        entails, against = self._known[question.first]
        forth = question.first == question.texts
        best = Judgement(entails, 1.0, against) if forth else Judgement(1.0, entails, against)
        worst = replace(best, back=0.0, against=1.0) if forth else replace(best, forth=0.0, against=1.0)
        found = (
            f"{'follows' if forth else 'is followed by'} {entails:.2f}, contradicts {against:.2f} in that order, which is enough"
        )
        return _certain(question.compare, best, worst, found)

    def _by_both(self, question: Question) -> Verdict:
        (forth, against), (back, other) = (self._known[pair] for pair in (question.texts, question.texts[::-1]))
        return question.compare(Judgement(forth, back, max(against, other)))


def _certain(compare: Compare, best: Judgement, worst: Judgement, found: str) -> Verdict | None:
    """Give the verdict that the best and the worst that a judge could find have in common, if they have."""
    high = compare(best)
    if high.same:  # a judge must always have found something for that
        return None
    low = compare(worst)
    if (low.what, low.here, low.there) != (high.what, high.here, high.there):
        return None
    return replace(high, why=high.why.replace(best.words, found))
