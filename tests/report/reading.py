"""Read a page as a browser would see its elements, and complain where they are not well nested."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"meta", "link", "br", "img", "hr", "input"})


@dataclass
class Page(HTMLParser):
    """The elements of a page in order, with their attributes, and its words."""

    elements: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element that opens."""
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.opened.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element that closes itself."""
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost element, or complain."""
        if not self.opened or self.opened.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing")

    def handle_data(self, data: str) -> None:
        """Note words that a reader sees."""
        if not self.opened or self.opened[-1] not in {"style", "script"}:
            self.words.append(data)

    def all(self, *tags: str) -> list[dict[str, str | None]]:
        """Give the attributes of all elements of these kinds."""
        return [attributes for tag, attributes in self.elements if tag in tags]


def read(html: str) -> Page:
    """Read a page, or a piece of one."""
    page = Page()
    page.feed(html)
    page.close()
    page.faults += [f"<{tag}> is not closed" for tag in page.opened]
    return page
