"""The form of cases/claims: ids, languages, kinds and halves from closed lists, and words that stand in their texts."""

import csv
from collections import Counter
from pathlib import Path

import pytest

CASES = Path(__file__).parents[2] / "cases" / "claims"
PAIR_LANGUAGES = {"en", "fr", "de", "es", "ru", "uk", "ja", "zh"}
ALL_LANGUAGES = PAIR_LANGUAGES | {"ar", "it", "ko", "tr"}
APART = {"negation", "number", "place", "actor", "target", "modality", "date"}
ALIKE = {
    "paraphrase",
    "active-passive",
    "synonym",
    "number form",
    "name form",
    "headline",
    "added attribution",
    "added detail",
    "translation",
}
DENIALS = {"answers", "other statement", "headline", "evidence", "other claim"}
FOLLOWING = {"assertion follows"}
DROPPED = {"dropped": "yes", "headline asserts": "yes", "kept": "no", "headline attributes": "no"}


def rows(name):
    with (CASES / name).open(encoding="utf8", newline="") as lines:
        return list(csv.DictReader(lines))


HALVES = {"open": rows("pairs.csv"), "closed": rows("pairs_closed.csv")}
PAIRS = [row for half in HALVES.values() for row in half]
ANSWERED, CLOSED_ANSWERED = rows("denials.csv"), rows("denials_closed.csv")
CREDITED = rows("dropped.csv")


@pytest.mark.parametrize("table", [PAIRS, ANSWERED + CLOSED_ANSWERED, CREDITED], ids=["pairs", "denials", "dropped"])
def test_ids_are_unique_and_no_cell_has_loose_space(table):
    """A row is known by its id across the halves."""
    assert len({row["id"] for row in table}) == len(table)
    assert not [row["id"] for row in table for cell in row.values() if cell != cell.strip()]


def test_d3ltas_own_pair_is_the_first():
    assert (PAIRS[0]["a"], PAIRS[0]["b"], PAIRS[0]["same"]) == ("Les chats sont gris", "Les chats ne sont pas gris", "no")


def test_pairs_are_of_known_kinds_and_languages_and_no_sentence_stands_twice():
    """A sentence in both halves would open the closed one."""
    assert {row["kind"] for row in PAIRS if row["same"] == "no"} == APART
    assert {row["kind"] for row in PAIRS if row["same"] == "yes"} == ALIKE
    assert {row["same"] for row in PAIRS} == {"yes", "no"}
    assert {row[side] for row in PAIRS for side in ("language_a", "language_b")} == ALL_LANGUAGES
    sentences = Counter(row[side] for row in PAIRS for side in ("a", "b"))
    assert [sentence for sentence, times in sentences.items() if times > 1] == []


def test_the_halves_are_equal_and_every_kind_and_language_stands_in_both():
    """Every second line is closed; of the pairs within a language no half holds fewer than eight."""
    assert {half: {row["half"] for row in found} for half, found in HALVES.items()} == {"open": {"open"}, "closed": {"closed"}}
    assert abs(len(HALVES["open"]) - len(HALVES["closed"])) <= 1
    kinds = [Counter((row["same"], row["kind"]) for row in found) for found in HALVES.values()]
    assert all(abs(kinds[0][kind] - kinds[1][kind]) <= 1 for kind in kinds[0] | kinds[1])
    for same, least in (("no", 9), ("yes", 8)):
        for found in HALVES.values():
            within = Counter(row["language_a"] for row in found if row["same"] == same and row["language_a"] == row["language_b"])
            assert all(within[language] >= least for language in PAIR_LANGUAGES)


def test_there_are_enough_pairs():
    """At least 300 that do not assert the same, about equally many of each kind and a third across languages; 200 that do."""
    apart, alike = ([row for row in PAIRS if row["same"] == same] for same in ("no", "yes"))
    assert len(apart) >= 300
    assert len(alike) >= 200
    assert all(number >= 43 for number in Counter(row["kind"] for row in apart).values())
    assert 3 * sum(row["language_a"] != row["language_b"] for row in apart) >= len(apart)


@pytest.mark.parametrize("row", ANSWERED + CLOSED_ANSWERED, ids=lambda row: row["id"])
def test_the_words_of_a_denial_stand_in_its_text(row):
    """Cue, assertion and nearest statement stand there once; a denial of another claim answers nothing in its text."""
    assert row["language"] in ALL_LANGUAGES
    assert row["kind"] in DENIALS | FOLLOWING
    assert row["stance"] in {"denies", "doubts"}
    once = [row[key] for key in ("cue", "assertion", "nearest") if row[key]]
    assert [row["text"].count(words) for words in once] == [1] * len(once)
    assert all(row[key] in row["text"] for key in ("denier", "asserter", "content"))
    assert row["denier"]
    assert row["cue"]
    assert (row["kind"] == "other claim") == (not row["assertion"])
    assert (row["kind"] in {"other claim", "other statement"}) == bool(row["nearest"])
    after = row["assertion"] and row["text"].index(row["assertion"]) > row["text"].index(row["cue"])
    assert bool(after) == (row["kind"] in {"headline"} | FOLLOWING)


def test_there_are_enough_denials_in_twelve_languages():
    answers = Counter(row["language"] for row in ANSWERED if row["kind"] == "answers")
    assert answers == dict.fromkeys(ALL_LANGUAGES, 10)
    assert sum(row["kind"] != "answers" for row in ANSWERED) >= 40


@pytest.mark.parametrize("row", CREDITED, ids=lambda row: row["id"])
def test_sources_stand_in_the_texts_that_credit_them(row):
    """The original, or the body, credits somebody; the copy, or the headline, does so only where nothing is dropped."""
    assert row["dropped"] == DROPPED[row["kind"]]
    assert row["source_a"] in row["a"]
    assert row["source_b"] in row["b"]
    crediting, bare = ("b", "a") if row["kind"].startswith("headline") else ("a", "b")
    if row["dropped"] == "yes":
        assert row[f"source_{crediting}"]
        assert not row[f"source_{bare}"]


def test_there_are_enough_pairs_of_original_and_copy():
    counts = Counter(row["kind"] for row in CREDITED)
    assert all(counts[kind] >= least for kind, least in zip(DROPPED, (40, 24, 20, 12), strict=True))
    assert {row["language_a"] for row in CREDITED} == PAIR_LANGUAGES
