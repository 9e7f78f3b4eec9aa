"""Groups for a reader: the largest first, in each the earliest first, each other beside what it comes from."""

from tests.exchange.copied import copies_of, copy, pile
from tests.factories import document

from sayso.copies.groups import grouping
from sayso.records import CopyKind, Document


def page(name: str, published: str | None = None, words: int = 40) -> Document:
    """Make a document of so many words."""
    return document("word " * words, id=name, outlet=name, published=published)


def test_an_edited_copy_stands_beside_its_original() -> None:
    """Three documents are two wordings; one stands alone."""
    found = grouping(pile(), copies_of(pile()), 9, 9)
    assert (found.documents, found.wordings, found.groups, found.copied) == (3, 2, 1, 2)
    (group,) = found.shown
    (carrier,) = group.carriers
    assert (group.first.id, group.dated, group.as_early, group.documents, group.wordings) == ("h1", True, 0, 2, 1)
    assert (carrier.document.id, carrier.beside.id, carrier.made, carrier.kinds) == ("k1", "h1", True, (CopyKind.EDITED,))


def test_who_shares_a_paragraph_has_not_the_same_wording() -> None:
    """A group of two documents, two wordings: a tenth of either is copied."""
    found = grouping((page("a"), page("b")), [copy(("a", 0, 20), ("b", 0, 20))], 9, 9)
    assert (found.wordings, found.groups, found.shown[0].wordings) == (2, 1, 2)


def test_a_document_stands_beside_what_it_was_made_from_not_beside_what_was_made_from_it() -> None:
    """Chain a -> b -> c, with a and c alike, too: c is told to come from b."""
    pages = (page("a", "2024-03-01"), page("b", "2024-03-05"), page("c", "2024-03-09"))
    copies = [
        copy(("a", 0, 200), ("b", 0, 200), direction="a->b"),
        copy(("a", 0, 200), ("c", 0, 200)),
        copy(("b", 0, 100), ("c", 0, 100), direction="a->b"),
    ]
    (group,) = grouping(pages, copies, 9, 9).shown
    assert [(each.document.id, each.beside.id, each.made) for each in group.carriers] == [("b", "a", True), ("c", "b", True)]


def test_directions_that_disagree_tell_nothing() -> None:
    """Two passages between two documents, one each way."""
    copies = [copy(("a", 0, 50), ("b", 0, 50), direction="a->b"), copy(("a", 60, 90), ("b", 60, 90), direction="b->a")]
    (group,) = grouping((page("a"), page("b")), copies, 9, 9).shown
    assert group.carriers[0].made is None
    assert not group.dated
    assert group.first.id == "a"


def test_a_text_that_holds_its_own_translation_is_a_group_of_one() -> None:
    """It stands beside itself."""
    (group,) = grouping((page("a"),), [copy(("a", 0, 50), ("a", 100, 150), CopyKind.TRANSLATED, direction="a->b")], 9, 9).shown
    (carrier,) = group.carriers
    assert (group.documents, carrier.document.id, carrier.beside.id, carrier.made) == (1, "a", "a", None)


def test_the_largest_groups_are_given_and_all_are_counted() -> None:
    """In order of documents."""
    pages = tuple(page(name) for name in "abcdefg")
    copies = [
        copy(("a", 0, 50), ("b", 0, 50)),
        *(copy((one, 0, 50), ("g", 0, 50)) for one in "cd"),
        copy(("e", 0, 9), ("f", 0, 9)),
    ]
    found = grouping(pages, copies, 1, 9)
    assert (found.groups, found.copied, len(found.shown)) == (3, 7, 1)
    assert found.shown[0].documents == 3
    assert [len(each.carriers) for each in grouping(pages, copies, 1, 1).shown] == [1]
    assert {found.shown[0].first.id, *(each.document.id for each in found.shown[0].carriers)} == {"c", "d", "g"}


def test_without_copies_there_is_no_group() -> None:
    """An empty pile, too."""
    assert grouping(pile(), (), 9, 9).wordings == 3
    assert grouping((), (), 9, 9).shown == ()
