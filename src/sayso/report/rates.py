"""How often sayso errs, measured: what a reader of a report should know before leaning on a count."""

from dataclasses import dataclass

from sayso.report.tongues import gettext


@dataclass(frozen=True, slots=True)
class Rate:
    """One measured share.

    Args:
        what: what was right, of what.
        share: 0 to 1.
        floor: its name in ``gate/floors.json``, below which no version may fall.
    """

    what: str
    share: float
    floor: str


def rates() -> tuple[Rate, ...]:
    """Give the measured shares. Source: ``gate/run.py``; a test holds every share against its floor."""
    return (
        Rate(
            gettext("Statements in English news (PolNeAR) whose source, cue and content are all right and tied together"),
            0.61,
            "polnear dev linked",
        ),
        Rate(gettext("The same, direct quotations only"), 0.77, "polnear dev linked direct"),
        Rate(gettext("The same in German news with other rules of marking, never learnt from"), 0.29, "german dev linked"),
        Rate(gettext("Chains two to four links deep, twelve languages, every link right"), 0.61, "chains all chains"),
        Rate(
            gettext("What a cue does (denies, doubts …), twelve languages, sentences nobody had looked at"),
            0.89,
            "said unseen half act",
        ),
        Rate(
            gettext("Copied passages of 60 words found, 40 % of the words replaced"), 0.97, "planted_60_words_40%_edited_recall"
        ),
        Rate(gettext("Translated news documents found, six languages"), 1.0, "six_languages_pairs_recall"),
        Rate(gettext("Claims in other words taken for the same"), 0.80, "claims rewritten"),
        Rate(gettext("Claims with a negation told apart"), 0.98, "claims negated"),
        Rate(gettext("Claims about somebody else told apart"), 0.82, "claims swapped"),
        Rate(
            gettext("Articles that carry one of thirty real rumours, found in the rumour’s claim"), 0.36, "rumours carried recall"
        ),
        Rate(gettext("Articles found there that really carry it"), 0.81, "rumours carried precision"),
        Rate(
            gettext("Invented piles whose true number of origins lies in the range, claims being given"),
            0.98,
            "counting_in_range",
        ),
        Rate(gettext("Real rumours whose number of origins, counted by hand, lies in the range"), 0.37, "rumours inside"),
    )
