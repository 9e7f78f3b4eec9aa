"""The languages of the pages: nothing is left untranslated, nothing is lost or added on the way, and each is written its own way."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from html import unescape
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po
from tests.report.fixtures import affair

from sayso.errors import BadInput
from sayso.records import Moment
from sayso.report import voice
from sayso.report.catalogue import language_name
from sayso.report.moments import lasting, short, when
from sayso.report.one_file import render
from sayso.report.tongues import TONGUES, best_tongue, gettext, speaking

ROOT = Path(__file__).parents[2] / "src" / "sayso"
CATALOGUES = ROOT / "report" / "catalogues"
OTHERS = tuple(tongue for tongue in TONGUES if tongue != "en")
_PLACES = re.compile(r"%\(\w+\)s|\{\w+\}")
_TAGS = re.compile(r"</?\w+[^>]*>")
_COUNTED = {"%(number)s", "{number}"}


@cache
def sources() -> frozenset[tuple[str | None, tuple[str, ...]]]:
    """Give every sentence that the sources hold: its context, and its forms."""
    with (CATALOGUES / "sources.cfg").open() as lines:
        methods, options = parse_mapping_cfg(lines)
    found = extract_from_dir(str(ROOT), methods, options, strip_comment_tags=True)
    return frozenset((context, (said,) if isinstance(said, str) else tuple(said)) for _, _, said, _, context in found)


@cache
def catalogue(tongue: str) -> Catalog:
    """Read a catalogue."""
    with (CATALOGUES / f"{tongue}.po").open("rb") as lines:
        return read_po(lines, locale=tongue)


def messages(tongue: str) -> Iterator[tuple[Message, tuple[str, ...], tuple[str, ...]]]:
    """Give every message with its forms in English and in a language."""
    for each in catalogue(tongue):
        if each.id:
            yield (
                each,
                (each.id,) if isinstance(each.id, str) else tuple(each.id),
                ((each.string,) if isinstance(each.string, str) else tuple(each.string)),
            )


@pytest.mark.parametrize("tongue", OTHERS)
def test_a_catalogue_has_every_sentence_of_the_sources_and_no_other(tongue: str) -> None:
    """After a change of a sentence `make catalogues` brings the catalogues up to it; then it wants to be translated."""
    held = {(each.context, english) for each, english, _ in messages(tongue)}
    assert held == sources()


@pytest.mark.parametrize("tongue", OTHERS)
def test_every_sentence_is_translated_in_every_form_that_the_language_has(tongue: str) -> None:
    """Russian and Ukrainian have three forms for numbers, Arabic six, Japanese one; a guess of gettext's own is no translation."""
    for each, english, said in messages(tongue):
        assert all(form.strip() for form in said), each.id
        assert not each.fuzzy, each.id
        assert len(said) == (1 if len(english) == 1 else catalogue(tongue).num_plurals), each.id


@pytest.mark.parametrize("tongue", OTHERS)
def test_translations_keep_the_places_and_bring_no_marks_of_their_own(tongue: str) -> None:
    """What is filled in stands in every form; only one and two may be said in words. No element is added or lost."""
    for each, english, said in messages(tongue):
        places, tags = Counter(_PLACES.findall(english[-1])), Counter(_TAGS.findall(english[-1]))
        for rank, form in enumerate(said):
            lost = places - Counter(_PLACES.findall(form))
            in_words = tongue == "ar" and rank in {1, 2} and set(lost) <= _COUNTED
            assert not lost or in_words, (each.id, form)
            assert not Counter(_PLACES.findall(form)) - places, (each.id, form)
            assert Counter(_TAGS.findall(form)) == tags, (each.id, form)


@pytest.mark.parametrize("tongue", OTHERS)
def test_no_sentence_of_ours_stays_english_on_a_page(tongue: str) -> None:
    """Texts of documents and the reasons in receipts stay as they are; what we say does not."""
    page = render(affair(), tongue)
    said = re.sub(r"<(style|script)>.*?</\1>", "", page, flags=re.DOTALL)
    said = " ".join(unescape(re.sub(r'<bdi lang="en".*?</bdi>|<blockquote.*?</blockquote>', "", said, flags=re.DOTALL)).split())
    left = {part for each, english, _ in messages(tongue) for form in english for part in _parts(form) if part in said}
    assert left == set()


def _parts(english: str) -> list[str]:
    """Give the stretches of a sentence between its places and marks that are long enough to be ours alone."""
    parts = (part.strip() for part in re.split(rf"{_PLACES.pattern}|{_TAGS.pattern}", english))
    return [part for part in parts if len(part.split()) > 3]


@pytest.mark.parametrize(("tongue", "way"), [("en", "ltr"), ("ru", "ltr"), ("uk", "ltr"), ("ja", "ltr"), ("ar", "rtl")])
def test_a_page_says_its_language_and_direction(tongue: str, way: str) -> None:
    """Browsers and screen readers need both."""
    assert f'<html lang="{tongue}" dir="{way}">' in render(affair(), tongue)


@pytest.mark.parametrize(
    ("tongue", "numbers"),
    [
        ("en", ["0 documents", "1 document", "2 documents", "12,345 documents"]),
        ("ru", ["0 документов", "1 документ", "2 документа", "12\xa0345 документов"]),
        ("uk", ["0 документів", "1 документ", "2 документи", "12\xa0345 документів"]),
        ("ja", ["文書 0 件", "文書 1 件", "文書 2 件", "文書 12,345 件"]),
        ("ar", ["0 وثيقة", "وثيقة واحدة", "وثيقتان", "12,345 وثيقة"]),
    ],
)
def test_numbers_take_the_form_of_their_language(tongue: str, numbers: list[str]) -> None:
    """One, two, none, and many."""
    with speaking(tongue):
        assert [voice.count(many, "document") for many in (0, 1, 2, 12345)] == numbers


@pytest.mark.parametrize(
    ("tongue", "whole", "margin", "long", "names"),
    [
        ("en", "17 May 2022, between 09:00 and 24:00", "17 May 2022, 09:00–24:00", "3 days", "a, b and c"),
        ("ru", "17 мая 2022\u202fг., между 09:00 и 24:00", "17 мая 2022\u202fг., 09:00–24:00", "3 дня", "a, b и c"),
        ("uk", "17 травня 2022\u202fр., між 09:00 і 24:00", "17 трав. 2022\u202fр., 09:00–24:00", "3 дні", "a, b і c"),
        ("ja", "2022年5月17日、09:00から24:00の間", "2022年5月17日 09:00–24:00", "3 日", "a、b、c"),
        ("ar", "17 مايو 2022، بين 09:00 و24:00", "17 مايو 2022، 09:00–24:00", "3 أيام", "a وb وc"),
    ],
)
def test_dates_and_lists_are_written_as_the_language_writes_them(
    tongue: str, whole: str, margin: str, long: str, names: str
) -> None:
    """The interval stays an interval in every language."""
    day = Moment("2022-05-17T09:00", "2022-05-17T23:59", "visible date")
    with speaking(tongue):
        assert (when(day), short(day), lasting(3 * 86400)) == (whole, margin, long)
        assert voice.plain(voice.listing(["a", "b", "c"])) == names


def test_languages_are_named_in_the_language_of_the_page() -> None:
    """A code that nobody has named stays a code."""
    with speaking("uk"):
        assert [language_name(code) for code in ("ja", "und", "xx", "<b>")] == ["японська", "мову не вказано", "xx", "<b>"]


@pytest.mark.parametrize(
    ("header", "best"),
    [
        ("", "en"),
        ("ar-EG,en;q=0.5", "ar"),
        ("fr-FR, fr;q=0.9, ru;q=0.2, ja;q=0.3", "ja"),
        ("uk;q=0, ru;q=0.1", "ru"),
        ("*", "en"),
        ("ja;q=x, ;;;,,", "en"),
        ("x" * 100_000, "en"),
    ],
)
def test_the_best_language_is_the_one_that_the_browser_wants_most(header: str, best: str) -> None:
    """By its weights; what cannot be read is passed over."""
    assert best_tongue(header) == best


def test_another_language_is_refused() -> None:
    """The message says which there are, and the language stays what it was."""
    with pytest.raises(BadInput) as caught, speaking("tlh"):
        pass
    assert str(caught.value) == "pages do not speak 'tlh'; available: en, ru, uk, ja, ar"
    with speaking("ru"):
        assert gettext("Method") == "Метод"
    assert gettext("Method") == "Method"
