"""Speakers of several documents who are one, or two, for what their names say."""

import pytest
from tests.factories import document, statement

from sayso.actors import name_actors
from sayso.records import Document, Statement

Line = tuple[str, str]


def page(name: str, language: str, *lines: Line) -> tuple[Document, list[Statement]]:
    """Make a document of sources and cues, and its statements."""
    made = document(
        " ".join(f"{source} {cue} x{place}y." for place, (source, cue) in enumerate(lines)), id=name, language=language
    )
    return made, [statement(made, source, cue, f"x{place}y") for place, (source, cue) in enumerate(lines)]


def speakers(*pages: tuple[Document, list[Statement]]) -> list[str | None]:
    """Give the speaker of each statement, page by page."""
    named, _ = name_actors([each for each, _ in pages], [made for _, every in pages for made in every])
    return [each.speaker for each in named]


def test_a_man_and_a_woman_of_one_family_name_stay_two() -> None:
    """Mr Marlin and Ms Marlin, neither with a first name, are two in one document; each joins whom the pile names in full."""
    short = page("a", "en", ("Ms Marlin", "said"), ("Mr Marlin", "said"))
    assert len(set(speakers(short))) == 2
    full = page("b", "en", ("John Marlin", "said"), ("Mary Marlin", "said"))
    ms, mr, john, mary = speakers(short, full)
    assert (mr, ms) == (john, mary)
    assert mr != ms


@pytest.mark.parametrize("language", ["en"])
def test_one_family_name_with_one_office_is_one_where_no_gender_differs(language: str) -> None:
    """Who is a woman by one document and untold by the other is one; parting needs both."""
    one = page("a", language, ("Minister Marlin", "said"))
    other = page("b", language, ("Minister Marlin", "said"))
    assert len(set(speakers(one, other))) == 1


def test_a_ministry_without_its_state_is_that_of_the_one_state_which_speaks() -> None:
    """In the Latvian story "the environment ministry" is Latvia's; where Estonia speaks as well nobody can tell."""
    full = page("a", "en", ("Latvia's environment ministry", "said"))
    alone = page("b", "en", ("The Latvian government", "said"), ("The environment ministry", "said"))
    both = page("c", "en", ("Latvia", "said"), ("Estonia", "said"), ("The environment ministry", "said"))
    assert speakers(full, alone)[0] == speakers(full, alone)[2]
    assert speakers(full, both)[0] != speakers(full, both)[3]
    assert len(set(speakers(alone))) == 2


def test_a_ministry_in_one_word_is_that_of_its_country() -> None:
    """Міносвіти is the Міністерство освіти of a Ukrainian paper, and not the ministry that was named last."""
    one = page("a", "uk", ("Міністерство фінансів", "повідомило"), ("Міносвіти", "повідомило"))
    finance, education = speakers(one)
    assert finance != education
    assert speakers(one, page("b", "uk", ("Міністерство освіти", "заявило")))[2] == speakers(one)[1]


def test_a_ministry_that_speaks_before_any_state_is_nobody_elses() -> None:
    """It may be that of the paper's own country."""
    full = page("a", "en", ("Latvia's environment ministry", "said"))
    first = page("b", "en", ("The environment ministry", "said"), ("The Latvian government", "said"))
    assert speakers(full, first)[0] != speakers(full, first)[1]
