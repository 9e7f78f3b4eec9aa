"""Questions that take work: a text held against the case, and why something was found."""

from http import HTTPStatus
from pathlib import Path
from typing import Any

from anyio.to_thread import run_sync
from fastapi import APIRouter

from sayso.answering import answer_json
from sayso.checking import Answer, check
from sayso.errors import BadInput
from sayso.exchange.fact_checks_kept import read_fact_checks
from sayso.web.answers import Asking, Explanation
from sayso.web.api_records import MISSING, Id
from sayso.web.desk import Desk
from sayso.web.explaining import explanation
from sayso.web.problems import Problem

MOST_TEXT_CHARS = 100_000


def asking_routes(desk: Desk) -> APIRouter:
    """Give the routes of questions."""
    routes = APIRouter(tags=["questions"])

    @routes.post("/check", responses={HTTPStatus.UNPROCESSABLE_ENTITY: {"model": Problem, "description": "nothing to check"}})
    async def check_text(asking: Asking) -> list[dict[str, Any]]:
        """Tell who carries a text, since when, on whose word, from how many origins, and who denies it; for this case alone.

        An answer for each sentence, a short text is one; docs/case.md names the fields.
        """
        return [answer_json(each) for each in await held(desk, asking.text)]

    @routes.get("/explain/{name}", responses=MISSING)
    def explain(name: Id) -> Explanation:
        """Say why a claim, a copy or a statement is there: every rule, and what it said."""
        with desk.cases.one() as case:
            return explanation(case, name)

    return routes


async def held(desk: Desk, given: str | Path) -> tuple[Answer, ...]:
    """Hold a text, or a file, against the case, and against the fact-checks that the desk was started with.

    Raises:
        BadInput: there is nothing to be checked in it, or it is long.
    """
    if isinstance(given, str) and len(given) > MOST_TEXT_CHARS:
        raise BadInput(f"the text has {len(given)} characters; expected {MOST_TEXT_CHARS} at most; check a part of it")
    return await run_sync(_checked, desk, given, limiter=desk.checks)


def _checked(desk: Desk, given: str | Path) -> tuple[Answer, ...]:
    with desk.cases.one() as case, read_fact_checks(desk.options.fact_checks) as known:
        return check(case, given, fact_checks=known if desk.options.fact_checks else None)
