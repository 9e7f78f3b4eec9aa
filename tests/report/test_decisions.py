"""What people decided, as the report says it."""

from dataclasses import replace

import pytest
from tests.report.fixtures import affair

from sayso.records import Correction, Judgement
from sayso.report.amounts import plain
from sayso.report.catalogue import catalogue
from sayso.report.decisions import decisions


@pytest.mark.parametrize(
    ("judgement", "right", "said"),
    [
        (Judgement.WRONG_SPEAKER, "Anna Reed", "is said by Anna Reed"),
        (Judgement.WRONG_SPEAKER, "nobody named", "is credited to nobody"),
        (Judgement.WRONG_DATE, "2024-03-05", "was published 5 March 2024"),
        (Judgement.WRONG_DATE, "unknown", "was published nobody knows when"),
    ],
)
def test_a_decision_on_one_thing_says_what_is_right(judgement: Judgement, right: str, said: str) -> None:
    """A name is no id that the pile could lack; the statement or document may be one."""
    whole = affair()
    about = whole.statements[0].id if judgement is Judgement.WRONG_SPEAKER else whole.documents[0].id
    decided = tuple(Correction(judgement=judgement, a=name, b=right) for name in (about, "gone"))
    here, gone = decisions(catalogue(replace(whole, corrections=decided)))
    assert plain(here.said).endswith(said)
    assert here.of_one
    assert here.missing == ()
    assert about not in plain(here.said)
    assert gone.missing == ("gone",)
