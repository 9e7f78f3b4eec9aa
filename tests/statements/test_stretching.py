"""Contents stretched over quoted names."""

import pytest

from sayso.statements.decoding import Mark
from sayso.statements.stretching import stretched

CASES = [
    ("Служба заявила, что паром «Рында» привёз лес.", "что паром «Рында»", "что паром «Рында» привёз лес"),
    ("Паром «Рында» привёз в порт 12 вагонов леса.", "12 вагонов леса", "Паром «Рында» привёз в порт 12 вагонов леса"),
    ("フェリー「リンダ」は木材を運んだ。", "フェリー「リンダ」", "フェリー「リンダ」は木材を運んだ"),
    ("She said “it sank”. Then she left.", "“it sank”", "“it sank”"),
    ("He called it «a fake» and left.", "«a fake»", "«a fake»"),
    ("It said the mill was shut, and went on.", "the mill was shut", "the mill was shut"),
]


@pytest.mark.parametrize(("text", "marked", "whole"), CASES)
def test_a_quoted_name_does_not_end_a_content(text: str, marked: str, whole: str) -> None:
    """A whole quotation, and a content without any, stay as they are."""
    start = text.index(marked)
    (mark,) = stretched(text, (Mark(start, start + len(marked), "content", 1.0),))
    assert text[mark.start : mark.end] == whole


def test_a_content_is_not_stretched_over_the_next_mark() -> None:
    """It ends where the next mark begins."""
    text = "Паром «Рында» привёз лес, сообщила служба."
    marks = (Mark(0, 13, "content", 1.0), Mark(26, 34, "cue", 1.0), Mark(35, 41, "source", 1.0))
    assert text[slice(stretched(text, marks)[0].start, stretched(text, marks)[0].end)] == "Паром «Рында» привёз лес"


@pytest.mark.parametrize(
    ("text", "marked", "whole"),
    [
        ("It said shows ran 7.5% faster than in May.", "shows ran 7.", "shows ran 7.5% faster than in May"),
        ("It said shows ran 7.5% faster than in May.", "shows ran 7", "shows ran 7.5% faster than in May"),
        ("It said the dog was found Jan. 2 tied to a rail.", "the dog was found", "the dog was found Jan. 2 tied to a rail"),
        ("It said the mill was shut on 2 May.", "the mill was shut", "the mill was shut"),
        ("It said there were 7. The rest fled.", "there were 7.", "there were 7."),
    ],
)
def test_a_number_or_a_day_in_the_middle_does_not_end_a_content(text: str, marked: str, whole: str) -> None:
    """The tagger takes the point in a number, or the day of what happened, for the end."""
    start = text.index(marked)
    (mark,) = stretched(text, (Mark(start, start + len(marked), "content", 1.0),))
    assert text[mark.start : mark.end] == whole
