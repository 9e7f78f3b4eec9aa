"""What is told of copies: what they change, and which way they went. By hand: `python gate/changes.py`, from the project's root.

Reads cases/copies (our own sentences, in twelve languages) and ../shared/data (scale, ntrex128). Deterministic; some ten seconds.
"""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from copies import CORPORA, articles, document
from sayso.copies import find_copies
from sayso.copies.across import translated_changes
from sayso.copies.direction import Case, tell_direction
from sayso.records import Copy, Document, Passage
from sayso.settings import Settings

CASES = Path(__file__).resolve().parents[1] / "cases" / "copies"
# the cases are sentences, not documents
SHORT = Settings(copy_min_words=6)
TRANSLATIONS = (("ru", "ref.rus"), ("ja", "ref.jpn"), ("de", "ref.deu"))


def rows(name: str) -> list[dict[str, str]]:
    """Give the cases of one list."""
    with (CASES / f"{name}.csv").open(encoding="utf8", newline="") as lines:
        return list(csv.DictReader(lines))


def told(case: dict[str, str]) -> set[str]:
    """Give what is told of one pair of sentences."""
    pair = [document(name, case[name], case["language"]) for name in ("original", "copy")]
    # find_copies reads from the lesser id where no direction is known
    pair[0], pair[1] = (document(number, page.text, page.language) for number, page in zip("12", pair, strict=True))
    return {change for copy in find_copies(pair, settings=SHORT) for change in copy.changes}


def expected(case: dict[str, str]) -> set[str]:
    """Give what ought to be told of it."""
    return set(case["changes"].split(" | ")) if case["changes"] else set()


def cases() -> dict[str, float]:
    """Hold what is told of our own pairs of sentences against what ought to be."""
    answers = [(told(case), expected(case)) for case in rows("changes")]
    right = sum(len(found & wanted) for found, wanted in answers)
    return {
        "changes_cases_recall": right / sum(len(wanted) for _, wanted in answers),
        "changes_cases_precision": right / sum(len(found) for found, _ in answers),
    }


def directed(case: dict[str, str]) -> str | None:
    """Give the direction that is told of one pair of texts; the first is by Herald, the second by Kurier."""
    first, second = (
        document(number, case[side].replace("\\n", "\n"), case[language], outlet)
        for number, side, language, outlet in (("1", "a", "language", "Herald"), ("2", "b", "other", "Kurier"))
    )
    if case["language"] == case["other"]:
        return next((copy.direction for copy in find_copies([first, second], settings=SHORT)), None)
    return tell_direction(Case(first, second, _whole(first), _whole(second)))[0]


def _whole(page: Document) -> Passage:
    return Passage(page.id, 0, len(page.text))


def directions() -> dict[str, float]:
    """Hold the directions told of our own pairs of texts against the right ones."""
    answers = [(directed(case), case["direction"] or None) for case in rows("direction")]
    found = [answer for answer in answers if answer[0]]
    right = sum(mine == wanted for mine, wanted in found)
    return {
        "direction_cases_precision": right / len(found),
        "direction_cases_recall": right / sum(wanted is not None for _, wanted in answers),
    }


def faithful() -> dict[str, float]:
    """Of line by line translations by people, nearly all of which are faithful: how many are not told to change a number."""
    folder, lines, unmarked = CORPORA / "ntrex128", 0, 0
    originals = (folder / "newstest2019-src.eng.txt").read_text("utf-8").split("\n")
    for language, file in TRANSLATIONS:
        translations = (folder / f"newstest2019-{file}.txt").read_text("utf-8").split("\n")
        for original, translation in _lines(originals, translations):
            pair = (document("1", original, "en"), document("2", translation, language))
            lines += 1
            unmarked += not translated_changes(*pair, [(0, len(original), 0, len(translation))])
    return {"faithful_translations_unmarked": unmarked / lines}


def _lines(originals: list[str], translations: list[str]) -> Iterator[tuple[str, str]]:
    pairs = ((one.strip(), other.strip()) for one, other in zip(originals, translations, strict=False))
    return (pair for pair in pairs if all(pair))


def changed() -> dict[str, float]:
    """Copy 100 articles with one number changed and one negation added: how many are told."""
    counted = {"number": 0, "negation": 0}
    asked = dict.fromkeys(counted, 0)
    for number, words in enumerate(articles(300)):
        text = " ".join(words[:300])
        for kind, pattern, by in (("number", r" (\d\d) ", " 97 "), ("negation", r" (is|was|will) (?!not)", r" \1 not ")):
            other = re.sub(pattern, by, text, count=1)
            if other != text and asked[kind] < 100:
                asked[kind] += 1
                pair = [document(f"{number}a", text, "en"), document(f"{number}b", other, "en")]
                counted[kind] += _tells(kind, find_copies(pair))
    return {f"changed_{kind}_told": counted[kind] / asked[kind] for kind in counted}


def _tells(kind: str, copies: tuple[Copy, ...]) -> bool:
    wanted = "-> 97" if kind == "number" else "negation added"
    return any(wanted in change for copy in copies for change in copy.changes)


def score() -> dict[str, float]:
    """Give all scores, from 0 to 1, higher is better."""
    return {**cases(), **directions(), **faithful(), **changed()}


if __name__ == "__main__":
    for name, value in score().items():
        print(f"{name:45} {value:.3f}")
