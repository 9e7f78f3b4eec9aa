"""Names found without comparing each with each: brute force over the same names is the oracle."""

import random
import re
from itertools import combinations_with_replacement, product
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.actors import people, same_bodies
from sayso.actors.blocking import near_sounds, sounds_of
from sayso.actors.bodies import parts_of
from sayso.actors.hearing import candidates
from sayso.actors.namesakes import APART, PersonName, person_name, same_family, same_name
from sayso.languages.sounds import distance
from sayso.languages.wordlists import word_list

CASES = Path(__file__).parents[2] / "cases" / "actors"
LANGUAGES = ("en", "ru", "uk", "de", "fr", "es", "it", "ar", "ja", "zh", "ko", "tr")
SURE = 0.08
SOURCES = 40  # of the cases that are compared here; with all of them, 150 cities and 350 bodies, brute force takes four minutes
OWN = {
    "en": ["Ada Brook", "Lin Wentao", "Wentao Lin", "Park Seo-jin", "Hanako Suzuki", "A. Veskin", "Li Na", "Jean-Luc Oda", "Yoon Ha"],
    "ru": ["Антон Вескин", "Антона Вескина", "Пётр Ильич Вескин", "Галина Вескова", "Линь Вэньтао", "Ада Брук", "О. Ень", "Пак Соджин"],
    "uk": ["Антін Вескін", "Галина Вєскова", "Олександр Гайдлер", "Юрій Ґалаґан"],
    "de": ["Anton Weskin", "Myron Weskowitsch", "Jürgen Zschau", "Alexander Haidler", "Weskin Moor"],
    "fr": ["Abderrahman Salmaoui", "Jean Dupré", "Chloé Veskine", "Guy Oeuvrard"],
    "es": ["Ilda Moreno Vasque", "Ilda Moreno", "Jorge Quiñones Gil", "José Llorente"],
    "it": ["Gianni Ceschi", "Giulia Gnocchi", "Cesare Sciarra"],
    "ar": ["عبد الرحمن السلماوي", "كريم السلماوي", "لينا خوري", "أنطون فيسكين"],
    "ja": ["鈴木花子", "ミロン・ヴェスコヴィチ", "アントン・ヴェスキン", "スズキ・ハナコ", "田中太郎", "アダ・ブルック", "佐藤 太郎"],
    "zh": ["林文涛", "铃木花子", "王小明", "安东·维斯金", "王小 明", "田中太郎"],
    "ko": ["박서진", "안톤 베스킨", "김민수", "스즈키 하나코", "윤하", "린원타오"],
    "tr": ["Anton Veskin", "Şule Çağ", "Işıl Öz"],
    "el": ["Βασίλης Βέσκος", "Βέσκος Βασίλης"],
}  # fmt: skip
PLACES = [
    "Vescovara",
    "Вескувара",
    "ヴェスコヴァラ",
    "فيسكوفارا",
    "베스코바라",
    "维斯科瓦拉",
    "Puerto Vesco",
    "Norvan",
    "Норван",
    "Βέσκος",
    "Kyiv",
]
STATES = ["Latvia", "Латвии", "ラトビア", "Spanish", "испанский"]


def cities() -> list[tuple[str, str]]:
    """Names of cities in Unicode CLDR; without babel, the seats of governments in our own list."""
    try:
        from babel import Locale  # noqa: PLC0415 - not among the project's needs
    except ImportError:
        rows = word_list("states").values()
        return [(name, language) for row in rows for language, names in row.get("seats", {}).items() for name in names]
    zones = {language: Locale(language).time_zones for language in LANGUAGES}
    return [(row["city"], language) for language, rows in zones.items() for row in rows.values() if "city" in row]


def sources() -> list[tuple[str, str]]:
    """The words of every source in cases/actors, with the language of its text."""
    found = []
    for path in sorted(CASES.glob("*.txt")):
        language = "en"
        for head, source in re.findall(r"(?m)^== (\w+) |<s\d+[^>]*>(.+?)</s\d+>", path.read_text(encoding="utf8")):
            language = head or language
            if source:
                found.append((re.sub(r"<[^>]+>", "", source), language))
    found = list(dict.fromkeys(found))
    return random.Random(4).sample(found, min(SOURCES, len(found)))  # noqa: S311 - a seeded choice of test cases


def full_names(some: int) -> list[PersonName]:
    """Those of the cases and of our own, and listed given names with names of cities."""
    chance = random.Random(5)  # noqa: S311 - as above
    towns = chance.sample(cities(), some)
    givens = [chance.choice(chance.choice(word_list("given_names")["names"])) for _ in towns]
    own = [(name, language) for language, names in OWN.items() for name in names]
    made = [(f"{first} {town}", language) for first, (town, language) in zip(givens, towns, strict=True)]
    names = [person_name(*each) for each in (*own, *made, *sources())]
    return list(dict.fromkeys(name for name in names if name.words))


def bodies(some: int) -> list[tuple[str, str]]:
    """Those of the cases, and kinds and telling words with names of places and states, in every language."""
    chance = random.Random(6)  # noqa: S311 - as above
    lists = word_list("body_words")
    made = sources()
    for _ in range(some):
        language = chance.choice(LANGUAGES)
        kind, telling = (chance.choice(list(lists[name].values())).get(language) or [""] for name in ("kinds", "telling"))
        place = chance.choice([*PLACES, *PLACES, *STATES, "", *(town for town, _ in chance.sample(cities(), 4))])
        words = [place, str(chance.choice(kind)), *([str(chance.choice(telling))] if chance.random() < 0.4 else [])]
        made.append(("" if language in {"ja", "zh"} else " ").join(words).strip() and (" ".join(words).strip(), language))
    return list({parts_of(*each): each for each in made if each}.values())


def missed(names, found, apart):
    """Give the pairs that brute force joins, in either order, and the candidates lack."""
    pairs = combinations_with_replacement(range(len(names)), 2)
    every = ((one, other) for one, other in pairs if (one, other) not in found)
    return [
        (names[one], names[other])
        for one, other in every
        if apart(names[one], names[other]) < APART or apart(names[other], names[one]) < APART
    ]


def test_no_two_full_names_that_are_one_are_lost() -> None:
    """All piles of the cases as one pile, our own names in a dozen scripts, cities of CLDR as family names."""
    names = [name for name in full_names(20) if name.full]
    found = candidates(names, people.FULL_NAMES)
    assert missed(names, found, same_name) == []
    assert len(found) < len(names) ** 2 / 5


def test_no_family_name_alone_loses_its_person() -> None:
    """Every word of every name is tried as a family name alone, and every city."""
    full = [name for name in full_names(6) if name.full]
    words = [person_name(word, name.language) for name in full for word in name.words]
    alone = list(dict.fromkeys([*words, person_name("鈴木", "ja"), person_name("田中", "ja"), *full[:10]]))
    marked = [*((name, True) for name in alone), *((name, False) for name in full)]
    found = candidates(marked, people.FAMILY_NAMES)
    lost = [
        (one.words, other.words)
        for (place, one), (its_place, other) in product(enumerate(alone), enumerate(full, len(alone)))
        if (place, its_place) not in found and same_family(one, other) < APART
    ]
    assert lost == []


def test_no_two_bodies_that_are_one_are_lost() -> None:
    """By a proper name, by words read as a name, by what they are where there is no name, by a seat of a government."""
    every = bodies(60)
    found = candidates(every, same_bodies.BODIES)
    assert missed(every, found, same_bodies.BODIES.apart) == []
    assert len(found) < len(every) ** 2 / 5


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.text("abcdeghiklmnoprstuvwyzабвгдежзийклмнопрстуфхцчшяアイヴェスコراسلم김서", min_size=1, max_size=9), max_size=6)
)
def test_every_two_words_that_sound_alike_are_found(words: list[str]) -> None:
    """The two steps of the blocking never put words farther apart than their distance is."""
    limit = 0.3
    sounds = [sounds_of([word], "en", limit) for word in words]
    every = tuple({sound for each in sounds for sound in each})
    near = {frozenset(pair) for pair in near_sounds(every, every, SURE)}
    for one, other in combinations_with_replacement(range(len(words)), 2):
        if distance(words[one], words[other]) <= limit:
            assert any(frozenset(pair) in near for pair in product(sounds[one], sounds[other]))
