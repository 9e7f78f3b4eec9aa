from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.factories import document, statement

from sayso.actors.within import cast_of
from sayso.records import Span, Statement

Line = tuple[str, str]


def groups(language: str, *lines: Line | str) -> list[int]:
    """Give the number of the speaker of each source, in the order of their first word; a line is a source, or a source and its cue."""
    pairs = [(line, "said") if isinstance(line, str) else line for line in lines]
    page = document(" ".join(f"{source} | {cue} x{place}y." for place, (source, cue) in enumerate(pairs)), language=language)
    made: list[Statement] = []
    start = 0
    for place, (source, cue) in enumerate(pairs):
        at = page.text.index(f"{source} | {cue} x{place}y", start)
        each = statement(page, source, None, f"x{place}y")
        cue_at = at + len(source) + 3
        made.append(_at(each, Span(at, at + len(source)), Span(cue_at, cue_at + len(cue)), language))
        start = at + len(source)
    cast = cast_of(page, made)
    order: dict[int, int] = {}
    return [order.setdefault(id(cast.speakers[each.id]), len(order)) for each in made]


def _at(each: Statement, source: Span, cue: Span, language: str) -> Statement:
    return replace(each, source=source, cue=cue, language=language)


@pytest.mark.parametrize(
    ("language", "lines", "expected"),
    [
        ("en", ["Councillor John Marsh", "Mary Marsh, the solicitor,", "Mr Marsh", "Ms Marsh", "The solicitor"], [0, 1, 0, 1, 1]),
        ("en", ["Energy Minister Rachid al-Mansuri", "Mansuri", "The minister"], [0, 0, 0]),
        ("en", ["Inspector Stewart Marsh", "Insp Marsh", "He"], [0, 0, 0]),
        ("en", ["Asya Brook", "co-chair of the Democratic Harbour Union (DHU) Asya Brook", "Brook"], [0, 0, 0]),
        ("en", ["Idris Vale", "video footage", "He"], [0, 1, 0]),
        ("en", ["Idris Vale", "a report on the pier", "He"], [0, 1, 0]),
        ("en", ["the Washington Post", "the Washington Post's Page Two", "the Post"], [0, 0, 0]),
        ("es", ["El alcalde de Peñalba, Luis Antonio Vega Torres,", "Vega", "El regidor", "Luis Antonio Vega"], [0, 0, 0, 0]),
        (
            "fr",
            ["Le garde des Sceaux, Victor Maurel,", "Son homologue italien, Piero Galli,", "M. Galli", "Le ministre italien"],
            [0, 1, 1, 1],
        ),
        ("ru", ["Лев Ильич Громов", "Анна Громова", ("Лев Громов", "сказал"), ("Громова", "заявила")], [0, 1, 0, 1]),
        ("uk", ["Фермер Петро Гайдук", "Його брат Андрій Гайдук", "Петро", "фермер", "Гайдук"], [0, 1, 0, 0, 2]),
        ("ja", ["森田恵子知事", "森田知事", "知事"], [0, 0, 0]),
        ("zh", ["公司董事长周大海", "周大海", "周董事长"], [0, 0, 0]),
        ("ko", ["한지민 국방부 대변인", "한 대변인", "박도현 대표", "박 대표"], [0, 0, 1, 1]),
        ("ar", ["وزير الطاقة عبد الكريم الحلبي", "الحلبي", "الوزير"], [0, 0, 0]),
        ("tr", ["Sağlık Bakanı Selin Er", "Bakan Er", "Bakan"], [0, 0, 0]),
    ],
)
def test_short_forms_of_a_person_point_back(language: str, lines: list[Line | str], expected: list[int]) -> None:
    """Family name, title, first name among relatives, another word for the office; two bearers of a name stay apart."""
    assert groups(language, *lines) == expected


@pytest.mark.parametrize(
    ("language", "lines", "expected"),
    [
        ("en", ["Russia's TASS", "China's Lurgan Mining", "The Russian agency", "Lurgan", "The company"], [0, 1, 0, 1, 1]),
        ("en", ["Ukraine's defence ministry", "Russia's defence ministry", "The ministry in Kyiv", "The ministry"], [0, 1, 0, 0]),
        ("it", ["Il ministero della Giustizia", "Il dicastero", "Dal dicastero"], [0, 0, 0]),
        (
            "de",
            ["Die Bundespolizei", "Die Landespolizei", "Die Bundespolizei", "Im Innenministerium", "Das Ministerium"],
            [0, 1, 0, 2, 2],
        ),
        ("ru", ["Дальняя служба спасения (ДСС)", "В ДСС", "В ведомстве"], [0, 0, 0]),
        ("uk", ["Очільник «Дніпроліфту» Лев Мороз", "У «Дніпроліфті»", "У компанії"], [0, 1, 1]),
        ("ja", ["韓国の東進社", "同社", "ロシア紙「夕べの灯」", "同紙", "経済産業省", "経産省"], [0, 0, 1, 1, 2, 2]),
        ("zh", ["中国东海矿业", "东海矿业", "该公司"], [0, 0, 0]),
        ("ko", ["동진전자", "이 회사", "회사 측"], [0, 0, 0]),
        ("ar", ["شركة أورانوس للملاحة", "الشركة"], [0, 0]),
        ("tr", ["Deniz Araştırma Merkezi (DAM)", "Merkez", "DAM"], [0, 0, 0]),
        ("en", ["The Libyan coast guard", "The Italian coast guard", "First Bank", "First Regional Bank"], [0, 1, 2, 3]),
    ],
)
def test_kinds_of_bodies_point_back(language: str, lines: list[Line | str], expected: list[int]) -> None:
    """The nearest body of the kind, its state respected; short names, prepositions, acronyms and quoted names lead to the body."""
    assert groups(language, *lines) == expected


def test_an_indefinite_description_is_somebody_new() -> None:
    """After "Energy Minister Ann Moss", "a minister" is another."""
    assert groups("en", "Energy Minister Ann Moss", "A minister", "The minister")[:2] == [0, 1]


@settings(max_examples=30, deadline=None)
@given(st.permutations(["John Marsh", "Mary Marsh", "Olga Quill", "Idris Quill"]))
def test_full_names_are_never_joined(names: list[str]) -> None:
    """Four people with four full names are four, in any order."""
    assert len(set(groups("en", *names))) == len(names)


def test_a_title_before_a_family_name_that_stands_first_is_the_same_person() -> None:
    """Mr Sheng is Sheng Haiyun, whose family name stands first; Mr Paul is nobody's first name."""
    assert groups("en", "Chairman Sheng Haiyun", "Mr Sheng") == [0, 0]
    assert groups("en", "Paul Marlin", "Senator Paul") == [0, 1]


def test_a_secret_service_is_one_under_its_plain_name() -> None:
    """A spy service is an intelligence service, and no other service of its state."""
    assert groups("en", "Latvia's Foreign Intelligence Service (LFIS)", "The Latvian spy service") == [0, 0]
    assert groups("en", "Latvia's Postal Inspection Service (LPIS)", "The Latvian spy service") == [0, 1]


def test_a_ministry_in_one_word_is_not_another_ministry() -> None:
    """국방부 is for defence: it is not the ministry of unification that was named before."""
    assert groups("ko", "통일부", "국방부") == [0, 1]
    assert groups("uk", "Міністерство фінансів", "Міносвіти") == [0, 1]


def test_the_firm_of_a_chief_executive_is_the_company() -> None:
    """One capital behind "chief executive of" is a firm; behind "mayor of" a town."""
    page = document("Ana Brook, chief executive of Tarnwater, said x0y. The company said x1y. Tarnwater said x2y.")
    made = [
        statement(page, "Ana Brook, chief executive of Tarnwater,", "said", "x0y"),
        statement(page, "The company", "said", "x1y"),
        replace(
            statement(page, "Tarnwater", "said", "x2y"), source=Span(page.text.rindex("Tarnwater"), page.text.rindex(" said"))
        ),
    ]
    speakers = cast_of(page, made).speakers
    assert speakers[made[1].id] is speakers[made[2].id] is not speakers[made[0].id]


def test_a_state_before_a_source_belongs_to_it() -> None:
    """ロシアの stands before the source 対外情報庁: without it nobody knows whose service it is."""
    page = document("ロシアの対外情報庁は甲と述べた。", language="ja")
    made = statement(page, "対外情報庁", "述べた", "甲")
    known = cast_of(page, [made]).speakers[made.id].known
    assert known is not None
    assert known.key == "body:svr"
