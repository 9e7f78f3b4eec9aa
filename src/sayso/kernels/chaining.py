"""From seeds to blocks, and the heaviest chain of blocks: where two texts run side by side."""

import numpy as np
from numpy.typing import NDArray

Columns = tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]


def extend(
    keys: NDArray[np.uint64], first: NDArray[np.int64], second: NDArray[np.int64], texts: NDArray[np.int32], most: int = 80
) -> Columns:
    """Grow seeds over equal words to both sides, and drop seeds that grew into the same block.

    Args:
        keys: word hashes of all texts, one after another, uint64, shape (words,).
        first: positions of the seeds in the first text, int64, shape (seeds,).
        second: their positions in the second.
        texts: which text each word belongs to, int32, shape (words,).
        most: how many words a seed may grow to either side.

    Returns:
        Start in the first text, start in the second, length in words: int64, one row a block. Blocks of one diagonal
        that touch or overlap are one.
    """
    right = _reach(keys, (first, second), texts, 1, most)
    left = _reach(keys, (first - 1, second - 1), texts, -1, most)
    return _join_touching(first - left, second - left, left + right, texts)


def _reach(
    keys: NDArray[np.uint64],
    places: tuple[NDArray[np.int64], NDArray[np.int64]],
    texts: NDArray[np.int32],
    step: int,
    most: int,
) -> NDArray[np.int64]:
    """Count the equal words from two places on, in the direction of ``step``, within one text on either side."""
    first, second = places
    reached = np.zeros(len(first), dtype=np.int64)
    home, other = texts[first - min(step, 0)], texts[second - min(step, 0)]
    live = np.arange(len(first))
    for count in range(most):
        a, b = first[live] + step * count, second[live] + step * count
        inside = (a >= 0) & (b >= 0) & (a < len(keys)) & (b < len(keys))
        live, a, b = live[inside], a[inside], b[inside]
        same = (keys[a] == keys[b]) & (texts[a] == home[live]) & (texts[b] == other[live])
        live = live[same]
        if len(live) == 0:
            break
        reached[live] += 1
    return reached


def _join_touching(
    first: NDArray[np.int64], second: NDArray[np.int64], length: NDArray[np.int64], texts: NDArray[np.int32]
) -> Columns:
    """Make one block of all that touch on one diagonal of the same two texts."""
    if len(first) == 0:
        return first, second, length
    diagonal = second - first
    order = np.lexsort((first, diagonal))
    first, second, length, diagonal = first[order], second[order], length[order], diagonal[order]
    # ends only rise within a diagonal: add a step a diagonal, so that one running maximum serves all of them
    change = np.concatenate(([0], np.cumsum(diagonal[1:] != diagonal[:-1])))
    far = change * (int(first.max() + length.max()) + 2)
    ends = np.maximum.accumulate(first + length + far)
    apart = first[1:] + far[1:] > ends[:-1]
    apart |= (texts[first[1:]] != texts[first[:-1]]) | (texts[second[1:]] != texts[second[:-1]])
    begins = np.flatnonzero(np.concatenate(([True], apart)))
    lasts = np.append(begins[1:], len(first)) - 1
    return first[begins], second[begins], ends[lasts] - far[lasts] - first[begins]


def heaviest_chain(first: NDArray[np.int64], second: NDArray[np.int64], length: NDArray[np.int64]) -> NDArray[np.int64]:
    """Choose the blocks of greatest total length that rise in both texts.

    Blocks may overlap a little where a phrase repeats; what follows cuts them. Quadratic: the heaviest 400 blocks only.

    Returns:
        Row numbers in rising order.

    Example:
        >>> heaviest_chain(np.array([0, 10, 20]), np.array([0, 50, 12]), np.array([9, 5, 8])).tolist()
        [0, 2]
    """
    rows = np.argsort(-length, kind="stable")[:400]
    rows = rows[np.lexsort((second[rows], first[rows]))]
    a, b, size = first[rows], second[rows], length[rows]
    best, back = size.astype(np.float64), np.full(len(rows), -1)
    for here in range(1, len(rows)):
        before = np.minimum(a[here] - a[:here], b[here] - b[:here])
        cut = np.maximum(0, size[:here] - before)
        value = np.where(before > 0, best[:here] - cut, -1.0)
        top = int(np.argmax(value))
        if value[top] > 0:
            best[here] += value[top]
            back[here] = top
    chosen, here = [], int(np.argmax(best)) if len(best) else -1
    while here >= 0:
        chosen.append(int(rows[here]))
        here = int(back[here])
    return np.array(chosen[::-1], dtype=np.int64)
