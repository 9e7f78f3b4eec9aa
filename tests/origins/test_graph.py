"""What stands at the bottom of a graph."""

from hypothesis import given
from hypothesis import strategies as st

from sayso.origins.graph import bottom, reachable

NODES = "abcdefgh"
EDGES = st.sets(st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)), max_size=20)


@given(EDGES)
def test_every_circle_at_the_bottom_is_found_and_every_node_knows_its_own(edges):
    """Oracle: what a node reaches, one by one."""
    below = {node: {end for start, end in edges if start == node != end} for node in NODES}
    reach = {node: reachable({node}, below) for node in NODES}
    circles = sorted({tuple(sorted(reach[node])) for node in NODES if all(node in reach[each] for each in reach[node])})
    found = bottom(below)
    assert list(found.circles) == circles
    for node in NODES:
        assert found.ranks[node] == sum(1 << rank for rank, circle in enumerate(circles) if reach[node] & set(circle))
