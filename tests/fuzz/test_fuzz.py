"""What fuzzing found once, and what it begins from, is read on every run of the tests."""

import pytest
from tests.fuzz.reading import read_one
from tests.fuzz.targets import FOUND, TARGETS, found


@pytest.mark.parametrize("name", TARGETS)
def test_what_was_found_once_is_read_or_noted(name: str) -> None:
    """Nothing on which a reader failed, and none of the files that fuzzing begins from, makes it fail again."""
    for content in (*TARGETS[name].seeds, *found(name).values()):
        read_one(TARGETS[name], content)


def test_every_finding_belongs_to_a_reader() -> None:
    """A folder under another name would never be read."""
    assert {each.name for each in FOUND.iterdir()} <= {name.replace(" ", "-") for name in TARGETS}
