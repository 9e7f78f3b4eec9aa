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
from sayso.settings import Settings
from sayso.web.answers import Asking, Explanation
from sayso.web.api_records import MISSING, Id
from sayso.web.desk import Desk
from sayso.web.problems import Problem

MOST_TEXT_CHARS = 100_000
# A file is read while everybody else who checks something waits: an archive of 4 MB may hold 1 GB of text, and reading 5 MB of it
# took 1.9 s. What is larger can be added to the case, by a process of its own.
OF_ONE_FILE = Settings(max_archive_bytes=64 << 20, max_archive_files=100, max_pages=200, max_rows=20_000, max_read_seconds=20)


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
        from sayso.web.explaining import explanation  # noqa: PLC0415 - asks rooms that take time to load, and no other page needs

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
        return check(case, given, OF_ONE_FILE, fact_checks=known if desk.options.fact_checks else None)
