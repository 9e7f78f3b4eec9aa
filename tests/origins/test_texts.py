"""Texts that are named by no name, in every language that has a list, and the outlet whose report "the report" is."""

import pytest
from tests.origins.piles import actor, count_told, told

from sayso.languages.wordlists import word_list
from sayso.origins.texts import is_text, points_back

HERALD, COMMISSION, REPORT = actor("Herald", "outlet"), actor("the commission"), actor("report", "unnamed")


@pytest.mark.parametrize(
    ("mention", "language"),
    [
        ("the report", "en"), ("this viral story", "en"), ("статья", "ru"), ("в этой статье", "ru"), ("ця публікація", "uk"),
        ("dem Bericht", "de"), ("l'article", "fr"), ("el artículo", "es"), ("l’articolo", "it"), ("söz konusu haber", "tr"),
        ("هذا التقرير", "ar"), ("この記事", "ja"), ("该文章", "zh"), ("해당 기사", "ko"),
    ],
)  # fmt: skip
def test_the_report_points_back_in_every_language(mention, language):
    """A bare text with a word that points, or in a language without articles."""
    assert is_text(mention, language)
    assert points_back(mention, language)


@pytest.mark.parametrize(
    "mention", ["reports", "a police report", "another report", "the report by the ministry", "reporter", "Herald"]
)
def test_what_is_told_apart_or_is_many_is_no_bare_text(mention):
    """Nor is a text that says whose it is."""
    assert not is_text(mention, "en")


def test_a_report_does_not_point_back():
    """It is a text of the document's own telling."""
    assert is_text("a report", "en")
    assert not points_back("a report", "en")


def test_every_list_has_what_the_code_reads():
    """Words of each list are strings: an unquoted "false" would be none."""
    for lists in word_list("telling_texts").values():
        assert {"texts", "beside"} <= set(lists)
        assert all(isinstance(word, str) for words in lists.values() for word in words)
        assert set(lists.get("pointing", ())) <= {*lists["beside"], *lists["texts"]}


def story(middle=""):
    return told(
        f"<s1>Herald</s1> <q1>writes</q1> <c1>the train carried fuel</c1>. {middle}"
        "Fuel was what the train carried, <s2>the report</s2> <q2>says</q2>: <c2>fuel was on the train</c2>.",
        HERALD, REPORT, outlet="Kurier",
    )  # fmt: skip


def test_the_report_after_an_outlet_is_that_outlets():
    """One word: Herald's."""
    lineage = count_told([story()])
    assert (lineage.low, lineage.high) == (1, 1)
    assert [node.label for node in lineage.nodes if node.actor] == ["Herald"]


def test_the_report_after_a_body_that_writes_reports_may_be_the_bodys():
    """The commission was named after Herald."""
    text = told(
        "<s1>Herald</s1> <q1>writes</q1> <c1>the train carried fuel</c1>. <s2>The commission</s2> <q2>said</q2> <c2>fuel was on it</c2>. "
        "<s3>The report</s3> <q3>says</q3> <c3>fuel was on the train</c3>.",
        HERALD, COMMISSION, REPORT, outlet="Kurier",
    )  # fmt: skip
    assert "report" in [node.label for node in count_told([text]).nodes]
