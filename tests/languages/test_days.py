"""Days that a phrase tells, seen from the publication on Thursday 14 March 2024."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.languages.days import days_told
from sayso.languages.wordlists import word_list

PUBLISHED = date(2024, 3, 14)

CASES = [
    ("said on Thursday", "en", "2024-03-14", "2024-03-14"),
    ("said on Friday", "en", "2024-03-08", "2024-03-08"),
    ("said on March 3", "en", "2024-03-03", "2024-03-03"),
    ("said on 20 December", "en", "2023-12-20", "2023-12-20"),
    ("said on 20 December 2021", "en", "2021-12-20", "2021-12-20"),
    ("said in February", "en", "2024-02-01", "2024-02-29"),
    ("said last month", "en", "2024-02-01", "2024-02-29"),
    ("said this week", "en", "2024-03-11", "2024-03-14"),
    ("заявил позавчера", "ru", "2024-03-12", "2024-03-12"),
    ("заявил в среду", "ru", "2024-03-13", "2024-03-13"),
    ("teilte am 12.03.2024 mit", "de", "2024-03-12", "2024-03-12"),
    ("a dit la semaine dernière", "fr", "2024-03-04", "2024-03-10"),
    ("dijo anteayer", "es", "2024-03-12", "2024-03-12"),
    ("ha detto lunedì", "it", "2024-03-11", "2024-03-11"),
    ("cumartesi günü söyledi", "tr", "2024-03-09", "2024-03-09"),
    ("قال يوم الثلاثاء", "ar", "2024-03-12", "2024-03-12"),
    ("12日", "ja", "2024-03-12", "2024-03-12"),
    ("20日", "ja", "2024-02-20", "2024-02-20"),
    ("3月5日", "zh", "2024-03-05", "2024-03-05"),
    ("2月", "ja", "2024-02-01", "2024-02-29"),
    ("지난주", "ko", "2024-03-04", "2024-03-10"),
]


@pytest.mark.parametrize(("phrase", "language", "earliest", "latest"), CASES)
def test_a_phrase_tells_a_day_that_has_been(phrase: str, language: str, earliest: str, latest: str) -> None:
    """A bare weekday, day or month is the last one that is not after the publication."""
    (told,) = days_told(phrase, language, PUBLISHED)
    assert (told.earliest.isoformat(), told.latest.isoformat()) == (earliest, latest)


@pytest.mark.parametrize(
    ("phrase", "language"), [("said it may fall", "en"), ("на 31 июня", "ru"), ("3日間", "ja"), ("on Tuesday", "pt"), ("", "en")]
)
def test_what_tells_no_day_gives_nothing(phrase: str, language: str) -> None:
    """A verb that looks like a month, a day that does not exist, a duration, a language without a list."""
    assert days_told(phrase, language, PUBLISHED) == ()


@given(st.text(max_size=120), st.sampled_from([*word_list("days"), "pt"]), st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_no_day_lies_after_the_publication_begins(text: str, language: str, published: date) -> None:
    """Any text is read without an exception; what is told has begun by the day of publication, and spans do not overlap."""
    told = days_told(text, language, published)
    assert all(each.earliest <= each.latest and each.earliest <= published for each in told)
    assert all(one.end <= other.start for one, other in pairwise(told))


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_a_weekday_is_at_most_six_days_back(published: date) -> None:
    """Every weekday's name leads to a day of the last seven."""
    for names in word_list("days")["en"]["weekdays"]:
        (told,) = days_told(names[0], "en", published)
        assert timedelta(0) <= published - told.earliest <= timedelta(days=6)
