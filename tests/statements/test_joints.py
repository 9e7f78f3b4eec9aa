"""Where marks meet: what belongs to the cue is not left on the content, what hangs on a source is left off."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.statements.decoding import Mark
from sayso.statements.joints import joined

CASES = {
    "a Korean ending with a blank": ("예산이 부족하다고", " ", "말했다", "예산이 부족하다", "고 말했다"),
    "a Korean ending after a quotation": ("“추방”이라고", " ", "주장했다", "“추방”", "이라고 주장했다"),
    "a Korean noun with an ending": ("문을 닫을 것이라고", " ", "밝혔다", "문을 닫을 것", "이라고 밝혔다"),
    "a Japanese particle": ("橋は残すと", "", "述べた", "橋は残す", "と述べた"),
    "a particle that is already the cue's": ("橋は残す", "", "と述べた", "橋は残す", "と述べた"),
    "nothing to move": ("it sank", " ", "said", "it sank", "said"),
    "a particle before a comma": ("橋は残すと", "、きのう", "述べた", "橋は残す", "述べた"),
    "too far apart": ("막혔다고", " 어제 ", "밝혔다", "막혔다고", "밝혔다"),
    "an object's particle": ("示した回答を", "", "はねつけた", "示した回答", "はねつけた"),
    "a full stop of the sentence around it": ("que es «sólido».", " ", "dijo", "que es «sólido»", "dijo"),
    "a comma behind a quotation": ("“Sin agua no hay”,", " ", "dicen", "“Sin agua no hay”", "dicen"),
    "a full stop of the speaker": ("“It sank.”", " ", "said", "“It sank.”", "said"),
}


@pytest.mark.parametrize("name", CASES)
def test_a_particle_between_content_and_cue_belongs_to_the_cue(name: str) -> None:
    """The quotative と, 고, 라고: the same edge wherever the tagger saw it."""
    content, gap, cue, left, right = CASES[name]
    text = content + gap + cue
    marks = (Mark(0, len(content), "content", 1.0), Mark(len(content + gap), len(text), "cue", 1.0))
    assert [text[each.start : each.end] for each in joined(text, marks)] == [left, right]


@given(st.text("と고다라”ab 、", min_size=3, max_size=30), st.data())
def test_marks_stay_in_order_and_apart(text: str, data: st.DataObject) -> None:
    """As many marks as before, none empty, none over another, whatever the text."""
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=6)))
    roles = data.draw(st.lists(st.sampled_from(["source", "cue", "content"]), min_size=6, max_size=6))
    marks = tuple(Mark(a, b, role, 1.0) for (a, b), role in zip(pairwise(cuts), roles, strict=False))
    result = joined(text, marks)
    assert [each.role for each in result] == [each.role for each in marks]
    assert all(0 <= each.start < each.end <= len(text) for each in result)
    assert all(one.end <= other.start for one, other in pairwise(result))


def test_the_end_of_a_name_is_no_cue() -> None:
    """Who is told may be called Question; the verb stands before the name."""
    text = "Vale told Northern Question that the pier was shut."
    marks = (Mark(0, 4, "source", 1.0), Mark(19, 27, "cue", 1.0), Mark(28, 50, "content", 1.0))
    assert [text[each.start : each.end] for each in joined(text, marks)] == ["Vale", "told", "that the pier was shut"]


def test_the_end_of_a_name_is_no_content() -> None:
    """The tagger cuts the name in two."""
    text = "Vale told Northern Question that the pier was shut."
    marks = (Mark(0, 4, "source", 1.0), Mark(5, 9, "cue", 1.0), Mark(19, 50, "content", 1.0))
    assert text[joined(text, marks)[2].start :] == "that the pier was shut."


def test_a_clause_belongs_to_the_noun_that_it_describes() -> None:
    """Who says so is the information, not "is receiving"; a body keeps its announcement in the cue."""
    for source, cue, who, how in (
        ("港湾局が受け取っている", "情報によると", "港湾局が受け取っている情報", "によると"),
        ("亡命した", "人々によると", "亡命した人々", "によると"),
        ("港湾局", "発表によると", "港湾局", "発表によると"),
        ("港湾局が集めた", "と述べた", "港湾局が集めた", "と述べた"),
    ):
        marks = (Mark(0, len(source), "source", 1.0), Mark(len(source), len(source + cue), "cue", 1.0))
        found = joined(source + cue, marks)
        assert [(source + cue)[each.start : each.end] for each in found] == [who, how]
