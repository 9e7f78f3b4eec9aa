"""What the pages say: plain sentences with numbers in them, never jargon, never a verdict.

Every function gives :class:`markupsafe.Markup`. Names come in as plain text and are escaped and isolated here, once;
:func:`plain` gives the sentence without its marks. The live pages and the report use the same sentences.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from sayso.records import EndKind
from sayso.report.amounts import between, comma, count, listing, number, origins, plain, titles, told
from sayso.report.cleaning import isolate, line
from sayso.report.holdings import empty, found, not_drawn, nothing_read, pile, unread
from sayso.report.tongues import gettext, ngettext

__all__ = [
    "End",
    "between",
    "carries",
    "comma",
    "could_be_one",
    "count",
    "denied_by",
    "doubted_by",
    "dropped",
    "earliest",
    "empty",
    "end_words",
    "found",
    "listing",
    "nobody_denies",
    "not_drawn",
    "not_established",
    "nothing_read",
    "number",
    "one_unnamed",
    "origins",
    "pile",
    "plain",
    "rests",
    "undated",
    "unread",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """An end of the chains, as a sentence needs it.

    Args:
        name: who or what: an actor, a piece of evidence, an outlet.
        kind: what kind of end.
        inferred: its own text is not in the pile.
        unnamed: nobody could be asked ("a source", "officials").
        told_by: of evidence, who says that it is there; None when the document itself does.
    """

    name: str
    kind: EndKind
    inferred: bool = False
    unnamed: bool = False
    told_by: str | None = None


def end_words(end: End, *, alone: bool = True) -> Markup:
    """Name an end of the chains; in a list of several, what is said of it stands in brackets.

    Example:
        >>> plain(end_words(End(name="the SVR", kind=EndKind.WORD, inferred=True)))
        'one statement of the SVR, which is not in the pile'
        >>> plain(end_words(End(name="Herald", kind=EndKind.OWN_REPORTING)))
        'own reporting of Herald'
        >>> plain(end_words(End(name="a video", kind=EndKind.EVIDENCE, told_by="the SVR")))
        'one statement of the SVR that points to “a video”'
    """
    name = isolate(line(end.name, 120))
    if end.unnamed:
        return told(gettext("one <b>unnamed source</b> (“{name}”)"), name=name)
    if end.kind is EndKind.WORD:
        return told(_word(end, alone=alone), name=name)
    if end.kind is EndKind.OWN_REPORTING:
        return told(gettext("<b>own reporting of {name}</b>"), name=name)
    if end.kind is EndKind.EVIDENCE:
        teller = isolate(line(end.told_by or "", 80))
        return told(_evidence(end), name=name, teller=teller)
    return told(gettext("{name}, which names no source"), name=name)


def _word(end: End, *, alone: bool) -> str:
    if not end.inferred:
        return gettext("<b>one statement of {name}</b>")
    if alone:
        return gettext("<b>one statement of {name}</b>, which is not in the pile")
    return gettext("<b>one statement of {name}</b> (not in the pile)")


def _evidence(end: End) -> str:
    if not end.told_by:
        return gettext("<b>“{name}”</b>")
    if end.inferred:
        return gettext("<b>one statement of {teller}</b> (not in the pile) that points to “{name}”")
    return gettext("<b>one statement of {teller}</b> that points to “{name}”")


def carries(documents: int) -> Markup:
    """Say how many documents carry a claim.

    Example:
        >>> plain(carries(1)), plain(carries(17))
        ('1 document carries this.', '17 documents carry this.')
    """
    if documents == 0:
        return told(gettext("No document in this pile asserts this."))
    said = ngettext("{number} document carries this.", "{number} documents carry this.", documents)
    return told(said, number=number(documents))


def rests(documents: int, wordings: int, unsourced: int, ends: Sequence[End], apart: int | None = None) -> Markup:
    """Say how many of the documents are copies, and what the others rest on.

    Args:
        documents: how many carry the claim.
        wordings: how many texts they are, copies set aside.
        unsourced: how many of the wordings name no source.
        ends: the established ends of the chains, without those.
        apart: how many of these ends the texts show to be different; None when all are.

    Example:
        >>> svr = End(name="the SVR", kind=EndKind.WORD, inferred=True)
        >>> plain(rests(17, 6, 0, [svr]))
        '11 of them are copies; the other 6 rest on one statement of the SVR, which is not in the pile.'
        >>> plain(rests(3, 2, 1, [End(name="the mayor", kind=EndKind.WORD)]))
        '1 of them is a copy; of the other 2, 1 rests on one statement of the mayor, and 1 names no source.'
    """
    if documents == 0:
        return Markup()
    left = max(1, min(wordings, documents))
    silent = min(unsourced, left) if ends else left
    what = _ends(ends, apart)
    if documents == 1:
        return told(gettext("It names no source.") if silent else gettext("It rests on {what}."), what=what)
    if 0 < silent < left:
        rest = _some(documents, left, silent, what)
    else:
        rest = told(_all_silent(documents, left) if silent else _all(documents, left), number=number(left), what=what)
    return told(gettext("{copies}; {others}."), copies=_copied(documents - left), others=rest)


def _copied(copies: int) -> Markup:
    if copies == 0:
        return told(gettext("None is a copy of another"))
    return told(ngettext("{number} of them is a copy", "{number} of them are copies", copies), number=number(copies))


def _all(documents: int, left: int) -> str:
    if documents == left:
        return ngettext("it rests on {what}", "all {number} rest on {what}", left)
    return (
        gettext("the other rests on {what}")
        if left == 1
        else ngettext("the other {number} rests on {what}", "the other {number} rest on {what}", left)
    )


def _all_silent(documents: int, left: int) -> str:
    if documents == left:
        return ngettext("it names no source", "all {number} name no source", left)
    return (
        gettext("the other names no source")
        if left == 1
        else ngettext("the other {number} names no source", "the other {number} name no source", left)
    )


def _some(documents: int, left: int, silent: int, what: Markup) -> Markup:
    """Say that some rest on something, and the others name nothing."""
    resting = told(
        ngettext("{number} rests on {what}", "{number} rest on {what}", left - silent), number=number(left - silent), what=what
    )
    others = told(ngettext("{number} names no source", "{number} name no source", silent), number=number(silent))
    if documents == left:
        return told(gettext("{resting}, and {others}"), resting=resting, others=others)
    return told(gettext("of the other {number}, {resting}, and {others}"), number=number(left), resting=resting, others=others)


def _ends(ends: Sequence[End], apart: int | None) -> Markup:
    if len(ends) < 2:  # noqa: PLR2004 one end is named, several are counted
        return end_words(ends[0]) if ends else Markup()
    low = len(ends) if apart is None else apart
    named = listing([end_words(end, alone=False) for end in ends], 4)
    return told(gettext("{origins}: {names}"), origins=origins(low, len(ends)), names=named)


def not_established(names: Sequence[str]) -> Markup:
    """Say which documents name no source, so that nobody can tell whether they know more than the others.

    Example:
        >>> plain(not_established(["Herald", "Kurier"]))
        'Independence not established: Herald and Kurier name no source.'
        >>> plain(not_established(["Herald"]))
        'Independence not established: Herald names no source.'
    """
    said = ngettext(
        "Independence not established: {names} names no source.",
        "Independence not established: {names} name no source.",
        len(names),
    )
    return told(said, names=titles(names))


def could_be_one(ends: Sequence[str]) -> Markup:
    """Say which ends the texts do not show to be different.

    Example:
        >>> plain(could_be_one(["the ministry", "its spokesman"]))
        'Not shown to be different: the ministry and its spokesman.'
    """
    return told(gettext("Not shown to be different: {names}."), names=listing(ends))


def one_unnamed() -> Markup:
    """Say that there is nothing but one unnamed source."""
    return told(gettext("<b>Everything here rests on one unnamed source.</b>"))


def denied_by(deniers: Sequence[tuple[str, int]]) -> Markup:
    """Say who denies, and in how many documents.

    Example:
        >>> plain(denied_by([("Kyiv", 2), ("Washington", 1)]))
        'Denied by: Kyiv (2 documents), Washington (1).'
    """
    return told(gettext("Denied by: {names}."), names=_counted(deniers))


def doubted_by(doubters: Sequence[tuple[str, int]]) -> Markup:
    """Say who doubts, and in how many documents.

    Example:
        >>> plain(doubted_by([("Herald", 1)]))
        'Doubted by: Herald (1 document).'
    """
    return told(gettext("Doubted by: {names}."), names=_counted(doubters))


def _counted(names: Sequence[tuple[str, int]]) -> Markup:
    """Give names with how many documents each has; what is counted is said of the first."""
    parts = [
        Markup("{} ({})").format(isolate(line(name, 80)), count(many, "document") if rank == 0 else number(many))
        for rank, (name, many) in enumerate(names)
    ]
    return Markup(comma()).join(parts)  # noqa: S704 - ours


def nobody_denies() -> Markup:
    """Say that there is no denial and no doubt."""
    return told(gettext("Nobody in this pile denies it."))


def dropped(outlet: str, credited: str | None) -> Markup:
    """Say that a copy prints as fact what its original credits to somebody.

    Example:
        >>> plain(dropped("Blog X", None))
        'Attribution dropped: Blog X prints as fact what its original credits to somebody else.'
    """
    if not credited:
        said = gettext("Attribution dropped: {outlet} prints as fact what its original credits to somebody else.")
        return told(said, outlet=titles([outlet]))
    said = gettext("Attribution dropped: {outlet} prints as fact what its original credits to {name}.")
    return told(said, outlet=titles([outlet]), name=isolate(line(credited, 80)))


def earliest(date: str, outlet: str | None = None, perhaps: Sequence[str] = ()) -> Markup:
    """Say when a claim is first seen; never "first ever".

    Args:
        date: of the document that is certainly there first.
        outlet: whose it is.
        perhaps: outlets whose dates are too wide to tell that they are later.

    Example:
        >>> plain(earliest("17 May 2022 (byline)", "Herald"))
        'Earliest in this pile: 17 May 2022 (byline), Herald.'
        >>> plain(earliest("17 May 2022 (byline)", "Herald", ["Kurier"]))
        'Earliest in this pile: 17 May 2022 (byline), Herald; Kurier could be earlier.'
    """
    if not outlet:
        return told(gettext("Earliest in this pile: {date}."), date=date)
    if not perhaps:
        return told(gettext("Earliest in this pile: {date}, {outlet}."), date=date, outlet=titles([outlet]))
    said = gettext("Earliest in this pile: {date}, {outlet}; {others} could be earlier.")
    return told(said, date=date, outlet=titles([outlet]), others=titles(perhaps))


def undated(many: int, total: int) -> Markup:
    """Say how many of the documents have no date.

    Example:
        >>> plain(undated(1, 3)), plain(undated(3, 3)), plain(undated(1, 1))
        ('1 document has no date.', 'None of them has a date.', 'It has no date.')
    """
    if many == total:
        return told(gettext("It has no date.") if total == 1 else gettext("None of them has a date."))
    return told(ngettext("{number} document has no date.", "{number} documents have no date.", many), number=number(many))
