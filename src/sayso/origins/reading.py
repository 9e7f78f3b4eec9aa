"""What is read of texts when it is asked for, once."""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

Held = TypeVar("Held")


class Read(Mapping[str, Held]):
    """What a function gives by keys, worked out when it is asked for.

    Args:
        read: gives what stands behind a key, or raises KeyError.

    Example:
        >>> Read(str.upper)["a"]
        'A'
    """

    def __init__(self, read: Callable[[str], Held]) -> None:
        self._read = read
        self._found: dict[str, Held] = {}

    def __getitem__(self, key: str) -> Held:
        if key not in self._found:
            self._found[key] = self._read(key)
        return self._found[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)
