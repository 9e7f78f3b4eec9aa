"""The answer of a case, line by line."""

from tests.asked import MARCH, answer, document, match, reviewed

from sayso.records import Moment
from sayso.terminal.answers import answer_lines

SURE = Moment("2024-03-04T00:00", "2024-03-04T23:59", "field")


def test_the_earliest_is_an_interval_and_says_what_it_rests_on() -> None:
    """Who could be earlier is named."""
    lines = list(answer_lines(answer(same=(match(document("Herald", SURE), document("Courier", MARCH), document("Mail")),))))
    assert lines[1].endswith("; earliest in this pile: Herald, 4 March 2024 (as given in the input); Courier could be earlier")
    assert "    denied or doubted in: Mail" in lines
    (_, line, *_) = answer_lines(answer(same=(match(document("Courier", MARCH)),)))
    assert line.endswith("; earliest in this pile: Courier, March 2024 (byline)")
    (_, line, *_) = answer_lines(answer(same=(match(document("Mail")),)))
    assert "earliest" not in line


def test_what_is_near_is_shown_where_nothing_says_the_same() -> None:
    """Beside a version, too: what sayso was not sure of may be what somebody looks for."""
    near, told = match(document("Mail")), "  near: “The ferry sank.” (the same words)"
    assert told in answer_lines(answer(near=(near,)))
    shown = list(answer_lines(answer(near=(near,), versions=(match(document("Mail"), what="number"),))))
    assert shown.index("  NOT THE SAME, number: here “14”, there “40”") < shown.index(told)
    assert told not in answer_lines(answer(near=(near,), same=(near,)))


def test_a_fact_check_is_shown_as_its_publishers_word() -> None:
    """Its rating is quoted, with its day and its address."""
    _, _, line, why = answer_lines(answer(fact_checks=(reviewed(same=True),)))
    quoted = "“False” (its words), 6 March 2024: https://klow-facts.example/ferry"
    assert line == f"  Klow Facts has checked it as “The ferry Ostra sank.”: {quoted}"
    assert why == "    why the same: likeness 0.90"


def test_a_fact_check_of_another_claim_is_not_the_same() -> None:
    """It says in what it differs; one without a rating, a date, an address or a name says so or nothing."""
    bare = reviewed(what="number", publisher="", rating="", url="", date=None)
    assert list(answer_lines(answer(fact_checks=(bare, reviewed()))))[2:] == [
        "  a publisher without a name has checked a claim that is NOT THE SAME, number: here “14”, there nothing",
        "    “The ferry Ostra sank.”: it gives no rating",
    ]
    assert list(answer_lines(answer(fact_checks=(reviewed(),))))[2:] == [
        "  near: Klow Facts has checked “The ferry Ostra sank.” (likeness 0.90)"
    ]


def test_hostile_words_of_a_feed_do_nothing() -> None:
    """Control characters and direction overrides are shown as escapes, on one line."""
    hostile = reviewed(
        same=True, rating="\x1b[31mTrue\n\u202e", publisher="Klow\x07", url="https://x.example/\x1b", text="a\x00b"
    )
    shown = list(answer_lines(answer(fact_checks=(hostile,))))
    assert shown[2] == (
        "  Klow\\x07 has checked it as “a\\x00b”: “\\x1b[31mTrue \\u202e” (its words), 6 March 2024: https://x.example/\\x1b"
    )
