"""The texts of a pile compared with one another, each pair once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.claims.assertions import Assertion
from sayso.claims.comparing import Nearness, Verdict, compare_details, holds, worth_judging
from sayso.claims.differences import differences
from sayso.claims.judging import Judgement
from sayso.claims.likeness import Likeness
from sayso.claims.questions import BEST, Asker, Question
from sayso.claims.recalling import Ledger, Pairs, RecalledPairs, noting
from sayso.claims.shared import sharing_words
from sayso.languages import encoders
from sayso.languages.encoders import Encode, Encoders
from sayso.languages.inference import Infer, infer
from sayso.memory import Memory, digest
from sayso.settings import Settings


@dataclass(frozen=True, slots=True)
class Models:
    """What reads texts: vectors of them, and judgements of pairs.

    Args:
        encode: texts to vectors; None for ``encoders``.
        infer: judges ordered pairs; None where vectors alone are to decide.
        encoders: what reads texts of any language.
        memory: of what was compared before.
    """

    encode: Encode | None = None
    infer: Infer | None = None
    encoders: Encoders = encoders.SHIPPED
    memory: Memory | None = None


Ranks = tuple[int, int]
# Details in which an aligned translation may be seen to differ from its original
_TOLD_ACROSS = frozenset({"number", "time", "negation"})

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
        words, languages = [each.text for each in texts], [each.language for each in texts]
        self._likeness = Likeness(words, languages, models.encode, models.encoders, models.memory)
        self._asker = Asker(models.infer) if models.infer else None
        given = digest(settings)
        self._pairs = Pairs(models.memory, texts, given)
        self._held = Ledger(models.memory, "holds", bool, given)
        self._aligned = Ledger(models.memory, "aligned differ", bool, given)
        self._worth = RecalledPairs(self._pairs, "worth judging", bool)
        self._plain = RecalledPairs(self._pairs, "by vectors", Verdict)
        self._settled = RecalledPairs(self._pairs, "settled", Verdict)
        self._verdicts: dict[Ranks, Verdict] = {}
        self._unasked: dict[Ranks, Verdict] = {}
        self._open: dict[Ranks, bool] = {}
        self._matters: dict[Ranks, bool]
        self._cosines: dict[Ranks, float]
        self.near: list[tuple[float, int, int]]
        self._propose()

    def _propose(self) -> None:
        """Note the pairs that are worth comparing, by vectors and by words, the nearest first, as (cosine, rank, rank).

        And their cosines, and which of them matter whatever their words are.
        """
        near = self._likeness.neighbours(self._settings.claim_min_score, self._settings.claim_min_margin)
        shared = sharing_words(self.texts)
        codes = np.unique(np.concatenate([first * len(self.texts) + second for first, second in (near, shared)]))
        first, second = np.divmod(codes, len(self.texts))
        cosines = self._likeness.of_pairs(first, second)
        order = np.lexsort((second, first, -cosines))
        near_enough = self._near_enough(first, second, cosines)
        columns = [each[order].tolist() for each in (cosines, first, second, near_enough)]
        ranks = list(zip(*columns[1:3], strict=True))
        self._cosines = dict(zip(ranks, columns[0], strict=True))
        self._matters = {pair: True for pair, enough in zip(ranks, columns[3], strict=True) if enough}
        self.near = list(zip(*columns[:3], strict=True))

    def _near_enough(
        self, first: NDArray[np.int64], second: NDArray[np.int64], cosines: NDArray[np.float32]
    ) -> NDArray[np.bool_]:
        """Tell which pairs matter whatever their words are: those of two languages, and those over a threshold of likeness."""
        languages = np.array([each.language for each in self.texts])
        chosen = self._settings
        least = min(chosen.claim_judged_score, chosen.claim_same_score, chosen.claim_version_score)
        return np.asarray((languages[first] != languages[second]) | (cosines.astype(np.float64) >= least))

    def remember(self) -> None:
        """Keep what was asked for, for the next run."""
        for each in (self._held, self._aligned, self._worth, self._plain, self._settled):
            each.write()

    def matters(self, first: int, second: int) -> bool:
        """Tell whether two texts of :attr:`near` may be found the same, or versions; else their verdict need not be asked for.

        In one language, under every threshold of likeness, only what holds the other's words is. Most pairs lie there.
        """
        key = (first, second)
        known = self._matters.get(key)
        if known is None:
            known = self._matters[key] = self._holds(key)
        return known

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

    def aligned_differ(self, first: int, second: int) -> bool:
        """Tell whether a detail differs in two texts of which a copy says that one was made of the other."""
        if not self._aligned:
            return self._differ(first, second)
        return self._aligned.of(self._pairs.key(first, second), lambda: self._differ(first, second))

    def _differ(self, first: int, second: int) -> bool:
        one, other = self._pair(first, second)
        if one.language != other.language:  # an aligned translation: a name without a known form in both languages proves nothing
            return any(difference.what in _TOLD_ACROSS for difference in differences(one, other))
        return compare_details(one, other, Nearness(1.0), self._settings, lambda *_: 1.0).same is False

    def prepare(self, pairs: Iterable[Ranks]) -> None:
        """Ask the judge about many pairs at once, where it is to be asked at all."""
        fresh = [pair for pair in dict.fromkeys(pairs) if pair not in self._verdicts]
        if self._asker is not None:
            open_ones = [pair for pair in fresh if self._is_open(pair)]
            known = {pair: verdict for pair in open_ones if (verdict := self._settled.get(pair, self._nearness(*pair)))}
            unknown = {pair: noting(self._nearness(*pair)) for pair in open_ones if pair not in known}
            self._likeness.read_phrases(phrase for pair in unknown for phrase in self._phrases(pair))
            verdicts = self._asker.settle([self._question(pair, near) for pair, near in unknown.items()])
            for (pair, near), verdict in zip(unknown.items(), verdicts, strict=True):
                self._settled.keep(pair, near, verdict)
                known[pair] = verdict
            self._verdicts |= known
            for pair in open_ones:
                self._unasked.pop(pair, None)

    def _phrases(self, key: Ranks) -> list[str]:
        """Give the phrases whose likeness will be asked for, whatever the judge may find."""
        asked: list[str] = []

        def alike(*phrases: str) -> float:
            asked.extend(phrases)
            return 1.0

        compare_details(*self._pair(*key), self._nearness(*key), self._settings, alike, BEST)
        return asked

    def _by_vectors(self, key: Ranks) -> Verdict:
        """Give the verdict without the judge; it stands for good where the judge has nothing to say."""
        verdict = self._plain.of(key, self._nearness(*key), lambda near: self._unjudged(key, near))
        (self._unasked if self._is_open(key) else self._verdicts)[key] = verdict
        return verdict

    def _unjudged(self, key: Ranks, near: Nearness) -> Verdict:
        if self._far(*self._pair(*key), near) and not self._holds(key):
            why = f"likeness {near.cosine:.2f}, too little"
            return Verdict(same=False, what="", here="", there="", score=near.cosine, why=why)
        return self._compare(key, near, None)

    def _compare(self, key: Ranks, near: Nearness, judgement: Judgement | None) -> Verdict:
        return compare_details(*self._pair(*key), near, self._settings, self._likeness.of_phrases, judgement)

    def _question(self, key: Ranks, near: Nearness) -> Question:
        texts = self.texts[key[0]].text, self.texts[key[1]].text
        return Question(texts, lambda judgement: self._compare(key, near, judgement))

    def _pair(self, first: int, second: int) -> tuple[Assertion, Assertion]:
        return self.texts[first], self.texts[second]

    def _nearness(self, first: int, second: int) -> Nearness:
        one, other = self._pair(first, second)
        margin = 0.0 if one.language == other.language else self._likeness.margin(first, second)
        return Nearness(self._cosine((first, second)), margin)

    def _cosine(self, key: Ranks) -> float:
        known = self._cosines.get(key)
        return self._likeness.of_ranks(*key) if known is None else known

    def _far(self, one: Assertion, other: Assertion, near: Nearness) -> bool:
        if one.language == other.language:
            return near.cosine < self._settings.claim_min_score
        return near.margin < self._settings.claim_min_margin

    def _is_open(self, key: Ranks) -> bool:
        """Tell whether a judge is to be asked about a pair."""
        if self._asker is not None and key not in self._open:
            self._open[key] = self._worth.of(key, self._nearness(*key), lambda near: self._worth_judging(key, near))
        return self._open.get(key, False)

    def _worth_judging(self, key: Ranks, near: Nearness) -> bool:
        one, other = self._pair(*key)
        near_enough = not self._far(one, other, near) or self._holds(key)
        return near_enough and worth_judging(one, other, near, self._settings)

    def _holds(self, key: Ranks) -> bool:
        if not self._held:
            return holds(*self._pair(*key))
        return self._held.of(self._pairs.key(*key), lambda: holds(*self._pair(*key)))
