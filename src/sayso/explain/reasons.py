"""The one form in which everything is explained: a step, the words that it is about, what decided, a score."""

from dataclasses import dataclass

from sayso.records import Copy, Document


@dataclass(frozen=True, slots=True)
class Reason:
    """One step on the way to a finding, or away from it.

    Args:
        step: of a statement ``source``, ``cue``, ``content``, ``edges``, ``link``, ``kind``, ``act``, ``hedge``, ``evidence`` or
            ``said``; of a copy ``kind``, ``words``, ``left out``, ``setting``, ``direction``, ``change`` or ``sentence``; of two
            documents without a copy ``shared`` and ``refused``; of a claim ``claim``, ``witness``, ``denial``, ``joined``,
            ``dropped``, ``version`` and ``apart``; of its lineage ``count``, ``edge``, ``end``, ``high``, ``low``, ``denials``;
            of two witnesses ``one claim``, ``two claims``, ``witness``, ``joined``, ``decided``, ``version``, ``compared`` and
            ``apart``.
        words: the words of the documents that the step is about; may be none.
        rule: what decided: the model with its digest, the rule, the setting, or the word list with its entry.
        score: 0 to 1: the tagger's, or the likeness of two sentences; None for a rule.
    """

    step: str
    words: str
    rule: str
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Explained:
    """One finding with its reasons.

    Args:
        ids: of the documents, or the claim, that it is about.
        documents: the same documents; none of a claim, which names its documents step by step.
        reasons: in order.
        copy: the copy that is explained, where it is one.
    """

    ids: tuple[str, ...]
    documents: tuple[Document, ...]
    reasons: tuple[Reason, ...]
    copy: Copy | None = None
