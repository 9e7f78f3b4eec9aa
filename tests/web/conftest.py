"""A small case of made-up records, and desks that serve it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from shutil import copyfile

import pytest
from starlette.testclient import TestClient
from tests.case.piles import pile
from tests.stored import stored

from sayso.records import Change, ChangeKind
from sayso.web import Options, desk

HERE = "http://127.0.0.1"
CHANGES = tuple(
    Change(kind=ChangeKind.NEW_CLAIM, claim="none" if number == 2 else f"claim{number:03}", text=f"number {number} is new")
    for number in range(3)
)
Opened = Callable[..., TestClient]


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of made-up records that no test writes to."""
    return stored(pile(7), tmp_path_factory.mktemp("desk") / "ostra.case", CHANGES)


@pytest.fixture
def case(kept: Path, tmp_path: Path) -> Path:
    """A case that a test may write to."""
    copyfile(kept, tmp_path / "ostra.case")
    return tmp_path / "ostra.case"


@pytest.fixture(scope="session")
def client(kept: Path) -> Iterator[TestClient]:
    """A desk that serves this case, as whoever starts it without any option gets it."""
    with TestClient(desk(kept), base_url=HERE, follow_redirects=False, raise_server_exceptions=False) as opened_once:
        yield opened_once


@pytest.fixture
def opened() -> Iterator[Opened]:
    """Open a desk as a browser or a program sees it: a case, options."""
    with ExitStack() as closing:

        def open_desk(case: Path, **options: object) -> TestClient:
            app = desk(case, Options(**options))  # type: ignore[arg-type] - each test gives its own
            return closing.enter_context(TestClient(app, base_url=HERE, follow_redirects=False, raise_server_exceptions=False))

        yield open_desk
