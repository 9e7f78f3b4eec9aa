"""Messages are filled, numbers and lists are written; only what is ours may bring marks."""

from sayso.report.amounts import between, number, plain, together, told
from sayso.report.tongues import speaking


def test_what_is_filled_in_is_escaped_and_cannot_be_filled_again() -> None:
    """A name is no template, whatever braces or elements it holds."""
    assert told("<b>{name}</b>", name="<i>{number}</i>") == "<b>&lt;i&gt;{number}&lt;/i&gt;</b>"


def test_a_name_with_braces_does_not_disturb_a_list() -> None:
    """Lists are joined by patterns of their own in every language."""
    for tongue, said in (("en", "{0} and {1}"), ("ru", "{0} и {1}"), ("ja", "{0}、{1}"), ("ar", "{0} و{1}")):
        with speaking(tongue):
            assert together(["{0}", "{1}"]) == said


def test_a_range_of_numbers_has_the_lower_one_at_the_left_in_every_language() -> None:
    """Charts stay left to right on a page that is read from right to left; so do the ranges beside them."""
    assert between(1, 1200) == "1–1,200"
    with speaking("ar"):
        assert between(1, 2) == "1\u200e–\u200e2"
        assert number(12345) == "12,345"
    assert plain(told("<b>{name}</b>", name="Herald")) == "Herald"
