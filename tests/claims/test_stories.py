"""Claims of one affair are one story: by their words, and by the documents that tell them beside each other."""

from collections.abc import Sequence

import numpy as np
import pytest
from msgspec import msgpack
from numpy.typing import NDArray
from tests.factories import document

from sayso.claims.stories import gather_stories, in_context, read_claims
from sayso.memory import Notebook
from sayso.records import Claim, Passage, Stance, Witness, content_id

TOPICS = ("ferry", "museum", "tunnel", "nobody")


def told(text: str, *documents: str, language: str = "en") -> Claim:
    """Make a claim that these documents assert."""
    witnesses = tuple(
        Witness(document=each, passage=Passage(each, 0, len(text)), statement=None, stance=Stance.ASSERTS) for each in documents
    )
    return Claim(id=content_id(text), text=text, language=language, witnesses=witnesses)


def by_topic(texts: Sequence[str]) -> NDArray[np.float32]:
    """Take texts for alike that name the same topic."""
    vectors = np.array([[topic in text for topic in TOPICS] for text in texts], dtype=np.float32)
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), dtype=np.float32)


def texts_of(claims: Sequence[Claim]) -> list[set[str]]:
    """Give the texts of each story's claims."""
    by_id = {claim.id: claim.text for claim in claims}
    return [{by_id[each] for each in story.claims} for story in gather_stories(claims, [], by_topic)]


def test_claims_about_one_affair_are_one_story_and_a_lone_claim_is_none() -> None:
    """The largest story, by documents, comes first; what goes with nothing stays outside."""
    claims = [
        told("the ferry sank", "Herald"),
        told("the museum is open", "Post"),
        told("the ferry was old", "Gazette"),
        told("a museum has a new roof", "Gazeta"),
        told("the ferry had no pilot", "Bote"),
        told("the tunnel is dry", "Courier"),
    ]
    ferry = {"the ferry sank", "the ferry was old", "the ferry had no pilot"}
    assert texts_of(claims) == [ferry, {"the museum is open", "a museum has a new roof"}]


def test_a_claim_that_does_not_name_its_affair_goes_with_its_page() -> None:
    """`nobody was on the bridge` is about the ferry, since its page is."""
    claims = [told("the ferry sank", "Herald", "Post"), told("the ferry was old", "Post"), told("nobody saw it", "Post")]
    assert texts_of(claims) == [{"the ferry sank", "the ferry was old", "nobody saw it"}]
    assert texts_of([*claims[:2], told("nobody saw it", "Courier")]) == [{"the ferry sank", "the ferry was old"}]


def test_a_page_of_two_affairs_gives_its_claims_to_two_stories() -> None:
    """Sharing a page does not join what the other pages keep apart."""
    claims = [
        told(f"the {topic} is news to {paper}", paper) for topic in ("ferry", "museum") for paper in (f"{topic} a", f"{topic} b")
    ]
    claims += [told("the ferry is in the digest", "digest"), told("the museum is in the digest", "digest")]
    assert [len(story) for story in texts_of(claims)] == [3, 3]
    assert all(len({text.split()[1] for text in story}) == 1 for story in texts_of(claims))


def test_a_story_is_told_by_the_claim_that_is_nearest_to_all_others() -> None:
    """And lists the documents of all its claims, each once, in their order."""
    claims = [
        told("the ferry hit the tunnel", "Post"),
        told("the ferry sank", "Herald", "Gazette"),
        told("the ferry was old", "Herald", "Courier"),
    ]
    (story,) = gather_stories(claims, [], by_topic)
    assert (story.text, story.language) == ("the ferry sank", "en")
    assert story.documents == ("Post", "Herald", "Gazette", "Courier")
    assert story.claims == tuple(claim.id for claim in claims)


def test_a_claim_is_read_in_every_language_in_which_it_is_worded() -> None:
    """Its vector is the mean of one wording a language, so that a translation shows what the first wording does not."""
    page = document("le ferry ferry", id="Ombre", language="fr")
    claim = told("nobody saw it", "Ombre")
    assert read_claims([claim], [], by_topic)[0] @ by_topic(["ferry"])[0] == 0
    assert read_claims([claim], [page], by_topic)[0] @ by_topic(["ferry"])[0] == pytest.approx(0.5**0.5, abs=1e-5)


def test_a_claim_alone_in_its_documents_stays_where_it_is() -> None:
    """Its context is itself."""
    claims = [told("the ferry sank", "Herald"), told("the tunnel is dry", "Post")]
    vectors = by_topic([claim.text for claim in claims])
    assert np.allclose(in_context(vectors, claims), vectors)


def test_what_was_guessed_before_changes_no_story() -> None:
    """A memory holds how near neighbours were: from the same pile, from another one, or from one in which all were nearer."""
    claims = [told(f"the {topic} is news to {rank}", f"page {rank // 3}") for rank in range(60) for topic in TOPICS[:3]]
    fresh, memory = gather_stories(claims, [], by_topic), Notebook()
    assert gather_stories(claims[:40], [], by_topic, memory=memory) == gather_stories(claims[:40], [], by_topic)
    assert gather_stories(claims, [], by_topic, memory=memory) == fresh
    assert gather_stories(claims, [], by_topic, memory=memory) == fresh
    ((name, key),) = memory.fresh
    memory.keep(name, key, msgpack.encode({claim.id: 2.0 for claim in claims}))
    assert gather_stories(claims, [], by_topic, memory=memory) == fresh


def test_the_shipped_encoders_tell_two_affairs_apart_in_two_languages() -> None:
    """Nothing but a reading joins these, for no two stand in one document."""
    claims = [
        told("The ferry Ostra sank off the port of Sarn", "Herald"),
        told("Divers search the sunken ferry near Sarn", "Post"),
        told("Паром «Остра» затонул у порта Сарн", "Вестник", language="ru"),
        told("The lighthouse museum reopens after two years of repairs", "Gazette"),
        told("Музей маяка открылся после ремонта", "Газета", language="ru"),
    ]
    assert [len(story.claims) for story in gather_stories(claims, [])] == [3, 2]
