"""The page on which people decide, over what was found: filled in by the link beside it, or by hand with ids."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from sayso.records import Correction, Judgement
from sayso.report.tongues import gettext as _
from sayso.web.answers import Deciding
from sayso.web.deciding import decide_at
from sayso.web.desk import Desk
from sayso.web.framing import framed, own_page
from sayso.web.problems import forbidden
from sayso.web.subjects import Subject, side_of, subject_of

SHOWN = 100
OF_CLAIMS = (Judgement.OTHER_CLAIM, Judgement.SAME_CLAIM)
OF_ORIGINS = (Judgement.INDEPENDENT, Judgement.OTHER_ORIGIN, Judgement.SAME_ORIGIN)
Field = Annotated[str, Form(max_length=2000)]


def correction_routes(desk: Desk) -> APIRouter:
    """Give the routes of corrections."""
    routes = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

    @routes.get("/corrections")
    def corrections(request: Request) -> Response:
        query = request.query_params
        with desk.cases.one() as case, case.moment():
            names = desk.wholes.of(case).known.names
            every = case.every(Correction)
            decided = [(each, side_of(case, names, each.a), side_of(case, names, each.b)) for each in every[: -SHOWN - 1 : -1]]
            subject = subject_of(case, names, query)
        given = Deciding(**{name: query.get(name, "")[:200] for name in ("judgement", "a", "b", "claim")})
        shown = own_page(
            "corrections", _("Corrections"), "corrections.html.j2", corrections=decided, more=len(every) - len(decided),
            given=given, judgements=tuple(Judgement), verdict=verdict, fitting=fitting(subject), subject=subject,
            csrf=desk.secret, stored="stored" in query, read_only=desk.options.read_only,
        )  # fmt: skip
        return framed(desk, shown)

    @routes.post("/corrections")
    def correct(  # noqa: PLR0913, PLR0917 - one parameter a field of the form
        csrf: Field,
        judgement: Field,
        a: Field = "",
        b: Field = "",
        claim: Field = "",
        statement: Field = "",
        document: Field = "",
        right: Field = "",
        by: Field = "",
        why: Field = "",
        conclude: bool = False,
    ) -> Response:
        if not desk.knows_secret(csrf):
            raise forbidden()
        first, second = sides(judgement, (a, b), (statement, document, right))
        only_for = (claim or None) if judgement in OF_ORIGINS else None
        deciding = Deciding(judgement=judgement, a=first, b=second, claim=only_for, by=by, why=why)
        job = decide_at(desk, deciding, conclude=conclude).job
        return RedirectResponse(f"/jobs/{job.id}" if job else "/corrections?stored", HTTPStatus.SEE_OTHER)

    @routes.post("/corrections/conclude")
    def conclude(csrf: Field) -> Response:
        if not desk.knows_secret(csrf):
            raise forbidden()
        desk.jobs.hold()
        try:
            job = desk.jobs.start()
        finally:
            desk.jobs.release()
        return RedirectResponse(f"/jobs/{job.id}", HTTPStatus.SEE_OTHER)

    return routes


def sides(judgement: str, pair: tuple[str, str], single: tuple[str, str, str]) -> tuple[str, str]:
    """Give the two sides of a decision as a table has them: of one statement or document the other side is what is right.

    Args:
        judgement: as the form names it.
        pair: the two passages of the form.
        single: its statement, its document, and what is right.

    Example:
        >>> sides("wrong date", ("d1:0-9", "d2:4-9"), ("", "d1", "2024-03-05"))
        ('d1', '2024-03-05')
    """
    statement, document, right = single
    about = {Judgement.WRONG_SPEAKER: statement, Judgement.WRONG_DATE: document}.get(judgement, "")  # type: ignore[call-overload]
    return (about or pair[0], right or pair[1]) if about or judgement in {Judgement.WRONG_SPEAKER, Judgement.WRONG_DATE} else pair


def fitting(subject: Subject | None) -> tuple[Judgement, ...]:
    """Give what can be decided about a subject."""
    if subject is None:
        return tuple(Judgement)
    two = (*OF_CLAIMS, *OF_ORIGINS) if len(subject.passages) > 1 else ()
    speaker = (Judgement.WRONG_SPEAKER,) if subject.statement else ()
    return (*two, *speaker, *((Judgement.WRONG_DATE,) if subject.document else ()))


def verdict(judgement: Judgement) -> str:
    """Say in plain words what a decision says."""
    said = {
        Judgement.SAME_CLAIM: _("the two say the same: one claim"),
        Judgement.OTHER_CLAIM: _("the two do not say the same: two claims"),
        Judgement.SAME_ORIGIN: _("the two rest on the same origin"),
        Judgement.OTHER_ORIGIN: _("the two rest on different origins"),
        Judgement.INDEPENDENT: _("the two came to know it independently of each other"),
        Judgement.WRONG_SPEAKER: _("somebody else says it"),
        Judgement.WRONG_DATE: _("the date is wrong"),
    }
    return said[judgement]
