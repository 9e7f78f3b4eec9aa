"""Doing, wanting and learning are told from saying; inside a content they do not end a chain."""

import pytest
from tests.factories import document, statement

from sayso import attribute
from sayso.languages.acts import act_of
from sayso.records import Kind
from sayso.statements.deeds import is_deed

Row = tuple[str, str, str, str]
NO_STATEMENTS: list[Row] = [
    ("en", "Orvel Ferries", "wants", "to open a second yard"),
    ("en", "Orvel Ferries", "is in negotiations", "to buy the yard"),
    ("en", "the firm", "originally planned for", "the ferry to have wheels"),
    ("en", "Norland", "has banned", "raw timber"),
    ("en", "he", "complained about", "the noise and the bills"),
    ("en", "the port", "denied", "him a visa"),
    ("en", "The company", "will deny", "harbour access to ships without a pilot"),
    ("en", "The council", "rejected", "the offer from Borduria"),
    ("ru", "Завод", "хочет", "чтобы мост закрыли"),
    ("ru", "Суд", "отклонил", "жалобу жителей Каменки"),
    ("uk", "Завод", "планує", "відкрити другий цех"),
    ("de", "Die Werft", "will", "eine zweite Fähre bauen"),
    ("fr", "La mairie", "souhaite", "fermer le pont de Lonval"),
    ("es", "La alcaldía", "quiere", "que el puente se cierre"),
    ("it", "Il comune", "intende", "chiudere il ponte di Montefosco"),
    ("ar", "المصنع", "يعتزم", "فتح ورشة ثانية"),
    ("tr", "Belediye", "planlıyor", "köprüyü kapatmayı"),
    ("zh", "市政府", "计划", "关闭大桥"),
    ("ko", "시청", "계획하고 있다", "다리 폐쇄를"),
    ("ja", "市は", "を計画している", "橋の閉鎖"),
]
STATEMENTS: list[Row] = [
    ("en", "Orvel Ferries", "said", "it wants to open a second yard"),
    ("en", "Orvel Ferries", "wants", "to stress that no yard was sold"),
    ("en", "Orvel Ferries", "told a planning meeting", "the yard was sold"),
    ("en", "the minister", "hopes", "that the strike will end"),
    ("en", "the firm", "denied", "having a visa for him"),
    ("en", "the firm", "denied", "that a visa was asked for"),
    ("en", "researchers", "discovered", "that the valve was open"),
    ("ru", "Завод", "заявил", "что хочет закрыть мост"),
    ("de", "Die Werft", "erklärte", "sie wolle eine Fähre bauen"),
    ("es", "La alcaldía", "quiere", "recordar que el puente sigue cerrado"),
]


def made(language: str, source: str, cue: str, content: str, **fields: object) -> bool:
    page = document(f"{source} {cue} {content}.", language=language)
    act = act_of(cue, language, content, by_outlet=False)[0]
    return is_deed(statement(page, source, cue, content, act=act, **fields), page)


@pytest.mark.parametrize("row", NO_STATEMENTS)
def test_who_does_wants_or_refuses_something_says_nothing(row: Row) -> None:
    """The corpus that the tagger learnt from marks intentions and deeds as attributions."""
    assert made(*row)


@pytest.mark.parametrize("row", STATEMENTS)
def test_who_says_so_speaks(row: Row) -> None:
    """A verb of saying beside the wish, a clause behind it, or a gerund that is denied."""
    assert not made(*row)


@pytest.mark.parametrize(
    ("content", "deed"), [("the word “skipper” from its site", True), ("ships “of doubtful ownership”", False)]
)
def test_one_word_in_quotation_marks_is_named_and_not_said(content: str, deed: bool) -> None:
    """More words in quotation marks are somebody's."""
    assert made("en", "The college", "banned", content, kind=Kind.MIXED) is deed


@pytest.mark.parametrize(
    ("text", "cue", "content", "deed"),
    [
        ("The crew wept when they found out that the boat was gone.", "found out", "that the boat was gone", True),
        ("The crew woke up to discover that the boat was gone.", "to discover", "that the boat was gone", True),
        ("They found out that the boat was gone.", "found out", "that the boat was gone", False),
    ],
)
def test_what_is_told_in_passing_is_nobodys_word(text: str, cue: str, content: str, deed: bool) -> None:
    """It tells when ("when they found out"), not who says so."""
    page = document(text)
    source = "they" if "they" in text else "The crew" if "crew" in text else "They"
    assert is_deed(statement(page, source, cue, content), page) is deed


def test_inside_a_content_two_words_say_nothing() -> None:
    """It would end the chain at the clerk; at the outermost level it is left to the tagger."""
    page = document("She said the clerk mentioned the ferry.")
    inner = statement(page, "the clerk", "mentioned", "the ferry", parent="outer")
    assert is_deed(inner, page)
    assert not is_deed(statement(page, "the clerk", "mentioned", "the ferry"), page)


def test_a_wish_inside_a_content_does_not_tear_it() -> None:
    """The source says what Brook wants: the content stays whole, and no chain ends at Brook."""
    page = document("“Brook wants the captain’s head on a platter,” a harbour source said.", language="en")
    (found,) = attribute([page])
    assert found.source is not None
    assert page.words(found.source) == "a harbour source"
    assert "Brook wants" in page.words(found.content[0])
