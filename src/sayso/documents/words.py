"""The words that stand around a text (months, bylines, footers, abbreviations), from ``languages/pages.yml``."""

from functools import cache
from importlib.resources import files
from typing import Any

from sayso.errors import BadModel


@cache
def page_words() -> dict[str, Any]:
    """Give the whole word list for pages, read once.

    Raises:
        BadModel: the file is missing from the installed package.

    Example:
        >>> page_words()["months"]["en"][4]
        ['may']
    """
    path = files("sayso") / "languages" / "pages.yml"
    if not path.is_file():
        raise BadModel(
            "languages/pages.yml is missing from the package; expected it beside sayso/records.py; install sayso again"
        )
    import yaml  # noqa: PLC0415 a tenth of the time that importing sayso may take

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C loader, where PyYAML has it, is ten times as fast
    loaded: dict[str, Any] = yaml.load(path.read_text("utf-8"), Loader=loader)  # noqa: S506 both are safe loaders
    return loaded


def month_numbers() -> dict[str, int]:
    """Map each form of each month's name in every language to 1 to 12."""
    languages = page_words()["months"].values()
    return {form: number for months in languages for number, forms in enumerate(months, 1) for form in forms}
