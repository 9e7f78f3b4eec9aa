"""One line of plain text that cites what a page shows, so that somebody else can find it and run it again."""

from collections.abc import Iterable

from sayso.report import voice
from sayso.report.catalogue import Catalogue
from sayso.report.cleaning import line
from sayso.report.tongues import gettext, ngettext

_LONGEST_WHAT = 200


def citation(shelf: Catalogue, what: str, numbers: Iterable[str] = (), *, link: str = "", made: str = "") -> str:
    """Cite a view: what it is about, its numbers, the pile, the run, where it is found.

    Args:
        shelf: of the pile, or of a part of it.
        what: that the page is about: the words of a claim, a name.
        numbers: what was found: "17 documents", "6 wordings", "1–2 origins".
        link: its address as far as it is known; a script completes it.
        made: when the run was made, in words; empty where it is not known.

    Example:
        >>> from sayso.records import Run, Trace
        >>> from sayso.report.catalogue import catalogue
        >>> run = Run(id="3f9a", version="0.1.0", settings=(), inputs=())
        >>> trace = Trace(run=run, documents=(), statements=(), actors=(), copies=(), claims=(), lineages=(), unread=())
        >>> citation(catalogue(trace), "“The mill is shut.”", ["2 documents", "1 origin"], link="#claim-7")
        '“The mill is shut.” 2 documents, 1 origin. From a pile of 0 documents; sayso 0.1.0, run 3f9a. #claim-7'
    """
    run, many = shelf.trace.run, len(shelf.names)
    found = voice.comma().join(numbers)
    pile = ngettext("From a pile of {number} document; {tool}.", "From a pile of {number} documents; {tool}.", many)
    tool = gettext("sayso {version}, run {run}").format(version=line(run.version, 40), run=line(run.id, 80))
    told = pile.format(number=voice.number(many), tool=voice.comma().join(filter(None, (tool, made))))
    return " ".join(part for part in (line(what, _LONGEST_WHAT), f"{found}." if found else "", told, link) if part)
