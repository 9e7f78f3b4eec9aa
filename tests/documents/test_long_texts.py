"""Texts too long for one document: nothing is torn, and what is left out is told."""

import pytest

from sayso.documents import formats, long_texts, pile, read
from sayso.documents.long_texts import parts, within_lines
from sayso.documents.plain import read_markdown, read_plain
from sayso.records import Unread
from sayso.settings import Settings

STORY = "The ferry sank on Monday.\n\nThe pier stays shut, the harbour master said.\n\n"
LONG = STORY * 550


@pytest.fixture(autouse=True)
def _a_hundredth(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let everything be long that has a hundredth of the characters: the tests else would read megabytes."""
    for name, chars in (("LONGEST_CHARS", 40_000), ("_PART_CHARS", 10_000), ("_BACK_CHARS", 1_000)):
        monkeypatch.setattr(long_texts, name, chars)
    monkeypatch.setattr(formats, "LONGEST_CHARS", 40_000)
    monkeypatch.setattr(pile, "_TOLD_CHARS", 10_000)
    monkeypatch.setattr(pile, "_TOLD_DOCUMENTS", 50)


def test_the_parts_are_the_text_and_begin_at_paragraphs():
    """About as long as one another; together they leave nothing out."""
    found = list(parts(LONG))
    assert [start for start, _ in found] == [0, *(end for _, end in found)][:-1]
    assert found[-1][1] == len(LONG)
    assert len(found) == 4
    assert all(LONG[start:].startswith(("The ferry", "The pier")) for start, _ in found)
    assert max(end - start for start, end in found) <= 20_000


@pytest.mark.parametrize("text", ["x" * 90_000, "x y" * 30_000, "港は閉鎖。" * 20_000])
def test_a_text_without_line_breaks_has_parts_too(text):
    """They end at a blank where there is one."""
    found = list(parts(text))
    assert "".join(text[start:end] for start, end in found) == text
    assert len(found) > 5


@pytest.mark.parametrize("reader", [read_plain, read_markdown])
def test_a_text_longer_than_a_book_is_read_as_several_documents(reader):
    """Each begins where its offset says; how many they are is noted."""
    drafts, notes = reader(LONG, "a.txt", "d")
    assert all(LONG[each.offset :].startswith(each.text) for each in drafts)
    assert "".join(each.text for each in drafts) == LONG
    why = f"is a text of {len(LONG)} characters, which is longer than any article or book: it is read as 4 documents"
    assert notes == (Unread("a.txt", why),)


def test_a_long_page_of_posts_is_read_post_by_post():
    """However long it is, for its posts are short."""
    page = "The ferry sank.\n\nPosted by Ada on 3 June 2021 at 08:10\n\n" * 800
    assert len(page) > long_texts.LONGEST_CHARS
    drafts, notes = read_plain(page, "a.txt", "d")
    assert (len(drafts), notes) == (800, ())


def test_later_lines_than_the_limit_are_noted_and_left_out(tmp_path):
    """A paragraph takes memory however short it is; empty lines are not counted, and none is missed behind the last."""
    text = "one\r\n\r\ntwo\nthree\n"
    limits = Settings(max_rows=2)
    why = "has more than 2 lines; the later ones, 6 characters, are not read (setting max_rows)"
    assert within_lines(text, "a.txt", limits) == ("one\r\n\r\ntwo\n", (Unread("a.txt", why, 11),))
    assert within_lines("one\ntwo\n\n\n", "a.txt", limits) == ("one\ntwo\n\n\n", ())
    (tmp_path / "a.jsonl").write_text('{"text":"one"}\n' * 3)
    pile = read([tmp_path], limits)
    assert (len(pile.documents), len(pile.unread)) == (2, 1)


def test_how_far_a_large_file_is_read_is_told(tmp_path):
    """After so many characters, or so many documents."""
    (tmp_path / "a.txt").write_text(LONG)
    (tmp_path / "b.jsonl").write_text("".join(f'{{"text":"The ferry {number} sank."}}\n' for number in range(51)))
    told: list[str] = []
    read([tmp_path], progress=told.append)
    a, b = tmp_path / "a.txt", tmp_path / "b.jsonl"
    of_text = [each for each in told if str(a) in each]
    assert of_text[1] == f"{a}: {len(LONG)} characters are looked through for where texts begin and end"
    assert of_text[2].startswith(f"{a}: 2 documents, ")
    assert f"{b}: 50 documents, {sum(len(f'The ferry {number} sank.') for number in range(50))} characters are read" in told
