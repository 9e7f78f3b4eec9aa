"""Names that may be one in a pile that grows: what was found of two names holds, whatever comes beside them."""

import random
from dataclasses import replace

import pytest
from tests.memories import a_run_later

from sayso.actors import hearing
from sayso.actors.hearing import Sort, nearest
from sayso.actors.namesakes import APART, person_name
from sayso.actors.people import FAMILY_NAMES, FULL_NAMES
from sayso.actors.same_bodies import BODIES
from sayso.memory import Notebook

PEOPLE = [
    ("Anton Veskin", "en"), ("Антон Вескин", "ru"), ("Антона Вескина", "ru"), ("Anton Weskin", "de"), ("アントン・ヴェスキン", "ja"),
    ("안톤 베스킨", "ko"), ("أنطون فيسكين", "ar"), ("鈴木花子", "ja"), ("铃木花子", "zh"), ("Hanako Suzuki", "en"), ("스즈키 하나코", "ko"),
    ("Galina Veskina", "en"), ("Галина Вескова", "ru"), ("Adam Brook", "en"), ("Adam Brooke", "en"), ("Ада Брук", "ru"),
    ("Lin Wentao", "en"), ("林文涛", "zh"), ("Линь Вэньтао", "ru"), ("린원타오", "ko"), ("Βασίλης Βέσκος", "el"), ("Βέσκος Βασίλης", "el"),
]  # fmt: skip
FAMILIES = [
    ("Veskin", "en"),
    ("Вескин", "ru"),
    ("鈴木", "ja"),
    ("铃木", "zh"),
    ("Brook", "en"),
    ("Брук", "ru"),
    ("ヴェスキン", "ja"),
]
NAMED_BODIES = [
    ("Valdoro City Council", "en"), ("Вальдорский городской совет", "ru"), ("Ayuntamiento de Valdoro", "es"), ("Solmar", "en"),
    ("Solmar Telecom", "en"), ("Сольмар", "ru"), ("Second Regional Bank", "en"), ("Второй региональный банк", "ru"), ("Malvik", "de"),
    ("Рыболовецкая компания «Мальвик»", "ru"), ("마루다텔레콤", "ko"), ("Maruda Telecom", "en"), ("Latvian coast guard", "en"),
    ("خفر السواحل اللاتفي", "ar"), ("береговая охрана Эстонии", "ru"), ("Βέσκος", "el"), ("Βέσκος", "en"),
]  # fmt: skip
FULL = [person_name(*each) for each in PEOPLE]
SORTS = [
    (FULL_NAMES, [each for each in FULL if each.full]),
    (FAMILY_NAMES, [*((person_name(*each), True) for each in FAMILIES), *((each, False) for each in FULL if each.full)]),
    (BODIES, NAMED_BODIES),
]
LETTERS: Sort[str] = Sort(
    label="letters", kind=str, sides=(), keys=lambda _: {"all"}, apart=lambda one, other: abs(len(one) - len(other)) / 10
)


def test_clusters_are_as_near_as_their_nearest_names() -> None:
    """The name of the earlier cluster is handed over first, and a cluster is not compared with itself."""
    asked = []

    def apart(one: str, other: str) -> float:
        asked.append((one, other))
        return LETTERS.apart(one, other)

    found = nearest([["aaa", "a"], ["bb"], ["a", "bb"]], replace(LETTERS, apart=apart), 0.15)
    assert found == {(0, 1): 0.1, (0, 2): 0.0, (1, 2): 0.0}
    assert ("bb", "a") in asked


@pytest.mark.parametrize(("sort", "names"), SORTS)
def test_a_pile_that_grows_or_shrinks_has_the_pairs_of_a_fresh_one(sort: Sort, names: list) -> None:
    """In any order of the names and with any batches; the names of a family name alone stand before the full ones."""
    assert nearest([[name] for name in names], sort, APART)
    for seed in range(12):
        chance = random.Random(seed)  # noqa: S311 - a seeded choice of test cases
        memory = Notebook()
        for _ in range(4):
            there = chance.sample(names, chance.randint(2, len(names)))
            if sort is FAMILY_NAMES:
                there.sort(key=lambda each: not each[1])
            clusters = [[name] for name in there]
            assert nearest(clusters, sort, APART, memory) == nearest(clusters, sort, APART)
            memory = a_run_later(memory)


def test_only_new_names_are_compared() -> None:
    """Two that were there before are not: what they were apart is kept, in the order in which they were asked for."""
    asked: list[tuple[str, str]] = []

    def apart(one: str, other: str) -> float:
        asked.append((one, other))
        return (len(one) - len(other)) / 10 + 0.2

    sort, memory = replace(LETTERS, apart=apart), Notebook()
    assert nearest([["a"], ["bb"]], sort, 1.0, memory) == {(0, 1): pytest.approx(0.1)}
    asked.clear()
    memory = a_run_later(memory)
    assert nearest([["a"], ["bb"], ["ccc"]], sort, 1.0, memory)[0, 1] == pytest.approx(0.1)
    assert asked == [("a", "ccc"), ("bb", "ccc")]
    assert nearest([["bb"], ["a"]], sort, 1.0, a_run_later(memory)) == {(0, 1): pytest.approx(0.3)}
    assert asked[2:] == [("bb", "a")]


def test_sounds_are_read_once() -> None:
    """A name that was met before is not spelt again, and what a first name in Chinese characters asks of it is found then."""
    families, *others = FULL_NAMES.sides
    side = replace(families[0], sounds=lambda name: pytest.fail(f"{name} was met before"))
    latin, memory = [each for each in FULL if each.language in {"en", "de"}], Notebook()
    nearest([[name] for name in latin], FULL_NAMES, APART, memory)
    memory = a_run_later(memory)
    nearest([[name] for name in latin], replace(FULL_NAMES, sides=((side, side, families[2]), *others)), APART, memory)
    clusters = [[name] for name in (*latin, person_name("林文涛", "zh"))]
    found = nearest(clusters, FULL_NAMES, APART, a_run_later(memory))
    assert found == nearest(clusters, FULL_NAMES, APART)
    assert (latin.index(person_name("Lin Wentao", "en")), len(latin)) in found


def test_a_crowd_of_pairs_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """What would fill the file is found anew; what was kept of fewer names holds still."""
    memory = Notebook()
    nearest([["a"], ["bb"]], LETTERS, 1.0, memory)
    monkeypatch.setattr(hearing, "MAX_KEPT_PAIRS", 3)
    memory, clusters = a_run_later(memory), [["a"], ["bb"], ["ccc"]]
    assert nearest(clusters, LETTERS, 1.0, memory) == nearest(clusters, LETTERS, 1.0)
    assert not memory.fresh
    assert nearest(clusters, LETTERS, 1.0, a_run_later(memory)) == nearest(clusters, LETTERS, 1.0)
