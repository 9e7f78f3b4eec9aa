"""What writes to the case: one job at a time, in a process of its own, whose end leaves the case whole."""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.web.conftest import Opened

from sayso.case import Case, Writer
from sayso.records import Document
from sayso.web.jobs import Job, Jobs, JobState

TEXT = "Coast Courier, 5 March 2024\n\nThe customs service said on Monday that nobody had asked for the timber of Sarn."
MOST_SECONDS = 240.0  # for the models of a job on a busy machine; it takes five


def until(done: Callable[[], Any]) -> Any:
    """Wait until something is true."""
    end = time.monotonic() + MOST_SECONDS
    while not (found := done()):
        assert time.monotonic() < end
        time.sleep(0.05)
    return found


def ended(client: TestClient, name: str) -> dict[str, Any]:
    """Wait until a job has ended."""

    def told() -> dict[str, Any] | None:
        job: dict[str, Any] = client.get(f"/api/v1/jobs/{name}").json()
        return None if job["state"] == "running" else job

    found: dict[str, Any] = until(told)
    return found


def writing(client: TestClient) -> dict[str, str]:
    """Give the header of a write."""
    return {"x-csrf-token": client.get("/api/v1/session").json()["csrf"]}


def test_files_are_read_by_a_job_and_pages_show_the_new_state(
    case: Path, opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second write meanwhile is told to wait; a file that is known is not read again; nothing is left behind."""
    coming = tmp_path / "coming"
    coming.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(coming))
    client = opened(case)
    before = client.get("/api/v1/overview")
    started = client.post("/api/v1/files", files={"files": ("../courier.txt", TEXT)}, headers=writing(client))
    assert started.status_code == 202
    (path,) = started.json()["what"]
    assert path.startswith("uploads/courier-")
    waiting = client.post("/api/v1/files", files={"files": ("b.txt", "Other words.")}, headers=writing(client))
    assert waiting.status_code == 409
    assert waiting.json()["detail"] == "the case is being written to by another job; wait until it has ended"
    assert client.post("/api/v1/runs", headers=writing(client)).status_code == 409
    page = client.get(f"/jobs/{started.json()['id']}", headers={"accept": "text/html"})
    assert '<meta http-equiv="refresh" content="2">' in page.text
    job = ended(client, started.json()["id"])
    assert (job["state"], job["files"], job["documents"], job["error"]) == ("done", 1, 1, "")
    assert client.get(f"/jobs/{job['id']}").text.count("refresh") == 0
    after = client.get("/api/v1/overview", headers={"if-none-match": before.headers["etag"]})
    assert after.status_code == 200
    assert after.json()["documents"] == before.json()["documents"] + 1
    again = client.post("/api/v1/files", files={"files": ("renamed.txt", TEXT)}, headers=writing(client))
    assert again.status_code == 422
    assert again.json()["detail"] == f"all of it was read before: {path}; expected a file that is new"
    with Case(case) as read:
        (added,) = (each for each in read.every(Document) if each.file == path)
        assert read.original(added.id) == TEXT.encode()
    assert list(coming.iterdir()) == []


def test_a_job_that_is_killed_leaves_the_case_whole(case: Path, opened: Opened) -> None:
    """What was stored stays, and the next one goes on."""
    client = opened(case)
    started = client.post("/api/v1/files", files={"files": ("a.txt", TEXT)}, headers=writing(client)).json()
    client.app.state.desk.jobs.process.kill()  # type: ignore[attr-defined] - what TestClient wraps
    job = ended(client, started["id"])
    assert (job["state"], job["error"]) == ("failed", "its process ended: it was killed; what it had stored stays; try again")
    with Case(case) as read:
        assert len(read.every(Document)) >= 24
        read.trace()
    assert client.post("/api/v1/files", files={"files": ("a.txt", TEXT)}, headers=writing(client)).status_code == 202


def test_a_job_is_stopped_by_hand(case: Path, opened: Opened) -> None:
    """And says so."""
    client = opened(case)
    started = client.post("/api/v1/files", files={"files": ("a.txt", TEXT)}, headers=writing(client)).json()
    assert client.delete(f"/api/v1/jobs/{started['id']}", headers=writing(client)).status_code == 200
    job = ended(client, started["id"])
    assert (job["state"], job["error"]) == ("stopped", "it was stopped; what it had stored stays in the case")


def test_who_writes_outside_of_the_desk_is_waited_for(case: Path, opened: Opened) -> None:
    """409 for a decision; a job that meets another process fails with its sentence."""
    client = opened(case)
    decided = {"judgement": "independent", "a": "document001", "b": "document002"}
    with Writer(case):
        refused = client.post("/api/v1/corrections", json=decided, headers=writing(client))
        started = client.post("/api/v1/files", files={"files": ("a.txt", TEXT)}, headers=writing(client)).json()
        job = ended(client, started["id"])
    wanted = "ostra.case: another process is writing to this case; wait for it, or try again later"
    assert (refused.status_code, refused.json()["detail"]) == (409, wanted)
    assert (job["state"], job["error"]) == ("failed", wanted)


def test_the_end_of_the_desk_ends_its_job(case: Path, tmp_path: Path) -> None:
    """Nothing goes on writing when the desk is closed, and no file that was handed in stays."""
    jobs = Jobs(case)
    jobs.hold()
    (tmp_path / "folder").mkdir()
    job = jobs.start(tmp_path / "folder")
    jobs.close()
    found = jobs.get(job.id)
    assert found is not None
    assert found.state is JobState.STOPPED
    assert not (tmp_path / "folder").exists()
    assert jobs.process is not None
    assert jobs.process.poll() is not None


def test_only_the_latest_jobs_are_remembered(case: Path) -> None:
    """Memory is bounded."""
    jobs = Jobs(case)
    for number in range(60):
        jobs.keep(Job(id=str(number), what=(), started="2024-03-04T00:00:00+00:00", state=JobState.DONE))
    assert len(jobs.every()) == 50
    assert jobs.every()[0].id == "59"
    assert jobs.get("9") is None


def test_a_job_ends_when_nobody_listens_any_more(case: Path) -> None:
    """Also where the desk itself was killed."""
    command = [sys.executable, "-m", "sayso.web.adding_job", str(case)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdin.close()  # type: ignore[union-attr] - it is a pipe
        assert process.wait(MOST_SECONDS) == 1
    with Writer(case) as writer:
        assert len(writer.every(Document)) == 24
