"""Whatever a program sends, the API answers as its own document says, and never that it went wrong itself."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import load_all_checks, not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance, status_code_conformance
from tests.case.piles import pile
from tests.stored import stored

from sayso.web import Options, desk
from sayso.web.jobs import Job, Jobs, JobState

load_all_checks()
EXAMPLES = 15  # of each route
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
ITS_HOST = "testserver"  # the name under which schemathesis asks


@pytest.fixture
def app(tmp_path: Path) -> Iterator[FastAPI]:
    """A desk whose jobs do nothing, for any number of them may be asked for."""
    done = Job(id="done", what=(), started="2024-03-04T00:00:00+00:00", state=JobState.DONE)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Jobs, "start", lambda *_given: done)
        patch.setattr("tempfile.tempdir", str(tmp_path))  # no job removes what came in
        yield desk(stored(pile(7), tmp_path / "ostra.case"), Options(names=(ITS_HOST,)))


def test_no_request_makes_it_go_wrong(app: FastAPI) -> None:
    """No 5xx; statuses, types and bodies are those of /openapi.json, for every route."""
    schema = schemathesis.openapi.from_asgi("/openapi.json", app)
    headers = {"x-csrf-token": app.state.desk.secret}
    routes = [found.ok() for found in schema.get_all_operations()]
    assert len(routes) > 25
    for route in routes:

        @settings(max_examples=EXAMPLES, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
        @given(case=route.as_strategy())
        def holds(case: schemathesis.Case) -> None:
            case.call_and_validate(headers=headers, checks=CHECKS)

        holds()
