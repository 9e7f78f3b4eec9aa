"""Files of a form on their way into the case: taken in, told from those that are known, handed to a job."""

from collections.abc import Mapping
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from fastapi import Request
from starlette.concurrency import run_in_threadpool

from sayso.errors import BadInput
from sayso.web.desk import Desk
from sayso.web.jobs import Job
from sayso.web.problems import forbidden
from sayso.web.uploads import Taken, take


async def add_files(desk: Desk, request: Request, *, from_page: bool = False) -> Job:
    """Take the files of a request in and start the job that reads them.

    Args:
        desk: of the case.
        request: a form (``multipart/form-data``), its body not yet read.
        from_page: whether the form carries our secret in its field ``csrf``.

    Returns:
        The job.

    Raises:
        HTTPException: another job runs, the form is broken or too much, or it lacks the secret.
        BadInput: there is no file in it, or all are known.
    """
    desk.jobs.hold()
    folder = Path(mkdtemp(prefix="sayso-"))
    try:
        taken = await take(request.headers.get("content-type", ""), request.stream(), folder, desk.options)
        _check(desk, taken, from_page=from_page)
        return await run_in_threadpool(_started, desk, folder, taken.files)
    except BaseException:
        rmtree(folder, ignore_errors=True)
        raise
    finally:
        desk.jobs.release()


def _check(desk: Desk, taken: Taken, *, from_page: bool) -> None:
    if from_page and not desk.knows_secret(taken.fields.get("csrf", "")):
        raise forbidden()
    if not taken.files:
        raise BadInput("no file came; expected one or more in the field files")


def _started(desk: Desk, folder: Path, files: Mapping[str, str]) -> Job:
    """Start the job for the files that are new."""
    known = _known(desk, files)
    fresh = [path for path in files if path not in known]
    if not fresh:
        raise BadInput(f"all of it was read before: {', '.join(known.values())[:1000]}; expected a file that is new")
    return desk.jobs.start(folder, fresh, tuple(known.values()))


def _known(desk: Desk, files: Mapping[str, str]) -> dict[str, str]:
    """Give of files that were read before, wherever they were then, what they are called in the case."""
    with desk.cases.one() as case:
        try:
            before = {each.sha256: each.path for each in case.last_run().inputs}
        except BadInput:  # nothing was found yet
            return {}
    return {path: before[digest] for path, digest in files.items() if digest in before}
