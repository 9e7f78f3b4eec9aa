"""What becomes of a good file on the way: cut off, flipped, overwritten, or never the file that its name says."""

from hypothesis import strategies as st


@st.composite
def damaged(draw: st.DrawFn, good: bytes) -> bytes:
    """Draw random bytes, a cut of a good file, or the file with some bytes changed or a piece of it doubled."""
    way = draw(st.sampled_from(("random", "cut", "flipped", "flipped", "doubled")))
    if way == "random":
        return draw(st.binary(max_size=400))
    if way == "cut":
        return good[: draw(st.integers(0, len(good)))]
    if way == "doubled":
        start, end = sorted((draw(st.integers(0, len(good))), draw(st.integers(0, len(good)))))
        return good[:end] + good[start:]
    changed = bytearray(good)
    for _ in range(draw(st.integers(1, 8))):
        changed[draw(st.integers(0, len(good) - 1))] = draw(st.integers(0, 255))
    return bytes(changed)
