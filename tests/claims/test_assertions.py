"""What becomes an assertion: contents, leads, denials in a text's own voice."""

from tests.factories import document, statement

from sayso.claims.assertions import assertions
from sayso.claims.naming import NameBook
from sayso.records import Act, Stance


def told(page, *statements, book=None):
    """Give what a page asserts as (text, stance, makes a claim alone, in its own voice)."""
    found = assertions([page], statements, book or NameBook())
    return [(each.text, each.stance.value, each.seed, each.statement is None) for each in found]


def test_the_first_sentence_makes_a_claim_where_no_headline_stands_above_it():
    """The dateline is no part of it; the second sentence only joins."""
    page = document("SARN, March 4 (Herald) — The old ferry sank off Klow at dawn. Nobody on the pier was hurt.")
    assert told(page) == [
        ("The old ferry sank off Klow at dawn", "asserts", True, True),
        ("Nobody on the pier was hurt", "asserts", False, True),
    ]
    headed = document("Ferry lost off Klow\nThe old ferry sank off Klow at dawn.", headline=True)
    assert [seed for _, _, seed, _ in told(headed)] == [True, False]


def test_a_kicker_is_passed_over_for_the_sentence_that_names_something():
    """Of the first three sentences the first that names something is the lead."""
    page = document("Forget what you have heard so far. The old ferry of the Syldavian railway sank off Klow at dawn.")
    assert [seed for _, _, seed, _ in told(page)] == [False, True]


def test_a_nested_statement_takes_the_place_of_a_content_that_it_fills():
    """One that says less than what it is nested in does not: the clinic and the signs would be lost."""
    page = document("The Herald says the mayor said that the old mill by the river will be shut in May.")
    outer = statement(page, "The Herald", "says", "the mayor said that the old mill by the river will be shut in May", id="outer")
    inner = statement(page, "the mayor", "said", "that the old mill by the river will be shut in May", id="inner", parent="outer")
    assert [text for text, *_ in told(page, outer, inner)] == ["the old mill by the river will be shut in May"]
    page = document(
        "The Herald says a sailor with a fever who came to the clinic in Klow on Monday told nurses he had met the cook."
    )
    content = "a sailor with a fever who came to the clinic in Klow on Monday told nurses he had met the cook"
    outer = statement(page, "The Herald", "says", content, id="outer")
    inner = statement(page, "a sailor with a fever", "told", "he had met the cook", id="inner", parent="outer")
    assert [text for text, *_ in told(page, outer, inner)] == [content, "he had met the cook"]


def test_a_report_that_its_own_text_calls_a_lie_is_denied_by_that_text():
    """It is no witness for the claim."""
    page = document("A report claiming that the old mill had burned down is nothing but a lie.")
    claims = statement(page, "A report", "claiming", "that the old mill had burned down")
    assert told(page, claims) == [("the old mill had burned down", "denies", True, True)]
    page = document("A story claims that the old mill had burned down. That report, however, is false.")
    claims = statement(page, "A story", "claims", "that the old mill had burned down", act=Act.REPORTS)
    assert told(page, claims) == [("the old mill had burned down", "denies", True, True)]


def test_what_a_ministry_says_stays_its_word_whatever_the_text_thinks_of_it():
    """The text's denial stands beside it and points back."""
    page = document("The ministry says that the old mill had burned down. That claim is false.")
    says = statement(page, "The ministry", "says", "that the old mill had burned down")
    found = assertions([page], [says], NameBook())
    assert [(each.stance, each.pointing) for each in found] == [(Stance.ASSERTS, False), (Stance.DENIES, True)]


def test_reports_that_somebody_calls_false_are_denied_by_them():
    """The claim is what the reports say."""
    page = document("Reports that the old mill will be shut are false, the company says.")
    says = statement(page, "the company", "says", "Reports that the old mill will be shut are false")
    assert told(page, says) == [("the old mill will be shut", "denies", True, False)]
