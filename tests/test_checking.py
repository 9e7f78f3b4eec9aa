"""A text is held against a case, and against fact-checks of others, which are shown as what their publishers say."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.exchange.checked import CLAIM, feed, of_api, review, written

from sayso.adding import add
from sayso.case import Case
from sayso.checking import MOST_NEAR, Answer, check
from sayso.errors import BadInput
from sayso.exchange.fact_checks_kept import FactChecks, read_fact_checks

TEXTS = {
    "vague.txt": f"Coast Courier, March 2024\n\n{CLAIM}, the customs service said.",
    "sure.txt": f"Harbour Herald, 4 March 2024\n\n{CLAIM}, the customs service said on Monday.",
}
FORTY = CLAIM.replace("14", "40")
CHECKED = [CLAIM, FORTY, "Паром Остра привіз у Сарн 14 вагонів забороненої деревини", "The ferry museum in Sarn has a new roof"]


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    folder = tmp_path_factory.mktemp("pile")
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf8")
    add(folder / "a.case", [folder / name for name in TEXTS])
    with Case(folder / "a.case") as opened:
        yield opened


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FactChecks]:
    folder = tmp_path_factory.mktemp("feeds")
    reviews = written(folder / "feed.json", feed([review(each) for each in CHECKED]))
    with read_fact_checks([reviews, written(folder / "api.json", {"claims": [of_api("The mill in Tesk is shut")]})]) as found:
        yield found


def one(case: Case, text: str, known: FactChecks | None) -> Answer:
    (answer,) = check(case, text, fact_checks=known)
    return answer


def test_the_earliest_is_told_as_far_as_dates_can_tell(case: Case) -> None:
    """Not the one that is dated by a month; it is named as one that could be earlier."""
    (same,) = one(case, CLAIM, None).same
    assert same.earliest is not None
    assert same.earliest.outlet == "Harbour Herald"
    assert [each.outlet for each in same.perhaps] == ["Coast Courier"]


def test_a_fact_check_of_the_same_claim_is_shown(case: Case, known: FactChecks) -> None:
    """Another number is another claim, and says so; a publisher's words are kept as they are."""
    found = {each.fact_check.text: each for each in one(case, CLAIM, known).fact_checks}
    assert found[CLAIM].same
    assert found[CLAIM].fact_check.rating == "Mostly false"
    assert (found[FORTY].same, found[FORTY].what, found[FORTY].here, found[FORTY].there) == (False, "number", "14", "40")
    assert not any(each.same for text, each in found.items() if "museum" in text or "mill" in text)


def test_a_fact_check_of_a_denied_claim_is_not_of_the_same(case: Case, known: FactChecks) -> None:
    """The text says that it did not happen; what was checked is that it did."""
    found = {each.fact_check.text: each for each in one(case, CLAIM.replace("brought", "did not bring"), known).fact_checks}
    assert (found[CLAIM].same, found[CLAIM].what) == (False, "negation")


def test_the_case_leads_to_fact_checks_in_other_languages(case: Case, known: FactChecks) -> None:
    """They share no word with the text, but with a wording that the case has of it."""
    asked = "Die Fähre Ostra brachte 14 Waggons verbotenes Holz nach Sarn"
    answer = one(case, asked, known)
    assert answer.same, "the case has it in English"
    assert CLAIM in {each.fact_check.text for each in answer.fact_checks if each.same}


def test_nothing_changes_in_the_answer_of_the_case(case: Case, known: FactChecks) -> None:
    """Fact-checks stand beside it."""
    alone, beside = one(case, CLAIM, None), one(case, CLAIM, known)
    assert (alone.same, alone.versions, alone.near) == (beside.same, beside.versions, beside.near)
    assert alone.fact_checks == ()
    assert one(case, "Zvxqw plmkt bnrtz", known).fact_checks == ()


def test_what_only_looks_like_it_is_bounded(case: Case, tmp_path: Path) -> None:
    """A few that are near, and none that is far."""
    many = written(
        tmp_path / "a.json",
        [
            review(f"The ferry Ostra brought flour to {each}")
            for each in ["Velm", "Tesk", "Klow", "Istow", "Zlip", "Sohod", "Brod", "Lug"]
        ],
    )
    with read_fact_checks([many]) as known:
        found = one(case, CLAIM, known).fact_checks
    assert len([each for each in found if not each.same and not each.what]) <= MOST_NEAR


def test_nothing_to_check_is_an_error(case: Case) -> None:
    """It says why."""
    with pytest.raises(BadInput) as error:
        check(case, " ")
    assert str(error.value) == "nothing to check in ' ': holds nothing but white space"
