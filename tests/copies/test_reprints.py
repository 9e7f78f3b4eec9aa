"""Two documents that were compared are not compared again, unless the pile answers otherwise what it was asked."""

from collections.abc import Sequence
from itertools import combinations

import pytest
from tests.factories import document, statement

import sayso.copies.reprints as room
import sayso.copies.reuse as reuse_room
from sayso.copies import find_copies
from sayso.memory import Notebook
from sayso.records import Copy, Document, Kind

BRIDGE = "The mayor of Sarn opened the new bridge over the Ims on Saturday before some four hundred guests from both banks."
LAMPS = "Two bakers and a brewer had paid for the lamps, which were lit at nine while the choir sang on a raft below."
FERRY = "A ferry that had crossed here for ninety years made its last trip at noon with the oldest inhabitant at the rudder."
RAIN = "Children threw flowers from the rail until the rain drove everybody into the tent of the volunteer fire brigade."
TOLL = "Nobody could say why the toll house stays shut, though its keeper has drawn his pay since May without a complaint."
UNLIKE = (
    "Apple growers expect a poor harvest because frost killed most blossoms in the last week of April. "
    "The museum opens its new hall with forty paintings by a painter who would have been a hundred this year. "
    "Handball: the women of Imsthal won at home, 27 goals to 24, and stay at the head of the league for now."
)
LAST = (
    "A choir from the coast sings in the town church, and tickets are sold at the bakery next door until noon. "
    "The savings bank lends the money for a second school at a low rate, which the council will vote on in June. "
    "Handcarts are no longer allowed on the market square before ten in the morning, a new order of the town says."
)
MORE = (
    "Ice on the lake bears skaters since yesterday, and the lifeguards have marked the thin places with red flags. "
    "For the first time in eleven winters the sledge race to the island can be held, with dogs from four villages."
)
FOOTER = "The Herald is printed every morning in Sarn by the sons of Ida Brok and costs two crowns by post."


def told_twice(copies: tuple[Copy, ...]) -> int:
    """Count the parts of two copies of the same documents that put the same words side by side."""
    parts = [(copy.a.document, copy.b.document, pair) for copy in copies for pair in copy.pairs]
    return sum(
        one[:2] == other[:2] and p[2] - p[0] == q[2] - q[0] and p[0] < q[1] and q[0] < p[1]
        for (one, p), (other, q) in combinations([(each, each[2]) for each in parts], 2)
    )


@pytest.mark.parametrize(
    "order", [(BRIDGE, LAMPS, FERRY, TOLL, RAIN), (BRIDGE, FERRY, RAIN, TOLL, LAMPS), (FERRY, BRIDGE, LAMPS, RAIN)]
)
def test_paragraphs_in_another_order_are_told_once(order: tuple[str, ...]) -> None:
    """Between the paragraphs that one chain puts side by side may lie some that another has put there before."""
    first = document(f"{BRIDGE}\n{FERRY}\n{LAMPS}\n{RAIN}", id="1")
    found = find_copies([first, document("\n".join(order), id="2")])
    assert len(found) > 1
    assert told_twice(found) == 0
    assert len({copy.id for copy in found}) == len(found)


def grown(*piles: Sequence[Document]) -> list[tuple[Copy, ...]]:
    """Give the copies of piles that are looked at one after another with one memory; each as without it."""
    notebook, found = Notebook(), []
    for pile in piles:
        found.append(find_copies(pile, memory=notebook))
        assert found[-1] == find_copies(pile)
    return found


def pages(outlet: str, *texts: str) -> tuple[Document, ...]:
    return tuple(document(text, id=f"{outlet} {number}", outlet=outlet) for number, text in enumerate(texts))


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Note which documents are compared, by id."""
    told: list[tuple[str, str]] = []
    compare = room._compared  # noqa: SLF001 - it is counted here

    def counting(index: room.Index, overlap: room.Overlap, settings: room.Settings) -> tuple[room.Told, ...]:
        told.append((index.documents[overlap.a].id, index.documents[overlap.b].id))
        return compare(index, overlap, settings)

    monkeypatch.setattr(room, "_compared", counting)
    return told


def test_what_was_compared_is_not_compared_again(asked: list[tuple[str, str]]) -> None:
    """A third document costs its own pairs only."""
    one, other, third = (document(f"{BRIDGE} {text}", id=text) for text in (LAMPS, FERRY, RAIN))
    notebook = Notebook()
    find_copies([one, other], memory=notebook)
    assert len(asked) == 1
    assert len(find_copies([one, other, third], memory=notebook)) == 3
    assert len(asked) == 3


def test_what_becomes_boilerplate_of_an_outlet_is_not_asked_beside_another_outlet(asked: list[tuple[str, str]]) -> None:
    """A third document of the Herald with its footer: what it shares with the Kurier stays as it was found."""
    herald = pages("Herald", f"{UNLIKE} {FOOTER} {BRIDGE}", f"{LAST} {FOOTER}", f"{LAMPS} {TOLL} {FOOTER} {RAIN}")
    pile, notebook = (*herald[:2], *pages("Kurier", BRIDGE)), Notebook()
    before = find_copies(pile, memory=notebook)
    asked.clear()
    after = find_copies((*pile, herald[2]), memory=notebook)
    kept, gone = ([copy for copy in before if (copy in after) is stays] for stays in (True, False))
    assert [copy.why for copy in kept] == ["all 21 words equal"]
    assert [copy.why for copy in gone] == ["all 20 words equal"]
    assert asked == []


def test_what_an_outlet_comes_to_print_again_and_again_counts_no_more() -> None:
    """The third of its documents with the same footer makes it boilerplate, for the first two as well."""
    pile = pages(
        "Herald", *(f"{own} {FOOTER} {shared}" for own, shared in ((UNLIKE, BRIDGE), (LAST, BRIDGE), (LAMPS + TOLL, RAIN)))
    )
    (before,), (after,) = grown(pile[:2], pile)
    assert (before.why, after.why) == ("all 41 words equal", "all 21 words equal")


def test_a_turn_of_phrase_that_a_third_document_has_is_no_copy_any_more(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a large pile some words alone are a copy where they stand in two documents and in no other."""
    monkeypatch.setattr(reuse_room, "LARGE_PILE", 10)
    phrase = "at the request of the honourable society of millers and bakers of Lower Syldavia in the far north today"
    texts = (
        f"{BRIDGE} {LAMPS} {phrase} {FERRY} {RAIN}",
        f"{UNLIKE} {phrase} {TOLL} {FOOTER}",
        f"Millers met {phrase} {MORE} {LAST}",
    )
    pile = [document(text, id=str(number)) for number, text in enumerate(texts)]
    before, after = grown(pile[:2], pile)
    assert [len(before), len(after)] == [1, 0]


def test_a_slip_that_a_third_document_has_is_no_receipt_any_more() -> None:
    """It is looked for in the pile each time, and the copy stays."""
    slip, right = "The presidnet of Borduria opened the ferry.", "The president spoke. " * 20
    pile = (document(f"{BRIDGE} {slip}", id="1"), document(f"{BRIDGE} {slip}", id="2"), document(right, id="3"))
    (before,), (after,) = grown(pile, (*pile, document("A presidnet of another house.", id="4")))
    assert (before.why, after.why) == ("all 28 words equal; both misspell “presidnet”", "all 28 words equal")


def test_other_statements_of_a_document_are_another_question() -> None:
    """What is said to be somebody's words is a quotation, and two texts may quote the same."""
    one, other = document(f"{FERRY} {BRIDGE} {TOLL}", id="1"), document(f"{LAMPS} {BRIDGE} {RAIN}", id="2")
    said = [statement(page, None, None, BRIDGE, kind=Kind.DIRECT) for page in (one, other)]
    notebook = Notebook()
    assert len(find_copies([one, other], memory=notebook)) == 1
    assert find_copies([one, other], said, memory=notebook) == find_copies([one, other], said) == ()
