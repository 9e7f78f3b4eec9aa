"""Which words belong to the page and not to its text; pages of our own writing."""

import time

import numpy as np
import pytest
from tests.factories import document

from sayso.copies.notices import MOST_ALONE, MOST_CHARACTERS, link_lists, notice_words, notices
from sayso.languages.wordlists import word_list
from sayso.records import Document, Link, Span

STORY = "The old mill at Lauwenberg burned down on Monday night, and the brigade needed four hours to put the fire out."


def shown(page):
    return [page.words(span) for span in notices(page)]


@pytest.mark.parametrize(
    "line",
    [
        "Read also: the mill in the year of the flood",
        "This site uses cookies to count its readers.",
        "© Ims Courier. ALL RIGHTS RESERVED.",
        "Подписывайтесь на канал «Вести Имса»",
        "Lesen Sie auch: Als die Mühle zum ersten Mal brannte",
        "あわせて読みたい 水車小屋の百年",
    ],
)
def test_a_line_with_a_phrase_of_notices_is_one_in_any_language(line):
    """Every phrase is tried in every language, whatever its case: a page mixes them."""
    assert shown(document(f"{STORY}\n{line}")) == [line]


def test_a_document_without_paragraphs_is_read_line_by_line():
    page = Document(id="1", text=f"{STORY}\n\nSign up for our letter from the valley\n")
    assert shown(page) == ["Sign up for our letter from the valley"]


def test_a_long_paragraph_with_one_phrase_is_no_notice():
    """A page that was dumped as one line must not lose its text to one notice."""
    text = f"{STORY} {STORY} Click here to see the fire. {STORY}"
    assert len(text) > MOST_ALONE
    assert shown(document(text)) == []


def test_a_gallery_that_runs_on_for_pages_is_a_notice_as_a_whole():
    """It holds a phrase for every few words."""
    gallery = " ".join(f"The mill burns, seen from the bridge at hour {hour}. Hide caption {hour} of 40" for hour in range(40))
    assert len(gallery) > 4 * MOST_CHARACTERS
    assert shown(document(f"{STORY}\n{gallery}")) == [gallery]


def test_a_paragraph_of_links_is_a_notice_and_a_sentence_with_a_link_is_none():
    text = f"{STORY}\nFire in the mill, Flood in the mill"
    start = text.index("Fire")
    linked = (Link("https://courier.example/1", Span(4, 12)), Link("https://courier.example/2", Span(start, len(text))))
    assert shown(document(text, links=linked)) == ["Fire in the mill, Flood in the mill"]


def test_no_phrase_is_what_a_reporter_writes_of_an_event():
    """Signing up, advertising and posting are events too."""
    said = "Residents may sign up for the insurance until May, an advertisement said, and posted their answers on the door."
    assert shown(document(said)) == []


def test_phrases_are_lower_case_and_none_holds_another():
    """They are compared in folded text; what holds a shorter phrase could never add anything."""
    phrases = [phrase for each in word_list("notices")["phrases"].values() for phrase in each]
    assert [phrase for phrase in phrases if phrase != phrase.casefold()] == []
    distinct = set(phrases)
    assert [(a, b) for a in distinct for b in distinct if a != b and a in b] == []


def test_a_list_of_headlines_in_the_running_text_is_told_from_the_text():
    text = (
        "On Tuesday Mayor Ida Brok Ida Maria BrokTown buys old mill Court hears the miller Ten things to know of grain MORE (Ims) "
        f"said that she was sorry.\n{STORY}"
    )
    spans = list(link_lists(text))
    assert [text[span.start : span.end] for span in spans] == [
        "Ida Maria BrokTown buys old mill Court hears the miller Ten things to know of grain MORE"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ida Brok wants MORE grain, and Ida Maria Brok wants less.",
        "The miller asked for more. Ida Brok, who is Ida Maria Brok in full, gave him nothing more.",
        "Ida Brok Ida Maria Brok was written on the door.\nMORE was written on the wall.",
    ],
)
def test_a_word_that_may_end_a_list_ends_none_without_a_name_that_stands_twice_before_it(text):
    """Nor does "more" in small letters, nor across lines."""
    assert list(link_lists(text)) == []


def test_the_words_of_notices_and_datelines_are_marked():
    page = document(f"LAUWENBERG, March 4 (Herald) - {STORY}\nRead also: floods")
    words = page.text.split()
    starts = np.array([page.text.index(word) for word in words], dtype=np.int64)
    marked = notice_words(page, starts)
    assert [word for word, mark in zip(words, marked.tolist(), strict=True) if mark] == [
        "LAUWENBERG,", "March", "4", "(Herald)", "-", "Read", "also:", "floods",
    ]  # fmt: skip


@pytest.mark.parametrize("piece", ["MORE ", "Ida Ida ", "Ida (Maria) ", "(" * 50, "click here ", "a" * 50 + " "])
def test_hostile_repetition_costs_no_square(piece):
    page = document(piece * (400_000 // len(piece)))
    started = time.process_time()
    notice_words(page, np.arange(0, len(page.text), 5))
    assert time.process_time() - started < 5
