"""Read the word lists that stand beside this module."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from sayso.errors import BadModel

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same in C, ten times as fast, where it was built
_NO_STRINGS = _LOADER.yaml_implicit_resolvers
"""By first character: what a bare word must match to be read as no string but as a number, a truth value, nothing."""


@cache
def word_list(name: str) -> dict[str, Any]:
    """Give one word list as it stands in its file, read once.

    Raises:
        BadModel: there is no such list, or it is not a mapping.

    Example:
        >>> word_list("nonsense")
        Traceback (most recent call last):
        ...
        sayso.errors.BadModel: no word list 'nonsense' in sayso/languages; expected a file nonsense.yml
    """
    path = files("sayso.languages") / f"{name}.yml"
    if not path.is_file():
        raise BadModel(f"no word list {name!r} in sayso/languages; expected a file {name}.yml")
    content = plain_yaml(path.read_text(encoding="utf8"))
    if not isinstance(content, dict):
        raise BadModel(f"word list {name!r} is a {type(content).__name__}; expected a mapping of keys to entries")
    return content


def plain_yaml(text: str) -> Any:
    """Read YAML without anchors and tags, which no list has: as ``yaml.safe_load`` does, in a third of the time.

    Raises:
        BadModel: there is an anchor.

    Example:
        >>> plain_yaml("words: [one, 2, 'on']")
        {'words': ['one', 2, 'on']}
    """
    open_lists: list[list[Any]] = []
    entries: list[Any] = []
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, yaml.ScalarEvent):
            entries.append(_bare(event.value) if event.implicit[0] else event.value)
        elif isinstance(event, yaml.CollectionStartEvent):
            open_lists.append(entries)
            entries = []
        elif isinstance(event, yaml.CollectionEndEvent):
            paired = isinstance(event, yaml.MappingEndEvent)
            whole = dict(zip(entries[::2], entries[1::2], strict=True)) if paired else entries
            entries = open_lists.pop()
            entries.append(whole)
        elif isinstance(event, yaml.AliasEvent):
            raise BadModel(f"a word list refers to an anchor {event.anchor!r}; expected none; write the words out")
    return entries[0] if entries else None


def _bare(word: str) -> Any:
    """Read a word without quotation marks: nearly always a string."""
    if any(pattern.match(word) for _, pattern in _NO_STRINGS.get(word[:1], ())):
        return yaml.load(word, Loader=_LOADER)  # noqa: S506 - safe, as its name says
    return word
