"""What stands over and under everything is no copy; piles of our own writing, about invented affairs.

Texts are made of words by chance, so that two of them share nothing but what is put into both.
"""

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.copies.boilerplate import LEAST_WORDS, RUN, boilerplate, furniture, outlet_of
from sayso.copies.words import words_of
from sayso.kernels.shingles import runs

FOOTER = "The Ims Courier has appeared every morning since 1871 and is delivered free of charge to all houses of the valley"
MASTHEAD = "Courier of the Ims valley for town and country with the programme of the savings bank and the tides of the day"
REPORT = (
    "A fire in the old mill at Lauwenberg destroyed sixty tonnes of grain on Monday night while the brigade needed four hours to put "
    "it out and two families had to leave their houses because of the smoke although nobody was hurt and the owner suspects the "
    "dryer which had been out of order since April as the master of the guild told the council of the town on Tuesday"
)


def story(number, words=400):
    """Give a text of its own, the same for the same number."""
    chance = random.Random(number)  # noqa: S311 - it makes texts, it guards nothing
    return " ".join(f"w{chance.randrange(10**6)}" for _ in range(words))


def marked(texts, outlets, measure=boilerplate):
    """Give the marked words of each text, as one string."""
    words = words_of(texts)
    hashes, inside = runs(words.keys, words.unspaced, words.texts, RUN)
    marks = measure(words, hashes, inside, np.array(outlets, dtype=np.int64))
    return [
        " ".join(
            text[words.starts[place] : words.ends[place]]
            for place in range(words.offsets[number], words.offsets[number + 1])
            if marks[place]
        )
        for number, text in enumerate(texts)
    ]


def test_a_footer_under_three_texts_of_one_outlet_is_boilerplate():
    texts = [f"{story(number)} {FOOTER}" for number in range(3)]
    assert marked(texts, [0, 0, 0]) == [FOOTER] * 3


@pytest.mark.parametrize(
    ("line", "found"), [("市议会昨天晚上开会说", False), ("本报每天早晨出版并且免费送到山谷里所有人家的门口", True)]
)
def test_a_character_of_a_script_without_spaces_counts_half(line, found):
    """Ten characters are a turn of phrase, twenty-three a footer."""
    chance = random.Random(7)  # noqa: S311 - it makes texts, it guards nothing
    texts = ["".join(chr(chance.randrange(0x4E00, 0x9FA0)) for _ in range(400)) + line for _ in range(3)]
    assert [bool(marks) for marks in marked(texts, [0, 0, 0])] == [found] * 3


def test_two_texts_are_too_few():
    assert marked([f"{story(number)} {FOOTER}" for number in range(2)], [0, 0]) == ["", ""]


def test_what_three_outlets_print_once_each_is_no_boilerplate():
    """An agency's report that three outlets carry was copied."""
    texts = [f"{story(number)} {REPORT}" for number in range(3)]
    assert marked(texts, [0, 1, 2]) == ["", "", ""]


def test_texts_of_no_known_outlet_are_not_taken_for_one_outlet():
    assert marked([f"{story(number)} {FOOTER}" for number in range(3)], [-1, -1, -1]) == ["", "", ""]


def test_an_article_that_an_outlet_prints_again_and_again_is_no_boilerplate():
    assert marked([REPORT] * 5, [0] * 5) == [""] * 5


def test_a_story_that_is_updated_is_no_boilerplate():
    """Each edition adds some lines to the one before: more than half of each stands in the others."""
    texts = [f"{story(9, 300)} {story(number, 40)}" for number in range(4)]
    assert marked(texts, [0] * 4) == [""] * 4


def test_a_footer_under_a_story_that_is_updated_is_boilerplate_where_other_texts_have_it():
    """The editions tell nothing, the other texts do; then it is marked under the editions too."""
    editions = [f"{story(9, 300)} {story(number, 40)} {FOOTER}" for number in range(3)]
    others = [f"{story(number)} {FOOTER}" for number in range(20, 23)]
    assert marked([*editions, *others], [0] * 6) == [FOOTER] * 6


def test_a_frame_round_words_that_change_is_marked_with_them():
    """Nobody writes "approve 41 percent disapprove 53 percent" but a page that is filled in each day."""
    frame = (
        "Poll of the valley for the Courier approve {} percent disapprove {} percent direction of the valley right direction {}"
    )
    texts = [f"{story(n, 200)} {frame.format(40 + n, 50 - n, 20 + n)} {story(n + 50, 200)}" for n in range(4)]
    assert marked(texts, [0] * 4) == [frame.format(40 + n, 50 - n, 20 + n).rsplit(" ", 1)[0] for n in range(4)]


def test_a_name_with_its_title_is_too_short():
    name = "the mayor of Lauwenberg Ida Brok said"
    assert len(name.split()) < LEAST_WORDS
    assert marked([f"{story(n, 200)} {name} {story(n + 50, 200)}" for n in range(6)], [0] * 6) == [""] * 6


@pytest.mark.parametrize("outlets", [[-1] * 6, [0, 1, 2, 3, 4, 5], [0, 0, 0, 1, 1, 2]])
@pytest.mark.parametrize("edge", ["start", "end"])
def test_what_stands_at_one_edge_of_texts_of_many_outlets_is_furniture(outlets, edge):
    """A publisher's footer under several of its papers; in a pile without outlets, any footer."""
    texts = [f"{MASTHEAD} {story(n)}" if edge == "start" else f"{story(n)} {FOOTER}" for n in range(6)]
    assert marked(texts, outlets, furniture) == [MASTHEAD if edge == "start" else FOOTER] * 6


def test_what_one_outlet_alone_repeats_is_no_furniture():
    """Where another outlet has it too, it was copied: that is for the copies to tell."""
    texts = [f"{story(number)} {FOOTER}" for number in range(9)]
    assert marked(texts, [0] * 8 + [1], furniture) == [""] * 9


def test_an_agencys_report_that_two_hundred_carry_is_no_furniture():
    assert marked([REPORT] * 200, list(range(200)), furniture) == [""] * 200


def test_an_agencys_report_with_a_line_of_each_outlet_is_no_furniture():
    texts = [f"{story(number, 30)} {REPORT} {story(number + 50, 30)}" for number in range(40)]
    assert marked(texts, list(range(40)), furniture) == [""] * 40


def test_a_first_sentence_that_many_take_from_one_report_is_no_furniture():
    """What follows tells of the same affair: it shares more than the sentence, though each goes its own way."""
    first, background = " ".join(REPORT.split()[:25]), REPORT.split()
    texts = [f"{first} {story(n, 150)} {' '.join(background[30 + n : 42 + n])} {story(n + 50, 150)}" for n in range(8)]
    assert marked(texts, list(range(8)), furniture) == [""] * 8


def test_a_footer_under_texts_that_are_copies_of_one_another_is_no_furniture_by_them():
    """Nothing tells where the report ends and the footer begins; other texts with that footer do."""
    copies = [f"{REPORT} {REPORT[::-1]} {FOOTER}" for _ in range(6)]
    assert marked(copies, list(range(6)), furniture) == [""] * 6
    others = [f"{story(number)} {FOOTER}" for number in range(6)]
    found = marked([*copies, *others], list(range(12)), furniture)
    assert found[6:] == [FOOTER] * 6


def test_the_forms_of_an_agency_are_no_furniture():
    """In a short text all is edge."""
    texts = [f"Quarterly dividend {n} cents against {n} cents prior pay April 30 record April {n} Imsthal" for n in range(9)]
    assert marked(texts, list(range(9)), furniture) == [""] * 9


def test_what_stands_in_the_middle_is_no_furniture():
    texts = [f"{story(n, 300)} {FOOTER} {story(n + 50, 300)}" for n in range(9)]
    assert marked(texts, list(range(9)), furniture) == [""] * 9


@pytest.mark.parametrize(
    ("outlet", "url", "name"),
    [
        ("Herald", None, "herald"),
        ("www.amp.Herald.example", None, "herald.example"),
        (None, "https://m.herald.example/a", "herald.example"),
        (None, "https://m.example/a", "m.example"),
        (None, "https://[herald", None),
        (None, None, None),
    ],
)
def test_an_outlet_is_named_alike_on_every_screen(outlet, url, name):
    """The page for telephones is printed by the same house."""
    assert outlet_of(outlet, url) == name


@given(st.lists(st.tuples(st.text("ab ", max_size=40), st.integers(-1, 2)), max_size=8))
@settings(deadline=None, max_examples=60)
def test_odd_piles_never_fail_and_no_text_alone_has_any(pile):
    """Empty texts, one word for ever, no outlets: a mark for every word, and none in a pile of one text."""
    texts, outlets = [text for text, _ in pile], [outlet for _, outlet in pile]
    for measure in (boilerplate, furniture):
        assert len(marked(texts, outlets, measure)) == len(texts)
        assert marked(texts[:1], outlets[:1], measure) == [""] * len(texts[:1])
