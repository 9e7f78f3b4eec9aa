"""The case, opened a bounded number of times: one reader takes one of them at a time, whatever thread it runs in."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, LifoQueue
from threading import Lock

from sayso.case import Case


class Cases:
    """A case that many may read at once.

    Args:
        path: of the case.
        most: how often it is opened at once; who comes later waits.

    Raises:
        BadStore: there is no such file, or it is no case.
    """

    def __init__(self, path: Path, most: int) -> None:
        self.path = path
        self._first = Case(path)  # for what the event loop asks itself, in one thread
        self._free: LifoQueue[Case] = LifoQueue()
        self._unopened = most
        self._lock = Lock()

    @contextmanager
    def one(self) -> Iterator[Case]:
        """Take a case for one answer."""
        case = self._taken()
        try:
            yield case
        finally:
            self._free.put(case)

    def state(self) -> str:
        """Tell the state of the case: another one after anything was written. For one thread only, such as an event loop."""
        return self._first.state()

    def close(self) -> None:
        """Close all that are not in use."""
        self._first.close()
        while True:
            try:
                self._free.get_nowait().close()
            except Empty:
                return

    def _taken(self) -> Case:
        try:
            return self._free.get_nowait()
        except Empty:
            pass
        with self._lock:
            more, self._unopened = self._unopened > 0, max(self._unopened - 1, 0)
        return self._first.again() if more else self._free.get()
