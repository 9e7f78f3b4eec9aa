"""Linking: which source, by which cue, is credited with which content. One marked string a case."""

import pytest
from training.corpora import outermost, parse_marked

from sayso.statements.decoding import Mark
from sayso.statements.linking import link

CASES = {
    "cue before the content": "<s>The port</s> <q>said</q> <c>that two cranes had failed</c>.",
    "cue after the content": "<c>Two cranes had failed</c>, <s>the port</s> <q>said</q>.",
    "cue inside the content": "<c>Two cranes</c>, <s>the port</s> <q>said</q>, <c>had failed</c>.",
    "inverted": "<c>“It fell,”</c> <q>said</q> <s>Mara Quill, who saw it</s>.",
    "a quotation that goes on after he said": "<c>“It fell.”</c> <s>She</s> <q>paused</q>. <c>“Then nothing.”</c>",
    "two attributions in one sentence": "<s1>Oslen</s1> <q1>says</q1> <c1>it sank</c1>, while <s2>Mott</s2> <q2>says</q2> <c2>it floats</c2>.",
    "a shared source": "<s1>Oslen</s1> <q1>said</q1> <c1>it sank</c1> and <q2>added</q2> <c2>that nobody was aboard</c2>.",
    "headline with a colon": "<s>Harbour master</s><q>:</q> <c>ferry will sail</c>",
    "Japanese quotation with a full stop inside": "<s>組合長</s>は<c>「船は沈んだ。だれも乗っていない」</c><q>と話した</q>。",
    "German verb in two parts": "<s>Das Amt</s> <q>teilte</q> am Abend mit, <c>die Fähre liege fest</c>.",
    "according to, in the middle": "<c>The ferry</c>, <q>according to</q> <s>the port</s>, <c>is late</c>.",
}


@pytest.mark.parametrize("name", CASES)
def test_marks_are_linked_as_a_reader_would(name: str) -> None:
    """Gold marks in, the attributions that they were written as out."""
    text, attributions, _acts = parse_marked(CASES[name])
    gold = outermost(attributions)
    marks = sorted({Mark(start, end, role, 1.0) for each in gold for start, end, role in each.spans})
    found = link(text, tuple(marks))
    want = {(tuple(each.of("content")), tuple(each.of("cue"))) for each in gold}
    have = {
        (tuple((c.start, c.end) for c in each.contents), ((each.cue.start, each.cue.end),) if each.cue else ()) for each in found
    }
    assert have == want
    for each in found:
        owners = [g for g in gold if g.of("content")[0] == (each.contents[0].start, each.contents[0].end)]
        source = owners[0].of("source")
        if source:
            assert each.source is not None
            assert (each.source.start, each.source.end) == source[0]


def test_a_cue_without_content_is_no_attribution() -> None:
    """Nobody is credited with nothing."""
    assert link("Oslen spoke.", (Mark(0, 5, "source", 1.0), Mark(6, 11, "cue", 1.0))) == ()


def test_the_split_off_part_of_a_german_verb_links_nothing() -> None:
    """In "teilte … mit" the "mit" does not take the content away from its verb."""
    text = "Das Amt teilte mit, die Fähre liege fest."
    marks = (Mark(0, 7, "source", 1.0), Mark(8, 14, "cue", 1.0), Mark(15, 18, "cue", 1.0), Mark(20, 40, "content", 1.0))
    found = link(text, marks)
    assert [(text[a.cue.start : a.cue.end], a.source == marks[0]) for a in found if a.cue] == [("teilte", True)]
