"""Whatever is looked up in a record is noted, and what was made of it holds as long as that is what it was."""

from dataclasses import dataclass, field

import pytest
from tests.memories import a_run_later

from sayso.claims.naming import Name, NameBook, names_in
from sayso.memory import Notebook
from sayso.noting import Answers, Noting, Recalled, tables

TEXT = "Ostra sailed to Sarn, the Harbour Herald (HH) reported"


@dataclass(frozen=True)
class Names:
    """A record inside of another."""

    folded: dict[str, str]


@dataclass(frozen=True)
class Pile:
    """A record of tables."""

    names: Names
    pages: dict[str, str | None] = field(default_factory=dict)
    known: frozenset[str] = frozenset()
    filled: list[str] = field(default_factory=list)


BUT = frozenset({"filled"})
PILE = Pile(Names({"herald": "Herald"}), {"a": "The mill burned."}, frozenset({"mill"}))


def test_looking_up_gives_what_is_there_and_notes_it() -> None:
    """Whether it was there or not; once."""
    noting = Noting(PILE, but=BUT)
    assert noting.record.pages["a"] is noting.record.pages.get("a") is PILE.pages["a"]
    assert noting.record.pages.get("b", "none") == "none"
    assert noting.record.names.folded["herald"] == "Herald"
    assert "ferry" not in noting.record.known
    assert noting.record.filled is PILE.filled
    assert noting.asked() == {"names.folded": ("herald",), "pages": ("a", "b"), "known": ("ferry",)}
    assert Noting(PILE, but=BUT).asked() == {}


def test_what_is_not_there_is_noted_even_where_looking_it_up_fails() -> None:
    """It may be there the next time."""
    noting = Noting(PILE, but=BUT)
    with pytest.raises(KeyError):
        noting.record.pages["b"]
    assert noting.asked() == {"pages": ("b",)}


def test_what_notes_is_not_read_from_end_to_end() -> None:
    """What would be read so could not be noted: it says so rather than give an answer that does not hold."""
    noted = Noting(PILE, but=BUT).record.pages
    with pytest.raises(TypeError) as raised:
        list(noted)
    assert str(raised.value) == "what notes what it is asked for cannot be read from end to end; look keys up"
    with pytest.raises(TypeError) as raised:
        bool(noted)
    assert str(raised.value) == "what notes what it is asked for does not tell its size; look keys up"


def test_what_cannot_be_noted_is_refused() -> None:
    """A list is read from end to end."""
    with pytest.raises(TypeError) as raised:
        tables(PILE)
    assert str(raised.value) == "what is read of the field 'filled' cannot be noted; expected a mapping, a set or a record"


def test_answers_are_the_same_as_long_as_what_was_looked_up_is() -> None:
    """A name that was not there counts, too; another one does not."""
    asked = {"names.folded": ("kurier",), "known": ("mill",)}
    before = Answers(PILE, but=BUT).to(asked)
    assert Answers(Pile(Names({"bote": "Bote"}), known=PILE.known), but=BUT).to(asked) == before
    assert Answers(Pile(Names({"kurier": "Kurier"}), known=PILE.known), but=BUT).to(asked) != before
    assert Answers(Pile(PILE.names), but=BUT).to(asked) != before


class Reader:
    """Reads the names of a text, and counts how often."""

    def __init__(self) -> None:
        self.read = 0

    def __call__(self, book: NameBook) -> tuple[Name, ...]:  # noqa: D102 - the class says it
        self.read += 1
        return names_in(TEXT, "en", book)


def names(notebook: Notebook, book: NameBook, reader: Reader) -> tuple[Name, ...]:
    return Recalled(notebook, "names", tuple[Name, ...], book).of(b"key", reader)


@pytest.mark.parametrize(
    ("book", "again"),
    [
        (NameBook(), 0),
        (NameBook(capitalised=frozenset({"borduria"}), aliases={"klow": "a1"}), 0),
        (NameBook(aliases={"ostra": "a1"}), 1),
        (NameBook(capitalised=frozenset({"ostra"})), 1),
        (NameBook(common=frozenset({"ostra"})), 0),
        (NameBook(abbreviated={"Harbour": (("Harbour Herald", "HH"),)}), 1),
    ],
)
def test_a_text_is_read_again_where_a_name_in_it_has_changed(book: NameBook, again: int) -> None:
    """Other names of the pile do not matter; either way the answer is that of reading it now."""
    notebook, reader = Notebook(), Reader()
    names(notebook, NameBook(), reader)
    assert names(a_run_later(notebook), book, reader) == names_in(TEXT, "en", book)
    assert reader.read == 1 + again


def test_a_name_that_goes_is_noticed() -> None:
    """As one that comes."""
    notebook, reader = Notebook(), Reader()
    names(notebook, NameBook(aliases={"ostra": "a1"}), reader)
    assert names(a_run_later(notebook), NameBook(), reader) == names_in(TEXT, "en", NameBook())
    assert reader.read == 2


def test_two_answers_of_one_text_note_each_its_own() -> None:
    """What a reader keeps by the book that it was given cannot hide from the second what was looked up for the first."""
    notebook = Notebook()
    known = Recalled(notebook, "names", tuple[Name, ...], NameBook())
    kept: dict[NameBook, tuple[Name, ...]] = {}

    def read(book: NameBook) -> tuple[Name, ...]:
        if book not in kept:
            kept[book] = names_in(TEXT, "en", book)
        return kept[book]

    assert known.of(b"one", read) == known.of(b"two", read)
    assert notebook.fresh["names", b"one"] == notebook.fresh["names", b"two"]
    assert len(kept) == len(notebook.fresh)


def test_a_book_that_notes_gives_the_same_names() -> None:
    """Noting changes nothing."""
    book = NameBook(aliases={"ostra": "a1"}, common=frozenset({"to"}), abbreviated={"Harbour": (("Harbour Herald", "HH"),)})
    assert names_in(TEXT, "en", Noting(book).record) == names_in(TEXT, "en", book)
