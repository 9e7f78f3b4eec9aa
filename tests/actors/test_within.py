"""Who speaks within one document."""

from tests.factories import document, statement

from sayso.actors.within import cast_of
from sayso.records import Kind


def test_a_pronoun_inside_a_quotation_is_nobody_outside_it() -> None:
    """“They” in Vale's mouth are not the Harbour Authority that the text named before; where the quotation names them, they are."""
    text = "The Harbour Authority said the pier was shut. “They want our land,” Colonel Idris Vale said."
    page = document(text)
    outer = statement(page, "Colonel Idris Vale", "said", "“They want our land,”", kind=Kind.DIRECT)
    first = statement(page, "The Harbour Authority", "said", "the pier was shut")
    inner = statement(page, "They", "want", "our land", parent=outer.id)
    cast = cast_of(page, [first, outer, inner])
    assert cast.speakers[inner.id] is not cast.speakers[first.id]
    assert cast.speakers[inner.id].kind == "unnamed"
