import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.actors.folding import folded
from sayso.languages.transliteration import same_person, skeleton


@pytest.mark.parametrize(
    ("forms", "language"),
    [
        (["министр Орлов", "министра Орлова", "министром Орловым", "министре Орлове"], "ru"),
        (["Служба разведки", "Службой разведки", "Службе разведки"], "ru"),
        (["the Harbour Authority", "Harbour Authority's", "Harbour Authority’s"], "en"),
        (["l'Élysée", "Elysée"], "fr"),
        (["الوزارة", "وزارة"], "ar"),
        (["Ankara'nın", "Ankara"], "tr"),
    ],
)
def test_inflected_forms_fold_alike(forms: list[str], language: str) -> None:
    """Case endings, articles, accents and possessives do not tell names apart."""
    assert len({folded(form, language) for form in forms}) == 1


def test_different_names_stay_different() -> None:
    """Folding is rough, but not so rough."""
    assert folded("Орлов", "ru") != folded("Орленко", "ru")
    assert folded("Vale", "en") != folded("Vail", "en")


@pytest.mark.parametrize(
    "names",
    [
        [("Idris", "Vale"), ("Идрис", "Вейл"), ("イドリス", "ベール"), ("إدريس", "فيل")],
        [("Ilya", "Gromov"), ("Илья", "Громов"), ("イリヤ", "グロモフ"), ("إيليا", "غروموف")],
        [("Anton", "Melnikov"), ("Антон", "Мельников"), ("アントン", "メルニコフ")],
    ],
)
def test_a_full_name_has_one_skeleton_in_every_script(names: list[tuple[str, ...]]) -> None:
    """Latin, Cyrillic, kana and Arabic spellings of one person meet."""
    assert all(same_person(names[0], other) for other in names[1:])


def test_single_names_and_short_ones_do_not_join() -> None:
    """One word, or too few consonants, is a hint and no proof."""
    assert not same_person(("Gromov",), ("Громов",))
    assert not same_person(("Lee", "Ray"), ("Ли", "Рей"))


@given(st.text(max_size=40))
def test_skeletons_are_plain_letters(word: str) -> None:
    """Whatever the script, what is left is ASCII consonants, or nothing."""
    assert set(skeleton(word)) <= set("bcdkmnrst")
