"""The edges of a passage: a change at its very start or end does not fall off, and a text that breaks off is not widened."""

import pytest
from tests.copies.pairs import equal_parts, pages, told

from sayso.copies.edges import to_sentences

ENGLISH = "the harbour board of Sarn has ordered new lamps for the north mole and for the spit"


@pytest.mark.parametrize(
    ("first", "second", "language", "change"),
    [
        (f"Sixty times {ENGLISH}.", f"500 times {ENGLISH}.", "en", "Sixty -> 500"),
        (f"Today {ENGLISH}.", f"Not once {ENGLISH}.", "en", "negation added"),
        (f"Today {ENGLISH} for 60.", f"Today {ENGLISH} for 500.", "en", "60 -> 500"),
        (f"Today {ENGLISH} of Poland", f"Today {ENGLISH} of Finland", "en", "Poland -> Finland"),
        (f"Today {ENGLISH} will get", f"Today {ENGLISH} will not get", "en", "negation added"),
        ("Die Hafenbehörde von Sarn bestellt neue Lampen für die Mole.", "Die Hafenbehörde von Sarn bestellt neue Lampen für die Mole nicht.",
         "de", "negation added"),
        ("港湾局は北の防波堤に新しい灯りを取り付けると発表した。", "港湾局は北の防波堤に新しい灯りを取り付けると発表しなかった。", "ja", "negation added"),
        ("六十基の新しい灯りを港湾局は北の防波堤に取り付けると発表した。", "五百基の新しい灯りを港湾局は北の防波堤に取り付けると発表した。", "ja", "六十 -> 五百"),
        ("오늘 항만청은 북쪽 방파제에 새 등불을 단다고 밝혔다.", "오늘 항만청은 북쪽 방파제에 새 등불을 단다고 밝히지 않았다.", "ko", "negation added"),
    ],
)  # fmt: skip
def test_a_change_at_an_edge_is_told(first, second, language, change):
    assert told(first, second, language) == (change,)


def test_a_passage_is_not_widened_to_words_that_the_other_text_has_no_room_for():
    first, second = f"Today {ENGLISH} of the old town.", f"Today {ENGLISH}"
    one, other = pages(first, second, "en")
    pairs = equal_parts(first, second)
    assert to_sentences(one, other, pairs)[1] == pairs[-1][1]
