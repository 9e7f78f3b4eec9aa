"""The word-level difference: both passages are there, equal parts have equal words, the rest is as small as words allow."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.factories import document

from sayso.copies import find_copies
from sayso.copies.differences import differences, reading_order
from sayso.copies.words import fold, word_pattern
from sayso.records import Copy, CopyKind, Document, Passage

WORDS = st.lists(
    st.sampled_from(["the", "pier", "60", "fog,", "“was", "shut”.", "港", "湾", "не", "\n"]), min_size=1, max_size=30
)


def copy_of(first: Document, second: Document, pairs: tuple[tuple[int, int, int, int], ...], **fields: str) -> Copy:
    """Make a copy of two whole documents."""
    passages = Passage(first.id, 0, len(first.text)), Passage(second.id, 0, len(second.text))
    return Copy(id="c", a=passages[0], b=passages[1], kind=CopyKind.EDITED, score=0.9, pairs=pairs, **fields)


def words(text: str) -> list[str]:
    """Give the folded words of a text."""
    return [fold(each) for each in word_pattern().findall(text)]


def shown(copy: Copy, first: Document, second: Document) -> list[str]:
    """Give the differing parts as "old -> new"."""
    parts = [part for part in differences(copy, first, second) if not part.equal]
    return [f"{first.text[slice(*part.first)]} -> {second.text[slice(*part.second)]}" for part in parts]


@settings(deadline=None)  # several share the machine, and a library may load in the first call
@given(WORDS, WORDS, st.data())
def test_the_parts_cover_both_passages_and_equal_parts_have_equal_words(
    left: list[str], right: list[str], data: st.DataObject
) -> None:
    """Whatever pairs of equal words there are: nothing is lost, nothing stands twice, and what differs begins and ends unlike."""
    first, second = Document(id="a", text=" ".join(left)), Document(id="b", text=" ".join(right))
    places = [[(each.start(), each.end()) for each in word_pattern().finditer(page.text)] for page in (first, second)]
    pairs, at = [], 0
    for start, end in places[0]:
        for number in range(at, len(places[1])):
            other, other_end = places[1][number]
            if fold(first.text[start:end]) == fold(second.text[other:other_end]) and data.draw(st.booleans()):
                pairs.append((start, end, other, other_end))
                at = number + 1
                break
    parts = differences(copy_of(first, second, tuple(pairs)), first, second) if pairs else ()
    assert "".join(first.text[slice(*part.first)] for part in parts) == (first.text if pairs else "")
    assert "".join(second.text[slice(*part.second)] for part in parts) == (second.text if pairs else "")
    for part in parts:
        old, new = words(first.text[slice(*part.first)]), words(second.text[slice(*part.second)])
        assert old == new if part.equal else old != new and (old + new)
        assert part.equal or not old or not new or (old[0] != new[0] and old[-1] != new[-1])


def test_a_replaced_an_added_and_a_removed_word_are_told_without_their_punctuation() -> None:
    """Marks and blanks beside them belong to the equal parts."""
    first = document("The pier was shut on Monday, the owner said, after a fire in its old store that nobody had seen.", id="a")
    second = document(
        "The pier was closed on Monday, the owner said, after a small fire in its store that nobody had seen.", id="b"
    )
    (copy,) = find_copies((first, second))
    assert shown(copy, first, second) == ["shut -> closed", " -> small", "old -> "]


def test_a_copy_is_read_from_its_original() -> None:
    """Where b is the original, b comes first."""
    a, b = Document(id="a", text="with 500 mines"), Document(id="b", text="with 60 mines")
    copy = copy_of(a, b, ((0, 4, 0, 4), (9, 14, 8, 13)), direction="b->a")
    assert reading_order(copy) == ("b", "a")
    assert shown(copy, b, a) == ["60 -> 500"]
    told = copy_of(a, b, copy.pairs)
    assert (reading_order(told), shown(told, a, b)) == (("a", "b"), ["500 -> 60"])


def test_unspaced_scripts_are_cut_by_character() -> None:
    """One character of a number."""
    first, second = Document(id="a", text="六十人が戦う"), Document(id="b", text="五百人が戦う")
    assert shown(copy_of(first, second, ((2, 6, 2, 6),)), first, second) == ["六十 -> 五百"]


@pytest.mark.parametrize("pairs", [(), ((4, 8, 0, 4), (0, 3, 5, 8))])
def test_odd_pairs_are_a_result_and_no_error(pairs: tuple[tuple[int, int, int, int], ...]) -> None:
    """Without pairs the passages are taken as equal; of crossing ones the later is left out."""
    first, second = Document(id="a", text="the pier"), Document(id="b", text="pier the")
    parts = differences(copy_of(first, second, pairs), first, second)
    assert "".join(second.text[slice(*part.second)] for part in parts) == second.text
