"""What acts, quotations, copies and speakers are called, in the language of the page."""

from sayso.records import Copy, CopyKind
from sayso.report.tongues import gettext


def act_name(act: str) -> str:
    """Name what a speaker does.

    Example:
        >>> act_name("denies")
        'denies'
    """
    names = {
        "asserts": gettext("says"),
        "denies": gettext("denies"),
        "doubts": gettext("doubts"),
        "confirms": gettext("confirms"),
        "asks": gettext("asks"),
        "warns": gettext("warns"),
        "orders": gettext("orders"),
        "reports": gettext("reports"),
    }
    return names.get(act, act)


def act_label(act: str) -> str:
    """Name an act where it stands before the words in a text; empty for the usual two, so that the others are seen."""
    return "" if act in {"asserts", "reports"} else act_name(act)


def quotation_name(kind: str) -> str:
    """Name how the words of a statement are quoted.

    Example:
        >>> quotation_name("direct")
        'word for word'
    """
    names = {"direct": gettext("word for word"), "mixed": gettext("partly word for word"), "indirect": gettext("indirectly")}
    return names.get(kind, kind)


def copy_name(kind: str) -> str:
    """Name how a copy differs from what it copies.

    Example:
        >>> copy_name("translated")
        'translated'
    """
    names = {
        "verbatim": gettext("verbatim"),
        "edited": gettext("edited"),
        "translated": gettext("translated"),
        "reworded": gettext("reworded"),
    }
    return names.get(kind, kind)


def alike(copy: Copy) -> str:
    """Say how close the two passages of a copy are: a share of words in one language, a likeness across two."""
    if copy.kind in {CopyKind.VERBATIM, CopyKind.EDITED}:
        return gettext("{percent} % of the words equal").format(percent=round(100 * copy.score))
    return gettext("likeness {score} of 1").format(score=f"{copy.score:.2f}")


def speaker_kind(kind: str) -> str:
    """Name what somebody is who is quoted.

    Example:
        >>> speaker_kind("unnamed")
        'nobody who could be asked'
    """
    names = {
        "person": gettext("person"),
        "organisation": gettext("organisation"),
        "state": gettext("state"),
        "outlet": gettext("outlet"),
        "group": gettext("group"),
        "unnamed": gettext("nobody who could be asked"),
    }
    return names.get(kind, kind)


def stance_name(stance: str) -> str:
    """Name what a text does with a claim.

    Example:
        >>> stance_name("doubts")
        'doubts it'
    """
    names = {
        "asserts": gettext("asserts it"),
        "reports": gettext("reports it"),
        "denies": gettext("denies it"),
        "doubts": gettext("doubts it"),
    }
    return names.get(stance, stance)
