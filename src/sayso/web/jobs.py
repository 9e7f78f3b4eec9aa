"""What writes to the case: one job at a time, in a process of its own: pages stay quick, and a kill leaves the case whole."""

import json
import subprocess
import sys
from collections import OrderedDict, deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from http import HTTPStatus
from pathlib import Path
from secrets import token_hex
from shutil import rmtree
from threading import Lock, Thread
from typing import Any

from starlette.exceptions import HTTPException

MOST_LINES = 20  # of a job's progress that are shown
MOST_LINE_CHARS = 300
MOST_JOBS = 50  # that are remembered
MOST_LISTED = 100  # files of a job that could not be read
PATIENCE_SECONDS = 5.0


class JobState(StrEnum):
    """How far a job is."""

    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What was asked to be written to the case.

    Args:
        id: by which it can be asked for; of this run.
        what: files that are read, by the name they have in the case; none where only decisions are taken into account.
        known: files that were in the case before, and are not read again.
        state: running, done, failed or stopped.
        lines: the last of its progress.
        started, ended: ISO 8601, UTC; None while it runs.
        files, documents: how many were new.
        unread: what could not be read, and why.
        changes: sentences: what is new in the case.
        error: why it failed, and what to do.
    """

    id: str
    what: tuple[str, ...]
    known: tuple[str, ...] = ()
    state: JobState = JobState.RUNNING
    lines: tuple[str, ...] = ()
    started: str
    ended: str | None = None
    files: int = 0
    documents: int = 0
    unread: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
    error: str = ""


class Jobs:
    """Runs jobs one by one, and knows how each went.

    Args:
        case: path of the case.
    """

    def __init__(self, case: Path) -> None:
        self._case = case.absolute()
        self._known: OrderedDict[str, Job] = OrderedDict()
        self._lock = Lock()
        self.process: subprocess.Popen[str] | None = None
        self._stopped: set[str] = set()
        self._held = False
        self._following = Thread()

    def running(self) -> Job | None:
        """Give the job that runs now."""
        return next((each for each in reversed(self._known.values()) if each.state is JobState.RUNNING), None)

    def every(self) -> tuple[Job, ...]:
        """Give all that are remembered, the latest first."""
        return tuple(reversed(self._known.values()))

    def get(self, name: str) -> Job | None:
        """Give a job."""
        return self._known.get(name)

    def keep(self, job: Job) -> None:
        """Remember a job; the oldest are forgotten."""
        self._known[job.id] = job
        while len(self._known) > MOST_JOBS:
            self._known.popitem(last=False)

    def hold(self) -> None:
        """Keep the place of the next job while its files come in.

        Raises:
            HTTPException: 409 where another job runs, or comes in.
        """
        with self._lock:
            if self._held or self.running() is not None:
                raise HTTPException(HTTPStatus.CONFLICT, "the case is being written to by another job; wait until it has ended")
            self._held = True

    def release(self) -> None:
        """Give the place of the next job up."""
        self._held = False

    def start(self, folder: Path | None = None, paths: Sequence[str] = (), known: Sequence[str] = ()) -> Job:
        """Start a job in the place that is held.

        Args:
            folder: that holds the files; it is removed when the job has ended. None where there are no files.
            paths: of the files, in the folder.
            known: names of files that are in the case already.
        """
        job = Job(id=token_hex(8), what=tuple(paths), known=tuple(known), started=_now())
        command = [sys.executable, "-P", "-m", "sayso.web.adding_job", str(self._case), *paths]
        process = subprocess.Popen(  # noqa: S603 - our own module; the names of the files are ours, too
            command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf8"
        )
        with self._lock:
            self.process = process
            self.keep(job)
            self._held = False
        self._following = Thread(target=self._follow, args=(job.id, process, folder), daemon=True)
        self._following.start()
        return job

    def stop(self, name: str) -> None:
        """Stop a job; what it has stored stays, and the case is whole."""
        job, process = self._known.get(name), self.process
        if job is not None and process is not None and job.state is JobState.RUNNING:
            self._stopped.add(name)
            process.terminate()

    def close(self) -> None:
        """Stop what runs."""
        job, process = self.running(), self.process
        if job is None or process is None:
            return
        self.stop(job.id)
        try:
            process.wait(PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
        self._following.join(PATIENCE_SECONDS)  # it removes the files that were handed in

    def _follow(self, name: str, process: "subprocess.Popen[str]", folder: Path | None) -> None:
        """Take what a job tells until it ends."""
        errors: deque[str] = deque(maxlen=MOST_LINES)
        reading = Thread(target=errors.extend, args=(process.stderr or (),), daemon=True)
        reading.start()
        told: dict[str, Any] = {}
        for line in process.stdout or ():
            told = _told(line) or told
            if "line" in told:
                lines = (*self._known[name].lines, told["line"][:MOST_LINE_CHARS])[-MOST_LINES:]
                self._known[name] = replace(self._known[name], lines=lines)
        process.wait()
        reading.join(PATIENCE_SECONDS)
        if folder is not None:
            rmtree(folder, ignore_errors=True)
        last = errors[-1].strip() if errors else ""
        ended = _ended(self._known[name], told, last, stopped=name in self._stopped)
        self._known[name] = replace(ended, error=ended.error.replace(str(self._case), self._case.name))


def _told(line: str) -> dict[str, Any]:
    """Read what a job tells; a library may have written to its output, too."""
    try:
        told = json.loads(line)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


def _ended(job: Job, told: dict[str, Any], error: str, *, stopped: bool) -> Job:
    """Say how a job went, by the last that it told."""
    if "documents" in told:
        unread, changes = (tuple(told[name][:MOST_LISTED]) for name in ("unread", "changes"))
        done = replace(job, state=JobState.DONE, ended=_now(), unread=unread, changes=changes)
        return replace(done, files=told["files"], documents=told["documents"])
    if stopped:
        return replace(job, state=JobState.STOPPED, ended=_now(), error="it was stopped; what it had stored stays in the case")
    ended = f"its process ended: {error[:MOST_LINE_CHARS] or 'it was killed'}; what it had stored stays; try again"
    return replace(job, state=JobState.FAILED, ended=_now(), error=told.get("error") or ended)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
