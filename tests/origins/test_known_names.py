"""Names of agencies and outlets, inflected or with what clings to them."""

import pytest

from sayso.origins.folding import fold
from sayso.origins.known_names import known_names, name_after, name_before

KNOWN = known_names(
    {fold(name): name for name in ("Reuters", "dpa", "Речная хроника", "Укринформ", "ロイター", "Today", "Kestra Herald")}
)


@pytest.mark.parametrize(
    ("words", "name"),
    [("Reuters’in haberi", "Reuters"), ("«Речной хроники», мельница", "Речная хроника"), ("Укринформа", "Укринформ"), ("dpa said", "dpa"),
     ("Kestra Herald’s editor", "Kestra Herald"), ("ロイターの報道", "ロイター"), ("today", None), ("the herald", None), ("", None)],
)  # fmt: skip
def test_the_longest_known_name_that_begins_here_is_found(words, name):
    """A common word is no name unless it is written as one."""
    found = name_after(words, 0, KNOWN)
    assert (found[0] if found else None) == name


def test_a_name_may_stand_before_its_verb():
    """Back to the last mark, in words or in characters."""
    assert name_before("The mill burned, Kestra Herald reports", 30, KNOWN) == ("Kestra Herald", 17)
    assert name_before("水車小屋が焼けた、ロイターが報じた", 13, KNOWN) == ("ロイター", 9)
    assert name_before("水車小屋が焼けた（Kestra Herald電）", 22, KNOWN) == ("Kestra Herald", 9)
    assert name_before("The mill burned reports", 15, KNOWN) is None
