"""Names made comparable: case, marks and outer punctuation do not matter."""

import re
import unicodedata

_OUTER = re.compile(r"^\W+|\W+$")


def fold(name: str) -> str:
    """Give a name in the form in which names are compared.

    Example:
        >>> fold("«Herald»,") == fold("HERALD")
        True
    """
    plain = unicodedata.normalize("NFKC", name[:300]).casefold()
    return _OUTER.sub("", " ".join(plain.split()))
