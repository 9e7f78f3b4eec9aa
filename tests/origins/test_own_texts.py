"""Whose text a document without an outlet is, and what follows for who cites that outlet."""

from tests.factories import document
from tests.origins.piles import actor, count_told, line, told

from sayso.origins.own_texts import own_texts

HERALD = actor("Herald", "outlet")
QUOTED = "in our own testing nine of ten lamps on the quay went out within a single week"
CLAIM = "the lamps on the quay go out"


def test_words_that_an_outlet_is_quoted_with_show_whose_text_it_is():
    """Kurier quotes Herald, and the words stand in a text without an outlet as its own: Herald's word is not inferred any more."""
    own = told(f"<w>The lamps on the quay of Kestra go out one by one.</w> {QUOTED.capitalize()}.")
    kurier = told(
        f"<s1>Herald</s1> <q1>reports</q1> that <c1>{CLAIM}</c1>. <s2>Herald</s2> <q2>wrote</q2>: “<c2>{QUOTED}</c2>”.",
        HERALD, HERALD, outlet="Kurier",
    )  # fmt: skip
    kurier = type(kurier)(kurier.page, kurier.statements, kurier.speakers, kurier.witnesses[:1])
    lineage = count_told([own, kurier])
    assert line(lineage) == "2 -> 2 -> 1 to 1"
    assert not any(node.inferred for node in lineage.nodes)


def owners(text, *more, outlet=None):
    page = document(text, outlet=outlet) if outlet else document(text)
    kurier = told(f"<s>Herald</s> <q>wrote</q>: “<c>{QUOTED}</c>”.", HERALD, outlet="Kurier")
    told_by = {kurier.page.id: kurier.statements, page.id: more}
    return own_texts({each.id: each for each in (page, kurier.page)}, told_by, {HERALD.id: HERALD})


def test_a_text_that_quotes_the_words_is_not_the_outlets():
    """Between quotation marks, below a colon, or with an outlet of its own."""
    plain = f"{QUOTED.capitalize()}."
    assert list(owners(plain).values()) == [HERALD.id]
    assert not owners(f"“{plain}”")
    assert not owners(f"It wrote:\n{plain}")
    assert not owners(plain, outlet="Bote")
    assert not owners("Nine of ten lamps went out.")


def test_a_text_that_credits_the_outlet_is_not_the_outlets():
    """Nobody credits himself."""
    page = told(f"{QUOTED.capitalize()}. <s>Herald</s> <q>says</q> <c>so it is</c>.", HERALD)
    assert not owners(page.page.text, *page.statements)
