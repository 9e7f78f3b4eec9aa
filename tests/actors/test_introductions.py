"""Who is named in the running text before a source names them."""

import pytest
from tests.factories import document

from sayso.actors.introductions import full_names, introductions


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They thanked Colonel Idris Vale for it.", ["Idris Vale"]),
        ("A former Orvel Cruiser stood on the quay.", []),
        ("They drove a former Orvel F-250 to the quay.", []),
        ("Crowds stood in St Peter's Square.", []),
        ("The former Mayor Idris Vale was there.", ["Idris Vale"]),
    ],
)
def test_a_title_introduces_a_person_and_no_thing(text: str, names: list[str]) -> None:
    """Nobody is made of a van by "former", nor by a figure."""
    found = [reading for _, reading in introductions(document(text))]
    assert [reading.name for reading in found if reading.kind == "person"] == names


def test_a_full_name_in_the_text_tells_who_the_family_name_is() -> None:
    """As in "Mark Brook's old van"; only family names that a source has are looked for, behind a common first name."""
    page = document("Mark Brook's old van was seen. Anne-Marie Vale saw it, and the Orvel Brook flooded.")
    assert [reading.name for _, reading in full_names(page, ["Brook"])] == ["Mark Brook"]
    assert [reading.name for _, reading in full_names(page, ["Vale"])] == ["Anne-Marie Vale"]
    assert list(full_names(page, [])) == []
