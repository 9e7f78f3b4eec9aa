"""Kinds of quotation, and the edges of contents."""

import pytest

from sayso.records import Kind, Span
from sayso.statements.kinds import kind_of, mended


@pytest.mark.parametrize(
    ("text", "content", "kind"),
    [
        ("She said “it sank”.", "“it sank”", Kind.DIRECT),
        ("She said that it sank.", "that it sank", Kind.INDIRECT),
        ("She said it was “a wreck”.", "it was “a wreck”", Kind.MIXED),
        ("Она заявила: «Судно затонуло».", "«Судно затонуло»", Kind.DIRECT),
        ("組合長は「船は沈んだ」と話した。", "「船は沈んだ」", Kind.DIRECT),
        ("Er sagte: „Sie sank“.", "„Sie sank“", Kind.DIRECT),
        ('He said "it sank', '"it sank', Kind.DIRECT),
    ],
)
def test_the_kind_follows_the_quotation_marks(text: str, content: str, kind: Kind) -> None:
    """Direct when the marks hold nearly all of it, mixed when they hold a part; an unclosed mark holds the rest."""
    start = text.index(content)
    assert kind_of(text, (Span(start, start + len(content)),)) is kind


@pytest.mark.parametrize(
    ("text", "marked", "whole"),
    [
        ("She said “it sank” today.", "it sank”", "“it sank”"),
        ("She said “it sank” today.", "“it sank", "“it sank”"),
        ("“It sank,” she said.", "“It sank", "“It sank,”"),
        ("It sank, she said.", "It sank,", "It sank"),
        ("「船は沈んだ」と話した。", "「船は沈んだ", "「船は沈んだ」"),
    ],
)
def test_quotation_marks_belong_to_the_content_whole(text: str, marked: str, whole: str) -> None:
    """The tagger may lose one of a pair; the other is taken in."""
    start = text.index(marked)
    span = mended(text, start, start + len(marked))
    assert span is not None
    assert text[span.start : span.end] == whole


def test_nothing_but_commas_is_no_content() -> None:
    """An empty content is None, not an empty span."""
    assert mended("a , b", 1, 4) is None
