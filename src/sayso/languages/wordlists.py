"""Read the word lists that stand beside this module."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from sayso.errors import BadModel


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
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same safe loader in C, ten times as fast, where it was built
    content = yaml.load(path.read_text(encoding="utf8"), Loader=loader)  # noqa: S506 - safe, as its name says
    if not isinstance(content, dict):
        raise BadModel(f"word list {name!r} is a {type(content).__name__}; expected a mapping of keys to entries")
    return content
