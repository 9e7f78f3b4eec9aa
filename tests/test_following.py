"""Who has not followed: a text was put right, or changed, and copies carry what it said before."""

import pytest
from tests.factories import document

from sayso.following import correction_notice, unfollowed
from sayso.records import ChangeKind, Copy, CopyKind, Document, Passage

SAID = "The mill of Sarn was sold for 60 crowns. Nobody had asked the miller."
RIGHT = "The mill of Sarn was sold for 500 crowns. Nobody had asked the miller."
NOTICE = "Correction: an earlier version of this article gave another price."


def page(text: str, name: str, **fields: object) -> Document:
    return document(text, id=name, file=name, **fields)


OLD = page(SAID, "old", outlet="Herald", title="Mill sold", url="https://herald.example/mill", published="2024-03-04")
NEW = page(f"{RIGHT}\n{NOTICE}", "new", outlet="Herald", title="Mill sold", url="http://www.herald.example/mill/#top")
COURIER = page(f"{SAID} So the Herald.", "courier", outlet="Courier", title="Mill")
GAZETTE = page(f"{RIGHT} So the Herald.", "gazette", outlet="Gazette", title="Mill")


def copy(a: Document, b: Document, kind: CopyKind = CopyKind.VERBATIM, **fields: object) -> Copy:
    end = min(len(SAID), len(a.text), len(b.text))
    given = {"pairs": ((0, end, 0, end),)} | fields
    return Copy(id=a.id + b.id, a=Passage(a.id, 0, end), b=Passage(b.id, 0, end), kind=kind, score=1.0, **given)


COPIES = [copy(OLD, COURIER), copy(OLD, NEW, CopyKind.EDITED), copy(OLD, GAZETTE, CopyKind.EDITED), copy(NEW, GAZETTE)]


def told(
    documents: list[Document], fresh: set[str], copies: list[Copy] | None = None, known: set[str] | None = None
) -> list[str]:
    there = {each.id for each in documents}
    known_copies = [each for each in COPIES if {each.a.document, each.b.document} <= there] if copies is None else copies
    found = list(unfollowed(documents, known_copies, fresh, known or set()))
    assert {each.kind for each in found} <= {ChangeKind.CHANGED_AT_ORIGIN}
    return [each.text for each in found]


def test_who_carries_what_a_page_said_before_is_named() -> None:
    """Two documents of one address are states of one text; who was put right in the same way has followed."""
    said = f"Herald: “Mill sold” was put right (“{NOTICE}”); what it no longer says still stands in Courier"
    assert told([OLD, NEW, COURIER, GAZETTE], {"new"}) == [said]


def test_it_is_told_when_a_state_or_a_copy_is_new() -> None:
    """Of what was all there in the run before, nothing is told again; a copy that comes later is."""
    pile = [OLD, NEW, COURIER, GAZETTE]
    assert told(pile, {"courier"}) == told(pile, {"new"})
    assert told(pile, {"gazette"}) == []
    assert told(pile, {"new"}, known={"new"}) == []


def test_the_text_that_was_put_right_is_the_later_one_whatever_came_first() -> None:
    """Of one day, a text with a notice is later than one without."""
    dated = page(NEW.text, "new", outlet="Herald", title="Mill sold", url=NEW.url, published="2024-03-04")
    assert told([dated, OLD, COURIER, GAZETTE], {"old"}) == told([OLD, dated, COURIER, GAZETTE], {"new"})
    assert told([dated, OLD, COURIER, GAZETTE], {"old"})


def test_without_an_address_outlet_title_and_most_words_tell_that_two_are_one_text() -> None:
    """A weather report of every day has one title, and is another text each day."""
    old, new = (
        page(text, name, outlet="Herald", title="Mill  sold", published=day)
        for text, name, day in ((SAID, "old", "2024-03-04"), (RIGHT, "new", "2024-03-05"))
    )
    (said,) = told([old, new, COURIER], {"new"})
    assert said == "Herald: “Mill  sold” has changed; what it no longer says still stands in Courier"
    assert told([old, new, COURIER], {"new"}, [copy(OLD, COURIER)]) == []


def test_a_text_that_was_put_right_is_held_against_its_copies() -> None:
    """The earlier state is not in the pile: the copies that differ in substance are named, unless they were put right, too."""
    late = page(f"{SAID}\n{NOTICE}", "late", outlet="Mail", title="Mill")
    copies = [
        copy(NEW, COURIER, CopyKind.EDITED, changes=("500 -> 60",)),
        copy(NEW, GAZETTE),
        copy(NEW, late, CopyKind.EDITED, changes=("500 -> 60",)),
    ]
    said = f"Herald: “Mill sold” was put right (“{NOTICE}”); copies still differ from it: Courier"
    assert told([NEW, COURIER, GAZETTE, late], {"new"}, copies) == [said]
    assert told([NEW, COURIER, GAZETTE, late], {"gazette"}, copies) == []
    made = copy(NEW, COURIER, CopyKind.EDITED, changes=("500 -> 60",), direction="b->a")
    assert told([NEW, COURIER], {"new"}, [made]) == [], "what it was made from follows nothing"


@pytest.mark.parametrize(
    "line",
    [
        "Correction: the price was 60 crowns.",
        "Corrections and clarifications – 4 March",
        "In einer früheren Version dieses Textes stand ein anderer Preis.",
        "Rectificatif : le prix était de 60 couronnes.",
        "Fe de errores: el precio era otro.",
        "Errata corrige",
        "В предыдущей версии статьи цена была указана неверно.",
        "Виправлення: ціна була іншою.",
        "Düzeltme: Fiyat 60 krondu.",
        "تصحيح: السعر كان ستين",
        "【訂正】価格は60クローネでした。",
        "更正:价格为60克朗。",
        "[정정] 가격은 60크로네였다.",
        "Sprostowanie – cena wynosiła 60 koron.",
    ],
)
def test_a_notice_is_known_in_every_language(line: str) -> None:
    """Among the first or the last lines."""
    assert correction_notice(page(f"{SAID}\n{line}", "a")) == line


@pytest.mark.parametrize(
    "line",
    [
        "Correction of the river bed is to begin in May.",
        "Corrected figures are expected on Monday, the ministry said.",
        "Die Korrektur des Flusses beginnt im Mai.",
        "Update: the mill is shut.",
    ],
)
def test_what_speaks_of_something_else_is_no_notice(line: str) -> None:
    """Nor is a text that only goes on."""
    assert correction_notice(page(f"{line}\n{SAID}", "a")) is None
