"""The page of a claim, and what it gives away as files: its chart, the numbers of the chart, its witnesses."""

from collections.abc import Callable

from fastapi import APIRouter
from starlette.responses import HTMLResponse, Response

from sayso.records import Claim, Lineage
from sayso.report.catalogue import Catalogue
from sayso.report.chart_files import chart_csv, chart_svg, witnesses_csv
from sayso.report.lanes import Lanes
from sayso.report.pages import claim_page
from sayso.report.sections import section
from sayso.web.api_records import Id, one
from sayso.web.desk import Desk
from sayso.web.framing import framed
from sayso.web.shelves import shelf_of

CSV, SVG = "text/csv; charset=utf-8", "image/svg+xml"


def claim_routes(desk: Desk) -> APIRouter:
    """Give the routes of one claim."""
    routes = APIRouter(prefix="/claims/{name}", include_in_schema=False, default_response_class=HTMLResponse)

    def found(name: str) -> tuple[Catalogue, Claim, Lineage]:
        with desk.cases.one() as case, case.moment():
            claim = one(case, Claim, name)
            shelf = shelf_of(desk, case, case.part_of_claim(name))
        return shelf, claim, shelf.lineages[name]

    def given(name: str, ending: str, kind: str, write: Callable[[Catalogue, Claim, Lineage], str]) -> Response:
        return saved(write(*found(name)), f"claim-{name}-{ending}", kind)

    @routes.get("")
    def claim(name: Id, lanes: Lanes = Lanes.WORDING) -> Response:
        shelf, told, lineage = found(name)
        return framed(desk, claim_page(shelf, section(shelf, told, lineage, lanes)))

    @routes.get("/chart.svg")
    def chart_as_svg(name: Id, lanes: Lanes = Lanes.WORDING) -> Response:
        return given(name, "chart.svg", SVG, lambda shelf, told, lineage: chart_svg(shelf, told, lineage, lanes))

    @routes.get("/chart.csv")
    def chart_as_csv(name: Id) -> Response:
        return given(name, "chart.csv", CSV, chart_csv)

    @routes.get("/witnesses.csv")
    def witnesses_as_csv(name: Id) -> Response:
        return given(name, "witnesses.csv", CSV, lambda shelf, told, _: witnesses_csv(shelf, told))

    return routes


def saved(content: str, name: str, kind: str) -> Response:
    """Give a file that a browser saves and does not show."""
    plain = "".join(each if each.isascii() and (each.isalnum() or each in "-._") else "-" for each in name)[-100:]
    headers = {"Content-Disposition": f'attachment; filename="{plain}"', "Cache-Control": "private, no-cache"}
    return Response(content, media_type=kind, headers=headers)
