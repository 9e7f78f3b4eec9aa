"""What people decided is read from a table or from lines of JSON; a row that is none says so."""

import pytest

from sayso.errors import BadInput
from sayso.exchange.corrections import read_corrections, read_publishers, write_corrections
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
                "not the same origin, independent, wrong speaker, wrong date"
            ),
        ),
        ("c.csv", "judgement,a,b\nsame claim,1,\n", ", line 2 has no b; expected judgement, a, b"),
        ("c.csv", "judgement,a,b\nsame claim,1,1\n", ", line 2 holds '1' against itself; expected two ids"),
        (
            "c.csv",
            "judgement,a,b\nsame claim,d:9-3,2\n",
            ", line 2 has the passage 'd:9-3', which is empty or reversed; expected DOCUMENT:START-END",
        ),
        ("c.csv", "judgement,a,b\nwrong speaker,s1,\n", ", line 2 has no b; expected judgement, a, b"),
        (
            "c.csv",
            "judgement,a,b\nwrong date,d1,soon\n",
            (
                ", line 2: the date 'soon' is none, or ends before it begins; expected a day (2024-03-05), a month, an instant, "
                "FROM/TO of two of them, or unknown"
            ),
        ),
        ("c.jsonl", "[1]\n", ", line 1 is no JSON object; expected one correction a line"),
    ],
)
def test_a_row_that_is_none_is_named(tmp_path, name, text, said):
    path = written(tmp_path, name, text)
    with pytest.raises(BadInput) as raised:
        read_corrections(path)
    assert str(raised.value) == f"{path}{said}"


@pytest.mark.parametrize("lines", [False, True])
def test_what_is_written_is_read_again(tmp_path, lines):
    """As a table, in which nothing begins like a formula, and as lines of JSON; passages, names, dates and all."""
    decided = (
        ROW,
        Correction(judgement=Judgement.SAME_CLAIM, a=Passage("urn:7", 12, 40), b="s2", why="=1+1\nand 'more', \"so\""),
        Correction(judgement=Judgement.WRONG_SPEAKER, a="s1", b="Anna Reed", by="-Ida"),
        Correction(judgement=Judgement.WRONG_SPEAKER, a="s3", b="d:1-4"),
        Correction(judgement=Judgement.WRONG_DATE, a="d1", b="2024-03-05/2024-03"),
    )
    path = tmp_path / ("c.jsonl" if lines else "c.csv")
    with path.open("w", encoding="utf8", newline="") as file:
        write_corrections(decided, file, lines=lines)
    assert read_corrections(path) == decided
    assert "\n=" not in path.read_text(encoding="utf8").replace(",=", "\n=")


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(BadInput, match=r"cannot be read: .* expected a table in UTF-8"):
        read_corrections(tmp_path / "none.csv")


def test_outlets_of_one_owner_are_read_and_half_rows_are_left_out(tmp_path):
    path = written(tmp_path, "p.csv", "outlet,owner\nKurier,Herald Group\nherald.example,Herald Group\nRanok,\n")
    assert read_publishers(path) == {"Kurier": "Herald Group", "herald.example": "Herald Group"}
