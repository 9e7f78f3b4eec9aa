"""The texts of a pile compared with one another, each pair once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.claims.assertions import Assertion
from sayso.claims.comparing import Nearness, Verdict, compare_details, holds, worth_judging
from sayso.claims.judging import Judgement
from sayso.claims.likeness import Encode, Likeness
from sayso.claims.questions import Asker, Question
from sayso.claims.shared import sharing_words
from sayso.languages.inference import Infer, infer
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


Ranks = tuple[int, int]

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
        self._asker = Asker(models.infer) if models.infer else None
        self._verdicts: dict[Ranks, Verdict] = {}
        self._unasked: dict[Ranks, Verdict] = {}
        self._open: dict[Ranks, bool] = {}
        self._matters: dict[Ranks, bool] = {}
        self.near = self._proposed()

    def _proposed(self) -> list[tuple[float, int, int]]:
        """Give (cosine, rank, rank) of the pairs that are worth comparing, by vectors and by words, the nearest first."""
        near = self._likeness.neighbours(self._settings.claim_min_score, self._settings.claim_min_margin)
        known = {(first, second) for _, first, second in near}
        near += [(self._likeness.of_ranks(*pair), *pair) for pair in sharing_words(self.texts) if pair not in known]
        return sorted(near, key=lambda each: (-each[0], each[1:]))

    def matters(self, first: int, second: int) -> bool:
        """Tell whether two texts may be found to say the same, or to be versions; else their verdict need not be asked for.

        In one language, under every threshold of likeness, only what holds the other's words is. Most pairs lie there.
        """
        key = (first, second)
        if key not in self._matters:
            one, other = self._pair(first, second)
            chosen = self._settings
            least = min(chosen.claim_judged_score, chosen.claim_same_score, chosen.claim_version_score)
            near = one.language != other.language or self._likeness.of_ranks(first, second) >= least
            self._matters[key] = near or holds(one, other)
        return self._matters[key]

    def verdict(self, first: int, second: int, *, ask: bool = True) -> Verdict:
        """Compare two texts in detail, once.

        Args:
            first: rank of a text.
            second: rank of another, the greater.
            ask: whether the judge may be asked; else vectors decide where it has not been.
        """
        key = (first, second)
        if key not in self._verdicts and ask:
            self.prepare([key])
        known = self._verdicts.get(key) or self._unasked.get(key)
        return known or self._by_vectors(key)

    def prepare(self, pairs: Iterable[Ranks]) -> None:
        """Ask the judge about many pairs at once, where it is to be asked at all."""
        fresh = [pair for pair in dict.fromkeys(pairs) if pair not in self._verdicts]
        if self._asker is not None:
            open_ones = [pair for pair in fresh if self._is_open(pair)]
            questions = [self._question(*pair) for pair in open_ones]
            self._verdicts.update(zip(open_ones, self._asker.settle(questions), strict=True))
            for pair in open_ones:
                self._unasked.pop(pair, None)

    def _by_vectors(self, key: Ranks) -> Verdict:
        """Give the verdict without the judge; it stands for good where the judge has nothing to say."""
        one, other, near = *self._pair(*key), self._nearness(*key)
        if self._far(one, other, near) and not holds(one, other):
            why = f"likeness {near.cosine:.2f}, too little"
            verdict = Verdict(same=False, what="", here="", there="", score=near.cosine, why=why)
        else:
            verdict = self._compare(key, near, None)
        (self._unasked if self._is_open(key) else self._verdicts)[key] = verdict
        return verdict

    def _compare(self, key: Ranks, near: Nearness, judgement: Judgement | None) -> Verdict:
        return compare_details(*self._pair(*key), near, self._settings, self._likeness.of_phrases, judgement)

    def _question(self, first: int, second: int) -> Question:
        key, near = (first, second), self._nearness(first, second)
        texts = self.texts[first].text, self.texts[second].text
        return Question(texts, lambda judgement: self._compare(key, near, judgement))

    def _pair(self, first: int, second: int) -> tuple[Assertion, Assertion]:
        return self.texts[first], self.texts[second]

    def _nearness(self, first: int, second: int) -> Nearness:
        one, other = self._pair(first, second)
        margin = 0.0 if one.language == other.language else self._likeness.margin(first, second)
        return Nearness(self._likeness.of_ranks(first, second), margin)

    def _far(self, one: Assertion, other: Assertion, near: Nearness) -> bool:
        if one.language == other.language:
            return near.cosine < self._settings.claim_min_score
        return near.margin < self._settings.claim_min_margin

    def _is_open(self, key: Ranks) -> bool:
        """Tell whether a judge is to be asked about a pair."""
        if self._asker is not None and key not in self._open:
            one, other, near = *self._pair(*key), self._nearness(*key)
            near_enough = not self._far(one, other, near) or holds(one, other)
            self._open[key] = near_enough and worth_judging(one, other, near, self._settings)
        return self._open.get(key, False)
