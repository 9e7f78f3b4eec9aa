"""Two people do not say the same eight words between quotation marks."""

import pytest
from tests.origins.piles import actor, count_told, line, told

from sayso.origins import compare
from sayso.records import EdgeKind

WORDS = "nobody on the quay would have let that ferry out on such a night"
MASTER, COOK, SOURCE, INSIDER = (
    actor("the harbour master"),
    actor("a cook"),
    actor("a source", "unnamed"),
    actor("an insider", "unnamed"),
)
HERALD = actor("Herald", "outlet")


def quoting(speaker, words=WORDS, marks="“”", outlet="Kurier"):
    """Make a text of its own in which somebody is quoted."""
    return told(
        f"In {outlet}: <s>{speaker.name}</s> <q>said</q> {marks[0]}<c>{words}</c>{marks[1]} yesterday.", speaker, outlet=outlet
    )


@pytest.mark.parametrize("marks", ["“”", '""', "‘’", "«»", "''"])
@pytest.mark.parametrize("speakers", [(MASTER, COOK), (SOURCE, INSIDER), (MASTER, SOURCE)])
def test_one_direct_quotation_under_two_names_is_one_origin(speakers, marks):
    """With a receipt that shows the words; unnamed sources too."""
    texts = [quoting(each, marks=marks, outlet=name) for each, name in zip(speakers, ("Kurier", "Bote"), strict=True)]
    lineage = count_told(texts)
    assert line(lineage) == "2 -> 2 -> 1 to 1"
    assert compare(lineage, texts[0].witnesses[0], texts[1].witnesses[0]) == "same origin"
    assert any("one utterance" in each.why and each.kind is EdgeKind.QUOTATION for each in lineage.receipts)


def test_seven_equal_words_or_words_without_quotation_marks_are_the_words_of_two():
    """What is told in other people's words may be told alike."""
    short = "nobody let the ferry out that night"
    assert count_told([quoting(MASTER, short), quoting(COOK, short, outlet="Bote")]).high == 2
    assert count_told([quoting(MASTER, marks="  "), quoting(COOK, marks="  ", outlet="Bote")]).high == 2


def test_an_outlet_that_is_credited_with_a_quotation_has_it_from_who_said_it():
    """Herald's word rests on the harbour master's, and his not on Herald's."""
    lineage = count_told([quoting(HERALD), quoting(MASTER, outlet="Bote")])
    assert (lineage.low, lineage.high) == (1, 1)
    assert [node.label for node in lineage.nodes if node.end] == ["the harbour master"]


def test_a_quotation_that_a_text_credits_to_nobody_rests_on_whom_another_credits_with_it():
    """A bare quotation is somebody's."""
    bare = told(f"The storm was bad. “<w>{WORDS}</w>.”", outlet="Bote")
    lineage = count_told([quoting(MASTER), bare])
    assert (lineage.low, lineage.high) == (1, 1)
    assert [node.label for node in lineage.nodes if node.end] == ["the harbour master"]


def test_japanese_quotations_count_by_characters():
    """Sixteen characters are as much as eight words; fifteen are not."""
    people = [actor("港長"), actor("料理人")]
    for words, origins in (("嵐の夜に渡し船を出すことは誰も許さない", 1), ("渡し船は出なかった", 2)):
        texts = [
            told(f"<s>{each.name}</s>は「<c>{words}</c>」と<q>話した</q>。", each, outlet=name)
            for each, name in zip(people, ("橋新聞", "川日報"), strict=True)
        ]
        assert count_told(texts).high == origins
