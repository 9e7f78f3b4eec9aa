"""The one form in which everything is explained: a step, the words that it is about, what decided, a score."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """One step on the way to a finding, or away from it.

    Args:
        step: of a statement ``source``, ``cue``, ``content``, ``edges``, ``link``, ``kind``, ``act``, ``hedge``, ``evidence`` or
            ``said``; of a copy ``kind``, ``words``, ``left out``, ``setting``, ``direction``, ``change`` or ``sentence``; of two
            documents without a copy ``shared`` and ``refused``.
        words: the words of the documents that the step is about; may be none.
        rule: what decided: the model with its digest, the rule, the setting, or the word list with its entry.
        score: 0 to 1: the tagger's, or the likeness of two sentences; None for a rule.
    """

    step: str
    words: str
    rule: str
    score: float | None = None
