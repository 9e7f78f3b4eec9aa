"""One detail changed: what the rules see, and what they let pass."""

import pytest
from tests.claims.piles import assertion

from sayso.claims.differences import differences

CASES = [
    ("en", "sixty fighters were moved", "500 fighters were moved", ["number"]),
    ("en", "some 60 fighters were moved", "fighters were moved", []),
    ("en", "1,200 shells fell", "1200 shells fell", []),
    ("en", "3.5 million shells fell", "3,500,000 shells fell", []),
    ("ru", "переброшено шестьдесят боевиков", "переброшено 500 боевиков", ["number"]),
    ("ja", "貨車９両が通った", "貨車90両が通った", ["number"]),
    ("zh", "五千人抗议", "5万人抗议", ["number"]),
    ("en", "the bridge fell on 3 May", "the bridge fell on May 4", ["time"]),
    ("en", "the bridge fell in May", "the bridge fell on 3 May", []),
    ("en", "the bridge fell on Tuesday", "the bridge fell on Friday", ["time"]),
    ("de", "die Brücke stürzte 2021 ein", "die Brücke stürzte 2022 ein", ["time"]),
    ("en", "a train burned in Narva at night", "a train burned in Pernau at night", ["place"]),
    ("en", "the train was burned by Ivanov", "the train was burned by Petrov", ["actor"]),
    ("ru", "поезд сгорел в Нарве ночью", "поезд сгорел в Пернау ночью", ["place"]),
    ("en", "a train burned near Kharkiv", "a train burned near Kharkov", []),
    ("en", "the bridge is closed", "the bridge is not closed", ["negation"]),
    ("ru", "мост закрыт", "мост не закрыт", ["negation"]),
    ("fr", "le pont est fermé", "le pont n'est pas fermé", ["negation"]),
    ("ja", "橋は閉鎖された", "橋は閉鎖されていない", ["negation"]),
    ("en", "the bridge is closed", "it is fake that the bridge is closed", ["negation"]),
    ("en", "Borduria attacked Syldavia", "Borduria plans to attack Syldavia", ["modality"]),
    ("en", "Borduria will attack Syldavia", "Borduria plans to attack Syldavia", []),
    ("en", "the Borduria army attacked the Syldavia army", "the Syldavia army attacked the Borduria army", ["swapped"]),
    ("en", "the Borduria army attacked the Syldavia army", "the Syldavia army was attacked by the Borduria army", []),
    ("en", "the mill burned before the vote", "the mill burned after the vote", ["opposite"]),
    ("ru", "мельница сгорела до выборов", "мельница сгорела после выборов", ["opposite"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "one", "other", "expected"), CASES)
def test_a_changed_detail_is_seen_from_both_sides(language, one, other, expected):
    """Every rule is symmetric."""
    first, second = assertion(one, language), assertion(other, language)
    assert [each.what for each in differences(first, second)] == expected
    assert [each.what for each in differences(second, first)] == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("The army was told to leave the valley", "en"), ("Армия покинула долину", "ru"), ["modality"]),
        (("nine wagons crossed", "en"), ("границу пересекли девять вагонов", "ru"), []),
        (("90 wagons crossed", "en"), ("вагоны пересекли границу", "ru"), ["number"]),
        (("Ukraine was attacked in 2022", "en"), ("2022年にウクライナが攻撃された", "ja"), []),
        (("Ukraine was attacked", "en"), ("日本が攻撃された", "ja"), ["actor"]),
        (("the train burned near Zelensky square", "en"), ("поезд сгорел у площади Зеленского", "ru"), []),
        (("there are no soldiers", "en"), ("兵士はいない", "ja"), []),
        (("there are soldiers", "en"), ("солдат там нет", "ru"), ["negation"]),
    ],
)
def test_details_are_compared_across_languages(one, other, expected):
    """Numbers, states, romanised names and negation hold in any pair of languages."""
    assert [each.what for each in differences(assertion(*one), assertion(*other))] == expected


def test_two_numbers_of_two_things_leave_it_open():
    """Each of two reworded texts may tell its own number besides."""
    one = assertion("For $15 a month anyone can read the Herald of Klow at home", "en")
    counted, besides = (
        assertion(text)
        for text in (
            "Readers at home get the Herald of Klow: 20 a month is the price",
            "The Herald of Klow has 300 readers at home",
        )
    )
    assert [each.sure for each in differences(one, counted)] == [True]
    assert [each.sure for each in differences(one, besides)] == [False]
