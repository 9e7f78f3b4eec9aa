"""What one text shows about another."""

from tests.origins.piles import actor, count_told, line, told

HERALD = actor("Herald", "outlet")


def test_a_thing_of_an_outlet_whose_own_text_is_there_is_no_word_of_it():
    """A video is shown; that the Herald says so itself is told by its own text, on which nobody else's word rests."""
    kurier = told("<s><e:video>A video</e> of the Herald</s> <q>shows</q> that <c>the mill burned</c>.", HERALD, outlet="Kurier")
    own = told("<w>The mill burned.</w>", outlet="Herald")
    lineage = count_told([kurier, own])
    assert line(lineage) == "2 -> 2 -> 1 to 2"
    assert {edge.start for edge in lineage.edges} | {edge.end for edge in lineage.edges} <= {node.id for node in lineage.nodes}
