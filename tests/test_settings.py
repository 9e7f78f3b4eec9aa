"""Settings: one table, bad values fail loudly."""

import pytest

from sayso.errors import BadSetting
from sayso.settings import Settings


def test_a_value_out_of_range_says_what_was_expected() -> None:
    """The message names option, value, range and unit."""
    with pytest.raises(BadSetting, match=r"^copy_min_words is 2; expected 5 to 1000 words$"):
        Settings(copy_min_words=2)


def test_rows_name_every_option_once() -> None:
    """The manifest lists every option."""
    names = [name for name, _ in Settings().rows()]
    assert len(names) == len(set(names)) == len(Settings.__dataclass_fields__)
