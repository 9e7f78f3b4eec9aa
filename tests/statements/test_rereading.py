"""What led to a statement is found again by reading its passage again."""

import sayso
from sayso.statements import attribute
from sayso.statements.linking import MAX_COST
from sayso.statements.rereading import reread

TEXT = (
    "The Kaldu Agency reported that, according to the mayor, the pier would stay closed.\n\n"
    "“We saw nothing,” Captain Ilse Marrow said on Monday, “and we heard nothing.” She denied that the ferry had struck a pier."
)


def test_every_statement_is_found_again_with_its_marks_and_costs() -> None:
    """Nested ones through the content of their outer one; the marks' places count from the document's start."""
    (page,) = sayso.read_text(f"Fog lay on the harbour all day long. {'It was cold. ' * 60}\n\n{TEXT}").documents
    statements = attribute([page])
    found = reread(statements, page)
    assert any(each.parent for each in statements)
    assert list(found) == [each.id for each in statements]
    for each in statements:
        again = found[each.id]
        assert round(again.attribution.score, 4) == each.score
        assert again.attribution.cue is not None
        assert each.cue is not None
        assert again.attribution.cue.start == each.cue.start
        assert len(again.costs.contents) == len(again.attribution.contents)
        assert all(cost <= MAX_COST for cost in again.costs.contents)


def test_a_nested_statement_is_not_found_without_its_outer_one() -> None:
    """Its passage is the outer one's content."""
    (page,) = sayso.read_text(TEXT).documents
    inner = next(each for each in attribute([page]) if each.parent)
    assert reread([inner], page) == {}
    assert reread([], page) == {}
