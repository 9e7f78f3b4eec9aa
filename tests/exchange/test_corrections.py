"""What people decided is read from a table or from lines of JSON; a row that is none says so."""

import pytest

from sayso.errors import BadInput
from sayso.exchange.corrections import read_corrections, read_publishers
from sayso.records import Correction, Judgement, Passage

ROW = Correction(judgement=Judgement.INDEPENDENT, a="d1", b="d2", claim=None, by="Ida", at="2024-03-05", why="two cameras")


def written(tmp_path, name, text):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_table_and_lines_of_json_say_the_same(tmp_path):
    table = written(tmp_path, "c.csv", "judgement,a,b,by,at,why,mood\nindependent,d1,d2,Ida,2024-03-05,two cameras,sunny\n")
    line = (
        '{"judgement": "independent", "a": "d1", "b": "d2", "by": "Ida", "at": "2024-03-05", "why": "two cameras", "claim": null}'
    )
    lines = written(tmp_path, "c.jsonl", f"\n{line}\n")
    assert read_corrections(table) == read_corrections(lines) == (ROW,)


def test_a_passage_is_told_from_an_id(tmp_path):
    """Some ids hold a colon themselves."""
    (read,) = read_corrections(written(tmp_path, "c.csv", "judgement,a,b\nsame claim,urn:7:12-40,urn:7\n"))
    assert (read.a, read.b) == (Passage("urn:7", 12, 40), "urn:7")


def test_a_byte_order_mark_and_an_empty_table_are_read(tmp_path):
    assert read_corrections(written(tmp_path, "c.csv", "\ufeffjudgement,a,b\n")) == ()


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("c.csv", "a,b\n1,2\n", " has no column judgement; expected a head with judgement, a, b"),
        (
            "c.csv",
            "judgement,a,b\nsame,1,2\n",
            (
                ", line 2 has the judgement 'same'; expected one of: same claim, not the same claim, same origin, "
                "not the same origin, independent"
            ),
        ),
        ("c.csv", "judgement,a,b\nsame claim,1,\n", ", line 2 has no b; expected judgement, a, b"),
        ("c.csv", "judgement,a,b\nsame claim,1,1\n", ", line 2 holds '1' against itself; expected two ids"),
        (
            "c.csv",
            "judgement,a,b\nsame claim,d:9-3,2\n",
            ", line 2 has the passage 'd:9-3', which is empty or reversed; expected DOCUMENT:START-END",
        ),
        ("c.jsonl", "[1]\n", ", line 1 is no JSON object; expected one correction a line"),
    ],
)
def test_a_row_that_is_none_is_named(tmp_path, name, text, said):
    path = written(tmp_path, name, text)
    with pytest.raises(BadInput) as raised:
        read_corrections(path)
    assert str(raised.value) == f"{path}{said}"


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(BadInput, match=r"cannot be read: .* expected a table in UTF-8"):
        read_corrections(tmp_path / "none.csv")


def test_outlets_of_one_owner_are_read_and_half_rows_are_left_out(tmp_path):
    path = written(tmp_path, "p.csv", "outlet,owner\nKurier,Herald Group\nherald.example,Herald Group\nRanok,\n")
    assert read_publishers(path) == {"Kurier": "Herald Group", "herald.example": "Herald Group"}
