"""Copies of documents of our own writing, about invented affairs."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.factories import document, statement

from sayso.copies import find_copies, find_shared_quotations
from sayso.errors import BadSetting
from sayso.records import CopyKind, Kind, Link
from sayso.settings import Settings

STORY = (
    "A fire in the old mill at Lauwenberg destroyed 60 tonnes of grain on Monday night. "
    "The brigade needed four hours to put it out, and nobody was hurt, although two families had to leave their houses. "
    "How the fire began is not known; the owner suspects the new dryer, which had been out of order since April."
)
OTHER = (
    "The council of Lauwenberg voted for a second bridge over the Ims on Thursday evening after a debate of three hours. "
    "Work is to begin in spring, and the town will borrow the money from the savings bank of the district at a low rate."
)
UNLIKE = (
    "Apple growers expect a poor harvest because frost killed most blossoms in the last week of April.",
    "The museum opens its new hall with forty paintings by Ida Brok, who would have been a hundred this year.",
    "Handball: the women of Imsthal won at home, 27 goals to 24, and stay at the head of the league.",
    "A choir from the coast sings in the town church; tickets are sold at the bakery next door.",
)


def only(copies):
    assert len(copies) == 1, copies
    return copies[0]


def test_the_same_text_twice_is_one_verbatim_copy_of_the_whole():
    copy = only(find_copies([document(STORY, id="1"), document(STORY, id="2")]))
    assert (copy.kind, copy.score, copy.direction, copy.changes) == (CopyKind.VERBATIM, 1.0, None, ())
    assert (copy.a.start, copy.a.end, copy.b.end) == (0, len(STORY), len(STORY))
    assert copy.why == "all 58 words equal"


def test_only_case_white_space_and_punctuation_may_differ_in_a_verbatim_copy():
    """Width and invisible characters too: they are how a text is disguised."""
    disguised = STORY.upper().replace(" ", "\n\u00a0").replace(",", " –").replace("MILL", "ＭＩ\u00adＬＬ")
    copy = only(find_copies([document(STORY, id="1"), document(disguised, id="2")]))
    assert copy.kind is CopyKind.VERBATIM


def test_a_copied_paragraph_inside_another_text_is_found_with_its_place():
    host = f"{OTHER}\n{STORY}\n{UNLIKE[0]}"
    copy = only(find_copies([document(STORY, id="1"), document(host, id="2")]))
    assert host[copy.b.start : copy.b.end] == STORY[copy.a.start : copy.a.end] == STORY


@pytest.mark.parametrize(
    ("old", "new", "change"),
    [
        ("60 tonnes", "500 tonnes", "60 -> 500"),
        ("60 tonnes", "1,500 tonnes", "60 -> 1,500"),
        ("had been out", "had not been out", "negation added"),
        ("is not known", "is known", "negation removed"),
        ("at Lauwenberg", "at Imsthal", "Lauwenberg -> Imsthal"),
        ("60 tonnes of grain", "grain", "number removed: 60"),
    ],
)
def test_a_change_of_substance_is_told(old, new, change):
    """A copy is never silently the same: what differs is listed."""
    copy = only(find_copies([document(STORY, id="1"), document(STORY.replace(old, new), id="2")]))
    assert copy.kind is CopyKind.EDITED
    assert change in copy.changes
    assert 0.9 < copy.score < 1


@pytest.mark.parametrize(
    ("language", "text", "old", "new"),
    [
        ("ru", "Пожар на старой мельнице уничтожил зерно в ночь на понедельник, и хозяин подтвердил, что печь была исправна.",
         "была исправна", "не была исправна"),
        ("ja", "月曜日の夜、古い水車小屋で火事があり、六十トンの穀物が焼けた。持ち主は乾燥機の故障が原因だと説明している。",
         "説明している", "説明していない"),
        ("zh", "星期一夜里老磨坊发生火灾，六十吨粮食被烧毁。消防队用了四个小时才把火扑灭，业主确认烘干机出了故障。",
         "业主确认", "业主未确认"),
        ("de", "Ein Feuer in der alten Mühle hat am Montag sechzig Tonnen Korn zerstört, und der Besitzer kannte die Ursache des Brandes.",
         "Besitzer kannte", "Besitzer kannte nicht"),
        ("ar", "دمر حريق في المطحنة القديمة ستين طنا من الحبوب ليلة الاثنين وقال المالك إن المجفف الجديد كان يعمل منذ نيسان",
         "كان يعمل", "لم يكن يعمل"),
    ],
)  # fmt: skip
def test_negation_is_told_in_other_languages(language, text, old, new):
    copy = only(
        find_copies([document(text, id="1", language=language), document(text.replace(old, new), id="2", language=language)])
    )
    assert "negation added" in copy.changes


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("The dryer in the old mill at Lauwenberg was out of order since April and its owner knew of the fault.",
         "The dryer in the old mill at Lauwenberg was out of order since April and its owner knew of nothing."),
        ("Am Montag zerstörte ein Feuer die alte Mühle an der Ims, und der Besitzer des Hauses bestätigte den Brand.",
         "Am Montag zerstörte ein Feuer die alte Mühle an der Ims, und der Besitzer des Hauses bestätigte den Brand nicht."),
        ("Burned on Monday: the old mill at Lauwenberg with sixty tonnes of grain and a new electric dryer.",
         "Not burned on Monday: the old mill at Lauwenberg with sixty tonnes of grain and a new electric dryer."),
    ],
)  # fmt: skip
def test_a_change_at_the_edge_of_a_passage_does_not_fall_off(text, new):
    """The equal words end before the difference; the passage ends with its sentence."""
    language = "de" if "Feuer" in text else "en"
    copy = only(find_copies([document(text, id="1", language=language), document(new, id="2", language=language)]))
    assert (copy.kind, copy.changes) == (CopyKind.EDITED, ("negation added",))
    assert copy.b.end == len(new)


def test_a_copy_that_breaks_off_is_verbatim_as_far_as_it_goes():
    broken = STORY[: STORY.index("houses")]
    copy = only(find_copies([document(STORY, id="1"), document(broken, id="2")]))
    assert (copy.kind, copy.changes) == (CopyKind.VERBATIM, ())


def test_texts_about_other_things_are_no_copies():
    assert find_copies([document(text, id=str(number)) for number, text in enumerate((STORY, OTHER, *UNLIKE))]) == ()


def test_what_both_put_in_quotation_marks_is_a_shared_quotation_and_no_copy():
    quotation = "We shall build the mill again, at the same place and with the same stones, whatever the insurers say"
    first = document(f"{UNLIKE[0]}\nThe owner stood in the ashes. “{quotation},” he said.", id="1")
    second = document(f"Asked about his plans, he became angry: „{quotation}“.\n{UNLIKE[1]}", id="2")
    assert find_copies([first, second]) == ()
    shared = only(find_shared_quotations([first, second]))
    assert shared.why == "both print the same 19 words in quotation marks"
    assert first.text[shared.a.start : shared.a.end] == quotation


def test_a_direct_statement_counts_as_quoted_without_marks():
    words = "I saw the smoke at nine and ran to the bridge, where the brigade was already unrolling its hoses into the river"
    first, second = document(f"{words}, said the miller.", id="1"), document(f"The miller: {words}. {UNLIKE[2]}", id="2")
    assert find_copies([first, second]) != ()
    said = [statement(page, "miller", None, words, kind=Kind.DIRECT) for page in (first, second)]
    assert find_copies([first, second], said) == ()


def test_what_an_outlet_prints_under_every_text_is_no_copy():
    """Found at the end of three texts of one outlet that otherwise differ."""
    footer = "The Ims Courier has appeared every morning since 1871 and is delivered free of charge to all houses of the valley."
    pages = [document(f"{text}\n{footer}", id=str(number), outlet="Courier") for number, text in enumerate(UNLIKE)]
    assert find_copies(pages) == ()
    assert len(find_copies(pages[:2])) == 1


def test_what_one_outlet_repeats_is_a_copy_where_another_has_it():
    """Background that an outlet prints under each of its reports is boilerplate there, and copied elsewhere."""
    background = "The mill on the Ims was built in 1871 and has burned down twice since."
    pages = [document(f"{text}\n{background}", id=str(number), outlet="Courier") for number, text in enumerate(UNLIKE)]
    pages.append(document(f"{OTHER}\n{background}", id="9", outlet="Herald"))
    assert {(copy.a.document, copy.b.document) for copy in find_copies(pages)} == {(str(number), "9") for number in range(4)}


def test_a_notice_is_no_copy():
    notice = (
        "This site uses cookies to count its readers and to remember what they have set; read our privacy policy to learn more."
    )
    assert find_copies([document(f"{text}\n{notice}", id=str(number)) for number, text in enumerate(UNLIKE[:2])]) == ()


@pytest.mark.parametrize(
    ("fields", "direction", "why"),
    [
        (({"published": "2024-03-01"}, {"published": "2024-03-09"}), "a->b", "all 58 words equal; published at least 6 days later by Kurier than by Herald"),
        (({"published": "2024-03-09T10:00Z"}, {"published": "2024-03-09T09:00Z"}), "b->a",
         "all 58 words equal; published later by Herald than by Kurier"),
        (({"published": "2024-03-01"}, {"published": "2024-03-02"}), None, "all 58 words equal"),
        (({"published": "2024-03"}, {"published": "2024-03-09T09:00+09:00"}), None, "all 58 words equal"),
        (({"published": "yesterday"}, {"published": "2024-13-45"}), None, "all 58 words equal"),
        (({"url": "https://herald.example/mill"}, {"links": (Link("http://www.herald.example/mill/?utm=1"),)}), "a->b",
         "all 58 words equal; Kurier links to Herald's page"),
    ],
)  # fmt: skip
def test_direction_is_told_only_where_something_tells_it(fields, direction, why):
    """Intervals that may overlap, and dates that cannot be read, tell nothing; clocks without a zone may differ by a day."""
    pages = [
        document(STORY, id=str(n), outlet=outlet, **each)
        for n, (outlet, each) in enumerate(zip(("Herald", "Kurier"), fields, strict=True))
    ]
    copy = only(find_copies(pages))
    assert (copy.direction, copy.why) == (direction, why)


def test_a_credit_line_tells_the_direction():
    copy = only(
        find_copies([document(f"{STORY}\nSource: Kurier", id="1", outlet="Herald"), document(STORY, id="2", outlet="Kurier")])
    )
    assert (copy.direction, copy.why) == ("b->a", "all 58 words equal; its credit line says “Source: Kurier”")


def test_reasons_that_contradict_one_another_tell_nothing():
    first = document(STORY, id="1", outlet="Herald", published="2024-03-01")
    second = document(STORY, id="2", outlet="Kurier", published="2024-03-09")
    linked = document(STORY, id="1", outlet="Herald", published="2024-03-01", links=(Link("https://kurier.example/a"),))
    original = document(STORY, id="2", outlet="Kurier", published="2024-03-09", url="https://kurier.example/a")
    assert only(find_copies([first, second])).direction == "a->b"
    assert only(find_copies([linked, original])).direction is None


def test_an_attribution_that_a_copy_leaves_out_is_told():
    first = document(
        f"{OTHER} The owner of the mill said the new dryer had been out of order since the first week of April.", id="1"
    )
    bare = first.text.replace("The owner of the mill said the new", "The new")
    said = statement(first, "The owner of the mill", "said", "the new dryer had been out of order since the first week of April")
    copy = only(find_copies([first, document(bare, id="2")], [said]))
    assert "attribution removed: The owner of the mill said" in copy.changes
    back = only(find_copies([document(bare, id="0"), first], [said]))
    assert "attribution added: The owner of the mill said" in back.changes


def test_paragraphs_in_another_order_are_several_passages():
    copies = find_copies([document(f"{STORY}\n{OTHER}", id="1"), document(f"{OTHER}\n{STORY}", id="2")])
    assert len(copies) == 2
    assert all(copy.kind is CopyKind.VERBATIM for copy in copies)


def test_a_shortened_copy_is_one_passage_where_little_is_left_out():
    short = STORY.replace(", although two families had to leave their houses", "")
    copy = only(find_copies([document(STORY, id="1"), document(short, id="2")]))
    assert len(copy.pairs) == 2


def test_the_pairs_of_a_copy_are_the_same_words():
    """Every pair holds equal words, pairs rise in both texts and lie inside the passages."""
    edited = STORY.replace("four hours", "the whole night").replace("old mill", "mill").replace("owner", "miller")
    first, second = document(STORY, id="1"), document(edited, id="2")
    copy = only(find_copies([first, second]))
    assert all(first.text[a:b].casefold() == second.text[c:d].casefold() for a, b, c, d in copy.pairs)
    assert [pair[0] for pair in copy.pairs] == sorted(pair[0] for pair in copy.pairs)
    assert copy.pairs[0][0] == copy.a.start
    assert copy.pairs[-1][3] == copy.b.end - 1, "the full stop is no word"


def test_the_order_of_the_documents_does_not_matter():
    pages = [document(text, id=str(number)) for number, text in enumerate((STORY, OTHER, f"{OTHER} {STORY}", STORY))]
    assert find_copies(pages) == find_copies(pages[::-1])


def test_a_setting_out_of_its_range_is_refused():
    with pytest.raises(BadSetting) as caught:
        Settings(copy_min_words=2)
    assert str(caught.value) == "copy_min_words is 2; expected 5 to 1000 words"


def test_progress_is_told_in_short_sentences():
    told: list[str] = []
    find_copies([document(STORY, id="1")], progress=told.append)
    assert told == ["copies: cutting 1 documents into words", "copies: comparing 58 words", "copies: 0 found"]


@given(st.lists(st.text(max_size=60), max_size=4))
@settings(deadline=None, max_examples=40)
def test_odd_text_never_fails(texts):
    """Hostile text is a result, not an exception; spans stay inside it."""
    pages = [document(text, id=str(number)) for number, text in enumerate(texts)]
    for copy in find_copies(pages):
        assert copy.a.end <= len(pages[int(copy.a.document)].text)


@pytest.mark.parametrize("piece", ["a ", "„", "«»", "a b c d e f g h i j ", "字", "'", "1,1,", "\u0301", "“x "])
def test_hostile_repetition_costs_no_square(piece):
    started = time.process_time()
    find_copies([document(piece * 50_000 + str(number), id=str(number)) for number in range(3)])
    assert time.process_time() - started < 10


def test_a_text_that_a_hundred_carry_stays_connected():
    """From each to the next eight: not every pair is listed."""
    copies = find_copies([document(STORY, id=f"{number:03}") for number in range(100)])
    assert 99 <= len(copies) <= 800
    assert {copy.a.document for copy in copies} | {copy.b.document for copy in copies} == {
        f"{number:03}" for number in range(100)
    }
