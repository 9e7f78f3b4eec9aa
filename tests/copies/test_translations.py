"""Translated copies, in sentences of our own writing."""

import pytest
from tests.factories import document

from sayso.copies import find_copies
from sayso.copies.translations import support
from sayso.records import CopyKind

ENGLISH = (
    "A fire destroyed 60 tonnes of grain in an old mill near the river on Monday night.",
    "The fire brigade needed four hours to put out the flames.",
    "Nobody was injured, but two families had to leave their houses.",
    "The owner of the mill blamed a new electric dryer for the disaster.",
    "The police have opened an investigation into the cause of the fire.",
)
JAPANESE = (
    "月曜日の夜、川沿いの古い製粉所で火災が発生し、60トンの穀物が焼失した。",
    "消防隊が炎を消し止めるのに4時間かかった。",
    "けが人はいなかったが、二つの家族が家を離れなければならなかった。",
    "製粉所の所有者は、新しい電気乾燥機がこの災害の原因だと非難した。",
    "警察は火災の原因について捜査を始めた。",
)
RUSSIAN = (
    "Пожар уничтожил 60 тонн зерна на старой мельнице у реки в ночь на понедельник.",
    "Пожарным потребовалось четыре часа, чтобы потушить пламя.",
    "Никто не пострадал, но двум семьям пришлось покинуть свои дома.",
    "Владелец мельницы обвинил в катастрофе новую электрическую сушилку.",
    "Полиция начала расследование причин пожара.",
)
UKRAINIAN = (
    "Пожежа знищила 60 тонн зерна на старому млині біля річки в ніч на понеділок.",
    "Пожежникам знадобилося чотири години, щоб загасити полум'я.",
    "Ніхто не постраждав, але двом сім'ям довелося залишити свої будинки.",
    "Власник млина звинуватив у катастрофі нову електричну сушарку.",
    "Поліція почала розслідування причин пожежі.",
)
UNRELATED = (
    "Das Stadtmuseum zeigt ab Freitag vierzig Gemälde einer vergessenen Malerin.",
    "Der Eintritt ist am ersten Wochenende frei.",
    "Die Handballerinnen gewannen ihr Heimspiel mit drei Toren Vorsprung.",
)


def translated(*pages):
    return [copy for copy in find_copies(pages) if copy.kind is CopyKind.TRANSLATED]


@pytest.mark.parametrize(("language", "sentences"), [("ja", JAPANESE), ("ru", RUSSIAN), ("uk", UKRAINIAN)])
def test_a_translation_is_one_copy_with_its_sentences_aligned(language, sentences):
    first, second = document("\n".join(ENGLISH), id="1"), document("\n".join(sentences), id="2", language=language)
    found = translated(first, second)
    assert len(found) == 1
    aligned = {(first.text[a:b], second.text[c:d]) for a, b, c, d in found[0].pairs}
    assert aligned <= set(zip(ENGLISH, sentences, strict=True))
    assert len(aligned) >= 4


def test_a_translation_printed_under_its_original_is_found_though_it_skips_sentences():
    """What stands above is the original."""
    page = document("\n".join((*ENGLISH, "", JAPANESE[0], "", JAPANESE[2], JAPANESE[4])), id="1")
    found = translated(page)
    assert len(found) == 1
    assert (found[0].direction, len(found[0].pairs)) == ("a->b", 3)
    assert found[0].why.endswith("; in one document the original stands above its translation")


def test_texts_on_other_matters_are_no_translations():
    assert translated(document("\n".join(ENGLISH), id="1"), document("\n".join(UNRELATED), id="2", language="de")) == []


def test_several_translations_of_one_text_are_all_found():
    """A third language is no rival of the second, nor one copy of another."""
    pages = [document("\n".join(ENGLISH), id=str(number)) for number in range(12)]
    pages += [document("\n".join(JAPANESE), id="j"), document("\n".join(RUSSIAN), id="r")]
    found = {(copy.a.document, copy.b.document) for copy in translated(*pages)}
    assert {(str(number), "j") for number in range(12)} | {("j", "r")} <= found


def test_a_language_that_the_encoder_cannot_read_is_left_alone():
    """Its cosines would mean nothing."""
    assert translated(document("\n".join(ENGLISH), id="1"), document("\n".join(UNRELATED), id="2", language="fi")) == []


def test_other_numbers_speak_against_a_translation():
    assert support("The 60 men left.", "500人が去った。") < 0 < support("The 60 men left.", "60人が去った。")
