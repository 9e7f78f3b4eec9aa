"""The witnesses of one wording share their edges: the low count does not part them."""

from tests.origins.piles import actor, copy, count_told, line, told

from sayso.origins import compare

MAYOR, CLERK = actor("the mayor"), actor("the clerk")


def printed(speaker, outlet, more=""):
    return told(
        f"<c>The bridge at Kestra is shut to all lorries</c>, <q>said</q> <s>{speaker.name}</s>.{more}", speaker, outlet=outlet
    )


def test_equal_words_under_two_names_are_not_shown_to_be_two():
    """An edited print that changes the name below the words has no other source, as far as anything tells."""
    a, b = printed(MAYOR, "Herald"), printed(CLERK, "Kurier")
    lineage = count_told([a, b], [copy(a.page, b.page)])
    assert line(lineage) == "2 -> 1 -> 1 to 2"
    assert compare(lineage, a.witnesses[0], b.witnesses[0]) != "independent"
    assert any("one wording is credited to the mayor and to the clerk" in each.why for each in lineage.receipts)


def test_the_same_words_in_two_texts_that_copy_nothing_stay_two():
    """Without a copy they are two wordings."""
    assert line(count_told([printed(MAYOR, "Herald"), printed(CLERK, "Kurier", " So be it.")])) == "2 -> 2 -> 2 to 2"


def test_a_text_that_names_both_tells_them_apart():
    """Copies of a text with two speakers, each with the same short words: two people by the text's own account."""
    both = (
        "<s1>The mayor</s1> <q1>says</q1> <c1>the bridge at Kestra is shut</c1>. "
        "<s2>The clerk</s2> <q2>says</q2> <c2>the bridge at Kestra is shut</c2>."
    )
    a, b = (told(both, MAYOR, CLERK, outlet=name) for name in ("Herald", "Kurier"))
    lineage = count_told([a, b], [copy(a.page, b.page)])
    assert (lineage.low, lineage.high) == (2, 2)
