"""The words that stand around a text (months, bylines, footers, abbreviations), from ``languages/pages.yml``."""

from typing import Any

from sayso.languages.wordlists import word_list


def page_words() -> dict[str, Any]:
    """Give the whole word list for pages.

    Example:
        >>> page_words()["months"]["en"][4]
        ['may']
    """
    return word_list("pages")
