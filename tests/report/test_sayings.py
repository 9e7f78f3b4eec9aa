"""What a speaker is quoted as saying: the same across outlets together, at first or second hand."""

from tests.report.fixtures import affair, crowd

from sayso.report.catalogue import catalogue
from sayso.report.sayings import Sayings, sayings, statements_of


def said(speaker: str) -> Sayings:
    shelf = catalogue(affair())
    return sayings(shelf, statements_of(shelf, speaker))


def test_the_same_thing_across_outlets_and_languages_is_one_saying() -> None:
    """What bears witness to one claim stands together, by date; each text with its own words."""
    first = said("abureau").others[0]
    assert [carrier.outlet for carrier in first.carriers][:2] == ["Northwire", "Herald"]
    assert {carrier.language for carrier in first.carriers} >= {"en", "ar"}
    assert first.claim is not None
    assert first.claim[0] == "#claim-k0"


def test_equal_words_are_one_saying_without_a_claim() -> None:
    """A quotation in two outlets is one, whatever stands around it."""
    cargo = next(each for each in said("abureau").others if "cement" in each.words)
    assert (len(cargo.carriers), cargo.outlets, cargo.claim) == (2, 2, None)


def test_what_somebody_says_that_they_said_is_second_hand() -> None:
    """The outlet quotes another one, which quotes the bureau."""
    found = said("abureau")
    assert found.second_hand == 1
    told = [carrier for each in found.others for carrier in each.carriers if carrier.teller]
    assert [(carrier.outlet, carrier.teller) for carrier in told] == [("الساحل", "Herald")]


def test_denials_stand_apart() -> None:
    """A denial is no saying of the same."""
    found = said("aport")
    assert (len(found.others), sum(len(each.carriers) for each in found.denials)) == (0, 2)
    assert found.acts == (("denies", 2),)


def test_names_have_their_languages() -> None:
    """As the texts have them, most used first."""
    names = dict(said("aport").names)
    assert names["The Port Authority of Tessal"] == ("English",)
    assert names["سلطة الميناء"] == ("Arabic",)


def test_many_texts_are_counted_beyond_those_that_are_shown() -> None:
    """Seventy outlets print one sentence."""
    shelf = catalogue(crowd(70))
    (only,) = sayings(shelf, statements_of(shelf, "amiller")).others
    assert (len(only.carriers), only.more, only.outlets) == (40, 30, 70)
