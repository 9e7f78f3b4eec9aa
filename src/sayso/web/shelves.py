"""The records of one page, ready to be shown: with names and colours as on every other page, and links to pages of the desk."""

from sayso.case import Case
from sayso.records import Trace
from sayso.report.catalogue import Catalogue, catalogue
from sayso.report.links import at_desk, on_server
from sayso.web.desk import Desk


def shelf_of(desk: Desk, case: Case, part: Trace) -> Catalogue:
    """Look through a part of a case.

    Args:
        desk: of the case.
        case: of which the part is.
        part: the records that a page needs.
    """
    links = on_server if desk.options.read_only else at_desk
    return catalogue(part, links=links, known=desk.wholes.of(case).known)
