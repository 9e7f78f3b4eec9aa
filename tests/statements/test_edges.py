"""Edges of sources and contents."""

from sayso.records import Span
from sayso.statements.edges import content_spans, source_span, to_read_again


def test_particles_are_not_part_of_a_japanese_name() -> None:
    """「ワシントンは」 names ワシントン; the は of another word stays."""
    assert source_span("ワシントンは主張", 0, 6).end == 5
    assert source_span("同省によると雨", 0, 6).end == 2
    assert source_span("The port said", 0, 8).end == 8


def test_leftovers_of_an_interrupted_content_are_left_out() -> None:
    """In "that, according to X, Y" the bare "that" is no part of what is credited."""
    text = "that, according to the port, two cranes failed"
    spans = content_spans(text, ((0, 4), (29, 46)))
    assert [text[s.start : s.end] for s in spans] == ["two cranes failed"]
    assert [(s.start, s.end) for s in content_spans("of (he said) : red marks", ((0, 2), (13, 14), (15, 24)))] == [(15, 24)]


def test_parts_that_only_a_comma_parts_are_one_content() -> None:
    """The tagger broke it; a reader would not."""
    text = "that, by all accounts, two cranes failed"
    assert [(s.start, s.end) for s in content_spans(text, ((0, 21), (23, 40)))] == [(0, 40)]


def test_a_short_content_alone_is_kept() -> None:
    """Two letters are a content where nothing longer stands beside them: "No," he said."""
    assert len(content_spans("No, he said", ((0, 2),))) == 1
    assert content_spans(", : ,", ((0, 5),)) == ()


def test_hashtags_at_the_end_are_no_part_of_what_is_said() -> None:
    """They are the post's; one inside a sentence is a word of it."""
    text = "Fire is out, #Orlin is safe #breaking #fire"
    (span,) = content_spans(text, ((0, len(text)),))
    assert text[span.start : span.end] == "Fire is out, #Orlin is safe"


def test_a_content_is_read_again_as_a_sentence() -> None:
    """Without the quotation marks around it and the "that" before it; never empty."""
    for text, left in (("“He told us it sank,”", "He told us it sank"), ("that, by X, Y", "by X, Y"), ("“”", "”"), ("so", "so")):
        span = to_read_again(text, Span(0, len(text)), "en")
        assert text[span.start : span.end] == left
