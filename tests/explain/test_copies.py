"""Why a copy is there: every rule of direction is asked, and the words add up to those that the search counted."""

import re

from tests.exchange.copied import copies_of, pile
from tests.factories import document

from sayso.copies import find_copies
from sayso.copies.direction import RULES
from sayso.explain import Reason, explain_copy
from sayso.records import Document
from sayso.settings import Settings

STORY = (
    "The harbour authority closed the old pier on Tuesday after the ferry struck it in heavy fog and bent two of its posts. "
    "“We heard a loud crack and then the whole pier shook under our feet,” the harbour master said in the evening. "
    "Repairs will take until the end of the month, and the ferry will land at the fish market until then."
)


def reasons(*documents: Document) -> list[Reason]:
    """Explain the only copy of a pile."""
    (copy,) = find_copies(documents)
    return list(explain_copy(copy, documents, (), Settings()))


def rules(found: list[Reason], step: str) -> list[str]:
    """Give the rules of one step."""
    return [each.rule for each in found if each.step == step]


def test_every_rule_of_direction_says_something() -> None:
    """Or "nothing"; the last line is what follows from all."""
    found = rules(reasons(*pile()), "direction")
    assert len(found) == len(RULES) + 1
    assert found[-1] == "in all: =Kurier was made from Herald"
    told = [each for each in found[:-1] if not each.endswith(": nothing")]
    assert len(told) == 1
    assert told[0].endswith(": =Kurier was made from Herald: published at least 2 days later by =Kurier than by Herald")


def test_words_in_quotation_marks_are_told_apart() -> None:
    """The count is the one of the copy's own reason."""
    a, b = document(STORY, id="a"), document(STORY.replace("bent", "broke"), id="b")
    found = reasons(a, b)
    (copy,) = find_copies((a, b))
    own, quoted = re.search(r"(\d+) of \d+ words equal, beside (\d+) in quotation marks", copy.why).groups()  # type: ignore[union-attr]
    assert rules(found, "words") == [f"{own} words of their own are equal in both"]
    assert rules(found, "left out") == [
        f"{quoted} equal words stand in quotation marks on both sides: a shared quotation is no copy"
    ]
    assert [each.partition(" = ")[0] for each in rules(found, "setting")] == ["copy_min_words", "copy_min_share"]


def test_changes_are_told() -> None:
    """Each of the record's."""
    found = list(explain_copy(copies_of(pile())[0], pile(), (), Settings()))
    assert rules(found, "change") == ["60 -> 500"]
    assert rules(found, "kind")[0].startswith("edited: words were replaced, added or left out; ")


def test_a_translated_copy_is_explained_by_its_sentences() -> None:
    """Each aligned pair with its likeness, original first."""
    english = document(
        "The mayor opened the new bridge over the river on Sunday. Many people came to see the fireworks in the evening. "
        "The old bridge will be torn down next year.",
        id="e",
        published="2024-03-04",
    )
    german = document(
        "Der Bürgermeister eröffnete am Sonntag die neue Brücke über den Fluss. Viele Menschen kamen am Abend, um das Feuerwerk zu sehen. "
        "Die alte Brücke wird im nächsten Jahr abgerissen.",
        id="d",
        language="de",
        published="2024-03-09",
    )
    sentences = [each for each in reasons(german, english) if each.step == "sentence"]
    assert [each.words.split(" | ")[0] for each in sentences] == [english.words(span) for span in english.paragraphs[0].sentences]
    assert all(each.score is not None and each.score > 0.5 for each in sentences)
