"""Words of a text as the full-text index keeps them, and as it is asked for them.

Scripts that put no spaces between words (Chinese, Japanese, Thai, Lao, Khmer, Burmese) are kept as pairs of neighbouring
characters: so every word of two characters or more is found without a dictionary.
"""

import re
import unicodedata

_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3041-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_RUN = re.compile(f"[{_UNSPACED}]+")
_WORD = re.compile(r"\w+")
MOST_WORDS = 60


def indexed(text: str) -> str:
    """Give a text as it is put into the index.

    Example:
        >>> indexed("タス通信 says")
        ' タス ス通 通信  says'
    """
    return _RUN.sub(lambda run: f" {' '.join(_pairs(run.group()))} ", unicodedata.normalize("NFKC", text))


def asked(text: str, *, every: bool) -> str:
    """Give the query for the words of a text: FTS5's own signs in it mean nothing.

    Args:
        text: what somebody typed, or a text whose like is looked for.
        every: whether all words must be there, or any.

    Example:
        >>> asked('timber OR "wagons"', every=True)
        '"timber" AND "OR" AND "wagons"'
    """
    return (" AND " if every else " OR ").join(f'"{word}"' for word in words_of(text))


def words_of(text: str) -> list[str]:
    """Give the words of a text as the index keeps them, each once, at most sixty."""
    return list(dict.fromkeys(_WORD.findall(indexed(text))))[:MOST_WORDS]


def _pairs(run: str) -> list[str]:
    return [run[place : place + 2] for place in range(len(run) - 1)] or [run]
