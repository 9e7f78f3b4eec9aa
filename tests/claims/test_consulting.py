"""What was made of a text holds as long as the names that were looked up for it are what they were."""

import pytest

from sayso.claims.consulting import Consulted, noting
from sayso.claims.naming import Name, NameBook, names_in
from sayso.memory import Notebook

TEXT = "Ostra sailed to Sarn, the Harbour Herald (HH) reported"


class Reader:
    """Reads the names of a text, and counts how often."""

    def __init__(self) -> None:
        self.read = 0

    def __call__(self, book: NameBook) -> tuple[Name, ...]:  # noqa: D102 - the class says it
        self.read += 1
        return names_in(TEXT, "en", book)


def later(notebook: Notebook) -> Notebook:
    return Notebook((name, key, value) for (name, key), value in notebook.fresh.items())


def names(notebook: Notebook, book: NameBook, reader: Reader) -> tuple[Name, ...]:
    return Consulted(notebook, "names", tuple[Name, ...], book).of(lambda: b"key", reader)


@pytest.mark.parametrize(
    ("book", "again"),
    [
        (NameBook(), 0),
        (NameBook(capitalised=frozenset({"borduria"}), aliases={"klow": "a1"}), 0),
        (NameBook(aliases={"ostra": "a1"}), 1),
        (NameBook(capitalised=frozenset({"ostra"})), 1),
        (NameBook(abbreviated={"Harbour": (("Harbour Herald", "HH"),)}), 1),
    ],
)
def test_a_text_is_read_again_where_a_name_in_it_has_changed(book: NameBook, again: int) -> None:
    """Other names of the pile do not matter; either way the answer is that of reading it now."""
    notebook, reader = Notebook(), Reader()
    names(notebook, NameBook(), reader)
    assert names(later(notebook), book, reader) == names_in(TEXT, "en", book)
    assert reader.read == 1 + again


def test_a_book_that_notes_gives_the_same_names() -> None:
    """Noting changes nothing."""
    book = NameBook(aliases={"ostra": "a1"}, common=frozenset({"to"}), abbreviated={"Harbour": (("Harbour Herald", "HH"),)})
    noted, asked = noting(book)
    assert names_in(TEXT, "en", noted) == names_in(TEXT, "en", book)
    assert asked.hold(book)
    assert not asked.hold(NameBook())


def test_a_book_that_notes_is_not_read_from_end_to_end() -> None:
    """What would be read so could not be noted: it says so rather than give an answer that does not hold."""
    noted, _ = noting(NameBook(aliases={"ostra": "a1"}))
    with pytest.raises(
        TypeError, match=r"^a book of names that notes what it is asked for cannot be read from end to end; look words up$"
    ):
        list(noted.aliases)
