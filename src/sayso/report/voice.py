"""What the pages say: plain sentences with numbers in them, never jargon, never a verdict.

Every function gives :class:`markupsafe.Markup`. Names come in as plain text and are escaped and isolated here, once;
:func:`plain` gives the sentence without its marks. The live pages and the report use the same sentences.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from sayso.records import EndKind
from sayso.report.cleaning import isolate, line

_NAMES_SHOWN = 5


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


def plain(sentence: Markup) -> str:
    """Give a sentence without its marks.

    Example:
        >>> plain(dropped("Blog X", "the SVR"))
        'Attribution dropped: Blog X prints as fact what its original credits to the SVR.'
    """
    return sentence.striptags()


def number(many: int) -> str:
    """Give a number with its thousands apart.

    Example:
        >>> number(12345)
        '12,345'
    """
    return f"{many:,}"


def count(many: int, one: str, several: str | None = None) -> str:
    """Give a number with its noun.

    Example:
        >>> count(1, "copy", "copies"), count(2, "copy", "copies"), count(0, "document")
        ('1 copy', '2 copies', '0 documents')
    """
    return f"{number(many)} {one if many == 1 else several or one + 's'}"


def between(low: int, high: int) -> str:
    """Give a range.

    Example:
        >>> between(1, 2), between(3, 3)
        ('1–2', '3')
    """
    return number(low) if low == high else f"{number(low)}–{number(high)}"


def origins(low: int, high: int) -> str:
    """Give a range of origins with its noun.

    Example:
        >>> origins(1, 1), origins(1, 2)
        ('1 origin', '1–2 origins')
    """
    return f"{between(low, high)} {'origin' if high == 1 else 'origins'}"


def listing(names: Sequence[str], shown: int = _NAMES_SHOWN) -> Markup:
    """Give names as a list in words, the first few of many; a name that is Markup already stays as it is.

    Example:
        >>> plain(listing(["Herald", "Kurier", "Radio Nord"])), plain(listing(list("abcdefg"), 2))
        ('Herald, Kurier and Radio Nord', 'a, b and 5 others')
    """
    parts = [name if isinstance(name, Markup) else isolate(line(name, 80)) for name in names]
    if len(parts) > shown + 1:
        parts = [*parts[:shown], Markup("{} others").format(number(len(parts) - shown))]
    if len(parts) < 2:  # noqa: PLR2004 one name, or none, needs no "and"
        return parts[0] if parts else Markup()
    return Markup(", ").join(parts[:-1]) + Markup(" and ") + parts[-1]


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
        return Markup("one <b>unnamed source</b> (“{}”)").format(name)
    if end.kind is EndKind.WORD:
        absent = (", which is not in the pile" if alone else " (not in the pile)") if end.inferred else ""
        return Markup("<b>one statement of {}</b>{}").format(name, absent)
    if end.kind is EndKind.OWN_REPORTING:
        return Markup("<b>own reporting of {}</b>").format(name)
    if end.kind is EndKind.EVIDENCE:
        if not end.told_by:
            return Markup("<b>“{}”</b>").format(name)
        absent = " (not in the pile)" if end.inferred else ""
        teller = isolate(line(end.told_by, 80))
        return Markup("<b>one statement of {}</b>{} that points to “{}”").format(teller, absent, name)
    return Markup("{}, which names no source").format(name)


def carries(documents: int) -> Markup:
    """Say how many documents carry a claim.

    Example:
        >>> plain(carries(1)), plain(carries(17))
        ('1 document carries this.', '17 documents carry this.')
    """
    if documents == 0:
        return Markup("No document in this pile asserts this.")
    return Markup("{} {} this.").format(count(documents, "document"), "carries" if documents == 1 else "carry")


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
    copied = _copied(documents - left) if documents > 1 else Markup()
    whose = _subject(documents, left, mixed=0 < silent < left)
    if 0 < silent < left:
        return (
            copied
            + whose
            + _rest_on(left - silent, ends, apart)
            + Markup(", and {} {} no source.").format(number(silent), "names" if silent == 1 else "name")
        )
    if silent:
        return copied + whose + Markup("{} no source.").format("names" if left == 1 else "name")
    return copied + whose + _rest_on(left, ends, apart, counted=False) + Markup(".")


def _copied(copies: int) -> Markup:
    if copies == 0:
        return Markup("None is a copy of another; ")
    return Markup("{} of them {}; ").format(number(copies), "is a copy" if copies == 1 else "are copies")


def _subject(documents: int, left: int, *, mixed: bool) -> str:
    """Name those that are no copies, as the beginning of a clause."""
    if documents == 1:
        return "It "
    if documents == left:
        return "" if mixed else f"all {number(left)} "
    if mixed:
        return f"of the other {number(left)}, "
    return "the other " if left == 1 else f"the other {number(left)} "


def _rest_on(many: int, ends: Sequence[End], apart: int | None, *, counted: bool = True) -> Markup:
    opening = f"{number(many)} " if counted else ""
    verb = "rests" if many == 1 else "rest"
    if len(ends) == 1:
        return Markup("{}{} on {}").format(opening, verb, end_words(ends[0]))
    low = len(ends) if apart is None else apart
    return Markup("{}{} on {}: {}").format(
        opening, verb, origins(low, len(ends)), listing([end_words(end, alone=False) for end in ends], 4)
    )


def not_established(names: Sequence[str]) -> Markup:
    """Say which documents name no source, so that nobody can tell whether they know more than the others.

    Example:
        >>> plain(not_established(["Herald", "Kurier"]))
        'Independence not established: Herald and Kurier name no source.'
        >>> plain(not_established(["Herald"]))
        'Independence not established: Herald names no source.'
    """
    verb = "names" if len(names) == 1 else "name"
    return Markup("Independence not established: {} {} no source.").format(_titles(names), verb)


def could_be_one(ends: Sequence[str]) -> Markup:
    """Say which ends the texts do not show to be different.

    Example:
        >>> plain(could_be_one(["the ministry", "its spokesman"]))
        'Not shown to be different: the ministry and its spokesman.'
    """
    return Markup("Not shown to be different: {}.").format(listing(ends))


def one_unnamed() -> Markup:
    """Say that there is nothing but one unnamed source."""
    return Markup("<b>Everything here rests on one unnamed source.</b>")


def denied_by(deniers: Sequence[tuple[str, int]], verb: str = "Denied") -> Markup:
    """Say who denies or doubts, and in how many documents.

    Example:
        >>> plain(denied_by([("Kyiv", 2), ("Washington", 1)]))
        'Denied by: Kyiv (2 documents), Washington (1).'
        >>> plain(denied_by([("Herald", 1)], "Doubted"))
        'Doubted by: Herald (1 document).'
    """
    parts = [
        Markup("{} ({})").format(isolate(line(name, 80)), count(many, "document") if rank == 0 else number(many))
        for rank, (name, many) in enumerate(deniers)
    ]
    return Markup("{} by: {}.").format(verb, Markup(", ").join(parts))


def nobody_denies() -> Markup:
    """Say that there is no denial and no doubt."""
    return Markup("Nobody in this pile denies it.")


def dropped(outlet: str, credited: str | None) -> Markup:
    """Say that a copy prints as fact what its original credits to somebody.

    Example:
        >>> plain(dropped("Blog X", None))
        'Attribution dropped: Blog X prints as fact what its original credits to somebody else.'
    """
    whom = isolate(line(credited, 80)) if credited else Markup("somebody else")
    return Markup("Attribution dropped: {} prints as fact what its original credits to {}.").format(_titles([outlet]), whom)


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
    whose = Markup(", {}").format(_titles([outlet])) if outlet else Markup()
    others = Markup("; {} could be earlier").format(_titles(perhaps)) if perhaps else Markup()
    return Markup("Earliest in this pile: {}{}{}.").format(date, whose, others)


def undated(many: int, total: int) -> Markup:
    """Say how many of the documents have no date.

    Example:
        >>> plain(undated(1, 3)), plain(undated(3, 3)), plain(undated(1, 1))
        ('1 document has no date.', 'None of them has a date.', 'It has no date.')
    """
    if many == total:
        return Markup("It has no date.") if total == 1 else Markup("None of them has a date.")
    return Markup("{} {} no date.").format(count(many, "document"), "has" if many == 1 else "have")


def pile(files: int, documents: int, outlets: int, languages: Sequence[str], dates: str | None) -> Markup:
    """Say what is in the pile.

    Example:
        >>> plain(pile(2, 9, 7, ["English", "Japanese"], "17 May 2022 to 16 February 2023"))
        '2 files hold 9 documents of 7 outlets in English and Japanese, 17 May 2022 to 16 February 2023.'
        >>> plain(pile(1, 1, 0, ["English"], None))
        '1 file holds 1 document in English, none with a date.'
    """
    if documents == 0:
        return nothing_read(files)
    return Markup("{} {} {}{} in {}, {}.").format(
        count(files, "file"),
        "holds" if files == 1 else "hold",
        count(documents, "document"),
        f" of {count(outlets, 'outlet')}" if outlets else "",
        listing(languages),
        dates or "none with a date",
    )


def nothing_read(files: int) -> Markup:
    """Say that the pile is empty, and what would fill it.

    Example:
        >>> plain(nothing_read(0))
        'No document was read from 0 files. Hand sayso a folder with .txt, .html, .jsonl, .csv, .pdf or .warc files.'
    """
    return Markup(
        "No document was read from {}. Hand sayso a folder with .txt, .html, .jsonl, .csv, .pdf or .warc files."
    ).format(
        count(files, "file"),
    )


def found(statements: int, claims: int, copies: int) -> Markup:
    """Say what was found in the pile.

    Example:
        >>> plain(found(31, 1, 12))
        'In them: 31 statements credited to somebody, 1 claim, 12 passages copied from one document to another.'
    """
    return Markup("In them: {} credited to somebody, {}, {} copied from one document to another.").format(
        count(statements, "statement"),
        count(claims, "claim"),
        count(copies, "passage"),
    )


def unread(many: int) -> Markup:
    """Say how many things could not be read.

    Example:
        >>> plain(unread(0)), plain(unread(1))
        ('Everything was read.', '1 item could not be read, or held nothing.')
    """
    return (
        Markup("{} could not be read, or held nothing.").format(count(many, "item")) if many else Markup("Everything was read.")
    )


def not_drawn(many: int) -> Markup:
    """Say how many documents are left out of a picture.

    Example:
        >>> plain(not_drawn(1))
        '1 more document is not drawn; the table below the chart has them all.'
    """
    verb = "is" if many == 1 else "are"
    return Markup("{} {} not drawn; the table below the chart has them all.").format(count(many, "more document"), verb)


_EMPTY = {
    "claims": "No claim yet. A claim appears when a document asserts something or credits it to somebody; "
    "add documents with running text.",
    "copies": "No passage here is a copy of another. Copies appear when two documents share a dozen words in a row, "
    "or one translates the other.",
    "speakers": "Nobody is quoted in this pile. Speakers appear when a text credits words to somebody: “the ministry said …”.",
}


def empty(view: str) -> Markup:
    """Say that a view has nothing to show, and what would fill it.

    Args:
        view: ``claims``, ``copies`` or ``speakers``.

    Example:
        >>> plain(empty("claims")).partition(".")[0]
        'No claim yet'
    """
    return Markup("{}").format(_EMPTY[view])


def _titles(names: Sequence[str]) -> Markup:
    """Give names of outlets as titles."""
    return listing([Markup("<cite>{}</cite>").format(isolate(line(name, 80))) for name in names])
