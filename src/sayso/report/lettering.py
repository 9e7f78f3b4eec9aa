"""How wide a name is in a picture, where nothing breaks or cuts it by itself."""

from sayso.report.cleaning import line

_TYPE_SIZE = 13.0
_WIDE = 0x2E80
_NARROW_EM = 0.55
_CAPITAL_EM = 0.68


def fitted(text: str, ems: float) -> str:
    """Cut a text to a width, counting Han, kana and Hangul as wide.

    Args:
        text: what to fit.
        ems: the width in units of the type's size.

    Example:
        >>> fitted("Herald", 11.5), fitted("The Tidewater Evening Post and Advertiser", 11.5)
        ('Herald', 'The Tidewater Eveni…')
    """
    flat = line(text, 200)
    used = 0.0
    for rank, letter in enumerate(flat):
        used += 1.0 if ord(letter) >= _WIDE else _NARROW_EM
        if used > ems:
            return f"{flat[: max(1, rank - 1)].rstrip()}…"
    return flat


def width(text: str) -> float:
    """Estimate how wide a text is in the chart's type, in pixels; a little too wide rather than too narrow.

    Rounded to hundredths: the last digits of a sum of fractions are not the same in every Python.

    Example:
        >>> width("報道"), round(width("Herald"))
        (26.0, 45)
    """
    ems = sum(1.0 if ord(letter) >= _WIDE else _CAPITAL_EM if letter.isupper() else _NARROW_EM for letter in text)
    return round(_TYPE_SIZE * ems, 2)
