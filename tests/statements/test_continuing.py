"""Quotations over paragraphs: what runs on is still said; what closes is not."""

from hypothesis import given
from hypothesis import strategies as st
from tests.factories import document

from sayso.statements.continuing import continued
from sayso.statements.decoding import Mark
from sayso.statements.linking import Attribution


def marked(text: str, source: str | None, cue: str | None, *contents: str) -> Attribution:
    """Make an attribution of words of a text."""

    def mark(words: str, role: str) -> Mark:
        start = text.index(words)
        return Mark(start, start + len(words), role, 1.0)

    return Attribution(source and mark(source, "source"), cue and mark(cue, "cue"), tuple(mark(c, "content") for c in contents))


def words(text: str, found: Attribution) -> list[str]:
    """Give the words of its contents."""
    return [text[content.start : content.end] for content in found.contents]


def test_paragraphs_after_are_taken_in_until_the_quotation_closes() -> None:
    """Three paragraphs open it, the third one closes it; the fourth is the outlet's own."""
    text = "Vale said: “We saw it coming.\n\n“The pumps were late.\n\n“We need help.” He left.\n\n“Help” is the name of a dog."
    (found,) = continued(document(text), [marked(text, "Vale", "said", "“We saw it coming.")])
    assert words(text, found) == ["“We saw it coming.", "“The pumps were late.", "“We need help.”"]


def test_paragraphs_before_are_taken_in_while_none_is_closed() -> None:
    """The cue stands behind the last paragraph."""
    text = "“It rained” was the headline.\n\n«We waited.\n\n«Then the driver called», said Oksana Dell."
    (found,) = continued(document(text), [marked(text, "Oksana Dell", "said", "«Then the driver called»")])
    assert words(text, found) == ["«We waited.", "«Then the driver called»"]


def test_a_closed_quotation_stops_at_its_paragraph() -> None:
    """The next one may be somebody else's."""
    text = "Vale said: “We saw it coming.”\n\n“Nonsense,” said Mott."
    first, second = (marked(text, "Vale", "said", "“We saw it coming.”"), marked(text, "Mott", "said", "“Nonsense,”"))
    assert continued(document(text), [first, second]) == [first, second]


def test_an_unclosed_quotation_leaves_the_next_ones_words_to_him() -> None:
    """A forgotten closing mark makes nobody speak with another's mouth."""
    text = "Vale said: “We saw it coming.\n\n“Nonsense,” said Mott."
    first, second = (marked(text, "Vale", "said", "“We saw it coming."), marked(text, "Mott", "said", "“Nonsense,”"))
    assert continued(document(text), [first, second])[0] == first


def test_source_and_cue_of_two_paragraphs_are_one_attribution() -> None:
    """In Japanese the source opens the first paragraph and the cue ends the last."""
    text = "大庭町長は「川の音が変わった。\n\n「橋は渡れなかった」と振り返った。"
    parts = [marked(text, "大庭町長", None, "「川の音が変わった。"), marked(text, None, "と振り返った", "「橋は渡れなかった」")]
    (found,) = continued(document(text), parts)
    assert found.source == parts[0].source
    assert found.cue == parts[1].cue
    assert words(text, found) == ["「川の音が変わった。", "「橋は渡れなかった」"]


@given(st.lists(st.text('ab .“”«»„"「」\n', min_size=1, max_size=60), min_size=1, max_size=6))
def test_any_marks_stay_inside_the_text_and_lose_no_content(lines: list[str]) -> None:
    """Odd quotation marks are a result, not an exception; what was found is never lost."""
    text = "\n".join(line for line in lines if line.strip()) or "a"
    page = document(text)
    found = [
        Attribution(None, Mark(p.span.start, p.span.start + 1, "cue", 1.0), (Mark(p.span.start, p.span.end, "content", 1.0),))
        for p in page.paragraphs
    ]
    result = continued(page, found)
    assert len(result) == len(found)
    for before, after in zip(found, result, strict=True):
        assert set(before.contents) <= set(after.contents)
        assert all(0 <= content.start < content.end <= len(text) for content in after.contents)
