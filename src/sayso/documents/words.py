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


def month_numbers() -> dict[str, int]:
    """Map each form of each month's name in every language to 1 to 12."""
    languages = page_words()["months"].values()
    return {form: number for months in languages for number, forms in enumerate(months, 1) for form in forms}
