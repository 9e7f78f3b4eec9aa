"""A claim is found among many: by its words, by its meaning, by its day."""

import math
from collections import Counter
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.claims.finding import READ_AGAIN, ClaimFinder, Row, plain_post

ROWS = [
    Row(("The Bordurian navy sank a ferry off Narva", "Ferry sunk by the Bordurian navy?"), day=date(2022, 5, 17)),
    Row(("The Syldavian central bank will stop printing banknotes",), "It says that coins will do.", date(2022, 6, 1)),
    Row(("A photograph shows a bear asleep in a hospital bed in Klow",), day=date(2019, 2, 3)),
    Row(("Sixty fighters were trained at the base of al-Tanf",), day=date(2022, 5, 18)),
    Row(("Минобороны Бордурии сообщило о закрытии порта",), day=date(2022, 5, 20)),
    Row(("水車小屋が洪水で流された",), day=date(2021, 7, 3)),
]


def alike(texts):
    """Read no meaning into anything."""
    return np.ones((len(texts), 1), dtype=np.float32)


@pytest.fixture(scope="module")
def by_words():
    """A finder that knows words only."""
    return ClaimFinder(ROWS, encode=alike, finer=None)


@pytest.fixture(scope="module")
def finder():
    """A finder with both encoders."""
    return ClaimFinder(ROWS)


@pytest.mark.parametrize(
    ("text", "body", "author"),
    [
        ("#FerrySunkAt9 pic.twitter.com/a1B2", "Ferry Sunk At 9", ""),
        ("RT @narva_news: the port is shut 🚢🚢", "the port is shut", ""),
        ("Port shutpic.twitter.com/xyz — Ида Хольм (@ida_h) 14 мая 2022", "Port shut", "Ида Хольм"),
        ("The mill — so they say — is shut (all of it)", "The mill — so they say — is shut (all of it)", ""),
        ("@BORDefence denies it", "BOR Defence denies it", ""),
        ("#港_閉鎖", "港 閉鎖", ""),
        ("3D printers at www.herald.example/a?b=c now", "3D printers at now", ""),
        ("", "", ""),
    ],
)  # fmt: skip
def test_a_post_is_read_without_its_trappings(text, body, author):
    """Addresses, emoji and marks of a repost go; tags become words; a signature is told from the text."""
    assert plain_post(text) == (body, author)


@pytest.mark.parametrize(
    ("text", "row"),
    [("ferries sinking off #Narva", 0), ("Syldavias banknote", 1), ("о закрытом порте Бордурии", 4), ("洪水で水車が…", 5), ("FIGHTERS at al-tanf", 3)],
)  # fmt: skip
def test_pieces_of_words_find_a_row_whatever_the_endings_and_the_script(by_words, text, row):
    """Runs of four letters, of two characters where there are no spaces."""
    assert by_words.find(text, most=1)[0].row == row


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Warship of Borduria torpedoes passenger boat — Ida Holm (@idaholm) May 14, 2022", 0),
        ("La banque centrale de Syldavie n'imprimera plus de billets", 1),
        ("Медведь спит на больничной койке", 2),
        ("Hochwasser reißt Wassermühle fort", 5),
    ],
)
def test_meaning_finds_a_row_in_other_words_and_other_languages(finder, text, row):
    """Both encoders read many languages."""
    assert finder.find(text, most=1)[0].row == row


def test_the_words_beside_a_row_count(by_words):
    """A lead tells what a headline leaves out."""
    found = by_words.find("coins will do", most=1)[0]
    assert (found.row, found.words, found.days) == (1, ("coins", "will", "do"), None)


def test_of_two_like_rows_the_one_that_is_near_in_time_comes_first():
    """What is said is often said again years later; a post is about what has just been told."""
    rows = [Row(("The bridge of Klow is closed",), day=day) for day in (date(2015, 3, 1), date(2021, 3, 1), None)]
    finder = ClaimFinder(rows, encode=alike, finer=None)
    found = finder.find("Klow: bridge closed", day=date(2021, 2, 26))
    assert [each.row for each in found] == [1, 0, 2]
    assert [each.days for each in found] == [3, -2189, None]
    assert [each.row for each in finder.find("Klow: bridge closed")] == [0, 1, 2]


def test_a_row_says_why_it_was_found(by_words):
    """Likeness, the words in common, the days between."""
    found = by_words.find("banknotes of the Syldavian bank", most=1, day=date(2022, 6, 3))[0]
    assert found.why == "likeness 1.00; both have banknotes, syldavian, bank, the; 2 days earlier"
    assert by_words.find("zzz", most=1, day=date(2022, 5, 17))[0].why == "likeness 1.00; the same day"


def test_each_row_is_read_again_once_and_no_more_than_twenty_at_a_time():
    """The finer encoder is slow: what it has read is kept."""
    asked = []

    def finer(texts):
        asked.extend(texts)
        return alike(texts)

    finder = ClaimFinder([Row((f"Claim {number} of the Herald",)) for number in range(50)], encode=alike, finer=finer)
    first = finder.find("the Herald claims", most=40)
    assert len(first) == 40
    assert len(asked) == READ_AGAIN + 1
    assert finder.find("the Herald claims", most=40) == first
    assert len(asked) == READ_AGAIN + 2


def test_the_finer_encoder_changes_the_order_of_the_first_rows_only():
    """What was not read again keeps its place behind."""
    target = "Claim 3 of the Herald"

    def finer(texts):
        return np.array([[1.0, 0.0] if text in {target, "a Herald claim"} else [0.0, 1.0] for text in texts], dtype=np.float32)

    rows = [Row((f"Claim {number} of the Herald",)) for number in range(30)]
    found = ClaimFinder(rows, encode=alike, finer=finer).find("a Herald claim", most=30)
    assert found[0].row == 3
    assert sorted(each.row for each in found) == list(range(30))


def test_vectors_given_are_not_made_again():
    """A case keeps the vectors of its rows."""
    first = ClaimFinder(ROWS, encode=lambda texts: np.eye(len(texts), 4, dtype=np.float32), finer=None)

    def refuse(texts):
        assert texts == ["ferry"]
        return np.eye(1, 4, dtype=np.float32)

    second = ClaimFinder(ROWS, encode=refuse, finer=None, vectors=first.vectors)
    assert second.find("ferry")[0].row == 0


def test_words_weigh_as_brute_force_weighs_them():
    """The index against BM25 written out, over pieces cut by slicing strings."""
    texts = ["the mill is shut", "a mill, a MILL!", "nothing of the kind", ""]
    query = "mills shut"

    def pieces(text):
        plain = f" {' '.join(''.join(each if each.isalnum() else ' ' for each in text.casefold()).split())} "
        return [plain[start : start + 4] for start in range(len(plain) - 3)]

    held = [Counter(pieces(text)) for text in texts]
    mean = sum(map(Counter.total, held)) / len(held)
    expected = []
    for counts in held:
        slow = 1.2 * (0.25 + 0.75 * counts.total() / mean)
        total = 0.0
        for piece in set(pieces(query)):
            with_piece = sum(piece in other for other in held)
            rarity = math.log(1 + (len(held) - with_piece + 0.5) / (with_piece + 0.5))
            total += rarity * counts[piece] * 2.2 / (counts[piece] + slow)
        expected.append(total)
    words = ClaimFinder([Row((text,)) for text in texts], encode=alike, finer=None).signs(query, "", None).words
    standing = (np.array(expected) - np.mean(expected)) / np.std(expected)
    assert words == pytest.approx(standing, abs=1e-4)


@given(st.text(max_size=300), st.lists(st.text(max_size=60), max_size=6))
def test_odd_text_never_raises(text, texts):
    """Whatever stands there, rows come out, as many as there are, each once."""
    rows = [Row((each,)) for each in texts]
    found = ClaimFinder(rows, encode=alike, finer=alike).find(text, most=6)
    assert sorted(each.row for each in found) == list(range(len(rows)))


@pytest.mark.parametrize(
    "text", ["#" * 100_000, "— (@a) " * 30_000, "RT @a " * 30_000, "aB" * 60_000, "\ud800\U0001f6a2" * 5000, "http://" * 20_000]
)
def test_hostile_text_is_cut_before_it_is_read(by_words, text):
    """Nobody waits for a text made to be slow."""
    assert len(by_words.find(text, most=2)) == 2
