"""Python looks for what nothing points to any more; among millions of records that stay, looking takes a tenth of the time."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# New records between two looks at them; Python's own 700 to 2,000 are meant for programs that hold little. All that there is is
# looked through after a hundred times as many
SELDOM = 100_000


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Let the collector look seldom while a pile is held; what nothing points to is freed at once all the same, but for circles.

    Where somebody has turned it off, or lets it look more seldom still, nothing is changed.

    Example:
        >>> with seldom_collected():
        ...     gc.get_threshold()[0]
        100000
    """
    before = gc.get_threshold()
    if not 0 < before[0] < SELDOM:
        yield
        return
    gc.set_threshold(SELDOM, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
