"""The texts of a pile compared with one another, each pair once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.claims.assertions import Assertion
from sayso.claims.comparing import Nearness, Verdict, compare_details, holds, worth_judging
from sayso.claims.judging import Infer, Judge
from sayso.claims.likeness import Encode, Likeness
from sayso.claims.shared import sharing_words
from sayso.languages.inference import infer
from sayso.settings import Settings


@dataclass(frozen=True, slots=True)
class Models:
    """What reads texts: vectors of them, and judgements of pairs.

    Args:
        encode: texts to vectors; None for the shipped encoders.
        infer: judges ordered pairs; None where vectors alone are to decide.
    """

    encode: Encode | None = None
    infer: Infer | None = None


SHIPPED = Models(infer=infer)
"""The encoders and the judge that come with the package."""


class Comparer:
    """What comparing the texts of a pile gave.

    Args:
        texts: one assertion for each text.
        settings: thresholds.
        models: what reads them.
    """

    def __init__(self, texts: Sequence[Assertion], settings: Settings, models: Models) -> None:
        self.texts = texts
        self._settings = settings
        self._likeness = Likeness([each.text for each in texts], [each.language for each in texts], models.encode)
        self._judge = Judge(models.infer) if models.infer else None
        self._verdicts: dict[tuple[int, int], Verdict] = {}
        self.near = self._proposed()

    def _proposed(self) -> list[tuple[float, int, int]]:
        """Give (cosine, rank, rank) of the pairs that are worth comparing, by vectors and by words, the nearest first."""
        near = self._likeness.neighbours(self._settings.claim_min_score, self._settings.claim_min_margin)
        known = {(first, second) for _, first, second in near}
        near += [(self._likeness.of_ranks(*pair), *pair) for pair in sharing_words(self.texts) if pair not in known]
        return sorted(near, key=lambda each: (-each[0], each[1:]))

    def verdict(self, first: int, second: int, *, ask: bool = True) -> Verdict:
        """Compare two texts in detail, once.

        Args:
            first: rank of a text.
            second: rank of another, the greater.
            ask: whether the judge may be asked; else vectors decide where it has not been.
        """
        key = (first, second)
        if key not in self._verdicts:
            judged = self._judge is not None and (ask or self._judge.knows(*self._pair(first, second)))
            verdict = self._compare(first, second, judged=judged)
            if self._judge is not None and not judged:
                return verdict
            self._verdicts[key] = verdict
        return self._verdicts[key]

    def _compare(self, first: int, second: int, *, judged: bool) -> Verdict:
        one, other, near = self.texts[first], self.texts[second], self._nearness(first, second)
        if self._far(one, other, near) and not holds(one, other):
            return Verdict(
                same=False, what="", here="", there="", score=near.cosine, why=f"likeness {near.cosine:.2f}, too little"
            )
        asked = self._judge if judged and worth_judging(one, other, near, self._settings) else None
        judgement = asked.of(one.text, other.text) if asked else None
        return compare_details(one, other, near, self._settings, self._likeness.of_phrases, judgement)

    def _pair(self, first: int, second: int) -> tuple[str, str]:
        return self.texts[first].text, self.texts[second].text

    def _nearness(self, first: int, second: int) -> Nearness:
        one, other = self.texts[first], self.texts[second]
        margin = 0.0 if one.language == other.language else self._likeness.margin(first, second)
        return Nearness(self._likeness.of_ranks(first, second), margin)

    def _far(self, one: Assertion, other: Assertion, near: Nearness) -> bool:
        if one.language == other.language:
            return near.cosine < self._settings.claim_min_score
        return near.margin < self._settings.claim_min_margin

    def prepare(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Ask the judge about many pairs at once, where it is to be asked at all."""
        if self._judge is not None:
            open_ones = [pair for pair in pairs if pair not in self._verdicts and self._worth(*pair)]
            self._judge.read([self._pair(*pair) for pair in open_ones])

    def _worth(self, first: int, second: int) -> bool:
        near = self._nearness(first, second)
        one, other = self.texts[first], self.texts[second]
        return (not self._far(one, other, near) or holds(one, other)) and worth_judging(one, other, near, self._settings)
