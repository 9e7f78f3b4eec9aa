"""XML of office documents, element by element: no tree of the whole, no document type, no entity, nothing that is opened.

The standard library's expat is told to stop at a document type. It is given the whole content at once: in pieces, older
versions of it read a long tag again for each piece.
"""

from collections.abc import Callable, Collection
from typing import Any
from xml.etree.ElementTree import Element
from xml.parsers import expat

# A sheet of a million rows has some three million elements; they take four seconds.
_MOST_ELEMENTS = 3_000_000
_MOST_INSIDE = 200_000
_MOST_CHARS = 5_000_000
_DEEPEST = 1000
_MOST_ATTRIBUTES = 1000


class _Builder:
    """Builds the wanted elements, one at a time, and hands each over as it closes."""

    def __init__(self, names: Collection[str], take: Callable[[Element, bool], None], without: Collection[str]) -> None:
        self._names = frozenset(names)
        self._take = take
        self._without = frozenset(without)
        self._stack: list[Element] = []
        self._wanted = 0
        self._left_out = 0
        self._depth = 0
        self._n_elements = 0
        self._n_inside = 0
        self._n_chars = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Open an element; outside the wanted ones it is only counted."""
        self._depth += 1
        self._n_elements += 1
        if self._depth > _DEEPEST or self._n_elements > _MOST_ELEMENTS:
            raise ValueError(f"holds XML nested deeper than {_DEEPEST} or of more than {_MOST_ELEMENTS} elements")
        local = name.rpartition(":")[2]
        if self._left_out or local in self._without:
            self._left_out += 1
            return
        named = local in self._names
        if not named and not self._stack:
            return
        if len(attributes) > _MOST_ATTRIBUTES:
            raise ValueError(f"holds an element of more than {_MOST_ATTRIBUTES} attributes")
        element = Element(local, {key.rpartition(":")[2]: value for key, value in attributes.items()})
        if self._stack and not named:
            self._stack[-1].append(element)
        self._stack.append(element)
        self._wanted += named
        self._n_inside += 1
        if self._n_inside > _MOST_INSIDE:
            raise ValueError(f"holds more than {_MOST_INSIDE} elements in one paragraph or row: it is no text")

    def end(self, _name: str) -> None:
        """Close an element, and hand it over where it is a wanted one."""
        self._depth -= 1
        if self._left_out:
            self._left_out -= 1
            return
        if not self._stack:
            return
        element = self._stack.pop()
        if element.tag in self._names:
            self._wanted -= 1
            self._take(element, self._wanted > 0)
        if not self._stack:
            self._n_inside = self._n_chars = 0

    def text(self, words: str) -> None:
        """Add words to the element that is open, or behind the one that closed last in it."""
        if not self._stack or self._left_out:
            return
        self._n_chars += len(words)
        if self._n_chars > _MOST_CHARS:
            raise ValueError(f"holds a paragraph or row of more than {_MOST_CHARS} characters: it is no text")
        element = self._stack[-1]
        if len(element):
            element[-1].tail = (element[-1].tail or "") + words
        else:
            element.text = (element.text or "") + words


def read_elements(
    content: bytes, names: Collection[str], take: Callable[[Element, bool], None], without: Collection[str] = ()
) -> None:
    r"""Hand over each element of these names as it closes, with the elements in it, names and attributes without prefixes.

    An element inside another of these names is handed over first, and is no part of the outer one.

    Args:
        content: the XML.
        names: of the elements that are wanted, without their prefix.
        take: called with each element, and whether it stands inside another wanted one.
        without: names of elements that are left out with all that is in them.

    Raises:
        ValueError: the XML is broken off, too deep, or declares a document type (entities, outside files); its words fit a
            note. What was handed over before stands.

    Example:
        >>> found = []
        >>> read_elements(b"<w:p xmlns:w='u'><w:t>one</w:t><w:t>two</w:t></w:p>", {"t"}, lambda each, _: found.append(each.text))
        >>> found
        ['one', 'two']
    """
    builder = _Builder(names, take, without)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.buffer_size = 1 << 20
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.text
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise ValueError(f"holds broken XML: {expat.ErrorString(error.code)}") from None
    except LookupError:
        raise ValueError("holds XML in an unknown encoding") from None


def _refuse(*_: Any) -> None:
    raise ValueError("declares a document type, as no such file does: it is not read")
