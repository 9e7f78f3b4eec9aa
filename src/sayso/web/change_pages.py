"""What is new in the case: a page by day, and a feed for feed readers."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from fastapi import APIRouter
from starlette.responses import HTMLResponse, Response

from sayso.case import Case
from sayso.exchange.atom import atom_feed
from sayso.records import Change, ChangeKind, Moment
from sayso.report.moments import when
from sayso.report.tongues import gettext as _
from sayso.web.asking import After, sliced
from sayso.web.desk import Desk
from sayso.web.framing import framed, own_page

SHOWN = 100
_DAY_CHARS = 10
ATOM = "application/atom+xml"


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """One change: what kind, in words; its sentence; where it leads; the clock (UTC)."""

    kind: str
    text: str
    page: str
    id: str
    clock: str


def change_routes(desk: Desk) -> APIRouter:
    """Give the routes of what is new."""
    routes = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

    @routes.get("/changes")
    def changes(since: str = "", after: After = None) -> Response:
        asked = since[:40]
        with desk.cases.one() as case:
            found = sliced(case.changes(asked)[::-1], after, SHOWN)
            there = _there(case, found.rows)
        shown = own_page(
            "changes", _("What is new"), "changes.html.j2", days=days(found.rows, there), since=asked, total=found.total,
            after=found.after,
        )  # fmt: skip
        return framed(desk, shown)

    @routes.get("/changes.atom")
    def feed(since: str = "") -> Response:
        with desk.cases.one() as case:
            return Response(atom_feed(case.changes(since[:40]), f"sayso: {desk.path.name}"), media_type=ATOM)

    return routes


def days(changes: Iterable[Change], there: frozenset[str]) -> list[tuple[str, list[News]]]:
    """Put changes together by the day on which they were found.

    Args:
        changes: the latest first.
        there: ids of claims that are still in the case.
    """
    grouped = groupby(changes, key=lambda each: each.at[:_DAY_CHARS])
    return [(_day(day), [_news(each, there) for each in found]) for day, found in grouped]


def _day(day: str) -> str:
    return when(Moment(day, day, "")) if day else _("before days were kept")


def _news(change: Change, there: frozenset[str]) -> News:
    page, name = (
        ("claim", change.claim) if change.claim in there else ("document", change.document) if change.document else ("", "")
    )
    return News(kind=kind_name(change.kind), text=change.text, page=page, id=name or "", clock=change.at[11:16])


def kind_name(kind: ChangeKind) -> str:
    """Say what kind of change it is."""
    names = {
        ChangeKind.NEW_CLAIM: _("New claim"),
        ChangeKind.NEW_ORIGIN: _("New origin"),
        ChangeKind.NEW_DENIAL: _("New denial"),
        ChangeKind.DROPPED_ATTRIBUTION: _("Attribution dropped"),
        ChangeKind.NEW_VERSION: _("New version"),
        ChangeKind.CHANGED_AT_ORIGIN: _("Changed at the origin"),
    }
    return names[kind]


def _there(case: Case, changes: tuple[Change, ...]) -> frozenset[str]:
    """Give the claims of changes that are still there: when a case is brought up to date, ids of claims may change."""
    wanted = tuple(dict.fromkeys(each.claim for each in changes if each.claim))
    return frozenset(each.id for each in case.part_of_claims(wanted).claims) if wanted else frozenset()
