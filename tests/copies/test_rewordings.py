"""Posts that say the same in other words are told, with what differs; they are no copies."""

import pytest
from tests.factories import document

from sayso.copies import find_copies
from sayso.copies.rewordings import is_post, turned
from sayso.records import CopyKind
from sayso.settings import Settings

POST = "The old mill by the river burned down on Monday night, and nobody was hurt, the fire brigade of Narva says."
OTHER_WORDS = "On Monday night a fire destroyed the old mill at the river in Narva; firefighters say that no one was injured."
ELSEWHERE = "The town council of Narva will vote in April on a cheaper route for the new tram line."


def reworded(*texts, **settings):
    pages = [document(text, id=str(number)) for number, text in enumerate(texts)]
    return [copy for copy in find_copies(pages, settings=Settings(**settings)) if copy.kind is CopyKind.REWORDED]


def test_a_post_in_other_words_is_told_and_one_on_something_else_is_not():
    (found,) = reworded(POST, OTHER_WORDS, ELSEWHERE)
    assert (found.a.document, found.b.document) == ("0", "1")
    assert found.direction is None
    assert found.why == f"two short texts say the same in other words, likeness {found.score:.2f} of 1; nothing shows copying"


def test_the_least_likeness_is_a_setting():
    assert reworded(POST, OTHER_WORDS, reworded_min_score=1.0) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [(OTHER_WORDS.replace("destroyed", "did not destroy"), "negation added"), (f"{OTHER_WORDS} 7 boats sank.", None)],
)
def test_what_turns_a_post_around_is_told_with_it(text, told):
    """A number that only one of two posts has is more, and no other number."""
    (found,) = reworded(POST, text)
    assert (told in found.changes) if told else not found.changes


def test_other_numbers_are_told_wherever_they_stand():
    one, other = (document(text, id=text, language="en") for text in ("Sixty boats burned", "In Narva 70 boats burned"))
    assert list(turned(one, other)) == ["Sixty -> 70"]


def test_the_very_same_post_is_a_copy_and_not_reworded():
    assert reworded(POST, POST, POST.upper()) == []


def test_a_long_text_and_a_notice_are_no_posts():
    assert not is_post(document(POST * 5))
    assert not is_post(document("All rights reserved. Sign up for our newsletter."))
